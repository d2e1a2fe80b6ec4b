using System.Globalization;

namespace Jalons.Domain.Socle;

/// <summary>Dates as a refusal or a line of the journal says them.</summary>
public static class DatesEnClair
{
    private static readonly CultureInfo Francais = CultureInfo.GetCultureInfo("fr-FR");

    /// <summary>« 1er mars 2026 », « 24 novembre 2026 ».</summary>
    public static string EnClair(this DateOnly jour) =>
        (jour.Day == 1 ? "1er" : jour.Day.ToString(CultureInfo.InvariantCulture)) + jour.ToString(" MMMM yyyy", Francais);

    /// <summary>« mardi 24 novembre 2026 à 9 h 30 », in Europe/Paris.</summary>
    public static string EnClair(this DateTimeOffset instant)
    {
        var local = TimeZoneInfo.ConvertTime(instant, Calendrier.Paris);
        var jour = DateOnly.FromDateTime(local.DateTime);
        var minutes = local.Minute == 0 ? "" : local.Minute.ToString(" 00", CultureInfo.InvariantCulture);
        return $"{jour.ToString("dddd", Francais)} {jour.EnClair()} à {local.Hour} h{minutes}";
    }
}
