using Jalons.Data.Flux;

namespace Jalons.Web.Features.Flux;

/// <summary>Erases, when the site starts and every hour, the files that imports left on the disk when they were killed: they hold personal data.</summary>
/// <param name="depots">Dropped files.</param>
/// <param name="logger">How many, never which.</param>
public sealed class BalayageDepots(Depots depots, ILogger<BalayageDepots> logger) : BackgroundService
{
    private static readonly TimeSpan Rythme = TimeSpan.FromHours(1);

    /// <summary>Sweeps before the first request is served.</summary>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        Balayer();
        return base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var rythme = new PeriodicTimer(Rythme);
        try
        {
            while (await rythme.WaitForNextTickAsync(stoppingToken))
            {
                Balayer();
            }
        }
        catch (OperationCanceledException)
        {
            // The site stops.
        }
    }

    private void Balayer()
    {
        try
        {
            ImporteurFichier.Balayer();
            if (depots.Balayer() is > 0 and var combien)
            {
                logger.LogWarning("{Combien} fichier(s) déposé(s), laissé(s) par un import interrompu, effacé(s)", combien);
            }
        }
        catch (Exception defaut) when (defaut is IOException or UnauthorizedAccessException)
        {
            logger.LogError(defaut, "Effacement des fichiers déposés interrompu");
        }
    }
}
