using Jalons.Data.Socle;
using Jalons.Domain.Dossiers;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Socle;
using Npgsql;

namespace Jalons.Data.Dossiers;

/// <summary>Two people to merge.</summary>
/// <param name="Gardee">The person who stays.</param>
/// <param name="Absorbee">The one whose facts go to the other, and whose number leads there.</param>
/// <param name="Prises">Values of the identity taken from the absorbed one.</param>
/// <param name="ParcoursChoisi">When both are followed: the parcours that goes on.</param>
/// <param name="Motif">Why, in the agent's words.</param>
public sealed record DemandeFusion(PersonneId Gardee, PersonneId Absorbee, IReadOnlyList<ElementIdentite> Prises, ParcoursId? ParcoursChoisi, string? Motif);

/// <summary>
/// Merges two people: every fact of one goes to the other, and each row touched is kept in <c>fusion_ligne</c>, so that
/// <see cref="SeparationPersonnes"/> gives back what was. Both identities stay known to the importer. Runs in the caller's transaction.
/// </summary>
/// <param name="connexion">A connection of the département, in a transaction.</param>
/// <param name="agent">Who merges.</param>
/// <param name="quand">When.</param>
public sealed class FusionPersonnes(NpgsqlConnection connexion, Agent agent, DateTimeOffset quand)
{
    private const string IdentitesMemoire =
        """
        insert into identite_connue (departement, personne, numero, fusion, prenom, nom, nom_naissance, cle_nom, cle_nom_naissance, cle_prenom, date_naissance,
          rang_naissance, sexe, nir)
        select p.departement, @gardee, p.id, @fusion, p.prenom, p.nom, p.nom_naissance, p.cle_nom, p.cle_nom_naissance, p.cle_prenom, p.date_naissance,
          p.rang_naissance, p.sexe, coalesce(p.nir, (select max(q.nir) from personne q where q.id in (@gardee, @absorbee)))
        from personne p where p.id in (@gardee, @absorbee)
        """;

    private static readonly (ElementIdentite Element, string[] Colonnes)[] Identite =
    [
        (ElementIdentite.Qualite, ["qualite"]),
        (ElementIdentite.Nom, ["nom", "cle_nom"]),
        (ElementIdentite.NomNaissance, ["nom_naissance", "cle_nom_naissance"]),
        (ElementIdentite.Prenom, ["prenom", "cle_prenom"]),
        (ElementIdentite.DateNaissance, ["date_naissance", "precision_naissance"]),
        (ElementIdentite.RangNaissance, ["rang_naissance"]),
        (ElementIdentite.Sexe, ["sexe"]),
        (ElementIdentite.Nir, ["nir"]),
        (ElementIdentite.IdentifiantFranceTravail, ["identifiant_france_travail"]),
        (ElementIdentite.Telephone, ["telephone"]),
        (ElementIdentite.Courriel, ["courriel"]),
    ];

    /// <summary>Merges, or says what must be settled first.</summary>
    /// <returns>Number of the merge.</returns>
    public async Task<Result<long>> ReunirAsync(DemandeFusion demande, CancellationToken annulation = default)
    {
        if (await RefuserAsync(demande, annulation) is { } refus)
        {
            return refus;
        }

        var parcours = await LireParcoursAsync(demande, annulation);
        var suite = ReunionDeParcours.Decider(parcours, demande.ParcoursChoisi);
        if (suite.Refus is { } aRegler)
        {
            return aRegler;
        }

        var fusion = await OuvrirAsync(demande, annulation);
        await connexion.FaireAsync(IdentitesMemoire, annulation, Deux(demande, fusion));
        await SuivreAsync(fusion, suite.Valeur, annulation);
        await DeplacerAsync(demande, fusion, annulation);
        await connexion.FaireAsync(TablesDesPersonnes.Attentes, annulation, Deux(demande, 0));
        await ReunirComptesAsync(demande, fusion, annulation);
        await ReporterDoublonsAsync(demande, fusion, annulation);
        await RetenirIdentiteAsync(demande, annulation);
        await connexion.FaireAsync("delete from personne where id = @absorbee", annulation, ("absorbee", demande.Absorbee.Valeur));
        await connexion.DaterPilotageAsync(demande.Gardee, annulation);
        return fusion;
    }

    private async Task<Refus?> RefuserAsync(DemandeFusion demande, CancellationToken annulation)
    {
        if (demande.Gardee == demande.Absorbee)
        {
            return new Refus("fusion.meme_personne", "C’est déjà la même personne.");
        }

        if (!await connexion.PasserAvantLesImportsAsync(agent.Departement, annulation))
        {
            return VerrouDesImports.Occupe;
        }

        await connexion.FaireAsync("select from personne where id in (@gardee, @absorbee) order by id for update", annulation, Deux(demande, 0));
        if (await connexion.ValeurAsync<long>("select count(*) from personne where id in (@gardee, @absorbee)", annulation, Deux(demande, 0)) < 2)
        {
            return new Refus("fusion.deja_faite", "Une de ces deux personnes n’existe plus sous ce numéro : quelqu’un vient de les réunir.");
        }

        const string ensemble =
            """
            select string_agg(distinct d.numero_demande, ', ') from membre x join membre y on y.dossier = x.dossier join dossier d on d.id = x.dossier
            where x.personne = @gardee and y.personne = @absorbee and x.jusqua is null and y.jusqua is null
            """;
        return await connexion.ValeurAsync<string>(ensemble, annulation, Deux(demande, 0)) is { } dossiers
            ? new Refus("fusion.ensemble_au_foyer", $"Elles sont aujourd’hui toutes les deux dans le foyer de la demande {dossiers} : la caisse y voit deux personnes. Demandez-lui de corriger ce foyer, puis recommencez après le prochain flux.")
            : null;
    }

    private async Task<List<ParcoursAReunir>> LireParcoursAsync(DemandeFusion demande, CancellationToken annulation)
    {
        var pleins = string.Join(" or ", (await TablesDesPersonnes.DeParcoursAsync(connexion, annulation)).Select(t => $"exists (select from {t} t where t.parcours = p.id)"));
        var sql =
            $"""
             select p.id, p.personne, p.entree, p.sortie, p.oriente_le is null and p.referent is null and not ({pleins}),
               exists (select from contrat c where c.parcours = p.id
                 and (c.statut in ('Brouillon', 'Propose') or (c.statut = 'Signe' and c.fin >= @jour))),
               (select count(*)::int from rendez_vous r where r.parcours = p.id and r.statut = 'Prevu' and r.fin > @quand)
             from parcours p where p.personne in (@gardee, @absorbee) order by p.id for update
             """;
        await using var commande = new NpgsqlCommand(sql, connexion)
        {
            Parameters =
            {
                new("gardee", demande.Gardee.Valeur), new("absorbee", demande.Absorbee.Valeur), new("jour", quand.JourAParis()), new("quand", quand.ToUniversalTime()),
            },
        };
        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        var parcours = new List<ParcoursAReunir>();
        while (await lecteur.ReadAsync(annulation))
        {
            parcours.Add(new ParcoursAReunir
            {
                Id = new(lecteur.GetInt64(0)),
                Personne = new(lecteur.GetInt64(1)),
                Entree = lecteur.GetFieldValue<DateOnly>(2),
                Sortie = lecteur.Valeur<DateOnly>(3),
                EstVide = lecteur.GetBoolean(4),
                ContratEnCours = lecteur.GetBoolean(5),
                RendezVousAVenir = lecteur.GetInt32(6),
            });
        }

        return parcours;
    }

    private async Task<long> OuvrirAsync(DemandeFusion demande, CancellationToken annulation)
    {
        var tables = await TablesDesPersonnes.DePersonneAsync(connexion, annulation);
        var derniers = string.Join(", ", tables.Select(t => $"'{t}', (select coalesce(max(id), 0) from {t} where personne in (@gardee, @absorbee))"));
        var sql =
            $"""
             insert into fusion (departement, gardee, absorbee, avant, dossiers_gardee, dossiers_absorbee, derniers, faite_le, compte, auteur, motif)
             select g.departement, g.id, a.id, jsonb_build_object('gardee', to_jsonb(g), 'absorbee', to_jsonb(a)),
               array(select distinct dossier from membre where personne = g.id order by 1), array(select distinct dossier from membre where personne = a.id order by 1),
               jsonb_build_object({derniers}), @quand, @compte, @auteur, @motif
             from personne g cross join personne a where g.id = @gardee and a.id = @absorbee
             returning id
             """;
        return await connexion.ValeurAsync<long>(
            sql,
            annulation,
            [
                .. Deux(demande, 0), ("quand", quand.ToUniversalTime()), ("compte", agent.Id.Valeur), ("auteur", agent.Nom),
                ("motif", string.IsNullOrWhiteSpace(demande.Motif) ? DBNull.Value : demande.Motif.Trim()),
            ]);
    }

    /// <summary>
    /// The parcours that goes on takes the earliest entry, and the household of the one set aside when it had ended. One outside the RSA is taken over by the
    /// right: entry, reception and deadline are then those of the right (docs/adr/0051).
    /// </summary>
    private async Task SuivreAsync(long fusion, SuiteDesParcours suite, CancellationToken annulation)
    {
        if (suite is { Continue: { } poursuivi, MisDeCote: { } deCote })
        {
            await ModifierParcoursAsync(
                fusion, poursuivi,
                """
                update parcours p
                set entree = case when p.hors_rsa and not o.hors_rsa then o.entree else least(p.entree, o.entree) end,
                    recu_le = case when p.hors_rsa and not o.hors_rsa then o.recu_le else least(p.recu_le, o.recu_le) end,
                    echeance_orientation = case when p.hors_rsa and not o.hors_rsa then o.echeance_orientation else least(p.echeance_orientation, o.echeance_orientation) end,
                    hors_rsa_depuis = case when p.hors_rsa and o.dossier is not null then p.entree else p.hors_rsa_depuis end,
                    sortie = null, motif_sortie = null,
                    dossier = case when p.sortie is null then coalesce(p.dossier, o.dossier) else o.dossier end,
                    code_commune = case when p.sortie is null then p.code_commune else coalesce(o.code_commune, p.code_commune) end
                from parcours o where p.id = @parcours and o.id = @autre
                """,
                annulation, ("autre", deCote.Valeur));
            await connexion.FaireAsync(
                """
                insert into fusion_ligne (departement, fusion, table_touchee, ligne, genre, avant)
                select departement, @fusion, 'parcours', id, 'Retiree', to_jsonb(p) from parcours p where id = @parcours;
                delete from parcours where id = @parcours;
                """,
                annulation, ("fusion", fusion), ("parcours", deCote.Valeur));
        }

        if (suite.Termine is { } termine)
        {
            await ModifierParcoursAsync(
                fusion, termine, "update parcours set sortie = greatest(entree, @jour), motif_sortie = 'personnes.reunies' where id = @parcours", annulation, ("jour", quand.JourAParis()));
        }
    }

    private async Task ModifierParcoursAsync(long fusion, ParcoursId parcours, string sql, CancellationToken annulation, params (string Nom, object Valeur)[] valeurs)
    {
        var ligne = await connexion.ValeurAsync<long>(
            """
            insert into fusion_ligne (departement, fusion, table_touchee, ligne, genre, avant)
            select departement, @fusion, 'parcours', id, 'Modifiee', to_jsonb(p) - 'personne' from parcours p where id = @parcours returning id
            """,
            annulation, ("fusion", fusion), ("parcours", parcours.Valeur));
        await connexion.FaireAsync(sql, annulation, [("parcours", parcours.Valeur), .. valeurs]);
        await connexion.FaireAsync(
            "update fusion_ligne l set apres = to_jsonb(p) - 'personne' from parcours p where l.id = @ligne and p.id = @parcours",
            annulation, ("ligne", ligne), ("parcours", parcours.Valeur));
    }

    /// <summary>What both have, and one person has once, is set aside; all the rest moves.</summary>
    private async Task DeplacerAsync(DemandeFusion demande, long fusion, CancellationToken annulation)
    {
        var doubles = (await TablesDesPersonnes.UnicitesAsync(connexion, annulation)).Select(u =>
            $"""
             with d as (
               delete from {u.Table} a where a.personne = @absorbee and exists (
                 select from {u.Table} g where g.personne = @gardee and ({Cles("g", u.Colonnes)}) is not distinct from ({Cles("a", u.Colonnes)}))
               returning a.*)
             insert into fusion_ligne (departement, fusion, table_touchee, ligne, genre, avant)
             select departement, @fusion, '{u.Table}', id, 'Retiree', to_jsonb(d) from d order by id;
             """);
        var ordres = (await TablesDesPersonnes.DePersonneAsync(connexion, annulation)).Select(t =>
            $"""
             with d as (update {t} set personne = @gardee where personne = @absorbee returning id, departement)
             insert into fusion_ligne (departement, fusion, table_touchee, ligne, genre) select departement, @fusion, '{t}', id, 'Deplacee' from d order by id;
             """);

        await connexion.FaireAsync(string.Concat(doubles.Concat(ordres)), annulation, Deux(demande, fusion));

        static string Cles(string table, string[] colonnes) => string.Join(", ", colonnes.Select(c => $"{table}.{c}"));
    }

    /// <summary>The personal space of the one who stays is the one that stays; without it, the other's. Whoever is signed in signs in again.</summary>
    private Task ReunirComptesAsync(DemandeFusion demande, long fusion, CancellationToken annulation) => connexion.FaireAsync(
        """
        with pris as (
          update compte set personne = @gardee, sceau_securite = gen_random_uuid()::text
          where personne = @absorbee and not exists (select from compte where personne = @gardee) returning id, departement)
        insert into fusion_ligne (departement, fusion, table_touchee, ligne, genre) select departement, @fusion, 'compte', id, 'Deplacee' from pris;
        with ferme as (
          update compte set actif = false, sceau_securite = gen_random_uuid()::text where personne = @absorbee and actif returning id, departement)
        insert into fusion_ligne (departement, fusion, table_touchee, ligne, genre, avant, apres)
        select departement, @fusion, 'compte', id, 'Modifiee', '{"actif": true}', '{"actif": false}' from ferme;
        """,
        annulation, Deux(demande, fusion));

    /// <summary>The pair is settled; whoever looked like the absorbed one is to be compared with the one who stays.</summary>
    private Task ReporterDoublonsAsync(DemandeFusion demande, long fusion, CancellationToken annulation) => connexion.FaireAsync(
        """
        update doublon_possible set etat = 'Reunies', regle_le = @quand, compte = @compte, auteur = @auteur
        where personne_a = least(@gardee, @absorbee) and personne_b = greatest(@gardee, @absorbee);
        insert into doublon_possible (departement, personne_a, personne_b, score, raisons, empreinte, trouve_le, flux, fusion)
        select d.departement, least(d.autre, @gardee), greatest(d.autre, @gardee), d.score, d.raisons, d.empreinte, d.trouve_le, d.flux, @fusion
        from (
          select d.*, d.personne_b as autre from doublon_possible d where personne_a = @absorbee
          union all select d.*, d.personne_a from doublon_possible d where personne_b = @absorbee) d
        where d.etat = 'ARegler' and d.autre <> @gardee
        on conflict (personne_a, personne_b) do nothing;
        update doublon_possible set etat = 'Reportee', regle_le = @quand, reportee_par = @fusion
        where etat = 'ARegler' and @absorbee in (personne_a, personne_b);
        """,
        annulation, [.. Deux(demande, fusion), ("quand", quand.ToUniversalTime()), ("compte", agent.Id.Valeur), ("auteur", agent.Nom)]);

    private Task RetenirIdentiteAsync(DemandeFusion demande, CancellationToken annulation)
    {
        var colonnes = Identite.Where(i => demande.Prises.Contains(i.Element)).SelectMany(i => i.Colonnes).ToArray();
        var prises = string.Concat(colonnes.Select(c => $", {c} = a.{c}"));
        return connexion.FaireAsync(
            $"update personne g set verifiee_le = @quand{prises} from personne a where g.id = @gardee and a.id = @absorbee",
            annulation, [.. Deux(demande, 0), ("quand", quand.ToUniversalTime())]);
    }

    private static (string, object)[] Deux(DemandeFusion demande, long fusion) =>
        [("gardee", demande.Gardee.Valeur), ("absorbee", demande.Absorbee.Valeur), ("fusion", fusion)];
}
