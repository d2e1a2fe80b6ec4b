using System.Net;
using Jalons.Domain.Contrats;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Socle;
using Jalons.TestKit;
using Jalons.Web.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Jalons.Web.Tests.Features.Suivi;

/// <summary>A contract from the first line to the two signatures, as the référent and the person do it.</summary>
public sealed class ContratsTests(SiteDeTest site) : IClassFixture<SiteDeTest>
{
    [Fact]
    public async Task A_contract_is_written_shown_signed_by_both_and_becomes_active()
    {
        var suivi = await SuiviDeTest.OuvrirAsync(site);
        var amelie = await suivi.PersonneAsync();
        var cadre = await suivi.Client.AllerAsync($"/contrats/preparer/{amelie.Personne.Valeur}");
        cadre.Voit("Contrat d'engagement", "Code du travail L5411-6", "le 6 décembre 2026", "Code du travail D5411-14-1");
        var feuille = await cadre.Formulaire("Commencer le contrat").EnvoyerAsync();
        feuille.Voit("En préparation : vous seul le voyez");

        var trop_tot = await feuille.Formulaire("Vérifier le contrat").EnvoyerAsync();
        trop_tot.Voit("Il manque", "Écrivez au moins un objectif", "Indiquez le nombre d'heures d'activité par semaine", "Expliquez à la personne ses droits et ses devoirs");

        var verifie = await Remplir(await suivi.Client.AllerAsync(feuille.Adresse)).EnvoyerAsync();
        verifie.Voit("Vérifiez avant de proposer le contrat", "Pouvoir me déplacer seule", "Vous, avant le 15 janvier 2027", "Nous nous voyons toutes les 4 semaines");
        var propose = await verifie.Formulaire("Proposer à Amélie Bertin").EnvoyerAsync();
        propose.Voit("Le contrat est proposé", "Il manque les deux signatures");

        var espace = await suivi.EspaceDeAsync(amelie);
        (await espace.AllerAsync("/mon-espace")).Voit("Votre contrat vous attend");
        var mien = await espace.AllerAsync("/mon-espace/contrat");
        (await mien.Formulaire("Je signe mon contrat").Remplir("Votre prénom et votre nom", "Amélie Bertin").EnvoyerAsync())
            .Voit("Cochez la case si vous êtes d'accord. Sinon, ne signez pas : parlez-en à votre référent.");
        (await mien.Formulaire("Je signe mon contrat").Remplir("Votre prénom et votre nom", "Marie").Cocher("J'ai lu ce contrat et je suis d'accord").EnvoyerAsync())
            .Voit("Écrivez votre prénom et votre nom, comme dans votre dossier : Amélie Bertin.");
        (await mien.Formulaire("Je signe mon contrat").Remplir("Votre prénom et votre nom", "amelie bertin").Cocher("J'ai lu ce contrat et je suis d'accord").EnvoyerAsync())
            .Voit("Vous avez signé votre contrat", "Claire Humbert doit encore signer");

        var signer = await suivi.Client.AllerAsync(propose.Adresse + "/signer");
        var signe = await signer.Formulaire("Je signe pour le service").EnvoyerAsync();
        signe.Voit("Le contrat est signé par les deux", "Il va du 16 novembre 2026 au 15 mai 2027");
        await using var db = suivi.Monde.Ouvrir();
        Assert.Equal(new DateOnly(2027, 5, 15), await db.Parcours.Where(p => p.Id == amelie.Parcours).Select(p => p.ContratJusque).SingleAsync(TestContext.Current.CancellationToken));
        (await espace.AllerAsync("/mon-espace")).Voit("Votre contrat va jusqu'au 15 mai 2027");
        (await espace.AllerAsync("/mon-espace/regards")).Voit("Claire Humbert (référent) : Contrat d'engagement signé par les deux parties, du 16 novembre 2026 au 15 mai 2027");
        (await suivi.Client.AllerAsync($"/personnes/{amelie.Personne.Valeur}")).Voit("En cours jusqu'au 15 mai 2027", "Renouveler");
        foreach (var (lecteur, adresse) in new[] { (suivi.Client, propose.Adresse + "/papier"), (espace, (await espace.AllerAsync("/mon-espace/contrat")).Lien("Imprimer mon contrat (PDF)")) })
        {
            var papier = await lecteur.AllerAsync(adresse);
            Assert.Equal("application/pdf", papier.Reponse.Content.Headers.ContentType!.MediaType);
            Assert.StartsWith("%PDF-", papier.Corps, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Lines_are_added_by_the_server_and_nothing_typed_is_lost()
    {
        var suivi = await SuiviDeTest.OuvrirAsync(site);
        var amelie = await suivi.PersonneAsync();
        var feuille = await (await suivi.Client.AllerAsync($"/contrats/preparer/{amelie.Personne.Valeur}")).Formulaire("Commencer le contrat").EnvoyerAsync();
        var deux = await feuille.Formulaire("Ajouter un objectif").Remplir("Ce que la personne veut atteindre", "Travailler").EnvoyerAsync();
        Assert.Equal(2, deux.Document.QuerySelectorAll("fieldset.objectif").Length);
        var trois = await deux.Formulaire("Ajouter une action à l'objectif 2").Remplir("Action 2.1", "Refaire mon CV").EnvoyerAsync();
        Assert.Equal("Travailler", trois.Formulaire("Vérifier le contrat").Valeur("Ce que la personne veut atteindre"));
        Assert.Equal("Refaire mon CV", trois.Formulaire("Vérifier le contrat").Valeur("Action 2.1"));
        trois.Voit("Action 2.3");
        var garde = await trois.Formulaire("Enregistrer le brouillon").EnvoyerAsync();
        garde.Voit("Le brouillon est enregistré");
        Assert.Equal("Refaire mon CV", garde.Formulaire("Vérifier le contrat").Valeur("Action 2.1"));
        (await suivi.Client.AllerAsync($"/contrats/preparer/{amelie.Personne.Valeur}")).Voit("En préparation : vous seul le voyez");
    }

    [Fact]
    public async Task A_paper_signature_is_recorded_and_a_signed_contract_is_not_taken_back()
    {
        var suivi = await SuiviDeTest.OuvrirAsync(site);
        var amelie = await suivi.PersonneAsync();
        var id = await suivi.ContratAsync(amelie, suivi.Jour, signe: false);
        var page = await suivi.Client.AllerAsync($"/contrats/{id.Valeur}");
        var signer = await suivi.Client.AllerAsync($"/contrats/{id.Valeur}/signer");
        (await signer.Formulaire("Enregistrer la signature sur papier").Remplir("Nom écrit sur le papier", "Amélie Bertin").Remplir("Date de la signature", "2026-11-15").EnvoyerAsync())
            .Voit("La date de signature doit être comprise entre le 16 novembre 2026");
        (await signer.Formulaire("Enregistrer la signature sur papier").Remplir("Nom écrit sur le papier", "Amélie Bertin").Remplir("Date de la signature", "2026-11-16").EnvoyerAsync())
            .Voit("La signature est enregistrée", "sur papier");
        (await page.Formulaire("Reprendre en préparation").EnvoyerAsync()).Voit("Ce contrat porte déjà une signature : rien ne peut plus y être changé.");
        (await signer.Formulaire("Je signe mon contrat").Remplir("Votre prénom et votre nom", "Amélie Bertin").Cocher("J'ai lu ce contrat et je suis d'accord").EnvoyerAsync())
            .Voit("Cette signature est déjà là, depuis le 16 novembre 2026.");
    }

    [Fact]
    public async Task An_early_renewal_replaces_the_contract_in_force_and_says_so_first()
    {
        var suivi = await SuiviDeTest.OuvrirAsync(site);
        var amelie = await suivi.PersonneAsync(jours: 200);
        await suivi.ContratAsync(amelie, suivi.Jour.AddDays(-150));
        (await suivi.Client.AllerAsync("/portefeuille?liste=fin-proche")).Voit("Bertin Amélie", "Renouveler");
        var cadre = await suivi.Client.AllerAsync($"/contrats/preparer/{amelie.Personne.Valeur}");
        var feuille = await cadre.Formulaire("Repartir du contrat précédent").EnvoyerAsync();
        Assert.Equal("Pouvoir me déplacer seule", feuille.Formulaire("Vérifier le contrat").Valeur("Ce que la personne veut atteindre"));
        var verifie = await Remplir(feuille).EnvoyerAsync();
        verifie.Voit("Ce contrat remplace celui qui est en cours", "Il prendra fin le 15 novembre 2026");
        var propose = await verifie.Formulaire("Proposer à Amélie Bertin").EnvoyerAsync();
        var signer = await suivi.Client.AllerAsync(propose.Adresse + "/signer");
        var apres = await signer.Formulaire("Je signe pour le service").EnvoyerAsync();
        var signe = await apres.Formulaire("Je signe mon contrat").Remplir("Votre prénom et votre nom", "Amélie Bertin").Cocher("J'ai lu ce contrat et je suis d'accord").EnvoyerAsync();
        signe.Voit("Le contrat est signé par les deux");
        await using var db = suivi.Monde.Ouvrir();
        var contrats = await db.Set<Contrat>().Where(c => c.Parcours == amelie.Parcours).OrderBy(c => c.Id).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal([(StatutContrat.Termine, suivi.Jour.AddDays(-1)), (StatutContrat.Signe, suivi.Jour.AddMonths(6).AddDays(-1))], contrats.Select(c => (c.Statut, c.DernierJour!.Value)));
    }

    [Fact]
    public async Task A_contract_in_force_is_ended_with_a_reason_and_its_actions_move_on()
    {
        var suivi = await SuiviDeTest.OuvrirAsync(site);
        var amelie = await suivi.PersonneAsync(jours: 60);
        var id = await suivi.ContratAsync(amelie, suivi.Jour.AddDays(-30));
        var espace = await suivi.EspaceDeAsync(amelie);
        (await (await espace.AllerAsync("/mon-espace/contrat")).Formulaire("C'est fait : M'inscrire au code de la route").EnvoyerAsync()).Voit("Bravo, c'est noté", "par la personne");
        (await suivi.Client.AllerAsync($"/contrats/{id.Valeur}")).Voit("dit le 16 novembre 2026 par la personne");
        var clore = await suivi.Client.AllerAsync($"/contrats/{id.Valeur}/clore");
        (await clore.Formulaire("Mettre fin au contrat").EnvoyerAsync()).Voit("Dites pourquoi");
        (await clore.Formulaire("Mettre fin au contrat").Remplir("Pourquoi", "Reprise d'un emploi").EnvoyerAsync()).Voit("Le contrat prend fin");
        await using var db = suivi.Monde.Ouvrir();
        Assert.Equal(suivi.Jour, await db.Parcours.Where(p => p.Id == amelie.Parcours).Select(p => p.ContratJusque).SingleAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_contract_of_somebody_else_is_not_found_and_a_draft_is_not_shown_to_the_person()
    {
        var suivi = await SuiviDeTest.OuvrirAsync(site);
        var autre = await SuiviDeTest.OuvrirAsync(site);
        var amelie = await suivi.PersonneAsync();
        var id = await suivi.ContratAsync(amelie, suivi.Jour, signe: false);
        foreach (var suite in new[] { "", "/rediger", "/verifier", "/signer", "/clore", "/papier" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await autre.Client.DemanderAsync($"/contrats/{id.Valeur}{suite}")).Statut);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await autre.Client.DemanderAsync($"/contrats/preparer/{amelie.Personne.Valeur}")).Statut);
        var brouillon = await suivi.PersonneAsync("Karim", "Belkacem");
        await (await suivi.Client.AllerAsync($"/contrats/preparer/{brouillon.Personne.Valeur}")).Formulaire("Commencer le contrat").EnvoyerAsync();
        (await (await suivi.EspaceDeAsync(brouillon)).AllerAsync("/mon-espace/contrat")).Voit("Vous n'avez pas encore de contrat");
    }

    private static FormulaireHtml Remplir(PageHtml feuille) => feuille.Formulaire("Vérifier le contrat")
        .Remplir("Premier jour", "2026-11-16").Remplir("Durée, en mois", "6").Remplir("Un rendez-vous toutes les … semaines", "4")
        .Remplir("Ce que la personne veut atteindre", "Pouvoir me déplacer seule").Remplir("Domaine", "Se déplacer")
        .Remplir("Action 1.1", "M'inscrire au code de la route").Remplir("Qui la fait", "La personne").Remplir("Pour le", "2027-01-15")
        .Remplir("Ce que nous faisons", "Vous recevoir toutes les quatre semaines").Remplir("Heures d'activité par semaine", "15")
        .Cocher("J'ai expliqué à la personne ses droits et ses devoirs");
}
