using Jalons.Data.Flux;
using Jalons.Data.Flux.Listes;
using Jalons.Web.Features.Flux.Listes;

namespace Jalons.Web.Features.Flux;

/// <summary>Registers what the pages of the flows need.</summary>
public static class AjoutFlux
{
    /// <summary>The imports under way live as long as the process.</summary>
    public static IServiceCollection AddFlux(this IServiceCollection services) => services
        .AddSingleton<Depots>()
        .AddSingleton<ImportsEnCours>()
        .AddSingleton<TravailListes>()
        .AddSingleton<RejeuRejet>()
        .AddHostedService<PurgeListes>()
        .AddHostedService<BalayageDepots>()
        .AddHostedService(s => s.GetRequiredService<ImportsEnCours>());
}
