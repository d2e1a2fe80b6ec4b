using Jalons.TestKit;
using Xunit;

namespace Jalons.Tests.Data.Flux;

/// <summary>An installation that serves no département takes the one that the first flow names.</summary>
public sealed class InstallationVideTests : TestsImport
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await ViderInstallationAsync("2A");
    }

    [Fact]
    public async Task Le_premier_flux_ouvre_son_departement_avec_ses_communes()
    {
        var rapport = await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Pour("02A").Avec(Seul("0000000012A").Adresse("1", "COURS", "NAPOLEON", "20000", "2A004", "AJACCIO", J("2020-01-01"))));
        Assert.Equal(("2A", true), (rapport.Departement, rapport.DepartementOuvert));
        Assert.Equal("2A Corse-du-Sud", await UnAsync("select concat(code, ' ', nom) from departement"));
        Assert.Equal("AJACCIO", await UnAsync("select cle_nom from commune where code = '2A004'"));
        Assert.Equal("20000 2A004", await UnAsync("select concat(code_postal, ' ', code_commune) from adresse"));
        Assert.False((await ImporterAsync(FluxBuilder.Mensuel(2025, 11).Pour("02A").Avec(Seul("0000000012A")))).DepartementOuvert);
    }

    [Fact]
    public async Task Un_flux_refuse_n_ouvre_rien()
    {
        var flux = FluxBuilder.Mensuel(2025, 10).Pour("02A").Avec(Seul("0000000012A"));
        Assert.Equal("flux.tronque", (await RefuserAsync(flux.SansFin().Octets())).Code);
        Assert.Empty(await LireAsync("select code from departement"));
        Assert.Empty(await LireAsync("select etat from flux"));
        Assert.True((await ImporterAsync(flux)).DepartementOuvert);
    }

    [Fact]
    public async Task Un_flux_sans_foyer_lisible_ne_dit_pas_quel_departement_ouvrir()
    {
        var refus = await RefuserAsync(FluxBuilder.Mensuel(2025, 10).Octets());
        Assert.Equal("flux.departement", refus.Code);
        Assert.Contains("aucun foyer lisible", refus.Message, StringComparison.Ordinal);
    }
}
