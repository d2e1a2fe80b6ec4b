using Jalons.Domain.Socle;
using Npgsql;

namespace Jalons.Data.Dossiers;

/// <summary>Imports and merges of one département never work at the same time: each would miss what the other writes.</summary>
public static class VerrouDesImports
{
    /// <summary>What an agent is told meanwhile.</summary>
    public static Refus Occupe { get; } = new("import.en_cours", "Un import est en cours. Recommencez dans quelques instants, quand il sera terminé : rien n’a été modifié.");

    /// <summary>Takes the lock for the transaction; false when somebody else holds it.</summary>
    public static async Task<bool> PasserAvantLesImportsAsync(this NpgsqlConnection connexion, string departement, CancellationToken annulation = default)
    {
        await using var commande = new NpgsqlCommand("select pg_try_advisory_xact_lock(hashtext('jalons.import'), hashtext($1))", connexion)
        {
            Parameters = { new() { Value = departement } },
        };
        return await commande.ExecuteScalarAsync(annulation) is true;
    }
}
