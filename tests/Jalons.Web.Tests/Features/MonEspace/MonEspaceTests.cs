using Jalons.Domain.Habilitations;
using Jalons.TestKit;
using Jalons.Web.Tests.Features.Suivi;
using Jalons.Web.Tests.Kit;
using Xunit;

namespace Jalons.Web.Tests.Features.MonEspace;

/// <summary>What the person sees of their own file, and nothing of anybody else's.</summary>
public sealed class MonEspaceTests(SiteDeTest site) : IClassFixture<SiteDeTest>
{
    [Fact]
    public async Task The_person_knows_who_to_call()
    {
        var suivi = await SuiviDeTest.OuvrirAsync(site);
        var amelie = await suivi.PersonneAsync();
        var page = await (await suivi.EspaceDeAsync(amelie)).AllerAsync("/mon-espace");
        page.Voit("Claire Humbert", "C'est la personne que vous appelez en premier", "Appeler le 03 29 11 22 33", "Vous n'avez pas de rendez-vous prévu. Vous n'avez rien à faire", "Vous n'avez pas encore de contrat");
        Assert.NotNull(page.Document.QuerySelector("a[href='tel:0329112233']"));
    }

    [Fact]
    public async Task Somebody_whom_nobody_accompanies_is_reassured()
    {
        var client = await site.ClientDeAsync(Role.Usager);
        (await client.AllerAsync("/mon-espace")).Voit("Personne ne vous accompagne en ce moment", "À qui demander de l'aide");
        foreach (var (adresse, mots) in new[]
                 {
                     ("/mon-espace/rendez-vous", "Pas de rendez-vous prévu"), ("/mon-espace/contrat", "Vous n'avez pas encore de contrat"),
                     ("/mon-espace/regards", "Personne n'a ouvert votre dossier"), ("/mon-espace/aide", "Vous avez 2 mois"),
                 })
        {
            (await client.AllerAsync(adresse)).Voit(mots);
        }
    }

    [Fact]
    public async Task The_person_sees_who_looked_and_never_somebody_else()
    {
        var suivi = await SuiviDeTest.OuvrirAsync(site);
        var amelie = await suivi.PersonneAsync();
        var karim = await suivi.PersonneAsync("Karim", "Belkacem");
        await suivi.Client.AllerAsync($"/personnes/{amelie.Personne.Valeur}");
        (await (await suivi.EspaceDeAsync(amelie)).AllerAsync("/mon-espace/regards")).Voit("Lundi 16 novembre 2026", "Claire Humbert (référent) a regardé : Dossier de la personne");
        (await (await suivi.EspaceDeAsync(karim)).AllerAsync("/mon-espace/regards")).Voit("Personne n'a ouvert votre dossier");
    }

    [Fact]
    public async Task A_professional_does_not_enter_and_the_person_does_not_enter_the_pages_of_professionals()
    {
        var suivi = await SuiviDeTest.OuvrirAsync(site);
        var amelie = await suivi.PersonneAsync();
        Assert.NotEqual(System.Net.HttpStatusCode.OK, (await suivi.Client.DemanderAsync("/mon-espace")).Statut);
        var espace = await suivi.EspaceDeAsync(amelie);
        foreach (var adresse in new[] { "/portefeuille", "/rendez-vous", $"/contrats/preparer/{amelie.Personne.Valeur}" })
        {
            Assert.NotEqual(System.Net.HttpStatusCode.OK, (await espace.DemanderAsync(adresse)).Statut);
        }
    }
}
