using System.Text.RegularExpressions;
using Jalons.Domain.Socle;

namespace Jalons.Domain.Habilitations;

/// <summary>What the account of a professional must be to be opened or changed.</summary>
public static partial class ReglesCompte
{
    /// <summary>Longest name.</summary>
    public const int LongueurNom = 100;

    /// <summary>True for the roles that act for an organisme.</summary>
    public static bool DemandeOrganisme(this Role role) => role is Role.Referent or Role.Intervenant or Role.PorteurOffre;

    /// <summary>Why it cannot be; null when it can.</summary>
    /// <param name="prenom">First name.</param>
    /// <param name="nom">Name.</param>
    /// <param name="identifiant">User name.</param>
    /// <param name="role">Role.</param>
    /// <param name="organisme">Organisme.</param>
    public static Refus? Refuser(string prenom, string nom, string identifiant, Role role, OrganismeId? organisme)
    {
        if (string.IsNullOrWhiteSpace(prenom) || string.IsNullOrWhiteSpace(nom) || prenom.Length > LongueurNom || nom.Length > LongueurNom)
        {
            return new("compte.nom", "Il manque le prénom ou le nom.");
        }

        if (!Identifiant().IsMatch(identifiant))
        {
            return new("compte.identifiant", "L’identifiant s’écrit avec 3 à 60 lettres sans accent, chiffres, points ou tirets, sans espace.");
        }

        if (role is Role.Usager or Role.Partenaire)
        {
            return new("compte.role", "L’accès d’une personne accompagnée s’ouvre depuis son dossier, pas d’ici.");
        }

        return role.DemandeOrganisme() && organisme is null
            ? new("compte.organisme", $"Un compte « {role.Libelle()} » agit pour un organisme : choisissez lequel.")
            : null;
    }

    /// <summary>The user name to propose: <c>jean-marc.le-goff</c>.</summary>
    public static string Proposer(string prenom, string nom) =>
        $"{Morceau(prenom)}.{Morceau(nom)}";

    private static string Morceau(string texte) => Cles.Nom(texte).ToLowerInvariant().Replace(' ', '-');

    [GeneratedRegex("^[a-z0-9][a-z0-9._-]{2,59}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Identifiant();
}
