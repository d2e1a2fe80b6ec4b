using System.Net;
using Jalons.Data.Habilitations;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Socle;
using Jalons.TestKit;
using Jalons.Web.Tests.Kit;
using Xunit;

namespace Jalons.Web.Tests.Habilitations;

public sealed class AdministrationTests(SiteDeTest site) : IClassFixture<SiteDeTest>
{
    [Fact]
    public async Task An_account_is_opened_with_a_password_shown_once()
    {
        var admin = await site.ClientDeAsync(Role.Administrateur);
        var organisme = await site.CreerOrganismeAsync("Mission locale du Nord");
        var page = await (await admin.AllerAsync("/administration/comptes/nouveau")).Formulaire()
            .Remplir("Prénom", "Noël").Remplir("Nom", "Le Goff").Remplir("Rôle", "Référent").Remplir("Organisme", organisme.Nom)
            .Remplir("Courriel", "noel.legoff@exemple.fr").Remplir("Nombre de personnes au plus", "60")
            .EnvoyerAsync();
        Assert.Equal("Mot de passe provisoire", page.Titre);
        page.Voit("noel.le-goff", "Il ne sera plus montré");
        var motDePasse = page.Document.QuerySelector(".secret code")!.TextContent;
        Assert.NotEqual("Mot de passe provisoire", (await admin.AllerAsync(page.Adresse)).Titre);

        var choix = await (await site.ClientAnonyme().AllerAsync("/connexion")).Formulaire("Se connecter")
            .Remplir("Identifiant", "noel.le-goff").Remplir("Mot de passe", motDePasse).EnvoyerAsync();
        Assert.Equal("Choisissez votre mot de passe", choix.Titre);
        var accueil = await choix.Formulaire().Remplir("Nouveau mot de passe", "trois poules rousses").Remplir("Nouveau mot de passe, encore une fois", "trois poules rousses").EnvoyerSansSuivreAsync();
        Assert.Equal("/", accueil.Redirection?.AbsolutePath);

        var liste = await admin.AllerAsync("/administration/comptes?q=le%20goff&role=Referent");
        Assert.Equal("LE GOFF Noël", Assert.Single(liste.Lignes())[0]);
        liste.Voit("Nom : le goff", "Rôle : Référent", "Mission locale du Nord");
        (await admin.AllerAsync("/administration/journal?quoi=Administration")).Voit("Compte ouvert : Noël Le Goff, Référent");
    }

    [Fact]
    public async Task What_is_missing_or_taken_is_said_and_nothing_typed_is_lost()
    {
        var admin = await site.ClientDeAsync(Role.Administrateur);
        var vide = await (await admin.AllerAsync("/administration/comptes/nouveau")).Formulaire().EnvoyerAsync();
        vide.Voit("Il y a 3 choses à corriger", "Il manque le prénom.", "Il manque le nom.", "Il manque le rôle.");

        var sans = await vide.Formulaire().Remplir("Prénom", "Claire").Remplir("Nom", "Humbert").Remplir("Rôle", "Référent").EnvoyerAsync();
        sans.Voit("Le compte n’est pas ouvert", "agit pour un organisme : choisissez lequel");
        Assert.Equal("Humbert", sans.Formulaire().Valeur("Nom"));

        var pris = await sans.Formulaire().Remplir("Rôle", "Pilote").Remplir("Identifiant", admin.Compte!.UserName!).EnvoyerAsync();
        pris.Voit("Cet identifiant est déjà pris");
        var forge = await pris.Formulaire().Forcer("Saisie.Role", "Usager").EnvoyerAsync();
        forge.Voit("L’accès d’une personne accompagnée s’ouvre depuis son dossier");
    }

    [Fact]
    public async Task Closing_an_account_ends_its_sessions_at_once()
    {
        var admin = await site.ClientDeAsync(Role.Administrateur);
        var client = await site.ClientDeAsync(Role.Gestionnaire);
        Assert.Equal("Mon compte", (await client.AllerAsync("/compte")).Titre);
        var fiche = await admin.AllerAsync($"/administration/comptes/{client.Compte!.Id}");
        var ferme = await fiche.Formulaire("Fermer le compte").EnvoyerAsync();
        ferme.Voit("Le compte est fermé.", "Ce compte est fermé");
        Assert.Equal("Se connecter", (await client.AllerAsync("/compte")).Titre);
        await Assert.ThrowsAsync<InvalidOperationException>(() => site.ConnecterAsync(client.Compte));
        (await ferme.Formulaire("Rouvrir le compte").EnvoyerAsync()).Voit("Le compte est rouvert.");
        await site.ConnecterAsync(client.Compte);
        (await admin.AllerAsync("/administration/journal")).Voit($"Compte fermé : {client.Compte.NomComplet}", $"Compte rouvert : {client.Compte.NomComplet}");
    }

    [Fact]
    public async Task Changing_a_role_ends_the_sessions_opened_with_the_former_one()
    {
        var admin = await site.ClientDeAsync(Role.Administrateur);
        var client = await site.ClientDeAsync(Role.Gestionnaire);
        var fiche = await admin.AllerAsync($"/administration/comptes/{client.Compte!.Id}");
        (await fiche.Formulaire("Enregistrer").Remplir("Rôle", "Pilote").EnvoyerAsync()).Voit("Le compte est enregistré.");
        Assert.Equal("Se connecter", (await client.AllerAsync("/compte")).Titre);
        (await (await site.ConnecterAsync(client.Compte)).AllerAsync("/compte")).Voit("Pilote");
    }

    [Fact]
    public async Task An_account_locked_is_unlocked()
    {
        var admin = await site.ClientDeAsync(Role.Administrateur);
        var compte = await site.CreerCompteAsync(Role.Pilote, regler: c => (c.LockoutEnd, c.AccessFailedCount) = (site.Horloge.GetUtcNow().AddMinutes(10), 5));
        (await admin.AllerAsync("/administration")).Voit("compte bloqué après trop d’essais");
        Assert.Single((await admin.AllerAsync("/administration/comptes?etat=Bloque")).Lignes());
        var fiche = await admin.AllerAsync($"/administration/comptes/{compte.Id}");
        fiche.Voit("Ce compte est bloqué après trop d’essais");
        (await fiche.Formulaire("Débloquer").EnvoyerAsync()).Voit("Le compte est débloqué.");
        await site.ConnecterAsync(compte);
    }

    [Fact]
    public async Task A_lost_telephone_and_a_forgotten_password_are_replaced()
    {
        var admin = await site.ClientDeAsync(Role.Administrateur);
        var compte = await site.CreerCompteAsync(Role.Pilote, regler: c => c.TwoFactorEnabled = true);
        var fiche = await admin.AllerAsync($"/administration/comptes/{compte.Id}");
        (await fiche.Formulaire("Retirer le second facteur").EnvoyerAsync()).Voit("Le second facteur est retiré.", "Pas encore installé");
        var donne = await (await admin.AllerAsync($"/administration/comptes/{compte.Id}")).Formulaire("Donner un nouveau mot de passe").EnvoyerAsync();
        Assert.Equal("Mot de passe provisoire", donne.Titre);
        await Assert.ThrowsAsync<InvalidOperationException>(() => site.ConnecterAsync(compte));
        (await admin.AllerAsync("/administration/journal")).Voit($"Second facteur retiré : {compte.NomComplet}", $"Mot de passe provisoire donné : {compte.NomComplet}");
    }

    [Theory]
    [InlineData("Fermer")]
    [InlineData("SecondFacteur")]
    [InlineData("MotDePasse")]
    public async Task An_administrator_does_nothing_to_their_own_account(string acte)
    {
        var admin = await site.ClientDeAsync(Role.Administrateur);
        var adresse = $"/administration/comptes/{admin.Compte!.Id}";
        var fiche = await admin.AllerAsync(adresse);
        fiche.Voit("C’est votre compte").NeVoitPas("Fermer le compte");
        var jeton = fiche.Formulaire("Enregistrer");
        var forge = await admin.SuivreAsync(new HttpRequestMessage(HttpMethod.Post, $"{adresse}?handler={acte}")
        {
            Content = new FormUrlEncodedContent([new("__RequestVerificationToken", jeton.ValeurCachee("__RequestVerificationToken"))]),
        });
        forge.Voit("Vous ne pouvez pas faire cela sur votre propre compte");
        Assert.Equal("Mon compte", (await admin.AllerAsync("/compte")).Titre);
    }

    [Fact]
    public async Task Two_administrators_at_once_lose_nothing()
    {
        var premier = await site.ClientDeAsync(Role.Administrateur);
        var second = await site.ClientDeAsync(Role.Administrateur);
        var compte = await site.CreerCompteAsync(Role.Pilote);
        var page = await premier.AllerAsync($"/administration/comptes/{compte.Id}");
        var autre = await second.AllerAsync($"/administration/comptes/{compte.Id}");
        await autre.Formulaire("Enregistrer").Remplir("Téléphone", "03 29 00 00 00").EnvoyerAsync();

        var conflit = await page.Formulaire("Enregistrer").Remplir("Courriel", "nouvelle@exemple.fr").EnvoyerAsync();
        conflit.Voit($"modifié entre-temps par {second.Compte!.NomComplet}", "Rien de votre saisie n’est perdu");
        Assert.Equal("nouvelle@exemple.fr", conflit.Formulaire("Enregistrer").Valeur("Courriel"));
        (await conflit.Formulaire("Enregistrer").EnvoyerAsync()).Voit("Le compte est enregistré.");
    }

    [Fact]
    public async Task The_people_accompanied_are_unknown_here()
    {
        var admin = await site.ClientDeAsync(Role.Administrateur);
        var usager = await site.ClientDeAsync(Role.Usager);
        (await admin.AllerAsync("/administration/comptes")).NeVoitPas(usager.Compte!.Nom);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.DemanderAsync($"/administration/comptes/{usager.Compte.Id}")).Statut);
        (await admin.AllerAsync("/administration/journal?quoi=Connexions")).Voit(admin.Compte!.NomComplet).NeVoitPas(usager.Compte.NomComplet);
    }

    [Fact]
    public async Task Lines_about_somebodys_file_are_not_shown()
    {
        var admin = await site.ClientDeAsync(Role.Administrateur);
        var agent = (await site.CreerCompteAsync(Role.Referent)).EnAgent();
        await using (var connexion = await site.OuvrirAsync())
        {
            await connexion.EcrireActeAsync(agent, site.Horloge.GetUtcNow(), Acte.Consultation, "Dossier de Ginette Moulin", new PersonneId(12), annulation: TestContext.Current.CancellationToken);
            await connexion.EcrireActeAsync(agent, site.Horloge.GetUtcNow(), Acte.Consultation, "Recherche : Moulin", annulation: TestContext.Current.CancellationToken);
        }

        (await admin.AllerAsync("/administration/journal")).NeVoitPas("Moulin");
    }

    [Fact]
    public async Task Another_departement_stays_out_of_sight()
    {
        var admin = await site.ClientDeAsync(Role.Administrateur);
        var ailleurs = await site.CreerCompteAsync(Role.Pilote, departement: "79");
        Assert.Equal(HttpStatusCode.NotFound, (await admin.DemanderAsync($"/administration/comptes/{ailleurs.Id}")).Statut);
        (await admin.AllerAsync("/administration/comptes")).NeVoitPas(ailleurs.UserName!);
    }

    [Fact]
    public async Task An_organisme_is_added_changed_closed_and_opened_again()
    {
        var admin = await site.ClientDeAsync(Role.Administrateur);
        await TerritoireAsync();
        var nouveau = await admin.AllerAsync("/administration/organismes/nouveau");
        (await nouveau.Formulaire().EnvoyerAsync()).Voit("Il manque le nom de l’organisme.", "Il manque la catégorie.");
        (await nouveau.Formulaire().Remplir("Nom", "CCAS de Verdun").Remplir("Catégorie", "CCAS ou CIAS").EnvoyerAsync())
            .Voit("L’organisme n’est pas ajouté", "Indiquez au moins un parcours");
        var fiche = await nouveau.Formulaire().Remplir("Nom", "CCAS de Verdun").Remplir("Catégorie", "CCAS ou CIAS")
            .Cocher("Parcours social").Cocher("CA du Grand Verdun").EnvoyerAsync();
        fiche.Voit("L’organisme est ajouté.");
        (await (await admin.AllerAsync("/administration/organismes/nouveau")).Formulaire()
            .Remplir("Nom", "CCAS de Verdun").Remplir("Catégorie", "CCAS ou CIAS").Cocher("Parcours social").EnvoyerAsync()).Voit("Un autre organisme porte déjà ce nom.");

        var change = await fiche.Formulaire("Enregistrer").Remplir("Téléphone", "03 29 83 44 22").Cocher("Parcours emploi").EnvoyerAsync();
        change.Voit("L’organisme est enregistré.");
        Assert.Equal("03 29 83 44 22", change.Formulaire("Enregistrer").Valeur("Téléphone"));
        var conflit = await fiche.Formulaire("Enregistrer").Remplir("Adresse", "1 place de la Mairie").EnvoyerAsync();
        conflit.Voit($"modifié entre-temps par {admin.Compte!.NomComplet}");
        Assert.Equal("1 place de la Mairie", conflit.Formulaire("Enregistrer").Valeur("Adresse"));

        var ferme = await change.Formulaire("Fermer l’organisme").EnvoyerAsync();
        ferme.Voit("L’organisme est fermé.");
        Assert.Contains((await admin.AllerAsync("/administration/organismes?etat=Ferme")).Lignes(), ligne => ligne[0] == "CCAS de Verdun" && ligne[3] == "1 intercommunalité");
        (await ferme.Formulaire("Rouvrir l’organisme").EnvoyerAsync()).Voit("L’organisme est rouvert.");
        (await admin.AllerAsync("/administration/journal")).Voit("Organisme ajouté : CCAS de Verdun", "Organisme fermé : CCAS de Verdun");
    }

    [Fact]
    public async Task A_rule_is_added_for_the_days_to_come_and_never_twice()
    {
        var admin = await site.ClientDeAsync(Role.Administrateur);
        var page = await admin.AllerAsync("/administration/reglages");
        page.Voit("CASF D262-65-2", "42 jours", "Délai pour prononcer une orientation");
        (await Ajouter(page, "2026-01-01").EnvoyerAsync()).Voit("On ne change pas le passé");
        (await Ajouter(page, "2030-01-01").Forcer("Ajout.Code", "orientation.delai").EnvoyerAsync()).Voit("Ce délai est fixé par la loi");

        var ajoutee = await Ajouter(await admin.AllerAsync("/administration/reglages"), "2030-01-01").EnvoyerAsync();
        ajoutee.Voit("La règle est ajoutée.", "Délibération du 12 octobre 2026 (règle du département)", "À venir");
        var deuxFois = await Ajouter(ajoutee, "2031-01-01").EnvoyerAsync();
        deuxFois.Voit("La règle n’est pas enregistrée", "Une règle du département s’applique déjà du 01/01/2030 sans date de fin");
        Assert.Equal("21", deuxFois.Formulaire("Ajouter la règle").Valeur("Valeur"));

        var finie = await deuxFois.Formulaire("Mettre fin à la règle").Remplir("Règle", Choix(deuxFois)).Remplir("Dernier jour", "2030-12-31").EnvoyerAsync();
        finie.Voit("La règle a une fin.", "31 décembre 2030");
        (await Ajouter(finie, "2031-01-01").EnvoyerAsync()).Voit("La règle est ajoutée.");
        (await admin.AllerAsync("/administration/journal")).Voit("Règle ajoutée : Délai pour le premier rendez-vous, 21 jours à partir du 01/01/2030", "Règle terminée");
    }

    [Fact]
    public async Task The_departement_says_how_it_is_reached_and_its_letters_carry_it()
    {
        var admin = await site.ClientDeAsync(Role.Administrateur);
        (await admin.AllerAsync("/administration")).Voit("l’adresse du département, où les lettres disent d’écrire");
        var page = await admin.AllerAsync("/administration/reglages");
        var ancienne = Coordonnees(await admin.AllerAsync("/administration/reglages"));

        var vide = await Coordonnees(page).Remplir("Adresse", "").Remplir("Téléphone", "3939").Remplir("Courriel", "accueil").EnvoyerAsync();
        vide.Voit("Il y a 3 choses à corriger", "Il manque l’adresse", "Écrivez dix chiffres", "Écrivez une adresse comme");
        var incomplete = await Coordonnees(vide).Remplir("Adresse", "place du Département").Remplir("Téléphone", "").Remplir("Courriel", "").EnvoyerAsync();
        incomplete.Voit("Finissez par le code postal et la commune");
        Assert.Equal("place du Département", Coordonnees(incomplete).Valeur("Adresse"));

        var faite = await Coordonnees(incomplete).Remplir("Adresse", " 1 place du Département, 55000 Bar-le-Duc ").Remplir("Téléphone", "03 53 01 55 00").EnvoyerAsync();
        faite.Voit("Les coordonnées sont enregistrées.");
        Assert.Equal("1 place du Département, 55000 Bar-le-Duc", Coordonnees(faite).Valeur("Adresse"));
        (await admin.AllerAsync("/administration/journal?quoi=Administration")).Voit("Coordonnées du département modifiées : 1 place du Département, 55000 Bar-le-Duc · 03 53 01 55 00");
        (await admin.AllerAsync("/administration")).NeVoitPas("l’adresse du département, où");

        var conflit = await ancienne.Remplir("Adresse", "2 rue Basse, 55000 Bar-le-Duc").EnvoyerAsync();
        conflit.Voit("Les coordonnées ne sont pas enregistrées", $"modifiées entre-temps par {admin.Compte!.NomComplet}");
        Assert.Equal("2 rue Basse, 55000 Bar-le-Duc", Coordonnees(conflit).Valeur("Adresse"));
        (await Coordonnees(conflit).EnvoyerAsync()).Voit("Les coordonnées sont enregistrées.");
    }

    [Fact]
    public async Task The_departements_served_are_read_only()
    {
        var admin = await site.ClientDeAsync(Role.Administrateur);
        (await admin.AllerAsync("/administration/departements")).Voit("55", "Meuse (le vôtre)", "./jalons departement CODE");
    }

    [Theory]
    [InlineData("/administration/journal?du=0001-01-01&au=9999-12-31")]
    [InlineData("/administration/journal?p=-5")]
    [InlineData("/administration/comptes?p=99999&tri=-connexion&q=%25_%5C")]
    [InlineData("/administration/comptes?role=Inconnu&etat=Rien")]
    [InlineData("/administration/comptes?tri=organisme")]
    [InlineData("/administration/organismes?categorie=Rien")]
    public async Task An_address_written_by_hand_breaks_nothing(string adresse) =>
        Assert.Equal(HttpStatusCode.OK, (await (await site.ClientDeAsync(Role.Administrateur)).DemanderAsync(adresse)).Statut);

    [Fact]
    public async Task The_pages_keep_their_budget()
    {
        var admin = await site.ClientDeAsync(Role.Administrateur);
        var organisme = await site.CreerOrganismeAsync("Organisme du budget");
        // Professionals are some hundreds, and have a partial index of their own.
        await site.VerifierBudgetAsync(admin, "/administration", tolerees: "compte");
        await site.VerifierBudgetAsync(admin, "/administration/comptes?q=essai&role=Pilote", tolerees: "compte");
        await site.VerifierBudgetAsync(admin, $"/administration/comptes/{admin.Compte!.Id}");
        await site.VerifierBudgetAsync(admin, "/administration/organismes");
        await site.VerifierBudgetAsync(admin, $"/administration/organismes/{organisme.Id.Valeur}");
        await site.VerifierBudgetAsync(admin, "/administration/reglages");
        await site.VerifierBudgetAsync(admin, "/administration/journal");
    }

    [Fact]
    public async Task The_lists_leave_as_files_with_their_filters()
    {
        var admin = await site.ClientDeAsync(Role.Administrateur);
        await site.CreerCompteAsync(Role.SecretariatEP, regler: c => c.Nom = "=Formule");
        var lien = (await admin.AllerAsync("/administration/comptes?role=SecretariatEP")).Lien("Exporter la liste (CSV)");
        var comptes = await admin.AllerAsync(lien);
        Assert.Equal("text/csv", comptes.Reponse.Content.Headers.ContentType?.MediaType);
        Assert.Equal(2, comptes.Corps.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.DoesNotContain("\n=Formule", comptes.Corps, StringComparison.Ordinal);
        var journal = await admin.AllerAsync((await admin.AllerAsync("/administration/journal?quoi=Connexions")).Lien("Exporter (CSV)"));
        Assert.Contains($"{admin.Compte!.NomComplet};Administrateur;Connexion", journal.Corps, StringComparison.Ordinal);
    }

    private static FormulaireHtml Coordonnees(PageHtml page) => page.Formulaire("Enregistrer les coordonnées");

    private static FormulaireHtml Ajouter(PageHtml page, string du) => page.Formulaire("Ajouter la règle")
        .Remplir("Règle", "Délai pour le premier rendez-vous").Remplir("Valeur", "21").Remplir("Unité", "jours")
        .Remplir("En vigueur à partir du", du).Remplir("Fondement", "Délibération du 12 octobre 2026");

    private static string Choix(PageHtml page) => page.Document.QuerySelectorAll("select[name='Fin.Regle'] option").Last().GetAttribute("value")!;

    private async Task TerritoireAsync()
    {
        await using var connexion = await site.OuvrirProprietaireAsync();
        await BaseDeTest.ExecuterAsync(
            connexion,
            """
            insert into epci (code, nom) values ('200049187', 'CA du Grand Verdun') on conflict do nothing;
            insert into commune (code, nom, cle_nom, departement, epci) values ('55545', 'Verdun', 'VERDUN', '55', '200049187') on conflict do nothing;
            """);
    }
}
