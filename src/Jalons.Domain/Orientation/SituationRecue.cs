using System.Collections.Frozen;

namespace Jalons.Domain.Orientation;

/// <summary>
/// What the payer's flow says of a person and that an orientation looks at (code lists ACT and SITFAM of
/// <c>references/cnaf/codes.csv</c>). It prefills the diagnostic: what is known is not asked twice (seed 002 l.219).
/// </summary>
/// <param name="Activite">ACT of the current activity.</param>
/// <param name="SituationFamille">SITFAM of the household.</param>
/// <param name="EnfantsACharge">Children of the household.</param>
/// <param name="SansDomicile">The payer knows the household as homeless.</param>
public sealed record SituationRecue(string? Activite, string? SituationFamille, int EnfantsACharge, bool? SansDomicile)
{
    private static readonly FrozenSet<string> Chomeurs = FrozenSet.ToFrozenSet(
        ["ANP", "CHR", "CNI", "ANI", "CAR", "ABA", "ADA", "ADN", "AFC", "AFD", "AIN", "ASP", "ASS", "CHA", "CAP", "CDA", "CDN", "FDA", "FDN", "MMC", "MMI"], StringComparer.Ordinal);

    private static readonly FrozenSet<string> Independants = FrozenSet.ToFrozenSet(["AEN", "ETI", "EXP", "MAR"], StringComparer.Ordinal);

    private static readonly FrozenSet<string> Salaries = FrozenSet.ToFrozenSet(
        ["SAL", "CDD", "CDI", "CUI", "INT", "TSA", "AMA", "AMT", "APP", "AUT", "VRP", "GSA", "CHA", "CAP"], StringComparer.Ordinal);

    private static readonly FrozenSet<string> Seuls = FrozenSet.ToFrozenSet(["CEL", "DIV", "ISO", "SEF", "SEL", "VEU", "ABA"], StringComparer.Ordinal);

    private static readonly FrozenSet<string> Couples = FrozenSet.ToFrozenSet(["MAR", "PAC", "RPA", "RVC", "RVM", "VIM"], StringComparer.Ordinal);

    /// <summary>Registered as a job seeker, as far as the payer knows; null when it does not tell.</summary>
    public bool? InscritFranceTravail => Activite is { } a && Chomeurs.Contains(a) ? true : null;

    /// <summary>Self-employed; null when the activity is unknown.</summary>
    public bool? Independant => Connue ? Independants.Contains(Activite!) : null;

    /// <summary>Works now; null when the activity is unknown.</summary>
    public bool? Travaille => Connue ? Salaries.Contains(Activite!) || Independants.Contains(Activite!) : null;

    /// <summary>Lone parent; null when the family situation is unknown.</summary>
    public bool? ParentIsole => SituationFamille switch
    {
        { } s when Seuls.Contains(s) => EnfantsACharge > 0,
        { } s when Couples.Contains(s) => false,
        _ => null,
    };

    private bool Connue => Activite is not (null or "SIN" or "CHO" or "DSF");

    /// <summary>Answers already known, to show in an empty form.</summary>
    public ReponsesDiagnostic Preremplir() => new()
    {
        Enfants = EnfantsACharge,
        ParentIsole = ParentIsole,
        GardeEnfants = EnfantsACharge == 0 ? GardeEnfants.SansObjet : null,
        Logement = SansDomicile == true ? SituationLogement.SansLogement : null,
        DernierTravail = Travaille == true ? DernierTravail.EnCours : null,
        Independant = Independant,
        InscritFranceTravail = InscritFranceTravail,
    };
}
