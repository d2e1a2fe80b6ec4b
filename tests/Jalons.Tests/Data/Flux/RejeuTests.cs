using System.Text;
using Jalons.Data.Flux;
using Jalons.Data.Flux.Listes;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Socle;
using Jalons.TestKit;
using Xunit;

namespace Jalons.Tests.Data.Flux;

/// <summary>A corrected reject is played again through the pipeline of its flow, and says by whom it was settled (issue 3, 2).</summary>
public sealed class RejeuTests : TestsImport
{
    private Agent _agent = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _agent = await new MondeDeSuivi(Bdd.Connexions).AgentAsync(Role.Gestionnaire);
    }

    [Fact]
    public async Task A_corrected_household_is_applied_at_its_place_in_time_and_absence_is_not_looked_for()
    {
        await ImporterAsync(FluxBuilder.Mensuel(2025, 9).Avec(Seul(), Couple()));
        var rapport = await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(Seul(), Couple().DemandeDu(null)));
        Assert.Equal(1, rapport.Rejetes);
        var absents = await LireAsync("select d::text from dossier d where numero_demande = '00000000155'");
        var rejet = await RejetAsync();
        var issue = await RejouerAsync(rejet, rejet.Brut.Replace("<NUMDEMRSA>", "<DTDEMRSA>2023-04-06</DTDEMRSA><NUMDEMRSA>", StringComparison.Ordinal).Replace("559.42", "600.00", StringComparison.Ordinal));
        Assert.True(issue.EstFait, issue.Refus?.Message);
        Assert.Equal((1, 1, 0, "VRSB0801"), (issue.Valeur.Foyers, issue.Valeur.Modifies, issue.Valeur.Rejetes, issue.Valeur.Format));
        Assert.Equal("600.00 2025-11-04 02:15:31", await UnAsync("select concat(montant, ' ', image_du) from dossier where numero_demande = '00000000255'"));
        Assert.Equal(absents, await LireAsync("select d::text from dossier d where numero_demande = '00000000155'"));
        var regle = await RejetAsync();
        Assert.Equal((_agent.Nom, Reception, issue.Valeur.Flux), (regle.ReglePar, regle.RegleLe, regle.RegleFlux));
        Assert.Equal("1", await UnAsync("select count(*)::text from acte where nature = 'flux.rejet.regle'"));
        Assert.Equal("rejet.regle", (await RejouerAsync(regle, regle.Brut)).Refus?.Code);
        Assert.Equal("rejet.regle", (await RejouerAsync(rejet, rejet.Brut.Replace("<NUMDEMRSA>", "<DTDEMRSA>2023-04-06</DTDEMRSA><NUMDEMRSA>", StringComparison.Ordinal))).Refus?.Code);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("<InfosFoyerRSA><pas fini")]
    [InlineData("")]
    public async Task What_is_still_wrong_changes_nothing_and_says_why(string? brut)
    {
        await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(Seul(), Couple().DemandeDu(null)));
        var rejet = await RejetAsync();
        var avant = await ViderAsync();
        var issue = await RejouerAsync(rejet, brut ?? rejet.Brut);
        Assert.False(issue.EstFait);
        Assert.NotEmpty(issue.Refus!.Message);
        Assert.Equal(avant, await ViderAsync());
    }

    [Fact]
    public async Task A_corrected_row_of_a_list_is_applied()
    {
        await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(Couple()));
        var liste = FluxBuilder.Deposer(Encoding.UTF8.GetBytes("NIR;Identifiant;Nom;Prénom;Naissance;Effet;Catégorie;NIR\n;0123456B123;LEROY;CLAIRE;14/03/1988;01/06/2025;9;\n;0123456B124;LEROI;YOHANN;02/11/1985;01/06/2025;9;\n"));
        Assert.Equal(1, (await new ImporteurListe(Bdd.Connexions).ImporterAsync(new DemandeImport(liste, "RSA_INSCRIPTION.csv", null, Reception, "55"), null, Fin)).Rejetes);
        var rejet = await RejetAsync();
        Assert.Equal("LEROI", rejet.Cellules[2].Valeur);
        var issue = await RejouerAsync(rejet, rejet.Brut.Replace("LEROI", "LEROY", StringComparison.Ordinal));
        Assert.True(issue.EstFait, issue.Refus?.Message);
        Assert.Equal(1, issue.Valeur.Crees);
        Assert.Equal("2", await UnAsync("select count(*)::text from inscription_france_travail"));
    }

    private async Task<RejetGarde> RejetAsync() =>
        (await RejetGarde.LireAsync(Connexion, long.Parse(await UnAsync("select flux::text from flux_rejet"), null), long.Parse(await UnAsync("select id::text from flux_rejet"), null), Fin))!;

    private Task<Result<RapportImport>> RejouerAsync(RejetGarde rejet, string brut) => new RejeuRejet(Bdd.Connexions).RejouerAsync(
        rejet, brut, _agent, Reception, Path.Combine(Directory.CreateTempSubdirectory("jalons-test-").FullName, "rejet.flux"), Fin);
}
