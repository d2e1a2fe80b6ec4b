using Jalons.Domain.Socle;

namespace Jalons.Web.Features.Qualite;

/// <summary>The months that the board looks at: this one and the eleven before.</summary>
public static class MoisMontres
{
    /// <summary>How many.</summary>
    public const int Combien = 12;

    /// <summary>First day of each, the oldest first.</summary>
    public static IReadOnlyList<DateOnly> Jusqua(DateOnly jour)
    {
        var dernier = new DateOnly(jour.Year, jour.Month, 1);
        return [.. Enumerable.Range(1 - Combien, Combien).Select(dernier.AddMonths)];
    }

    /// <summary>Instant at which the first of them begins.</summary>
    public static DateTimeOffset Debut(DateOnly jour) => Jusqua(jour)[0].AParis(TimeOnly.MinValue);
}
