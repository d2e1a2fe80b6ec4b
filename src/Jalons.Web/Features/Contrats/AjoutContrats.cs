namespace Jalons.Web.Features.Contrats;

/// <summary>The acts of this brique.</summary>
public static class AjoutContrats
{
    /// <summary>Registers them.</summary>
    public static IServiceCollection AddContrats(this IServiceCollection services) => services
        .AddScoped<ActeSurContrat>()
        .AddScoped<PreparerContrat>()
        .AddScoped<RedigerContrat>()
        .AddScoped<ProposerContrat>()
        .AddScoped<SignerContrat>()
        .AddScoped<CloreContrat>()
        .AddScoped<DireAvancement>();
}
