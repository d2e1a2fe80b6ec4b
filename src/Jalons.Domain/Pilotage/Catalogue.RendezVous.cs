namespace Jalons.Domain.Pilotage;

/// <content>The first meeting with the référent unique, and what becomes of the rendez-vous.</content>
public static partial class Catalogue
{
    private const string DatesPremierRendezVous =
        "De la décision d’orientation au jour du rendez-vous (jamais le jour où il a été noté). Les personnes encore en attente sont arrêtées à la date choisie, celles qui sont sorties ou réorientées à ce jour-là.";

    private const string DatesRendezVous =
        "Jour du rendez-vous, dans les douze mois qui finissent à la date choisie. Un rendez-vous déplacé compte à sa dernière date.";

    private const string ExempleDeuxSemaines =
        "Six personnes orientées le 3 mars 2025. Premiers rendez-vous : le 17 (venue), le 18 (venue), le 12 (absente) puis le 20 (venue), le 14 (venue), aucun, et le 12 annulé par le service puis le 25 (venue). ";

    private const string ExempleIssues =
        "Rendez-vous de la période : 40 honorés, 10 absences sans excuse, 5 excusées, 15 annulés par le service, 8 passés sans suite notée. ";

    private static IEnumerable<DefinitionIndicateur> PremierRendezVous()
    {
        const string premier = "Premier rendez-vous d’accompagnement : motif « premier rendez-vous », tenu ou prévu à partir du jour de la décision. ";
        const string univers = UniversDecisions + " Décisions prises il y a au moins 14 jours.";
        var fixe = Cohorte(Codes.TauxPremierRendezVousFixe, "Part avec un premier rendez-vous fixé sous deux semaines", UniteIndicateur.Pourcent) with
        {
            Signification = "Sur 100 orientations, combien ont un premier rendez-vous avec le référent dans les deux semaines.",
            Univers = univers,
            Formule = premier + "Le plus proche, que la personne soit venue ou non, sauf s’il est annulé par le service ou déplacé : jour du rendez-vous − décision ≤ 14 jours ÷ décisions.",
            Dates = DatesPremierRendezVous,
            Source = Spie,
            Exemple = ExempleDeuxSemaines + "Sous deux semaines : 3 sur 6, 50,0 %.",
            HausseFavorable = true,
        };
        yield return fixe;
        yield return fixe with
        {
            Code = Codes.TauxPremierRendezVousHonore,
            Libelle = "Part ayant honoré un premier rendez-vous sous deux semaines",
            Signification = "Sur 100 orientations, combien de personnes ont rencontré leur référent dans les deux semaines.",
            Formule = premier + "Le premier auquel la personne est venue : jour du rendez-vous − décision ≤ 14 jours ÷ décisions.",
            Exemple = ExempleDeuxSemaines + "Venues sous deux semaines : 2 sur 6, 33,3 %.",
        };
        yield return Cohorte(Codes.PremiersRendezVousFixes, "Premiers rendez-vous d’accompagnement fixés", UniteIndicateur.Adultes) with
        {
            Signification = "Combien de personnes orientées pour la première fois ont un premier rendez-vous, tenu ou prévu.",
            Univers = UniversDecisions + " Premières décisions seulement.",
            Formule = premier + "Nombre de personnes distinctes ; un rendez-vous annulé par le service ne compte pas.",
            Dates = DatesPremierRendezVous,
            Source = Spie,
            Exemple = ExempleDeuxSemaines + "Résultat : 5.",
            HausseFavorable = true,
        };
        var delai = Cohorte(Codes.DelaiPremierRendezVous, "Délai médian de l’orientation au premier rendez-vous honoré", UniteIndicateur.Jours) with
        {
            Signification = "Au bout de combien de jours une personne orientée sur deux a rencontré son référent, en comptant celles qui attendent encore.",
            Univers = UniversDecisions,
            Formule = "Estimation de Kaplan-Meier : plus petit nombre de jours au bout duquel la part estimée de personnes sans rendez-vous honoré ne dépasse pas la moitié. « ND » tant que la moitié n’est pas atteinte.",
            Dates = DatesPremierRendezVous,
            Source = Spie,
            Exemple = "Délais de 14, 15, 17, 11 et 22 jours ; une personne attend depuis 58 jours. Médiane : 15 jours.",
            Decimales = 0,
            HausseFavorable = false,
        };
        yield return delai;
        yield return delai with
        {
            Code = Codes.DelaiMoyenPremierRendezVous,
            Libelle = "Délai moyen de l’orientation au premier rendez-vous honoré",
            Signification = "En moyenne, combien de jours s’écoulent entre l’orientation et la première rencontre, pour les personnes rencontrées.",
            Formule = "Somme des jours ÷ nombre de personnes rencontrées, écrit « n = x sur y ». Elle se lit avec la médiane.",
            Exemple = "Délais de 14, 15, 17, 11 et 22 jours ; une personne attend. Moyenne : 15,8 jours, n = 5 sur 6.",
            Decimales = 1,
        };
        yield return Issue(Codes.PresencePremierRendezVous, "Taux de présence au premier rendez-vous") with
        {
            Signification = "Sur 100 premiers rendez-vous dont la suite est connue, à combien la personne est venue.",
            Univers = "Premiers rendez-vous passés, dont la suite est connue : venue, absence excusée ou non.",
            Formule = "Honorés ÷ (honorés + excusés + absences sans excuse). Annulés et sans suite notée : hors du calcul.",
            Source = Spie,
            Exemple = "60 premiers rendez-vous : 30 honorés, 6 excusés, 9 absences, 5 annulés par le service, 4 à venir, 6 passés sans suite notée. 30 sur 45 : 66,7 %, à vérifier (6 sur 56 sans suite, plus de 10 %).",
            HausseFavorable = true,
        };
    }

    private static IEnumerable<DefinitionIndicateur> IssuesDesRendezVous()
    {
        yield return Issue(Codes.RendezVousHonores, "Rendez-vous d’accompagnement honorés", UniteIndicateur.RendezVous) with
        {
            Signification = "Combien de rendez-vous ont eu lieu, la personne présente.",
            Univers = "Rendez-vous d’accompagnement de tous motifs.",
            Formule = "Nombre de rendez-vous honorés, chacun une fois. Ce n’est pas un nombre de personnes.",
            Source = Spie,
            Exemple = ExempleIssues + "Résultat : 40.",
        };
        yield return Issue(Codes.TauxAbsence, "Taux d’absence non excusée") with
        {
            Signification = "Sur 100 rendez-vous tenus ou manqués sans excuse, combien ont été manqués.",
            Univers = "Rendez-vous passés : honorés, ou manqués sans excuse.",
            Formule = "Absences sans excuse ÷ (honorés + absences sans excuse).",
            Exemple = ExempleIssues + "10 sur 50 : 20,0 %.",
            HausseFavorable = false,
        };
        yield return Issue(Codes.TauxAnnulationService, "Taux d’annulation par le service") with
        {
            Signification = "Sur 100 rendez-vous passés dont la suite est connue, combien le service a annulés.",
            Univers = "Rendez-vous passés dont la suite est connue.",
            Formule = "Annulés par le service ÷ (honorés + absences + excusés + annulés).",
            Exemple = ExempleIssues + "15 sur 70 : 21,4 %.",
            HausseFavorable = false,
        };
        yield return Issue(Codes.TauxAPreciser, "Rendez-vous passés sans suite notée") with
        {
            Signification = "Sur 100 rendez-vous passés, pour combien personne n’a encore noté si la personne est venue. Au-delà de 10, les autres taux sont à vérifier.",
            Univers = "Rendez-vous passés, avec ou sans suite notée.",
            Formule = "Sans suite notée ÷ rendez-vous passés. Un rendez-vous sans suite est passé deux jours de semaine après sa date.",
            Exemple = ExempleIssues + "8 sur 78 : 10,3 %.",
            HausseFavorable = false,
        };
    }

    private static DefinitionIndicateur Issue(string code, string libelle, UniteIndicateur unite = UniteIndicateur.Pourcent) => Cohorte(code, libelle, unite) with
    {
        Temporalite = TemporaliteIndicateur.Flux,
        Dates = DatesRendezVous,
        Source = "Indicateurs de rendez-vous du référentiel local",
        Inconnus = ("rendez-vous passé sans suite notée", "rendez-vous passés sans suite notée"),
    };
}
