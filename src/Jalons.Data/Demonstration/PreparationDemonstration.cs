using Npgsql;

namespace Jalons.Data.Demonstration;

/// <summary>What only the owner of the tables may do for a demonstration.</summary>
public static class PreparationDemonstration
{
    /// <summary>Tells the planner what the tables hold, as a server does by itself after some minutes: the first flow has just filled them.</summary>
    public static async Task AnalyserAsync(this NpgsqlDataSource proprietaire, CancellationToken annulation = default)
    {
        await using var commande = proprietaire.CreateCommand("analyze");
        await commande.ExecuteNonQueryAsync(annulation);
    }
}
