using System.Net;
using Jalons.Data.Flux;
using Jalons.Domain.Habilitations;
using Jalons.TestKit;
using Jalons.Web.Tests.Kit;
using Xunit;

namespace Jalons.Web.Tests.Features.Dossiers;

/// <summary>The RSA service makes one of two dossiers of the same household, and two again (issue 3, 4).</summary>
public sealed class ReunirTests : SiteDeTest
{
    private const string Ancien = "00000000155";
    private const string Nouveau = "00000000255";

    [Fact]
    public async Task Two_dossiers_side_by_side_become_one_and_two_again()
    {
        await ImporterAsync();
        var client = await ClientDeAsync(Role.Gestionnaire);
        var dossier = await client.AllerAsync($"/dossiers/{await NumeroAsync(Nouveau)}");
        var choix = await dossier.SuivreAsync("Réunir avec un autre dossier");
        (await choix.Formulaire("Comparer les deux dossiers").Remplir("Numéro de l'autre demande", "99999999999").EnvoyerAsync()).Voit("Aucun dossier n'a le numéro de demande 99999999999");
        var comparaison = await choix.Formulaire("Comparer les deux dossiers").Remplir("Numéro de l'autre demande", Ancien).EnvoyerAsync();
        comparaison.Voit("Ce qui va se passer", "déjà dans le dossier gardé", "rejoint le dossier gardé", "551");
        var reuni = await comparaison.Formulaire("Réunir les deux dossiers").Remplir("Pourquoi ?", "Nouveau numéro").EnvoyerAsync();
        reuni.Voit("Les deux dossiers sont réunis", $"Aussi connu sous le numéro {Ancien}");
        Assert.Equal(2, await CompterAsync("select count(*) from acte where nature = 'dossier.reuni'"));
        (await client.AllerAsync($"/dossiers/{await NumeroAsync(Ancien)}")).Voit($"Ce dossier est réuni au dossier {Nouveau}").NeVoitPas("Réunir avec un autre dossier");

        var reunion = await reuni.SuivreAsync("Voir cette réunion, ou séparer les deux dossiers");
        reunion.Voit("Nouveau numéro");
        (await reunion.Formulaire("Séparer les deux dossiers").EnvoyerAsync()).Voit("Les deux dossiers sont de nouveau séparés", "Chacun a retrouvé ce qu'il avait");
        (await reunion.Formulaire("Séparer les deux dossiers").EnvoyerAsync()).Voit("Ces deux dossiers sont déjà séparés");
        Assert.Equal(2, await CompterAsync("select count(*) from acte where nature = 'dossier.separe'"));
    }

    [Fact]
    public async Task The_board_leads_to_households_known_twice()
    {
        await ImporterAsync();
        var client = await ClientDeAsync(Role.Gestionnaire);
        var liste = await (await client.AllerAsync("/qualite")).SuivreAsync("Adultes présents dans deux dossiers ouverts");
        var ligne = Assert.Single(liste.Lignes());
        Assert.Equal("MARIE DUPONT", ligne[0]);
        Assert.Contains(Ancien, (await client.DemanderAsync("/qualite/foyers/DeuxDossiers?handler=Export")).Corps, StringComparison.Ordinal);
        (await liste.SuivreAsync("Comparer les deux dossiers")).Voit("Ce qui va se passer");
        await VerifierBudgetAsync(client, $"/dossiers/{await NumeroAsync(Nouveau)}/reunir?numero={Ancien}");
        await VerifierBudgetAsync(client, "/qualite/foyers/DeuxDossiers", tolerees: "foyers_a_comparer"); // the few found by the last count
    }

    [Fact]
    public async Task The_second_of_two_agents_is_told()
    {
        await ImporterAsync();
        var (lent, vif) = (await ClientDeAsync(Role.Gestionnaire), await ClientDeAsync(Role.Gestionnaire));
        var adresse = $"/dossiers/{await NumeroAsync(Nouveau)}/reunir?numero={Ancien}";
        var page = await lent.AllerAsync(adresse);
        await (await vif.AllerAsync(adresse)).Formulaire("Réunir les deux dossiers").EnvoyerAsync();
        (await page.Formulaire("Réunir les deux dossiers").EnvoyerAsync()).Voit("est déjà réuni à un autre");
        Assert.Equal(1, await CompterAsync("select count(*) from fusion_foyers"));
    }

    [Fact]
    public async Task A_dossier_that_changed_meanwhile_is_read_again_first()
    {
        await ImporterAsync();
        var client = await ClientDeAsync(Role.Gestionnaire);
        var page = await client.AllerAsync($"/dossiers/{await NumeroAsync(Nouveau)}/reunir?numero={Ancien}");
        await ImporterAsync(montant: 777m, mois: 11);
        var refus = await page.Formulaire("Réunir les deux dossiers").EnvoyerAsync();
        refus.Voit("Un de ces deux dossiers vient de changer", "777");
        (await refus.Formulaire("Réunir les deux dossiers").EnvoyerAsync()).Voit("Les deux dossiers sont réunis");
    }

    [Fact]
    public async Task Only_the_gestionnaire_merges_dossiers()
    {
        await ImporterAsync();
        var client = await ClientDeAsync(Role.ChargeOrientation);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.DemanderAsync($"/dossiers/{await NumeroAsync(Nouveau)}/reunir")).Statut);
        Assert.Equal(HttpStatusCode.NotFound, (await (await ClientDeAsync(Role.Gestionnaire)).DemanderAsync("/dossiers/reunions/999")).Statut);
    }

    /// <summary>A woman in two households, with a partner in the former one only.</summary>
    private async Task ImporterAsync(decimal montant = 500m, int mois = 10)
    {
        FoyerBuilder Foyer(string numero) => FoyerBuilder.Nouveau(numero).Matricule(numero[4..]).Montant(montant).Avec(
            PersonneBuilder.Demandeur("DUPONT", "MARIE", new(1990, 5, 2)).Nir(PersonneBuilder.NirDe(2, new(1990, 5, 2), 11)).Soumis(true));
        var chemin = FluxBuilder.Mensuel(2025, mois).Avec(
            Foyer(Ancien).Avec(PersonneBuilder.Conjoint("DUPONT", "PAUL", new(1988, 5, 2)).Nir(PersonneBuilder.NirDe(1, new(1988, 5, 2), 12))), Foyer(Nouveau)).Ecrire();
        await new ImporteurFlux(Connexions).ImporterAsync(new DemandeImport(chemin, "mensuel.xml", null, Horloge.GetUtcNow()), null, TestContext.Current.CancellationToken);
    }

    private Task<long> NumeroAsync(string numero) => CompterAsync($"select id from dossier where numero_demande = '{numero}'");

    private async Task<long> CompterAsync(string sql)
    {
        await using var connexion = await OuvrirAsync();
        return await LireAsync<long>(connexion, sql);
    }
}
