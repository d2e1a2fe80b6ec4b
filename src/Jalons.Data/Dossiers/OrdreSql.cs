using Jalons.Domain.Socle;
using Npgsql;

namespace Jalons.Data.Dossiers;

/// <summary>Statements of the merge, with named parameters.</summary>
internal static class OrdreSql
{
    /// <summary>Runs a statement.</summary>
    /// <returns>Rows touched.</returns>
    public static async Task<int> FaireAsync(this NpgsqlConnection connexion, string sql, CancellationToken annulation, params (string Nom, object Valeur)[] valeurs)
    {
        await using var commande = Preparer(connexion, sql, valeurs);
        return await commande.ExecuteNonQueryAsync(annulation);
    }

    /// <summary>Reads one value.</summary>
    public static async Task<T?> ValeurAsync<T>(this NpgsqlConnection connexion, string sql, CancellationToken annulation, params (string Nom, object Valeur)[] valeurs)
    {
        await using var commande = Preparer(connexion, sql, valeurs);
        return await commande.ExecuteScalarAsync(annulation) is T lue ? lue : default;
    }

    /// <summary>Figures already computed counted two people, or one: they are computed again from their first day.</summary>
    public static Task DaterPilotageAsync(this NpgsqlConnection connexion, PersonneId personne, CancellationToken annulation) => connexion.FaireAsync(
        """
        insert into changement_pilotage (departement, depuis, photo)
        select departement, min(depuis), true from membre where personne = @personne group by departement
        """,
        annulation, ("personne", personne.Valeur));

    private static NpgsqlCommand Preparer(NpgsqlConnection connexion, string sql, (string Nom, object Valeur)[] valeurs)
    {
        var commande = new NpgsqlCommand(sql, connexion);
        foreach (var (nom, valeur) in valeurs)
        {
            commande.Parameters.Add(new NpgsqlParameter(nom, valeur));
        }

        return commande;
    }
}
