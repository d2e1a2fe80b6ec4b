using System.Text.RegularExpressions;
using Jalons.Data.Habilitations;
using Jalons.Domain.Habilitations;
using Jalons.TestKit;
using Jalons.Web.Hosting;
using Jalons.Web.Tests.Kit;
using Xunit;

namespace Jalons.Web.Tests.Habilitations;

/// <summary>A site as in a real service: professionals must have a second factor.</summary>
public sealed class SiteExigeant : SiteDeTest
{
    /// <inheritdoc/>
    protected override SecondFacteur SecondFacteur => SecondFacteur.Obligatoire;
}

public sealed partial class SecondFacteurTests(SiteExigeant site) : IClassFixture<SiteExigeant>
{
    [Fact]
    public async Task A_professional_sets_a_second_factor_up_at_the_first_sign_in()
    {
        var (client, compte, _, codes) = await InstallerAsync(Role.Gestionnaire);
        Assert.Equal(SecondsFacteurs.NombreCodes, codes.Count);
        (await client.AllerAsync("/compte")).Voit("Il vous reste 10 codes de secours", "Second facteur installé");
        Assert.Equal("/compte", (await client.AllerAsync("/compte/codes-de-secours")).Adresse);
        await using var connexion = await site.OuvrirAsync();
        Assert.True(await BaseDeTest.LireAsync<bool>(connexion, "select deux_facteurs from compte where id = $1", compte.Id));
    }

    [Fact]
    public async Task Neither_the_secret_nor_the_codes_can_be_read_in_the_database()
    {
        var (_, compte, secret, codes) = await InstallerAsync(Role.Pilote);
        await using var connexion = await site.OuvrirAsync();
        var tout = await BaseDeTest.LireAsync<string>(connexion, "select string_agg(nom || coalesce(valeur, ''), ' ') from compte_jeton where compte = $1", compte.Id);
        Assert.DoesNotContain(secret, tout, StringComparison.OrdinalIgnoreCase);
        Assert.All(codes, code => Assert.DoesNotContain(code.Replace("-", "", StringComparison.Ordinal), tout!, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task The_password_alone_opens_nothing()
    {
        var compte = await site.CreerCompteAsync(Role.Referent);
        var client = site.ClientAnonyme();
        var etape = await MotDePasseAsync(client, compte);
        Assert.Equal("/connexion/installer", etape.Adresse);
        Assert.Equal("Se connecter", (await client.AllerAsync("/compte")).Titre);
        var faux = await etape.Formulaire().Remplir("Code à six chiffres", "000000").EnvoyerAsync();
        faux.Voit("Ce code n’est pas le bon");
        Assert.Equal(Secret(etape), Secret(faux));
        Assert.Equal("Se connecter", (await client.AllerAsync("/compte")).Titre);
    }

    [Fact]
    public async Task The_code_of_the_moment_is_asked_at_each_sign_in_and_serves_once()
    {
        var (_, compte, secret, _) = await InstallerAsync(Role.ChargeOrientation);
        var dejaServi = Totp.Code(secret, Totp.Periode(site.Horloge.GetUtcNow()));
        var client = site.ClientAnonyme();
        var etape = await MotDePasseAsync(client, compte, "/compte");
        Assert.Equal("/connexion/second-facteur", etape.Adresse);
        var refus = await etape.Formulaire().Remplir("Code", dejaServi).EnvoyerAsync();
        refus.Voit("Ce code n’est pas le bon, ou il a déjà servi");

        site.Horloge.Avancer(TimeSpan.FromSeconds(30));
        var entree = await refus.Formulaire().Remplir("Code", Totp.Code(secret, Totp.Periode(site.Horloge.GetUtcNow()))).EnvoyerAsync();
        Assert.Equal("/compte", entree.Adresse);
        entree.Voit("Connexion refusée : code faux");
    }

    [Fact]
    public async Task A_recovery_code_replaces_the_telephone_once()
    {
        var (_, compte, _, codes) = await InstallerAsync(Role.Gestionnaire);
        var premier = await MotDePasseAsync(site.ClientAnonyme(), compte, "/compte");
        var entree = await premier.Formulaire().Remplir("Code", codes[0].ToLowerInvariant()).EnvoyerAsync();
        entree.Voit("Il vous reste 9 codes de secours");
        var second = await MotDePasseAsync(site.ClientAnonyme(), compte);
        (await second.Formulaire().Remplir("Code", codes[0]).EnvoyerAsync()).Voit("Ce code n’est pas le bon");
    }

    [Fact]
    public async Task New_recovery_codes_replace_the_old_ones()
    {
        var (client, compte, secret, anciens) = await InstallerAsync(Role.Gestionnaire);
        site.Horloge.Avancer(TimeSpan.FromSeconds(30));
        var page = await client.AllerAsync("/compte");
        (await page.Formulaire("Avoir de nouveaux codes de secours").Remplir("Code à six chiffres", "000000").EnvoyerAsync()).Voit("Ce code n’est pas le bon");
        var nouveaux = Codes(await page.Formulaire("Avoir de nouveaux codes de secours")
            .Remplir("Code à six chiffres", Totp.Code(secret, Totp.Periode(site.Horloge.GetUtcNow()))).EnvoyerAsync());
        Assert.Empty(nouveaux.Intersect(anciens));
        var etape = await MotDePasseAsync(site.ClientAnonyme(), compte);
        (await etape.Formulaire().Remplir("Code", anciens[3]).EnvoyerAsync()).Voit("Ce code n’est pas le bon");
        Assert.Equal("/flux", (await etape.Formulaire().Remplir("Code", nouveaux[3]).EnvoyerAsync()).Adresse);
    }

    [Fact]
    public async Task Wrong_codes_lock_the_account_even_with_the_right_password_between_them()
    {
        var (_, compte, _, _) = await InstallerAsync(Role.Pilote);
        PageHtml reponse;
        for (var n = 1; n < EssaisConnexion.Maximum; n++)
        {
            reponse = await (await MotDePasseAsync(site.ClientAnonyme(), compte)).Formulaire().Remplir("Code", "000000").EnvoyerAsync();
            reponse.Voit("Ce code n’est pas le bon");
        }

        reponse = await (await MotDePasseAsync(site.ClientAnonyme(), compte)).Formulaire().Remplir("Code", "000000").EnvoyerAsync();
        reponse.Voit("ce compte est bloqué pendant 15 minutes");
        (await MotDePasseAsync(site.ClientAnonyme(), compte)).Voit("ce compte est bloqué pendant 15 minutes");
    }

    [Fact]
    public async Task The_step_is_forgotten_after_ten_minutes()
    {
        var (_, compte, secret, _) = await InstallerAsync(Role.Pilote);
        var etape = await MotDePasseAsync(site.ClientAnonyme(), compte);
        site.Horloge.Avancer(TimeSpan.FromMinutes(11));
        var suite = await etape.Formulaire().Remplir("Code", Totp.Code(secret, Totp.Periode(site.Horloge.GetUtcNow()))).EnvoyerAsync();
        Assert.Equal("/connexion", suite.Adresse);
    }

    [Fact]
    public async Task The_people_accompanied_need_their_password_only()
    {
        var client = await site.ClientDeAsync(Role.Usager);
        var page = await client.AllerAsync("/compte");
        page.Voit("Personne accompagnée").NeVoitPas("Second facteur");
    }

    [Theory]
    [InlineData("/connexion/second-facteur")]
    [InlineData("/connexion/installer")]
    [InlineData("/connexion/mot-de-passe")]
    public async Task A_step_that_one_has_not_reached_leads_back_to_the_start(string adresse) =>
        Assert.Equal("/connexion", (await site.ClientAnonyme().AllerAsync(adresse)).Adresse);

    [Fact]
    public async Task A_password_given_by_somebody_is_replaced_before_anything_else()
    {
        var compte = await site.CreerCompteAsync(Role.Gestionnaire, regler: c => c.MotDePasseProvisoireJusqua = site.Horloge.GetUtcNow().AddDays(7));
        var client = site.ClientAnonyme();
        var choix = await MotDePasseAsync(client, compte);
        Assert.Equal("Choisissez votre mot de passe", choix.Titre);
        Assert.Equal("/connexion", (await client.AllerAsync("/connexion/installer")).Adresse);
        (await ChoisirAsync(choix, "court")).Voit("au moins 12 caractères");
        (await ChoisirAsync(choix, "Motdepasse 2026")).Voit("parmi les plus utilisés");
        (await ChoisirAsync(choix, SiteDeTest.MotDePasse)).Voit("C’est déjà votre mot de passe");
        (await ChoisirAsync(choix, "un autre mot tranquille", "un autre mot agité")).Voit("Les deux mots de passe ne sont pas les mêmes.");
        Assert.Equal("/connexion/installer", (await ChoisirAsync(choix, "un autre mot tranquille")).Adresse);
    }

    [Fact]
    public async Task A_password_given_too_long_ago_no_longer_opens()
    {
        var compte = await site.CreerCompteAsync(Role.Gestionnaire, regler: c => c.MotDePasseProvisoireJusqua = site.Horloge.GetUtcNow().AddDays(-1));
        (await MotDePasseAsync(site.ClientAnonyme(), compte)).Voit("Ce mot de passe provisoire n’est plus valable");
    }

    private static Task<PageHtml> ChoisirAsync(PageHtml page, string motDePasse, string? confirmation = null) => page.Formulaire()
        .Remplir("Nouveau mot de passe", motDePasse)
        .Remplir("Nouveau mot de passe, encore une fois", confirmation ?? motDePasse)
        .EnvoyerAsync();

    private static string Secret(PageHtml page) => Espaces().Replace(page.Document.QuerySelector(".secret")!.TextContent, "");

    private static List<string> Codes(PageHtml page)
    {
        Assert.Equal("Vos codes de secours", page.Titre);
        return [.. page.Document.QuerySelectorAll(".secrets code").Select(code => code.TextContent)];
    }

    private static async Task<PageHtml> MotDePasseAsync(ClientWeb client, Compte compte, string retour = "/")
    {
        var page = await client.AllerAsync("/connexion?retour=" + Uri.EscapeDataString(retour));
        return await page.Formulaire("Se connecter").Remplir("Identifiant", compte.UserName!).Remplir("Mot de passe", SiteDeTest.MotDePasse).EnvoyerAsync();
    }

    private async Task<(ClientWeb Client, Compte Compte, string Secret, IReadOnlyList<string> Codes)> InstallerAsync(Role role)
    {
        var compte = await site.CreerCompteAsync(role);
        var client = site.ClientAnonyme();
        var page = await MotDePasseAsync(client, compte);
        Assert.Equal("Protégez votre compte", page.Titre);
        Assert.NotNull(page.Document.QuerySelector("svg.code-qr[role=img][aria-label]"));
        var secret = Secret(page);
        var codes = await page.Formulaire().Remplir("Code à six chiffres", Totp.Code(secret, Totp.Periode(site.Horloge.GetUtcNow()))).EnvoyerAsync();
        return (client, compte, secret, Codes(codes));
    }

    [GeneratedRegex(@"\s", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Espaces();
}
