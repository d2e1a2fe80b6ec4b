using System.Diagnostics;
using Jalons.Data.Orientation;
using Jalons.Data.Socle;
using Jalons.Domain.Orientation;
using Jalons.Domain.Socle;

namespace Jalons.Bench;

/// <summary><c>bench orientation</c> (issue 4, 10): rules tried on everybody in a parcours, read from the base, beside the rules in force; time told for 200 000 people.</summary>
internal static class BenchOrientation
{
    private const double But = 10;
    private const int Personnes = 200_000;

    public static async Task<IReadOnlyList<Mesure>> MesurerAsync(Options options)
    {
        await using var atelier = await Atelier.OuvrirAsync(options.Dossier);
        await using var installation = await BaseDeBanc.PreparerAsync(atelier, options.Foyers, vivante: true);
        var montre = Stopwatch.StartNew();
        var simulation = await SimulerAsync(installation.Connexions, atelier.Annulation);
        var duree = montre.Elapsed.TotalSeconds;
        if (simulation.Personnes == 0 || simulation.Changent == 0)
        {
            throw new InvalidOperationException("La simulation n’a essayé les règles sur personne, ou n’a changé personne.");
        }

        return
        [
            Mesure.Lue("personnes en parcours", simulation.Personnes, "personnes"),
            Mesure.Lue("conduites ailleurs", simulation.Changent, "personnes"),
            Mesure.Lue("simulation", duree, "s"),
            Mesure.AuPlus($"pour {Personnes} personnes", duree * Personnes / simulation.Personnes, But, "s"),
        ];
    }

    private static async Task<SimulationRegles> SimulerAsync(ConnexionsJalons connexions, CancellationToken annulation)
    {
        await using var connexion = await connexions.OuvrirAsync(BaseDeBanc.Departement, annulation);
        var simulation = new SimulationRegles(ReglesFournies.National, ReglesFournies.CinqVoies, await connexion.LireOrganismesSimulesAsync(annulation));
        await foreach (var personne in connexion.LireStockAsync(TimeProvider.System.Aujourdhui(), annulation))
        {
            simulation.Essayer(personne.Faits, personne.Epci);
        }

        return simulation;
    }
}
