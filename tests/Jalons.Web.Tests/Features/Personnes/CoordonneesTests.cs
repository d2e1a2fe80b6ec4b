using System.Net;
using Jalons.Domain.Habilitations;
using Jalons.TestKit;
using Jalons.Web.Tests.Features.Suivi;
using Jalons.Web.Tests.Kit;
using Xunit;

namespace Jalons.Web.Tests.Features.Personnes;

/// <summary>How a person is reached: corrected by their référent or by a gestionnaire, two at once without losing anything.</summary>
public sealed class CoordonneesTests(SiteDeTest site) : IClassFixture<SiteDeTest>
{
    [Fact]
    public async Task They_are_changed_and_the_journal_says_so()
    {
        var suivi = await SuiviDeTest.OuvrirAsync(site);
        var amelie = await suivi.PersonneAsync();
        var page = await (await suivi.Client.AllerAsync($"/personnes/{amelie.Personne.Valeur}")).SuivreAsync("Modifier les coordonnées");
        var ancienne = await suivi.Client.AllerAsync(page.Adresse);
        var faux = await page.Formulaire("Enregistrer").Remplir("Téléphone", "06 12").Remplir("Courriel", "amelie").EnvoyerAsync();
        faux.Voit("Écrivez dix chiffres", "Écrivez une adresse comme");
        Assert.Equal("06 12", faux.Formulaire("Enregistrer").Valeur("Téléphone"));
        var fait = await faux.Formulaire("Enregistrer").Remplir("Téléphone", "06 12 34 56 78").Remplir("Courriel", "amelie@exemple.fr").EnvoyerAsync();
        fait.Voit("Les coordonnées sont enregistrées", "06 12 34 56 78", "amelie@exemple.fr", "Coordonnées modifiées (Claire Humbert)");
        (await ancienne.Formulaire("Enregistrer").Remplir("Téléphone", "").EnvoyerAsync()).Voit("Rien n’a été changé");
    }

    [Fact]
    public async Task The_second_of_two_agents_is_told_who_was_faster_and_loses_nothing()
    {
        var suivi = await SuiviDeTest.OuvrirAsync(site);
        var amelie = await suivi.PersonneAsync();
        var gestionnaire = await site.ClientDeAsync(Role.Gestionnaire);
        var adresse = $"/personnes/{amelie.Personne.Valeur}/coordonnees";
        var ancienne = await gestionnaire.AllerAsync(adresse);
        await (await suivi.Client.AllerAsync(adresse)).Formulaire("Enregistrer").Remplir("Téléphone", "06 11 11 11 11").EnvoyerAsync();

        var refus = await ancienne.Formulaire("Enregistrer").Remplir("Téléphone", "06 22 22 22 22").Remplir("Courriel", "amelie@exemple.fr").EnvoyerAsync();
        refus.Voit(
            "Rien n’a été changé", "Votre saisie est gardée", "Dernier changement : Claire Humbert, lundi 16 novembre 2026 à 10 h, « Coordonnées modifiées ».",
            "Téléphone enregistré 06 11 11 11 11", "Courriel enregistré aucun");
        Assert.Equal(("06 22 22 22 22", "amelie@exemple.fr"), (refus.Formulaire("Enregistrer").Valeur("Téléphone"), refus.Formulaire("Enregistrer").Valeur("Courriel")));
        (await refus.Formulaire("Enregistrer").EnvoyerAsync()).Voit("Les coordonnées sont enregistrées", "06 22 22 22 22");
    }

    [Fact]
    public async Task Two_who_save_at_the_same_moment_do_not_both_succeed()
    {
        var suivi = await SuiviDeTest.OuvrirAsync(site);
        var amelie = await suivi.PersonneAsync();
        var gestionnaire = await site.ClientDeAsync(Role.Gestionnaire);
        var pages = await Task.WhenAll(new[] { suivi.Client, gestionnaire }.Select(c => c.AllerAsync($"/personnes/{amelie.Personne.Valeur}/coordonnees")));
        var issues = await Task.WhenAll(pages.Select((page, n) => page.Formulaire("Enregistrer").Remplir("Téléphone", $"06 00 00 00 0{n}").EnvoyerAsync()));
        Assert.Single(issues, issue => issue.Texte.Contains("Les coordonnées sont enregistrées", StringComparison.Ordinal));
        Assert.Single(issues, issue => issue.Texte.Contains("Votre saisie est gardée", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_that_is_not_visible_answers_not_found()
    {
        var suivi = await SuiviDeTest.OuvrirAsync(site);
        var amelie = await suivi.PersonneAsync();
        var autre = await site.ClientDeAsync(Role.Referent, suivi.Organisme);
        Assert.Equal(HttpStatusCode.NotFound, (await autre.DemanderAsync($"/personnes/{amelie.Personne.Valeur}/coordonnees")).Statut);
        var charge = await site.ClientDeAsync(Role.ChargeOrientation);
        Assert.Equal(HttpStatusCode.Forbidden, (await charge.DemanderAsync($"/personnes/{amelie.Personne.Valeur}/coordonnees")).Statut);
    }
}
