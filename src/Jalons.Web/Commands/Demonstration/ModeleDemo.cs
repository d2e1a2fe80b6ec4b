using Jalons.Domain.Carnet;
using Jalons.Domain.Contrats;
using Jalons.Domain.Dossiers;
using Jalons.Domain.Orientation;
using Jalons.Domain.Socle;

namespace Jalons.Web.Commands.Demonstration;

/// <summary>
/// The person whose own space visitors open: a mother alone with a young child in the main town, nobody to look after the child, oriented
/// in time, who comes to every rendez-vous and signs. Several people of the flows may live this story; one of them gets the account.
/// </summary>
internal static class ModeleDemo
{
    /// <summary>How many people live this story at a time: the flows may take one away.</summary>
    public const int Places = 3;

    /// <summary>Days from the reception to the decision.</summary>
    public const int DelaiOrientation = 23;

    /// <summary>Received so many days ago, a first contract is in force today and has weeks to run.</summary>
    private static readonly (int Min, int Max) Anciennete = (80, 200);

    private static readonly PlanType Garde = new(
        DomaineAction.Famille, "Trouver une garde pour mon enfant",
        ("Aller au relais petite enfance et rencontrer deux assistantes maternelles", ResponsableAction.Personne),
        ("Demander une place à la crèche qui aide les parents en recherche d’emploi", ResponsableAction.Referent),
        ("Étudier l’aide à la garde d’enfants", ResponsableAction.Organisme));

    private static readonly PlanType Metier = new(
        DomaineAction.Competences, "Apprendre un métier auprès des tout-petits",
        ("Aller à la réunion d’information sur le CAP petite enfance", ResponsableAction.Personne),
        ("Faire un stage de deux semaines dans une crèche", ResponsableAction.Personne),
        ("Chercher le financement de la formation", ResponsableAction.Referent));

    private static readonly string[] Notes =
    [
        "Premier échange. La garde de l’enfant passe d’abord : sans elle, ni formation ni emploi. Le projet est clair, travailler auprès des tout-petits.",
        "Contrat relu ligne à ligne, puis signé. Première étape : le relais petite enfance.",
        "Le relais petite enfance a donné quatre noms. Deux assistantes maternelles ont été appelées.",
        "Une place est possible à la crèche, deux jours par semaine. Dossier rempli ensemble.",
        "Réunion d’information suivie. La formation dure huit mois, le stage est à trouver.",
        "Une crèche est d’accord pour un stage de deux semaines. Reste à fixer les dates.",
    ];

    /// <summary>What was written after the rendez-vous number <paramref name="rang"/>, from zero.</summary>
    public static string Note(int rang) => Notes[Math.Min(rang, Notes.Length - 1)];

    /// <summary>True when this person may live the story.</summary>
    public static bool Convient(Recit recit, ProgrammeDemo programme, ReferentDemo referent)
    {
        var (arrivee, recu) = (recit.Arrivee, recit.Parcours.RecuLe);
        var age = programme.Aujourdhui.DayNumber - recu.DayNumber;
        return age >= Anciennete.Min && age <= Anciennete.Max && recu >= programme.Reforme
            && recit.Personne is { Sexe: 2, Telephone: not null } && recit.Personne.AgeAu(recu) is >= 22 and <= 42
            && arrivee is { Role: "DEM", Adresse: not null, Situation: { ParentIsole: true, EnfantsACharge: 1 or 2, Travaille: not true } }
            && arrivee.Benjamin is { } benjamin && Personne.AgeEntre(benjamin, recu) < 4
            && arrivee.Commune == referent.Organisme.CodeCommune
            && !Cles.Nom(referent.Agent.Nom).StartsWith(recit.Personne.ClePrenom, StringComparison.Ordinal);
    }

    /// <summary>What she answers.</summary>
    public static ReponsesDiagnostic Repondre(ReponsesDiagnostic connues) => connues with
    {
        Aidant = false,
        Logement = SituationLogement.Stable,
        SanteFaitObstacle = false,
        Permis = true,
        Vehicule = false,
        TransportsAccessibles = true,
        GardeEnfants = GardeEnfants.Aucune,
        FrancaisOral = Aisance.ALAise,
        FrancaisEcrit = Aisance.ALAise,
        Numerique = Aisance.AvecAide,
        Demarches = Aisance.AvecAide,
        NiveauFormation = NiveauFormation.Niveau3,
        BesoinFormation = true,
        DernierTravail = DernierTravail.UnADeuxAns,
        Independant = false,
        InscritFranceTravail = false,
        Accompagnement = AccompagnementEnCours.Aucun,
        Experience = "Un CAP de vente, puis trois ans en boulangerie, jusqu’à la naissance de mon enfant.",
        MetierSouhaite = "Petite enfance",
        Disponibilite = Disponibilite.DansTroisMois,
        HeuresSouhaitees = 28,
        Souhaits = "Trouver quelqu’un pour garder mon enfant, puis une formation près d’ici.",
        Atouts = "Patiente, organisée. Sa sœur peut dépanner le mercredi.",
        AideImmediate = null,
    };

    /// <summary>The contract that follows.</summary>
    public static ContenuContrat Rediger(DateOnly debut) => new()
    {
        Debut = debut,
        DureeMois = 6,
        HeuresHebdo = 10,
        MotifReduction = MotifReductionHeures.ParentIsoleSansGarde,
        RythmeSemaines = 3,
        DroitsDevoirsExpliques = true,
        Objectifs = [PlansDemo.Dater(Garde, debut, 6), PlansDemo.Dater(Metier, debut.AddDays(35), 5)],
        EngagementsService =
        [
            "Nous vous recevons toutes les trois semaines et vous prévenons si un rendez-vous change.",
            "Nous demandons la place en crèche et l’aide à la garde avec vous.",
        ],
        EngagementsPersonne =
        [
            "Je viens aux rendez-vous, ou je préviens si je ne peux pas.",
            "Je fais les démarches prévues et je dis où j’en suis.",
        ],
    };

    /// <summary>How the plan goes: one action after the other is begun, then done.</summary>
    public static (int Action, EtatAction Etat) Avancer(int pas) => (pas / 2, pas % 2 == 0 ? EtatAction.EnCours : EtatAction.Faite);
}
