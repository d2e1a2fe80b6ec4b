using System.Numerics;

namespace Jalons.Domain.Pilotage;

/// <summary>
/// Kaplan–Meier estimate of a waiting time: people still waiting and people who left are not forgotten, they are censored on the day they
/// were last seen waiting (<c>references/indicateurs.md</c> §0.3, EX-24). Survival is kept as an exact fraction.
/// </summary>
public sealed class SurvieKaplanMeier
{
    private readonly List<(int Jour, BigInteger Numerateur, BigInteger Denominateur)> marches = [];

    /// <summary>Estimates from observed durations.</summary>
    /// <param name="observations">Days waited, whether the event ended the wait, and how many people.</param>
    public SurvieKaplanMeier(IEnumerable<(int Duree, bool Evenement, long Effectif)> observations)
    {
        var parDuree = observations.Where(o => o.Effectif > 0)
            .GroupBy(o => o.Duree)
            .OrderBy(g => g.Key)
            .Select(g => (Duree: g.Key, Evenements: g.Where(o => o.Evenement).Sum(o => o.Effectif), Tous: g.Sum(o => o.Effectif)))
            .ToList();
        var exposes = parDuree.Sum(p => p.Tous);
        BigInteger numerateur = 1, denominateur = 1;
        foreach (var (duree, evenements, tous) in parDuree)
        {
            if (evenements > 0)
            {
                numerateur *= exposes - evenements;
                denominateur *= exposes;
                var pgcd = BigInteger.GreatestCommonDivisor(numerateur, denominateur);
                (numerateur, denominateur) = (numerateur / pgcd, denominateur / pgcd);
                marches.Add((duree, numerateur, denominateur));
            }

            exposes -= tous;
        }
    }

    /// <summary>Smallest number of days at which half of the people are estimated to be served; null when half is not reached.</summary>
    public int? Mediane
    {
        get
        {
            foreach (var (jour, numerateur, denominateur) in marches)
            {
                if (2 * numerateur <= denominateur)
                {
                    return jour;
                }
            }

            return null;
        }
    }

    /// <summary>Estimated share served within <paramref name="jours"/> days, limit included, in per cent.</summary>
    public decimal PartServie(int jours, int decimales = 1)
    {
        var (_, numerateur, denominateur) = marches.Where(m => m.Jour <= jours).DefaultIfEmpty((0, BigInteger.One, BigInteger.One)).Last();
        const long echelle = 1_000_000_000_000;
        return Arrondi.Au(100m * (decimal)(echelle * (denominateur - numerateur) / denominateur) / echelle, decimales);
    }
}
