using Jalons.Data.Socle;
using Jalons.Domain.Socle;
using Npgsql;

namespace Jalons.Data.Dossiers.Repertoires;

/// <summary>A line of the feed: a person whom an act changed, or a flow that changed many.</summary>
/// <param name="Depuis">The transaction.</param>
/// <param name="Personne">The person.</param>
/// <param name="Flux">The flow.</param>
internal readonly record struct Changement(string Depuis, long? Personne, long? Flux);

/// <summary>The feed of the directories (migration 0070).</summary>
internal static class FilDuRepertoire
{
    /// <summary>Beyond this many people, everybody is loaded again.</summary>
    public const int Beaucoup = 20_000;

    /// <summary>How many people are read at once.</summary>
    public const int TailleLot = 2_000;

    /// <summary>
    /// The lines that transactions not yet ended at the horizon may have written, and the next horizon: an import that commits late is not missed.
    /// </summary>
    /// <returns>The next horizon; whether lines since the horizon were purged; the lines, at most one more than <paramref name="maximum"/>.</returns>
    public static async Task<(string Horizon, bool Purge, List<Changement> Changements)> LireChangementsAsync(
        this NpgsqlConnection connexion, string horizon, int maximum, CancellationToken annulation)
    {
        const string sql =
            """
            select pg_snapshot_xmin(pg_current_snapshot())::text, (select p.jusqua >= $1::xid8 from purge_repertoire p where p.departement = departement_courant() limit 1), null::bigint, null::bigint
            union all
            (select depuis::text, null, personne, flux from changement_repertoire where departement = departement_courant() and depuis >= $1::xid8 limit $2)
            """;
        await using var commande = new NpgsqlCommand(sql, connexion) { Parameters = { new() { Value = horizon }, new() { Value = maximum + 1 } } };
        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        await lecteur.ReadAsync(annulation);
        var (suivant, purge, changements) = (lecteur.GetString(0), lecteur.Valeur<bool>(1) is true, new List<Changement>());
        while (await lecteur.ReadAsync(annulation))
        {
            changements.Add(new(lecteur.GetString(0), lecteur.Valeur<long>(2), lecteur.Valeur<long>(3)));
        }

        return (suivant, purge, changements);
    }

    /// <summary>The people whom changes concern, with those whose rendez-vous has passed since; null when there are too many.</summary>
    public static async Task<long[]?> LirePersonnesChangeesAsync(
        this NpgsqlConnection connexion, List<Changement> changements, DateOnly depuis, DateOnly jour, CancellationToken annulation)
    {
        var personnes = changements.Where(c => c.Personne is not null).Select(c => c.Personne!.Value).ToHashSet();
        var flux = changements.Where(c => c.Flux is not null).Select(c => c.Flux!.Value).ToArray();
        if (flux.Length > 0)
        {
            await using var mesure = new NpgsqlCommand("select coalesce(sum(crees + modifies), 0) from flux where id = any ($1)", connexion) { Parameters = { new() { Value = flux } } };
            if ((long)(await mesure.ExecuteScalarAsync(annulation))! > Beaucoup)
            {
                return null;
            }

            // A flow changes the members of its dossiers, those who left included.
            personnes.UnionWith(await connexion.LireNumerosAsync(
                """
                select distinct m.personne from membre m
                where m.dossier in (
                  select dossier from changement_flux where flux = any ($1)
                  union select id from dossier where departement = departement_courant() and premier_flux = any ($1))
                """,
                annulation, flux));
        }

        if (jour > depuis)
        {
            personnes.UnionWith(await connexion.LireNumerosAsync(
                "select distinct p.personne from rendez_vous r join parcours p on p.id = r.parcours where r.statut = 'Prevu' and r.debut >= $1 and r.debut < $2",
                annulation, depuis.AParis(TimeOnly.MinValue), jour.AParis(TimeOnly.MinValue)));
        }

        return personnes.Count > Beaucoup ? null : [.. personnes];
    }

    /// <summary>Forgets lines of the days before, when no transaction that goes on may add one before them.</summary>
    public static async Task PurgerAsync(this NpgsqlConnection connexion, CancellationToken annulation)
    {
        await using var commande = new NpgsqlCommand(
            """
            with purgees as (
              delete from changement_repertoire where le < now() - interval '2 days' and depuis < pg_snapshot_xmin(pg_current_snapshot()) returning depuis)
            insert into purge_repertoire as p (departement, jusqua) select departement_courant(), max(depuis) from purgees having count(*) > 0
            on conflict (departement) do update set jusqua = greatest(p.jusqua, excluded.jusqua)
            """,
            connexion);
        await commande.ExecuteNonQueryAsync(annulation);
    }

    private static async Task<List<long>> LireNumerosAsync(this NpgsqlConnection connexion, string sql, CancellationToken annulation, params object[] valeurs)
    {
        await using var commande = new NpgsqlCommand(sql, connexion);
        foreach (var valeur in valeurs)
        {
            commande.Parameters.Add(new() { Value = valeur });
        }

        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        var numeros = new List<long>();
        while (await lecteur.ReadAsync(annulation))
        {
            numeros.Add(lecteur.GetInt64(0));
        }

        return numeros;
    }
}
