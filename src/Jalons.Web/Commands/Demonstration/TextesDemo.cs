using Jalons.Domain.Carnet;
using Jalons.Domain.RendezVous;

namespace Jalons.Web.Commands.Demonstration;

/// <summary>A goal with its actions, as a référent writes them.</summary>
/// <param name="Domaine">What it works on.</param>
/// <param name="Libelle">The goal.</param>
/// <param name="Actions">What is done, and by whom.</param>
internal sealed record PlanType(DomaineAction Domaine, string Libelle, params (string Libelle, ResponsableAction Qui)[] Actions);

/// <summary>The sentences of the demonstration: plain, respectful, nobody's.</summary>
internal static class TextesDemo
{
    private const ResponsableAction Personne = ResponsableAction.Personne;
    private const ResponsableAction Referent = ResponsableAction.Referent;
    private const ResponsableAction Organisme = ResponsableAction.Organisme;

    /// <summary>Jobs wished.</summary>
    public static readonly string[] Metiers =
    [
        "Aide à domicile", "Vente en boulangerie", "Préparation de commandes", "Conduite d’autocar scolaire", "Entretien d’espaces verts", "Cuisine de collectivité",
        "Accueil et secrétariat", "Maçonnerie", "Accompagnement d’élèves en situation de handicap", "Agent d’entretien", "Soudure", "Petite enfance", "Ambulance",
        "Maraîchage", "Caisse et mise en rayon", "Aide-soignante", "Mécanique automobile", "Fabrication de palettes", "Hôtellerie", "Peinture en bâtiment",
    ];

    /// <summary>What people did before.</summary>
    public static readonly string[] Experiences =
    [
        "Cinq ans en usine agroalimentaire, sur la ligne de conditionnement.", "Des remplacements en maison de retraite, l’été.", "Deux saisons de vendanges et des missions en intérim.",
        "Un CAP de vente, puis trois ans dans un magasin qui a fermé.", "A élevé ses enfants, donne un coup de main à une association.", "Ouvrier du bâtiment pendant douze ans.",
        "Serveuse en restauration rapide, à temps partiel.", "Chauffeur-livreur jusqu’à la perte du véhicule.", "Employée de maison, chez plusieurs particuliers.",
        "Des chantiers courts, jamais plus de trois mois.", "A travaillé dans un autre pays, sans papier pour le montrer.", "Caissière, puis adjointe dans un supermarché.",
    ];

    /// <summary>What people expect.</summary>
    public static readonly string[] Souhaits =
    [
        "Retrouver un travail près de la maison.", "Passer le permis d’abord.", "Savoir à quelles aides j’ai droit.", "Faire une formation courte.", "Des horaires qui vont avec l’école.",
        "Quelqu’un pour m’aider dans les papiers.", "Reprendre doucement, à temps partiel.", "Changer de métier à cause de mon dos.", "Un logement plus grand avant tout.",
    ];

    /// <summary>Strengths.</summary>
    public static readonly string[] Atouts =
        ["Ponctuelle, aime le contact.", "Habile de ses mains.", "Parle trois langues.", "Autonome, apprend vite.", "Permis et voiture.", "Bien entourée par sa famille.", "Bonne connaissance du secteur."];

    /// <summary>Reasons to choose another parcours than the one recommended.</summary>
    public static readonly string[] MotifsDifferents =
    [
        "La personne souhaite d’abord être aidée dans ses démarches, avant de chercher un emploi.",
        "La personne a une promesse d’embauche : l’accompagnement vers l’emploi est plus utile dès maintenant.",
        "Nous en avons parlé ensemble : un accompagnement plus complet convient mieux à la situation.",
        "Un suivi est déjà en cours avec cet organisme, et la personne veut le garder.",
    ];

    /// <summary>Why a contract ends before its term.</summary>
    public static readonly string[] FinsAnticipees =
        ["Reprise d’un emploi à temps plein.", "Entrée en formation qualifiante.", "Déménagement prévu hors du secteur.", "Nouveau projet : un autre contrat sera écrit ensemble."];

    /// <summary>Where people are met nearer to their home.</summary>
    public static readonly string[] LieuxExterieurs = ["Maison France services, 1 place de la Mairie", "Mairie, place de l’Église", "Centre social, 5 rue des Écoles"];

    /// <summary>Why a rendez-vous is called off.</summary>
    public static readonly string[] Annulations =
        ["Entretien d’embauche le même jour.", "Enfant malade.", "Le référent est absent ce jour-là.", "Pas de moyen de transport ce jour-là.", "Réunion imprévue du service."];

    /// <summary>What is written after a rendez-vous.</summary>
    public static string Note(MotifRendezVous motif, Hasard hasard) => hasard.Parmi(motif switch
    {
        MotifRendezVous.PremierAccompagnement =>
        [
            "Premier échange : situation, attentes, droits et devoirs expliqués. Prochaine étape : écrire le contrat.",
            "La personne raconte son parcours. Elle veut avancer, la mobilité l’inquiète.",
            "Situation familiale et ressources revues ensemble. Documents à apporter la prochaine fois.",
        ],
        MotifRendezVous.SignatureContrat =>
        [
            "Contrat relu ligne à ligne. Deux actions reformulées avec les mots de la personne.",
            "Lecture du contrat, questions sur les heures d’activité.",
        ],
        MotifRendezVous.Bilan =>
        [
            "Ce qui a été fait : inscription à la formation, CV à jour. À poursuivre : le permis.",
            "Bilan partagé : plus d’assurance dans les démarches. On renouvelle avec un objectif d’emploi.",
        ],
        _ => new[]
        {
            "Point sur les actions : deux avancent, une est à reprendre.", "CV refait ensemble, trois offres repérées.", "Rendez-vous pris avec l’auto-école sociale.",
            "Dossier de logement complété et envoyé.", "La personne a rencontré une entreprise, retour attendu.", "Démarches en ligne faites ensemble.",
            "Atelier du vendredi suivi, la personne y retourne.", "Situation stable. On garde le même rythme.",
        },
    });

    /// <summary>The goal that fits a difficulty; the first plan is always there.</summary>
    public static readonly PlanType Garde = new(
        DomaineAction.Famille, "Trouver une solution de garde pour pouvoir me former puis travailler",
        ("Rencontrer le relais petite enfance et visiter deux structures", Personne), ("Contacter la crèche à vocation d’insertion pour une place", Referent), ("Étudier l’aide à la garde d’enfants", Organisme));

    /// <summary>Getting about.</summary>
    public static readonly PlanType Mobilite = new(
        DomaineAction.Mobilite, "Pouvoir me déplacer pour travailler", ("M’inscrire à l’auto-école sociale", Personne), ("Demander l’aide au permis", Referent));

    /// <summary>Housing.</summary>
    public static readonly PlanType Logement = new(
        DomaineAction.Logement, "Avoir un logement stable", ("Déposer une demande de logement social", Personne), ("Saisir le service logement", Referent));

    /// <summary>French.</summary>
    public static readonly PlanType Langue = new(
        DomaineAction.SavoirsDeBase, "Être plus à l’aise en français", ("Suivre l’atelier de français deux fois par semaine", Personne), ("Prendre le premier rendez-vous avec l’atelier", Referent));

    /// <summary>Paperwork.</summary>
    public static readonly PlanType Demarches = new(
        DomaineAction.Droits, "Faire mes démarches seul(e)", ("Ouvrir mes comptes en ligne à la maison France services", Personne), ("Faire le point sur mes droits", Referent));

    /// <summary>Care.</summary>
    public static readonly PlanType Soins = new(
        DomaineAction.Soins, "Prendre soin de moi pour pouvoir avancer", ("Prendre rendez-vous chez un médecin", Personne), ("Vérifier la complémentaire santé solidaire", Referent));

    /// <summary>Looking for a job.</summary>
    public static readonly PlanType Recherche = new(
        DomaineAction.RechercheEmploi, "Retrouver un emploi durable", ("Envoyer trois candidatures par semaine", Personne), ("Mettre à jour le CV et la lettre", Personne), ("Proposer des offres et appeler deux entreprises", Referent));

    /// <summary>Training.</summary>
    public static readonly PlanType Formation = new(
        DomaineAction.Competences, "Me former à un métier qui recrute", ("Participer à une réunion d’information", Personne), ("Monter le dossier de financement", Referent), ("Faire un stage de deux semaines en entreprise", Personne));

    /// <summary>Social ties.</summary>
    public static readonly PlanType Lien = new(
        DomaineAction.LienSocial, "Sortir de chez moi et retrouver un rythme", ("Participer à l’atelier cuisine du mardi", Personne), ("M’accompagner à la première séance", Organisme));

    /// <summary>What the service commits to.</summary>
    public static readonly string[] EngagementsService =
    [
        "Nous vous recevons au rythme écrit dans ce contrat et vous prévenons si un rendez-vous change.",
        "Nous vous proposons des offres et des formations qui correspondent à votre projet.",
        "Nous vous aidons dans vos demandes d’aides et vos démarches en ligne.",
    ];

    /// <summary>What the person commits to.</summary>
    public static readonly string[] EngagementsPersonne =
    [
        "Je viens aux rendez-vous, ou je préviens si je ne peux pas.",
        "Je fais les actions prévues et j’en parle à mon référent.",
        "Je signale tout changement de situation.",
    ];
}
