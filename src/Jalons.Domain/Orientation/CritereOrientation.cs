using System.Collections.Frozen;
using Jalons.Domain.Referentiel;

namespace Jalons.Domain.Orientation;

/// <summary>The numbers that a criterion accepts.</summary>
/// <param name="Minimum">Smallest.</param>
/// <param name="Maximum">Largest.</param>
public sealed record BornesCritere(int Minimum, int Maximum);

/// <summary>
/// A question about a person that a rule of orientation may ask, answered from the diagnostic and the flow (<see cref="FaitsOrientation"/>). What is not
/// known is never a yes.
/// </summary>
public sealed class CritereOrientation
{
    private readonly Func<FaitsOrientation, TypeParcours?, int, bool> _estVrai;
    private readonly Func<FaitsOrientation, bool>? _estInconnu;

    private CritereOrientation(
        string code, string libelle, Func<FaitsOrientation, TypeParcours?, int, bool> estVrai, BornesCritere? bornes = null, string? manque = null,
        Func<FaitsOrientation, bool>? estInconnu = null, bool surLeParcours = false) =>
        (Code, Libelle, _estVrai, Bornes, Manque, _estInconnu, PorteSurLeParcours) = (code, libelle, estVrai, bornes, manque, estInconnu, surLeParcours);

    /// <summary>Stable code, kept in the rules.</summary>
    public string Code { get; }

    /// <summary>How it is read in a rule, <c>{0}</c> being its number.</summary>
    public string Libelle { get; }

    /// <summary>The numbers it accepts; null when it needs none.</summary>
    public BornesCritere? Bornes { get; }

    /// <summary>True when it looks at the parcours recommended, not at the person: it may only choose an organisme.</summary>
    public bool PorteSurLeParcours { get; }

    /// <summary>What the diagnostic lacks when the answer is not known; null when nothing is to be asked.</summary>
    public string? Manque { get; }

    /// <summary>All criteria, in the order in which they are offered.</summary>
    public static IReadOnlyList<CritereOrientation> Tous { get; } =
    [
        new("age.moins_de", "a moins de {0} ans", (f, _, ans) => f.Age < ans, new(16, 99)),
        new("age.au_moins", "a au moins {0} ans", (f, _, ans) => f.Age >= ans, new(16, 99)),
        new("logement.absence", "n’a pas de logement", (f, _, _) => f.Logement == SituationLogement.SansLogement, manque: "le logement", estInconnu: f => f.Logement is null),
        new("logement.precaire", "a un logement temporaire, indigne ou menacé", (f, _, _) => f.Logement == SituationLogement.Precaire),
        new("logement.heberge", "est hébergé(e) chez quelqu’un", (f, _, _) => f.Logement == SituationLogement.Heberge),
        new("sante.obstacle", "déclare une difficulté de santé qui fait obstacle au travail", (f, _, _) => f.Reponses.SanteFaitObstacle == true,
            manque: "la santé (oui ou non)", estInconnu: f => f.Reponses.SanteFaitObstacle is null),
        new("difficultes.au_moins", "a au moins {0} difficultés de la vie quotidienne à la fois", (f, _, combien) => f.Difficultes >= combien, new(1, 7)),
        new("garde.incomplete", "n’a pas de solution de garde complète pour ses enfants", (f, _, _) => f.SansGarde == true,
            manque: "la garde des enfants", estInconnu: f => f.SansGarde is null && f.Recue.EnfantsACharge > 0),
        new("famille.parent_isole", "élève seul(e) ses enfants", (f, _, _) => f.ParentIsole == true),
        new("famille.aidant", "s’occupe d’un proche dépendant", (f, _, _) => f.Reponses.Aidant == true),
        new("mobilite.aucune", "n’a pas de moyen de se déplacer", (f, _, _) => f.Reponses.SansMobilite() == true,
            manque: "la mobilité", estInconnu: f => f.Reponses.SansMobilite() is null),
        new("mobilite.autonome", "a le permis et un véhicule", (f, _, _) => f.Reponses is { Permis: true, Vehicule: true }),
        new("langue.difficulte", "est en difficulté avec la langue française",
            (f, _, _) => f.Reponses.FrancaisOral == Aisance.EnDifficulte || f.Reponses.FrancaisEcrit == Aisance.EnDifficulte,
            manque: "la langue", estInconnu: f => f.Reponses.FrancaisOral is null),
        new("numerique.difficulte", "est en difficulté avec le numérique", (f, _, _) => f.Reponses.Numerique == Aisance.EnDifficulte),
        new("demarches.difficulte", "est en difficulté avec les démarches", (f, _, _) => f.Reponses.Demarches == Aisance.EnDifficulte),
        new("travail.en_cours", "travaille", (f, _, _) => f.Travaille == true,
            manque: "le dernier travail", estInconnu: f => f.Reponses.DernierTravail is null && f.Travaille != true),
        new("travail.independant", "est travailleur indépendant", (f, _, _) => f.Independant == true),
        new("travail.recent", "a travaillé il y a moins d’un an", (f, _, _) => f.Reponses.ATravailleRecemment() == true),
        new("travail.eloigne", "n’a pas travaillé depuis plus de deux ans, ou jamais", (f, _, _) => f.Reponses.DernierTravail is DernierTravail.PlusDeDeuxAns or DernierTravail.Jamais),
        new("formation.diplome", "a un diplôme", (f, _, _) => f.Reponses.NiveauFormation is >= NiveauFormation.Niveau3),
        new("formation.bac", "a un diplôme de niveau baccalauréat ou plus", (f, _, _) => f.Reponses.NiveauFormation is >= NiveauFormation.Niveau4),
        new("formation.besoin", "pense avoir besoin d’une formation", (f, _, _) => f.Reponses.BesoinFormation == true),
        new("projet.metier", "souhaite un métier précis", (f, _, _) => f.Reponses.MetierSouhaite is not null),
        new("projet.disponible", "est disponible tout de suite", (f, _, _) => f.Reponses.Disponibilite == Disponibilite.ToutDeSuite),
        new("projet.plus_tard", "n’est pas disponible avant plusieurs mois", (f, _, _) => f.Reponses.Disponibilite == Disponibilite.PlusTard),
        new("france_travail.inscription", "est inscrit(e) à France Travail", (f, _, _) => f.InscritFranceTravail == true),
        new("accompagnement.plie", "est accompagné(e) par un PLIE", (f, _, _) => f.Reponses.Accompagnement == AccompagnementEnCours.Plie),
        new("accompagnement.cap_emploi", "est accompagné(e) par Cap emploi", (f, _, _) => f.Reponses.Accompagnement == AccompagnementEnCours.CapEmploi),
        new("accompagnement.mission_locale", "est accompagné(e) par la mission locale", (f, _, _) => f.Reponses.Accompagnement == AccompagnementEnCours.MissionLocale),
        new("accompagnement.social", "est accompagné(e) par un travailleur social", (f, _, _) => f.Reponses.Accompagnement == AccompagnementEnCours.TravailleurSocial),
        new("parcours.social", "parcours social recommandé", (_, type, _) => type == TypeParcours.Social, surLeParcours: true),
        new("parcours.emploi", "parcours emploi recommandé", (_, type, _) => type == TypeParcours.Emploi, surLeParcours: true),
    ];

    private static readonly FrozenDictionary<string, CritereOrientation> ParCode = Tous.ToFrozenDictionary(c => c.Code, StringComparer.Ordinal);

    /// <summary>The criterion of a code; null when there is none.</summary>
    public static CritereOrientation? Trouver(string code) => ParCode.GetValueOrDefault(code);

    /// <summary>True when the answer is yes, for sure.</summary>
    /// <param name="faits">What is known of the person.</param>
    /// <param name="type">The parcours recommended, once it is.</param>
    /// <param name="valeur">The number of the criterion.</param>
    public bool EstVrai(FaitsOrientation faits, TypeParcours? type, int valeur) => _estVrai(faits, type, valeur);

    /// <summary>True when the diagnostic could tell and does not.</summary>
    public bool EstInconnu(FaitsOrientation faits) => _estInconnu?.Invoke(faits) == true;
}
