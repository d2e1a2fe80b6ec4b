using Jalons.Flux.Caf;
using Jalons.Flux.Listes;
using Npgsql;

namespace Jalons.Data.Flux.Listes;

/// <summary>What the rows of one kind of list become: staged as they are read, applied by sets once all are in.</summary>
internal interface IApport
{
    /// <summary>Statements that make the staging tables.</summary>
    string SqlPreparer { get; }

    /// <summary>Statements that apply what was staged: they leave who was recognised in <c>s_attache</c> (rang, personne), and what was not known before in
    /// <c>s_nouveau</c> (rang, personne).</summary>
    string SqlAppliquer { get; }

    /// <summary>True when what is new makes new rows of its own; false when it changes people already known.</summary>
    bool Cree { get; }

    /// <summary>Stages a row.</summary>
    /// <param name="ligne">The row.</param>
    /// <param name="brut">The same, as rejects keep it.</param>
    /// <returns>Why the row is rejected; null when it is staged.</returns>
    Avertissement? Ajouter(LigneListe ligne, string brut);

    /// <summary>Sends what was staged since the last time.</summary>
    Task EnvoyerAsync(NpgsqlConnection connexion, CancellationToken annulation);

    /// <summary>What the report says of rows taken in part, once they are applied.</summary>
    Task<IReadOnlyList<string>> AvertirAsync(NpgsqlConnection connexion, CancellationToken annulation);
}
