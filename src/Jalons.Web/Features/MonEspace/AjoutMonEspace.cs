namespace Jalons.Web.Features.MonEspace;

/// <summary>The acts of the person in their own space.</summary>
public static class AjoutMonEspace
{
    /// <summary>Registers them.</summary>
    public static IServiceCollection AddMonEspace(this IServiceCollection services) => services
        .AddScoped<SignalerEmpechement>()
        .AddScoped<SignerMonContrat>()
        .AddScoped<DireMonAvancement>();
}
