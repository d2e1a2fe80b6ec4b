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

    /// <summary>Says how the département is reached: its letters print it.</summary>
    public static async Task DecrireDepartementAsync(
        this NpgsqlDataSource proprietaire, string code, string adresse, string telephone, string courriel, CancellationToken annulation = default)
    {
        await using var commande = proprietaire.CreateCommand("update departement set adresse = $2, telephone = $3, courriel = $4 where code = $1");
        foreach (var valeur in new[] { code, adresse, telephone, courriel })
        {
            commande.Parameters.Add(new() { Value = valeur });
        }

        await commande.ExecuteNonQueryAsync(annulation);
    }
}
