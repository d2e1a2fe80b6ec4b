using System.Collections.Frozen;
using System.Security.Cryptography;
using Jalons.Domain.Socle;

namespace Jalons.Domain.Habilitations;

/// <summary>
/// What a password must be: twelve characters, hard to guess, nothing else (CNIL, délibération n° 2022-100 of 21 July 2022: length
/// and a second factor protect better than rules on signs).
/// </summary>
public static class MotDePasse
{
    /// <summary>The shortest length.</summary>
    public const int LongueurMinimale = 12;

    /// <summary>The longest length, far above what a person types.</summary>
    public const int LongueurMaximale = 128;

    private const int SignesDifferents = 5;
    private const int MorceauDeNom = 4;
    private const int Groupe = 4;
    private const int GroupesProvisoire = 4;
    private const int GroupesSimple = 3;
    private const string AlphabetProvisoire = "abcdefghjkmnpqrstuvwxyz23456789";
    private const string AlphabetSimple = "bcdfghjkmnpqrstvwxz";

    private static readonly FrozenSet<string> TropCourants = Lire();

    /// <summary>Why the password cannot be taken; null when it can.</summary>
    /// <param name="motDePasse">The password.</param>
    /// <param name="noms">First name, name, user name and e-mail of the person.</param>
    public static Refus? Refuser(string motDePasse, params IEnumerable<string?> noms)
    {
        if (motDePasse.Length < LongueurMinimale)
        {
            return new("motdepasse.court", $"Ce mot de passe est trop court : il en faut au moins {LongueurMinimale} caractères. Une phrase fait très bien l’affaire.");
        }

        if (motDePasse.Length > LongueurMaximale)
        {
            return new("motdepasse.long", $"Ce mot de passe est trop long : {LongueurMaximale} caractères au plus.");
        }

        var cle = Cles.Nom(motDePasse).Replace(" ", "", StringComparison.Ordinal);
        if (cle.Distinct().Count() < SignesDifferents || EstCourant(cle))
        {
            return new("motdepasse.courant", "Ce mot de passe est trop facile à deviner : il est parmi les plus utilisés. Choisissez-en un autre.");
        }

        return noms.SelectMany(Morceaux).Any(nom => cle.Contains(nom, StringComparison.Ordinal))
            ? new("motdepasse.nom", "Ce mot de passe contient votre nom ou votre identifiant. Choisissez-en un autre.")
            : null;
    }

    /// <summary>A password to give to somebody, who will have to choose their own: four groups of four signs that cannot be mistaken.</summary>
    public static string Provisoire() => Grouper(RandomNumberGenerator.GetString(AlphabetProvisoire, GroupesProvisoire * Groupe));

    /// <summary>
    /// The same for a person accompanied, easy to type on a telephone: three groups of four letters, no digit, no vowel and so no word
    /// (51 bits; the tries are counted, and it serves seven days).
    /// </summary>
    public static string ProvisoireSimple() => Grouper(RandomNumberGenerator.GetString(AlphabetSimple, GroupesSimple * Groupe));

    /// <summary>
    /// A one-time password as it was given, whatever the spaces, the hyphens and the capitals that somebody typed; anything else is left
    /// as it is.
    /// </summary>
    public static string RelireProvisoire(string saisie)
    {
        var signes = string.Concat(saisie.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
        var alphabet = signes.Length switch
        {
            GroupesSimple * Groupe => AlphabetSimple,
            GroupesProvisoire * Groupe => AlphabetProvisoire,
            _ => "",
        };
        var connue = alphabet.Length > 0 && signes.All(alphabet.Contains) && saisie.All(signe => char.IsAsciiLetterOrDigit(signe) || signe is '-' or ' ');
        return connue ? Grouper(signes) : saisie;
    }

    private static string Grouper(string signes) => string.Join('-', signes.Chunk(Groupe).Select(groupe => new string(groupe)));

    /// <summary>A common password stays common with a year, a number or a sign around it, or written twice.</summary>
    private static bool EstCourant(string cle)
    {
        var lettres = cle.Trim("0123456789".ToCharArray());
        var moitie = cle[..(cle.Length / 2)];
        return TropCourants.Contains(cle)
            || TropCourants.Contains(lettres)
            || (cle.Length % 2 == 0 && cle.EndsWith(moitie, StringComparison.Ordinal) && TropCourants.Contains(moitie));
    }

    private static IEnumerable<string> Morceaux(string? nom) =>
        Cles.Nom(nom).Split(' ').Where(morceau => morceau.Length >= MorceauDeNom);

    private static FrozenSet<string> Lire()
    {
        using var lecteur = new StreamReader(
            typeof(MotDePasse).Assembly.GetManifestResourceStream("Jalons.Domain.Habilitations.mots-de-passe-courants.txt")!);
        return lecteur.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(mot => Cles.Nom(mot).Replace(" ", "", StringComparison.Ordinal))
            .ToFrozenSet(StringComparer.Ordinal);
    }
}
