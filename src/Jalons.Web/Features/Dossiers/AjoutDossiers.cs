namespace Jalons.Web.Features.Dossiers;

/// <summary>The acts on the RSA file of a household.</summary>
public static class AjoutDossiers
{
    /// <summary>Registers them.</summary>
    public static IServiceCollection AddDossiers(this IServiceCollection services) => services.AddScoped<ReunirFoyers>();
}
