using System.Net;
using Jalons.Domain.Dossiers;
using Jalons.Domain.Habilitations;
using Jalons.TestKit;
using Jalons.Web.Tests.Kit;
using Xunit;

namespace Jalons.Web.Tests.Features.Personnes;

/// <summary>The RSA service corrects who somebody is (issue 3, 4).</summary>
public sealed class IdentiteTests : SiteDeTest
{
    [Fact]
    public async Task An_identity_is_corrected_with_its_evidence()
    {
        var id = await ConnaitreAsync();
        var client = await ClientDeAsync(Role.Gestionnaire);
        var page = await (await client.AllerAsync($"/personnes/{id}")).SuivreAsync("Corriger l'identité");
        (await page.Formulaire("Corriger l'identité").EnvoyerAsync()).Voit("Dites ce que vous avez vérifié.");
        var formulaire = page.Formulaire("Corriger l'identité").Remplir("Qu'avez-vous vérifié ?", "Carte d'identité");
        (await formulaire.Remplir("Numéro de sécurité sociale", "123").EnvoyerAsync()).Voit("Écrivez les treize chiffres");
        (await formulaire.Remplir("Numéro de sécurité sociale", "").EnvoyerAsync()).Voit("Rien n'est différent");
        var fait = await formulaire.Remplir("Nom", "Vidale").Remplir("Date de naissance", "2004-12-06").EnvoyerAsync();
        fait.Voit("L'identité est corrigée", "Théo Vidale", "6 décembre 2004", "Identité corrigée (nom, date de naissance) : Carte d'identité");
        await VerifierBudgetAsync(client, $"/personnes/{id}/identite", tolerees: "dossier"); // none here
    }

    [Fact]
    public async Task The_second_of_two_agents_is_told_who_was_faster()
    {
        var id = await ConnaitreAsync();
        var (lent, vif) = (await ClientDeAsync(Role.Gestionnaire), await ClientDeAsync(Role.Gestionnaire));
        var page = await lent.AllerAsync($"/personnes/{id}/identite");
        await Remplir(await vif.AllerAsync($"/personnes/{id}/identite"), "Vidale").EnvoyerAsync();
        var refus = await Remplir(page, "Vidal-Roux").EnvoyerAsync();
        refus.Voit("Cette identité vient d'être modifiée", vif.Compte!.Nom, "Vidale");
        (await refus.Formulaire("Corriger l'identité").EnvoyerAsync()).Voit("L'identité est corrigée", "Vidal-Roux");
    }

    [Theory]
    [InlineData(Role.Referent)]
    [InlineData(Role.ChargeOrientation)]
    public async Task The_others_do_not_enter(Role role) =>
        Assert.Equal(HttpStatusCode.Forbidden, (await (await ClientDeAsync(role)).DemanderAsync("/personnes/1/identite")).Statut);

    private static FormulaireHtml Remplir(PageHtml page, string nom) =>
        page.Formulaire("Corriger l'identité").Remplir("Nom", nom).Remplir("Qu'avez-vous vérifié ?", "Carte d'identité");

    private async Task<long> ConnaitreAsync()
    {
        var monde = new MondeDeSuivi(Connexions);
        await using var db = monde.Ouvrir();
        var personne = Personne.Connaitre(Departement, "Vidal", "Théo", new(2004, 6, 12)).Valeur;
        db.Personnes.Add(personne);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        return personne.Id.Valeur;
    }
}
