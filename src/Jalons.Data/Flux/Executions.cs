using Npgsql;

namespace Jalons.Data.Flux;

/// <summary>The statements of the pipeline.</summary>
internal static class Executions
{
    /// <summary>Runs a script in one round trip, however long it takes.</summary>
    public static async Task ExecuterAsync(this NpgsqlConnection connexion, string sql, CancellationToken annulation)
    {
        await using var commande = new NpgsqlCommand(sql, connexion) { CommandTimeout = 0 };
        await commande.ExecuteNonQueryAsync(annulation);
    }
}
