using System.Net;
using Jalons.Data.Habilitations;
using Jalons.Domain.Habilitations;
using Jalons.TestKit;
using Jalons.Web.Hosting;
using Jalons.Web.Tests.Kit;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Jalons.Web.Tests.Habilitations;

public sealed class ConnexionTests(SiteDeTest site) : IClassFixture<SiteDeTest>
{
    [Fact]
    public async Task Whoever_is_not_signed_in_is_led_to_the_sign_in_page_and_back()
    {
        var compte = await site.CreerCompteAsync(Role.Intervenant);
        var page = await site.ClientAnonyme().AllerAsync("/compte");
        Assert.Equal("/connexion?retour=%2Fcompte", page.Adresse);
        var suite = await RemplirAsync(page, compte.UserName!, SiteDeTest.MotDePasse);
        Assert.Equal("/compte", suite.Adresse);
        suite.Voit(compte.NomComplet, "Intervenant");
        Assert.Equal("connexion", await DernierActeAsync(compte));
    }

    [Fact]
    public async Task The_e_mail_serves_as_a_name_when_one_account_has_it()
    {
        var adresse = $"{Guid.NewGuid():N}@exemple.fr";
        await site.CreerCompteAsync(Role.Intervenant, regler: c => (c.Email, c.NormalizedEmail) = (adresse, adresse.ToUpperInvariant()));
        Assert.Equal("/", (await EssayerAsync(adresse.ToUpperInvariant(), SiteDeTest.MotDePasse)).Adresse);

        await site.CreerCompteAsync(Role.Intervenant, regler: c => (c.Email, c.NormalizedEmail) = (adresse, adresse.ToUpperInvariant()));
        (await EssayerAsync(adresse, SiteDeTest.MotDePasse)).Voit("L’identifiant ou le mot de passe n’est pas le bon");
    }

    [Fact]
    public async Task A_wrong_password_an_unknown_account_and_a_closed_one_get_the_same_answer()
    {
        var compte = await site.CreerCompteAsync(Role.Gestionnaire);
        var ferme = await site.CreerCompteAsync(Role.Gestionnaire, regler: c => c.Actif = false);
        var connu = await EssayerAsync(compte.UserName!, "le chat dort sur le toit");
        Assert.Equal(HttpStatusCode.OK, connu.Statut);
        connu.Voit("L’identifiant ou le mot de passe n’est pas le bon");
        Assert.Equal(connu.Contenu, (await EssayerAsync("personne." + compte.UserName, SiteDeTest.MotDePasse)).Contenu);
        Assert.Equal(connu.Contenu, (await EssayerAsync(ferme.UserName!, SiteDeTest.MotDePasse)).Contenu);
        Assert.Equal("connexion.refusee", await DernierActeAsync(compte));
    }

    [Fact]
    public async Task What_is_missing_is_said_next_to_the_field()
    {
        var page = await EssayerAsync("", "");
        page.Voit("Il y a 2 choses à corriger", "Il manque votre identifiant.", "Il manque votre mot de passe.");
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_for_a_quarter_of_an_hour()
    {
        var compte = await site.CreerCompteAsync(Role.Pilote);
        for (var n = 1; n < EssaisConnexion.Maximum; n++)
        {
            (await EssayerAsync(compte.UserName!, "faux")).Voit("L’identifiant ou le mot de passe n’est pas le bon");
        }

        const string bloque = "Après 5 essais sans succès, ce compte est bloqué pendant 15 minutes";
        (await EssayerAsync(compte.UserName!, "faux")).Voit(bloque);
        Assert.Equal("connexion.verrouillage", await DernierActeAsync(compte));
        (await EssayerAsync(compte.UserName!, SiteDeTest.MotDePasse)).Voit(bloque);

        site.Horloge.Avancer(TimeSpan.FromMinutes(15));
        var entree = await EssayerAsync(compte.UserName!, SiteDeTest.MotDePasse, "/compte");
        Assert.Equal("Mon compte", entree.Titre);
        entree.Voit("Compte bloqué après plusieurs mots de passe faux");
    }

    [Fact]
    public async Task A_name_that_nobody_has_seems_to_lock_too()
    {
        for (var n = 1; n < EssaisConnexion.Maximum; n++)
        {
            (await EssayerAsync("fantome", "faux")).Voit("L’identifiant ou le mot de passe n’est pas le bon");
        }

        (await EssayerAsync("fantome", "faux")).Voit("Après 5 essais sans succès, ce compte est bloqué");
    }

    [Theory]
    [InlineData("https://ailleurs.example/")]
    [InlineData("//ailleurs.example/")]
    [InlineData("/\\ailleurs.example")]
    [InlineData("javascript:alert(1)")]
    public async Task One_never_comes_back_to_another_site(string retour)
    {
        var compte = await site.CreerCompteAsync(Role.MembreEP);
        var suite = await EssayerAsync(compte.UserName!, SiteDeTest.MotDePasse, retour);
        Assert.Equal("/", suite.Adresse);
        suite.Voit("Bonjour Dominique");
    }

    [Fact]
    public async Task A_form_without_its_seal_is_refused()
    {
        var compte = await site.CreerCompteAsync(Role.Pilote);
        var page = await site.ClientAnonyme().AllerAsync("/connexion");
        var refus = await page.Formulaire("Se connecter")
            .Remplir("Identifiant", compte.UserName!).Remplir("Mot de passe", SiteDeTest.MotDePasse)
            .Forcer("__RequestVerificationToken", null).EnvoyerAsync();
        Assert.Equal(HttpStatusCode.BadRequest, refus.Statut);
        refus.Voit("Rien n’a été enregistré");
    }

    [Fact]
    public async Task Every_answer_forbids_inline_scripts_and_every_cookie_is_closed()
    {
        var client = site.ClientAnonyme();
        var page = await client.AllerAsync("/connexion");
        var politique = Assert.Single(page.Reponse.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("script-src 'self'", politique, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", politique, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("script:not([src]), [style], [onclick], [onsubmit]"));
        var compte = await site.CreerCompteAsync(Role.Pilote);
        var suite = await page.Formulaire("Se connecter")
            .Remplir("Identifiant", compte.UserName!).Remplir("Mot de passe", SiteDeTest.MotDePasse).EnvoyerSansSuivreAsync();
        var session = Assert.Single(suite.Reponse.Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith("jalons=", StringComparison.Ordinal));
        Assert.Contains("httponly", session, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", session, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("expires", session, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("no-store", suite.Reponse.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://localhost/connexion", false)]
    [InlineData("http://127.0.0.1/connexion", false)]
    [InlineData("http://jalons.exemple.fr/connexion", true)]
    [InlineData("https://jalons.exemple.fr/connexion", true)]
    [InlineData("https://localhost/connexion", true)]
    public async Task Cookies_travel_encrypted_except_on_the_very_machine(string adresse, bool chiffre)
    {
        var reponse = await site.ClientAnonyme().EnvoyerAsync(new HttpRequestMessage(HttpMethod.Get, adresse));
        var cookies = reponse.Headers.GetValues("Set-Cookie").ToList();
        Assert.NotEmpty(cookies);
        Assert.All(cookies, cookie => Assert.Equal(chiffre, cookie.Contains("secure", StringComparison.OrdinalIgnoreCase)));
    }

    [Theory]
    [InlineData(Role.Intervenant, 30)]
    [InlineData(Role.Usager, 20)]
    public async Task A_session_without_activity_ends(Role role, int minutes)
    {
        var client = await site.ClientDeAsync(role);
        site.Horloge.Avancer(TimeSpan.FromMinutes(minutes - 1));
        Assert.Equal("Mon compte", (await client.AllerAsync("/compte")).Titre);
        site.Horloge.Avancer(TimeSpan.FromMinutes(minutes - 1));
        Assert.Equal("Mon compte", (await client.AllerAsync("/compte")).Titre);
        site.Horloge.Avancer(TimeSpan.FromMinutes(minutes + 1));
        Assert.Equal("Se connecter", (await client.AllerAsync("/compte")).Titre);
    }

    [Fact]
    public async Task A_session_lasts_a_working_day_at_most()
    {
        var client = await site.ClientDeAsync(Role.Gestionnaire);
        for (var quarts = 0; quarts < 39; quarts++)
        {
            site.Horloge.Avancer(TimeSpan.FromMinutes(15));
            Assert.Equal("Mon compte", (await client.AllerAsync("/compte")).Titre);
        }

        site.Horloge.Avancer(TimeSpan.FromMinutes(15));
        Assert.Equal("Se connecter", (await client.AllerAsync("/compte")).Titre);
    }

    [Fact]
    public async Task Leaving_closes_the_session()
    {
        var client = await site.ClientDeAsync(Role.Pilote);
        var accueil = await client.AllerAsync("/compte");
        var sortie = await accueil.Formulaire("Se déconnecter").EnvoyerAsync();
        Assert.Equal("Se connecter", sortie.Titre);
        sortie.Voit("Vous êtes déconnecté.");
        Assert.Equal("Se connecter", (await client.AllerAsync("/compte")).Titre);
        Assert.Equal("deconnexion", await DernierActeAsync(client.Compte!));
    }

    [Fact]
    public async Task The_home_leads_each_role_to_its_own()
    {
        foreach (var role in Enum.GetValues<Role>())
        {
            var client = await site.ClientDeAsync(role);
            var reponse = await client.EnvoyerAsync(new HttpRequestMessage(HttpMethod.Get, "/"));
            var attendue = global::Jalons.Web.Features.Accueil.IndexModel.Adresse(role);
            Assert.Equal(attendue, reponse.Headers.Location?.ToString());
            Assert.Equal(attendue is null ? HttpStatusCode.OK : HttpStatusCode.Redirect, reponse.StatusCode);
        }
    }

    [Fact]
    public async Task The_keys_of_the_cookies_are_shared_by_the_database()
    {
        await site.ClientDeAsync(Role.Pilote);
        await using var connexion = await site.OuvrirAsync();
        Assert.Contains("<key", await BaseDeTest.LireAsync<string>(connexion, "select contenu from cle_protection limit 1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_rules_on_passwords_hold_wherever_an_account_is_made()
    {
        await using var portee = site.Services.CreateAsyncScope();
        var comptes = portee.ServiceProvider.GetRequiredService<UserManager<Compte>>();
        var compte = new Compte { Departement = "55", Nom = "Humbert", Prenom = "Claire", Role = Role.Pilote, UserName = "claire.humbert" };
        var refus = await comptes.CreateAsync(compte, "Court1!");
        Assert.Equal("motdepasse.court", Assert.Single(refus.Errors).Code);
    }

    [Fact]
    public async Task The_pages_of_ones_account_keep_their_budget()
    {
        var client = await site.ClientDeAsync(Role.Intervenant);
        await site.VerifierBudgetAsync(client, "/compte");
        await site.VerifierBudgetAsync(client, "/");
        await site.VerifierBudgetAsync(site.ClientAnonyme(), "/connexion");
    }

    private static Task<PageHtml> RemplirAsync(PageHtml page, string identifiant, string motDePasse) =>
        page.Formulaire("Se connecter").Remplir("Identifiant", identifiant).Remplir("Mot de passe", motDePasse).EnvoyerAsync();

    private async Task<PageHtml> EssayerAsync(string identifiant, string motDePasse, string? retour = null)
    {
        var suite = retour is null ? "" : "?retour=" + Uri.EscapeDataString(retour);
        return await RemplirAsync(await site.ClientAnonyme().AllerAsync("/connexion" + suite), identifiant, motDePasse);
    }

    private async Task<string?> DernierActeAsync(Compte compte)
    {
        await using var connexion = await site.OuvrirAsync();
        return await BaseDeTest.LireAsync<string>(connexion, "select nature from acte where compte = $1 order by id desc limit 1", compte.Id);
    }
}

public sealed class LimiteConnexionTests(SiteDeTest site) : IClassFixture<SiteDeTest>
{
    [Fact]
    public async Task An_address_that_fails_too_often_is_made_to_wait()
    {
        var client = site.ClientAnonyme();
        PageHtml reponse;
        var essais = 0;
        do
        {
            var page = await client.AllerAsync("/connexion");
            reponse = await page.Formulaire("Se connecter").Remplir("Identifiant", $"inconnu{essais}").Remplir("Mot de passe", "faux").EnvoyerAsync();
            essais++;
        }
        while (reponse.Statut == HttpStatusCode.OK && essais <= LimiteConnexion.EchecsParAdresse);

        Assert.Equal(LimiteConnexion.EchecsParAdresse + 1, essais);
        Assert.Equal(HttpStatusCode.TooManyRequests, reponse.Statut);
        reponse.Voit("Trop d’essais en peu de temps");
    }
}
