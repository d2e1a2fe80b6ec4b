namespace Jalons.Domain.Pilotage;

/// <summary>
/// Rounding of published figures: half away from zero, on decimals only, once, when displaying
/// (<c>references/indicateurs.md</c> §0.4 point 2, EX-R1).
/// </summary>
public static class Arrondi
{
    /// <summary>2,5 gives 3 and −2,5 gives −3.</summary>
    public static decimal Au(decimal valeur, int decimales) => Math.Round(valeur, decimales, MidpointRounding.AwayFromZero);

    /// <summary>A quotient; null when there is nothing to divide by.</summary>
    public static decimal? Quotient(long numerateur, long denominateur, int decimales) =>
        denominateur == 0 ? null : Au((decimal)numerateur / denominateur, decimales);

    /// <summary>A share in per cent; null when there is nothing to divide by.</summary>
    public static decimal? Taux(long numerateur, long denominateur, int decimales) =>
        denominateur == 0 ? null : Au(100m * numerateur / denominateur, decimales);
}
