using System.Text.Json;
using Jalons.Data.Dossiers;
using Jalons.Data.Referentiel;
using Jalons.Data.Socle;
using Jalons.Domain.Referentiel;
using Jalons.Domain.Socle;
using Jalons.Flux.Caf;
using Jalons.Flux.Listes;
using Npgsql;
using NpgsqlTypes;

namespace Jalons.Data.Flux.Listes;

/// <summary>
/// Applies a list whose columns are known (France Travail, contacts of the CNAF) in one transaction: all of it or nothing, again without effect. Rows
/// are staged by binary COPY and applied by sets.
/// </summary>
/// <param name="connexions">Both ways into the database.</param>
public sealed class ImporteurListe(ConnexionsJalons connexions)
{
    private const int TailleLot = 8000;
    private static readonly JsonSerializerOptions Json = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly string SqlPreparer = Ressources.Sql("preparer");

    /// <summary>Imports the list.</summary>
    /// <exception cref="FluxRefuseException">The whole file is refused; nothing of it was applied.</exception>
    public async Task<RapportImport> ImporterAsync(DemandeImport demande, IProgress<AvancementImport>? avancement = null, CancellationToken annulation = default)
    {
        var servis = await DepartementsServis.ListerAsync(connexions, annulation);
        await using var fichier = File.OpenRead(demande.Chemin);
        var taille = fichier.Length;
        EnTeteFlux? enTete = null;
        try
        {
            using var liste = LecteurListe.Ouvrir(fichier);
            var nature = NaturesListe.Reconnaitre(liste, demande.NomFichier);
            enTete = EnTetesListe.De(nature, demande.RecuLe);
            var apport = Apporter(nature, liste, demande.RecuLe.JourAParis());
            return await AppliquerAsync(demande, enTete, Destinataire.Choisir(null, demande.Departement, servis).Code, liste, apport, fichier, avancement, annulation);
        }
        catch (FluxRefuseException refus) when (demande.Rejeu is null && Destinataire.DuRefus(demande.Departement, servis) is { } departement)
        {
            await RegistreFlux.NoterRefusAsync(connexions, demande, departement, enTete, taille, refus, annulation);
            throw;
        }
    }

    /// <summary>A row as rejects keep it: each title with its value.</summary>
    internal static string Brut(IReadOnlyList<string> titres, LigneListe ligne) => JsonSerializer.Serialize(
        ligne.Cellules.Select((cellule, i) => new[] { i < titres.Count ? titres[i] : "", cellule }), Json);

    private static IApport Apporter(NatureListe nature, LecteurListe liste, DateOnly aujourdhui) => nature switch
    {
        NatureListe.Contacts => new ApportContacts(liste.Titres, aujourdhui),
        NatureListe.Personnes => throw new FluxRefuseException(
            "liste.a_associer", "Les colonnes de cette liste ne sont pas connues : déposez-la sur la page « Imports », qui demande ce que contient chacune. Rien n’a été modifié."),
        _ => new ApportInscriptions(nature, aujourdhui),
    };

    private async Task<RapportImport> AppliquerAsync(
        DemandeImport demande, EnTeteFlux enTete, string departement, LecteurListe liste, IApport apport, FileStream fichier,
        IProgress<AvancementImport>? avancement, CancellationToken annulation)
    {
        var empreinte = await FichierLu.EmpreinteAsync(demande.Chemin, annulation);
        await using var connexion = await connexions.OuvrirAsync(departement, annulation);
        await using var transaction = await connexion.BeginTransactionAsync(annulation);
        if (!await connexion.PasserAvantLesImportsAsync(departement, annulation))
        {
            throw new FluxRefuseException("flux.en_cours", "Un autre import est en cours pour ce département. Attendez qu’il se termine, puis recommencez : rien n’a été modifié.");
        }

        if (demande.Rejeu is null && await RegistreFlux.TrouverListeAsync(connexion, empreinte, annulation) is { } deja)
        {
            return await RegistreFlux.RelireAsync(connexion, deja, annulation);
        }

        var flux = await PreparerAsync(connexion, demande, enTete, departement, apport, annulation);
        var rejets = new RejetsImport();
        var lues = await LireAsync(connexion, liste, apport, rejets, (n, r) => avancement?.Report(new(fichier.Position, fichier.Length, n, r)), annulation);
        await connexion.ExecuterAsync(apport.SqlAppliquer, annulation);
        await RechercheDoublons.ChercherAsync(connexion, flux, demande.RecuLe, annulation);
        await rejets.ReprendreAsync(connexion, annulation);
        var rapport = await ConclureAsync(connexion, apport, rejets, lues, Rapport(enTete, departement, flux), annulation);
        await RegistreFlux.NoterAsync(connexion, demande, enTete, rapport, complet: true, new FichierRecu(fichier.Length, empreinte, [], []), annulation);
        await rejets.GarderAsync(connexion, demande.Chemin, annulation);
        await RegistreFlux.ReglerAsync(connexion, demande, rapport, annulation);
        await transaction.CommitAsync(annulation);
        return rapport;
    }

    private static async Task<long> PreparerAsync(
        NpgsqlConnection connexion, DemandeImport demande, EnTeteFlux enTete, string departement, IApport apport, CancellationToken annulation)
    {
        var flux = await RegistreFlux.NumeroterAsync(connexion, annulation);
        await connexion.ExecuterAsync(SqlPreparer + apport.SqlPreparer, annulation);
        await using var commande = new NpgsqlCommand("insert into s_flux (departement, flux, cree_le, recu_le, instruction) values ($1, $2, $3, $4, false)", connexion)
        {
            Parameters =
            {
                new() { Value = departement },
                new() { Value = flux },
                new() { Value = enTete.Creation, NpgsqlDbType = NpgsqlDbType.Timestamp },
                new() { Value = demande.RecuLe.JourAParis() },
            },
        };
        await commande.ExecuteNonQueryAsync(annulation);
        return flux;
    }

    /// <summary>Stages every row, a lot at a time; a first row of titles that is an event is one.</summary>
    private static async Task<int> LireAsync(
        NpgsqlConnection connexion, LecteurListe liste, IApport apport, RejetsImport rejets, Action<int, int> avancer, CancellationToken annulation)
    {
        var lues = 0;
        foreach (var ligne in NaturesListe.Lignes(liste))
        {
            var brut = Brut(liste.Titres, ligne);
            if (apport.Ajouter(ligne, brut) is { } defaut)
            {
                rejets.Ajouter(new RejetFlux(ligne.Rang, null, defaut.Code, defaut.Message, brut));
            }

            if (++lues % TailleLot == 0)
            {
                await apport.EnvoyerAsync(connexion, annulation);
                avancer(lues, rejets.Combien);
            }
        }

        await apport.EnvoyerAsync(connexion, annulation);
        await rejets.PreparerAsync(connexion, annulation);
        return lues;
    }

    private static RapportImport Rapport(EnTeteFlux enTete, string departement, long flux) => new()
    {
        Flux = flux,
        Format = enTete.Format(),
        Nature = enTete.Nom(),
        DateFlux = enTete.Creation,
        Departement = departement,
    };

    private static async Task<RapportImport> ConclureAsync(
        NpgsqlConnection connexion, IApport apport, RejetsImport rejets, int lues, RapportImport rapport, CancellationToken annulation)
    {
        await using var commande = new NpgsqlCommand(
            """
            select (select count(distinct personne)::int from s_attache), (select count(distinct rang)::int from s_nouveau),
              (select count(*)::int from (select from s_attache group by rang having count(*) > 1) a),
              coalesce((select min(rang) from (select rang from s_attache group by rang having count(*) > 1) a), 0)
            """,
            connexion);
        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        await lecteur.ReadAsync(annulation);
        var (personnes, nouvelles, ambigues, premiere) = (lecteur.GetInt32(0), lecteur.GetInt32(1), lecteur.GetInt32(2), lecteur.GetInt32(3));
        await lecteur.CloseAsync();
        string[] attachees = ambigues == 0
            ? []
            : [$"{(ambigues == 1 ? "Une ligne correspond" : $"{ambigues} lignes correspondent")} à plusieurs personnes connues, et ont été attachées à toutes (la première est la ligne {premiere}). Vérifiez s’il s’agit de la même personne, connue deux fois."];
        return rapport with
        {
            Foyers = lues,
            Personnes = personnes,
            Crees = apport.Cree ? nouvelles : 0,
            Modifies = apport.Cree ? 0 : nouvelles,
            Inchanges = lues - nouvelles - rejets.Combien,
            Rejetes = rejets.Combien,
            Rejets = rejets.Listes,
            Avertissements = [.. attachees, .. await apport.AvertirAsync(connexion, annulation)],
        };
    }
}
