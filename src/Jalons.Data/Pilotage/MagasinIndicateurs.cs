using System.Text.Json;
using Jalons.Domain.Pilotage;
using Npgsql;

namespace Jalons.Data.Pilotage;

/// <summary>A kept computation.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Au">The day.</param>
/// <param name="Complet">With the followed cohorts.</param>
/// <param name="CalculeLe">When.</param>
/// <param name="EstPerime">Something it has not seen concerns its day.</param>
internal sealed record CalculGarde(long Id, DateOnly Au, bool Complet, DateTimeOffset CalculeLe, bool EstPerime);

/// <summary>Keeps computed figures and says when they are old.</summary>
/// <param name="connexion">Connection tied to the département.</param>
internal sealed class MagasinIndicateurs(NpgsqlConnection connexion)
{
    /// <summary>The kept computations of some days, by the definitions of this version.</summary>
    public async Task<Dictionary<DateOnly, CalculGarde>> ChercherAsync(IEnumerable<DateOnly> jours, CancellationToken annulation)
    {
        var gardes = await connexion.Commande(
            $"""
            with etats as (
              select k.id, k.au, k.complet, k.calcule_le,
                k.flux <> {Marque.NombreDeFlux("k.au")} or {Marque.Changement("k", "k.au", "(c.photo or k.complet)")} as perime
              from indicateur_calcul k
              where k.departement = departement_courant() and k.au = any ($1) and k.catalogue = $2),
            rafraichis as (
              update indicateur_calcul q set ({Marque.Noms}) = (select {Marque.Colonnes})
              from etats e
              where q.id = e.id and not e.perime and {Marque.EstEnRetard("q")})
            select id, au, complet, calcule_le, perime from etats
            """,
            jours.ToArray(),
            Catalogue.Version).LireAsync(
            l => new CalculGarde(l.GetInt64(0), l.GetFieldValue<DateOnly>(1), l.GetBoolean(2), l.GetFieldValue<DateTimeOffset>(3), l.GetBoolean(4)),
            annulation);
        return gardes.ToDictionary(g => g.Au);
    }

    /// <summary>Opens a computation: notes what it will have seen before anything is read.</summary>
    public async Task<long> OuvrirAsync(ParametresPilotage parametres, bool complet, DateTimeOffset maintenant, CancellationToken annulation)
    {
        await connexion.Commande("delete from indicateur_calcul where departement = departement_courant() and au = $1", parametres.Au).ExecuterAsync(annulation);
        await using var commande = connexion.Commande(
            $"""
            insert into indicateur_calcul (departement, au, catalogue, complet, parametres, flux, changement, trous, calcule_le)
            select departement_courant(), $1, $2, $3, $4::jsonb, {Marque.NombreDeFlux("$1")}, {Marque.Colonnes}, $5
            returning id
            """,
            parametres.Au,
            Catalogue.Version,
            complet,
            JsonSerializer.Serialize(new { etats_photo = parametres.EtatsPhoto, types_contrat_oarsa = parametres.FormesContrat, depart_delai_orientation = "reception" }),
            maintenant);
        return (long)(await commande.ExecuteScalarAsync(annulation))!;
    }

    /// <summary>Writes the figures of a computation, in one statement (COPY is not open to tables under row security).</summary>
    public Task EcrireAsync(long calcul, IReadOnlyDictionary<CleMesure, Mesure> mesures, CancellationToken annulation)
    {
        var lignes = mesures.ToList();
        return connexion.Commande(
            """
            insert into indicateur_valeur (calcul, code, territoire, mois, modalite, statut, valeur, numerateur, denominateur, acheves, concernes, non_murs, anomalies, inconnus, deja)
            select $1, * from unnest($2::text[], $3::text[], $4::date[], $5::text[], $6::text[], $7::numeric[], $8::bigint[], $9::bigint[], $10::bigint[], $11::bigint[], $12::bigint[], $13::bigint[], $14::bigint[], $15::bigint[])
            """,
            calcul,
            Colonne(l => l.Key.Code),
            Colonne(l => l.Key.Territoire),
            Colonne(l => l.Key.Mois),
            Colonne(l => l.Key.Modalite),
            Colonne(l => l.Value.Statut.Marque() ?? "OK"),
            Colonne(l => l.Value.Valeur),
            Colonne(l => l.Value.Numerateur),
            Colonne(l => l.Value.Denominateur),
            Colonne(l => l.Value.Acheves),
            Colonne(l => l.Value.Concernes),
            Colonne(l => l.Value.NonMurs),
            Colonne(l => l.Value.Anomalies),
            Colonne(l => l.Value.Inconnus),
            Colonne(l => l.Value.Deja)).ExecuterAsync(annulation);

        T[] Colonne<T>(Func<KeyValuePair<CleMesure, Mesure>, T> lire) => [.. lignes.Select(lire)];
    }

    /// <summary>Reads kept figures: all those of one computation, and the figures of the whole département of the others.</summary>
    public async Task<Dictionary<long, Dictionary<CleMesure, Mesure>>> LireAsync(long principal, IEnumerable<long> autres, CancellationToken annulation)
    {
        var lues = await connexion.Commande(
            """
            select v.calcul, v.code, v.territoire, v.mois, v.modalite, v.statut, v.valeur, v.numerateur, v.denominateur, v.acheves, v.concernes, v.non_murs, v.anomalies, v.inconnus, v.deja
            from indicateur_valeur v
            where v.calcul = $1 or (v.calcul = any ($2) and v.territoire = '' and v.mois is null and v.modalite = '')
            """,
            principal,
            autres.ToArray()).LireAsync(
            l => (Calcul: l.GetInt64(0), Cle: new CleMesure(l.GetString(1), l.GetString(2), l.Valeur<DateOnly>(3), l.GetString(4)), Mesure: Relire(l)),
            annulation);
        return lues.GroupBy(v => v.Calcul).ToDictionary(g => g.Key, g => g.ToDictionary(v => v.Cle, v => v.Mesure));
    }

    private static Mesure Relire(NpgsqlDataReader l) =>
        Mesure.Relue(LibellesMesure.Lire(l.GetString(5)), l.Valeur<decimal>(6), l.Valeur<long>(7), l.Valeur<long>(8)) with
        {
            Acheves = l.Valeur<long>(9),
            Concernes = l.Valeur<long>(10),
            NonMurs = l.GetInt64(11),
            Anomalies = l.GetInt64(12),
            Inconnus = l.GetInt64(13),
            Deja = l.GetInt64(14),
        };
}
