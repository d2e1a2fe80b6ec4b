using Jalons.Web.Features.Connexion.MonCompte;

namespace Jalons.Web.Features.Connexion;

/// <summary>Registers the use cases of sign-in.</summary>
public static class AjoutConnexion
{
    /// <summary>One of each per request.</summary>
    public static IServiceCollection AddConnexion(this IServiceCollection services) => services
        .AddScoped<EtapesConnexion>()
        .AddScoped<SeConnecter>()
        .AddScoped<PasserSecondFacteur>()
        .AddScoped<ChoisirMotDePasse>()
        .AddScoped<InstallerSecondFacteur>()
        .AddScoped<GererMonCompte>();
}
