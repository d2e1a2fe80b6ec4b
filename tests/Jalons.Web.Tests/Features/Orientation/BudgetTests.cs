using Jalons.Domain.Habilitations;
using Jalons.Domain.Orientation;
using Jalons.Domain.Referentiel;
using Jalons.Domain.Socle;
using Jalons.TestKit;
using Jalons.Web.Tests.Kit;
using Xunit;

namespace Jalons.Web.Tests.Features.Orientation;

/// <summary>Every page of the brique: few SQL commands, none that reads whole a table that grows (ARCHITECTURE §6).</summary>
public sealed class BudgetTests(SiteDeTest site) : IClassFixture<SiteDeTest>
{
    [Fact]
    public async Task Each_page_keeps_to_its_budget()
    {
        var scene = await new Scene(site).AvecTerritoiresAsync();
        await scene.GrossirAsync();
        var attend = await scene.EntrerAsync("Inès", "Moreau", new DateOnly(1990, 4, 2), new DateOnly(2026, 11, 2), activite: "ANP");
        var organisme = await scene.OrganismeAsync("France Travail Bar-le-Duc", CategorieOrganisme.FranceTravail, [TypeParcours.Emploi]);
        await scene.CompteAsync("Lise", "Aubry", Role.Referent, organisme, 60);
        var client = await site.ClientDeAsync(Role.ChargeOrientation);
        var (oriente, decision) = await OrienterAsync(scene, organisme, client.Compte!.EnAgent());

        // The partial indexes of the queue hold only those who wait: counting them reads them whole, and nothing else.
        foreach (var adresse in new[] { "/orientation", "/orientation?territoire=200033025&urgence=Semaine", "/orientation?nom=moreau", "/orientation/sans-referent" })
        {
            await site.VerifierBudgetAsync(client, adresse, tolerees: ["parcours"]);
        }

        // Sets of rules are few: they are all shown.
        await site.VerifierBudgetAsync(client, "/orientation/regles", tolerees: ["parcours", "jeu_de_regles"]);

        // Agents are few: those of the organismes of one place are read by their organisme.
        foreach (var adresse in new[] { $"/orientation/{attend.Id.Valeur}", $"/orientation/{attend.Id.Valeur}/diagnostic", $"/orientation/{attend.Id.Valeur}/prononcer", $"/orientation/{oriente.Valeur}/referent", $"/orientation/decisions/{decision.Valeur}", $"/orientation/decisions/{decision.Valeur}/lettre" })
        {
            await site.VerifierBudgetAsync(client, adresse, tolerees: ["parcours", "compte", "orientation", "jeu_de_regles"]);
        }
    }

    /// <summary>Somebody oriented, who waits for a référent.</summary>
    private async Task<(ParcoursId Parcours, OrientationId Decision)> OrienterAsync(Scene scene, Organisme organisme, Agent auteur)
    {
        var jour = new DateOnly(2026, 11, 16);
        var parcours = await scene.EntrerAsync("Karim", "Oriente", new DateOnly(1985, 1, 1), jour.AddDays(-9), activite: "ANP");
        var recommandation = Preconisation.Etablir(FaitsOrientation.De(new DateOnly(1985, 1, 1), jour, new("ANP", null, 0, null), null), ReglesFournies.National);
        await using var db = scene.OuvrirDb();
        db.Attach(parcours);
        await db.Entry(parcours).ReloadAsync();
        var decision = DecisionOrientation.Prononcer(
            parcours, new(TypeParcours.Emploi, organisme, Scene.EpciBarLeDuc, null, null, jour, OrigineDecision.Departement, ModeNotification.Courrier), recommandation, null, auteur, site.Horloge.GetUtcNow()).Valeur;
        db.Orientations.Add(decision);
        await db.SaveChangesAsync();
        return (parcours.Id, decision.Id);
    }
}
