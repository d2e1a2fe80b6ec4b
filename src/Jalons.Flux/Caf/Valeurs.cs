using System.Globalization;

namespace Jalons.Flux.Caf;

/// <summary>Values as the flows write them (<c>references/cnaf/flux.md</c> §2.3): never by the culture of the server.</summary>
internal static class Valeurs
{
    /// <summary>No date of a living file is older: <c>0001-01-01</c> and the like fill a field that nobody knew.</summary>
    private const int AnneeMinimum = 1850;

    private const decimal MontantMaximum = 10_000_000m;

    /// <summary>A date on its first ten characters; a zone suffix is allowed (T33).</summary>
    public static bool Jour(ReadOnlySpan<char> texte, out DateOnly jour)
    {
        jour = default;
        return texte.Length >= 10 && texte[4] == '-' && texte[7] == '-' && SuffixeDeZone(texte[10..])
            && Nombre(texte[..4], out var annee) && Nombre(texte.Slice(5, 2), out var mois) && Nombre(texte.Slice(8, 2), out var quantieme)
            && annee >= AnneeMinimum && mois is >= 1 and <= 12 && quantieme >= 1 && quantieme <= DateTime.DaysInMonth(annee, mois)
            && Creer(annee, mois, quantieme, out jour);
    }

    /// <summary>A time; a fraction and a zone suffix are allowed (T33).</summary>
    public static bool Heure(ReadOnlySpan<char> texte, out TimeOnly heure)
    {
        heure = default;
        if (texte.Length < 8 || texte[2] != ':' || texte[5] != ':'
            || !Nombre(texte[..2], out var h) || !Nombre(texte.Slice(3, 2), out var m) || !Nombre(texte.Slice(6, 2), out var s)
            || h > 23 || m > 59 || s > 59)
        {
            return false;
        }

        var reste = texte[8..];
        if (reste.Length > 1 && reste[0] is '.' or ',')
        {
            reste = reste[1..].TrimStart("0123456789");
        }

        heure = new TimeOnly(h, m, s);
        return SuffixeDeZone(reste);
    }

    /// <summary>A boolean: <c>0</c>, <c>1</c>, <c>false</c> or <c>true</c>.</summary>
    public static bool Oui(ReadOnlySpan<char> texte, out bool oui)
    {
        oui = texte is "1" or "true";
        return oui || texte is "0" or "false";
    }

    /// <summary>An amount in euros with a decimal point, nine digits of which two decimals (M9.2).</summary>
    public static bool Montant(ReadOnlySpan<char> texte, out decimal montant) =>
        decimal.TryParse(texte, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out montant)
        && Math.Abs(montant) < MontantMaximum;

    /// <summary>A natural number of at most nine digits.</summary>
    public static bool Nombre(ReadOnlySpan<char> texte, out int nombre)
    {
        nombre = 0;
        if (texte.Length is 0 or > 9)
        {
            return false;
        }

        foreach (var c in texte)
        {
            if (!char.IsAsciiDigit(c))
            {
                return false;
            }

            nombre = (nombre * 10) + (c - '0');
        }

        return true;
    }

    private static bool Creer(int annee, int mois, int jour, out DateOnly date)
    {
        date = new DateOnly(annee, mois, jour);
        return true;
    }

    private static bool SuffixeDeZone(ReadOnlySpan<char> reste) =>
        reste.IsEmpty || reste is "Z" || (reste.Length == 6 && reste[0] is '+' or '-' && reste[3] == ':');
}
