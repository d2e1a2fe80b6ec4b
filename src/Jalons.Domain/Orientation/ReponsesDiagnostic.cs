using Jalons.Domain.Socle;

namespace Jalons.Domain.Orientation;

/// <summary>Where the person lives (seed 002, Q10–Q11).</summary>
public enum SituationLogement
{
    /// <summary>Tenant or owner, nothing threatens the home.</summary>
    Stable,

    /// <summary>Lodged by family, friends or another person.</summary>
    Heberge,

    /// <summary>Temporary, unfit, or threatened by an eviction.</summary>
    Precaire,

    /// <summary>No home, or emergency shelter.</summary>
    SansLogement,
}

/// <summary>How children are looked after (seed 002, Q13–Q14).</summary>
public enum GardeEnfants
{
    /// <summary>No child who needs to be looked after.</summary>
    SansObjet,

    /// <summary>A solution exists and fits working hours.</summary>
    Assuree,

    /// <summary>A solution exists but not on all hours, or at a cost that cannot be met.</summary>
    Partielle,

    /// <summary>No solution.</summary>
    Aucune,
}

/// <summary>How easy something is (seed 002 gives no scale: a design choice).</summary>
public enum Aisance
{
    /// <summary>At ease.</summary>
    ALAise,

    /// <summary>Manages with help.</summary>
    AvecAide,

    /// <summary>In difficulty.</summary>
    EnDifficulte,
}

/// <summary>Level of the highest diploma (national framework of qualifications, Code du travail D6113-19).</summary>
public enum NiveauFormation
{
    /// <summary>No diploma.</summary>
    SansDiplome,

    /// <summary>CAP, BEP, brevet.</summary>
    Niveau3,

    /// <summary>Baccalauréat.</summary>
    Niveau4,

    /// <summary>Two years after the baccalauréat.</summary>
    Niveau5,

    /// <summary>Licence and more.</summary>
    Niveau6EtPlus,
}

/// <summary>When the person last worked (seed 002, Q24 and Q26).</summary>
public enum DernierTravail
{
    /// <summary>Works now, even a little.</summary>
    EnCours,

    /// <summary>Less than a year ago.</summary>
    MoinsDUnAn,

    /// <summary>Between one and two years ago.</summary>
    UnADeuxAns,

    /// <summary>More than two years ago.</summary>
    PlusDeDeuxAns,

    /// <summary>Never.</summary>
    Jamais,
}

/// <summary>Who already accompanies the person (seed 002, Q08; seed 004 l.807).</summary>
public enum AccompagnementEnCours
{
    /// <summary>Nobody.</summary>
    Aucun,

    /// <summary>A conseiller of France Travail.</summary>
    FranceTravail,

    /// <summary>A PLIE.</summary>
    Plie,

    /// <summary>The mission locale.</summary>
    MissionLocale,

    /// <summary>Cap emploi.</summary>
    CapEmploi,

    /// <summary>A social worker.</summary>
    TravailleurSocial,

    /// <summary>Somebody else.</summary>
    Autre,
}

/// <summary>When the person could start (seed 002, Q40).</summary>
public enum Disponibilite
{
    /// <summary>Now.</summary>
    ToutDeSuite,

    /// <summary>Within three months.</summary>
    DansTroisMois,

    /// <summary>Later.</summary>
    PlusTard,
}

/// <summary>
/// What the person says of their situation, in the short form of the orientation (seed 002 annex 2, questions Q01–Q40). Null
/// everywhere means "not asked, or the person prefers not to answer", which is never "no".
/// </summary>
public sealed record ReponsesDiagnostic
{
    /// <summary>Longest free text.</summary>
    public const int LongueurTexte = 1500;

    /// <summary>Nothing answered.</summary>
    public static ReponsesDiagnostic Vides { get; } = new();

    /// <summary>Children at home (Q01).</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public int? Enfants { get; init; }

    /// <summary>Raises children alone (Q02).</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public bool? ParentIsole { get; init; }

    /// <summary>Takes care of a relative (Q04).</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public bool? Aidant { get; init; }

    /// <summary>Home (Q10, Q11).</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public SituationLogement? Logement { get; init; }

    /// <summary>A health matter stands in the way of work, as declared by the person: yes or no, never which one (Q12; CASF R262-104).</summary>
    [DonneePersonnelle(Niveau.Sante)]
    public bool? SanteFaitObstacle { get; init; }

    /// <summary>Has a driving licence (Q15).</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public bool? Permis { get; init; }

    /// <summary>Can use a vehicle (Q15, Q16).</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public bool? Vehicule { get; init; }

    /// <summary>Public transport is within reach (Q17).</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public bool? TransportsAccessibles { get; init; }

    /// <summary>Childcare (Q13, Q14).</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public GardeEnfants? GardeEnfants { get; init; }

    /// <summary>Speaks and understands French (Q18).</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public Aisance? FrancaisOral { get; init; }

    /// <summary>Reads and writes French (Q18).</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public Aisance? FrancaisEcrit { get; init; }

    /// <summary>Uses digital tools (Q27).</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public Aisance? Numerique { get; init; }

    /// <summary>Handles administrative steps (Q09).</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public Aisance? Demarches { get; init; }

    /// <summary>Highest diploma (Q28).</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public NiveauFormation? NiveauFormation { get; init; }

    /// <summary>Thinks they need a training (Q29).</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public bool? BesoinFormation { get; init; }

    /// <summary>Last work (Q24, Q26).</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public DernierTravail? DernierTravail { get; init; }

    /// <summary>Self-employed (Q07).</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public bool? Independant { get; init; }

    /// <summary>Registered with France Travail on their own initiative (Q07).</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public bool? InscritFranceTravail { get; init; }

    /// <summary>Already accompanied by (Q08).</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public AccompagnementEnCours? Accompagnement { get; init; }

    /// <summary>Jobs held, what was liked (Q24, Q25).</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public string? Experience { get; init; }

    /// <summary>Job or sector wished (Q34, Q36).</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public string? MetierSouhaite { get; init; }

    /// <summary>When they could start (Q40).</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public Disponibilite? Disponibilite { get; init; }

    /// <summary>Hours a week wished (Q40).</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public int? HeuresSouhaitees { get; init; }

    /// <summary>What they expect, what matters first (Q23, Q39).</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public string? Souhaits { get; init; }

    /// <summary>Strengths (Q30, Q31).</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public string? Atouts { get; init; }

    /// <summary>Help needed at once (Q22).</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public string? AideImmediate { get; init; }

    /// <summary>No way to move about: neither a vehicle one may drive nor public transport. Null when too little is known.</summary>
    public bool? SansMobilite() => (Permis, Vehicule, TransportsAccessibles) switch
    {
        (_, _, true) => false,
        (true, true, _) => false,
        (false, _, false) or (_, false, false) => true,
        _ => null,
    };

    /// <summary>True when the person worked a little at least once in the last year.</summary>
    public bool? ATravailleRecemment() => DernierTravail switch
    {
        null => null,
        Orientation.DernierTravail.EnCours or Orientation.DernierTravail.MoinsDUnAn => true,
        _ => false,
    };

    /// <summary>The same answers, with texts trimmed and blank texts forgotten.</summary>
    public ReponsesDiagnostic Nettoyees() => this with
    {
        Experience = Net(Experience),
        MetierSouhaite = Net(MetierSouhaite),
        Souhaits = Net(Souhaits),
        Atouts = Net(Atouts),
        AideImmediate = Net(AideImmediate),
    };

    /// <summary>What cannot be true; null when all is well.</summary>
    internal Refus? Verifier()
    {
        if (this == Vides)
        {
            return new Refus("diagnostic.vide", "Aucune réponse n’est renseignée : remplissez au moins une question du diagnostic.");
        }

        if (Enfants is < 0 or > 20)
        {
            return new Refus("diagnostic.enfants", "Le nombre d’enfants va de 0 à 20.");
        }

        if (HeuresSouhaitees is < 1 or > 48)
        {
            return new Refus("diagnostic.heures", "Le nombre d’heures souhaitées par semaine va de 1 à 48.");
        }

        return new[] { Experience, MetierSouhaite, Souhaits, Atouts, AideImmediate }.Any(t => t?.Length > LongueurTexte)
            ? new Refus("diagnostic.texte", $"Un texte du diagnostic dépasse {LongueurTexte} caractères : raccourcissez-le.")
            : null;
    }

    private static string? Net(string? texte) => string.IsNullOrWhiteSpace(texte) ? null : texte.Trim().ReplaceLineEndings("\n");
}
