using System.Net;
using Jalons.Domain.Dossiers;
using Jalons.Domain.Habilitations;
using Jalons.TestKit;
using Jalons.Web.Tests.Kit;
using Xunit;

namespace Jalons.Web.Tests.Features.Personnes;

/// <summary>An accompaniment outside the RSA ends with a day and a reason, and is taken up again (issue 3, 5).</summary>
public sealed class AccompagnementTests : SiteDeTest
{
    [Fact]
    public async Task It_ends_and_is_taken_up_again()
    {
        var id = await AccueillirAsync();
        var client = await ClientDeAsync(Role.Gestionnaire);
        var page = await (await client.AllerAsync($"/personnes/{id}")).SuivreAsync("Terminer l'accompagnement");
        (await page.Formulaire("Terminer l'accompagnement").EnvoyerAsync()).Voit("Choisissez la raison.");
        (await Remplir(page, "2027-01-01").EnvoyerAsync()).Voit("La fin ne peut pas être à venir");
        var termine = await Remplir(page, "2026-11-10").Remplir("Précision", "CDI à Verdun").EnvoyerAsync();
        termine.Voit("L'accompagnement est terminé", "Fin de l'accompagnement hors RSA", "Emploi.", "CDI à Verdun");
        Assert.Equal("accompagnement.emploi", await UnAsync("select motif_sortie from parcours"));

        var reprise = await termine.SuivreAsync("Reprendre l'accompagnement");
        (await reprise.Formulaire("Reprendre l'accompagnement").EnvoyerAsync()).Voit("L'accompagnement reprend").NeVoitPas("Fin de l'accompagnement hors RSA");
        (await reprise.Formulaire("Reprendre l'accompagnement").EnvoyerAsync()).Voit("Cet accompagnement est déjà ouvert");
        Assert.Equal("2", await UnAsync("select count(*)::text from acte where nature like 'accompagnement.%'"));
        await VerifierBudgetAsync(client, $"/personnes/{id}/accompagnement", tolerees: "dossier"); // none here
    }

    [Fact]
    public async Task The_second_of_two_agents_is_told_who_was_faster()
    {
        var id = await AccueillirAsync();
        var (lent, vif) = (await ClientDeAsync(Role.Gestionnaire), await ClientDeAsync(Role.Gestionnaire));
        var page = await lent.AllerAsync($"/personnes/{id}/accompagnement");
        await Remplir(await vif.AllerAsync($"/personnes/{id}/accompagnement"), "2026-11-10").EnvoyerAsync();
        (await Remplir(page, "2026-11-12").EnvoyerAsync()).Voit("Ce parcours est terminé", vif.Compte!.Nom);
        Assert.Equal("2026-11-10", await UnAsync("select sortie::text from parcours"));
    }

    [Fact]
    public async Task Nobody_else_ends_it_nor_that_of_a_right()
    {
        var id = await AccueillirAsync();
        Assert.Equal(HttpStatusCode.Forbidden, (await (await ClientDeAsync(Role.ChargeOrientation)).DemanderAsync($"/personnes/{id}/accompagnement")).Statut);
        Assert.Equal(HttpStatusCode.NotFound, (await (await ClientDeAsync(Role.Referent)).DemanderAsync($"/personnes/{id}/accompagnement")).Statut);
        await using (var connexion = await OuvrirAsync())
        {
            await ExecuterAsync(connexion, "update parcours set dossier = 1");
        }

        Assert.Equal(HttpStatusCode.NotFound, (await (await ClientDeAsync(Role.Gestionnaire)).DemanderAsync($"/personnes/{id}/accompagnement")).Statut);
    }

    private static FormulaireHtml Remplir(PageHtml page, string le) => page.Formulaire("Terminer l'accompagnement")
        .Remplir("Pourquoi l'accompagnement se termine-t-il ?", "Emploi").Remplir("Depuis quel jour ?", le);

    private async Task<long> AccueillirAsync()
    {
        var monde = new MondeDeSuivi(Connexions);
        await using var db = monde.Ouvrir();
        var personne = Personne.Connaitre(Departement, "Vidal", "Théo", new(2004, 6, 12)).Valeur;
        db.Personnes.Add(personne);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        db.Parcours.Add(Parcours.Accueillir(Departement, personne.Id, PublicAccompagne.Jeune, new(2026, 3, 1), "55029"));
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        return personne.Id.Valeur;
    }

    private async Task<string> UnAsync(string sql)
    {
        await using var connexion = await OuvrirAsync();
        return (await LireAsync<string>(connexion, sql))!;
    }
}
