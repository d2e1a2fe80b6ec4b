using Jalons.Domain.Dossiers;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Referentiel;

namespace Jalons.Domain.Orientation;

/// <summary>
/// What is known of a person on the day an orientation is prepared: the diagnostic wins, the flow completes it. Null means unknown.
/// </summary>
/// <param name="Age">Completed years on that day; null when the birth date is not sure.</param>
/// <param name="Recue">What the flow says.</param>
/// <param name="Reponses">What the person said.</param>
public sealed record FaitsOrientation(int? Age, SituationRecue Recue, ReponsesDiagnostic Reponses)
{
    /// <summary>Nothing is known.</summary>
    public static FaitsOrientation Inconnus { get; } = new(null, new SituationRecue(null, null, 0, null), ReponsesDiagnostic.Vides);

    /// <summary>Facts of a person on a day.</summary>
    public static FaitsOrientation De(DateOnly naissance, DateOnly jour, SituationRecue recue, ReponsesDiagnostic? reponses) =>
        new(Personne.AgeEntre(naissance, jour), recue, reponses ?? ReponsesDiagnostic.Vides);

    /// <summary>Home.</summary>
    public SituationLogement? Logement => Reponses.Logement ?? (Recue.SansDomicile == true ? SituationLogement.SansLogement : null);

    /// <summary>Lone parent.</summary>
    public bool? ParentIsole => Reponses.ParentIsole ?? Recue.ParentIsole;

    /// <summary>Works now.</summary>
    public bool? Travaille => Reponses.DernierTravail is { } d ? d == DernierTravail.EnCours : Recue.Travaille;

    /// <summary>Self-employed.</summary>
    public bool? Independant => Reponses.Independant ?? Recue.Independant;

    /// <summary>Registered with France Travail.</summary>
    public bool? InscritFranceTravail => Reponses.InscritFranceTravail ?? Recue.InscritFranceTravail
        ?? (Reponses.Accompagnement == AccompagnementEnCours.FranceTravail ? true : null);

    /// <summary>Has children and no full solution to look after them.</summary>
    public bool? SansGarde => Reponses.GardeEnfants switch
    {
        GardeEnfants.Aucune or GardeEnfants.Partielle => true,
        GardeEnfants.Assuree or GardeEnfants.SansObjet => false,
        _ => null,
    };

    /// <summary>Everyday difficulties declared: housing apart from homelessness, childcare, mobility, language, digital, paperwork, care of a relative.</summary>
    public int Difficultes => new[]
    {
        Logement is SituationLogement.Precaire or SituationLogement.Heberge,
        SansGarde == true,
        Reponses.SansMobilite() == true,
        Reponses.FrancaisOral == Aisance.EnDifficulte || Reponses.FrancaisEcrit == Aisance.EnDifficulte,
        Reponses.Numerique == Aisance.EnDifficulte,
        Reponses.Demarches == Aisance.EnDifficulte,
        Reponses.Aidant == true,
    }.Count(vrai => vrai);
}

/// <summary>A reason that a rule gives, in favour of one parcours: for it, and against the two others.</summary>
/// <param name="Regle">Code of the rule.</param>
/// <param name="EnFaveurDe">Parcours it speaks for.</param>
/// <param name="Decisif">True when the rule settles the recommendation if no earlier one did.</param>
/// <param name="Texte">As said of the person between professionals.</param>
/// <param name="PourLaPersonne">As said to the person; null when it must not be printed (health).</param>
/// <param name="Fondement">Article or document.</param>
public sealed record Argument(string Regle, TypeParcours EnFaveurDe, bool Decisif, string Texte, string? PourLaPersonne, string Fondement);

/// <summary>Which kind of organisme is suggested, and by which rule.</summary>
/// <param name="Categorie">Kind of organisme.</param>
/// <param name="Regle">Name of the rule that was applied, shown because several could apply (seed 004 AT07).</param>
/// <param name="Ecartees">Rules that also applied and come later in the order.</param>
public sealed record OrganismeConseille(CategorieOrganisme Categorie, string Regle, IReadOnlyList<string> Ecartees);

/// <summary>
/// A recommendation, never a decision: a parcours, every reason for and against it, and what is not known. The decision is the
/// président du conseil départemental's (CASF L262-29), and a person signs it.
/// </summary>
public sealed record Preconisation
{
    private Preconisation(TypeParcours type, IReadOnlyList<Argument> arguments, OrganismeConseille organisme, IReadOnlyList<string> manquants) =>
        (Type, Arguments, Organisme, Manquants) = (type, arguments, organisme, manquants);

    /// <summary>Parcours recommended.</summary>
    public TypeParcours Type { get; }

    /// <summary>Every reason, in the order of the rules; the first decisive one settled the type.</summary>
    public IReadOnlyList<Argument> Arguments { get; }

    /// <summary>Kind of organisme suggested for this parcours.</summary>
    public OrganismeConseille Organisme { get; }

    /// <summary>What the diagnostic does not say and that could change the recommendation.</summary>
    public IReadOnlyList<string> Manquants { get; }

    /// <summary>Reasons for the recommended parcours; never empty.</summary>
    public IReadOnlyList<Argument> Pour => [.. Arguments.Where(a => a.EnFaveurDe == Type)];

    /// <summary>Reasons that speak for another parcours.</summary>
    public IReadOnlyList<Argument> Contre => [.. Arguments.Where(a => a.EnFaveurDe != Type)];

    /// <summary>Applies rules in order.</summary>
    /// <param name="faits">What is known of the person.</param>
    /// <param name="regles">Rules that <see cref="ReglesOrientation.Verifier"/> accepts.</param>
    public static Preconisation Etablir(FaitsOrientation faits, ReglesOrientation regles)
    {
        var tiennent = regles.QuiTiennent(faits);
        var type = tiennent.First(r => r.Decisive).Parcours!.Value;
        return new Preconisation(type, [.. tiennent.Select(r => r.EnArgument())], regles.Conseiller(faits, type), regles.Manquants(faits));
    }

    /// <summary>The recommendation as one can read it aloud: "Orientation emploi : … ; contre : …".</summary>
    public string Explication()
    {
        var texte = $"Orientation {Type.Feminin()} : {string.Join(", ", Pour.Select(a => a.Texte))}";
        return Contre.Count == 0 ? $"{texte}." : $"{texte} ; contre : {string.Join(", ", Contre.Select(a => a.Texte))}.";
    }

    /// <summary>Reasons for a parcours as they are printed for the person.</summary>
    public IReadOnlyList<string> RaisonsPourLaPersonne(TypeParcours type)
    {
        string[] raisons = [.. Arguments.Where(a => a.EnFaveurDe == type).Select(a => a.PourLaPersonne).OfType<string>()];
        return raisons.Length > 0 ? raisons : ["votre situation, telle que nous en avons parlé avec vous ou telle qu’elle est connue de nos services"];
    }
}

/// <summary>How a parcours is said with the word "orientation".</summary>
public static class LibellesOrientation
{
    /// <summary>"emploi", "socio-professionnelle", "sociale".</summary>
    public static string Feminin(this TypeParcours type) => type switch
    {
        TypeParcours.Emploi => "emploi",
        TypeParcours.SocioProfessionnel => "socio-professionnelle",
        TypeParcours.Social => "sociale",
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };
}
