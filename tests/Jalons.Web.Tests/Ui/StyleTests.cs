using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Jalons.Domain.Habilitations;
using Xunit;

namespace Jalons.Web.Tests.Ui;

/// <summary>The style page holds every component: what they promise is checked on it, over HTTP.</summary>
public sealed class StyleTests : IAsyncLifetime
{
    private HoteUi hote = null!;

    public async ValueTask InitializeAsync() => hote = await HoteUi.DemarrerAsync();

    public async ValueTask DisposeAsync() => await hote.DisposeAsync();

    [Theory]
    [InlineData("/style")]
    [InlineData("/style?gabarit=usager")]
    [InlineData("/style?gabarit=public")]
    public async Task Every_field_has_its_label_and_every_reference_its_target(string adresse)
    {
        var page = await hote.LireAsync(adresse);
        var ids = page.QuerySelectorAll("[id]").Select(e => e.Id!).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        foreach (var saisie in page.QuerySelectorAll("input:not([type=hidden]), select, textarea"))
        {
            Assert.Single(page.QuerySelectorAll("label"), l => l.GetAttribute("for") == saisie.Id);
        }

        foreach (var attribut in new[] { "aria-describedby", "aria-labelledby", "popovertarget" })
        {
            var cibles = page.QuerySelectorAll($"[{attribut}]").SelectMany(e => e.GetAttribute(attribut)!.Split(' '));
            Assert.Subset(ids.ToHashSet(), cibles.ToHashSet());
        }
    }

    [Fact]
    public async Task Nothing_in_the_page_breaks_the_security_policy()
    {
        var page = await hote.LireAsync("/style");
        Assert.Empty(page.QuerySelectorAll("[style], style"));
        Assert.DoesNotContain(page.All.SelectMany(e => e.Attributes), a => a.Name.StartsWith("on", StringComparison.Ordinal));
        Assert.All(page.QuerySelectorAll("script"), s => Assert.True(s.HasAttribute("src") || s.GetAttribute("type") == "application/json"));
        Assert.Single(page.QuerySelectorAll("script[src*='graphiques.js']"));
    }

    [Fact]
    public async Task The_landmarks_of_a_page_are_there()
    {
        var page = await hote.LireAsync("/style");
        Assert.Equal("fr", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal("Style – Jalons", page.Title);
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.Single(page.QuerySelectorAll("main#contenu"));
        Assert.Equal("#contenu", page.Body!.FirstElementChild!.GetAttribute("href"));
        Assert.Equal("Camille <Roussel> Chargé d’orientation", Texte(page.QuerySelector(".compte-nom")));
        Assert.NotNull(page.QuerySelector("form[action='/deconnexion'][method=post] input[name=__RequestVerificationToken]"));
    }

    [Fact]
    public async Task Search_is_offered_only_to_those_who_see_files()
    {
        Assert.NotNull((await hote.LireAsync("/style", Role.Referent)).QuerySelector("[data-recherche]"));
        Assert.Null((await hote.LireAsync("/style", Role.Pilote)).QuerySelector("[data-recherche]"));
        Assert.Null((await hote.LireAsync("/style", Role.Administrateur)).QuerySelector("[data-recherche]"));
    }

    [Fact]
    public async Task An_incomplete_form_comes_back_with_its_errors_in_page_order()
    {
        var (reponse, page) = await EnvoyerAsync(new() { ["Saisie.Courriel"] = "<b>pas un courriel", ["Saisie.Permis"] = "false", ["Saisie.Deplacements"] = "bus" });
        Assert.Equal(HttpStatusCode.OK, reponse.StatusCode);
        Assert.StartsWith("Erreur : ", page.Title, StringComparison.Ordinal);
        var resume = page.QuerySelector(".resume-erreurs")!;
        Assert.Equal(("alert", "-1", true), (resume.GetAttribute("role"), resume.GetAttribute("tabindex"), resume.HasAttribute("autofocus")));
        Assert.Equal(
            ["Il manque le nom de naissance.", "Il manque la date de naissance.", "Écrivez une adresse comme prenom.nom@exemple.fr.", "Dites-nous où vous habitez.", "Dites que vous avez relu vos réponses."],
            resume.QuerySelectorAll("a").Select(a => a.TextContent));
        Assert.All(resume.QuerySelectorAll("a"), a => Assert.NotNull(page.GetElementById(a.GetAttribute("href")![1..])));
    }

    [Fact]
    public async Task A_field_in_error_says_why_and_keeps_what_was_typed()
    {
        var (_, page) = await EnvoyerAsync(new() { ["Saisie.Courriel"] = "<b>pas un courriel", ["Saisie.Permis"] = "false", ["Saisie.Deplacements"] = "bus" });
        var nom = page.GetElementById("Saisie_Nom")!;
        Assert.Equal(("true", "Saisie_Nom-aide Saisie_Nom-erreur", "family-name"), (nom.GetAttribute("aria-invalid"), nom.GetAttribute("aria-describedby"), nom.GetAttribute("autocomplete")));
        Assert.Equal("Erreur : Il manque le nom de naissance.", Texte(page.GetElementById("Saisie_Nom-erreur")));
        Assert.Equal("<b>pas un courriel", ((IHtmlInputElement)page.GetElementById("Saisie_Courriel")!).Value);
        Assert.Empty(page.QuerySelectorAll("main b"));
        Assert.Equal("false", page.QuerySelector("[name='Saisie.Permis']:checked")!.GetAttribute("value"));
        Assert.Equal("bus", page.QuerySelector("[name='Saisie.Deplacements']:checked")!.GetAttribute("value"));
        Assert.Equal("Saisie_Logement-aide Saisie_Logement-erreur", page.QuerySelector("fieldset:has(#Saisie_Logement)")!.GetAttribute("aria-describedby"));
    }

    [Fact]
    public async Task A_complete_form_is_confirmed_on_the_next_page()
    {
        using var client = hote.Client();
        var (reponse, _) = await EnvoyerAsync(
            new() { ["Saisie.Nom"] = "BERTIN", ["Saisie.Naissance"] = "1992-02-29", ["Saisie.Logement"] = "Heberge", ["Saisie.Accord"] = "true" }, client);
        Assert.Equal(HttpStatusCode.Redirect, reponse.StatusCode);
        client.DefaultRequestHeaders.Add("Cookie", Cookies(reponse));
        var page = await HoteUi.LireAsync(await HoteUi.ObtenirAsync(client, reponse.Headers.Location!.ToString()));
        var confirmation = page.QuerySelector(".confirmation[tabindex]")!;
        Assert.Equal("Vos réponses sont enregistrées", Texte(confirmation.QuerySelector("h2")));
        Assert.Equal("Votre référente, Claire Humbert, les recevra ce soir.", Texte(confirmation.QuerySelector("p")));
    }

    [Fact]
    public async Task Field_types_follow_the_property()
    {
        var page = await hote.LireAsync("/style");
        Assert.Equal("date", page.GetElementById("Saisie_Naissance")!.GetAttribute("type"));
        Assert.Equal("email", page.GetElementById("Saisie_Courriel")!.GetAttribute("type"));
        Assert.Equal(("text", "numeric"), (page.GetElementById("Saisie_Enfants")!.GetAttribute("type"), page.GetElementById("Saisie_Enfants")!.GetAttribute("inputmode")));
        Assert.Equal("TEXTAREA", page.GetElementById("Saisie_Souhaits")!.TagName);
        Assert.Equal("Choisissez un territoire", page.QuerySelector("#Saisie_Territoire option")!.TextContent);
        Assert.Equal("Courriel (facultatif)", Texte(page.QuerySelector("label[for=Saisie_Courriel]")));
        Assert.Equal("Nom de naissance", Texte(page.QuerySelector("label[for=Saisie_Nom]")));
        Assert.Equal("Territoire", Texte(page.QuerySelector("label[for=Territoire]")));
        Assert.Equal("Dans mon logement Vous êtes locataire ou propriétaire.", Texte(page.QuerySelector("label[for=Saisie_Logement]")));
    }

    [Fact]
    public async Task Chosen_filters_are_chips_that_come_off_without_losing_the_sort()
    {
        var page = await hote.LireAsync("/style?Territoire=verdun&Echeance=retard&tri=-nom&p=3");
        Assert.Equal("Filtrer (2 filtres choisis)", Texte(page.QuerySelector(".filtres summary")));
        Assert.Equal(["Retirer le filtre Territoire : Verdun", "Retirer le filtre En retard"], page.QuerySelectorAll(".puce").Select(Texte));
        Assert.Equal(["/style?Echeance=retard&tri=-nom", "/style?Territoire=verdun&tri=-nom"], page.QuerySelectorAll(".puce").Select(p => p.GetAttribute("href")));
        Assert.Equal("-nom", page.QuerySelector(".filtres input[type=hidden][name=tri]")!.GetAttribute("value"));
        Assert.Equal("verdun", ((IHtmlSelectElement)page.GetElementById("Territoire")!).Value);
    }

    [Fact]
    public async Task A_sorted_column_says_so_and_reverses()
    {
        var page = await hote.LireAsync("/style?tri=nom");
        var nom = page.QuerySelectorAll("th[scope=col]").First(t => Texte(t) == "Nom");
        Assert.Equal(("ascending", "/style?tri=-nom"), (nom.GetAttribute("aria-sort"), nom.QuerySelector("a")!.GetAttribute("href")));
        Assert.Single(page.QuerySelectorAll("[aria-sort]"));
    }

    [Theory]
    [InlineData("/style", "1–50 sur 1\u202f204", "1 2 … 25 Suivante")]
    [InlineData("/style?p=4", "151–200 sur 1\u202f204", "Précédente 1 2 3 4 5 … 25 Suivante")]
    [InlineData("/style?p=12", "551–600 sur 1\u202f204", "Précédente 1 … 11 12 13 … 25 Suivante")]
    [InlineData("/style?p=99", "1\u202f201–1\u202f204 sur 1\u202f204", "Précédente 1 … 24 25")]
    public async Task Paging_says_where_one_is(string adresse, string etendue, string liens)
    {
        var pagination = (await hote.LireAsync(adresse)).QuerySelector(".pagination")!;
        Assert.Equal(etendue, pagination.QuerySelector(".pagination-etendue")!.TextContent);
        Assert.Equal(liens, string.Join(' ', pagination.QuerySelectorAll("li").Select(l => Texte(l).Replace("Page ", "", StringComparison.Ordinal))));
        Assert.Single(pagination.QuerySelectorAll("[aria-current=page]"));
    }

    [Fact]
    public async Task Paging_keeps_the_other_parameters()
    {
        var page = await hote.LireAsync("/style?Territoire=verdun&tri=nom&p=2");
        Assert.Equal("/style?Territoire=verdun&tri=nom&p=3", page.QuerySelector("[rel=next]")!.GetAttribute("href"));
        Assert.Equal("/style?Territoire=verdun&tri=nom", page.QuerySelector("[rel=prev]")!.GetAttribute("href"));
    }

    [Fact]
    public async Task A_hostile_parameter_stays_text()
    {
        var page = await hote.LireAsync("/style?tri=" + Uri.EscapeDataString("\"><script>alert(1)</script>"));
        Assert.DoesNotContain(page.QuerySelectorAll("script"), s => s.TextContent.Contains("alert", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_line_of_stakes_is_an_ordered_list_that_says_kind_state_and_date()
    {
        var page = await hote.LireAsync("/style");
        var jalons = page.QuerySelectorAll("ol.ligne-verticale > li").Select(l => Texte(l.QuerySelector(".jalon-corps"))).ToList();
        Assert.Equal("Droits Fait 24 avril 2026 Droit au RSA ouvert Information reçue de la CAF.", jalons[0]);
        Assert.Equal("Contrat En cours depuis le 23 juin 2026 Contrat d’engagement Deux actions sur trois sont faites.", jalons[3]);
        Assert.Equal("Offre En retard de 9 jours prévu le 11 novembre 2026 Atelier mobilité La réponse de la structure est attendue.", jalons[4]);
        Assert.Equal("Rendez-vous À venir dans 6 jours, le 26 novembre 2026 Point d’étape À la maison de la solidarité, 3 rue du Bourg.", jalons[5]);
        Assert.Single(page.QuerySelectorAll("ol.ligne-verticale > li[aria-current=step]"));
        Assert.All(page.QuerySelectorAll(".ligne svg"), s => Assert.Equal("true", s.GetAttribute("aria-hidden")));
    }

    [Fact]
    public async Task A_deadline_says_late_soon_or_when()
    {
        var echeances = (await hote.LireAsync("/style")).QuerySelectorAll(".echeance").Select(Texte).ToList();
        Assert.Equal("En retard de 9 jours depuis le 11 novembre 2026", echeances[0]);
        Assert.Equal("Dans 2 jours le 22 novembre 2026", echeances[1]);
        Assert.Equal("Dans 39 jours le 29 décembre 2026", echeances[4]);
    }

    [Fact]
    public async Task A_chart_has_its_table_open_and_readable_data()
    {
        var page = await hote.LireAsync("/style");
        var figure = page.QuerySelector("figure.graphique")!;
        Assert.True(figure.QuerySelector("details")!.HasAttribute("open"));
        Assert.True(figure.QuerySelector("[data-graphique]")!.HasAttribute("hidden"));
        Assert.Equal("juil. 47 jours non calculé 55 jours", Texte(figure.QuerySelectorAll("tbody tr")[7]));
        using var donnees = JsonDocument.Parse(figure.QuerySelector("script")!.TextContent);
        Assert.Equal(12, donnees.RootElement.GetProperty("categories").GetArrayLength());
        Assert.Equal(JsonValueKind.Null, donnees.RootElement.GetProperty("series")[1].GetProperty("valeurs")[7].ValueKind);
    }

    [Fact]
    public async Task A_figure_says_direction_and_universe_or_why_it_is_missing()
    {
        var chiffres = (await hote.LireAsync("/style")).QuerySelectorAll(".chiffre").Select(Texte).ToList();
        Assert.Equal("63,4 % des personnes soumises aux droits et devoirs ont un contrat en cours en hausse de 2,1 points en un mois Meuse, au 31 octobre 2026", chiffres[0]);
        Assert.Equal("39 jours en médiane, de l’entrée à l’orientation en baisse de 2 jours en un mois Meuse, entrées de septembre 2026", chiffres[1]);
        Assert.StartsWith("Pas encore calculable", chiffres[3], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_style_page_exists_in_development_only()
    {
        await using var production = await HoteUi.DemarrerAsync("Production");
        using var client = production.Client();
        Assert.Equal(HttpStatusCode.NotFound, (await HoteUi.ObtenirAsync(client, "/style")).StatusCode);
    }

    private async Task<(HttpResponseMessage Reponse, IHtmlDocument Page)> EnvoyerAsync(Dictionary<string, string> champs, HttpClient? client = null)
    {
        client ??= hote.Client();
        var formulaire = await HoteUi.ObtenirAsync(client, "/style");
        var jeton = (await HoteUi.LireAsync(formulaire)).QuerySelector("main [name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var demande = new HttpRequestMessage(HttpMethod.Post, "/style") { Content = new FormUrlEncodedContent([.. champs, new("__RequestVerificationToken", jeton)]) };
        demande.Headers.Add("Cookie", Cookies(formulaire));
        var reponse = await client.SendAsync(demande, TestContext.Current.CancellationToken);
        return (reponse, await HoteUi.LireAsync(reponse));
    }

    private static string Cookies(HttpResponseMessage reponse) => string.Join("; ", reponse.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]));

    /// <summary>The text as it is read: one space between blocks.</summary>
    private static string Texte(INode? element) => string.Join(' ', element!.Descendants<IText>().SelectMany(t =>
        t.Text.Split([' ', '\n', '\r', '\t', '\u00a0', '\u202f'], StringSplitOptions.RemoveEmptyEntries)));
}
