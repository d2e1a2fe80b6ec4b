using Jalons.Domain.Habilitations;
using Jalons.TestKit;
using Jalons.Web.Hosting;
using Jalons.Data.Socle;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Xunit;
using Xunit.Sdk;

namespace Jalons.Web.Tests.Kit;

/// <summary>The kit says no when it must.</summary>
public sealed class KitTests(SiteDeTest site) : IClassFixture<SiteDeTest>
{
    [Theory]
    [InlineData("select count(*) from acte where libelle = $1", "no index")]
    [InlineData("select count(*) from parcours where motif_sortie = $1", "no index")]
    [InlineData("select count(*) from dossier where matricule_recu ilike $1", "all rows of the département")]
    public async Task A_query_that_reads_a_growing_table_whole_is_found(string sql, string raison)
    {
        using var observe = site.ObserverSql();
        await ExecuterAsync(sql, "x");
        var faute = await Assert.ThrowsAnyAsync<XunitException>(() => observe.VerifierPlansAsync(site.ChaineApplication, BaseDeTest.Departement));
        Assert.Contains(raison, faute.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("select count(*) from personne where departement = '55' and cle_nom = $1")]
    [InlineData("select nom from organisme where nom = $1")]
    public async Task A_query_that_an_index_answers_passes(string sql)
    {
        using var observe = site.ObserverSql();
        await ExecuterAsync(sql, "x");
        observe.VerifierNombre(2);
        Assert.ThrowsAny<XunitException>(() => observe.VerifierNombre(1));
        await observe.VerifierPlansAsync(site.ChaineApplication, BaseDeTest.Departement);
    }

    [Fact]
    public async Task Nothing_goes_out_to_the_network()
    {
        using var client = new HttpClient();
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(new Uri("http://exemple.fr/"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_address_that_does_not_say_who_enters_keeps_the_site_from_starting()
    {
        await using var hote = HoteWeb.Creer(
            new Installation(new ConnexionsJalons(site.ChaineProprietaire, site.ChaineApplication), Path.GetTempPath()),
            new OptionsHote { Port = 0 },
            builder => builder.WebHost.UseTestServer());
        hote.MapGet("/muette", () => "ouverte par oubli");
        var refus = await Assert.ThrowsAsync<InvalidOperationException>(() => hote.StartAsync(TestContext.Current.CancellationToken));
        Assert.Contains("/muette", refus.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_counts_of_the_rail_come_in_one_command()
    {
        var client = await site.ClientDeAsync(Role.ChargeOrientation);
        await client.AllerAsync("/compte");
        using var observe = site.ObserverSql();
        await client.AllerAsync("/compte");
        Assert.Single(observe.Commandes, commande => commande.Contains(")::int", StringComparison.Ordinal));
    }

    private async Task ExecuterAsync(string sql, string valeur)
    {
        await using var connexion = await site.OuvrirAsync();
        await BaseDeTest.LireAsync<object>(connexion, sql, valeur);
    }
}
