using System.Globalization;
using System.Text;

namespace Jalons.Domain.Socle;

/// <summary>Keys by which names are compared: upper case, no accent, one space for anything that is not a letter or a digit.</summary>
public static class Cles
{
    /// <summary>
    /// Comparison key of a name: <c>"Le Goff-Ménard"</c> gives <c>"LE GOFF MENARD"</c>. Never built on raw text elsewhere
    /// (<c>references/cnaf/flux.md</c> §2.6: names differ by accents, hyphens and double spaces).
    /// </summary>
    public static string Nom(string? texte)
    {
        if (string.IsNullOrWhiteSpace(texte))
        {
            return "";
        }

        return DejaCle(texte) ? texte : Normaliser(texte);
    }

    private static bool DejaCle(string texte)
    {
        var espace = true;
        foreach (var c in texte)
        {
            if (c == ' ')
            {
                if (espace)
                {
                    return false;
                }

                espace = true;
            }
            else if (char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c))
            {
                espace = false;
            }
            else
            {
                return false;
            }
        }

        return !espace;
    }

    private static string Normaliser(string texte)
    {
        var cle = new StringBuilder(texte.Length);
        foreach (var c in texte.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark)
            {
                continue;
            }

            switch (char.ToUpperInvariant(c))
            {
                case 'Œ': cle.Append("OE"); break;
                case 'Æ': cle.Append("AE"); break;
                case var m when char.IsLetterOrDigit(m): cle.Append(m); break;
                default:
                    if (cle.Length > 0 && cle[^1] != ' ')
                    {
                        cle.Append(' ');
                    }

                    break;
            }
        }

        return cle.ToString().TrimEnd();
    }
}
