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
}
