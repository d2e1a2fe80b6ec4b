using System.Net;
using System.Text.RegularExpressions;
using Jalons.Domain.Habilitations;
using Jalons.TestKit.Pilotage;
using Jalons.Web.Tests.Kit;
using Xunit;

namespace Jalons.Web.Tests.Features.Pilotage;

/// <summary>A site whose département is the generated one.</summary>
public sealed class SiteGenere : SiteDeTest
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await DepartementGenere.RemplirAsync(this, foyers: 600);
    }
}

/// <summary>The dashboard over a generated département: what the pilote sees, and never a name.</summary>
public sealed partial class PilotageTests(SiteGenere site) : IClassFixture<SiteGenere>
{
    private const string Adresse = "/pilotage?au=2026-03-31";

    [Fact]
    public async Task The_pilote_reads_four_figures_with_their_meaning_their_direction_and_their_universe()
    {
        var client = await site.ClientDeAsync(Role.Pilote);
        var page = await client.AllerAsync(Adresse);
        Assert.Equal("Indicateurs au 31 mars 2026", page.Titre);
        page.Voit(
            "des personnes sont orientées par le Département dans les six semaines",
            "de l’orientation au contrat, pour une personne sur deux",
            "personnes soumises aux droits et devoirs, dont le droit est ouvert et versable",
            "de ces personnes sont orientées vers un organisme référent",
            "pour qu’une personne sur deux soit orientée après son entrée",
            "des personnes orientées hors France Travail ont un contrat en cours",
            "Meuse, au 31 mars 2026",
            "depuis le 28 février 2026",
            "Dernier flux connu à cette date : 4 avril 2026");
        Assert.Equal(4, page.Document.QuerySelectorAll("[aria-labelledby=essentiel] .chiffre-valeur").Length);
        Assert.Equal(8, page.Document.QuerySelectorAll("figure.graphique table").Length);

        // Each of the other charts stands beside the table that holds its figures.
        var voisins = page.Document.QuerySelectorAll("figure.graphique:not(:has(table)) a[href^='#']").Select(a => a.GetAttribute("href")![1..]).ToList();
        Assert.Equal(["tableau-territoires", "tableau-ventilation", "tableau-ventilation", "tableau-ventilation"], voisins);
        Assert.All(voisins, ancre => Assert.NotNull(page.Document.GetElementById(ancre)!.QuerySelector("table")));
        Assert.DoesNotContain('@', Mots(page.Document.QuerySelector("main")!));
    }

    [Fact]
    public async Task The_home_of_the_pilote_is_the_dashboard_of_today()
    {
        var client = await site.ClientDeAsync(Role.Pilote);
        var page = await client.AllerAsync("/");
        Assert.Equal("Indicateurs au 16 novembre 2026", page.Titre);
        page.Voit("Des flux manquent", "Le dernier flux connu à cette date est du 4 avril 2026");
    }

    [Theory]
    [InlineData(Adresse)]
    [InlineData("/pilotage/indicateurs?au=2026-03-31")]
    [InlineData("/pilotage/indicateurs/oarsa_taux_orientation?au=2026-03-31")]
    [InlineData("/pilotage?handler=Export&au=2026-03-31")]
    public async Task No_name_and_no_file_is_reachable(string adresse)
    {
        var client = await site.ClientDeAsync(Role.Pilote);
        var page = await client.AllerAsync(adresse);
        Assert.DoesNotMatch(NomDePersonne(), page.Corps);
        Assert.DoesNotContain("/personnes", page.Corps, StringComparison.Ordinal);
        Assert.DoesNotContain("/dossiers", page.Corps, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Adresse)]
    [InlineData("/pilotage/indicateurs?au=2026-03-31")]
    [InlineData("/pilotage/indicateurs/oarsa_taux_orientation?au=2026-03-31")]
    public async Task The_page_keeps_to_its_budget(string adresse)
    {
        // Flows, dates asked for and noted changes grow with time, not with people; changes are read since the last look.
        var client = await site.ClientDeAsync(Role.Pilote);
        await site.VerifierBudgetAsync(client, adresse, SqlObserve.Budget, "flux", "changement_pilotage", "indicateur_calcul");
    }

    [Theory]
    [InlineData(Role.Administrateur)]
    [InlineData(Role.Referent)]
    [InlineData(Role.ChargeOrientation)]
    [InlineData(Role.Usager)]
    public async Task Others_do_not_enter(Role role)
    {
        var client = await site.ClientDeAsync(role);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.DemanderAsync(Adresse)).Statut);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.DemanderAsync("/pilotage/indicateurs/oarsa_t1_sdd")).Statut);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.DemanderAsync("/pilotage?handler=Export")).Statut);
    }

    [Fact]
    public async Task The_gestionnaire_sees_territories_that_sum_to_the_total_unknown_included()
    {
        var client = await site.ClientDeAsync(Role.Gestionnaire);
        var page = await client.AllerAsync(Adresse);
        var table = page.Document.QuerySelectorAll("table").Single(t => Mots(t).Contains("Par territoire", StringComparison.Ordinal));
        var lignes = table.QuerySelectorAll("tbody tr").Select(Cellules).ToList();
        var total = Cellules(table.QuerySelector("tfoot tr")!);
        Assert.Equal(17, lignes.Count);
        Assert.Equal(["Hors du département", "Territoire inconnu"], lignes[^2..].Select(l => l[0]));
        foreach (var colonne in new[] { 1, 2, 6 })
        {
            Assert.Equal(Entier(total[colonne]), lignes.Sum(l => Entier(l[colonne])));
        }

        page.NeVoitPas("« s » : masqué");
    }

    [Fact]
    public async Task The_pilote_never_reads_a_count_from_1_to_4_nor_one_that_would_give_it_back()
    {
        var client = await site.ClientDeAsync(Role.Pilote);
        var page = (await client.AllerAsync(Adresse)).Voit("« s » : masqué");
        var table = page.Document.QuerySelectorAll("table").Single(t => Mots(t).Contains("Par territoire", StringComparison.Ordinal));
        var lignes = table.QuerySelectorAll("tbody tr").Select(Cellules).ToList();
        Assert.Contains(lignes, l => l[1] == "s");
        foreach (var colonne in new[] { 1, 2, 6 })
        {
            Assert.All(lignes.Where(l => l[colonne] != "s"), l => Assert.True(Entier(l[colonne]) is 0 or >= 5));
            Assert.NotEqual(1, lignes.Count(l => l[colonne] == "s"));
        }
    }

    [Fact]
    public async Task The_gestionnaire_sees_ages_sexes_and_seniorities_that_sum_to_the_total()
    {
        var client = await site.ClientDeAsync(Role.Gestionnaire);
        var page = await client.AllerAsync(Adresse);
        var table = page.Document.QuerySelectorAll("table").Single(t => Mots(t).Contains("Par âge, sexe et ancienneté", StringComparison.Ordinal));
        var total = Cellules(table.QuerySelector("tfoot tr")!);
        var groupes = table.QuerySelectorAll("tbody").ToList();
        Assert.Equal(["Âge", "Sexe", "Ancienneté dans le RSA"], groupes.Select(g => Mots(g.QuerySelector("tr")!)));
        Assert.All(groupes, groupe => Assert.All(new[] { 1, 2, 4 }, colonne =>
            Assert.Equal(Entier(total[colonne]), groupe.QuerySelectorAll("tr").Skip(1).Sum(l => Entier(Cellules(l)[colonne])))));
    }

    [Fact]
    public async Task The_pilote_reads_no_small_count_in_a_breakdown_either()
    {
        var client = await site.ClientDeAsync(Role.Pilote);
        foreach (var adresse in new[] { Adresse, "/pilotage/indicateurs/oarsa_t2_hors_ft_cer?au=2026-03-31", "/pilotage/indicateurs/oarsa_t1_non_orientes?au=2025-04-30" })
        {
            var page = await client.AllerAsync(adresse);
            foreach (var table in page.Document.QuerySelectorAll("table").Where(t => Mots(t).Contains("moins de 25 ans", StringComparison.OrdinalIgnoreCase)))
            {
                Assert.All(table.QuerySelectorAll("td.num").Select(Mots).Where(c => c.All(x => char.IsDigit(x) || x == ' ')), c => Assert.True(Entier(c) is 0 or >= 5, c));
            }
        }
    }

    [Theory]
    [InlineData("2027-01-01", "Cette date n’est pas encore passée")]
    [InlineData("31 mars", "Écrivez une date")]
    [InlineData("2001-01-01", "Le RSA a commencé le 1er juin 2009")]
    public async Task A_date_that_cannot_be_shown_says_why(string au, string phrase)
    {
        var client = await site.ClientDeAsync(Role.Pilote);
        (await client.AllerAsync($"/pilotage?au={Uri.EscapeDataString(au)}")).Voit(phrase, "Indicateurs au 16 novembre 2026");
    }

    [Fact]
    public async Task Another_date_is_chosen_with_the_form()
    {
        var client = await site.ClientDeAsync(Role.Pilote);
        var page = await client.AllerAsync(Adresse);
        var autre = await page.Formulaire("Voir cette date").Remplir("Chiffres à la date du", "2025-12-31").EnvoyerAsync();
        Assert.Equal("Indicateurs au 31 décembre 2025", autre.Titre);
        Assert.Contains("2025-12-31", autre.Adresse, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_the_first_flow_each_figure_says_why_it_is_missing()
    {
        var client = await site.ClientDeAsync(Role.Pilote);
        var page = await client.AllerAsync("/pilotage?au=2019-06-30");
        page.Voit("Aucun flux ne décrit cette date", "Non renseigné : aucun flux reçu ne décrit cette période.");
        Assert.Empty(page.Document.QuerySelectorAll(".chiffre-valeur"));
        Assert.Empty(page.Document.QuerySelectorAll("figure.graphique"));
        Assert.Equal("Indicateurs au 1er janvier 2025", (await page.SuivreAsync("Voir le premier jour connu")).Titre);
    }

    [Fact]
    public async Task A_figure_opens_its_definition_with_a_worked_example()
    {
        var client = await site.ClientDeAsync(Role.Pilote);
        var page = await (await client.AllerAsync(Adresse)).SuivreAsync("de ces personnes sont orientées");
        Assert.Equal("Taux d'orientation", page.Titre);
        page.Voit("Qui est compté", "Personnes orientées ÷ personnes soumises aux droits et devoirs.", "8 orientées sur 10 : 80 %.", "Enquête OARSA de la DREES, ratio B1", "oarsa_taux_orientation");
        Assert.Equal(HttpStatusCode.NotFound, (await client.DemanderAsync("/pilotage/indicateurs/oarsa_t9_rien")).Statut);
    }

    [Fact]
    public async Task Every_definition_opens()
    {
        var client = await site.ClientDeAsync(Role.Pilote);
        var liste = await client.AllerAsync("/pilotage/indicateurs?au=2026-03-31");
        var liens = liste.Document.QuerySelectorAll("main tbody a").Select(a => a.GetAttribute("href")!).ToList();
        Assert.True(liens.Count > 50);
        foreach (var lien in liens)
        {
            (await client.AllerAsync(lien)).Voit("Définition", "Exemple");
        }
    }

    [Fact]
    public async Task The_export_is_masked_like_the_screen_and_is_an_act()
    {
        var client = await site.ClientDeAsync(Role.Pilote);
        var csv = (await client.AllerAsync("/pilotage?handler=Export&au=2026-03-31")).Corps.Split("\r\n");
        Assert.StartsWith("\uFEFFCode;Indicateur;Territoire;Mois;Personnes;Valeur;Unité", csv[0].StartsWith('\uFEFF') ? csv[0] : "\uFEFF" + csv[0], StringComparison.Ordinal);
        Assert.Contains(csv, ligne => ligne.StartsWith("oarsa_t1_sdd;", StringComparison.Ordinal) && ligne.EndsWith(";s", StringComparison.Ordinal));
        Assert.Contains(csv, ligne => ligne.StartsWith("spie_delai_moyen_orientation;", StringComparison.Ordinal) && ligne.Contains("mars 2026", StringComparison.Ordinal));
        Assert.DoesNotContain(csv, ligne => ligne.StartsWith("oarsa_t1_hspe_ccas;", StringComparison.Ordinal) && ligne.Contains("Intercommunalité", StringComparison.Ordinal));

        await using var connexion = await site.OuvrirAsync();
        Assert.Equal(
            "Indicateurs au 31 mars 2026 exportés, petits effectifs masqués",
            Texte(await TestKit.BaseDeTest.LireAsync<string>(connexion, "select libelle from acte where nature = 'indicateurs.exportes' and compte = $1 order by id desc limit 1", client.Compte!.Id)));
    }

    [Fact]
    public async Task Figures_are_brought_up_to_date_on_request()
    {
        var client = await site.ClientDeAsync(Role.Gestionnaire);
        var page = await client.AllerAsync("/pilotage?au=2026-02-10");
        var apres = await page.Formulaire("Actualiser les chiffres").EnvoyerAsync();
        Assert.Equal("Indicateurs au 10 février 2026", apres.Titre);
        await using var connexion = await site.OuvrirAsync();
        Assert.True(await TestKit.BaseDeTest.LireAsync<long>(connexion, "select count(*) from acte where nature = 'consultation' and compte = $1", client.Compte!.Id) >= 2);
    }

    private static string[] Cellules(AngleSharp.Dom.IElement ligne) => [.. ligne.QuerySelectorAll("th, td").Select(Mots)];

    private static string Mots(AngleSharp.Dom.IElement element) => Texte(element.TextContent);

    private static string Texte(string? brut) => Regex.Replace(brut ?? "", @"\s+", " ", RegexOptions.None, TimeSpan.FromSeconds(1)).Trim();

    private static int Entier(string texte) => int.Parse(texte.Replace(" ", "", StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex(@"NOM\d|Prenom", RegexOptions.None, 1000)]
    private static partial Regex NomDePersonne();
}
