using System.Net;
using Jalons.Domain.Habilitations;
using Jalons.Domain.RendezVous;
using Jalons.Domain.Socle;
using Jalons.TestKit;
using Jalons.Web.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Jalons.Web.Tests.Features.Suivi;

/// <summary>Setting, moving, calling off and recording a rendez-vous, as a référent does it.</summary>
public sealed class RendezVousTests(SiteDeTest site) : IClassFixture<SiteDeTest>
{
    [Fact]
    public async Task A_referent_sets_a_rendez_vous_from_a_free_hour_and_the_person_sees_it()
    {
        var suivi = await SuiviDeTest.OuvrirAsync(site);
        var amelie = await suivi.PersonneAsync();
        var page = await suivi.Client.AllerAsync($"/rendez-vous/fixer/{amelie.Personne.Valeur}");
        page.Voit("Fixer un rendez-vous avec Amélie Bertin", "Vous ne vous êtes pas encore rencontrés", "Vos prochaines heures libres", "Lundi 16 novembre 2026");
        var choisie = await page.SuivreAsync("14 h");
        var dossier = await choisie.Formulaire("Fixer le rendez-vous").Cocher("Sur place").EnvoyerAsync();
        dossier.Voit("Rendez-vous fixé lundi 16 novembre 2026 à 14 h", "Premier rendez-vous");
        var espace = await suivi.EspaceDeAsync(amelie);
        (await espace.AllerAsync("/mon-espace")).Voit("Lundi 16 novembre 2026 à 14 h".ToLowerInvariant(), "Une pièce d'identité".ToLowerInvariant(), "Claire Humbert");
        (await suivi.Client.AllerAsync("/portefeuille")).Voit("14 h", "Amélie Bertin, premier rendez-vous");
    }

    [Fact]
    public async Task What_is_missing_or_impossible_is_said_and_nothing_typed_is_lost()
    {
        var suivi = await SuiviDeTest.OuvrirAsync(site);
        var amelie = await suivi.PersonneAsync();
        var karim = await suivi.PersonneAsync("Karim", "Belkacem");
        await suivi.RendezVousAsync(amelie, suivi.Jour.AddDays(1), new TimeOnly(9, 0));
        var page = await suivi.Client.AllerAsync($"/rendez-vous/fixer/{karim.Personne.Valeur}");
        var vide = await page.Formulaire("Fixer le rendez-vous").EnvoyerAsync();
        vide.Voit("Il manque le jour du rendez-vous.", "Il manque l'heure du rendez-vous.");
        var occupe = await vide.Formulaire("Fixer le rendez-vous").Remplir("Jour", "2026-11-17").Remplir("Heure", "09:15").Remplir("Lieu", "Bureau 12").EnvoyerAsync();
        occupe.Voit("Il y a déjà un rendez-vous à cette heure dans l'agenda. Choisissez une autre heure.", "Amélie Bertin, suivi, jusqu'à 9 h 45");
        Assert.Equal("Bureau 12", occupe.Formulaire("Fixer le rendez-vous").Valeur("Lieu"));
        var passe = await occupe.Formulaire("Fixer le rendez-vous").Remplir("Jour", "2026-11-13").EnvoyerAsync();
        passe.Voit("Cette date est déjà passée. Choisissez un jour et une heure à venir.");
    }

    [Fact]
    public async Task Attendance_is_recorded_with_a_note_and_counts_as_a_contact_until_it_is_corrected()
    {
        var suivi = await SuiviDeTest.OuvrirAsync(site);
        var amelie = await suivi.PersonneAsync();
        var id = await suivi.RendezVousAsync(amelie, suivi.Jour, new TimeOnly(9, 0), site.Horloge.GetUtcNow().AddDays(-3));
        (await suivi.Client.AllerAsync("/portefeuille")).Voit("1 présence à noter");
        (await suivi.Client.AllerAsync("/rendez-vous")).Voit("Noter la présence d'Amélie Bertin");
        var page = await suivi.Client.AllerAsync($"/rendez-vous/{id.Valeur}/presence");
        (await page.Formulaire("Noter la présence").EnvoyerAsync()).Voit("Dites si la personne est venue.");
        var note = await page.Formulaire("Noter la présence").Cocher("Oui, elle est venue Ou vous avez pu lui parler au téléphone. C'est le dernier contact connu.").Remplir("Ce qui s'est dit", "Elle veut passer le permis.").EnvoyerAsync();
        note.Voit("C'est noté : la personne est venue");
        Assert.Equal(suivi.Jour, await ContactAsync(suivi, amelie));
        var corrige = await (await suivi.Client.AllerAsync($"/rendez-vous/{id.Valeur}/presence")).Formulaire("Noter la présence").Cocher("Non, sans nouvelle").EnvoyerAsync();
        corrige.Voit("C'est noté : absence sans nouvelle", "(corrigé : la personne est venue avant)");
        Assert.Null(await ContactAsync(suivi, amelie));
    }

    [Fact]
    public async Task A_rendez_vous_is_moved_or_called_off_with_a_reason()
    {
        var suivi = await SuiviDeTest.OuvrirAsync(site);
        var amelie = await suivi.PersonneAsync();
        var id = await suivi.RendezVousAsync(amelie, suivi.Jour.AddDays(2), new TimeOnly(9, 0));
        (await suivi.Client.AllerAsync($"/rendez-vous/{id.Valeur}/presence")).Voit("La présence se note à partir de l'heure du rendez-vous");
        var deplacer = await suivi.Client.AllerAsync($"/rendez-vous/{id.Valeur}/deplacer");
        var dossier = await deplacer.Formulaire("Déplacer le rendez-vous").Remplir("Jour", "2026-11-19").Remplir("Heure", "10:30").EnvoyerAsync();
        dossier.Voit("Rendez-vous déplacé au jeudi 19 novembre 2026 à 10 h 30");
        await using var db = suivi.Monde.Ouvrir();
        var nouveau = await db.Set<RendezVousPris>().SingleAsync(r => r.Remplace == id, TestContext.Current.CancellationToken);
        var annuler = await suivi.Client.AllerAsync($"/rendez-vous/{nouveau.Id.Valeur}/annuler");
        (await annuler.Formulaire("Annuler le rendez-vous").Cocher("Le service").EnvoyerAsync()).Voit("Dites pourquoi ce rendez-vous est annulé");
        (await annuler.Formulaire("Annuler le rendez-vous").Cocher("Le service").Remplir("Pourquoi", "Formation").EnvoyerAsync()).Voit("Le rendez-vous est annulé", "Aucun rendez-vous à venir");
        (await suivi.Client.AllerAsync($"/rendez-vous/{id.Valeur}/presence")).Voit("Déplacé");
    }

    [Fact]
    public async Task The_person_who_cannot_come_is_seen_on_the_home_of_the_referent()
    {
        var suivi = await SuiviDeTest.OuvrirAsync(site);
        var amelie = await suivi.PersonneAsync();
        await suivi.RendezVousAsync(amelie, suivi.Jour.AddDays(3), new TimeOnly(9, 0));
        var espace = await suivi.EspaceDeAsync(amelie);
        var page = await (await espace.AllerAsync("/mon-espace")).SuivreAsync("Je ne peux pas venir");
        var fait = await page.Formulaire("Prévenir que je ne peux pas venir").Remplir("Un mot pour la personne qui vous accompagne", "Mon fils est malade").EnvoyerAsync();
        fait.Voit("C'est dit", "Vous avez prévenu que vous ne pouvez pas venir");
        (await page.Formulaire("Prévenir que je ne peux pas venir").EnvoyerAsync()).Voit("Vous avez déjà prévenu votre référent. Il va vous rappeler.");
        (await suivi.Client.AllerAsync("/portefeuille")).Voit("1 personne ne peut pas venir à son rendez-vous : rappelez-la");
        (await suivi.Client.AllerAsync("/rendez-vous")).Voit("Mon fils est malade");
        (await suivi.Client.AllerAsync($"/personnes/{amelie.Personne.Valeur}")).Voit("La personne ne peut pas venir", "A prévenu ne pas pouvoir venir");
    }

    [Fact]
    public async Task The_people_of_another_referent_are_not_found()
    {
        var suivi = await SuiviDeTest.OuvrirAsync(site);
        var autre = await SuiviDeTest.OuvrirAsync(site);
        var amelie = await suivi.PersonneAsync();
        var id = await suivi.RendezVousAsync(amelie, suivi.Jour.AddDays(1), new TimeOnly(9, 0));
        foreach (var adresse in new[]
                 {
                     $"/rendez-vous/fixer/{amelie.Personne.Valeur}", $"/rendez-vous/{id.Valeur}/presence", $"/rendez-vous/{id.Valeur}/deplacer",
                     $"/rendez-vous/{id.Valeur}/annuler", "/rendez-vous/fixer/999999", $"/personnes/{amelie.Personne.Valeur}",
                 })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await autre.Client.DemanderAsync(adresse)).Statut);
        }

        var karim = await suivi.PersonneAsync("Karim", "Belkacem");
        var espaceDeKarim = await suivi.EspaceDeAsync(karim);
        Assert.Equal(HttpStatusCode.NotFound, (await espaceDeKarim.DemanderAsync($"/mon-espace/rendez-vous/{id.Valeur}/empechement")).Statut);
        (await espaceDeKarim.AllerAsync("/mon-espace/rendez-vous")).NeVoitPas("Verdun");
    }

    [Fact]
    public async Task A_form_forged_for_the_person_of_another_referent_changes_nothing()
    {
        var suivi = await SuiviDeTest.OuvrirAsync(site);
        var autre = await SuiviDeTest.OuvrirAsync(site);
        var amelie = await suivi.PersonneAsync();
        var sien = await autre.PersonneAsync("Karim", "Belkacem");
        var page = await autre.Client.AllerAsync($"/rendez-vous/fixer/{sien.Personne.Valeur}");
        var jeton = page.Document.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var reponse = await autre.Client.EnvoyerAsync(new HttpRequestMessage(HttpMethod.Post, new Uri($"/rendez-vous/fixer/{amelie.Personne.Valeur}", UriKind.Relative))
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["__RequestVerificationToken"] = jeton, ["Saisie.Jour"] = "2026-11-20", ["Saisie.Heure"] = "09:00", ["Saisie.Duree"] = "45",
                ["Saisie.Motif"] = "Suivi", ["Saisie.Modalite"] = "SurPlace", ["Saisie.Lieu"] = "Ici",
            }),
        });
        Assert.Equal(HttpStatusCode.NotFound, reponse.StatusCode);
        await using var db = suivi.Monde.Ouvrir();
        Assert.False(await db.Set<RendezVousPris>().AnyAsync(r => r.Parcours == amelie.Parcours, TestContext.Current.CancellationToken));
    }

    private static async Task<DateOnly?> ContactAsync(SuiviDeTest suivi, PersonneSuivie personne)
    {
        await using var db = suivi.Monde.Ouvrir();
        return await db.Parcours.Where(p => p.Id == personne.Parcours).Select(p => p.DernierContact).SingleAsync();
    }
}
