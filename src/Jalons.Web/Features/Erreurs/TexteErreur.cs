namespace Jalons.Web.Features.Erreurs;

/// <summary>The words of an error page: a title, an explanation, what one can do.</summary>
public sealed record TexteErreur(string Titre, string Explication, IReadOnlyList<string> Conseils)
{
    /// <summary>The words for a status code.</summary>
    public static TexteErreur De(int statut, string contact) => statut switch
    {
        400 => new(
            "Votre demande n’a pas pu être lue",
            "La page était peut-être ouverte depuis longtemps, ou une partie de l’envoi s’est perdue. Rien n’a été enregistré.",
            ["Revenez à la page précédente, rechargez-la, puis envoyez à nouveau.", $"Si cela recommence, prévenez {contact}."]),
        401 => new(
            "Vous n’êtes plus connecté",
            "Pour protéger les informations des personnes, la connexion s’arrête après un moment sans activité.",
            ["Revenez à l’accueil et connectez-vous à nouveau."]),
        403 => new(
            "Vous n’avez pas accès à cette page",
            "Chacun ne voit que les dossiers des personnes qu’il accompagne et les pages de son rôle. C’est le secret professionnel.",
            ["Si vous venez d’être désigné, l’accès s’ouvre dès que la désignation est enregistrée.", $"Si vous pensez qu’il s’agit d’une erreur, prévenez {contact}."]),
        404 => new(
            "Cette page n’existe pas",
            "L’adresse est peut-être incomplète, ou ce qu’elle montrait a été déplacé.",
            ["Vérifiez l’adresse.", "Revenez à l’accueil pour retrouver votre chemin."]),
        413 => new(
            "Ce fichier est trop gros",
            "Il dépasse la taille que cette page accepte. Rien n’a été enregistré.",
            ["Revenez à la page précédente et choisissez un fichier plus petit.", $"Si ce fichier doit passer, prévenez {contact}."]),
        429 => new(
            "Trop d’essais en peu de temps",
            "Pour protéger les comptes, nous faisons une pause après plusieurs essais rapprochés.",
            ["Attendez une minute, puis recommencez.", $"Si vous avez perdu votre mot de passe, prévenez {contact}."]),
        503 => new(
            "Le service est arrêté pour un moment",
            "Une mise à jour ou une panne est en cours. Ce que vous aviez enregistré est conservé.",
            ["Revenez dans quelques minutes."]),
        >= 500 => new(
            "Quelque chose n’a pas marché chez nous",
            "Ce n’est pas de votre fait. Votre dernier envoi n’a pas été enregistré ; tout ce qui précède l’est.",
            ["Attendez une minute, puis recommencez.", $"Si cela recommence, prévenez {contact}."]),
        _ => new(
            "Cette demande n’a pas abouti",
            "Le service n’a pas pu y répondre. Rien n’a été enregistré.",
            ["Revenez à la page précédente et recommencez.", $"Si cela recommence, prévenez {contact}."]),
    };
}
