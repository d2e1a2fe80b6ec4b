using System.Globalization;

namespace Jalons.Web.Ui;

/// <summary>Numbers as they are printed in French: narrow no-break space between thousands, comma, no-break space before the unit.</summary>
public static class Nombres
{
    /// <summary>No-break space (U+00A0): between a number and its unit or name.</summary>
    public const string Insecable = "\u00a0";

    /// <summary>Narrow no-break space (U+202F): between thousands, and before « ; », « ! », « ? » and « % ».</summary>
    public const string Fine = "\u202f";

    private static readonly NumberFormatInfo Francais = new()
    {
        NumberGroupSeparator = Fine,
        NumberDecimalSeparator = ",",
        NumberGroupSizes = [3],
        NegativeSign = "\u2212",
        NumberNegativePattern = 1,
    };

    /// <summary>« 1 204 ».</summary>
    public static string Entier(long valeur) => valeur.ToString("N0", Francais);

    /// <summary>« 1 204,50 » with exactly the given number of decimals, halves away from zero.</summary>
    public static string Decimal(decimal valeur, int decimales) =>
        Math.Round(valeur, decimales, MidpointRounding.AwayFromZero).ToString("N" + decimales.ToString(CultureInfo.InvariantCulture), Francais);

    /// <summary>« 42,5 % »: takes the value in percent (42.5), not the ratio.</summary>
    public static string Pourcent(decimal valeur, int decimales = 1) => Decimal(valeur, decimales) + Fine + "%";

    /// <summary>« 635,71 € ».</summary>
    public static string Euros(decimal valeur) => Decimal(valeur, 2) + Insecable + "€";

    /// <summary>A value with its unit, if any: « 12 », « 12,5 % », « 47 jours », « 1 jour ».</summary>
    public static string AvecUnite(decimal valeur, int decimales, string? unite) => unite switch
    {
        null or "" => Decimal(valeur, decimales),
        "%" => Pourcent(valeur, decimales),
        "jours" or "adultes" when Math.Abs(valeur) < 2 => Decimal(valeur, decimales) + Insecable + unite[..^1],
        _ => Decimal(valeur, decimales) + Insecable + unite,
    };

    /// <summary>« 1 personne », « 12 personnes »; in French zero and one are singular.</summary>
    public static string Pluriel(long nombre, string singulier, string? pluriel = null) =>
        Entier(nombre) + Insecable + Accord(nombre, singulier, pluriel);

    /// <summary>The word alone, agreed with its number.</summary>
    public static string Accord(long nombre, string singulier, string? pluriel = null) =>
        Math.Abs(nombre) < 2 ? singulier : pluriel ?? singulier + "s";
}
