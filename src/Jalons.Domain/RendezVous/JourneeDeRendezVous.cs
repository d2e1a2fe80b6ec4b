using Jalons.Domain.Socle;

namespace Jalons.Domain.RendezVous;

/// <summary>Free hours of a working day, to propose when a rendez-vous is set.</summary>
public static class JourneeDeRendezVous
{
    private static readonly (TimeOnly Debut, TimeOnly Fin)[] Plages =
    [
        (new TimeOnly(8, 30), new TimeOnly(12, 30)),
        (new TimeOnly(13, 30), new TimeOnly(17, 30)),
    ];

    /// <summary>
    /// Hours of <paramref name="jour"/>, every half hour, at which a rendez-vous of <paramref name="dureeMinutes"/> meets no other.
    /// Saturdays and Sundays have none.
    /// </summary>
    /// <param name="jour">Civil day in Paris.</param>
    /// <param name="dureeMinutes">Length of the rendez-vous to set.</param>
    /// <param name="occupes">Rendez-vous that hold the diary, start and end.</param>
    /// <param name="maintenant">Hours already past are left out.</param>
    public static IEnumerable<TimeOnly> HeuresLibres(
        DateOnly jour, int dureeMinutes, IReadOnlyCollection<(DateTimeOffset Debut, DateTimeOffset Fin)> occupes, DateTimeOffset maintenant)
    {
        if (jour.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
        {
            yield break;
        }

        foreach (var (ouverture, fermeture) in Plages)
        {
            for (var heure = ouverture; heure.AddMinutes(dureeMinutes) <= fermeture; heure = heure.AddMinutes(30))
            {
                var debut = jour.AParis(heure);
                var fin = debut.AddMinutes(dureeMinutes);
                if (debut > maintenant && occupes.All(o => o.Fin <= debut || fin <= o.Debut))
                {
                    yield return heure;
                }
            }
        }
    }
}
