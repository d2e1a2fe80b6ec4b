using Jalons.Web.Ui.Navigation;

namespace Jalons.Web.Features.Orientation;

/// <summary>Registers the use cases of the brique.</summary>
public static class AjoutOrientation
{
    /// <summary>One of each per request.</summary>
    public static IServiceCollection AddOrientation(this IServiceCollection services) => services
        .AddScoped<EnregistrerDiagnostic>()
        .AddScoped<PrononcerOrientation>()
        .AddScoped<NotifierOrientation>()
        .AddScoped<DesignerReferent>()
        .AddScoped<GererRegles>()
        .AddSingleton<ICompteurs, CompteursOrientation>();
}
