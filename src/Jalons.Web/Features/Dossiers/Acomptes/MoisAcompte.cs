using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Jalons.Web.Ui;

namespace Jalons.Web.Features.Dossiers.Acomptes;

/// <summary>A month in addresses: <c>2025-10</c>.</summary>
public static class MoisAcompte
{
    /// <summary>As it is written in an address.</summary>
    public static string EnAdresse(this DateOnly mois) => mois.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>Reads it back; null when it is none of those known.</summary>
    public static DateOnly? Lire(string? texte, IReadOnlyList<DateOnly> connus) =>
        DateOnly.TryParseExact(texte + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var mois) && connus.Contains(mois) ? mois : null;

    /// <summary>As a list to choose from.</summary>
    public static IReadOnlyList<SelectListItem> EnListe(this IReadOnlyList<DateOnly> mois) => [.. mois.Select(m => new SelectListItem(Dates.MoisEtAnnee(m), m.EnAdresse()))];
}
