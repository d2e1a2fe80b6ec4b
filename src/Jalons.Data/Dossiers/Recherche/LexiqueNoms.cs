using System.Collections.Concurrent;
using Npgsql;

namespace Jalons.Data.Dossiers.Recherche;

/// <summary>
/// The lexicons of the départements served, kept in memory: a département of 100 000 people has some 20 000 different names. Each search first takes the
/// names added since, which is one look at an index.
/// </summary>
public sealed class LexiqueNoms
{
    private readonly ConcurrentDictionary<string, Etat> _parDepartement = new(StringComparer.Ordinal);

    /// <summary>The lexicon of a département, up to date with what is committed.</summary>
    /// <param name="connexion">Connection tied to the département.</param>
    /// <param name="departement">The département.</param>
    /// <param name="annulation">Cancellation.</param>
    public async Task<Lexique> LireAsync(NpgsqlConnection connexion, string departement, CancellationToken annulation = default)
    {
        var etat = _parDepartement.GetValueOrDefault(departement) ?? new Etat(Lexique.Vide, "0");
        var (cles, horizon) = await LireDepuisAsync(connexion, etat.Horizon, annulation);
        var suivant = new Etat(etat.Lexique.Avec(cles), horizon);
        _parDepartement[departement] = suivant;
        return suivant.Lexique;
    }

    /// <summary>
    /// The names that transactions not yet ended at the horizon may have added, and the next horizon: a long import that commits late is not missed.
    /// </summary>
    private static async Task<(List<string> Cles, string Horizon)> LireDepuisAsync(NpgsqlConnection connexion, string horizon, CancellationToken annulation)
    {
        const string sql =
            """
            select pg_snapshot_xmin(pg_current_snapshot())::text
            union all
            (select cle from cle_nom where departement = departement_courant() and depuis >= $1::xid8)
            """;
        await using var commande = new NpgsqlCommand(sql, connexion) { Parameters = { new() { Value = horizon } } };
        await commande.PrepareAsync(annulation);
        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        await lecteur.ReadAsync(annulation);
        var (suivant, cles) = (lecteur.GetString(0), new List<string>());
        while (await lecteur.ReadAsync(annulation))
        {
            cles.Add(lecteur.GetString(0));
        }

        return (cles, suivant);
    }

    private sealed record Etat(Lexique Lexique, string Horizon);
}
