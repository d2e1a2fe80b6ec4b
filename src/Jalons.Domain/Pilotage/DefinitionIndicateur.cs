namespace Jalons.Domain.Pilotage;

/// <summary>Unit of a figure.</summary>
public enum UniteIndicateur
{
    /// <summary>Adults of a household (claimant or partner): the unit of droits et devoirs.</summary>
    Adultes,

    /// <summary>Per cent.</summary>
    Pourcent,

    /// <summary>Calendar days.</summary>
    Jours,

    /// <summary>Meetings, each one once.</summary>
    RendezVous,
}

/// <summary>What a figure looks at in time (<c>references/indicateurs.md</c> §0.2 point 1).</summary>
public enum TemporaliteIndicateur
{
    /// <summary>State at the end of a day.</summary>
    Photo,

    /// <summary>Events of a period.</summary>
    Flux,

    /// <summary>People who entered a state in a period, followed until the cut-off.</summary>
    Cohorte,
}

/// <summary>How a figure is protected when it is shown to people who may not see names (<c>references/indicateurs.md</c> §0.5).</summary>
public enum ClasseSecret
{
    /// <summary>S-EFF: counts of people.</summary>
    Effectif,

    /// <summary>S-TX: shares.</summary>
    Taux,

    /// <summary>S-MOY: means, medians, delays.</summary>
    Moyenne,
}

/// <summary>
/// The one definition of a figure: screen, export, command line and printed report read this and nothing else. A definition never
/// changes under the same version.
/// </summary>
public sealed record DefinitionIndicateur
{
    /// <summary>Code of the reference, <c>references/indicateurs.md</c>.</summary>
    public required string Code { get; init; }

    /// <summary>Version of the definition.</summary>
    public int Version { get; init; } = 1;

    /// <summary>Name people read.</summary>
    public required string Libelle { get; init; }

    /// <summary>One sentence that says what the figure means.</summary>
    public required string Signification { get; init; }

    /// <summary>Who is counted.</summary>
    public required string Univers { get; init; }

    /// <summary>How it is computed.</summary>
    public required string Formule { get; init; }

    /// <summary>Which dates are read.</summary>
    public required string Dates { get; init; }

    /// <summary>Unit.</summary>
    public required UniteIndicateur Unite { get; init; }

    /// <summary>Photo, flow or cohort.</summary>
    public required TemporaliteIndicateur Temporalite { get; init; }

    /// <summary>Protection class.</summary>
    public required ClasseSecret Secret { get; init; }

    /// <summary>Where the definition comes from.</summary>
    public required string Source { get; init; }

    /// <summary>A worked example, with its expected result.</summary>
    public required string Exemple { get; init; }

    /// <summary>Decimals printed.</summary>
    public int Decimales { get; init; }

    /// <summary>What the unknown answers of a share of known answers are, one and many: « rendez-vous passé sans suite notée ».</summary>
    public (string Un, string Plusieurs) Inconnus { get; init; } = ("situation inconnue", "situations inconnues");

    /// <summary>True when a higher figure is good news, false when bad, null when neither: decides the word beside the direction.</summary>
    public bool? HausseFavorable { get; init; }
}

/// <summary>Words people read.</summary>
public static class LibellesIndicateur
{
    /// <summary>The unit as written beside a number and in exports.</summary>
    public static string Libelle(this UniteIndicateur unite) => unite switch
    {
        UniteIndicateur.Adultes => "adultes",
        UniteIndicateur.Pourcent => "%",
        UniteIndicateur.Jours => "jours",
        UniteIndicateur.RendezVous => "rendez-vous",
        _ => throw new ArgumentOutOfRangeException(nameof(unite)),
    };

    /// <summary>What the figure looks at in time.</summary>
    public static string Libelle(this TemporaliteIndicateur temporalite) => temporalite switch
    {
        TemporaliteIndicateur.Photo => "photo à la fin d’un jour",
        TemporaliteIndicateur.Flux => "événements d’une période",
        TemporaliteIndicateur.Cohorte => "personnes entrées dans une période, suivies jusqu’à la date choisie",
        _ => throw new ArgumentOutOfRangeException(nameof(temporalite)),
    };
}
