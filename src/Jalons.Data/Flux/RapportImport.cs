namespace Jalons.Data.Flux;

/// <summary>What an import did. Every record of the file is counted once: created, modified, unchanged or rejected.</summary>
public sealed record RapportImport
{
    /// <summary>Number of the flow in the base; null when it was refused before being recorded.</summary>
    public long? Flux { get; init; }

    /// <summary>Schema: <c>VRSB0801</c>…</summary>
    public required string Format { get; init; }

    /// <summary><c>mensuel</c>, <c>quotidien</c>…</summary>
    public required string Nature { get; init; }

    /// <summary>Creation of the flow by the payer, civil time.</summary>
    public required DateTime DateFlux { get; init; }

    /// <summary>True for a list, whose records are rows and not households.</summary>
    public bool EstListe => EnTetesListe.EstListe(Format);

    /// <summary>Département concerned.</summary>
    public required string Departement { get; init; }

    /// <summary>True when the base served no département and took this one from the flow.</summary>
    public bool DepartementOuvert { get; init; }

    /// <summary>True when this very file had already been imported.</summary>
    public bool DejaImporte { get; init; }

    /// <summary>Households in the file.</summary>
    public int Foyers { get; init; }

    /// <summary>People in the households taken.</summary>
    public int Personnes { get; init; }

    /// <summary>Households not known before.</summary>
    public int Crees { get; init; }

    /// <summary>Households whose picture changed.</summary>
    public int Modifies { get; init; }

    /// <summary>Households whose picture is the one known, or older than the one known.</summary>
    public int Inchanges { get; init; }

    /// <summary>Among the unchanged: pictures older than the one known, kept as history only.</summary>
    public int Anterieurs { get; init; }

    /// <summary>Households rejected.</summary>
    public int Rejetes { get; init; }

    /// <summary>Households announced by the trailer.</summary>
    public int? Annonces { get; init; }

    /// <summary>The first rejects, at most <see cref="MaximumRejetsListes"/>; all of them are in the base.</summary>
    public IReadOnlyList<RejetImport> Rejets { get; init; } = [];

    /// <summary>What was noticed without rejecting anything, in French.</summary>
    public IReadOnlyList<string> Avertissements { get; init; } = [];

    /// <summary>How many rejects a report carries.</summary>
    public const int MaximumRejetsListes = 1000;
}

/// <summary>A rejected record, as reported.</summary>
/// <param name="Rang">Rank in the file, from 1.</param>
/// <param name="Numero">Claim number when it could be read.</param>
/// <param name="Motif">Why, in French.</param>
public sealed record RejetImport(int Rang, string? Numero, string Motif);

/// <summary>How far an import is.</summary>
/// <param name="OctetsLus">Bytes read.</param>
/// <param name="OctetsTotal">Bytes of the file.</param>
/// <param name="Foyers">Households read.</param>
/// <param name="Rejetes">Households rejected so far.</param>
public sealed record AvancementImport(long OctetsLus, long OctetsTotal, int Foyers, int Rejetes)
{
    /// <summary>Share done, 0 to 100.</summary>
    public int Pourcentage => OctetsTotal == 0 ? 0 : (int)Math.Min(99, OctetsLus * 100 / OctetsTotal);
}
