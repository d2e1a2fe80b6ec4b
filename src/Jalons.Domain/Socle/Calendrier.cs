namespace Jalons.Domain.Socle;

/// <summary>Civil time: what day it is for people who live in metropolitan France, whatever the server's zone.</summary>
public static class Calendrier
{
    /// <summary>The zone in which every civil date is read.</summary>
    public static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    /// <summary>Civil day in Paris at <paramref name="instant"/>.</summary>
    public static DateOnly JourAParis(this DateTimeOffset instant) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Paris).DateTime);

    /// <summary>Wall-clock time in Paris at <paramref name="instant"/>.</summary>
    public static TimeOnly HeureAParis(this DateTimeOffset instant) =>
        TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Paris).DateTime);

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
