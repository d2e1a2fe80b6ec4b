using Jalons.Domain.Habilitations;
using Xunit;

namespace Jalons.E2E;

/// <summary>The same site without a mouse, without scripts, and on a narrow screen.</summary>
public sealed class AccesTests(SiteReel site) : IClassFixture<SiteReel>
{
    [Fact]
    public async Task The_keyboard_alone_signs_in_and_reaches_the_queue()
    {
        await Monde.ImporterAsync(site, Monde.EcrireFlux(21));
        var compte = await site.CreerCompteAsync(Role.ChargeOrientation);
        await using var visiteur = await site.VisiteurAsync();
        await visiteur.AllerAsync("/connexion");
        var clavier = visiteur.Page.Keyboard;
        await visiteur.Page.GetByLabel("Identifiant").FocusAsync();
        await clavier.TypeAsync(compte.UserName!);
        await clavier.PressAsync("Tab");
        await clavier.TypeAsync(SiteReel.MotDePasse);
        await clavier.PressAsync("Enter");
        await visiteur.Page.WaitForURLAsync("**/orientation");

        await clavier.PressAsync("Tab");
        Assert.Equal("Aller au contenu", await visiteur.Page.EvaluateAsync<string>("() => document.activeElement.textContent.trim()"));
        await clavier.PressAsync("Enter");
        await AvancerJusqueAsync(visiteur, "main tbody th a");
        await clavier.PressAsync("Enter");
        await visiteur.Page.WaitForURLAsync("**/orientation/*");
        await visiteur.VoirAsync("Faire le diagnostic");
    }

    [Fact]
    public async Task Without_scripts_a_flow_is_dropped_and_a_person_is_found()
    {
        await using var gestionnaire = await site.ConnecterAsync(Role.Gestionnaire, javascript: false);
        await gestionnaire.AllerAsync("/flux");
        await gestionnaire.Page.GetByLabel("Fichiers à importer").SetInputFilesAsync(Monde.EcrireFlux(22, mois: 9));
        await gestionnaire.AppuyerEtAttendreAsync("Importer", adresse => char.IsAsciiDigit(adresse[^1]) && !adresse.Contains("/suivi/", StringComparison.Ordinal));
        await gestionnaire.VoirAsync("foyers lus");
        var nom = await Monde.TexteAsync(site, "select p.nom from personne p join membre m on m.personne = p.id where m.role = 'DEM' order by p.id desc limit 1");
        await gestionnaire.AllerAsync("/recherche");
        await gestionnaire.Page.Locator("main input[name=Q]").FillAsync(nom.ToLowerInvariant());
        await gestionnaire.Page.Locator("main form button[type=submit]").ClickAsync();
        await gestionnaire.VoirAsync(nom);
    }

    [Theory]
    [InlineData(Role.Gestionnaire, "/flux", "/personnes", "/recherche", "/aide")]
    [InlineData(Role.ChargeOrientation, "/orientation", "/orientation/sans-referent")]
    [InlineData(Role.Referent, "/portefeuille", "/rendez-vous")]
    [InlineData(Role.Pilote, "/pilotage")]
    [InlineData(Role.Administrateur, "/administration", "/administration/comptes", "/administration/organismes", "/administration/reglages", "/administration/journal")]
    public async Task At_320_pixels_nothing_overflows(Role role, params string[] adresses)
    {
        var organisme = await site.CreerOrganismeAsync($"Organisme {Guid.NewGuid():N}");
        await using var visiteur = await site.ConnecterAsync(role, organisme.Id, largeur: 320);
        foreach (var adresse in adresses)
        {
            await visiteur.AllerAsync(adresse);
            await visiteur.SansDebordementAsync();
        }
    }

    private static async Task AvancerJusqueAsync(Visiteur visiteur, string selecteur)
    {
        for (var pas = 0; pas < 80; pas++)
        {
            await visiteur.Page.Keyboard.PressAsync("Tab");
            if (await visiteur.Page.EvaluateAsync<bool>("s => document.activeElement?.matches(s) ?? false", selecteur))
            {
                return;
            }
        }

        Assert.Fail($"Le clavier n'atteint pas « {selecteur} ».");
    }
}
