using System.Globalization;
using Jalons.Domain.Socle;

namespace Jalons.Web.Ui;

/// <summary>
/// Dates and delays as pages say them, in French. The words come from <see cref="DatesEnClair"/>; here are the turns of phrase of a page.
/// </summary>
public static class Dates
{
    private static readonly string[] Abreges = ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."];

    /// <summary>« 3 mars 2026 », « 1er mars 2026 ».</summary>
    public static string Simple(DateOnly date) => date.EnClair();

    /// <summary>« mardi 3 mars 2026 ».</summary>
    public static string Complete(DateOnly date) => date.AvecLeJour();

    /// <summary>« Mardi 3 mars 2026 », to begin a sentence or a title.</summary>
    public static string EnTete(DateOnly date)
    {
        var texte = Complete(date);
        return char.ToUpperInvariant(texte[0]) + texte[1..];
    }

    /// <summary>« mardi 3 mars 2026 à 9 h 30 », in Europe/Paris.</summary>
    public static string Complete(DateTimeOffset instant) => instant.EnClair();

    /// <summary>« 3 mars 2026 à 9 h 30 », in Europe/Paris.</summary>
    public static string Simple(DateTimeOffset instant) => $"{Simple(instant.JourAParis())} à {Heure(instant)}";

    /// <summary>« 03/03/2026 », for the cells of a dense table only.</summary>
    public static string Tableau(DateOnly date) => date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    /// <summary>« mars 2026 ».</summary>
    public static string MoisEtAnnee(DateOnly date) => date.MoisEnClair();

    /// <summary>Months in short for the axis of a chart, with the year under the first one and under each January.</summary>
    public static IReadOnlyList<string> MoisCourts(IEnumerable<DateOnly> jours) =>
        [.. jours.Select((jour, rang) => rang == 0 || jour.Month == 1 ? $"{Abreges[jour.Month - 1]}\n{jour.Year}" : Abreges[jour.Month - 1])];

    /// <summary>« 9 h 30 », « 14 h ».</summary>
    public static string Heure(TimeOnly heure) => heure.EnClair();

    /// <summary>« 9 h 30 », in Europe/Paris.</summary>
    public static string Heure(DateTimeOffset instant) => instant.HeureAParis().EnClair();

    /// <summary>« du 3 mars 2026 au 2 septembre 2026 », « depuis le 3 mars 2026 » when the end is open.</summary>
    public static string Periode(DateOnly debut, DateOnly? fin) => fin is { } f
        ? $"du {Simple(debut)} au {Simple(f)}"
        : $"depuis le {Simple(debut)}";

    /// <summary>« dans 4 jours, le 24 novembre 2026 »: the delay, then the date.</summary>
    public static string RelativeEtSimple(DateOnly date, DateOnly aujourdhui) => $"{Relative(date, aujourdhui)}, le {Simple(date)}";

    /// <summary>
    /// « aujourd'hui », « demain », « dans 4 jours », « il y a plus de 2 mois ». Days up to two months; then whole months
    /// and years, and "plus de" whenever the count is not exact: a delay that matters is never rounded in silence.
    /// </summary>
    public static string Relative(DateOnly date, DateOnly aujourdhui)
    {
        var jours = date.DayNumber - aujourdhui.DayNumber;
        return jours switch
        {
            0 => "aujourd’hui",
            1 => "demain",
            -1 => "hier",
            > 0 => $"dans {Ecart(aujourdhui, date)}",
            _ => $"il y a {Ecart(date, aujourdhui)}",
        };
    }

    /// <summary>« 3 jours », « plus de 2 mois », « 1 an »: the time between two dates, the first being the earlier.</summary>
    public static string Ecart(DateOnly debut, DateOnly fin)
    {
        var jours = fin.DayNumber - debut.DayNumber;
        if (jours < 60)
        {
            return Nombres.Pluriel(jours, "jour");
        }

        var mois = MoisEntiers(debut, fin);
        var exact = debut.AddMonths(mois) == fin;
        if (mois < 24)
        {
            return $"{(exact ? "" : "plus de ")}{Nombres.Pluriel(mois, "mois", "mois")}";
        }

        return $"{(exact && mois % 12 == 0 ? "" : "plus de ")}{Nombres.Pluriel(mois / 12, "an")}";
    }

    /// <summary>Age in whole years on a day; born on 29 February, one grows older on 1 March of other years.</summary>
    public static int Age(DateOnly naissance, DateOnly jour)
    {
        var ans = jour.Year - naissance.Year;
        return (jour.Month, jour.Day).CompareTo((naissance.Month, naissance.Day)) < 0 ? ans - 1 : ans;
    }

    /// <summary>The civil date and time in Europe/Paris of an instant.</summary>
    public static (DateOnly Date, TimeOnly Heure) AParis(DateTimeOffset instant) => (instant.JourAParis(), instant.HeureAParis());

    private static int MoisEntiers(DateOnly debut, DateOnly fin)
    {
        var mois = ((fin.Year - debut.Year) * 12) + fin.Month - debut.Month;
        return debut.AddMonths(mois) > fin ? mois - 1 : mois;
    }
}
