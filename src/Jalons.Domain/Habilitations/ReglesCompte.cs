using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Jalons.Domain.Socle;

namespace Jalons.Domain.Habilitations;

/// <summary>What an account must be to be opened or changed: that of a professional, and that of a person accompanied.</summary>
public static partial class ReglesCompte
{
    /// <summary>Longest name.</summary>
    public const int LongueurNom = 100;

    /// <summary>Digits of a user name proposed to a person accompanied.</summary>
    public const int ChiffresProposes = 4;

    private const int LettresUsager = 12;

    // Neither 0 nor 1: on paper they look like letters.
    private const string ChiffresUsager = "23456789";

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

        if (RefuserIdentifiant(identifiant) is { } refus)
        {
            return refus;
        }

        if (role is Role.Usager or Role.Partenaire)
        {
            return new("compte.role", "L’accès d’une personne accompagnée s’ouvre depuis son dossier, pas d’ici.");
        }

        return role.DemandeOrganisme() && organisme is null
            ? new("compte.organisme", $"Un compte « {role.Libelle()} » agit pour un organisme : choisissez lequel.")
            : null;
    }

    /// <summary>Why this cannot be a user name; null when it can.</summary>
    public static Refus? RefuserIdentifiant(string identifiant) => Identifiant().IsMatch(identifiant)
        ? null
        : new("compte.identifiant", "L’identifiant s’écrit avec 3 à 60 lettres sans accent, chiffres, points ou tirets, sans espace.");

    /// <summary>
    /// The user name to propose to a person accompanied, easy to type on a telephone: the first part of the given name, then four digits
    /// that mean nothing (<c>amelie4827</c>), more when all those are taken. It says neither the family name nor the birth date.
    /// </summary>
    public static string ProposerUsager(string prenom, int chiffres = ChiffresProposes)
    {
        var debut = string.Concat(Cles.Nom(prenom).Split(' ')[0].ToLowerInvariant().Where(char.IsAsciiLetterLower).Take(LettresUsager));
        return (debut.Length > 0 ? debut : "espace") + RandomNumberGenerator.GetString(ChiffresUsager, chiffres);
    }

    /// <summary>The user name to propose: <c>jean-marc.le-goff</c>.</summary>
    public static string Proposer(string prenom, string nom) =>
        $"{Morceau(prenom)}.{Morceau(nom)}";

    private static string Morceau(string texte) => Cles.Nom(texte).ToLowerInvariant().Replace(' ', '-');

    [GeneratedRegex("^[a-z0-9][a-z0-9._-]{2,59}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Identifiant();
}
