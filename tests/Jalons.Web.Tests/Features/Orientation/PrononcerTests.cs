using System.Net;
using Jalons.Data.Habilitations;
using Jalons.Domain.Dossiers;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Orientation;
using Jalons.Domain.Referentiel;
using Jalons.Domain.Socle;
using Jalons.TestKit;
using Jalons.Web.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Jalons.Web.Tests.Features.Orientation;

/// <summary>The decision: from the choice to the letter and to the portfolio of the référent, each refusal, and what happens when two people act at once.</summary>
public sealed class PrononcerTests(SiteOrientation site) : ScenesOrientation(site), IClassFixture<SiteOrientation>
{
    [Fact]
    public async Task The_person_leaves_the_list_and_enters_the_portfolio_of_the_referent()
    {
        var parcours = await EntrerAsync("ANP");
        var client = await Site.ClientDeAsync(Role.ChargeOrientation);
        var verifier = await (await client.AllerAsync(Adresse(parcours) + "/prononcer")).Formulaire("Vérifier avant de valider")
            .Cocher("Emploi", "Parcours")
            .Remplir("Confier la personne à", $"{Site.FranceTravail.Id.Valeur}:{Site.Lise.Id}")
            .Cocher("Lettre remise en main propre")
            .EnvoyerAsync();
        Assert.Equal("Vérifiez avant de valider", verifier.Titre);
        verifier.Voit("Parcours emploi, comme la préconisation", "Lise Aubry (", "Vous êtes inscrit(e) à France Travail.", "Remise en main propre");
        Assert.Equal(0, await NombreAsync("select count(*) from orientation where parcours = $1", parcours.Id.Valeur));

        var fait = await verifier.Formulaire("Prononcer l'orientation").EnvoyerAsync();
        Assert.StartsWith("/orientation/decisions/", fait.Adresse, StringComparison.Ordinal);
        fait.Voit(
            "L'orientation de Inès Moreau est prononcée", "Lise Aubry la trouve dès maintenant dans son portefeuille", "Ce qui se passe maintenant",
            "Au plus tard le 16 décembre 2026 (Code du travail D5411-14-1)", "Imprimer la lettre (PDF)");
        (await client.AllerAsync("/orientation?nom=moreau")).NeVoitPas($"\"{Adresse(parcours)}\"");
        Assert.Equal(HttpStatusCode.NotFound, (await client.DemanderAsync(Adresse(parcours))).Statut);
        Assert.Equal(HttpStatusCode.NotFound, (await client.DemanderAsync(Adresse(parcours) + "/diagnostic")).Statut);
        Assert.Equal(HttpStatusCode.NotFound, (await client.DemanderAsync(Adresse(parcours) + "/prononcer")).Statut);

        await using var db = Site.Scene.OuvrirDb();
        var position = await db.Parcours.SingleAsync(p => p.Id == parcours.Id, Annulation);
        Assert.Equal((TypeParcours.Emploi, new CompteId(Site.Lise.Id), Site.FranceTravail.Id), (position.Type, position.Referent, position.Organisme));
        Assert.Equal(new CompteId(Site.Lise.Id), (await db.SuivisReferent.SingleAsync(s => s.Parcours == parcours.Id, Annulation)).Referent);
        Assert.Equal(1, await CompterActesAsync("orientation.prononcee", parcours.Personne));
        (await (await Site.ConnecterAsync(Site.Lise)).AllerAsync(fait.Adresse)).Voit("Orientation de Inès Moreau");
    }

    [Fact]
    public async Task The_letter_is_printed_again_later_and_each_printing_is_written_down()
    {
        var parcours = await EntrerAsync("ANP");
        var client = await Site.ClientDeAsync(Role.ChargeOrientation);
        var decision = await PrononcerAsync(client, parcours, TypeParcours.Emploi, Site.FranceTravail, Site.Lise);
        foreach (var attendu in new[] { 1, 2 })
        {
            var lettre = await client.DemanderAsync(decision.Lien("Imprimer la lettre (PDF)"));
            Assert.Equal("application/pdf", lettre.Reponse.Content.Headers.ContentType?.MediaType);
            Assert.StartsWith("%PDF-", lettre.Corps, StringComparison.Ordinal);
            Assert.Equal(attendu, await CompterActesAsync("orientation.lettre_imprimee", parcours.Personne));
        }

        var autre = await Site.ClientDeAsync(Role.ChargeOrientation);
        Assert.Equal(HttpStatusCode.NotFound, (await autre.DemanderAsync(decision.Adresse)).Statut);
        Assert.Equal(HttpStatusCode.NotFound, (await autre.DemanderAsync(decision.Adresse + "/lettre")).Statut);
        Assert.Equal(HttpStatusCode.NotFound, (await (await Site.ConnecterAsync(Site.Hugo)).DemanderAsync(decision.Adresse)).Statut);
        Assert.Equal(HttpStatusCode.OK, (await (await Site.ClientDeAsync(Role.Gestionnaire)).DemanderAsync(decision.Adresse)).Statut);
    }

    [Fact]
    public async Task Another_choice_than_the_recommendation_needs_its_reason_and_a_full_referent_is_said()
    {
        var parcours = await EntrerAsync("ANP");
        var client = await Site.ClientDeAsync(Role.ChargeOrientation);
        var plein = await Site.Scene.CompteAsync("Rose", "Plein", Role.Referent, Site.Maison, 0);
        var formulaire = (await client.AllerAsync(Adresse(parcours) + "/prononcer")).Formulaire("Vérifier avant de valider")
            .Cocher("Social", "Parcours")
            .Remplir("Confier la personne à", $"{Site.Maison.Id.Valeur}:{plein.Id}")
            .Cocher("Lettre envoyée par la poste");
        var refus = await formulaire.EnvoyerAsync();
        refus.Voit("L'orientation n'est pas prononcée", "Vous ne suivez pas la préconisation (emploi) : dites pourquoi");

        var verifier = await refus.Formulaire("Vérifier avant de valider").Remplir("Pourquoi ce choix ?", "Vous préférez régler d'abord votre logement.").EnvoyerAsync();
        verifier.Voit("la préconisation était : emploi", "Vous préférez régler d'abord votre logement.", "Rose Plein est au complet : 0 personne suivie sur 0");

        var retour = await verifier.Formulaire("Revenir au formulaire").EnvoyerAsync();
        Assert.Equal("Vous préférez régler d'abord votre logement.", retour.Formulaire("Vérifier avant de valider").Valeur("Pourquoi ce choix ?"));

        var fait = await verifier.Formulaire("Prononcer l'orientation").EnvoyerAsync();
        fait.Voit("Lettre envoyée par la poste, jour de réception à noter", "Dans un délai de 1 mois à partir de la notification");
        var trop = await fait.Formulaire("Enregistrer la notification").Remplir("Lettre reçue le", "2026-11-30").EnvoyerAsync();
        trop.Voit("La notification n'est pas enregistrée");
        var notifiee = await trop.Formulaire("Enregistrer la notification").Remplir("Lettre reçue le", "2026-11-16").EnvoyerAsync();
        notifiee.Voit("La notification est enregistrée", "Au plus tard le 16 décembre 2026").NeVoitPas("Noter la réception de la lettre");
        Assert.Equal(1, await CompterActesAsync("orientation.notifiee", parcours.Personne));
    }

    [Fact]
    public async Task A_wrong_organisme_a_forged_referent_and_missing_answers_are_refused_in_words()
    {
        var parcours = await EntrerAsync("ANP");
        var client = await Site.ClientDeAsync(Role.ChargeOrientation);
        (await (await client.AllerAsync(Adresse(parcours) + "/prononcer")).Formulaire("Vérifier avant de valider").EnvoyerAsync())
            .Voit("Il manque le parcours.", "Il manque l'organisme.", "Dites comment la lettre est remise.");
        await RefuseAsync(f => f.Remplir("Confier la personne à", $"{Site.Maison.Id.Valeur}:"), "Maison des solidarités n'accompagne pas le parcours emploi");
        await RefuseAsync(f => f.Forcer("Saisie.Destination", $"{Site.FranceTravail.Id.Valeur}:{Site.Hugo.Id}"), "Hugo Petit ne travaille pas pour France Travail Bar-le-Duc");
        await RefuseAsync(f => f.Forcer("Saisie.Destination", $"{Site.FranceTravail.Id.Valeur}:{client.Compte!.Id}"), "Ce référent n'est plus disponible");
        await RefuseAsync(f => f.Forcer("Saisie.Destination", "999999:"), "Cet organisme n'existe plus");
        await RefuseAsync(f => f.Forcer("Saisie.Destination", "1 or 1=1"), "Choisissez un organisme dans la liste.");
        await RefuseAsync(f => f.Remplir("Date de la décision", "2026-12-01"), "La décision est datée entre");
        await RefuseAsync(f => f.Forcer("Saisie.Origine", "FranceTravail"), "France Travail ne décide de l'orientation qu'une fois passé le délai");
        Assert.Equal(0, await NombreAsync("select count(*) from orientation where parcours = $1", parcours.Id.Valeur));

        async Task RefuseAsync(Action<FormulaireHtml> changer, string dit)
        {
            var formulaire = (await client.AllerAsync(Adresse(parcours) + "/prononcer")).Formulaire("Vérifier avant de valider").Cocher("Emploi", "Parcours")
                .Remplir("Confier la personne à", $"{Site.FranceTravail.Id.Valeur}:{Site.Lise.Id}").Cocher("Lettre envoyée par la poste");
            changer(formulaire);
            (await formulaire.EnvoyerAsync()).Voit(dit);
        }
    }

    [Fact]
    public async Task Whoever_comes_second_is_told_who_decided_and_keeps_what_they_typed()
    {
        var parcours = await EntrerAsync("ANP");
        var premiere = await Site.ClientDeAsync(Role.ChargeOrientation);
        var seconde = await Site.ClientDeAsync(Role.ChargeOrientation);
        var verifier = await VerifierAsync(seconde, parcours, TypeParcours.Emploi, Site.FranceTravail, Site.Lise, "Votre projet est prêt.");
        await PrononcerAsync(premiere, parcours, TypeParcours.Social, Site.Maison, Site.Hugo);

        var conflit = await verifier.Formulaire("Prononcer l'orientation").EnvoyerAsync();
        Assert.Equal("Cette orientation vient d'être prononcée", conflit.Titre);
        conflit.Voit(
            $"{premiere.Compte!.NomComplet} a prononcé l'orientation le 16 novembre 2026 à 10 h", "Parcours social, avec Maison des solidarités, référent Hugo Petit",
            "Ce que vous aviez saisi", "Parcours emploi", "Lise Aubry", "Votre projet est prêt.");
        Assert.Equal(1, await NombreAsync("select count(*) from orientation where parcours = $1", parcours.Id.Valeur));
    }

    [Fact]
    public async Task Whoever_never_opened_the_file_learns_nothing_from_a_forged_form()
    {
        var parcours = await EntrerAsync("ANP");
        var leurre = await EntrerAsync("ANP");
        await PrononcerAsync(await Site.ClientDeAsync(Role.ChargeOrientation), parcours, TypeParcours.Emploi, Site.FranceTravail, Site.Lise);
        var curieuse = await Site.ClientDeAsync(Role.ChargeOrientation);
        var jeton = (await curieuse.AllerAsync(Adresse(leurre) + "/prononcer")).Document.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var reponse = await curieuse.EnvoyerAsync(new HttpRequestMessage(HttpMethod.Post, new Uri(Site.ClientAnonyme().Origine, Adresse(parcours) + "/prononcer?handler=Valider"))
        {
            Content = new FormUrlEncodedContent([new("__RequestVerificationToken", jeton), new("Saisie.Type", "Emploi"), new("Saisie.Destination", $"{Site.FranceTravail.Id.Valeur}:"), new("Saisie.Le", "2026-11-16"), new("Saisie.Notification", "Courrier")]),
        });
        Assert.Equal(HttpStatusCode.NotFound, reponse.StatusCode);
    }

    [Fact]
    public async Task A_person_of_another_departement_or_unknown_is_not_found()
    {
        await using (var proprietaire = await Site.OuvrirProprietaireAsync())
        {
            await BaseDeTest.ExecuterAsync(proprietaire, "insert into departement (code, nom) values ('54', 'Meurthe-et-Moselle') on conflict do nothing");
        }

        var voisine = await new Scene(Site, "54").EntrerAsync("Anne", "Voisine", new DateOnly(1990, 1, 1), new DateOnly(2026, 11, 1));
        var client = await Site.ClientDeAsync(Role.ChargeOrientation);
        Assert.Equal(HttpStatusCode.NotFound, (await client.DemanderAsync(Adresse(voisine))).Statut);
        Assert.Equal(HttpStatusCode.NotFound, (await client.DemanderAsync("/orientation/999999999")).Statut);
        Assert.Equal(HttpStatusCode.NotFound, (await client.DemanderAsync("/orientation/decisions/999999999/lettre")).Statut);
        (await client.AllerAsync("/orientation?nom=voisine")).NeVoitPas("Voisine Anne");
    }

    [Fact]
    public async Task Past_the_delay_the_page_says_that_France_Travail_may_have_decided_and_keeps_who_did()
    {
        var parcours = await Site.Scene.EntrerAsync("Paul", "Retard", new DateOnly(1988, 1, 1), new DateOnly(2026, 9, 1), new DateOnly(2026, 9, 3), activite: "ANP");
        var client = await Site.ClientDeAsync(Role.ChargeOrientation);
        var page = await client.AllerAsync(Adresse(parcours) + "/prononcer");
        page.Voit("Le délai du département est passé", "Depuis le 15 octobre 2026, France Travail peut décider");
        var verifier = await page.Formulaire("Vérifier avant de valider").Cocher("Emploi", "Parcours")
            .Remplir("Confier la personne à", $"{Site.FranceTravail.Id.Valeur}:{Site.Lise.Id}").Cocher("France Travail", "Qui décide ?").Cocher("Lettre envoyée par la poste").EnvoyerAsync();
        var fait = await verifier.Voit("par France Travail").Formulaire("Prononcer l'orientation").EnvoyerAsync();
        fait.Voit("par France Travail, après le délai légal");
        Assert.Equal(1, await NombreAsync("select count(*) from orientation where parcours = $1 and origine = 'FranceTravail'", parcours.Id.Valeur));
    }
}
