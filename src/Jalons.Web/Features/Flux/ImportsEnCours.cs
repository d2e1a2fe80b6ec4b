using System.Collections.Concurrent;
using Jalons.Data.Flux;
using Jalons.Data.Socle;
using Jalons.Domain.Habilitations;
using Jalons.Flux.Caf;

namespace Jalons.Web.Features.Flux;

/// <summary>Where an import dropped on the page stands.</summary>
public enum EtapeImport
{
    /// <summary>The file is being read and merged.</summary>
    EnCours,

    /// <summary>Applied.</summary>
    Termine,

    /// <summary>Refused: nothing was applied.</summary>
    Refuse,

    /// <summary>Stopped by somebody: nothing was applied.</summary>
    Arrete,
}

/// <summary>One import dropped on the page.</summary>
/// <param name="numero">Its number in the address.</param>
/// <param name="agent">Who dropped it.</param>
/// <param name="nomFichier">Name of the file.</param>
public sealed class SuiviImport(Guid numero, Agent agent, string nomFichier) : IProgress<AvancementImport>, IDisposable
{
    private volatile AvancementImport _avancement = new(0, 0, 0, 0);

    /// <summary>Its number.</summary>
    public Guid Numero { get; } = numero;

    /// <summary>Who dropped it.</summary>
    public Agent Agent { get; } = agent;

    /// <summary>Name of the file.</summary>
    public string NomFichier { get; } = nomFichier;

    /// <summary>Where it stands.</summary>
    public EtapeImport Etape { get; private set; }

    /// <summary>How far it is.</summary>
    public AvancementImport Avancement => _avancement;

    /// <summary>What became of each of its files, once it is done; several in an archive.</summary>
    public IReadOnlyList<ResultatFichier> Resultats { get; private set; } = [];

    /// <summary>The flow that its only file made; null when there are several, or none.</summary>
    public long? Flux => Resultats is [{ Rapport: { Flux: { } flux } }] ? flux : null;

    /// <summary>Why it was refused.</summary>
    public string? Message { get; private set; }

    internal CancellationTokenSource Arret { get; } = new();

    /// <inheritdoc/>
    public void Report(AvancementImport value) => _avancement = value;

    /// <summary>Asks it to stop; what it did is rolled back.</summary>
    public void Arreter() => Arret.Cancel();

    internal void Terminer(IReadOnlyList<ResultatFichier> resultats) => (Resultats, Etape) = (resultats, EtapeImport.Termine);

    internal void Abandonner(EtapeImport etape, string message) => (Message, Etape) = (message, etape);

    /// <inheritdoc/>
    public void Dispose() => Arret.Dispose();
}

/// <summary>
/// Runs the imports dropped on the page, outside the request. An import is one transaction: when the process stops, it is
/// rolled back by PostgreSQL and the file is dropped again.
/// </summary>
/// <param name="connexions">Both ways into the database.</param>
/// <param name="horloge">Clock.</param>
/// <param name="logger">For bugs only: no name, no number.</param>
public sealed class ImportsEnCours(ConnexionsJalons connexions, TimeProvider horloge, ILogger<ImportsEnCours> logger) : IHostedService
{
    private readonly ConcurrentDictionary<Guid, SuiviImport> _suivis = new();

    /// <summary>The import of an agent's département, or null.</summary>
    public SuiviImport? Trouver(Guid numero, Agent agent) =>
        _suivis.TryGetValue(numero, out var suivi) && suivi.Agent.Departement == agent.Departement ? suivi : null;

    /// <summary>Imports under way in a département.</summary>
    public IReadOnlyList<SuiviImport> EnCours(string departement) =>
        [.. _suivis.Values.Where(s => s.Etape == EtapeImport.EnCours && s.Agent.Departement == departement)];

    /// <summary>Starts the import of a file already on disk; the file is deleted at the end.</summary>
    public SuiviImport Lancer(Agent agent, string chemin, string nomFichier)
    {
        var suivi = new SuiviImport(Guid.NewGuid(), agent, nomFichier);
        _suivis[suivi.Numero] = suivi;
        var demande = new DemandeImport(chemin, nomFichier, agent, horloge.GetUtcNow(), agent.Departement);
        _ = Task.Run(() => ImporterAsync(suivi, demande));
        return suivi;
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        foreach (var suivi in _suivis.Values.Where(s => s.Etape == EtapeImport.EnCours))
        {
            await suivi.Arret.CancelAsync();
        }
    }

    private async Task ImporterAsync(SuiviImport suivi, DemandeImport demande)
    {
        try
        {
            suivi.Terminer(await new ImporteurFichier(connexions).ImporterAsync(demande, suivi, suivi.Arret.Token));
        }
        catch (FluxRefuseException refus)
        {
            suivi.Abandonner(EtapeImport.Refuse, refus.Message);
        }
        catch (OperationCanceledException)
        {
            suivi.Abandonner(EtapeImport.Arrete, "L’import a été arrêté avant la fin : rien n’a été modifié.");
        }
        catch (Exception defaut)
        {
            var incident = Guid.NewGuid().ToString("N")[..8];
            logger.LogError(defaut, "Import interrompu, incident {Incident}", incident);
            suivi.Abandonner(EtapeImport.Refuse, $"L’import s’est interrompu sur une erreur du logiciel : rien n’a été modifié. Signalez l’incident {incident}.");
        }
        finally
        {
            File.Delete(demande.Chemin);
        }
    }
}
