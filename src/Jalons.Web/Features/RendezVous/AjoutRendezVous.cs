using Jalons.Web.Ui.Navigation;

namespace Jalons.Web.Features.RendezVous;

/// <summary>The acts of this brique.</summary>
public static class AjoutRendezVous
{
    /// <summary>Registers them.</summary>
    public static IServiceCollection AddRendezVous(this IServiceCollection services) => services
        .AddScoped<FixerRendezVous>()
        .AddScoped<ActeSurRendezVous>()
        .AddScoped<DeplacerRendezVous>()
        .AddScoped<NoterPresence>()
        .AddScoped<AnnulerRendezVous>()
        .AddSingleton<ICompteurs, CompteursRendezVous>();
}
