using Jalons.Domain.Referentiel;

namespace Jalons.Domain.Orientation;

/// <summary>A named rule that looks at the facts and gives at most one reason.</summary>
/// <param name="Code">Stable code.</param>
/// <param name="Nom">Name as people read it.</param>
/// <param name="Examiner">The rule itself: pure.</param>
public sealed record ReglePreconisation(string Code, string Nom, Func<FaitsOrientation, Argument?> Examiner);

/// <summary>
/// The rules, in order. The first three carry the criterion of the law (CASF L262-29, <c>references/regles-juridiques.md</c> A5, B4): a
/// social parcours when housing, health or an accumulation of difficulties stands in the way for a while; then what brings the person
/// close to work; then what asks for both kinds of support. Weights and thresholds beyond the law are design choices, stated here.
/// </summary>
public static class ReglesPreconisation
{
    /// <summary>From how many everyday difficulties on a social parcours is recommended (design choice).</summary>
    public const int SeuilCumul = 4;

    private const string Loi = "CASF L262-29";
    private const string Criteres = "Arrêté du 21 novembre 2024, critères d’orientation";

    /// <summary>All rules, in the order in which they are applied.</summary>
    public static IReadOnlyList<ReglePreconisation> Toutes { get; } =
    [
        Regle("logement.absence", "Absence de logement", TypeParcours.Social, true, Loi,
            f => f.Logement == SituationLogement.SansLogement,
            "pas de logement aujourd’hui", "vous n’avez pas de logement aujourd’hui"),
        Regle("sante.obstacle", "Santé déclarée comme un obstacle", TypeParcours.Social, true, Loi,
            f => f.Reponses.SanteFaitObstacle == true,
            "une difficulté de santé déclarée qui fait obstacle à la recherche d’un emploi", null),
        Regle("difficultes.cumul", "Cumul de difficultés", TypeParcours.Social, true, Criteres,
            f => f.Difficultes >= SeuilCumul,
            $"au moins {SeuilCumul} difficultés de la vie quotidienne à la fois", "plusieurs difficultés de la vie quotidienne demandent d’abord un appui"),
        Regle("travail.en_cours", "Travail en cours", TypeParcours.Emploi, true, Criteres,
            f => f.Travaille == true && f.Independant != true,
            "travaille déjà", "vous travaillez déjà"),
        Regle("travail.independant", "Travail indépendant", TypeParcours.Emploi, true, Criteres,
            f => f.Independant == true,
            "travailleur indépendant, une activité à développer", "vous exercez une activité indépendante"),
        Regle("garde.parent_isole", "Parent isolé sans garde d’enfants", TypeParcours.SocioProfessionnel, true, "CASF L262-28 et L262-9",
            f => f.SansGarde == true && f.ParentIsole == true,
            "élève seul(e) ses enfants sans solution de garde complète", "vous élevez seul(e) vos enfants et vous cherchez une solution de garde"),
        Regle("aidant", "Aide d’un proche", TypeParcours.SocioProfessionnel, true, Criteres,
            f => f.Reponses.Aidant == true,
            "s’occupe d’un proche dépendant", "vous vous occupez d’un proche"),
        Regle("langue", "Difficulté en français", TypeParcours.SocioProfessionnel, true, Criteres,
            f => f.Reponses.FrancaisOral == Aisance.EnDifficulte || f.Reponses.FrancaisEcrit == Aisance.EnDifficulte,
            "en difficulté avec la langue française", "vous souhaitez progresser en français"),
        Regle("mobilite", "Aucun moyen de se déplacer", TypeParcours.SocioProfessionnel, true, Criteres,
            f => f.Reponses.SansMobilite() == true,
            "pas de moyen de se déplacer", "vous n’avez pas de moyen de vous déplacer facilement"),
        Regle("logement.fragile", "Logement fragile", TypeParcours.SocioProfessionnel, true, Criteres,
            f => f.Logement is SituationLogement.Precaire,
            "un logement temporaire, indigne ou menacé", "votre logement est à consolider"),
        Regle("travail.eloigne", "Éloignement de l’emploi", TypeParcours.SocioProfessionnel, true, Criteres,
            f => f.Reponses.DernierTravail is DernierTravail.PlusDeDeuxAns or DernierTravail.Jamais && f.Reponses.NiveauFormation is NiveauFormation.SansDiplome or null,
            "sans travail depuis plus de deux ans et sans diplôme connu", "vous n’avez pas travaillé depuis longtemps"),
        Regle("france_travail.inscription", "Inscription à France Travail", TypeParcours.Emploi, true, "Pacte territorial d’insertion des Deux-Sèvres, l. 807",
            f => f.InscritFranceTravail == true,
            "inscription à France Travail", "vous êtes inscrit(e) à France Travail"),
        Regle("travail.recent", "Expérience récente", TypeParcours.Emploi, true, Criteres,
            f => f.Travaille != true && f.Reponses.ATravailleRecemment() == true,
            "a travaillé il y a moins d’un an", "vous avez travaillé il y a moins d’un an"),
        Regle("projet.disponible", "Projet et disponibilité", TypeParcours.Emploi, true, Criteres,
            f => f.Reponses is { MetierSouhaite: not null, Disponibilite: Disponibilite.ToutDeSuite },
            "un métier souhaité et une disponibilité immédiate", "vous avez un métier en tête et vous êtes disponible"),
        Regle("garde", "Garde d’enfants incomplète", TypeParcours.SocioProfessionnel, false, Criteres,
            f => f.SansGarde == true && f.ParentIsole != true,
            "pas de solution de garde complète pour les enfants", "vous cherchez une solution de garde pour vos enfants"),
        Regle("numerique", "Difficulté avec le numérique ou les démarches", TypeParcours.SocioProfessionnel, false, Criteres,
            f => f.Reponses.Numerique == Aisance.EnDifficulte || f.Reponses.Demarches == Aisance.EnDifficulte,
            "en difficulté avec le numérique ou les démarches", "vous souhaitez de l’aide pour le numérique ou les démarches"),
        Regle("disponibilite.plus_tard", "Disponibilité plus tard", TypeParcours.SocioProfessionnel, false, Criteres,
            f => f.Reponses.Disponibilite == Disponibilite.PlusTard,
            "pas disponible avant plusieurs mois", "vous serez disponible dans quelques mois"),
        Regle("hebergement", "Hébergement chez un tiers", TypeParcours.SocioProfessionnel, false, Criteres,
            f => f.Logement == SituationLogement.Heberge,
            "hébergement chez quelqu’un", "vous êtes hébergé(e) chez quelqu’un"),
        Regle("qualification", "Diplôme", TypeParcours.Emploi, false, Criteres,
            f => f.Reponses.NiveauFormation is >= NiveauFormation.Niveau4,
            "un diplôme de niveau baccalauréat ou plus", "vous avez un diplôme"),
        Regle("mobilite.autonome", "Permis et véhicule", TypeParcours.Emploi, false, Criteres,
            f => f.Reponses is { Permis: true, Vehicule: true },
            "le permis et un véhicule", "vous avez le permis et un véhicule"),
    ];

    /// <summary>When nothing settles it: the parcours that looks at everything.</summary>
    internal static Argument Defaut { get; } = new(
        "sans_element", TypeParcours.SocioProfessionnel, true,
        "aucun élément connu ne fait pencher vers l’emploi ou vers le social, un accompagnement global permet de faire le point",
        "un accompagnement global permet de faire le point avec vous", Criteres);

    /// <summary>What could change the recommendation and is not known.</summary>
    internal static IReadOnlyList<string> Manquants(FaitsOrientation f) =>
    [
        .. new (bool Inconnu, string Nom)[]
        {
            (f.Logement is null, "le logement"),
            (f.Reponses.SanteFaitObstacle is null, "la santé (oui ou non)"),
            (f.SansGarde is null && f.Recue.EnfantsACharge > 0, "la garde des enfants"),
            (f.Reponses.SansMobilite() is null, "la mobilité"),
            (f.Reponses.FrancaisOral is null, "la langue"),
            (f.Reponses.DernierTravail is null && f.Travaille != true, "le dernier travail"),
        }.Where(m => m.Inconnu).Select(m => m.Nom),
    ];

    private static ReglePreconisation Regle(
        string code, string nom, TypeParcours enFaveurDe, bool decisif, string fondement, Func<FaitsOrientation, bool> vrai, string texte, string? pourLaPersonne)
    {
        var argument = new Argument(code, enFaveurDe, decisif, texte, pourLaPersonne, fondement);
        return new ReglePreconisation(code, nom, f => vrai(f) ? argument : null);
    }
}

/// <summary>
/// Which kind of organisme to go to: the "fonctionnement administratif des orientations" of the Deux-Sèvres (seed 004, l. 807), in the
/// order of its text, read within the parcours recommended. The rule applied is always shown, with those that also held.
/// </summary>
public static class ReglesOrganisme
{
    /// <summary>Age from which the mission locale no longer takes charge (26th birthday; Code du travail L5314-2, seed 004 AT06).</summary>
    public const int AgeFinMissionLocale = 26;

    /// <summary>The suggestion for a parcours.</summary>
    public static OrganismeConseille Conseiller(FaitsOrientation faits, TypeParcours type)
    {
        if (type == TypeParcours.Social)
        {
            return new OrganismeConseille(Habilitations.CategorieOrganisme.ServiceDepartement, "parcours social : service social du département", []);
        }

        var vraies = new (bool Vrai, Habilitations.CategorieOrganisme Categorie, string Nom)[]
        {
            (faits.InscritFranceTravail == true, Habilitations.CategorieOrganisme.FranceTravail, "inscription à France Travail"),
            (faits.Reponses.Accompagnement is AccompagnementEnCours.Plie or AccompagnementEnCours.CapEmploi, Habilitations.CategorieOrganisme.MdeMdefPlieCapEmploi, "déjà accompagné(e) par un PLIE ou par Cap emploi"),
            (faits.Age < AgeFinMissionLocale, Habilitations.CategorieOrganisme.MissionLocale, "moins de 26 ans : mission locale"),
            (faits.Independant == true, Habilitations.CategorieOrganisme.AppuiCreationEntreprise, "travail indépendant : appui à la création d’entreprise"),
            (type == TypeParcours.Emploi, Habilitations.CategorieOrganisme.FranceTravail, "parcours emploi : France Travail"),
            (true, Habilitations.CategorieOrganisme.ServiceDepartement, "autres situations : service social du département"),
        }.Where(r => r.Vrai).ToArray();

        // The two last rows catch whoever is left: they are not "also applicable" rules.
        return new OrganismeConseille(vraies[0].Categorie, vraies[0].Nom, [.. vraies.Skip(1).SkipLast(type == TypeParcours.Emploi ? 2 : 1).Select(r => r.Nom)]);
    }
}
