using System.Net;
using Jalons.Data.Flux;
using Jalons.Domain.Habilitations;
using Jalons.TestKit;
using Jalons.Web.Tests.Kit;
using Xunit;

namespace Jalons.Web.Tests.Features.Dossiers;

/// <summary>The monthly advance: sums beside the totals announced, down to the movements of each dossier.</summary>
public sealed class AcomptesTests(SiteDeTest site) : IClassFixture<SiteDeTest>
{
    private const string Marie = "00000000155";

    [Fact]
    public async Task Le_mois_montre_les_ecarts_et_mene_aux_mouvements()
    {
        await ImporterAsync();
        var client = await site.ClientDeAsync(Role.Gestionnaire);
        var mois = await client.AllerAsync("/acomptes");
        mois.Voit("octobre 2025", "2 rubriques ne correspondent pas au total annoncé", "569,42", "annoncé 600,00", "écart de", "−100,00", "non annoncé");
        Assert.Equal(8, mois.Lignes().Count);
        var mouvements = await mois.SuivreAsync("Allocations versées");
        mouvements.Voit("2 mouvements", "DUPONT MARIE", "559,42", "RSA socle (RSD)", "Paiement mensuel (PME)", "septembre 2025");
        var dossier = await mouvements.SuivreAsync(Marie);
        dossier.Voit("Mouvements de l’acompte", "3 mouvements", "Indus constatés", "−100,00");

        var export = await client.DemanderAsync("/acomptes/mouvements?handler=Export&mois=2025-10&famille=Allocations");
        Assert.Equal("text/csv", export.Reponse.Content.Headers.ContentType?.MediaType);
        Assert.Contains("559,42", export.Corps, StringComparison.Ordinal);
        await using var connexion = await site.OuvrirAsync();
        Assert.Equal(["1"], await Vidage.LignesAsync(connexion, "select count(*)::text from acte where nature = 'acomptes.exportes'"));
    }

    [Fact]
    public async Task Un_mois_ou_une_rubrique_inconnus_n_existent_pas()
    {
        await ImporterAsync();
        var client = await site.ClientDeAsync(Role.Gestionnaire);
        Assert.Equal(HttpStatusCode.NotFound, (await client.DemanderAsync("/acomptes/mouvements?mois=2020-01&famille=Allocations")).Statut);
        Assert.Equal(HttpStatusCode.NotFound, (await client.DemanderAsync("/acomptes/mouvements?mois=2025-10&famille=Acompte")).Statut);
        (await client.AllerAsync("/acomptes?mois=xyz")).Voit("octobre 2025");
        (await client.AllerAsync("/acomptes/mouvements?mois=2025-10&famille=Remises")).Voit("Aucun mouvement dans cette rubrique");
        await site.VerifierBudgetAsync(client, "/acomptes", tolerees: ["flux", "acompte_total"]); // a file a month
        await site.VerifierBudgetAsync(client, "/acomptes/mouvements?mois=2025-10&famille=Allocations", tolerees: ["flux", "mouvement_acompte", "dossier", "membre", "personne"]); // a handful here
    }

    private async Task ImporterAsync()
    {
        var octobre = FluxBuilder.Mensuel(2025, 10);
        foreach (var flux in new[]
                 {
                     octobre.Avec(FoyerBuilder.Nouveau(Marie).Matricule("0000155").Avec(PersonneBuilder.Demandeur("DUPONT", "MARIE", new(1990, 5, 2)))),
                     octobre.DeNature("F")
                         .AvecBrut(BlocsComptables.Acompte(Marie, "2025-10-01", BlocsComptables.Allocation("1", 559.42m), BlocsComptables.Mouvement("IndusConstates", "DetailInduConstate", "2", 100m, "INK", "DE")))
                         .AvecBrut(BlocsComptables.Acompte(Marie, "2025-09-01", BlocsComptables.Allocation("1", 10m)))
                         .AvecBrut($"<TotalisationAcompte>{BlocsComptables.Total("TotalAllocationsComptabilisees", 600m)}{BlocsComptables.Total("TotalIndusConstates", -100m)}{BlocsComptables.Total("MontantTotalAcompte", 500m)}</TotalisationAcompte>")
                         .Annonce(2),
                 })
        {
            await new ImporteurFlux(site.Connexions).ImporterAsync(new DemandeImport(flux.Ecrire(), "flux.xml", null, site.Horloge.GetUtcNow()));
        }
    }
}
