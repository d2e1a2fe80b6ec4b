namespace Jalons.Domain.Pilotage;

/// <content>People followed from an entry: new entrants, delays, rates within a limit, entrants of the year.</content>
public static partial class Catalogue
{
    private const string UniversEntrants =
        "Nouveaux entrants des douze mois qui finissent à la date choisie : adultes soumis aux droits et devoirs à la fin d’un mois et pas à la fin du mois précédent. Les personnes déjà orientées à leur entrée sont comptées à part.";

    private const string DatesEntrants =
        "De la réception de l’information par le département à la décision d’orientation. Les personnes encore en attente sont arrêtées à la date choisie, celles qui sont sorties à leur sortie.";

    private const string UniversDecisions =
        "Décisions d’orientation des douze mois qui finissent à la date choisie (deux décisions de suite vers le même organisme n’en font qu’une).";

    private const string DatesContrat =
        "De la décision d’orientation à la dernière signature du contrat. Une attente s’arrête à la date choisie, à la sortie des droits et devoirs ou à une nouvelle orientation. Une signature antérieure à la décision est une anomalie : elle est écartée et comptée à part.";

    private const string Spie = "Indicateurs du service public de l’insertion et de l’emploi (SPIE)";

    private static IEnumerable<DefinitionIndicateur> Entrees()
    {
        var total = Cohorte(Codes.NouveauxEntrants, "Nouveaux entrants du mois", UniteIndicateur.Adultes) with
        {
            Temporalite = TemporaliteIndicateur.Flux,
            Signification = "Combien de personnes sont devenues soumises aux droits et devoirs dans le mois.",
            Univers = "Adultes soumis aux droits et devoirs à la date choisie (ou à la fin du mois) et qui ne l’étaient pas à la fin du mois précédent. Une suspension d’un an au plus ou une interruption de moins de 31 jours ne fait pas un nouvel entrant.",
            Formule = "Nombre de personnes distinctes, au total et par catégorie ; la première catégorie qui convient est retenue.",
            Dates = "Comparaison de deux photos, chacune telle qu’elle était connue à sa date, avec le flux mensuel de son mois.",
            Source = Spie,
            Exemple = "Dix situations en juillet 2025 (première demande, retour, suspension de seize mois, suspension de deux mois, personne devenue soumise aux droits et devoirs, conjoint arrivé, mutation…) : 6 nouveaux entrants.",
        };
        yield return total;
        foreach (var (suffixe, libelle) in Modalites.Entrants)
        {
            yield return total with { Code = $"{Codes.NouveauxEntrants}_{suffixe}", Libelle = $"dont {libelle}", Signification = $"Parmi les nouveaux entrants, combien sont des personnes {libelle}." };
        }
    }

    private static IEnumerable<DefinitionIndicateur> DelaisOrientation()
    {
        var modele = Cohorte(Codes.DelaiMoyenOrientation, "Délai moyen d’orientation", UniteIndicateur.Jours) with
        {
            Signification = "En moyenne, combien de jours s’écoulent entre l’arrivée de l’information et l’orientation, pour les personnes déjà orientées.",
            Univers = UniversEntrants,
            Formule = "Somme des jours ÷ nombre de personnes orientées, écrit « n = x sur y ». Cette moyenne oublie les personnes qui attendent : elle se lit avec la médiane.",
            Dates = DatesEntrants,
            Source = Spie,
            Exemple = "Janvier : 10, 11, 12 et 10 jours ; février : 20 et 21 jours. Moyenne des six délais : 14 jours (et non la moyenne des deux moyennes).",
            HausseFavorable = false,
        };
        yield return modele;
        yield return modele with
        {
            Code = Codes.DelaiMedianOrientation,
            Libelle = "Délai médian d’orientation",
            Signification = "Au bout de combien de jours une personne sur deux est orientée, en comptant celles qui attendent encore.",
            Formule = "Estimation de Kaplan-Meier : plus petit nombre de jours au bout duquel la part estimée de personnes encore en attente ne dépasse pas la moitié. « ND » tant que la moitié n’est pas atteinte.",
            Exemple = "Délais de 5, 12, 12 et 20 jours ; deux personnes attendent encore depuis 8 et 15 jours. Médiane : 12 jours.",
            Decimales = 0,
        };
        foreach (var (_, suffixe, libelle) in Modalites.Tranches)
        {
            yield return Cohorte($"{Codes.RepartitionDelaiOrientation}_{suffixe}", $"Délai d’orientation : {libelle}", UniteIndicateur.Adultes) with
            {
                Signification = $"Combien de nouveaux entrants se trouvent dans cette tranche de délai : {libelle}.",
                Univers = UniversEntrants,
                Formule = "Délais comptés en jours. Les six tranches s’additionnent au nombre de nouveaux entrants.",
                Dates = DatesEntrants,
                Source = Spie,
                Exemple = "0, 29, 30, 59, 60, 89, 90 et 400 jours : deux personnes dans chacune des quatre tranches.",
            };
        }

        foreach (var definition in TauxDeDelaiOrientation(modele))
        {
            yield return definition;
        }
    }

    private static IEnumerable<DefinitionIndicateur> TauxDeDelaiOrientation(DefinitionIndicateur modele)
    {
        var taux = Cohorte(Codes.TauxOrientationUnMois, "Taux d’orientation en un mois", UniteIndicateur.Pourcent) with
        {
            Signification = "Sur 100 nouveaux entrants, combien sont orientés au plus tard un mois après l’arrivée de l’information.",
            Univers = modele.Univers + " Une personne arrivée depuis moins d’un mois n’est comptée ni au numérateur ni au dénominateur.",
            Formule = "Décision au plus tard un mois de calendrier après la réception, limite comprise ÷ nouveaux entrants depuis au moins un mois.",
            Dates = modele.Dates,
            Source = Spie,
            Exemple = "Sept entrants, dont trois arrivés depuis moins d’un mois ; sur les quatre autres, deux orientés à temps : 50,0 %, « 3 non mûrs ».",
            HausseFavorable = true,
        };
        yield return taux;
        yield return Cohorte(Codes.OrientesUnMois, "Nouveaux entrants orientés en un mois", UniteIndicateur.Adultes) with
        {
            Signification = "Combien de nouveaux entrants ont été orientés au plus tard un mois après l’arrivée de l’information.",
            Univers = taux.Univers,
            Formule = "Réception ≤ décision ≤ réception + 1 mois de calendrier.",
            Dates = taux.Dates,
            Source = Spie,
            Exemple = "Réception le 31 janvier 2024 : dernier jour le 29 février 2024. Décision le 29 février : oui ; le 1er mars : non.",
        };
        yield return taux with
        {
            Code = Codes.TauxSixSemaines,
            Libelle = "Part orientée par le département dans les six semaines",
            Signification = "Sur 100 personnes dont l’information est arrivée, combien ont été orientées par le département dans le délai légal de six semaines.",
            Univers = "Entrées dans les droits et devoirs dont l’information est arrivée dans les douze mois, depuis le 1er janvier 2025, et il y a au moins 42 jours. Les personnes déjà orientées sont comptées à part.",
            Formule = "Décision du département au plus tard 42 jours après la réception ÷ entrées. Une décision de France Travail n’est pas une réussite.",
            Source = "CASF D262-65-2 (décret n° 2024-1244 du 30 décembre 2024)",
            Exemple = "Quatre personnes : décisions à 30, 42 et 43 jours, et une à 50 jours par France Travail. Dans le délai : 2 sur 4, 50,0 %.",
        };
    }

    private static IEnumerable<DefinitionIndicateur> DelaisContrat()
    {
        var modele = Cohorte(Codes.DelaiMoyenContractualisation, "Délai moyen de l’orientation au contrat", UniteIndicateur.Jours) with
        {
            Signification = "En moyenne, combien de jours s’écoulent entre l’orientation et la signature du contrat, pour les personnes qui ont signé.",
            Univers = UniversDecisions,
            Formule = "Somme des jours ÷ nombre de contrats signés, écrit « n = x sur y ». Elle se lit avec la médiane.",
            Dates = DatesContrat,
            Source = Spie,
            Exemple = "Décision le 11 avril 2024, signature le 6 mai 2024 : 25 jours.",
            HausseFavorable = false,
        };
        yield return modele;
        yield return modele with
        {
            Code = Codes.DelaiMedianContractualisation,
            Libelle = "Délai médian de l’orientation au contrat",
            Signification = "Au bout de combien de jours une personne orientée sur deux a signé, en comptant celles qui n’ont pas encore signé.",
            Formule = "Estimation de Kaplan-Meier : plus petit nombre de jours au bout duquel la part estimée de personnes sans contrat ne dépasse pas la moitié. « ND » tant que la moitié n’est pas atteinte.",
            Exemple = "Délais de 14, 15, 17, 11 et 22 jours, une personne attend depuis 58 jours. Médiane : 15 jours.",
            Decimales = 0,
        };
        const string exemple27 = "Orientation le 15 janvier 2024, huit personnes ; signatures les 28 et 30 janvier, 15 et 16 mars 2024, 20 février 2025, une avant l’orientation (anomalie), deux personnes sans contrat. ";
        yield return Cohorte(Codes.TauxContratQuinzeJours, "Part avec un contrat signé en moins de 15 jours", UniteIndicateur.Pourcent) with
        {
            Signification = "Sur 100 orientations, combien ont donné un contrat en moins de quinze jours.",
            Univers = UniversDecisions + " Avant 2025 : hors France Travail. Décisions prises il y a au moins quinze jours.",
            Formule = "0 ≤ signature − décision < 15 jours ÷ décisions.",
            Dates = DatesContrat,
            Source = Spie,
            Exemple = exemple27 + "Résultat : 1 sur 8, 12,5 %.",
            HausseFavorable = true,
        };
        yield return Cohorte(Codes.TauxContratDeuxMois, "Part avec un contrat signé dans les deux mois", UniteIndicateur.Pourcent) with
        {
            Signification = "Sur 100 orientations, combien ont donné un contrat dans les deux mois.",
            Univers = UniversDecisions + " Avant 2025 : hors France Travail. Décisions prises il y a au moins deux mois.",
            Formule = "Décision ≤ signature ≤ décision + 2 mois de calendrier ÷ décisions.",
            Dates = DatesContrat,
            Source = Spie,
            Exemple = exemple27 + "Résultat : 3 sur 8, 37,5 %.",
            HausseFavorable = true,
        };
    }

    private static IEnumerable<DefinitionIndicateur> AnneeEntree()
    {
        const string source = "Enquête OARSA de la DREES, tableau 5";
        var entrants = Cohorte(Codes.T5Entrants, "Personnes entrées dans l’année", UniteIndicateur.Adultes) with
        {
            Signification = "Combien de personnes soumises aux droits et devoirs ont un foyer entré dans l’année civile.",
            Univers = "Personnes soumises aux droits et devoirs à la date choisie, dont la dernière demande de RSA du foyer est de l’année civile.",
            Formule = "Nombre de personnes distinctes.",
            Dates = "Date de la demande du foyer ; état à la date choisie.",
            Source = source,
            Exemple = ExempleJd1 + "Résultat : 6.",
        };
        yield return entrants;
        yield return entrants with
        {
            Code = Codes.T5PrimoOrientes, Libelle = "dont primo-orientées", Signification = "Combien ont reçu une première orientation depuis leur entrée.",
            Formule = "Orientées à la date choisie, avec exactement une orientation décidée depuis l’entrée.", Exemple = ExempleJd1 + "Résultat : 4.",
        };
        yield return entrants with
        {
            Code = Codes.T5PrimoOrientesHorsFt, Libelle = "dont vers un autre organisme que France Travail", Signification = "Combien de ces premières orientations vont ailleurs qu’à France Travail.",
            Formule = "Catégorie de l’organisme de cette orientation.", Exemple = ExempleJd1 + "Résultat : 3.",
        };
        yield return entrants with
        {
            Code = Codes.T5PrimoContrat, Libelle = "dont avec un premier contrat valide", Signification = "Combien d’entre elles ont un premier contrat en vigueur.",
            Formule = "Premier et seul contrat signé depuis l’entrée, en vigueur à la date choisie.", Exemple = ExempleJd1 + "Résultat : 1.",
        };
        foreach (var definition in DelaisAnnee(entrants, source))
        {
            yield return definition;
        }
    }

    private static IEnumerable<DefinitionIndicateur> DelaisAnnee(DefinitionIndicateur entrants, string source)
    {
        var orientation = Cohorte(Codes.T5DelaiPrimoOrientation, "Délai moyen de l’entrée à la primo-orientation", UniteIndicateur.Jours) with
        {
            Signification = "En moyenne, combien de jours entre la demande de RSA et la première orientation.",
            Univers = "Personnes primo-orientées parmi les entrées de l’année.",
            Formule = "Moyenne simple de (décision − demande), arrondie au jour, comme le demande l’enquête.",
            Dates = entrants.Dates,
            Source = source,
            Exemple = ExempleJd1 + "(62 + 70 + 81 + 11) ÷ 4 = 56 jours.",
            Decimales = 0,
            HausseFavorable = false,
        };
        var contrat = orientation with
        {
            Code = Codes.T5DelaiPrimoContrat,
            Libelle = "Délai moyen de la primo-orientation au primo-contrat",
            Signification = "En moyenne, combien de jours entre la première orientation et la signature du premier contrat.",
            Univers = "Personnes primo-orientées hors France Travail dont le premier contrat est en vigueur.",
            Formule = "Moyenne simple de (signature − décision), arrondie au jour.",
            Exemple = ExempleJd1 + "Du 11 avril au 6 mai 2024 : 25 jours.",
        };
        return
        [
            orientation,
            contrat,
            orientation with { Code = Codes.DelaiMoyenPrimoOrientation, Libelle = "Délai moyen de primo-orientation (ratio B13)", Source = "Enquête OARSA de la DREES, ratio B13" },
            contrat with { Code = Codes.DelaiMoyenPrimoContrat, Libelle = "Délai moyen du primo-contrat (ratio B14)", Source = "Enquête OARSA de la DREES, ratio B14" },
        ];
    }
}
