using System.Net;
using Jalons.Domain.Dossiers;
using Jalons.Domain.Habilitations;
using Jalons.TestKit;
using Jalons.Web.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Jalons.Web.Tests.Features.Orientation;

/// <summary>The queue: what must I do today, who, in which order, and who may see it.</summary>
public sealed class FileAttenteTests(FileAttenteTests.Site site) : IClassFixture<FileAttenteTests.Site>
{
    /// <summary>
    /// Thursday 20 February 2025: people received on both sides of 1 January 2025, when the delay went from two months to six weeks.
    /// </summary>
    public sealed class Site : SiteDeTest
    {
        /// <inheritdoc/>
        public override async ValueTask InitializeAsync()
        {
            await base.InitializeAsync();
            Horloge.AllerAu(new DateOnly(2025, 2, 20));
            var scene = await new Scene(this).AvecTerritoiresAsync();
            await scene.EntrerAsync("Ancien", "Regime", new DateOnly(1980, 5, 5), new DateOnly(2024, 12, 1), new DateOnly(2024, 12, 31));
            await scene.EntrerAsync("Premier", "Janvier", new DateOnly(1981, 5, 5), new DateOnly(2024, 12, 1), new DateOnly(2025, 1, 1), Scene.Verdun);
            await scene.EntrerAsync("Éloïse", "Semaine", new DateOnly(2000, 2, 21), new DateOnly(2025, 1, 6), new DateOnly(2025, 1, 10), Scene.Verdun);
            await scene.EntrerAsync("Jour", "Même", new DateOnly(1990, 2, 20), new DateOnly(2025, 1, 6), new DateOnly(2025, 1, 9));
            await scene.EntrerAsync("Marie-Claire", "Le Goff-Ménard", new DateOnly(1990, 1, 1), new DateOnly(2025, 2, 1), new DateOnly(2025, 2, 5), "55122");
            var sortie = await scene.EntrerAsync("Sortie", "Partie", new DateOnly(1990, 1, 1), new DateOnly(2024, 11, 1));
            await using var db = scene.OuvrirDb();
            (await db.Parcours.SingleAsync(p => p.Id == sortie.Id)).Sortir(new DateOnly(2025, 1, 31), "droit.clos");
            await db.SaveChangesAsync();
        }
    }

    [Fact]
    public async Task The_home_says_how_many_wait_how_many_are_late_and_how_many_fall_due_this_week()
    {
        var page = await (await site.ClientDeAsync(Role.ChargeOrientation)).AllerAsync("/");
        Assert.Equal("/orientation", page.Adresse);
        Assert.Equal("Personnes à orienter", page.Titre);
        page.Voit("5 personnes à orienter en tout", "1 orientation en retard", "2 orientations à prononcer d'ici dimanche").NeVoitPas("Partie");
        Assert.Equal("/orientation?urgence=Retard", page.Lien("orientation en retard"));
        Assert.Equal("/orientation?urgence=Semaine", page.Lien("orientations à prononcer"));
    }

    [Fact]
    public async Task Each_deadline_comes_from_the_rule_in_force_on_the_day_of_reception()
    {
        var page = await (await site.ClientDeAsync(Role.ChargeOrientation)).AllerAsync("/orientation");
        Assert.Equal(["Janvier", "Même", "Semaine", "Regime", "Le Goff-Ménard"], page.Lignes().Select(l => NomSeul(l[0])));

        // 31 December 2024 + 2 months, clamped; 1 January 2025 + 42 days.
        Assert.Contains("Dans 8 jours le 28 février 2025", Ligne(page, "Regime")[4], StringComparison.Ordinal);
        Assert.Contains("En retard de 8 jours depuis le 12 février 2025", Ligne(page, "Janvier")[4], StringComparison.Ordinal);
        Assert.Contains("Aujourd'hui le 20 février 2025", Ligne(page, "Même")[4], StringComparison.Ordinal);
        page.Voit(
            "42 jours (6 semaines) pour une information reçue depuis le 1er janvier 2025 : CASF D262-65-2",
            "2 mois pour une information reçue du 3 mars 2012 au 31 décembre 2024 : CASF R262-65-2");
    }

    [Theory]
    [InlineData("/orientation?nom=semaine&p=9")]
    [InlineData("/orientation?nom=eloise+semaine&p=2")]
    [InlineData("/orientation?nom=semaine+eloise&p=0")]
    public async Task A_page_past_the_end_of_a_search_shows_the_last_one(string adresse)
    {
        var page = await (await site.ClientDeAsync(Role.ChargeOrientation)).AllerAsync(adresse);
        Assert.Equal(["Semaine"], page.Lignes().Select(l => NomSeul(l[0])));
    }

    [Fact]
    public async Task Who_they_are_is_on_the_line_with_the_age_of_the_day()
    {
        var page = await (await site.ClientDeAsync(Role.ChargeOrientation)).AllerAsync("/orientation");
        Assert.Equal("Semaine Éloïse 24 ans", Ligne(page, "Semaine")[0]);
        Assert.Equal("Même Jour 35 ans", Ligne(page, "Même")[0]);
        Assert.Equal(["Verdun CA du Grand Verdun", "06/01/2025", "10/01/2025"], Ligne(page, "Semaine").Skip(1).Take(3));
    }

    [Theory]
    [InlineData("urgence=Retard", new[] { "Janvier" }, "Échéance : en retard")]
    [InlineData("urgence=Semaine", new[] { "Même", "Semaine" }, "Échéance : cette semaine")]
    [InlineData("urgence=Delai", new[] { "Regime", "Le Goff-Ménard" }, "Échéance : dans le délai")]
    [InlineData("territoire=200049187", new[] { "Janvier", "Semaine" }, "Territoire : CA du Grand Verdun")]
    [InlineData("territoire=aucun", new[] { "Le Goff-Ménard" }, "Territoire : inconnu")]
    [InlineData("territoire=200049187&urgence=Retard", new[] { "Janvier" }, "Tout retirer")]
    [InlineData("nom=le+goff", new[] { "Le Goff-Ménard" }, "Nom : le goff")]
    [InlineData("nom=GOFF", new string[0], "Personne ne répond à ces filtres")]
    [InlineData("nom=eloise+sem", new[] { "Semaine" }, "Nom : eloise sem")]
    [InlineData("nom=semaine+elo", new[] { "Semaine" }, "Nom : semaine elo")]
    [InlineData("nom=janvier&territoire=200033025", new string[0], "5 personnes attendent")]
    [InlineData("tri=-echeance", new[] { "Le Goff-Ménard", "Regime", "Semaine", "Même", "Janvier" }, "1–5 sur 5")]
    [InlineData("urgence=nimporte&p=99", new[] { "Janvier", "Même", "Semaine", "Regime", "Le Goff-Ménard" }, "1–5 sur 5")]
    public async Task Filters_are_in_the_address(string question, string[] attendus, string dit)
    {
        var page = await (await site.ClientDeAsync(Role.ChargeOrientation)).AllerAsync("/orientation?" + question);
        Assert.Equal(attendus, page.Lignes().Select(l => NomSeul(l[0])));
        page.Voit(dit);
    }

    [Fact]
    public async Task The_filter_form_leads_to_the_same_addresses()
    {
        var page = await (await site.ClientDeAsync(Role.ChargeOrientation)).AllerAsync("/orientation");
        var filtree = await page.Formulaire("Afficher").Remplir("Territoire", "CA du Grand Verdun (2)").Remplir("Échéance", "En retard").EnvoyerAsync();
        Assert.Equal(["Janvier"], filtree.Lignes().Select(l => NomSeul(l[0])));
        Assert.Contains("Territoire=200049187", filtree.Adresse, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_export_follows_the_filters_and_is_written_in_the_journal()
    {
        var client = await site.ClientDeAsync(Role.ChargeOrientation);
        var page = await client.AllerAsync("/orientation?urgence=Retard");
        var export = await client.DemanderAsync(page.Lien("Exporter la liste"));
        Assert.Equal("text/csv", export.Reponse.Content.Headers.ContentType?.MediaType);
        Assert.Equal("personnes-a-orienter-2025-02-20.csv", export.Reponse.Content.Headers.ContentDisposition?.FileName?.Trim('"'));
        Assert.Equal(
            ["Nom;Prénom;Âge;Commune;Territoire;Entrée;Reçue le;À orienter avant;Jours de retard", "Janvier;Premier;43;Verdun;CA du Grand Verdun;01/12/2024;01/01/2025;12/02/2025;8"],
            export.Corps.TrimStart('\uFEFF').Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        Assert.Equal(1, await CompterActesAsync("orientation.file_exportee", client.Compte!.Id));
    }

    [Fact]
    public async Task The_gestionnaire_reads_and_does_not_act()
    {
        var client = await site.ClientDeAsync(Role.Gestionnaire);
        var page = await client.AllerAsync("/orientation");
        Assert.Equal(5, page.Lignes().Count);
        Assert.StartsWith("/personnes/", page.Lien("Regime Ancien"), StringComparison.Ordinal);
        var acte = await (await site.ClientDeAsync(Role.ChargeOrientation)).AllerAsync("/orientation");
        Assert.Equal(HttpStatusCode.Forbidden, (await client.DemanderAsync(acte.Lien("Regime Ancien"))).Statut);
    }

    private static IReadOnlyList<string> Ligne(PageHtml page, string nom) => page.Lignes().Single(l => l[0].StartsWith(nom, StringComparison.Ordinal));

    private static string NomSeul(string cellule) =>
        new[] { "Le Goff-Ménard", "Regime", "Janvier", "Semaine", "Même", "Partie" }.Single(n => cellule.StartsWith(n, StringComparison.Ordinal));

    private async Task<long> CompterActesAsync(string nature, long compte)
    {
        await using var connexion = await site.OuvrirAsync();
        return await BaseDeTest.LireAsync<long>(connexion, "select count(*) from acte where nature = $1 and compte = $2", nature, compte);
    }
}

/// <summary>A département where nobody waits.</summary>
public sealed class FileVideTests(SiteDeTest site) : IClassFixture<SiteDeTest>
{
    [Fact]
    public async Task An_empty_queue_says_what_comes_next()
    {
        var client = await site.ClientDeAsync(Role.ChargeOrientation);
        (await client.AllerAsync("/orientation")).Voit("Personne n'attend d'orientation", "dès que le flux de la CAF ou de la MSA est reçu").NeVoitPas("Exporter");
        (await client.AllerAsync("/orientation/sans-referent")).Voit("Tout le monde a un référent");
    }
}
