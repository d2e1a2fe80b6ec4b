using Jalons.Web.Tests.Kit;
using Xunit;

namespace Jalons.Web.Tests.Features.Suivi;

/// <summary>At most twelve SQL commands per page, none that reads whole a table that grows with people.</summary>
public sealed class BudgetsTests(SiteDeTest site) : IClassFixture<SiteDeTest>
{
    [Fact]
    public async Task Every_page_keeps_to_its_budget_of_sql()
    {
        var suivi = await SuiviDeTest.OuvrirAsync(site);
        var amelie = await suivi.PersonneAsync(jours: 60);
        var signe = await suivi.ContratAsync(amelie, suivi.Jour.AddDays(-30));
        var karim = await suivi.PersonneAsync("Karim", "Belkacem");
        var propose = await suivi.ContratAsync(karim, suivi.Jour, signe: false);
        var rdv = await suivi.RendezVousAsync(amelie, suivi.Jour.AddDays(1), new TimeOnly(9, 0));
        foreach (var adresse in new[]
                 {
                     "/portefeuille", "/rendez-vous", $"/rendez-vous/fixer/{amelie.Personne.Valeur}", $"/rendez-vous/{rdv.Valeur}/deplacer", $"/rendez-vous/{rdv.Valeur}/presence",
                     $"/rendez-vous/{rdv.Valeur}/annuler", $"/contrats/preparer/{amelie.Personne.Valeur}", $"/contrats/{signe.Valeur}", $"/contrats/{propose.Valeur}/signer",
                     $"/contrats/{propose.Valeur}/clore", $"/contrats/{signe.Valeur}/papier",
                 })
        {
            await site.VerifierBudgetAsync(suivi.Client, adresse);
        }

        using (var sql = site.ObserverSql())
        {
            await suivi.Client.AllerAsync($"/personnes/{amelie.Personne.Valeur}");
            sql.VerifierNombre();
        }

        var espace = await suivi.EspaceDeAsync(amelie);
        foreach (var adresse in new[] { "/mon-espace", "/mon-espace/contrat", "/mon-espace/rendez-vous", "/mon-espace/regards", "/mon-espace/aide", $"/mon-espace/rendez-vous/{rdv.Valeur}/empechement" })
        {
            await site.VerifierBudgetAsync(espace, adresse);
        }
    }
}
