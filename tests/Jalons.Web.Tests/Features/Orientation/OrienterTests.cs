using System.Globalization;
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

/// <summary>From the queue to the referent's portfolio: diagnostic, préconisation, decision, letter, and what happens when two people act at once.</summary>
public sealed class OrienterTests(OrienterTests.Site site) : IClassFixture<OrienterTests.Site>
{
    /// <summary>Two organismes, three référents, one of them full.</summary>
    public sealed class Site : SiteDeTest
    {
        /// <summary>Builder of people and agents.</summary>
        public Scene Scene { get; private set; } = null!;

        /// <summary>An organisme for employment.</summary>
        public Organisme FranceTravail { get; private set; } = null!;

        /// <summary>An organisme for the two other parcours.</summary>
        public Organisme Maison { get; private set; } = null!;

        /// <summary>Référent of France Travail.</summary>
        public Compte Lise { get; private set; } = null!;

        /// <summary>Référent of the maison des solidarités.</summary>
        public Compte Hugo { get; private set; } = null!;

        /// <inheritdoc/>
        public override async ValueTask InitializeAsync()
        {
            await base.InitializeAsync();
            Scene = await new Scene(this).AvecTerritoiresAsync();
            FranceTravail = await Scene.OrganismeAsync("France Travail Bar-le-Duc", CategorieOrganisme.FranceTravail, [TypeParcours.Emploi], Scene.EpciBarLeDuc);
            Maison = await Scene.OrganismeAsync("Maison des solidarités", CategorieOrganisme.ServiceDepartement, [TypeParcours.SocioProfessionnel, TypeParcours.Social]);
            await Scene.OrganismeAsync("France Travail Verdun", CategorieOrganisme.FranceTravail, [TypeParcours.Emploi], Scene.EpciVerdun);
            Lise = await CreerCompteAsync(Role.Referent, FranceTravail.Id, regler: c => (c.Prenom, c.Nom, c.FileMaximale, c.PhoneNumber) = ("Lise", "Aubry", 60, "03 29 45 67 89"));
            Hugo = await CreerCompteAsync(Role.Referent, Maison.Id, regler: c => (c.Prenom, c.Nom, c.FileMaximale) = ("Hugo", "Petit", 0));
        }
    }

    private static CancellationToken Annulation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_person_shows_what_the_flow_says_the_recommendation_and_who_could_help()
    {
        var parcours = await EntrerAsync("ANP");
        var client = await site.ClientDeAsync(Role.ChargeOrientation);
        var page = await client.AllerAsync(Adresse(parcours));
        page.Voit(
            "Inès Moreau", "36 ans", "Bar-le-Duc", "Droit ouvert et versable", "Inscrit à France Travail (ANP)", "12 RUE DU BOURG, 55000 BAR-LE-DUC",
            "Préconisation : parcours emploi", "Orientation emploi : inscription à France Travail.",
            "Ce que l'on ne sait pas et qui pourrait la changer", "le logement, la santé (oui ou non), la mobilité, la langue, le dernier travail",
            "France Travail Bar-le-Duc", "Lise Aubry", " sur 60");
        page.NeVoitPas("France Travail Verdun");
        Assert.Equal($"{Adresse(parcours)}/prononcer?type=Emploi&destination={site.FranceTravail.Id.Valeur}%3A{site.Lise.Id}", page.Lien("Lise Aubry"));
        Assert.Equal(1, await CompterActesAsync(Acte.Consultation, parcours.Personne));
    }

    [Fact]
    public async Task The_sheet_of_the_diagnostic_is_prefilled_saved_and_read_again()
    {
        var parcours = await EntrerAsync("ANP");
        var client = await site.ClientDeAsync(Role.ChargeOrientation);
        var feuille = await client.AllerAsync(Adresse(parcours) + "/diagnostic");
        feuille.Voit("Ce que la CAF ou la MSA a dit est déjà rempli", "N'écrivez jamais laquelle");
        var formulaire = feuille.Formulaire("Enregistrer le diagnostic");
        Assert.Equal("0", formulaire.Valeur("Enfants à la maison"));
        var page = await formulaire
            .Remplir("Logement", "Sans logement")
            .Cocher("Non", "La santé fait-elle obstacle à la recherche d'un emploi ?")
            .Cocher("Oui", "Permis de conduire ?")
            .Remplir("Français parlé", "À l'aise")
            .Remplir("Dernier travail", "Il y a moins d'un an")
            .Remplir("Atouts", "Patiente, soigneuse")
            .Remplir("Heures de travail souhaitées par semaine", "28")
            .EnvoyerAsync();
        Assert.Equal(Adresse(parcours), page.Adresse);
        page.Voit(
            "Le diagnostic est enregistré", "Préconisation : parcours social", "pas de logement aujourd'hui",
            "contre : inscription à France Travail, a travaillé il y a moins d'un an", "Version 1, en présence de la personne, le 16 novembre 2026",
            "Patiente, soigneuse", "28 heures", "Maison des solidarités");

        var relue = (await client.AllerAsync(Adresse(parcours) + "/diagnostic")).Formulaire("Enregistrer le diagnostic");
        Assert.Equal(("SansLogement", "28", "Patiente, soigneuse"), (relue.Valeur("Logement"), relue.Valeur("Heures de travail souhaitées par semaine"), relue.Valeur("Atouts")));
        var refus = await relue.EnvoyerAsync();
        refus.Voit("Le diagnostic n'est pas enregistré", "Rien n'a changé depuis la dernière version");
    }

    [Fact]
    public async Task What_the_sheet_does_not_understand_is_said_and_nothing_typed_is_lost()
    {
        var parcours = await EntrerAsync();
        var client = await site.ClientDeAsync(Role.ChargeOrientation);
        var page = await (await client.AllerAsync(Adresse(parcours) + "/diagnostic")).Formulaire("Enregistrer le diagnostic")
            .Remplir("Diagnostic mené le", "2026-11-17")
            .Remplir("Enfants à la maison", "trente")
            .Remplir("Atouts", "Débrouillarde")
            .EnvoyerAsync();
        Assert.Equal("Débrouillarde", page.Formulaire("Enregistrer le diagnostic").Valeur("Atouts"));
        page.Voit("Enfants à la maison");
        var future = await page.Formulaire("Enregistrer le diagnostic").Remplir("Enfants à la maison", "3").EnvoyerAsync();
        future.Voit("La date du diagnostic est dans le futur");
        Assert.Equal(0, await NombreAsync("select count(*) from diagnostic where parcours = $1", parcours.Id.Valeur));
    }

    [Fact]
    public async Task Two_people_save_the_sheet_at_once_and_the_second_loses_nothing()
    {
        var parcours = await EntrerAsync();
        var premiere = await site.ClientDeAsync(Role.ChargeOrientation);
        var seconde = await site.ClientDeAsync(Role.ChargeOrientation);
        var feuille = (await seconde.AllerAsync(Adresse(parcours) + "/diagnostic")).Formulaire("Enregistrer le diagnostic");
        await (await premiere.AllerAsync(Adresse(parcours) + "/diagnostic")).Formulaire("Enregistrer le diagnostic")
            .Remplir("Logement", "Logement stable").Remplir("Atouts", "Organisée").EnvoyerAsync();

        var conflit = await feuille.Remplir("Logement", "Hébergé(e) chez quelqu'un").Remplir("Atouts", "Bricoleuse").EnvoyerAsync();
        conflit.Voit($"{premiere.Compte!.NomComplet} a enregistré ce diagnostic le 16 novembre 2026 à 10 h, pendant que vous le remplissiez", "n'est perdu");
        Assert.Equal(
            [["Logement", "Logement stable", "Hébergé(e) chez quelqu'un"], ["Atouts", "Organisée", "Bricoleuse"]],
            conflit.Lignes("main .message table"));

        var page = await conflit.Formulaire("Enregistrer le diagnostic").EnvoyerAsync();
        page.Voit("Le diagnostic est enregistré", "Version 2", "Bricoleuse");
        Assert.Equal(2, await NombreAsync("select count(*) from diagnostic where parcours = $1", parcours.Id.Valeur));
    }

    [Fact]
    public async Task The_person_leaves_the_list_and_enters_the_portfolio_of_the_referent()
    {
        var parcours = await EntrerAsync("ANP");
        var client = await site.ClientDeAsync(Role.ChargeOrientation);
        var verifier = await (await client.AllerAsync(Adresse(parcours) + "/prononcer")).Formulaire("Vérifier avant de valider")
            .Cocher("Emploi", "Parcours")
            .Remplir("Confier la personne à", $"{site.FranceTravail.Id.Valeur}:{site.Lise.Id}")
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

        await using var db = site.Scene.OuvrirDb();
        var position = await db.Parcours.SingleAsync(p => p.Id == parcours.Id, Annulation);
        Assert.Equal((TypeParcours.Emploi, new CompteId(site.Lise.Id), site.FranceTravail.Id), (position.Type, position.Referent, position.Organisme));
        Assert.Equal(new CompteId(site.Lise.Id), (await db.SuivisReferent.SingleAsync(s => s.Parcours == parcours.Id, Annulation)).Referent);
        Assert.Equal(1, await CompterActesAsync("orientation.prononcee", parcours.Personne));
        (await (await site.ConnecterAsync(site.Lise)).AllerAsync(fait.Adresse)).Voit("Orientation de Inès Moreau");
    }

    [Fact]
    public async Task The_letter_is_printed_again_later_and_each_printing_is_written_down()
    {
        var parcours = await EntrerAsync("ANP");
        var client = await site.ClientDeAsync(Role.ChargeOrientation);
        var decision = await PrononcerAsync(client, parcours, TypeParcours.Emploi, site.FranceTravail, site.Lise);
        foreach (var attendu in new[] { 1, 2 })
        {
            var lettre = await client.DemanderAsync(decision.Lien("Imprimer la lettre (PDF)"));
            Assert.Equal("application/pdf", lettre.Reponse.Content.Headers.ContentType?.MediaType);
            Assert.StartsWith("%PDF-", lettre.Corps, StringComparison.Ordinal);
            Assert.Equal(attendu, await CompterActesAsync("orientation.lettre_imprimee", parcours.Personne));
        }

        var autre = await site.ClientDeAsync(Role.ChargeOrientation);
        Assert.Equal(HttpStatusCode.NotFound, (await autre.DemanderAsync(decision.Adresse)).Statut);
        Assert.Equal(HttpStatusCode.NotFound, (await autre.DemanderAsync(decision.Adresse + "/lettre")).Statut);
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.ConnecterAsync(site.Hugo)).DemanderAsync(decision.Adresse)).Statut);
        Assert.Equal(HttpStatusCode.OK, (await (await site.ClientDeAsync(Role.Gestionnaire)).DemanderAsync(decision.Adresse)).Statut);
    }

    [Fact]
    public async Task Another_choice_than_the_recommendation_needs_its_reason_and_a_full_referent_is_said()
    {
        var parcours = await EntrerAsync("ANP");
        var client = await site.ClientDeAsync(Role.ChargeOrientation);
        var plein = await site.Scene.CompteAsync("Rose", "Plein", Role.Referent, site.Maison, 0);
        var formulaire = (await client.AllerAsync(Adresse(parcours) + "/prononcer")).Formulaire("Vérifier avant de valider")
            .Cocher("Social", "Parcours")
            .Remplir("Confier la personne à", $"{site.Maison.Id.Valeur}:{plein.Id}")
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
        var client = await site.ClientDeAsync(Role.ChargeOrientation);
        (await (await client.AllerAsync(Adresse(parcours) + "/prononcer")).Formulaire("Vérifier avant de valider").EnvoyerAsync())
            .Voit("Il manque le parcours.", "Il manque l'organisme.", "Dites comment la lettre est remise.");
        await RefuseAsync(f => f.Remplir("Confier la personne à", $"{site.Maison.Id.Valeur}:"), "Maison des solidarités n'accompagne pas le parcours emploi");
        await RefuseAsync(f => f.Forcer("Saisie.Destination", $"{site.FranceTravail.Id.Valeur}:{site.Hugo.Id}"), "Hugo Petit ne travaille pas pour France Travail Bar-le-Duc");
        await RefuseAsync(f => f.Forcer("Saisie.Destination", $"{site.FranceTravail.Id.Valeur}:{client.Compte!.Id}"), "Ce référent n'est plus disponible");
        await RefuseAsync(f => f.Forcer("Saisie.Destination", "999999:"), "Cet organisme n'existe plus");
        await RefuseAsync(f => f.Forcer("Saisie.Destination", "1 or 1=1"), "Choisissez un organisme dans la liste.");
        await RefuseAsync(f => f.Remplir("Date de la décision", "2026-12-01"), "La décision est datée entre");
        await RefuseAsync(f => f.Forcer("Saisie.Origine", "FranceTravail"), "France Travail ne décide de l'orientation qu'une fois passé le délai");
        Assert.Equal(0, await NombreAsync("select count(*) from orientation where parcours = $1", parcours.Id.Valeur));

        async Task RefuseAsync(Action<FormulaireHtml> changer, string dit)
        {
            var formulaire = (await client.AllerAsync(Adresse(parcours) + "/prononcer")).Formulaire("Vérifier avant de valider").Cocher("Emploi", "Parcours")
                .Remplir("Confier la personne à", $"{site.FranceTravail.Id.Valeur}:{site.Lise.Id}").Cocher("Lettre envoyée par la poste");
            changer(formulaire);
            (await formulaire.EnvoyerAsync()).Voit(dit);
        }
    }

    [Fact]
    public async Task Whoever_comes_second_is_told_who_decided_and_keeps_what_they_typed()
    {
        var parcours = await EntrerAsync("ANP");
        var premiere = await site.ClientDeAsync(Role.ChargeOrientation);
        var seconde = await site.ClientDeAsync(Role.ChargeOrientation);
        var verifier = await VerifierAsync(seconde, parcours, TypeParcours.Emploi, site.FranceTravail, site.Lise, "Votre projet est prêt.");
        await PrononcerAsync(premiere, parcours, TypeParcours.Social, site.Maison, site.Hugo);

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
        await PrononcerAsync(await site.ClientDeAsync(Role.ChargeOrientation), parcours, TypeParcours.Emploi, site.FranceTravail, site.Lise);
        var curieuse = await site.ClientDeAsync(Role.ChargeOrientation);
        var jeton = (await curieuse.AllerAsync(Adresse(leurre) + "/prononcer")).Document.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var reponse = await curieuse.EnvoyerAsync(new HttpRequestMessage(HttpMethod.Post, new Uri(site.ClientAnonyme().Origine, Adresse(parcours) + "/prononcer?handler=Valider"))
        {
            Content = new FormUrlEncodedContent([new("__RequestVerificationToken", jeton), new("Saisie.Type", "Emploi"), new("Saisie.Destination", $"{site.FranceTravail.Id.Valeur}:"), new("Saisie.Le", "2026-11-16"), new("Saisie.Notification", "Courrier")]),
        });
        Assert.Equal(HttpStatusCode.NotFound, reponse.StatusCode);
    }

    [Fact]
    public async Task A_person_of_another_departement_or_unknown_is_not_found()
    {
        await using (var proprietaire = await site.OuvrirProprietaireAsync())
        {
            await BaseDeTest.ExecuterAsync(proprietaire, "insert into departement (code, nom) values ('54', 'Meurthe-et-Moselle') on conflict do nothing");
        }

        var voisine = await new Scene(site, "54").EntrerAsync("Anne", "Voisine", new DateOnly(1990, 1, 1), new DateOnly(2026, 11, 1));
        var client = await site.ClientDeAsync(Role.ChargeOrientation);
        Assert.Equal(HttpStatusCode.NotFound, (await client.DemanderAsync(Adresse(voisine))).Statut);
        Assert.Equal(HttpStatusCode.NotFound, (await client.DemanderAsync("/orientation/999999999")).Statut);
        Assert.Equal(HttpStatusCode.NotFound, (await client.DemanderAsync("/orientation/decisions/999999999/lettre")).Statut);
        (await client.AllerAsync("/orientation?nom=voisine")).NeVoitPas("Voisine Anne");
    }

    [Fact]
    public async Task Past_the_delay_the_page_says_that_France_Travail_may_have_decided_and_keeps_who_did()
    {
        var parcours = await site.Scene.EntrerAsync("Paul", "Retard", new DateOnly(1988, 1, 1), new DateOnly(2026, 9, 1), new DateOnly(2026, 9, 3), activite: "ANP");
        var client = await site.ClientDeAsync(Role.ChargeOrientation);
        var page = await client.AllerAsync(Adresse(parcours) + "/prononcer");
        page.Voit("Le délai du Département est passé", "Depuis le 15 octobre 2026, France Travail peut décider");
        var verifier = await page.Formulaire("Vérifier avant de valider").Cocher("Emploi", "Parcours")
            .Remplir("Confier la personne à", $"{site.FranceTravail.Id.Valeur}:{site.Lise.Id}").Cocher("France Travail", "Qui décide ?").Cocher("Lettre envoyée par la poste").EnvoyerAsync();
        var fait = await verifier.Voit("par France Travail").Formulaire("Prononcer l'orientation").EnvoyerAsync();
        fait.Voit("par France Travail, après le délai légal");
        Assert.Equal(1, await NombreAsync("select count(*) from orientation where parcours = $1 and origine = 'FranceTravail'", parcours.Id.Valeur));
    }

    [Fact]
    public async Task Without_referent_the_person_waits_in_a_list_of_their_own_until_one_is_named()
    {
        var parcours = await site.Scene.EntrerAsync("Karim", "Sansref", new DateOnly(1995, 3, 3), new DateOnly(2026, 11, 2), activite: "ANP");
        var client = await site.ClientDeAsync(Role.ChargeOrientation);
        var fait = await PrononcerAsync(client, parcours, TypeParcours.Emploi, site.FranceTravail, null);
        fait.Voit("Elle attend maintenant que son référent soit désigné", "Référent à désigner");

        var liste = await client.AllerAsync("/orientation/sans-referent");
        Assert.Contains(liste.Lignes(), l => l[0].StartsWith("Sansref Karim", StringComparison.Ordinal) && l[3] == "France Travail Bar-le-Duc");
        var choix = await liste.SuivreAsync("Sansref Karim");
        var autre = await site.ClientDeAsync(Role.ChargeOrientation);
        var second = (await autre.AllerAsync(choix.Adresse)).Formulaire("Désigner ce référent").Remplir("Référent", site.Lise.Id.ToString(CultureInfo.InvariantCulture));
        (await choix.Formulaire("Désigner ce référent").EnvoyerAsync()).Voit("Il manque le référent.");
        var designe = await choix.Formulaire("Désigner ce référent").Remplir("Référent", site.Lise.Id.ToString(CultureInfo.InvariantCulture)).EnvoyerAsync();
        designe.Voit("Le référent est désigné", "Lise Aubry");
        Assert.Equal(fait.Adresse, designe.Adresse);

        (await second.EnvoyerAsync()).Voit("Cette personne n'attend plus de référent", "Votre choix n'a pas été enregistré");
        Assert.Equal(1, await CompterActesAsync("referent.designe", parcours.Personne));
        Assert.DoesNotContain((await client.AllerAsync("/orientation/sans-referent")).Lignes(), l => l[0].StartsWith("Sansref", StringComparison.Ordinal));
    }

    private static string Adresse(Parcours parcours) => $"/orientation/{parcours.Id.Valeur}";

    private Task<Parcours> EntrerAsync(string? activite = null) =>
        site.Scene.EntrerAsync("Inès", "Moreau", new DateOnly(1990, 4, 2), new DateOnly(2026, 11, 2), new DateOnly(2026, 11, 4), activite: activite);

    private static async Task<PageHtml> VerifierAsync(ClientWeb client, Parcours parcours, TypeParcours type, Organisme organisme, Compte? referent, string motif) =>
        await (await client.AllerAsync(Adresse(parcours) + "/prononcer")).Formulaire("Vérifier avant de valider")
            .Cocher(type == TypeParcours.Emploi ? "Emploi" : "Social", "Parcours")
            .Remplir("Confier la personne à", $"{organisme.Id.Valeur}:{referent?.Id}")
            .Remplir("Pourquoi ce choix ?", motif)
            .Cocher("Lettre envoyée par la poste")
            .EnvoyerAsync();

    private static async Task<PageHtml> PrononcerAsync(ClientWeb client, Parcours parcours, TypeParcours type, Organisme organisme, Compte? referent) =>
        await (await VerifierAsync(client, parcours, type, organisme, referent, "Nous en avons parlé ensemble.")).Formulaire("Prononcer l'orientation").EnvoyerAsync();

    private Task<long> CompterActesAsync(string nature, PersonneId personne) =>
        NombreAsync("select count(*) from acte where nature = $1 and personne = $2", nature, personne.Valeur);

    private async Task<long> NombreAsync(string sql, params object[] valeurs)
    {
        await using var connexion = await site.OuvrirAsync();
        return await BaseDeTest.LireAsync<long>(connexion, sql, valeurs);
    }
}
