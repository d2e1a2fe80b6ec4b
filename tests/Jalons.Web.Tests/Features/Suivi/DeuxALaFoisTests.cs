using Jalons.Domain.Contrats;
using Jalons.Domain.RendezVous;
using Jalons.TestKit;
using Jalons.Web.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Jalons.Web.Tests.Features.Suivi;

/// <summary>Two people change the same rendez-vous or the same contract: the second is told who, when and what, and loses nothing that was typed.</summary>
public sealed class DeuxALaFoisTests(SiteDeTest site) : IClassFixture<SiteDeTest>
{
    private const string Entretemps = "Dernier changement : Claire Humbert, lundi 16 novembre 2026 à 10 h";

    private static CancellationToken Annulation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_rendez_vous_called_off_meanwhile_is_not_moved()
    {
        var suivi = await SuiviDeTest.OuvrirAsync(site);
        var amelie = await suivi.PersonneAsync();
        var id = await suivi.RendezVousAsync(amelie, suivi.Jour.AddDays(2), new TimeOnly(9, 0));
        var deplacer = await suivi.Client.AllerAsync($"/rendez-vous/{id.Valeur}/deplacer");
        await (await suivi.Client.AllerAsync($"/rendez-vous/{id.Valeur}/annuler")).Formulaire("Annuler le rendez-vous").Cocher("Le service").Remplir("Pourquoi", "Formation").EnvoyerAsync();

        var refus = await deplacer.Formulaire("Déplacer le rendez-vous").Remplir("Jour", "2026-11-19").Remplir("Heure", "10:30").Remplir("Lieu", "Bureau 12").EnvoyerAsync();
        refus.Voit("Le rendez-vous n’est pas déplacé", "Ce rendez-vous a changé entre-temps. Votre saisie est gardée", Entretemps, "annulé par le service. Formation");
        Assert.Equal(("2026-11-19", "Bureau 12"), (refus.Formulaire("Déplacer le rendez-vous").Valeur("Jour"), refus.Formulaire("Déplacer le rendez-vous").Valeur("Lieu")));
        (await refus.Formulaire("Déplacer le rendez-vous").EnvoyerAsync()).Voit("Ce rendez-vous n'est plus prévu");
    }

    [Fact]
    public async Task The_act_named_is_that_of_this_rendez_vous()
    {
        var suivi = await SuiviDeTest.OuvrirAsync(site);
        var amelie = await suivi.PersonneAsync();
        var celuiCi = await suivi.RendezVousAsync(amelie, suivi.Jour.AddDays(2), new TimeOnly(9, 0));
        var autre = await suivi.RendezVousAsync(amelie, suivi.Jour.AddDays(4), new TimeOnly(9, 0));
        var annuler = await suivi.Client.AllerAsync($"/rendez-vous/{celuiCi.Valeur}/annuler");
        var espace = await suivi.EspaceDeAsync(amelie);
        await (await espace.AllerAsync($"/mon-espace/rendez-vous/{celuiCi.Valeur}/empechement")).Formulaire("Prévenir que je ne peux pas venir").EnvoyerAsync();
        await (await suivi.Client.AllerAsync($"/rendez-vous/{autre.Valeur}/annuler")).Formulaire("Annuler le rendez-vous").Cocher("Le service").Remplir("Pourquoi", "Formation").EnvoyerAsync();

        var refus = await annuler.Formulaire("Annuler le rendez-vous").Cocher("Le service").Remplir("Pourquoi", "Réunion").EnvoyerAsync();
        refus.Voit("Dernier changement : Dominique Essai", "« A prévenu ne pas pouvoir venir").NeVoitPas("Formation");
        Assert.Equal("Réunion", refus.Formulaire("Annuler le rendez-vous").Valeur("Pourquoi"));
        (await refus.Formulaire("Annuler le rendez-vous").EnvoyerAsync()).Voit("Le rendez-vous est annulé");
    }

    [Fact]
    public async Task A_note_is_kept_when_the_rendez_vous_was_moved_meanwhile()
    {
        var suivi = await SuiviDeTest.OuvrirAsync(site);
        var amelie = await suivi.PersonneAsync();
        var id = await suivi.RendezVousAsync(amelie, suivi.Jour, new TimeOnly(9, 0), site.Horloge.GetUtcNow().AddDays(-3));
        var presence = await suivi.Client.AllerAsync($"/rendez-vous/{id.Valeur}/presence");
        var premier = await suivi.Client.AllerAsync($"/rendez-vous/{id.Valeur}/presence");
        await premier.Formulaire("Noter la présence").Cocher("Non, sans nouvelle").EnvoyerAsync();

        var refus = await presence.Formulaire("Noter la présence").Cocher("Non, elle s’est excusée Elle a donné une raison que vous acceptez.").Remplir("Ce qui s'est dit", "Elle a appelé.").EnvoyerAsync();
        refus.Voit("La présence n’est pas notée", Entretemps, "absence sans nouvelle");
        Assert.Equal("Elle a appelé.", refus.Formulaire("Noter la présence").Valeur("Ce qui s'est dit"));
        (await refus.Formulaire("Noter la présence").EnvoyerAsync()).Voit("C'est noté");

        var aVenir = await suivi.RendezVousAsync(amelie, suivi.Jour, new TimeOnly(9, 50), site.Horloge.GetUtcNow().AddDays(-3));
        var note = await suivi.Client.AllerAsync($"/rendez-vous/{aVenir.Valeur}/presence");
        await (await suivi.Client.AllerAsync($"/rendez-vous/{aVenir.Valeur}/deplacer")).Formulaire("Déplacer le rendez-vous").Remplir("Jour", "2026-11-19").Remplir("Heure", "10:30").EnvoyerAsync();
        (await note.Formulaire("Noter la présence").Cocher("Non, sans nouvelle").Remplir("Ce qui s'est dit", "Rien.").EnvoyerAsync())
            .Voit("Déplacé", Entretemps, "Ce que vous aviez écrit", "Rien.");
    }

    [Fact]
    public async Task Two_who_move_it_at_the_same_moment_do_not_both_succeed()
    {
        var suivi = await SuiviDeTest.OuvrirAsync(site);
        var amelie = await suivi.PersonneAsync();
        var id = await suivi.RendezVousAsync(amelie, suivi.Jour.AddDays(2), new TimeOnly(9, 0));
        var pages = new[] { await suivi.Client.AllerAsync($"/rendez-vous/{id.Valeur}/deplacer"), await suivi.Client.AllerAsync($"/rendez-vous/{id.Valeur}/deplacer") };
        var issues = await Task.WhenAll(pages.Select((page, n) => page.Formulaire("Déplacer le rendez-vous").Remplir("Jour", "2026-11-19").Remplir("Heure", $"1{n}:30").EnvoyerAsync()));
        Assert.Single(issues, issue => issue.Texte.Contains("Rendez-vous déplacé au jeudi 19 novembre 2026", StringComparison.Ordinal));
        Assert.Single(issues, issue => issue.Texte.Contains("Le rendez-vous n'est pas déplacé", StringComparison.Ordinal));
        await using var db = suivi.Monde.Ouvrir();
        Assert.Equal(1, await db.Set<RendezVousPris>().CountAsync(r => r.Remplace == id, Annulation));
    }

    [Fact]
    public async Task A_draft_written_meanwhile_is_not_overwritten()
    {
        var suivi = await SuiviDeTest.OuvrirAsync(site);
        var amelie = await suivi.PersonneAsync();
        var mienne = await (await suivi.Client.AllerAsync($"/contrats/preparer/{amelie.Personne.Valeur}")).Formulaire("Commencer le contrat").EnvoyerAsync();
        var autre = await suivi.Client.AllerAsync(mienne.Adresse);
        (await autre.Formulaire("Enregistrer le brouillon").Remplir("Ce que la personne veut atteindre", "Travailler").EnvoyerAsync()).Voit("Le brouillon est enregistré");

        var refus = await mienne.Formulaire("Enregistrer le brouillon").Remplir("Ce que la personne veut atteindre", "Me loger").EnvoyerAsync();
        refus.Voit("Le brouillon n’est pas enregistré", "Ce contrat a changé entre-temps. Votre saisie est gardée", Entretemps, "brouillon enregistré");
        Assert.Equal("Me loger", refus.Formulaire("Enregistrer le brouillon").Valeur("Ce que la personne veut atteindre"));
        (await refus.Formulaire("Enregistrer le brouillon").EnvoyerAsync()).Voit("Le brouillon est enregistré");
        Assert.Equal("Me loger", (await suivi.Client.AllerAsync(mienne.Adresse)).Formulaire("Enregistrer le brouillon").Valeur("Ce que la personne veut atteindre"));
    }

    [Fact]
    public async Task Two_who_write_the_draft_at_the_same_moment_do_not_mix_their_lines()
    {
        var suivi = await SuiviDeTest.OuvrirAsync(site);
        var amelie = await suivi.PersonneAsync();
        var page = await (await suivi.Client.AllerAsync($"/contrats/preparer/{amelie.Personne.Valeur}")).Formulaire("Commencer le contrat").EnvoyerAsync();
        var pages = new[] { page, await suivi.Client.AllerAsync(page.Adresse) };
        var issues = await Task.WhenAll(pages.Select((p, n) => p.Formulaire("Enregistrer le brouillon").Remplir("Ce que la personne veut atteindre", $"Objectif {n}").EnvoyerAsync()));
        Assert.Single(issues, issue => issue.Texte.Contains("Le brouillon est enregistré", StringComparison.Ordinal));
        await using var db = suivi.Monde.Ouvrir();
        var contrat = await db.Set<Contrat>().Include(c => c.Objectifs).SingleAsync(c => c.Parcours == amelie.Parcours, Annulation);
        Assert.Single(contrat.Objectifs);
    }

    [Fact]
    public async Task What_is_proposed_is_what_was_checked()
    {
        var suivi = await SuiviDeTest.OuvrirAsync(site);
        var amelie = await suivi.PersonneAsync();
        var id = await suivi.ContratAsync(amelie, suivi.Jour, signe: false);
        await (await suivi.Client.AllerAsync($"/contrats/{id.Valeur}")).Formulaire("Reprendre en préparation").EnvoyerAsync();
        var verifier = await suivi.Client.AllerAsync($"/contrats/{id.Valeur}/verifier");
        await (await suivi.Client.AllerAsync($"/contrats/{id.Valeur}/rediger")).Formulaire("Enregistrer le brouillon").Remplir("Ce que nous faisons", "Vous recevoir chaque semaine").EnvoyerAsync();

        var refus = await verifier.Formulaire("Proposer à Amélie Bertin").EnvoyerAsync();
        refus.Voit("Le contrat n’est pas proposé", Entretemps, "Vous recevoir chaque semaine");
        (await refus.Formulaire("Proposer à Amélie Bertin").EnvoyerAsync()).Voit("Le contrat est proposé");
    }

    [Fact]
    public async Task A_contract_that_the_person_signs_meanwhile_is_not_given_up_unknowingly()
    {
        var suivi = await SuiviDeTest.OuvrirAsync(site);
        var amelie = await suivi.PersonneAsync();
        var id = await suivi.ContratAsync(amelie, suivi.Jour, signe: false);
        var clore = await suivi.Client.AllerAsync($"/contrats/{id.Valeur}/clore");
        var espace = await suivi.EspaceDeAsync(amelie);
        await (await espace.AllerAsync("/mon-espace/contrat")).Formulaire("Je signe mon contrat").Remplir("Votre prénom et votre nom", "Amélie Bertin").Cocher("J'ai lu ce contrat et je suis d'accord").EnvoyerAsync();

        var refus = await clore.Formulaire("Abandonner le contrat").Remplir("Pourquoi", "À refaire").EnvoyerAsync();
        refus.Voit("Le contrat ne change pas", "Dernier changement : Dominique Essai", "signé par la personne");
        Assert.Equal("À refaire", refus.Formulaire("Abandonner le contrat").Valeur("Pourquoi"));
        (await refus.Formulaire("Abandonner le contrat").EnvoyerAsync()).Voit("Le contrat est abandonné");
    }
}
