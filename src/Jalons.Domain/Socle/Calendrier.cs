namespace Jalons.Domain.Socle;

/// <summary>Civil time: what day it is for people who live in metropolitan France, whatever the server's zone.</summary>
public static class Calendrier
{
    /// <summary>The zone in which every civil date is read.</summary>
    public static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    private static readonly string[] Mois =
        ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];

    /// <summary>A day as people write it, whatever the machine's language: "1er mars 2026".</summary>
    public static string EnLettres(this DateOnly jour) => $"{(jour.Day == 1 ? "1er" : jour.Day)} {Mois[jour.Month - 1]} {jour.Year}";

    /// <summary>Civil day in Paris at <paramref name="instant"/>.</summary>
    public static DateOnly JourAParis(this DateTimeOffset instant) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Paris).DateTime);

    /// <summary>Today in Paris.</summary>
    public static DateOnly Aujourdhui(this TimeProvider horloge) => horloge.GetUtcNow().JourAParis();

    /// <summary>Instant of a wall-clock time in Paris. In the repeated hour of October the first occurrence is meant.</summary>
    public static DateTimeOffset AParis(this DateOnly jour, TimeOnly heure)
    {
        var local = jour.ToDateTime(heure);
        if (Paris.IsInvalidTime(local))
        {
            local = local.AddHours(1);
        }

        var decalage = Paris.IsAmbiguousTime(local) ? Paris.GetAmbiguousTimeOffsets(local).Max() : Paris.GetUtcOffset(local);
        return new DateTimeOffset(local, decalage).ToUniversalTime();
    }
}
