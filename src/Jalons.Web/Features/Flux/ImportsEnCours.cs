using System.Collections.Concurrent;
using Jalons.Data.Flux;
using Jalons.Data.Flux.Listes;
using Jalons.Data.Socle;
using Jalons.Domain.Habilitations;
using Jalons.Flux.Caf;

namespace Jalons.Web.Features.Flux;

/// <summary>Where the import of a file stands.</summary>
public enum EtapeImport
{
    /// <summary>Another file of the same drop comes first.</summary>
    EnAttente,

    /// <summary>The file is being read and merged.</summary>
    EnCours,

    /// <summary>Applied; a list of people: kept until its columns are mapped.</summary>
    Termine,

    /// <summary>Refused: nothing was applied.</summary>
    Refuse,

    /// <summary>Stopped by somebody: nothing was applied.</summary>
    Arrete,
}

/// <summary>The import of one file.</summary>
/// <param name="demande">What to import.</param>
public sealed class SuiviImport(DemandeImport demande) : IProgress<AvancementImport>
{
    private volatile AvancementImport _avancement = new(0, 0, 0, 0);
    private volatile EtapeImport _etape;

    /// <summary>Name of the file.</summary>
    public string NomFichier => Demande.NomFichier;

    /// <summary>Where it stands; written last, once what it led to is known.</summary>
    public EtapeImport Etape => _etape;

    /// <summary>How far it is.</summary>
    public AvancementImport Avancement => _avancement;

    /// <summary>What became of each of its files, once it is done; several in an archive.</summary>
    public IReadOnlyList<ResultatFichier> Resultats { get; private set; } = [];

    /// <summary>What its only file did; null when there are several, or none.</summary>
    public RapportImport? Rapport => Resultats is [{ Rapport: { } rapport }] ? rapport : null;

    /// <summary>The list of people that waits to be mapped.</summary>
    public long? Liste { get; private set; }

    /// <summary>Why it was refused.</summary>
    public string? Message { get; private set; }

    internal DemandeImport Demande { get; } = demande;

    /// <inheritdoc/>
    public void Report(AvancementImport value) => _avancement = value;

    internal void Commencer() => _etape = EtapeImport.EnCours;

    internal void Terminer(IReadOnlyList<ResultatFichier> resultats) => (Resultats, _etape) = (resultats, EtapeImport.Termine);

    internal void Garder(long liste) => (Liste, _etape) = (liste, EtapeImport.Termine);

    internal void Abandonner(EtapeImport etape, string message) => (Message, _etape) = (message, etape);
}

/// <summary>Files dropped together: imported one after the other.</summary>
/// <param name="numero">Its number in the address.</param>
/// <param name="agent">Who dropped them.</param>
/// <param name="fichiers">The files, in the order in which they are applied.</param>
public sealed class SuiviDepot(Guid numero, Agent agent, IReadOnlyList<SuiviImport> fichiers) : IDisposable
{
    /// <summary>Its number.</summary>
    public Guid Numero { get; } = numero;

    /// <summary>Who dropped them.</summary>
    public Agent Agent { get; } = agent;

    /// <summary>The files.</summary>
    public IReadOnlyList<SuiviImport> Fichiers { get; } = fichiers;

    /// <summary>True while a file is still to be imported.</summary>
    public bool EstEnCours => Fichiers.Any(f => f.Etape is EtapeImport.EnAttente or EtapeImport.EnCours);

    /// <summary>The file being imported, else the last one.</summary>
    public SuiviImport Actuel => Fichiers.FirstOrDefault(f => f.Etape is EtapeImport.EnAttente or EtapeImport.EnCours) ?? Fichiers[^1];

    internal CancellationTokenSource Arret { get; } = new();

    /// <summary>Asks it to stop; what the file under way did is rolled back, what was applied before stays.</summary>
    public void Arreter() => Arret.Cancel();

    /// <inheritdoc/>
    public void Dispose() => Arret.Dispose();
}

/// <summary>
/// Runs the imports asked for on the pages, outside the request. An import is one transaction: when the process stops, it is
/// rolled back by PostgreSQL and the file is dropped again.
/// </summary>
/// <param name="connexions">Both ways into the database.</param>
/// <param name="depots">Dropped files.</param>
/// <param name="horloge">Clock.</param>
/// <param name="logger">For bugs only: no name, no number.</param>
public sealed class ImportsEnCours(ConnexionsJalons connexions, Depots depots, TimeProvider horloge, ILogger<ImportsEnCours> logger) : IHostedService
{
    private readonly ConcurrentDictionary<Guid, SuiviDepot> _suivis = new();

    /// <summary>The drop of an agent's département, or null.</summary>
    public SuiviDepot? Trouver(Guid numero, Agent agent) =>
        _suivis.TryGetValue(numero, out var suivi) && suivi.Agent.Departement == agent.Departement ? suivi : null;

    /// <summary>Drops under way in a département.</summary>
    public IReadOnlyList<SuiviDepot> EnCours(string departement) =>
        [.. _suivis.Values.Where(s => s.EstEnCours && s.Agent.Departement == departement)];

    /// <summary>Starts the import of files already on disk, in their order: flows by the date of their header, then lists. Each file is deleted once imported.</summary>
    /// <param name="agent">Who dropped them.</param>
    /// <param name="fichiers">Their paths, with the names that their senders gave them.</param>
    public SuiviDepot Lancer(Agent agent, IEnumerable<(string Chemin, string Nom)> fichiers)
    {
        var demandes = fichiers.Select(f => new DemandeImport(f.Chemin, f.Nom, agent, horloge.GetUtcNow(), agent.Departement))
            .Select(d => (Demande: d, Reconnu: ImporteurFichier.Reconnaitre(d)))
            .OrderBy(x => x.Reconnu.Ordre).ThenBy(x => x.Demande.NomFichier, StringComparer.Ordinal)
            .ToList();
        return Lancer(agent, demandes.ConvertAll<(SuiviImport, Func<SuiviImport, CancellationToken, Task>)>(
            x => (new SuiviImport(x.Demande), x.Reconnu.Genre == GenreFichier.ListeDePersonnes ? DeposerListeAsync : ImporterFichierAsync)));
    }

    /// <summary>Starts the import of a list that was mapped and looked at.</summary>
    public SuiviDepot LancerListe(Agent agent, long liste, int version, string nomFichier)
    {
        var demande = new DemandeImport("", nomFichier, agent, horloge.GetUtcNow(), agent.Departement);
        return Lancer(agent, [(new SuiviImport(demande), async (suivi, annulation) =>
            suivi.Terminer([new(nomFichier, await new ImporteurPersonnes(connexions).ImporterAsync(liste, version, demande, suivi, annulation), null)]))]);
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        foreach (var suivi in _suivis.Values.Where(s => s.EstEnCours))
        {
            await suivi.Arret.CancelAsync();
        }
    }

    private SuiviDepot Lancer(Agent agent, IReadOnlyList<(SuiviImport Suivi, Func<SuiviImport, CancellationToken, Task> Import)> imports)
    {
        var depot = new SuiviDepot(Guid.NewGuid(), agent, [.. imports.Select(i => i.Suivi)]);
        _suivis[depot.Numero] = depot;
        _ = Task.Run(async () =>
        {
            foreach (var (suivi, import) in imports)
            {
                await ExecuterAsync(suivi, import, depot.Arret.Token);
            }
        });
        return depot;
    }

    private async Task ImporterFichierAsync(SuiviImport suivi, CancellationToken annulation) =>
        suivi.Terminer(await new ImporteurFichier(connexions).ImporterAsync(suivi.Demande, suivi, annulation));

    private async Task DeposerListeAsync(SuiviImport suivi, CancellationToken annulation) =>
        suivi.Garder(await new TravailListes(connexions).DeposerAsync(suivi.Demande, suivi.Demande.Agent!, annulation));

    private async Task ExecuterAsync(SuiviImport suivi, Func<SuiviImport, CancellationToken, Task> import, CancellationToken annulation)
    {
        try
        {
            annulation.ThrowIfCancellationRequested();
            suivi.Commencer();
            await import(suivi, annulation);
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
            if (suivi.Demande.Chemin.Length > 0)
            {
                depots.Effacer(suivi.Demande.Chemin);
            }
        }
    }
}
