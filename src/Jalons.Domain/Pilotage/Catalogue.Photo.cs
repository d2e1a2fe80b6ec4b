namespace Jalons.Domain.Pilotage;

/// <content>State at the end of a day: stock, orientation, contracts, parcours.</content>
public static partial class Catalogue
{
    private static IEnumerable<DefinitionIndicateur> Stock() =>
    [
        Effectif(
            Codes.NbSdd,
            "Personnes soumises aux droits et devoirs, droit ouvert et versable",
            "Combien d’adultes le département doit accompagner à cette date.",
            "Nombre de personnes distinctes. Une période montre la valeur à sa fin, jamais la somme de ses mois.",
            ExempleJd1 + "Résultat : 10.",
            "Indicateurs du service public de l’insertion et de l’emploi (SPIE)"),
        Part(
            Codes.TauxOrientation,
            "Taux d’orientation",
            "Sur 100 personnes soumises aux droits et devoirs, combien sont orientées vers un organisme référent.",
            UniversPhoto,
            "Personnes orientées ÷ personnes soumises aux droits et devoirs.",
            ExempleJd1 + "8 orientées sur 10 : 80 %.",
            "Enquête OARSA de la DREES, ratio B1") with { HausseFavorable = true },
        Effectif(
            Codes.T1Sdd,
            "Personnes soumises aux droits et devoirs",
            "L’ensemble des personnes dont l’enquête nationale suit l’orientation.",
            "Nombre de personnes distinctes.",
            ExempleJd1 + "Hors champ : un droit suspendu, un statut inconnu, un droit en attente, un droit clos. Résultat : 10."),
        Effectif(
            Codes.T1Orientes,
            "dont orientées",
            "Combien ont une orientation en vigueur vers un organisme référent.",
            "Orientation décidée au plus tard à la date choisie et non terminée. S’il y en a plusieurs, la dernière décidée.",
            ExempleJd1 + "Résultat : 8."),
        Effectif(
            Codes.T1NonOrientes,
            "dont non orientées",
            "Combien n’ont pas d’orientation en vigueur.",
            "Personnes soumises aux droits et devoirs − personnes orientées.",
            ExempleJd1 + "Résultat : 2."),
        Effectif(
            Codes.NbNonOrientes,
            "Personnes soumises aux droits et devoirs non orientées",
            "Combien de personnes attendent une orientation.",
            "Personnes soumises aux droits et devoirs sans orientation en vigueur.",
            ExempleJd1 + "Résultat : 2.",
            "Enquête OARSA de la DREES, tableau 1, suivi chaque mois") with { HausseFavorable = false },
        Part(
            Codes.PartNonOrientes,
            "Part des personnes non orientées",
            "Sur 100 personnes soumises aux droits et devoirs, combien attendent une orientation.",
            UniversPhoto,
            "Personnes non orientées ÷ personnes soumises aux droits et devoirs.",
            ExempleJd1 + "2 sur 10 : 20 %.",
            "Enquête OARSA de la DREES, complément du ratio B1") with { HausseFavorable = false },
        Effectif(
            Codes.StatutInconnu,
            "Statut « droits et devoirs » inconnu",
            "Combien d’adultes d’un droit ouvert et versable n’ont pas de statut connu : ils sont hors des autres chiffres.",
            "Adultes d’un droit à l’état 2 dont aucun flux n’a donné l’indicateur de droits et devoirs.",
            ExempleJd1 + "Une personne : 1.",
            "Enquête OARSA de la DREES, chiffre à côté du tableau 1") with
        {
            Univers = "Adultes (demandeur ou conjoint) d’un foyer dont le droit est ouvert et versable (état 2).",
            HausseFavorable = false,
        },
    ];

    private static IEnumerable<DefinitionIndicateur> Organismes()
    {
        const string formule = "Catégorie de l’organisme de l’orientation en vigueur.";
        yield return Effectif(Codes.T1FranceTravail, "orientées vers France Travail", "Combien sont orientées vers France Travail.", formule, ExempleJd1 + "Résultat : 2.");
        yield return Effectif(
            Codes.T1HorsFranceTravail, "orientées vers un autre organisme", "Combien sont orientées ailleurs qu’à France Travail.", formule, ExempleJd1 + "Résultat : 6.");
        foreach (var (_, suffixe, libelle) in Modalites.Organismes)
        {
            yield return Effectif($"oarsa_t1_{suffixe}", $"orientées : {libelle}", $"Combien sont orientées vers cette catégorie d’organisme : {libelle}.", formule, ExempleJd1 + ExempleT1(suffixe));
        }
    }

    private static string ExempleT1(string suffixe) => suffixe switch
    {
        "spe_ml" or "spe_mde_plie_cap" or "spe_iae" or "hspe_autre" => "Résultat : 1.",
        "hspe_departement" => "Résultat : 2.",
        _ => "Résultat : 0.",
    };

    private static IEnumerable<DefinitionIndicateur> Contrats()
    {
        const string enVigueur =
            "Un contrat compte s’il est signé par les deux parties au plus tard à la date choisie, déjà commencé et pas encore terminé. Jusqu’au 31 décembre 2024 : contrat d’engagements réciproques ; depuis : aussi le contrat d’engagement.";
        const string source = "Enquête OARSA de la DREES, tableau 2";
        const string horsFt = "Personnes soumises aux droits et devoirs orientées vers un autre organisme que France Travail.";
        const string exemple34 = "100 personnes orientées ailleurs qu’à France Travail, dont 59 avec un contrat valide : 59,0 %. Les personnes orientées vers France Travail et hors du champ ne comptent ni au numérateur ni au dénominateur.";
        yield return Part(
            Codes.TauxContractualisation, "Taux de contractualisation",
            "Sur 100 personnes orientées ailleurs qu’à France Travail, combien ont un contrat en vigueur.",
            horsFt, "Personnes avec un contrat en vigueur ÷ personnes orientées hors France Travail. " + enVigueur, exemple34,
            "Indicateurs du SPIE ; même chiffre que le ratio B9 de la DREES, chaque mois") with
        { HausseFavorable = true };
        yield return Part(
            Codes.TauxContratHorsFranceTravail, "Part ayant un contrat parmi les orientés hors France Travail",
            "Sur 100 personnes orientées ailleurs qu’à France Travail, combien ont un contrat en vigueur.",
            horsFt, "Personnes avec un contrat en vigueur ÷ personnes orientées hors France Travail. " + enVigueur, ExempleJd1 + "3 sur 6 : 50 %.",
            "Enquête OARSA de la DREES, ratio B9") with
        { HausseFavorable = true };
        yield return Effectif(
            Codes.T2HorsFranceTravailContrat, "orientées hors France Travail avec un contrat valide", "Combien de ces personnes ont un contrat en vigueur.",
            enVigueur, ExempleJd1 + "Résultat : 3 (un contrat échu et un contrat signé après la date ne comptent pas).", source);
        foreach (var (_, suffixe, libelle) in Modalites.Organismes)
        {
            var attendu = suffixe switch { "spe_iae" => "Résultat : 1.", "hspe_departement" => "Résultat : 2.", _ => "Résultat : 0." };
            yield return Effectif($"oarsa_t2_{suffixe}", $"avec un contrat valide : {libelle}", $"Combien ont un contrat en vigueur, orientées vers : {libelle}.", enVigueur, ExempleJd1 + attendu, source);
        }

        yield return Effectif(
            Codes.T2FranceTravailInscrits, "orientées vers France Travail et effectivement inscrites", "Combien sont réellement inscrites à France Travail.",
            "Inscription en cours à la date choisie, d’après les fichiers reçus de France Travail. L’orientation seule ne suffit pas.",
            ExempleJd1 + "Résultat : 1 (l’autre personne avait été radiée le 10 décembre).", source);
    }

    private static IEnumerable<DefinitionIndicateur> ParcoursEtReferent()
    {
        foreach (var (_, suffixe, libelle) in Modalites.Parcours)
        {
            yield return Part(
                $"{Codes.RepartitionParcours}_{suffixe}", $"Part du parcours {libelle}", $"Sur 100 personnes orientées, combien suivent ce parcours : {libelle}.",
                UniversOrientes, "Personnes de ce parcours ÷ personnes orientées. Avant le 1er janvier 2025, la loi ne connaissait que deux parcours : pas de comparaison de part et d’autre de cette date.",
                "100 personnes orientées : emploi 28, socio-professionnel 20, social 50, non précisé 2. Résultat : 28,0 / 20,0 / 50,0 / 2,0 %.",
                "Loi n° 2023-1196 du 18 décembre 2023 pour le plein emploi (CASF L262-29)");
        }

        yield return Part(
            Codes.PartSansReferent, "Part des personnes orientées sans référent désigné",
            "Sur 100 personnes orientées, combien n’ont encore aucun nom de référent.",
            UniversOrientes, "Personnes orientées sans référent unique à la date choisie ÷ personnes orientées.",
            "8 personnes orientées, 5 avec un référent, 3 sans : 37,5 %.", "CASF L262-27 (référent unique)") with
        { HausseFavorable = false };
    }
}
