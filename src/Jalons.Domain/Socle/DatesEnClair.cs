using System.Globalization;

namespace Jalons.Domain.Socle;

/// <summary>
/// Dates and hours as people say them: the one place where they are put into words, on screens, letters, refusals and lines of the
/// journal. The words are written here rather than asked of the machine, so that they read the same everywhere; no-break spaces keep a
/// date together at the end of a line.
/// </summary>
public static class DatesEnClair
{
    private const string Insecable = "\u00a0";

    private static readonly string[] JoursSemaine = ["dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"];

    private static readonly string[] Mois =
        ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];

    /// <summary>« 1er mars 2026 », « 24 novembre 2026 ».</summary>
    public static string EnClair(this DateOnly jour) =>
        $"{(jour.Day == 1 ? "1er" : jour.Day.ToString(CultureInfo.InvariantCulture))}{Insecable}{Mois[jour.Month - 1]}{Insecable}{jour.Year}";

    /// <summary>« mardi 24 novembre 2026 ».</summary>
    public static string AvecLeJour(this DateOnly jour) => $"{JoursSemaine[(int)jour.DayOfWeek]} {jour.EnClair()}";

    /// <summary>« novembre 2026 ».</summary>
    public static string MoisEnClair(this DateOnly jour) => $"{Mois[jour.Month - 1]} {jour.Year}";

    /// <summary>« 9 h 30 », « 14 h ».</summary>
    public static string EnClair(this TimeOnly heure) =>
        $"{heure.Hour}{Insecable}h{(heure.Minute == 0 ? "" : Insecable + heure.Minute.ToString("00", CultureInfo.InvariantCulture))}";

    /// <summary>« mardi 24 novembre 2026 à 9 h 30 », in Europe/Paris.</summary>
    public static string EnClair(this DateTimeOffset instant) => $"{instant.JourAParis().AvecLeJour()} à {instant.HeureAParis().EnClair()}";
}
