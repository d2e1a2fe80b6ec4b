using Jalons.Domain.Socle;

namespace Jalons.Web.Commands.Demonstration;

/// <summary>The days on which offices are open: neither a week-end nor a public holiday (code du travail L3133-1).</summary>
internal static class JoursOuvres
{
    private static readonly (int Mois, int Jour)[] Fixes = [(1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)];

    /// <summary>True when offices are open.</summary>
    public static bool EstOuvre(DateOnly jour) =>
        jour.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)
        && !Fixes.Contains((jour.Month, jour.Day))
        && (jour.DayNumber - Paques(jour.Year).DayNumber) is not (1 or 39 or 50);

    /// <summary>The day itself, or the next one on which offices are open.</summary>
    public static DateOnly Suivant(DateOnly jour)
    {
        while (!EstOuvre(jour))
        {
            jour = jour.AddDays(1);
        }

        return jour;
    }

    /// <summary>The last open day before a day.</summary>
    public static DateOnly Avant(DateOnly jour)
    {
        do
        {
            jour = jour.AddDays(-1);
        }
        while (!EstOuvre(jour));
        return jour;
    }

    /// <summary>An instant of the office hours of a day.</summary>
    public static DateTimeOffset Instant(DateOnly jour, Hasard hasard) => jour.AParis(new TimeOnly(hasard.Entre(9, 16), hasard.Entre(0, 59)));

    /// <summary>Easter Sunday, by the Gregorian computation of Meeus.</summary>
    private static DateOnly Paques(int annee)
    {
        var (a, b, c) = (annee % 19, annee / 100, annee % 100);
        var h = ((19 * a) + b - (b / 4) - ((b - ((b + 8) / 25) + 1) / 3) + 15) % 30;
        var l = (32 + (2 * (b % 4)) + (2 * (c / 4)) - h - (c % 4)) % 7;
        var n = h + l - (7 * ((a + (11 * h) + (22 * l)) / 451)) + 114;
        return new DateOnly(annee, n / 31, (n % 31) + 1);
    }
}
