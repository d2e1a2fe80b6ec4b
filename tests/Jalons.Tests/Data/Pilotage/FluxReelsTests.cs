using Jalons.Data.Pilotage;
using Jalons.Domain.Pilotage;
using Jalons.TestKit;
using Jalons.Tests.Data.Flux;
using Jalons.Tests.Flux;
using Xunit;

namespace Jalons.Tests.Data.Pilotage;

/// <summary>The figures that follow from flows really imported.</summary>
public sealed class FluxReelsTests : TestsImport
{
    private async Task<ResultatsIndicateurs> CalculerAsync(string au, string departement = BaseDeTest.Departement)
    {
        await using var connexion = await Bdd.OuvrirAsync(departement);
        return await new Indicateurs(connexion, departement, new HorlogeFixe(new DateOnly(2026, 6, 15))).CalculerAsync(DateOnly.ParseExact(au, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), Fin);
    }

    [Fact]
    public async Task The_sample_flows_give_the_stock_of_their_months()
    {
        await ViderInstallationAsync("23");
        await ImporterAsync(Exemples.Mensuel);
        Assert.Equal(StatutMesure.NonRenseignee, (await CalculerAsync("2025-09-30", "23")).Lire(Codes.NbSdd).Statut);

        // Claire and Emeline: the right of Sekou is suspended (state 4), the flag of Yohann is 0.
        Assert.Equal(2m, (await CalculerAsync("2025-10-31", "23")).Lire(Codes.NbSdd).Valeur);
        await ImporterAsync(Exemples.Quotidien);
        var novembre = await CalculerAsync("2025-11-30", "23");
        Assert.Equal(5m, novembre.Lire(Codes.NbSdd).Valeur);
        Assert.Equal(5m, novembre.Lire(Codes.NbNonOrientes).Valeur);

        // Yohann becomes bound and a claim is new; the suspension of Sekou was short: not an entrant.
        Assert.Equal(2m, novembre.Lire(Codes.NouveauxEntrants).Valeur);
        Assert.Equal(1m, novembre.Lire($"{Codes.NouveauxEntrants}_devenu_sdd").Valeur);
        Assert.Equal(2m, (await CalculerAsync("2025-10-31", "23")).Lire(Codes.NbSdd).Valeur);
    }

    [Fact]
    public async Task What_a_later_flow_tells_does_not_change_the_photo_of_the_month_before()
    {
        var un = FoyerBuilder.Nouveau("00000000155").Avec(PersonneBuilder.Demandeur("DUPONT", "MARIE", new(1990, 5, 2)).Soumis(true));
        var deux = FoyerBuilder.Nouveau("00000000255").Avec(PersonneBuilder.Demandeur("MARTIN", "PAUL", new(1985, 5, 2)).Soumis(true));
        var trois = FoyerBuilder.Nouveau("00000000355").Avec(PersonneBuilder.Demandeur("DURAND", "LEA", new(1995, 5, 2)).Soumis(true));
        await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(un, deux));
        Assert.Equal(2m, (await CalculerAsync("2025-10-31")).Lire(Codes.NbSdd).Valeur);

        // The closing is told on 4 December, with a date in October.
        await ImporterAsync(FluxBuilder.Mensuel(2025, 11).Avec(un.Clos("ECH", new(2025, 10, 20)), deux, trois));
        Assert.Equal(2m, (await CalculerAsync("2025-10-31")).Lire(Codes.NbSdd).Valeur);
        Assert.Equal(2m, (await CalculerAsync("2025-11-15")).Lire(Codes.NbSdd).Valeur);
        var novembre = await CalculerAsync("2025-11-30");
        Assert.Equal(2m, novembre.Lire(Codes.NbSdd).Valeur);
        Assert.Equal(1m, novembre.Lire($"{Codes.NouveauxEntrants}_primo_arrivant").Valeur);

        // The flag of Paul falls in December: until the monthly file of December is made, nothing tells it.
        await ImporterAsync(FluxBuilder.Mensuel(2025, 12).Avec(
            un.Clos("ECH", new(2025, 10, 20)), FoyerBuilder.Nouveau("00000000255").Avec(PersonneBuilder.Demandeur("MARTIN", "PAUL", new(1985, 5, 2)).Soumis(false)), trois));
        Assert.Equal(2m, (await CalculerAsync("2025-12-15")).Lire(Codes.NbSdd).Valeur);
        Assert.Equal(1m, (await CalculerAsync("2025-12-31")).Lire(Codes.NbSdd).Valeur);
    }
}
