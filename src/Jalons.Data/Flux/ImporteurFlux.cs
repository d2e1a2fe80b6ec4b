using System.Threading.Channels;
using Jalons.Data.Referentiel;
using Jalons.Data.Socle;
using Jalons.Domain.Habilitations;
using Jalons.Flux.Caf;
using Npgsql;

namespace Jalons.Data.Flux;

/// <summary>What to import, for whom.</summary>
/// <param name="Chemin">The file on disk.</param>
/// <param name="NomFichier">Name the sender gave it.</param>
/// <param name="Agent">Who drops it; null from the command line.</param>
/// <param name="RecuLe">When the département received it, UTC: legal start of the orientation delay (CASF D262-65-2).</param>
/// <param name="Departement">Département of the agent; null lets the flow name it.</param>
/// <param name="Rejeu">The reject that the file plays again, corrected: it must be taken, or nothing is (<see cref="RejeuRejet"/>).</param>
public sealed record DemandeImport(string Chemin, string NomFichier, Agent? Agent, DateTimeOffset RecuLe, string? Departement = null, long? Rejeu = null);

/// <summary>
/// Applies a CAF/MSA flow (beneficiaries, instructions) in one transaction: all of it or nothing, again without effect. One thread reads, the
/// other stages lots by binary COPY and merges them by sets (docs/adr/0004).
/// </summary>
/// <param name="connexions">Both ways into the database.</param>
public sealed class ImporteurFlux(ConnexionsJalons connexions)
{
    private const int PremierLot = 500;
    private const int TailleLot = 6000;
    private const int BeaucoupDeDossiers = 1000;

    /// <summary>Imports the file.</summary>
    /// <exception cref="FluxRefuseException">The whole file is refused; nothing of it was applied.</exception>
    public async Task<RapportImport> ImporterAsync(DemandeImport demande, IProgress<AvancementImport>? avancement = null, CancellationToken annulation = default)
    {
        var servis = await DepartementsServis.ListerAsync(connexions, annulation);
        await using var fichier = FichierLu.Ouvrir(demande.Chemin);
        EnTeteFlux? enTete = null;
        string? designe = null;
        try
        {
            using var source = SourceFlux.Ouvrir(SourceFlux.Reconnaitre(demande.Chemin), fichier);
            enTete = source.LireEnTete();
            var controle = new ControleReception(enTete);
            using var elements = source.Lire(controle.Controler).GetEnumerator();
            var premiers = LirePremiers(elements, controle);
            designe = controle.Departement;
            var destinataire = Destinataire.Choisir(designe, demande.Departement, servis);
            controle.Departement = destinataire.Code;
            return await ImporterAsync(demande, ImportEnCours.Preparer(demande, enTete, destinataire), source, premiers, elements, fichier, avancement, annulation);
        }
        catch (FluxRefuseException refus) when (demande.Rejeu is null && Destinataire.DuRefus(demande.Departement ?? designe, servis) is { } departement)
        {
            await RegistreFlux.NoterRefusAsync(connexions, demande, departement, enTete, fichier.Length, refus, annulation);
            throw;
        }
    }

    private async Task<RapportImport> ImporterAsync(
        DemandeImport demande, ImportEnCours import, SourceFlux source, List<Enregistrement> premiers, IEnumerator<Enregistrement> elements, FichierLu fichier,
        IProgress<AvancementImport>? avancement, CancellationToken annulation)
    {
        await using var connexion = await PremierChargement.ConnecterAsync(connexions, import.Destinataire.Code, annulation);
        await using var transaction = await connexion.BeginTransactionAsync(annulation);
        if (await import.CommencerAsync(connexion, transaction, annulation) is { } dejaImporte)
        {
            return dejaImporte;
        }

        await AppliquerLotsAsync(connexion, import, premiers, elements, fichier, avancement, annulation);
        var rapport = await import.ConclureAsync(connexion, source, fichier, annulation);
        await RegistreFlux.ReglerAsync(connexion, demande, rapport, annulation);
        if (import.Destinataire.AOuvrir is { } nouveau)
        {
            // Last of all: a file that is refused opens nothing.
            await DepartementsServis.AjouterAsync(connexions, nouveau, annulation);
        }

        await transaction.CommitAsync(annulation);
        if (rapport.Crees + rapport.Modifies >= BeaucoupDeDossiers)
        {
            await AnalyserAsync(rapport.Crees + rapport.Modifies);
        }

        return rapport;
    }

    /// <summary>
    /// Tells the planner what the tables hold now, when more than a twentieth of the dossiers are new to it. It would learn it by itself within minutes;
    /// until then it takes a département for a handful of rows, and the pages and the next flow wait for it. A sample of nine thousand rows is enough
    /// until then.
    /// </summary>
    private async Task AnalyserAsync(int changes)
    {
        await using (var connexion = await connexions.Proprietaire.OpenConnectionAsync(CancellationToken.None))
        {
            await using var connus = new NpgsqlCommand("select reltuples from pg_class where oid = 'dossier'::regclass", connexion);
            if (await connus.ExecuteScalarAsync(CancellationToken.None) is float dossiers && changes < dossiers / 20)
            {
                return;
            }
        }

        await Parallel.ForEachAsync(
            [.. LignesNeuves.Tables, "evenement_flux", "changement_flux"],
            new ParallelOptions { MaxDegreeOfParallelism = 2 },
            async (table, _) =>
            {
                await using var connexion = await connexions.Proprietaire.OpenConnectionAsync(CancellationToken.None);
                await connexion.ExecuterAsync($"set default_statistics_target = 30; analyze {table}", CancellationToken.None);
            });
    }

    private static async Task AppliquerLotsAsync(
        NpgsqlConnection connexion, ImportEnCours import, List<Enregistrement> premiers, IEnumerator<Enregistrement> elements, FichierLu fichier,
        IProgress<AvancementImport>? avancement, CancellationToken annulation)
    {
        using var arret = CancellationTokenSource.CreateLinkedTokenSource(annulation);
        var lots = Channel.CreateBounded<List<Enregistrement>>(1);
        var lecture = Task.Run(() => LireLotsAsync(premiers, elements, lots.Writer, arret.Token), CancellationToken.None);
        try
        {
            await foreach (var lot in lots.Reader.ReadAllAsync(annulation))
            {
                await import.AppliquerAsync(connexion, lot, annulation);
                avancement?.Report(new AvancementImport(fichier.Lus, fichier.Length, import.Foyers, import.Rejetes));
            }

            await import.FusionnerAsync(connexion, annulation);
        }
        finally
        {
            await arret.CancelAsync();
            await lecture;
        }
    }

    /// <summary>Reads ahead of the database, small lots first so that it does not wait long for its first one; an error of the reader reaches
    /// the other side through the channel.</summary>
    private static async Task LireLotsAsync(List<Enregistrement> premiers, IEnumerator<Enregistrement> elements, ChannelWriter<List<Enregistrement>> lots, CancellationToken annulation)
    {
        try
        {
            var (lot, taille) = (premiers, PremierLot);
            while (elements.MoveNext())
            {
                lot.Add(elements.Current);
                if (lot.Count >= taille)
                {
                    await lots.WriteAsync(lot, annulation);
                    taille = Math.Min(taille * 2, TailleLot);
                    lot = new List<Enregistrement>(taille);
                }
            }

            await lots.WriteAsync(lot, annulation);
            lots.Complete();
        }
        catch (Exception erreur)
        {
            lots.TryComplete(erreur);
        }
    }

    /// <summary>Reads until a household names the département; what was read on the way is kept for the first lot.</summary>
    private static List<Enregistrement> LirePremiers(IEnumerator<Enregistrement> elements, ControleReception controle)
    {
        var premiers = new List<Enregistrement>(PremierLot);
        while (controle.Departement is null && premiers.Count < PremierLot && elements.MoveNext())
        {
            premiers.Add(elements.Current);
        }

        return premiers;
    }
}
