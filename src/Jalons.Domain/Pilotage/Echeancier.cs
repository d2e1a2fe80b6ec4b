namespace Jalons.Domain.Pilotage;

/// <summary>The days on which photos are read for a chosen date.</summary>
public static class Echeancier
{
    /// <summary>Length of the period of the delays and of the series.</summary>
    public const int DouzeMois = 12;

    /// <summary>Last day of the month of a day.</summary>
    public static DateOnly FinDeMois(DateOnly jour) => new DateOnly(jour.Year, jour.Month, 1).AddMonths(1).AddDays(-1);

    /// <summary>Last day of the month before.</summary>
    public static DateOnly FinDuMoisPrecedent(DateOnly jour) => new DateOnly(jour.Year, jour.Month, 1).AddDays(-1);

    /// <summary>True for the last day of a month: its photo is kept.</summary>
    public static bool EstFinDeMois(DateOnly jour) => jour == FinDeMois(jour);

    /// <summary>The chosen date and the eleven ends of month before it, oldest first: the points of a series.</summary>
    public static IReadOnlyList<DateOnly> Serie(DateOnly au) =>
        [.. Enumerable.Range(1, DouzeMois - 1).Select(i => FinDuMoisPrecedent(new DateOnly(au.Year, au.Month, 1).AddMonths(1 - i))).Reverse(), au];

    /// <summary>The twelve ends of month before a date, oldest first: with the date, both ends of each of the twelve months.</summary>
    public static IReadOnlyList<DateOnly> FinsDeMoisAvant(DateOnly au) =>
        [.. Enumerable.Range(1, DouzeMois).Select(i => FinDuMoisPrecedent(new DateOnly(au.Year, au.Month, 1).AddMonths(1 - i))).Reverse()];
}
