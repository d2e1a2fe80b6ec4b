using Jalons.Data.Dossiers;
using Jalons.Data.Socle;
using Jalons.Flux.Caf;
using Jalons.Flux.Listes;
using Npgsql;

namespace Jalons.Data.Flux.Listes;

/// <summary>
/// Imports a list of people that was mapped and corrected: people created, completed, reached, accompanied outside the RSA. One transaction, all of it or
/// nothing; rows that cannot be taken are rejected with their reason.
/// </summary>
/// <param name="connexions">Both ways into the database.</param>
public sealed class ImporteurPersonnes(ConnexionsJalons connexions)
{
    private static readonly string SqlAccueillir = Ressources.Sql("accueillir");
    private static readonly string SqlContacts = Ressources.Sql("contacts");

    /// <summary>Imports the list.</summary>
    /// <param name="id">The list.</param>
    /// <param name="version">The version that was looked at.</param>
    /// <param name="demande">For whom; its path is not read.</param>
    /// <param name="avancement">How far it is.</param>
    /// <param name="annulation">Cancels.</param>
    /// <exception cref="FluxRefuseException">Nothing was imported: somebody else acts on the list, or another import is under way.</exception>
    public async Task<RapportImport> ImporterAsync(
        long id, int version, DemandeImport demande, IProgress<AvancementImport>? avancement = null, CancellationToken annulation = default)
    {
        await using var connexion = await connexions.OuvrirAsync(demande.Departement!, annulation);
        await using var transaction = await connexion.BeginTransactionAsync(annulation);
        if (!await connexion.PasserAvantLesImportsAsync(demande.Departement!, annulation))
        {
            throw new FluxRefuseException("flux.en_cours", "Un autre import est en cours pour ce département. Attendez qu’il se termine, puis recommencez : rien n’a été modifié.");
        }

        var flux = await RegistreFlux.NumeroterAsync(connexion, annulation);
        var (liste, empreinte, taille) = await PrendreAsync(connexion, id, version, flux, annulation);
        var lignes = await LigneRecue.ListerAsync(connexion, id, null, int.MaxValue, 0, annulation);
        avancement?.Report(new(1, 4, lignes.Count, 0));
        var constats = await ExamenListe.ExaminerAsync(connexion, liste, lignes, flux, demande.RecuLe, annulation);
        avancement?.Report(new(2, 4, lignes.Count, 0));
        var rejets = await AppliquerAsync(connexion, liste, lignes, constats, annulation);
        await RechercheDoublons.ChercherAsync(connexion, flux, demande.RecuLe, annulation);
        var enTete = EnTetesListe.De(NatureListe.Personnes, demande.RecuLe);
        var rapport = await CompterAsync(connexion, lignes.Count, rejets, annulation) with { Flux = flux, Departement = demande.Departement!, DateFlux = enTete.Creation };
        await RegistreFlux.NoterAsync(connexion, demande, enTete, rapport, complet: true, new FichierRecu(taille, empreinte, [], []), annulation);
        await rejets.GarderAsync(connexion, "", annulation);
        await connexion.ExecuterAsync(SqlResultats(id), annulation);
        await transaction.CommitAsync(annulation);
        return rapport;
    }

    private static async Task<(ListeRecue Liste, byte[] Empreinte, long Taille)> PrendreAsync(NpgsqlConnection connexion, long id, int version, long flux, CancellationToken annulation)
    {
        await using (var commande = new NpgsqlCommand(
            "update liste_recue set etat = 'importee', version = version + 1, flux = $3 where id = $1 and version = $2 and etat = 'a_verifier' returning empreinte, taille", connexion)
        {
            Parameters = { new() { Value = id }, new() { Value = version }, new() { Value = flux } },
        })
        await using (var lecteur = await commande.ExecuteReaderAsync(annulation))
        {
            if (await lecteur.ReadAsync(annulation))
            {
                var (empreinte, taille) = (lecteur.GetFieldValue<byte[]>(0), lecteur.GetInt64(1));
                await lecteur.CloseAsync();
                return ((await ListeRecue.LireAsync(connexion, id, annulation))!, empreinte, taille);
            }
        }

        throw new FluxRefuseException("liste.modifiee", "Cette liste vient d’être modifiée par quelqu’un d’autre, importée ou supprimée. Regardez où elle en est avant de recommencer : rien n’a été modifié.");
    }

    private static async Task<RejetsImport> AppliquerAsync(
        NpgsqlConnection connexion, ListeRecue liste, IReadOnlyList<LigneRecue> lignes, List<ConstatLigne> constats, CancellationToken annulation)
    {
        var rejets = new RejetsImport();
        var parRang = lignes.ToDictionary(l => l.Rang);
        foreach (var refusee in constats.Where(c => c.Etat == "refusee"))
        {
            rejets.Ajouter(new RejetFlux(
                refusee.Rang, null, "liste.illisible", refusee.Constat!, ImporteurListe.Brut(liste.Titres, new LigneListe(refusee.Rang, parRang[refusee.Rang].Cellules))));
        }

        await rejets.PreparerAsync(connexion, annulation);
        await connexion.ExecuterAsync("create temp table s_source (nom text) on commit drop", annulation);
        await using (var source = new NpgsqlCommand("insert into s_source values ($1)", connexion) { Parameters = { new() { Value = liste.NomOrganisme ?? "liste d’un partenaire" } } })
        {
            await source.ExecuteNonQueryAsync(annulation);
        }

        await connexion.ExecuterAsync(SqlAccueillir, annulation);
        await connexion.ExecuterAsync("delete from s_valeur where rang not in (select rang from s_attache)", annulation);
        await connexion.ExecuterAsync(SqlContacts, annulation);
        await rejets.ReprendreAsync(connexion, annulation);
        return rejets;
    }

    private static async Task<RapportImport> CompterAsync(NpgsqlConnection connexion, int lues, RejetsImport rejets, CancellationToken annulation)
    {
        await using var commande = new NpgsqlCommand(
            """
            select count(distinct personne)::int, count(*) filter (where premiere)::int,
              count(*) filter (where not premiere and rang in (select rang from s_nouveau))::int
            from (select rang, personne, nouvelle and rang = min(rang) over (partition by personne) as premiere from s_attache) a
            """,
            connexion);
        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        await lecteur.ReadAsync(annulation);
        var (personnes, creees, modifiees) = (lecteur.GetInt32(0), lecteur.GetInt32(1), lecteur.GetInt32(2));
        return new RapportImport
        {
            Format = EnTetesListe.Format('P'),
            Nature = EnTetesListe.Nom('P'),
            DateFlux = default,
            Departement = "",
            Foyers = lues,
            Personnes = personnes,
            Crees = creees,
            Modifies = modifiees,
            Inchanges = lues - creees - modifiees - rejets.Combien,
            Rejetes = rejets.Combien,
            Rejets = rejets.Listes,
        };
    }

    /// <summary>What became of each row, kept with it: the person, or why it is refused.</summary>
    private static string SqlResultats(long liste) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"""
        update liste_ligne l set personne = a.personne, constat = null, etat = case when a.nouvelle then 'nouvelle' else 'connue' end from s_attache a where l.liste = {liste} and l.rang = a.rang;
        update liste_ligne l set personne = null, constat = s.motif, etat = 'refusee' from s_rejet s where l.liste = {liste} and l.rang = s.rang;
        """);
}
