namespace Jalons.Web.Features.Flux;

/// <summary>Registers what the pages of the flows need.</summary>
public static class AjoutFlux
{
    /// <summary>The imports under way live as long as the process.</summary>
    public static IServiceCollection AddFlux(this IServiceCollection services) => services
        .AddSingleton<ImportsEnCours>()
        .AddHostedService(s => s.GetRequiredService<ImportsEnCours>());
}
