using System.Globalization;

namespace Jalons.Domain.Socle;

/// <summary>
/// A period of civil days, half-open as in the database: <c>[Du, Au)</c>. A null <see cref="Au"/> means "still true".
/// See <c>references/indicateurs.md</c> §0.2 point 2.
/// </summary>
public readonly record struct Periode
{
    /// <summary>Builds a period.</summary>
    /// <param name="du">First day, included.</param>
    /// <param name="au">First day after the period, or null when it is still open.</param>
    /// <exception cref="ArgumentException">The period would be empty or reversed.</exception>
    public Periode(DateOnly du, DateOnly? au = null)
    {
        if (au is { } fin && fin <= du)
        {
            throw new ArgumentException($"Période vide ou renversée : du {du:yyyy-MM-dd} au {fin:yyyy-MM-dd}.", nameof(au));
        }

        Du = du;
        Au = au;
    }

    /// <summary>First day, included.</summary>
    public DateOnly Du { get; }

    /// <summary>First day after the period; null when still open.</summary>
    public DateOnly? Au { get; }

    /// <summary>True when the period has no end yet.</summary>
    public bool EstOuverte => Au is null;

    /// <summary>Last day included; null when the period is open.</summary>
    public DateOnly? DernierJour => Au?.AddDays(-1);

    /// <summary>A period written with both days included, as contracts are (<c>references/indicateurs.md</c> B.1).</summary>
    public static Periode Inclusive(DateOnly premier, DateOnly dernier) => new(premier, dernier.AddDays(1));

    /// <summary>True when <paramref name="jour"/> is in the period.</summary>
    public bool Contient(DateOnly jour) => jour >= Du && (Au is null || jour < Au);

    /// <summary>True when both periods share at least one day.</summary>
    public bool Chevauche(Periode autre) => (autre.Au is null || Du < autre.Au) && (Au is null || autre.Du < Au);

    /// <summary>The same period, ended the day before <paramref name="jour"/>.</summary>
    public Periode FermeeLe(DateOnly jour) => new(Du, jour);

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"[{Du:yyyy-MM-dd}, {Au?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "…"})");
}
