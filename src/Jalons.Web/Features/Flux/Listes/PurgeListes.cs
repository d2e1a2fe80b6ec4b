using Jalons.Data.Flux.Listes;
using Jalons.Data.Referentiel;
using Jalons.Data.Socle;

namespace Jalons.Web.Features.Flux.Listes;

/// <summary>Deletes, once a day, the lists of people kept for longer than they may be: nobody has to think of it.</summary>
/// <param name="connexions">Both ways into the database.</param>
/// <param name="travail">The acts on lists.</param>
/// <param name="horloge">Clock.</param>
/// <param name="logger">For bugs only.</param>
public sealed class PurgeListes(ConnexionsJalons connexions, TravailListes travail, TimeProvider horloge, ILogger<PurgeListes> logger) : BackgroundService
{
    private static readonly TimeSpan Rythme = TimeSpan.FromDays(1);

    /// <summary>Purges before the first request is served: a restart every night is enough.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await PurgerAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var rythme = new PeriodicTimer(Rythme);
        try
        {
            while (await rythme.WaitForNextTickAsync(stoppingToken))
            {
                await PurgerAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The site stops.
        }
    }

    private async Task PurgerAsync(CancellationToken annulation)
    {
        try
        {
            foreach (var departement in await DepartementsServis.ListerAsync(connexions, annulation))
            {
                await travail.PurgerAsync(departement.Code, horloge.GetUtcNow(), annulation);
            }
        }
        catch (Exception defaut) when (defaut is not OperationCanceledException && !annulation.IsCancellationRequested)
        {
            logger.LogError(defaut, "Suppression des listes périmées interrompue");
        }
    }
}
