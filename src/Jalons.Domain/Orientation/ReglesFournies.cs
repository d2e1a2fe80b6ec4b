using Jalons.Domain.Habilitations;
using Jalons.Domain.Referentiel;

namespace Jalons.Domain.Orientation;

/// <summary>Sets of rules delivered with the product; a département starts from one of them.</summary>
public static class ReglesFournies
{
    private const string Loi = "CASF L262-29";
    private const string Criteres = "Arrêté du 21 novembre 2024, critères d’orientation";
    private const string DeuxSevres2022 = "Pacte territorial d’insertion des Deux-Sèvres, l. 807";

    /// <summary>From how many everyday difficulties on a social parcours is recommended (design choice).</summary>
    private const int SeuilCumul = 4;

    /// <summary>Age from which the mission locale no longer takes charge (26th birthday; Code du travail L5314-2, seed 004 AT06).</summary>
    private const int AgeFinMissionLocale = 26;

    /// <summary>
    /// Three parcours, as the law has it since 2025. The first rules carry its criterion (CASF L262-29, <c>references/regles-juridiques.md</c> A5, B4): a
    /// social parcours when housing, health or an accumulation of difficulties stands in the way for a while; then what brings the person close to work; then
    /// what asks for both kinds of support. Weights and thresholds beyond the law are design choices. The organisme follows the "fonctionnement administratif des
    /// orientations" of the Deux-Sèvres (seed 004, l. 807), read within the parcours recommended.
    /// </summary>
    public static ReglesOrientation National { get; } = new(
    [
        Decisive("logement.absence", "Absence de logement", TypeParcours.Social, Loi, "pas de logement aujourd’hui", "vous n’avez pas de logement aujourd’hui", Si("logement.absence")),
        Decisive("sante.obstacle", "Santé déclarée comme un obstacle", TypeParcours.Social, Loi,
            "une difficulté de santé déclarée qui fait obstacle à la recherche d’un emploi", null, Si("sante.obstacle")),
        Decisive("difficultes.cumul", "Cumul de difficultés", TypeParcours.Social, Criteres,
            $"au moins {SeuilCumul} difficultés de la vie quotidienne à la fois", "plusieurs difficultés de la vie quotidienne demandent d’abord un appui", Si("difficultes.au_moins", SeuilCumul)),
        Decisive("travail.en_cours", "Travail en cours", TypeParcours.Emploi, Criteres, "travaille déjà", "vous travaillez déjà", Si("travail.en_cours"), Sans("travail.independant")),
        Decisive("travail.independant", "Travail indépendant", TypeParcours.Emploi, Criteres,
            "travailleur indépendant, une activité à développer", "vous exercez une activité indépendante", Si("travail.independant")),
        Decisive("garde.parent_isole", "Parent isolé sans garde d’enfants", TypeParcours.SocioProfessionnel, "CASF L262-28 et L262-9",
            "élève seul(e) ses enfants sans solution de garde complète", "vous élevez seul(e) vos enfants et vous cherchez une solution de garde",
            Si("garde.incomplete"), Si("famille.parent_isole")),
        Decisive("aidant", "Aide d’un proche", TypeParcours.SocioProfessionnel, Criteres, "s’occupe d’un proche dépendant", "vous vous occupez d’un proche", Si("famille.aidant")),
        Decisive("langue", "Difficulté en français", TypeParcours.SocioProfessionnel, Criteres,
            "en difficulté avec la langue française", "vous souhaitez progresser en français", Si("langue.difficulte")),
        Decisive("mobilite", "Aucun moyen de se déplacer", TypeParcours.SocioProfessionnel, Criteres,
            "pas de moyen de se déplacer", "vous n’avez pas de moyen de vous déplacer facilement", Si("mobilite.aucune")),
        Decisive("logement.fragile", "Logement fragile", TypeParcours.SocioProfessionnel, Criteres,
            "un logement temporaire, indigne ou menacé", "votre logement est à consolider", Si("logement.precaire")),
        Decisive("travail.eloigne", "Éloignement de l’emploi", TypeParcours.SocioProfessionnel, Criteres,
            "sans travail depuis plus de deux ans et sans diplôme connu", "vous n’avez pas travaillé depuis longtemps", Si("travail.eloigne"), Sans("formation.diplome")),
        Decisive("france_travail.inscription", "Inscription à France Travail", TypeParcours.Emploi, DeuxSevres2022,
            "inscription à France Travail", "vous êtes inscrit(e) à France Travail", Si("france_travail.inscription")),
        Decisive("travail.recent", "Expérience récente", TypeParcours.Emploi, Criteres,
            "a travaillé il y a moins d’un an", "vous avez travaillé il y a moins d’un an", Sans("travail.en_cours"), Si("travail.recent")),
        Decisive("projet.disponible", "Projet et disponibilité", TypeParcours.Emploi, Criteres,
            "un métier souhaité et une disponibilité immédiate", "vous avez un métier en tête et vous êtes disponible", Si("projet.metier"), Si("projet.disponible")),
        Argument("garde", "Garde d’enfants incomplète", TypeParcours.SocioProfessionnel,
            "pas de solution de garde complète pour les enfants", "vous cherchez une solution de garde pour vos enfants", Si("garde.incomplete"), Sans("famille.parent_isole")),
        Argument("numerique", "Difficulté avec le numérique", TypeParcours.SocioProfessionnel,
            "en difficulté avec le numérique", "vous souhaitez de l’aide pour le numérique", Si("numerique.difficulte")),
        Argument("demarches", "Difficulté avec les démarches", TypeParcours.SocioProfessionnel,
            "en difficulté avec les démarches", "vous souhaitez de l’aide pour vos démarches", Si("demarches.difficulte")),
        Argument("disponibilite.plus_tard", "Disponibilité plus tard", TypeParcours.SocioProfessionnel,
            "pas disponible avant plusieurs mois", "vous serez disponible dans quelques mois", Si("projet.plus_tard")),
        Argument("hebergement", "Hébergement chez un tiers", TypeParcours.SocioProfessionnel,
            "hébergement chez quelqu’un", "vous êtes hébergé(e) chez quelqu’un", Si("logement.heberge")),
        Argument("qualification", "Diplôme", TypeParcours.Emploi, "un diplôme de niveau baccalauréat ou plus", "vous avez un diplôme", Si("formation.bac")),
        Argument("mobilite.autonome", "Permis et véhicule", TypeParcours.Emploi, "le permis et un véhicule", "vous avez le permis et un véhicule", Si("mobilite.autonome")),
        Decisive("sans_element", "Aucun élément connu", TypeParcours.SocioProfessionnel, Criteres,
            "aucun élément connu ne fait pencher vers l’emploi ou vers le social, un accompagnement global permet de faire le point",
            "un accompagnement global permet de faire le point avec vous"),
        Vers("organisme.social", "parcours social : service social du département", CategorieOrganisme.ServiceDepartement, Si("parcours.social")),
        Vers("organisme.france_travail", "inscription à France Travail", CategorieOrganisme.FranceTravail, Sans("parcours.social"), Si("france_travail.inscription")),
        Vers("organisme.plie", "déjà accompagné(e) par un PLIE", CategorieOrganisme.MdeMdefPlieCapEmploi, Sans("parcours.social"), Si("accompagnement.plie")),
        Vers("organisme.cap_emploi", "déjà accompagné(e) par Cap emploi", CategorieOrganisme.MdeMdefPlieCapEmploi, Sans("parcours.social"), Si("accompagnement.cap_emploi")),
        Vers("organisme.mission_locale", $"moins de {AgeFinMissionLocale} ans : mission locale", CategorieOrganisme.MissionLocale, Sans("parcours.social"), Si("age.moins_de", AgeFinMissionLocale)),
        Vers("organisme.independant", "travail indépendant : appui à la création d’entreprise", CategorieOrganisme.AppuiCreationEntreprise, Sans("parcours.social"), Si("travail.independant")),
        Vers("organisme.emploi", "parcours emploi : France Travail", CategorieOrganisme.FranceTravail, Si("parcours.emploi")),
        Vers("organisme.autres", "autres situations : service social du département", CategorieOrganisme.ServiceDepartement),
    ]);

    /// <summary>
    /// The five ways of the Deux-Sèvres in the order of the text (seed 004, l. 807): each gives the organisme, and the parcours that goes with it (professional
    /// or social, the two dominantes of the document).
    /// </summary>
    public static ReglesOrientation CinqVoies { get; } = new(
    [
        Voie("voie.france_travail", "Inscription à France Travail", TypeParcours.Emploi, CategorieOrganisme.FranceTravail,
            "inscription à France Travail", "vous êtes inscrit(e) à France Travail", Si("france_travail.inscription")),
        Voie("voie.plie", "Inscription dans un PLIE", TypeParcours.Emploi, CategorieOrganisme.MdeMdefPlieCapEmploi,
            "accompagnement par un PLIE", "vous êtes accompagné(e) par un PLIE", Si("accompagnement.plie")),
        Voie("voie.mission_locale", $"Moins de {AgeFinMissionLocale} ans", TypeParcours.Emploi, CategorieOrganisme.MissionLocale,
            $"moins de {AgeFinMissionLocale} ans", $"vous avez moins de {AgeFinMissionLocale} ans", Si("age.moins_de", AgeFinMissionLocale)),
        Voie("voie.independant", "Travail indépendant", TypeParcours.Emploi, CategorieOrganisme.AppuiCreationEntreprise,
            "travailleur indépendant", "vous exercez une activité indépendante", Si("travail.independant")),
        Voie("voie.social", "Toutes les autres situations", TypeParcours.Social, CategorieOrganisme.ServiceDepartement,
            "aucune des situations qui précèdent", "un travailleur social du département fait le point avec vous"),
    ]);

    private static ConditionRegle Si(string critere, int? valeur = null) => new(critere, true, valeur);

    private static ConditionRegle Sans(string critere) => new(critere, false);

    private static RegleOrientation Decisive(
        string code, string nom, TypeParcours parcours, string fondement, string texte, string? pourLaPersonne, params ConditionRegle[] conditions) => new()
    {
        Code = code, Nom = nom, Parcours = parcours, Decisive = true, Fondement = fondement, Texte = texte, PourLaPersonne = pourLaPersonne, Conditions = conditions,
    };

    private static RegleOrientation Argument(string code, string nom, TypeParcours parcours, string texte, string pourLaPersonne, params ConditionRegle[] conditions) =>
        Decisive(code, nom, parcours, Criteres, texte, pourLaPersonne, conditions) with { Decisive = false };

    private static RegleOrientation Vers(string code, string nom, CategorieOrganisme organisme, params ConditionRegle[] conditions) => new()
    {
        Code = code, Nom = nom, Organisme = organisme, Fondement = DeuxSevres2022, Conditions = conditions,
    };

    private static RegleOrientation Voie(
        string code, string nom, TypeParcours parcours, CategorieOrganisme organisme, string texte, string pourLaPersonne, params ConditionRegle[] conditions) =>
        Decisive(code, nom, parcours, DeuxSevres2022, texte, pourLaPersonne, conditions) with { Organisme = organisme };
}
