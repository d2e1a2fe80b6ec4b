using System.Text;
using Jalons.Domain.Habilitations;
using Jalons.TestKit;
using Jalons.Web.Tests.Kit;
using Xunit;

namespace Jalons.Web.Tests.Features.Suivi;

/// <summary>The home of a référent: sentences with numbers that lead to lists of exactly as many people.</summary>
public sealed class PortefeuilleTests(SiteDeTest site) : IClassFixture<SiteDeTest>
{
    [Fact]
    public async Task Each_duty_counts_the_people_of_the_list_it_leads_to()
    {
        var suivi = await SuiviDeTest.OuvrirAsync(site);
        await suivi.PersonneAsync("Awa", "Retard", jours: 50);
        await suivi.PersonneAsync("Bruno", "Bientot", jours: 27);
        await suivi.PersonneAsync("Chloé", "Nouvelle", jours: 3);
        var finit = await suivi.PersonneAsync("David", "Finit", jours: 170);
        await suivi.ContratAsync(finit, suivi.Jour.AddDays(-150));
        var signe = await suivi.PersonneAsync("Elsa", "Signe", jours: 10);
        await suivi.ContratAsync(signe, suivi.Jour, signe: false);
        var page = await suivi.Client.AllerAsync("/portefeuille");
        page.Voit("Bonjour Claire", "Lundi 16 novembre 2026. Vous accompagnez 5 personnes.", "3 contrats à écrire", "dont 1 en retard", "dont 1 cette semaine");
        foreach (var lien in page.Document.QuerySelectorAll(".devoirs a[href*='liste=']").ToList())
        {
            var nombre = int.Parse(lien.TextContent.Trim().Split(' ')[0], null);
            var liste = await suivi.Client.AllerAsync(lien.GetAttribute("href")!);
            Assert.Equal(nombre, liste.Lignes("#personnes table").Count);
        }

        (await suivi.Client.AllerAsync("/portefeuille?liste=a-ecrire")).Voit("En retard de 20 jours", "Contrat à écrire");
        (await suivi.Client.AllerAsync("/portefeuille?liste=sans-nouvelles")).Voit("Finit David").NeVoitPas("Retard Awa");
        Assert.Equal("Retard Awa", (await suivi.Client.AllerAsync("/portefeuille?liste=a-ecrire")).Lignes("#personnes table")[0][0]);
        (await suivi.Client.AllerAsync("/portefeuille?nom=ret")).Voit("Retard Awa", "Nom : ret").NeVoitPas("Finit David");
        (await suivi.Client.AllerAsync("/portefeuille?nom=zzz")).Voit("Personne ne correspond à ces filtres");
    }

    [Fact]
    public async Task The_list_is_exported_as_it_is_filtered()
    {
        var suivi = await SuiviDeTest.OuvrirAsync(site);
        await suivi.PersonneAsync("Awa", "Retard", jours: 50);
        await suivi.PersonneAsync("Bruno", "Autre", jours: 2);
        var page = await suivi.Client.AllerAsync("/portefeuille?liste=nouvelles");
        var csv = await suivi.Client.AllerAsync(page.Lien("Exporter (CSV)"));
        Assert.Equal("text/csv", csv.Reponse.Content.Headers.ContentType!.MediaType);
        Assert.Contains("Autre;Bruno;12/04/1988", csv.Corps, StringComparison.Ordinal);
        Assert.DoesNotContain("Retard", csv.Corps, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_portfolio_says_what_happens_next()
    {
        var suivi = await SuiviDeTest.OuvrirAsync(site);
        (await suivi.Client.AllerAsync("/portefeuille")).Voit("Tout est à jour", "Aucun rendez-vous aujourd'hui", "Personne ne vous est encore confié");
        (await suivi.Client.AllerAsync("/rendez-vous")).Voit("Aucun rendez-vous cette semaine");
    }
}
