using Jalons.Web.Ui.Navigation;

namespace Jalons.Web.Features.Doublons;

/// <summary>Registers what the pages of possible duplicates need.</summary>
public static class AjoutDoublons
{
    /// <summary>One of each per request.</summary>
    public static IServiceCollection AddDoublons(this IServiceCollection services) => services
        .AddScoped<ReglerDoublon>()
        .AddScoped<SeparerPersonnes>()
        .AddSingleton<ICompteurs, CompteursDoublons>();
}
