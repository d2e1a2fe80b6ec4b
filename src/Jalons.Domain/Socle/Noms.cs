using System.Globalization;

namespace Jalons.Domain.Socle;

/// <summary>
/// Names of people as they are read: the given name in usual case, the family name in capitals, as French administrations write them. The
/// flows give both in capitals (<c>references/cnaf/flux.md</c> §2.6).
/// </summary>
public static class Noms
{
    /// <summary>« Marie-Claude DUPONT ».</summary>
    public static string Complet(string prenom, string nom) => $"{Prenom(prenom)} {Famille(nom)}";

    /// <summary>« DUPONT Marie-Claude », for lists sorted by name.</summary>
    public static string Liste(string nom, string prenom) => $"{Famille(nom)} {Prenom(prenom)}";

    /// <summary>« Marie-Claude », from <c>MARIE-CLAUDE</c>; a name that somebody typed with small letters is left as it is.</summary>
    public static string Prenom(string prenom)
    {
        if (prenom.Any(char.IsLower))
        {
            return prenom;
        }

        var debut = true;
        return string.Concat(prenom.Select(signe =>
        {
            var rendu = debut ? signe : char.ToLower(signe, CultureInfo.InvariantCulture);
            debut = !char.IsLetter(signe);
            return rendu;
        }));
    }

    /// <summary>« LE GOFF ».</summary>
    public static string Famille(string nom) => nom.ToUpper(CultureInfo.InvariantCulture);
}
