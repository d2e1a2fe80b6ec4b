namespace Jalons.Flux.Generation;

/// <summary>
/// Amounts of the generated rights, close to the real scale (CASF R262-1 to R262-10) so that the figures of a demonstration
/// look right. Nothing is decided with them: the payer holds the only complete data (<c>references/cnaf/flux.md</c> §5.2).
/// </summary>
internal static class Bareme
{
    /// <summary>Below this amount the right is not paid (MOTISUSVERSRSA <c>05</c>).</summary>
    public const decimal Seuil = 6m;

    private static readonly (DateOnly Du, decimal Montant)[] Forfaits =
        [(new DateOnly(2025, 4, 1), 646.52m), (new DateOnly(2024, 4, 1), 635.71m), (DateOnly.MinValue, 607.75m)];

    /// <summary>Flat-rate amount of a household.</summary>
    public static decimal Forfait(DateOnly mois, bool couple, int enfants, bool majore)
    {
        var part = majore && !couple
            ? 1.28412m + (0.42804m * enfants)
            : (couple ? 1.5m : 1m) + Enfants(couple, enfants);
        return decimal.Round(Base(mois) * part, 2);
    }

    /// <summary>Housing lump sum for so many people.</summary>
    public static decimal Logement(DateOnly mois, int personnes) =>
        decimal.Round(Base(mois) * personnes switch { 1 => 0.12m, 2 => 0.24m, _ => 0.297m }, 2);

    /// <summary>Family benefits counted.</summary>
    public static decimal Familiales(int enfants) => enfants < 2 ? 0 : 151.05m + (193.52m * (enfants - 2));

    private static decimal Enfants(bool couple, int enfants)
    {
        var part = 0m;
        for (var i = 1; i <= enfants; i++)
        {
            part += i switch { 1 when !couple => 0.5m, <= 2 => 0.3m, _ => 0.4m };
        }

        return part;
    }

    private static decimal Base(DateOnly mois)
    {
        foreach (var (du, montant) in Forfaits)
        {
            if (mois >= du)
            {
                return montant;
            }
        }

        return Forfaits[^1].Montant;
    }
}
