namespace Jalons.TestKit;

/// <summary>A clock that stands still in Paris until a test moves it.</summary>
public sealed class HorlogeFixe : TimeProvider
{
    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");
    private DateTimeOffset instant;

    /// <summary>Stops the clock at an instant.</summary>
    public HorlogeFixe(DateTimeOffset instant) => this.instant = instant.ToUniversalTime();

    /// <summary>Stops the clock at a day of Paris, at the given hour (noon when none is given).</summary>
    public HorlogeFixe(DateOnly jour, TimeOnly? heure = null)
        : this(AParis(jour, heure ?? new TimeOnly(12, 0)))
    {
    }

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => Paris;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => instant;

    /// <summary>Moves the clock forward (or back).</summary>
    public void Avancer(TimeSpan duree) => instant += duree;

    /// <summary>Moves the clock to a day of Paris, at the given hour (noon when none is given).</summary>
    public void AllerAu(DateOnly jour, TimeOnly? heure = null) =>
        instant = AParis(jour, heure ?? new TimeOnly(12, 0)).ToUniversalTime();

    private static DateTimeOffset AParis(DateOnly jour, TimeOnly heure)
    {
        var local = jour.ToDateTime(heure, DateTimeKind.Unspecified);
        return new DateTimeOffset(local, Paris.GetUtcOffset(local));
    }
}
