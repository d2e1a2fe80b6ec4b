using Jalons.Data.Socle;
using Npgsql;

namespace Jalons.Data.Dossiers;

/// <summary>How many records of the flows received in a month were rejected for a reason.</summary>
/// <param name="Mois">First day of the month of reception, in Paris.</param>
/// <param name="Code">Reason: stable code of <c>flux_rejet</c>.</param>
/// <param name="Combien">How many.</param>
/// <param name="ARegler">How many of them nobody has settled.</param>
public sealed record CompteRejets(DateOnly Mois, string Code, int Combien, int ARegler);

/// <summary>A rejected record in a list.</summary>
/// <param name="Flux">The flow.</param>
/// <param name="Id">Its number.</param>
/// <param name="RecuLe">Reception of the flow.</param>
/// <param name="Fichier">Name of the file.</param>
/// <param name="Rang">Rank in the file.</param>
/// <param name="Numero">Claim number when it could be read.</param>
/// <param name="Motif">Why, in French.</param>
/// <param name="ReglePar">Who settled it; null while it is to be settled.</param>
public sealed record RejetRecu(long Flux, long Id, DateTimeOffset RecuLe, string Fichier, int Rang, string? Numero, string Motif, string? ReglePar);

/// <summary>Which rejects.</summary>
/// <param name="Du">First day of reception.</param>
/// <param name="Avant">Day after the last one.</param>
/// <param name="Codes">Only these reasons; null for all.</param>
/// <param name="ARegler">Only those that nobody has settled.</param>
public sealed record FiltreRejets(DateOnly Du, DateOnly Avant, IReadOnlyCollection<string>? Codes, bool ARegler);

/// <summary>Reads the rejects of all flows together.</summary>
public static class LectureRejets
{
    private const string Jour = "(f.recu_le at time zone 'Europe/Paris')::date";

    /// <summary>Counts by month and reason, from a day on.</summary>
    public static async Task<IReadOnlyList<CompteRejets>> CompterRejetsAsync(this NpgsqlConnection connexion, DateOnly depuis, CancellationToken annulation = default)
    {
        await using var commande = new NpgsqlCommand(
            $"""
            select date_trunc('month', {Jour})::date, r.code, sum(r.combien)::int, sum(r.a_regler)::int
            from flux f cross join lateral (
              select r.code, count(*) as combien, count(*) filter (where r.regle_le is null) as a_regler from flux_rejet r where r.flux = f.id group by r.code) r
            where f.departement = departement_courant() and f.rejetes > 0 and {Jour} >= $1
            group by 1, 2 order by 1, 2
            """,
            connexion) { Parameters = { new() { Value = depuis } } };
        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        var comptes = new List<CompteRejets>();
        while (await lecteur.ReadAsync(annulation))
        {
            comptes.Add(new(lecteur.GetFieldValue<DateOnly>(0), lecteur.GetString(1), lecteur.GetInt32(2), lecteur.GetInt32(3)));
        }

        return comptes;
    }

    /// <summary>One page of rejects, those of the last flow first.</summary>
    public static async Task<IReadOnlyList<RejetRecu>> ListerRejetsAsync(
        this NpgsqlConnection connexion, FiltreRejets filtre, int combien, int apres, CancellationToken annulation = default)
    {
        await using var commande = new NpgsqlCommand(
            $"""
            select f.id, r.id, f.recu_le, f.nom_fichier, r.rang, r.numero, r.motif, r.regle_par
            from flux f join flux_rejet r on r.flux = f.id
            where f.departement = departement_courant() and f.rejetes > 0 and {Jour} >= $1 and {Jour} < $2
              {(filtre.Codes is null ? "" : "and r.code = any ($5)")} {(filtre.ARegler ? "and r.regle_le is null" : "")}
            order by f.recu_le desc, f.id, r.rang limit $3 offset $4
            """,
            connexion) { Parameters = { new() { Value = filtre.Du }, new() { Value = filtre.Avant }, new() { Value = combien }, new() { Value = apres } } };
        if (filtre.Codes is { } codes)
        {
            commande.Parameters.Add(new() { Value = codes.ToArray() });
        }

        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        var rejets = new List<RejetRecu>();
        while (await lecteur.ReadAsync(annulation))
        {
            rejets.Add(new(
                lecteur.GetInt64(0), lecteur.GetInt64(1), lecteur.GetFieldValue<DateTimeOffset>(2), lecteur.GetString(3), lecteur.GetInt32(4), lecteur.Texte(5),
                lecteur.GetString(6), lecteur.Texte(7)));
        }

        return rejets;
    }
}
