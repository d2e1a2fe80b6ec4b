using System.Globalization;
using System.Net;
using Jalons.Data.Flux;
using Jalons.Domain.Habilitations;
using Jalons.TestKit;
using Jalons.Web.Tests.Kit;
using Xunit;

namespace Jalons.Web.Tests.Features.Qualite;

/// <summary>The quality board: each count is right, and leads to its list (issue 3, 7).</summary>
public sealed class QualiteTests : SiteDeTest
{
    private const string Inconnu = "ZZZ";

    [Fact]
    public async Task Each_count_of_people_is_that_of_the_list_it_leads_to()
    {
        await ImporterAsync();
        var client = await ClientDeAsync(Role.Gestionnaire);
        var board = await VerifierBudgetAsync(client, "/qualite", tolerees: "liste_recue"); // those that wait, by a partial index
        board.Voit("Sur 3 personnes accompagnées", "Sur 3 dossiers ouverts");
        Assert.Equal("1", Nombre(board, "Personnes sans numéro de sécurité sociale"));
        Assert.Equal("2", Nombre(board, "Personnes sans téléphone"));
        Assert.Equal("3", Nombre(board, "Personnes sans référent"));
        Assert.Equal("3", Nombre(board, "Personnes sans adresse électronique"));
        foreach (var constat in new[] { "Personnes sans téléphone", "Personnes sans adresse électronique", "Personnes sans numéro de sécurité sociale", "Personnes sans référent" })
        {
            var liste = await board.SuivreAsync(constat);
            Assert.StartsWith("/personnes?", liste.Adresse, StringComparison.Ordinal);
            Assert.Equal(Nombre(board, constat), liste.Lignes().Count.ToString(CultureInfo.InvariantCulture));
            liste.NeVoitPas("n’a pas été comprise");
        }

        Assert.Equal(["BRUN Zoe"], (await board.SuivreAsync("Personnes sans numéro de sécurité sociale")).Lignes().Select(l => l[0]));
    }

    [Fact]
    public async Task Dossiers_whose_address_is_not_located_and_those_no_longer_sent_are_listed()
    {
        await ImporterAsync();
        await ImporterAsync(FluxBuilder.Mensuel(2026, 10).Avec(Foyers()[0], Foyers()[1]));
        var client = await ClientDeAsync(Role.Gestionnaire);
        var board = await client.AllerAsync("/qualite");
        Assert.Equal("1", Nombre(board, "Dossiers dont l'adresse n'est pas située"));
        Assert.Equal("1", Nombre(board, "Dossiers que la caisse ne transmet plus"));
        Assert.Equal("00000000255", Assert.Single((await VerifierBudgetAsync(client, "/qualite/dossiers/SansAdresseSituee")).Lignes())[0]);
        var absents = await VerifierBudgetAsync(client, "/qualite/dossiers/PlusTransmis", tolerees: "dossier"); // by a partial index
        Assert.Equal(["00000000355", "octobre 2026"], Assert.Single(absents.Lignes()) is { } ligne ? [ligne[0], ligne[4]] : []);
        var fichier = await client.DemanderAsync("/qualite/dossiers/PlusTransmis?handler=Export");
        Assert.Equal("text/csv", fichier.Reponse.Content.Headers.ContentType?.MediaType);
        Assert.Contains("00000000355", fichier.Corps, StringComparison.Ordinal);
        Assert.Equal(1, await CompterAsync("select count(*) from acte where nature = 'qualite.exportee'"));
    }

    [Fact]
    public async Task Rejects_are_counted_by_reason_and_filtered()
    {
        await ImporterAsync(FluxBuilder.Mensuel(2026, 9).Avec(
            Foyers()[0], Foyers()[1].DemandeDu(null), Foyers()[2].Changer(0, p => p.NeLe("1990-02-31"))));
        var client = await ClientDeAsync(Role.Gestionnaire);
        var board = await client.AllerAsync("/qualite");
        board.Voit("2 rejets que personne n’a réglés", "Rejets par motif", "Voir les chiffres en tableau");
        var dates = await board.SuivreAsync("Date impossible");
        Assert.Equal("00000000355", Assert.Single(dates.Lignes())[1]);
        var tous = await VerifierBudgetAsync(client, "/qualite/rejets?mois=2026-11&etat=a-regler");
        Assert.Equal(2, tous.Lignes().Count);
        (await client.AllerAsync("/qualite/rejets?mois=2026-10")).Voit("Aucun rejet ne répond à ces filtres");
        (await client.AllerAsync("/qualite/rejets?motif=anomalie")).Voit("Aucun rejet ne répond à ces filtres");
        var fichier = await client.DemanderAsync("/qualite/rejets?motif=date&handler=Export");
        Assert.Contains("00000000355", fichier.Corps, StringComparison.Ordinal);
        Assert.DoesNotContain("00000000255", fichier.Corps, StringComparison.Ordinal);
        (await tous.SuivreAsync("16/11/2026")).Voit("Pourquoi ce foyer est rejeté");
    }

    [Fact]
    public async Task Unknown_codes_say_where_and_how_many()
    {
        var octets = FluxBuilder.Mensuel(2026, 9).Avec(Foyers().Select(f => f.Situation(Inconnu, new(2026, 1, 1)))).Octets();
        await ImporterAsync(FluxBuilder.Deposer(octets));
        await ImporterAsync(FluxBuilder.Deposer(octets)); // the same file again counts nothing twice
        var client = await ClientDeAsync(Role.Gestionnaire);
        (await client.AllerAsync("/qualite")).Voit("1 code inconnu reçu dans les flux");
        var codes = await VerifierBudgetAsync(client, "/qualite/codes");
        var ligne = Assert.Single(codes.Lignes());
        Assert.Equal(["« ZZZ »", "SITFAM : Situation familiale", "3 fois", "1"], ligne.Take(4));
        Assert.Contains("SITFAM", (await client.DemanderAsync("/qualite/codes?handler=Export")).Corps, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Counts_of_dossiers_are_kept_until_a_flow_comes_and_a_quarter_of_an_hour_at_most()
    {
        const string constat = "Dossiers que la caisse ne transmet plus";
        await ImporterAsync();
        var client = await ClientDeAsync(Role.Gestionnaire);
        await client.AllerAsync("/qualite");
        await using (var connexion = await OuvrirAsync())
        {
            await ExecuterAsync(connexion, "update dossier set absent_depuis = '2026-10-01'");
        }

        Assert.Equal("0", Nombre(await client.AllerAsync("/qualite"), constat));
        Horloge.Avancer(TimeSpan.FromMinutes(16));
        Assert.Equal("3", Nombre(await client.AllerAsync("/qualite"), constat));
        await ImporterAsync(FluxBuilder.Quotidien(new(2026, 11, 10)).Avec(Foyers()[0].Montant(312m)));
        Assert.Equal("2", Nombre(await client.AllerAsync("/qualite"), constat));
    }

    [Fact]
    public async Task An_act_is_seen_in_the_counts_of_people_at_once()
    {
        await ImporterAsync();
        var client = await ClientDeAsync(Role.Gestionnaire);
        Assert.Equal("2", Nombre(await client.AllerAsync("/qualite"), "Personnes sans téléphone"));
        await using var connexion = await OuvrirAsync();
        await ExecuterAsync(connexion, "update personne set telephone = '0600000001'");
        Assert.Equal("0", Nombre(await client.AllerAsync("/qualite"), "Personnes sans téléphone"));
    }

    [Fact]
    public async Task The_pilote_reads_figures_and_opens_no_list()
    {
        await ImporterAsync();
        var client = await ClientDeAsync(Role.Pilote);
        var board = await client.AllerAsync("/qualite");
        Assert.Equal("1", Nombre(board, "Personnes sans numéro de sécurité sociale"));
        Assert.Empty(board.Document.QuerySelectorAll("main a"));
        Assert.Equal(HttpStatusCode.Forbidden, (await client.DemanderAsync("/qualite/dossiers/PlusTransmis")).Statut);
    }

    [Fact]
    public async Task The_entry_of_the_rail_counts_pairs_and_covers_duplicates()
    {
        var client = await ClientDeAsync(Role.Gestionnaire);
        Assert.Equal("Qualité des données", Courante(await client.AllerAsync("/doublons")));
        Assert.Equal("Qualité des données", Courante(await client.AllerAsync("/qualite/rejets")));
        Assert.Equal("Indus et acomptes", Courante(await client.AllerAsync("/acomptes")));
        Assert.Equal(HttpStatusCode.NotFound, (await client.DemanderAsync("/qualite/dossiers/SansNir")).Statut);
        Assert.Equal(HttpStatusCode.NotFound, (await client.DemanderAsync("/qualite/dossiers/autre")).Statut);

        static string? Courante(PageHtml page) => page.Document.QuerySelector("nav.rail a[aria-current=page] .rail-libelle")?.TextContent;
    }

    private static string Nombre(PageHtml board, string constat) => board.Lignes().Single(l => l[0] == constat)[1];

    private static List<FoyerBuilder> Foyers() =>
    [
        Foyer("00000000155", PersonneBuilder.Demandeur("LENOIR", "PAUL", new(1985, 4, 1)).Nir(PersonneBuilder.NirDe(1, new(1985, 4, 1), 1))),
        Foyer("00000000255", PersonneBuilder.Demandeur("BRUN", "ZOE", new(1990, 5, 2)).Nir(null)).SansAdresse(),
        Foyer("00000000355", PersonneBuilder.Demandeur("PETIT", "ANNE", new(1979, 6, 3)).Nir(PersonneBuilder.NirDe(2, new(1979, 6, 3), 2))),
    ];

    private static FoyerBuilder Foyer(string numero, PersonneBuilder demandeur) => FoyerBuilder.Nouveau(numero).Matricule(numero[4..]).Montant(500m).Avec(demandeur.Soumis(true));

    /// <summary>Three households; one person has a telephone.</summary>
    private async Task ImporterAsync()
    {
        await ImporterAsync(FluxBuilder.Mensuel(2026, 9).Avec(Foyers()));
        await using var connexion = await OuvrirAsync();
        await ExecuterAsync(connexion, "update personne set telephone = '0600000000' where cle_nom = 'LENOIR'");
    }

    private Task ImporterAsync(FluxBuilder flux) => ImporterAsync(flux.Ecrire());

    private Task ImporterAsync(string chemin) =>
        new ImporteurFlux(Connexions).ImporterAsync(new DemandeImport(chemin, Path.GetFileName(chemin), null, Horloge.GetUtcNow()), null, TestContext.Current.CancellationToken);

    private async Task<long> CompterAsync(string sql)
    {
        await using var connexion = await OuvrirAsync();
        return await LireAsync<long>(connexion, sql);
    }
}
