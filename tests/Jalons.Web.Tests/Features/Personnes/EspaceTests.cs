using System.Net;
using Jalons.Data.Socle;
using Jalons.Domain.Dossiers;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Socle;
using Jalons.TestKit;
using Jalons.Web.Tests.Features.Suivi;
using Jalons.Web.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Jalons.Web.Tests.Features.Personnes;

/// <summary>The personal space of a person: opened from their file, its password handed over once, and what is done when they can no longer sign in.</summary>
public sealed class EspaceTests : IClassFixture<SiteDeTest>
{
    private const string Choisi = "trois poules rousses";

    private readonly SiteDeTest site;

    /// <summary>One test moves the clock of the site: each begins at the same instant, in whatever order they run.</summary>
    public EspaceTests(SiteDeTest site)
    {
        this.site = site;
        site.Horloge.AllerAu(new DateOnly(2026, 11, 16), new TimeOnly(10, 0));
    }

    private static CancellationToken Annulation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_referent_opens_the_space_and_the_person_enters_it()
    {
        var suivi = await SuiviDeTest.OuvrirAsync(site);
        var amelie = await suivi.PersonneAsync();
        var dossier = await suivi.Client.AllerAsync($"/personnes/{amelie.Personne.Valeur}");
        dossier.Voit("Pas d’espace personnel", "La personne ne peut pas encore se connecter.");
        var page = await dossier.SuivreAsync("Ouvrir l’espace personnel");
        Assert.Equal("Espace personnel d'Amélie BERTIN", page.Titre);
        var identifiant = page.Formulaire("Ouvrir l’espace personnel").Valeur("Identifiant");
        Assert.Matches("^amelie[2-9]{4}$", identifiant);

        var montre = await page.Formulaire("Ouvrir l’espace personnel").EnvoyerAsync();
        Assert.Equal("Mot de passe provisoire", montre.Titre);
        montre.Voit("Amélie BERTIN", identifiant, "Il ne sera plus montré", "jusqu’au 23 novembre 2026 à 10 h");
        var motDePasse = Secret(montre);
        (await suivi.Client.AllerAsync($"/personnes/{amelie.Personne.Valeur}")).Voit(
            "Invitation en cours", "Mot de passe provisoire donné le 16 novembre 2026 à 10 h", "Espace personnel ouvert (Claire Humbert)");
        Assert.Equal("Espace personnel d'Amélie BERTIN", (await suivi.Client.AllerAsync(montre.Adresse)).Titre);

        // On a telephone: no hyphen, a capital at the beginning.
        var personne = site.ClientAnonyme();
        var choix = await EntrerAsync(personne, identifiant, string.Concat(motDePasse[..1].ToUpperInvariant(), motDePasse[1..].Replace("-", "", StringComparison.Ordinal)));
        Assert.Equal("Choisissez votre mot de passe", choix.Titre);
        var accueil = await ChoisirAsync(choix);
        Assert.Equal("/mon-espace", accueil.Adresse);
        accueil.Voit("Bonjour Amélie", "Claire Humbert", "Appeler le 03 29 11 22 33");
        (await personne.AllerAsync("/mon-espace/regards")).Voit("Claire Humbert (référent) : Espace personnel ouvert");
        (await suivi.Client.AllerAsync($"/personnes/{amelie.Personne.Valeur}")).Voit(
            "Dernière connexion le 16 novembre 2026 à 10 h", "Mot de passe choisi après un mot de passe provisoire (Amélie BERTIN)");
        (await EntrerAsync(site.ClientAnonyme(), identifiant, motDePasse)).Voit("L’identifiant ou le mot de passe n’est pas le bon");
    }

    [Fact]
    public async Task The_letter_says_all_that_is_needed_on_one_page()
    {
        var suivi = await SuiviDeTest.OuvrirAsync(site);
        var amelie = await suivi.PersonneAsync();
        var montre = await OuvrirAsync(suivi.Client, amelie);
        var reponse = await montre.Formulaire("Imprimer la lettre (PDF)").EnvoyerAsync();
        Assert.Equal("application/pdf", reponse.Reponse.Content.Headers.ContentType?.MediaType);
        var lettre = new LecturePdf(await reponse.Reponse.Content.ReadAsByteArrayAsync(Annulation));
        Assert.Equal(1, lettre.Pages);
        foreach (var mots in new[]
                 {
                     "Département de la Meuse", "Amélie BERTIN", "Le 16 novembre 2026", "Madame, Monsieur,", "Adresse du site : http://localhost/connexion",
                     $"Votre identifiant : {Identifiant(montre)}", $"Mot de passe provisoire : {Secret(montre)}", "jusqu'au 23 novembre 2026 à 10 h",
                     "au moins douze lettres ou signes", "Ne le donnez à personne", "Claire Humbert, au 03 29 11 22 33", "Il n'est pas obligatoire : tout y existe aussi sur papier",
                 })
        {
            Assert.Contains(mots, lettre.Texte, StringComparison.Ordinal);
        }

        (await suivi.Client.AllerAsync($"/personnes/{amelie.Personne.Valeur}")).Voit("Lettre de connexion à l’espace personnel imprimée (Claire Humbert)");
    }

    [Fact]
    public async Task A_letter_is_printed_for_its_person_and_while_its_password_serves()
    {
        var suivi = await SuiviDeTest.OuvrirAsync(site);
        var amelie = await suivi.PersonneAsync();
        var karim = await suivi.PersonneAsync("Karim", "Belkacem");
        var montre = await OuvrirAsync(suivi.Client, amelie);
        var autre = await OuvrirAsync(suivi.Client, karim);
        const string refus = "La lettre n’est pas imprimée";
        (await autre.Formulaire("Imprimer la lettre (PDF)").Forcer("cachet", montre.Formulaire("Imprimer la lettre (PDF)").ValeurCachee("cachet")).EnvoyerAsync()).Voit(refus);
        (await autre.Formulaire("Imprimer la lettre (PDF)").Forcer("cachet", "rien").EnvoyerAsync()).Voit(refus);
        (await autre.Formulaire("Imprimer la lettre (PDF)").Forcer("cachet", null).EnvoyerAsync()).Voit(refus);

        await ChoisirAsync(await EntrerAsync(site.ClientAnonyme(), Identifiant(montre), Secret(montre)));
        (await montre.Formulaire("Imprimer la lettre (PDF)").EnvoyerAsync()).Voit(refus, "a déjà servi, ou il a été remplacé");
    }

    [Fact]
    public async Task What_cannot_be_a_user_name_is_said()
    {
        var suivi = await SuiviDeTest.OuvrirAsync(site);
        var amelie = await suivi.PersonneAsync();
        var page = await suivi.Client.AllerAsync(Adresse(amelie));
        FormulaireHtml Form(PageHtml p) => p.Formulaire("Ouvrir l’espace personnel");
        (await Form(page).Remplir("Identifiant", " ").EnvoyerAsync()).Voit("Il manque l’identifiant.");
        (await Form(page).Remplir("Identifiant", "amélie b").EnvoyerAsync()).Voit("L’identifiant s’écrit avec 3 à 60 lettres sans accent");
        var pris = await Form(page).Remplir("Identifiant", suivi.Compte.UserName!).EnvoyerAsync();
        pris.Voit("Rien n’a été changé", "Cet identifiant est déjà pris");
        Assert.Equal(suivi.Compte.UserName, Form(pris).Valeur("Identifiant"));
        Assert.Equal("Mot de passe provisoire", (await Form(pris).Remplir("Identifiant", "Amelie-55").EnvoyerAsync()).Titre);
        Assert.Equal("Choisissez votre mot de passe", (await EntrerAsync(site.ClientAnonyme(), "amelie-55", await RenouvelerAsync(suivi.Client, amelie))).Titre);
    }

    [Fact]
    public async Task Nobody_opens_a_space_for_somebody_whom_nobody_accompanies()
    {
        PersonneId personne;
        await using (var db = JalonsDb.Pour(site.Connexions, BaseDeTest.Departement))
        {
            var enfant = Personne.Connaitre(BaseDeTest.Departement, "Bertin", "Léo", new DateOnly(2015, 4, 12)).Valeur;
            db.Add(enfant);
            await db.SaveChangesAsync(Annulation);
            personne = enfant.Id;
        }

        var gestionnaire = await site.ClientDeAsync(Role.Gestionnaire);
        var page = await gestionnaire.AllerAsync($"/personnes/{personne.Valeur}/espace");
        page.Voit("Il s’ouvre pour une personne accompagnée").NeVoitPas("Ouvrir l’espace personnel");
        var suivi = await SuiviDeTest.OuvrirAsync(site);
        var autre = await gestionnaire.AllerAsync(Adresse(await suivi.PersonneAsync()));
        var jeton = autre.Formulaire("Ouvrir l’espace personnel").ValeurCachee("__RequestVerificationToken");
        (await PosterAsync(gestionnaire, $"/personnes/{personne.Valeur}/espace?handler=Ouvrir", jeton)).Voit("Aucun parcours n’est ouvert pour elle");
    }

    [Fact]
    public async Task A_person_who_can_no_longer_sign_in_gets_another_password()
    {
        var suivi = await SuiviDeTest.OuvrirAsync(site);
        var amelie = await suivi.PersonneAsync();
        var montre = await OuvrirAsync(suivi.Client, amelie);
        site.Horloge.Avancer(TimeSpan.FromDays(8));
        (await EntrerAsync(site.ClientAnonyme(), Identifiant(montre), Secret(montre))).Voit("n’est plus valable. Demandez-en un nouveau à la personne qui vous accompagne");
        suivi = await ReconnecterAsync(suivi);
        (await suivi.Client.AllerAsync(Adresse(amelie))).Voit("Invitation périmée", "La personne n’a pas pu se connecter");

        var deuxieme = await RenouvelerAsync(suivi.Client, amelie);
        var personne = site.ClientAnonyme();
        await ChoisirAsync(await EntrerAsync(personne, Identifiant(montre), deuxieme));
        await AgirSurCompteAsync(amelie, "update compte set deux_facteurs = true, verrouille_jusqua = now() + interval '10 years' where personne = $1");
        (await suivi.Client.AllerAsync(Adresse(amelie))).Voit("La personne n’arrive plus à se connecter", "Bloqué", "le code de son téléphone ne sera plus demandé");

        var troisieme = await RenouvelerAsync(suivi.Client, amelie);
        Assert.Equal("Se connecter", (await personne.AllerAsync("/mon-espace")).Titre);
        (await EntrerAsync(site.ClientAnonyme(), Identifiant(montre), Choisi)).Voit("L’identifiant ou le mot de passe n’est pas le bon");
        Assert.Equal("Choisissez votre mot de passe", (await EntrerAsync(site.ClientAnonyme(), Identifiant(montre), troisieme)).Titre);
        (await suivi.Client.AllerAsync($"/personnes/{amelie.Personne.Valeur}")).Voit("Nouveau mot de passe provisoire donné pour l’espace personnel (Claire Humbert)");
    }

    [Fact]
    public async Task A_locked_space_is_unlocked_and_the_password_stays()
    {
        var suivi = await SuiviDeTest.OuvrirAsync(site);
        var amelie = await suivi.PersonneAsync();
        var montre = await OuvrirAsync(suivi.Client, amelie);
        for (var n = 0; n < 5; n++)
        {
            await EntrerAsync(site.ClientAnonyme(), Identifiant(montre), "faux");
        }

        (await EntrerAsync(site.ClientAnonyme(), Identifiant(montre), Secret(montre))).Voit("ce compte est bloqué pendant 15 minutes", "la personne qui vous accompagne");
        var page = await suivi.Client.AllerAsync(Adresse(amelie));
        page.Voit("Bloqué", "Il se débloquera tout seul le 16 novembre 2026 à 10 h 15");
        (await page.Formulaire("Débloquer").EnvoyerAsync()).Voit("L’espace est débloqué").NeVoitPas("Bloqué");
        (await page.Formulaire("Débloquer").EnvoyerAsync()).Voit("Rien n’a été changé", "Cet espace n’est plus bloqué");
        Assert.Equal("Choisissez votre mot de passe", (await EntrerAsync(site.ClientAnonyme(), Identifiant(montre), Secret(montre))).Titre);
    }

    [Fact]
    public async Task A_closed_space_no_longer_opens_until_it_is_opened_again()
    {
        var suivi = await SuiviDeTest.OuvrirAsync(site);
        var amelie = await suivi.PersonneAsync();
        var montre = await OuvrirAsync(suivi.Client, amelie);
        var personne = site.ClientAnonyme();
        await ChoisirAsync(await EntrerAsync(personne, Identifiant(montre), Secret(montre)));
        var page = await suivi.Client.AllerAsync(Adresse(amelie));
        var ferme = await page.Formulaire("Fermer l’espace").EnvoyerAsync();
        ferme.Voit("L’espace est fermé", "La personne ne peut plus se connecter.");
        Assert.Equal("Se connecter", (await personne.AllerAsync("/mon-espace")).Titre);
        (await EntrerAsync(site.ClientAnonyme(), Identifiant(montre), Choisi)).Voit("L’identifiant ou le mot de passe n’est pas le bon");
        (await page.Formulaire("Donner un nouveau mot de passe").EnvoyerAsync()).Voit("Cet espace est fermé. Rouvrez-le d’abord.");
        (await page.Formulaire("Fermer l’espace").EnvoyerAsync()).Voit("Cet espace est déjà fermé.");

        (await ferme.Formulaire("Rouvrir l’espace").EnvoyerAsync()).Voit("L’espace est rouvert");
        (await ferme.Formulaire("Rouvrir l’espace").EnvoyerAsync()).Voit("Cet espace est déjà ouvert.");
        Assert.Equal("/mon-espace", (await EntrerAsync(site.ClientAnonyme(), Identifiant(montre), Choisi)).Adresse);
    }

    [Fact]
    public async Task Two_people_at_once_open_exactly_one_space()
    {
        var suivi = await SuiviDeTest.OuvrirAsync(site);
        var amelie = await suivi.PersonneAsync();
        var gestionnaire = await site.ClientDeAsync(Role.Gestionnaire);
        var pages = new[] { await suivi.Client.AllerAsync(Adresse(amelie)), await gestionnaire.AllerAsync(Adresse(amelie)) };
        var issues = await Task.WhenAll(pages.Select(page => page.Formulaire("Ouvrir l’espace personnel").EnvoyerAsync()));
        Assert.Single(issues, issue => issue.Titre == "Mot de passe provisoire");
        var refus = Assert.Single(issues, issue => issue.Titre != "Mot de passe provisoire");
        refus.Voit("Rien n’a été changé", "Cet espace est déjà ouvert.", "lundi 16 novembre 2026 à 10 h, « Espace personnel ouvert »", "Invitation en cours");
        await using var db = JalonsDb.Pour(site.Connexions, BaseDeTest.Departement);
        Assert.Equal(1, await db.Comptes.CountAsync(c => c.Personne == amelie.Personne, Annulation));
        Assert.Equal(1, await db.Actes.CountAsync(a => a.Personne == amelie.Personne && a.Nature == "espace.ouvert", Annulation));
    }

    [Fact]
    public async Task A_page_that_is_no_longer_true_changes_nothing_and_says_who_was_faster()
    {
        var suivi = await SuiviDeTest.OuvrirAsync(site);
        var amelie = await suivi.PersonneAsync();
        await OuvrirAsync(suivi.Client, amelie);
        var gestionnaire = await site.ClientDeAsync(Role.Gestionnaire);
        var ancienne = await gestionnaire.AllerAsync(Adresse(amelie));
        var motDePasse = await RenouvelerAsync(suivi.Client, amelie);
        var refus = await ancienne.Formulaire("Donner un nouveau mot de passe").EnvoyerAsync();
        refus.Voit("Rien n’a été changé", "Cet espace a changé entre-temps.", "Dernier changement : Claire Humbert, lundi 16 novembre 2026 à 10 h, « Nouveau mot de passe provisoire donné");
        var choix = await EntrerAsync(site.ClientAnonyme(), Identifiant(refus), motDePasse);
        await ChoisirAsync(choix);
        (await refus.Formulaire("Fermer l’espace").EnvoyerAsync()).Voit("Cet espace a changé entre-temps.", "Dernier changement : Amélie BERTIN");
        Assert.Equal("Mot de passe provisoire", (await (await gestionnaire.AllerAsync(Adresse(amelie))).Formulaire("Donner un nouveau mot de passe").EnvoyerAsync()).Titre);
    }

    [Fact]
    public async Task A_file_that_is_not_visible_has_no_space()
    {
        var suivi = await SuiviDeTest.OuvrirAsync(site);
        var amelie = await suivi.PersonneAsync();
        var montre = await OuvrirAsync(suivi.Client, amelie);
        foreach (var client in new[]
                 {
                     await site.ClientDeAsync(Role.Referent, suivi.Organisme), await site.ClientDeAsync(Role.ChargeOrientation), await site.ClientDeAsync(Role.Gestionnaire, departement: "79"),
                 })
        {
            var jeton = (await client.AllerAsync("/compte")).Formulaire("Changer mon mot de passe").ValeurCachee("__RequestVerificationToken");
            foreach (var adresse in new[] { Adresse(amelie), Adresse(amelie) + "/mot-de-passe" })
            {
                Assert.Equal(HttpStatusCode.NotFound, (await client.DemanderAsync(adresse)).Statut);
            }

            foreach (var acte in new[] { "?handler=Ouvrir", "?handler=MotDePasse", "?handler=Debloquer", "?handler=Fermer", "?handler=Rouvrir", "/mot-de-passe?handler=Lettre" })
            {
                Assert.Equal(HttpStatusCode.NotFound, (await PosterAsync(client, Adresse(amelie) + acte, jeton)).Statut);
            }
        }

        Assert.Equal("Choisissez votre mot de passe", (await EntrerAsync(site.ClientAnonyme(), Identifiant(montre), Secret(montre))).Titre);
    }

    [Fact]
    public async Task The_charge_d_orientation_opens_it_while_the_orientation_is_open()
    {
        var suivi = await SuiviDeTest.OuvrirAsync(site);
        PersonneSuivie inconnu;
        await using (var db = suivi.Monde.Ouvrir())
        {
            var personne = Personne.Connaitre(BaseDeTest.Departement, "Colin", "Yanis", new DateOnly(1990, 1, 2)).Valeur;
            db.Add(personne);
            await db.SaveChangesAsync(Annulation);
            var parcours = Parcours.Entrer(BaseDeTest.Departement, personne.Id, null, suivi.Jour, suivi.Jour, "55545", await suivi.Monde.ReglesAsync());
            db.Add(parcours);
            await db.SaveChangesAsync(Annulation);
            inconnu = new(personne.Id, parcours.Id, personne.NomComplet);
        }

        var charge = await site.ClientDeAsync(Role.ChargeOrientation);
        var montre = await OuvrirAsync(charge, inconnu);
        Assert.Equal("/mon-espace", (await ChoisirAsync(await EntrerAsync(site.ClientAnonyme(), Identifiant(montre), Secret(montre)))).Adresse);
    }

    [Fact]
    public async Task Each_person_sees_their_own_file_only()
    {
        var suivi = await SuiviDeTest.OuvrirAsync(site);
        var amelie = await suivi.PersonneAsync();
        var karim = await suivi.PersonneAsync("Karim", "Belkacem");
        var contrat = await suivi.ContratAsync(karim, suivi.Jour);
        var rendezVous = await suivi.RendezVousAsync(karim, suivi.Jour.AddDays(3), new TimeOnly(9, 0));
        var (delle, delui) = (site.ClientAnonyme(), site.ClientAnonyme());
        foreach (var (client, personne) in new[] { (delle, amelie), (delui, karim) })
        {
            var montre = await OuvrirAsync(suivi.Client, personne);
            await ChoisirAsync(await EntrerAsync(client, Identifiant(montre), Secret(montre)));
        }

        (await delui.AllerAsync("/mon-espace")).Voit("Bonjour Karim", "jeudi 19 novembre 2026", "Votre contrat va jusqu’au");
        (await delle.AllerAsync("/mon-espace")).Voit("Bonjour Amélie", "Vous n’avez pas de rendez-vous prévu", "Vous n’avez pas encore de contrat").NeVoitPas("Karim");
        foreach (var adresse in new[] { $"/mon-espace/contrat/{contrat.Valeur}/papier", $"/mon-espace/rendez-vous/{rendezVous.Valeur}/empechement" })
        {
            Assert.Equal(HttpStatusCode.OK, (await delui.DemanderAsync(adresse)).Statut);
            Assert.Equal(HttpStatusCode.NotFound, (await delle.DemanderAsync(adresse)).Statut);
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await delle.DemanderAsync($"/personnes/{amelie.Personne.Valeur}")).Statut);
    }

    [Fact]
    public async Task Administrators_know_nothing_of_it()
    {
        var suivi = await SuiviDeTest.OuvrirAsync(site);
        var amelie = await suivi.PersonneAsync("Rosalinde", "Quatrevaux");
        await OuvrirAsync(suivi.Client, amelie);
        var admin = await site.ClientDeAsync(Role.Administrateur);
        (await admin.AllerAsync("/administration/comptes?q=quatrevaux")).NeVoitPas("QUATREVAUX");
        (await admin.AllerAsync("/administration/journal")).NeVoitPas("Espace personnel");
        await using var db = suivi.Monde.Ouvrir();
        var compte = await db.Comptes.SingleAsync(c => c.Personne == amelie.Personne, Annulation);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.DemanderAsync($"/administration/comptes/{compte.Id}")).Statut);
    }

    [Fact]
    public async Task The_pages_keep_their_budget()
    {
        await (await new Scene(site).AvecTerritoiresAsync()).GrossirAsync();
        var suivi = await SuiviDeTest.OuvrirAsync(site);
        var amelie = await suivi.PersonneAsync();
        await site.VerifierBudgetAsync(suivi.Client, Adresse(amelie));
        await OuvrirAsync(suivi.Client, amelie);
        await site.VerifierBudgetAsync(suivi.Client, Adresse(amelie));
    }

    private static string Adresse(PersonneSuivie personne) => $"/personnes/{personne.Personne.Valeur}/espace";

    private static string Secret(PageHtml page) => page.Document.QuerySelector(".secret code")!.TextContent;

    private static string Identifiant(PageHtml page) => System.Text.RegularExpressions.Regex.Match(page.Texte, @"dentifiant ([a-z]+[2-9]{4})", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value;

    private static async Task<PageHtml> OuvrirAsync(ClientWeb client, PersonneSuivie personne)
    {
        var montre = await (await client.AllerAsync(Adresse(personne))).Formulaire("Ouvrir l’espace personnel").EnvoyerAsync();
        Assert.True(montre.Titre == "Mot de passe provisoire", montre.Texte);
        return montre;
    }

    private static async Task<string> RenouvelerAsync(ClientWeb client, PersonneSuivie personne) =>
        Secret(await (await client.AllerAsync(Adresse(personne))).Formulaire("Donner un nouveau mot de passe").EnvoyerAsync());

    private static async Task<PageHtml> EntrerAsync(ClientWeb client, string identifiant, string motDePasse) =>
        await (await client.AllerAsync("/connexion")).Formulaire("Se connecter").Remplir("Identifiant", identifiant).Remplir("Mot de passe", motDePasse).EnvoyerAsync();

    private static Task<PageHtml> ChoisirAsync(PageHtml page) => page.Formulaire()
        .Remplir("Nouveau mot de passe", Choisi).Remplir("Nouveau mot de passe, encore une fois", Choisi).EnvoyerAsync();

    private static Task<PageHtml> PosterAsync(ClientWeb client, string adresse, string jeton) => client.SuivreAsync(new HttpRequestMessage(HttpMethod.Post, adresse)
    {
        Content = new FormUrlEncodedContent([new("__RequestVerificationToken", jeton), new("Identifiant", "quelquun2345")]),
    });

    /// <summary>The same référent, signed in again after the days that went by.</summary>
    private async Task<SuiviDeTest> ReconnecterAsync(SuiviDeTest suivi) => suivi.Avec(await site.ConnecterAsync(suivi.Compte));

    private async Task AgirSurCompteAsync(PersonneSuivie personne, string sql)
    {
        await using var connexion = await site.OuvrirAsync();
        await using var commande = new Npgsql.NpgsqlCommand(sql, connexion) { Parameters = { new() { Value = personne.Personne.Valeur } } };
        await commande.ExecuteNonQueryAsync(Annulation);
    }
}
