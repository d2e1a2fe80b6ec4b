using Jalons.Domain.Habilitations;
using Jalons.Domain.Referentiel;

namespace Jalons.Domain.Pilotage;

/// <summary>Modalities of the breakdowns: the same list serves the query, the screen and the export .</summary>
public static class Modalites
{
    /// <summary>Suffix of each category of organisme in the codes of tables T1 and T2, in the order of the survey (A.4).</summary>
    public static IReadOnlyList<(CategorieOrganisme Categorie, string Suffixe, string Libelle)> Organismes { get; } =
    [
        (CategorieOrganisme.MissionLocale, "spe_ml", "mission locale"),
        (CategorieOrganisme.MdeMdefPlieCapEmploi, "spe_mde_plie_cap", "maison de l’emploi, PLIE ou Cap emploi"),
        (CategorieOrganisme.AppuiCreationEntreprise, "spe_creation", "appui à la création d’entreprise"),
        (CategorieOrganisme.Iae, "spe_iae", "insertion par l’activité économique"),
        (CategorieOrganisme.AutrePlacementFormation, "spe_autre_placement", "autre organisme de placement ou de formation"),
        (CategorieOrganisme.ServiceDepartement, "hspe_departement", "service du département"),
        (CategorieOrganisme.Caf, "hspe_caf", "CAF"),
        (CategorieOrganisme.Msa, "hspe_msa", "MSA"),
        (CategorieOrganisme.CcasCias, "hspe_ccas", "CCAS ou CIAS"),
        (CategorieOrganisme.AutreOrganisme, "hspe_autre", "autre organisme"),
    ];

    /// <summary>Modalities of the breakdown by parcours: code suffix and label; the last one is "unknown".</summary>
    public static IReadOnlyList<(TypeParcours? Type, string Suffixe, string Libelle)> Parcours { get; } =
    [
        (TypeParcours.Emploi, "emploi", "emploi"),
        (TypeParcours.SocioProfessionnel, "socio_professionnel", "socio-professionnel"),
        (TypeParcours.Social, "social", "social"),
        (null, "inconnu", "non précisé"),
    ];

    /// <summary>Kinds of new entrant, in the order in which they are tested (B.2): code suffix and label.</summary>
    public static IReadOnlyList<(string Suffixe, string Libelle)> Entrants { get; } =
    [
        ("mutation", "arrivées d’un autre département"),
        ("rejoint_foyer", "arrivées dans un foyer déjà bénéficiaire"),
        ("devenu_sdd", "devenues soumises aux droits et devoirs"),
        ("retour_suspension_longue", "de retour après plus d’un an de suspension"),
        ("retour", "de retour après une interruption d’au moins 31 jours"),
        ("primo_arrivant", "jamais suivies auparavant"),
    ];

    /// <summary>Bands of the delay to orientation: code suffix and label.</summary>
    public static IReadOnlyList<(TrancheDelai Tranche, string Suffixe, string Libelle)> Tranches { get; } =
    [
        (TrancheDelai.De0A29, "0_29", "0 à 29 jours"),
        (TrancheDelai.De30A59, "30_59", "30 à 59 jours"),
        (TrancheDelai.De60A89, "60_89", "60 à 89 jours"),
        (TrancheDelai.De90EtPlus, "90_plus", "90 jours et plus"),
        (TrancheDelai.EnAttente, "en_attente", "en attente"),
        (TrancheDelai.Sortis, "sortis", "sorties sans orientation"),
    ];
}
