using System.Globalization;
using Npgsql;

namespace Jalons.TestKit.Pilotage;

/// <summary>
/// A generated département over fifteen months, from January 2025 to March 2026, the same at every run: 15 EPCI, flows, people, orientations
/// and contracts in the shape that flows and acts leave. Also what the dashboard is measured on, with 100 000 households (docs/performance.md).
/// </summary>
public static class DepartementGenere
{
    /// <summary>Fills an empty département.</summary>
    public static async Task RemplirAsync(BaseDeTest bdd, int foyers)
    {
        using var lecteur = new StreamReader(typeof(DepartementGenere).Assembly.GetManifestResourceStream("Jalons.TestKit.base-generee.sql")!);
        var sql = (await lecteur.ReadToEndAsync()).Replace("{foyers}", foyers.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        await using var connexion = new NpgsqlConnection(bdd.ChaineAmorce);
        await connexion.OpenAsync();
        await BaseDeTest.ExecuterAsync(connexion, "select set_config('jalons.departement', '55', false)");
        await BaseDeTest.ExecuterAsync(connexion, sql);
    }
}
