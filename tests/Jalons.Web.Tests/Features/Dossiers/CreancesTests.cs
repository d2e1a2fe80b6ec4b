using System.Net;
using Jalons.Data.Flux;
using Jalons.Domain.Habilitations;
using Jalons.TestKit;
using Jalons.Web.Tests.Kit;
using Xunit;

namespace Jalons.Web.Tests.Features.Dossiers;

/// <summary>Overpayments transferred: the list of the RSA service, its filters and its export, and the section of the dossier.</summary>
public sealed class CreancesTests(SiteDeTest site) : IClassFixture<SiteDeTest>
{
    private const string Marie = "00000000155";

    [Fact]
    public async Task La_liste_dit_le_total_se_filtre_et_s_exporte()
    {
        await ImporterAsync();
        var client = await site.ClientDeAsync(Role.Gestionnaire);
        var page = await client.AllerAsync("/creances");
        page.Voit("3 indus", "2 dossiers", "740,25", "DUPONT MARIE", "Droit ouvert et versable", "Dossier inconnu", "octobre 2025", "Indu RSA socle (RSD) (INK), rang 001", "Motif : Éléments de calcul (ressources) (40)");
        Assert.Equal(3, page.Lignes().Count);
        var inconnus = await client.AllerAsync("/creances?situation=Inconnu");
        inconnus.Voit("1 indu", "50,00", "Dossier inconnu");
        Assert.Single(inconnus.Lignes());
        (await client.AllerAsync("/creances?minimum=600")).Voit("1 indu", "610,25", "Solde d’au moins 600");
        (await client.AllerAsync("/creances?mois=2025-09")).Voit("Aucun indu ne répond à ces filtres", "Retirer tous les filtres");

        var export = await client.DemanderAsync("/creances?handler=Export&situation=Inconnu");
        Assert.Equal("text/csv", export.Reponse.Content.Headers.ContentType?.MediaType);
        Assert.Contains("00000000955", export.Corps, StringComparison.Ordinal);
        Assert.DoesNotContain(Marie, export.Corps, StringComparison.Ordinal);
        await using var connexion = await site.OuvrirAsync();
        Assert.Equal(["1"], await Vidage.LignesAsync(connexion, "select count(*)::text from acte where nature = 'creances.exportees'"));
    }

    [Fact]
    public async Task Le_dossier_montre_ses_indus()
    {
        await ImporterAsync();
        var client = await site.ClientDeAsync(Role.Gestionnaire);
        var dossier = await (await client.AllerAsync("/creances?situation=Ouvert&minimum=600")).SuivreAsync(Marie);
        dossier.Voit("Indus transférés au département", "2 indus", "690,25", "Responsabilité", "du 1er janvier", "31 mars 2025", "implanté le 12/06/2025");
        await site.VerifierBudgetAsync(client, "/creances", tolerees: ["creance", "dossier"]); // a handful here
    }

    [Theory]
    [InlineData(Role.Referent)]
    [InlineData(Role.Pilote)]
    [InlineData(Role.Administrateur)]
    public async Task Seul_le_service_RSA_entre(Role role) =>
        Assert.Equal(HttpStatusCode.Forbidden, (await (await site.ClientDeAsync(role)).DemanderAsync("/creances")).Statut);

    private async Task ImporterAsync()
    {
        var octobre = FluxBuilder.Mensuel(2025, 10);
        foreach (var flux in new[]
                 {
                     octobre.Avec(FoyerBuilder.Nouveau(Marie).Matricule("0000155").Avec(PersonneBuilder.Demandeur("DUPONT", "MARIE", new(1990, 5, 2)))),
                     octobre.AvecBrut(BlocsComptables.Creances(Marie, BlocsComptables.Creance("2025-06-12", 610.25m), BlocsComptables.Creance("2025-07-12", 80m, rang: "002")))
                         .AvecBrut(BlocsComptables.Creances("00000000955", BlocsComptables.Creance("2025-06-12", 50m))),
                 })
        {
            await new ImporteurFlux(site.Connexions).ImporterAsync(new DemandeImport(flux.Ecrire(), "flux.xml", null, site.Horloge.GetUtcNow()));
        }
    }
}
