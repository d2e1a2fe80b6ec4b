using Jalons.Data.Socle;
using Npgsql;

namespace Jalons.Data.Dossiers;

/// <summary>How many movements of a nature the flows of a month told.</summary>
/// <param name="Mois">First day of the month that the flows describe.</param>
/// <param name="Nature">Code of <c>mouvement.nature</c>.</param>
/// <param name="Combien">How many people, or dossiers when the movement is that of a household.</param>
public sealed record CompteMouvements(DateOnly Mois, string Nature, long Combien);

/// <summary>A movement in a list.</summary>
/// <param name="Dossier">The dossier.</param>
/// <param name="Numero">Its claim number.</param>
/// <param name="Personne">The person; the claimant when the whole dossier moved.</param>
/// <param name="Nom">Their name.</param>
/// <param name="Le">When it is true.</param>
/// <param name="Detail">Reason of an exit, role, commune.</param>
/// <param name="Flux">The flow that told it.</param>
public sealed record MouvementLu(long Dossier, string Numero, long? Personne, string? Nom, DateOnly Le, string? Detail, long Flux);

/// <summary>Reads what flows told of people and dossiers, month by month.</summary>
public static class LectureMouvements
{
    /// <summary>Month that a flow describes: its reference when it is monthly, else that of its creation.</summary>
    private const string Mois = "date_trunc('month', case when f.type = 'M' then coalesce(f.reference, f.cree_le::date) else f.cree_le::date end)::date";

    private const string FluxDuMois = $"select f.id from flux f where f.departement = departement_courant() and f.etat <> 'refuse' and {Mois} = $1";

    /// <summary>Counts by month and nature, from a month on.</summary>
    public static async Task<IReadOnlyList<CompteMouvements>> CompterMouvementsAsync(this NpgsqlConnection connexion, DateOnly depuis, CancellationToken annulation = default)
    {
        const string sql =
            $"""
            select f.mois, m.nature, sum(m.combien)::bigint
            from (select f.id, {Mois} as mois from flux f where f.departement = departement_courant() and f.etat <> 'refuse') f
            cross join lateral (select m.nature, count(*) as combien from mouvement m where m.flux = f.id group by m.nature) m
            where f.mois >= $1
            group by f.mois, m.nature order by f.mois, m.nature
            """;
        await using var commande = new NpgsqlCommand(sql, connexion) { Parameters = { new() { Value = depuis } } };
        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        var comptes = new List<CompteMouvements>();
        while (await lecteur.ReadAsync(annulation))
        {
            comptes.Add(new(lecteur.GetFieldValue<DateOnly>(0), lecteur.GetString(1), lecteur.GetInt64(2)));
        }

        return comptes;
    }

    /// <summary>The movements of a nature that the flows of a month told, latest first.</summary>
    public static async Task<IReadOnlyList<MouvementLu>> ListerMouvementsAsync(
        this NpgsqlConnection connexion, DateOnly mois, string nature, int combien, int apres, CancellationToken annulation = default)
    {
        const string sql =
            $"""
            select m.dossier, d.numero_demande, p.id, p.nom || ' ' || p.prenom, m.le, m.detail, m.flux
            from (
              select m.* from mouvement m where m.flux in ({FluxDuMois}) and m.nature = $2
              order by m.le desc, m.flux, m.id limit $3 offset $4) m
            join dossier d on d.id = m.dossier
            left join lateral (
              select p.id, p.nom, p.prenom from personne p
              where p.id = coalesce(m.personne, (select b.personne from membre b where b.dossier = m.dossier and b.role = 'DEM' order by b.jusqua is not null, b.id desc limit 1))) p on true
            order by m.le desc, m.flux, m.id
            """;
        await using var commande = new NpgsqlCommand(sql, connexion)
        {
            Parameters = { new() { Value = mois }, new() { Value = nature }, new() { Value = combien }, new() { Value = apres } },
        };
        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        var lus = new List<MouvementLu>();
        while (await lecteur.ReadAsync(annulation))
        {
            lus.Add(new(
                lecteur.GetInt64(0), lecteur.GetString(1), lecteur.Valeur<long>(2), lecteur.Texte(3), lecteur.GetFieldValue<DateOnly>(4), lecteur.Texte(5), lecteur.GetInt64(6)));
        }

        return lus;
    }
}
