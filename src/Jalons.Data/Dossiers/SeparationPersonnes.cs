using Jalons.Data.Socle;
using Jalons.Domain.Dossiers;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Socle;
using Npgsql;

namespace Jalons.Data.Dossiers;

/// <summary>What separating two people left with the one who had been kept, because nothing says whose it is.</summary>
/// <param name="Rendue">The person given back.</param>
/// <param name="Restes">How many rows stayed, by table.</param>
public sealed record PersonnesSeparees(PersonneId Rendue, IReadOnlyList<(string Table, int Combien)> Restes);

/// <summary>
/// Separates two people who were merged: the rows moved go back, and so does what came since by a household that is only theirs, or that a flow
/// sent under their identity. Runs in the caller's transaction.
/// </summary>
/// <param name="connexion">A connection of the département, in a transaction.</param>
/// <param name="agent">Who separates.</param>
/// <param name="quand">When.</param>
public sealed class SeparationPersonnes(NpgsqlConnection connexion, Agent agent, DateTimeOffset quand)
{
    /// <summary>Columns of the identity: what the merge chose among two.</summary>
    private const string Identite =
        "qualite, nom, nom_naissance, prenom, cle_nom, cle_nom_naissance, cle_prenom, date_naissance, precision_naissance, rang_naissance, sexe, nir, certifiee, "
        + "identifiant_france_travail, verifiee_le";

    /// <summary>A parcours begun before may have followed its person into the household of the other: it stays theirs.</summary>
    private const string DepuisLaReunion = " and t.id > (select coalesce((derniers->>'parcours')::bigint, 0) from fusion where id = @fusion)";

    private const string Foyers =
        """
        create temp table s_foyers on commit drop as
        with vus as (
          select k.numero, v.dossier from identite_connue k join identite_vue v on v.identite = k.id where k.fusion = @fusion),
        absorbee as (
          select unnest(f.dossiers_absorbee) as dossier from fusion f where f.id = @fusion
          union select v.dossier from vus v join fusion f on f.id = @fusion and v.numero = f.absorbee),
        gardee as (
          select unnest(f.dossiers_gardee) as dossier from fusion f where f.id = @fusion
          union select v.dossier from vus v join fusion f on f.id = @fusion and v.numero = f.gardee)
        select dossier, a.dossier is not null and g.dossier is null as rendu from absorbee a full join gardee g using (dossier)
        """;

    /// <summary>Separates, or says what must be done first.</summary>
    public async Task<Result<PersonnesSeparees>> SeparerAsync(long fusion, string? motif, CancellationToken annulation = default)
    {
        if (!await connexion.PasserAvantLesImportsAsync(agent.Departement, annulation))
        {
            return VerrouDesImports.Occupe;
        }

        if (await LireAsync(fusion, annulation) is not { } faite)
        {
            return new Refus("separation.deja_faite", "Ces deux personnes sont déjà séparées.");
        }

        if (await RefuserAsync(fusion, faite, annulation) is { } refus)
        {
            return refus;
        }

        await RendreLaPersonneAsync(fusion, faite, annulation);
        await RendreLesLignesAsync(fusion, faite, annulation);
        await RendreCeQuiEstVenuAsync(fusion, faite, annulation);
        await RemettreLesLignesAsync(fusion, annulation);
        var restes = await CompterLesRestesAsync(fusion, faite, annulation);
        await OublierAsync(fusion, faite, motif, annulation);
        await connexion.DaterPilotageAsync(faite.Gardee, annulation);
        await connexion.DaterPilotageAsync(faite.Absorbee, annulation);
        return new PersonnesSeparees(faite.Absorbee, restes);
    }

    private async Task<Faite?> LireAsync(long fusion, CancellationToken annulation)
    {
        await using var commande = new NpgsqlCommand("select gardee, absorbee, faite_le from fusion where id = $1 and defaite_le is null for update", connexion)
        {
            Parameters = { new() { Value = fusion } },
        };
        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        return await lecteur.ReadAsync(annulation)
            ? new Faite(new(lecteur.GetInt64(0)), new(lecteur.GetInt64(1)), lecteur.GetFieldValue<DateTimeOffset>(2))
            : null;
    }

    /// <summary>Merges are undone from the last one.</summary>
    private async Task<Refus?> RefuserAsync(long fusion, Faite faite, CancellationToken annulation)
    {
        const string apres =
            """
            select count(*) from fusion where defaite_le is null and id > @fusion and (gardee = @gardee or absorbee = @gardee)
            """;
        return await connexion.ValeurAsync<long>(apres, annulation, ("fusion", fusion), ("gardee", faite.Gardee.Valeur)) > 0
            ? new Refus("separation.reunion_plus_recente", "Cette personne a été réunie avec une autre depuis. Séparez d’abord la réunion la plus récente.")
            : null;
    }

    private async Task RendreLaPersonneAsync(long fusion, Faite faite, CancellationToken annulation)
    {
        await connexion.FaireAsync(Foyers, annulation, ("fusion", fusion));
        await RemettreAsync("personne", "select avant->'absorbee' as avant from fusion where id = @fusion", fusion, annulation);
        await connexion.FaireAsync(
            $"""
             update personne p set ({Identite}) = (select {Identite} from jsonb_populate_record(null::personne, (select avant->'gardee' from fusion where id = @fusion)))
             where p.id = @gardee;
             update personne p set
               telephone = case when p.telephone is not distinct from a.telephone then g.telephone else p.telephone end,
               courriel = case when p.courriel is not distinct from a.courriel then g.courriel else p.courriel end
             from fusion f, jsonb_populate_record(null::personne, f.avant->'gardee') g, jsonb_populate_record(null::personne, f.avant->'absorbee') a
             where f.id = @fusion and p.id = @gardee;
             """,
            annulation, ("fusion", fusion), ("gardee", faite.Gardee.Valeur));
    }

    /// <summary>Puts back rows kept as JSON: the columns they had, the others as a new row would have them.</summary>
    private async Task RemettreAsync(string table, string lignes, long fusion, CancellationToken annulation)
    {
        var colonnes = await connexion.ValeurAsync<string>(
            $"""
             select string_agg(distinct quote_ident(c), ', ') from ({lignes}) l cross join jsonb_object_keys(l.avant) c
             where exists (select from pg_attribute where attrelid = '{table}'::regclass and attname = c and not attisdropped and attgenerated = '')
             """,
            annulation, ("fusion", fusion));
        await connexion.FaireAsync(
            $"insert into {table} ({colonnes}) overriding system value select {colonnes} from (select r.* from ({lignes}) l cross join jsonb_populate_record(null::{table}, l.avant) r) r",
            annulation, ("fusion", fusion));
    }

    private async Task RendreLesLignesAsync(long fusion, Faite faite, CancellationToken annulation)
    {
        var tables = await TablesDesPersonnes.DePersonneAsync(connexion, annulation);
        var rendre = tables.Append("compte").Select(t =>
            $"""
             update {t} t set personne = @absorbee from fusion_ligne l
             where l.fusion = @fusion and l.table_touchee = '{t}' and l.genre = 'Deplacee' and t.id = l.ligne and t.personne = @gardee;
             """);
        await connexion.FaireAsync(string.Concat(rendre), annulation, Deux(fusion, faite));
        await connexion.FaireAsync(
            """
            update compte c set actif = true from fusion_ligne l
            where l.fusion = @fusion and l.table_touchee = 'compte' and l.genre = 'Modifiee' and c.id = l.ligne and not c.actif
            """,
            annulation, Deux(fusion, faite));
        await connexion.FaireAsync(
            """
            update parcours p
            set entree = a.entree, recu_le = a.recu_le, echeance_orientation = a.echeance_orientation, sortie = a.sortie, motif_sortie = a.motif_sortie,
                dossier = a.dossier, code_commune = a.code_commune, hors_rsa_depuis = a.hors_rsa_depuis
            from fusion_ligne l cross join lateral jsonb_populate_record(null::parcours, l.avant) a
              cross join lateral jsonb_populate_record(null::parcours, l.apres) b
            where l.fusion = @fusion and l.table_touchee = 'parcours' and l.genre = 'Modifiee' and p.id = l.ligne
              and (p.entree, p.sortie, p.motif_sortie) is not distinct from (b.entree, b.sortie, b.motif_sortie)
              and (a.sortie is not null or not exists (select from parcours o where o.personne = p.personne and o.sortie is null and o.id <> p.id))
            """,
            annulation, Deux(fusion, faite));
    }

    /// <summary>The rows set aside come back; a parcours closed on the day when another one began meanwhile, if one did.</summary>
    private async Task RemettreLesLignesAsync(long fusion, CancellationToken annulation)
    {
        const string parcours =
            """
            l.avant || coalesce(
              (select jsonb_build_object('sortie', greatest(min(o.entree), (l.avant->>'entree')::date), 'motif_sortie', 'personnes.separees')
               from parcours o where o.personne = (l.avant->>'personne')::bigint and o.sortie is null and l.avant->>'sortie' is null having count(*) > 0), '{}')
            """;
        var tables = await connexion.ValeurAsync<string[]>(
            "select array_agg(distinct table_touchee) from fusion_ligne where fusion = @fusion and genre = 'Retiree'", annulation, ("fusion", fusion));
        foreach (var table in tables ?? [])
        {
            await RemettreAsync(table, $"select {(table == "parcours" ? parcours : "l.avant")} as avant from fusion_ligne l where l.fusion = @fusion and l.genre = 'Retiree' and l.table_touchee = '{table}'", fusion, annulation);
        }
    }

    /// <summary>What came since by a household of the person given back, then what was done in their parcours, is theirs.</summary>
    private async Task RendreCeQuiEstVenuAsync(long fusion, Faite faite, CancellationToken annulation)
    {
        var tables = await TablesDesPersonnes.DePersonneAsync(connexion, annulation);
        foreach (var (colonne, cles) in new[] { ("dossier", "select dossier from s_foyers where rendu"), ("parcours", "select id from parcours where personne = @absorbee") })
        {
            var portees = await PortantAsync(tables, colonne, annulation);
            var rendre = portees.Select(t =>
                $"""
                 update {t} t set personne = @absorbee
                 where t.personne = @gardee and t.{colonne} in ({cles}){(t == "parcours" ? DepuisLaReunion : "")};
                 """);
            await connexion.FaireAsync(string.Concat(rendre), annulation, Deux(fusion, faite));
        }

        await connexion.FaireAsync(
            """
            update parcours p
            set dossier = (select m.dossier from membre m where m.personne = p.personne and m.jusqua is null order by m.id desc limit 1)
            where p.personne = @gardee and p.sortie is null and p.dossier in (select dossier from s_foyers where rendu);
            update dossier d set empreinte = gen_random_uuid()
            where d.id in (select dossier from s_foyers) and exists (select from flux where recu_le > @faite_le);
            """,
            annulation, [.. Deux(fusion, faite), ("faite_le", faite.Quand.ToUniversalTime())]);
    }

    private async Task<List<string>> PortantAsync(List<string> tables, string colonne, CancellationToken annulation)
    {
        await using var commande = new NpgsqlCommand(
            "select t from unnest($1) t where exists (select from pg_attribute where attrelid = t::regclass and attname = $2 and not attisdropped) order by t", connexion)
        {
            Parameters = { new() { Value = tables.ToArray() }, new() { Value = colonne } },
        };
        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        var portees = new List<string>();
        while (await lecteur.ReadAsync(annulation))
        {
            portees.Add(lecteur.GetString(0));
        }

        return portees;
    }

    private async Task<List<(string Table, int Combien)>> CompterLesRestesAsync(long fusion, Faite faite, CancellationToken annulation)
    {
        var restes = new List<(string, int)>();
        foreach (var table in await TablesDesPersonnes.DePersonneAsync(connexion, annulation))
        {
            var combien = await connexion.ValeurAsync<int>(
                $"select count(*)::int from {table} t where t.personne = @gardee and t.id > (select coalesce((derniers->>'{table}')::bigint, 0) from fusion where id = @fusion)"
                + (table == "identite_connue" ? " and t.fusion <> @fusion" : ""),
                annulation, Deux(fusion, faite));
            if (combien > 0)
            {
                restes.Add((table, combien));
            }
        }

        return restes;
    }

    /// <summary>The identities of this merge are forgotten; the pair is to settle again.</summary>
    private Task OublierAsync(long fusion, Faite faite, string? motif, CancellationToken annulation) => connexion.FaireAsync(
        """
        delete from identite_connue where fusion = @fusion;
        delete from doublon_possible where fusion = @fusion and etat = 'ARegler';
        update doublon_possible set fusion = null where fusion = @fusion;
        update doublon_possible set etat = 'ARegler', regle_le = null, reportee_par = null where reportee_par = @fusion;
        update doublon_possible set etat = 'ARegler', regle_le = null, compte = null, auteur = null
        where personne_a = least(@gardee, @absorbee) and personne_b = greatest(@gardee, @absorbee) and etat = 'Reunies';
        update fusion set defaite_le = @quand, defaite_par = @compte, defaite_auteur = @auteur, defaite_motif = @motif where id = @fusion;
        """,
        annulation,
        [
            .. Deux(fusion, faite), ("quand", quand.ToUniversalTime()), ("compte", agent.Id.Valeur), ("auteur", agent.Nom),
            ("motif", string.IsNullOrWhiteSpace(motif) ? DBNull.Value : motif.Trim()),
        ]);

    private static (string, object)[] Deux(long fusion, Faite faite) =>
        [("fusion", fusion), ("gardee", faite.Gardee.Valeur), ("absorbee", faite.Absorbee.Valeur)];

    /// <summary>A merge that stands.</summary>
    private sealed record Faite(PersonneId Gardee, PersonneId Absorbee, DateTimeOffset Quand);
}
