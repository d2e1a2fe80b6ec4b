using Npgsql;

namespace Jalons.Data.Flux;

/// <summary>What an import counts. Every record is created, modified, unchanged or rejected.</summary>
internal sealed class ComptesImport
{
    /// <summary>Records read.</summary>
    public int Foyers { get; set; }

    /// <summary>People in the records taken.</summary>
    public int Personnes { get; set; }

    /// <summary>Dossiers not known before.</summary>
    public int Crees { get; set; }

    /// <summary>Dossiers changed.</summary>
    public int Modifies { get; set; }

    /// <summary>Dossiers unchanged.</summary>
    public int Inchanges { get; set; }

    /// <summary>Among the unchanged: records older than what is known.</summary>
    public int Anterieurs { get; set; }

    /// <summary>Runs a merge that counts its records itself: created, modified, unchanged, and among these the older ones.</summary>
    public async Task CompterAsync(NpgsqlConnection connexion, string fusion, CancellationToken annulation)
    {
        await using var commande = new NpgsqlCommand(fusion, connexion) { CommandTimeout = 0 };
        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        await lecteur.ReadAsync(annulation);
        Crees += lecteur.GetInt32(0);
        Modifies += lecteur.GetInt32(1);
        Inchanges += lecteur.GetInt32(2);
        Anterieurs += lecteur.GetInt32(3);
    }
}
