using Jalons.Domain.Referentiel;
using Npgsql;
using NpgsqlTypes;

namespace Jalons.Data.Flux;

/// <summary>
/// Dossiers that a complete monthly file no longer holds (<c>references/cnaf/flux.md</c> §4.2): flagged at once, closed when they have been missing
/// for as long as the département has set (docs/adr/0013).
/// </summary>
internal static class AbsencesImport
{
    private static readonly string SqlAbsences = Ressources.Sql("absences");
    private static readonly string SqlAbsents = Ressources.Sql("absents");

    /// <summary>Notes who is missing, before the parcours that ended are closed.</summary>
    /// <param name="connexion">In the transaction of the import.</param>
    /// <param name="organismes">Payers of the file.</param>
    /// <param name="rejetes">Claim numbers rejected after they were read: they are in the file.</param>
    /// <param name="regles">Rules of the département.</param>
    /// <param name="jour">Day of reception.</param>
    /// <param name="annulation">Cancellation.</param>
    /// <returns>What to say of it; null when nobody is missing.</returns>
    public static async Task<string?> NoterAsync(
        NpgsqlConnection connexion, IReadOnlyCollection<string> organismes, IReadOnlyCollection<string> rejetes, Regles regles, DateOnly jour, CancellationToken annulation)
    {
        var mois = regles.EnVigueur(CodesRegle.AbsenceCloture, jour)?.Nombre;
        await RetenirAsync(connexion, organismes, rejetes, mois, annulation);
        await connexion.ExecuterAsync(SqlAbsences, annulation);
        var (absents, lacune) = await LireAsync(connexion, annulation);
        if (lacune)
        {
            return $"{absents} dossiers ouverts manquent dans ce fichier pourtant complet : c’est trop pour être des départs. Aucune absence n’est retenue, demandez à la caisse de vérifier son envoi.";
        }

        if (absents == 0)
        {
            return null;
        }

        await connexion.ExecuterAsync(SqlAbsents, annulation);
        return $"{absents} dossiers ouverts ne sont plus transmis par la caisse. Ils sont signalés{(mois is null ? "" : $", et clos au bout de {mois} mois")}.";
    }

    private static async Task RetenirAsync(
        NpgsqlConnection connexion, IEnumerable<string> organismes, IEnumerable<string> rejetes, int? mois, CancellationToken annulation)
    {
        await using var commande = new NpgsqlCommand("update s_flux set organismes = $1, rejetes = $2, mois = $3", connexion)
        {
            Parameters =
            {
                new() { Value = organismes.ToArray() },
                new() { Value = rejetes.ToArray() },
                new() { Value = (object?)mois ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Integer },
            },
        };
        await commande.ExecuteNonQueryAsync(annulation);
    }

    private static async Task<(int Absents, bool Lacune)> LireAsync(NpgsqlConnection connexion, CancellationToken annulation)
    {
        await using var commande = new NpgsqlCommand("select absents, lacune from s_flux", connexion);
        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        await lecteur.ReadAsync(annulation);
        return (lecteur.GetInt32(0), lecteur.GetBoolean(1));
    }
}
