using Jalons.Data.Dossiers;
using Jalons.Domain.Dossiers;
using Jalons.TestKit;
using Xunit;

namespace Jalons.Tests.Data.Flux;

/// <summary>The financial flow in the base: movements kept once, sums held against the totals announced (<c>references/cnaf/flux.md</c> §3.6).</summary>
public sealed class AcomptesImportTests : TestsImport
{
    private const string Marie = "00000000155";
    private const string Inconnu = "00000000955";

    private static readonly FluxBuilder Octobre = FluxBuilder.Mensuel(2025, 10).DeNature("F");
    private static readonly FluxBuilder Novembre = FluxBuilder.Mensuel(2025, 11).DeNature("F");

    [Fact]
    public async Task Les_mouvements_sont_gardes_et_les_totaux_justes_ne_disent_rien()
    {
        await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(Seul()));
        var rapport = await ImporterAsync(Deux().AvecBrut(Totaux(568.42m, 1m, -100m)));
        Assert.Equal(("VRSF0501", "financier", 3, 3, 0), (rapport.Format, rapport.Nature, rapport.Foyers, rapport.Crees, rapport.Rejetes));
        Assert.Empty(rapport.Avertissements);
        var mouvements = await Connexion.LireMouvementsAcompteAsync([Marie], Fin);
        Assert.Equal([("2025-10-01", 559.42m), ("2025-10-01", -100m), ("2025-09-01", 9m)], mouvements.Select(m => ($"{m.Mois:yyyy-MM-dd}", m.Montant)));
        Assert.Equal([J("2025-10-01")], await Connexion.MoisDesAcomptesAsync(Fin));
        var totaux = await Connexion.LireAcompteAsync(J("2025-10-01"), Fin);
        Assert.Equal(32, totaux.Count);
        Assert.All(totaux, t => Assert.Equal(0, t.Ecart));
        Assert.Equal((469.42m, 469.42m), Total(totaux, RubriqueAcompte.Acompte, "Tous"));
        Assert.Equal((568.42m, 568.42m), Total(totaux, RubriqueAcompte.Allocations, "Socle"));
        Assert.Equal((0m, null), Total(totaux, RubriqueAcompte.FaiblesMontants, "Tous"));
        Assert.Empty(await ChangementsAsync(rapport));
    }

    [Fact]
    public async Task Un_ecart_est_dit_et_le_fichier_pris()
    {
        var rapport = await ImporterAsync(Deux().AvecBrut(Totaux(600m, 1m, -100m)));
        Assert.Equal(3, rapport.Crees);
        Assert.Contains("Allocations versées, RSA socle : la caisse annonce 600,00\u00A0€, les mouvements de ce fichier font 568,42\u00A0€, soit -31,58\u00A0€ d’écart.", rapport.Avertissements);
        Assert.Contains(rapport.Avertissements, a => a.StartsWith("Acompte du mois, total", StringComparison.Ordinal));
        Assert.Equal(4, rapport.Avertissements.Count);
        Assert.Equal("applique", await UnAsync("select etat from flux"));
    }

    [Fact]
    public async Task Sans_total_annonce_c_est_dit()
    {
        var rapport = await ImporterAsync(Deux());
        Assert.Contains("n’annonce aucun total", Assert.Single(rapport.Avertissements), StringComparison.Ordinal);
        Assert.Null((await Connexion.LireAcompteAsync(J("2025-10-01"), Fin))[0].Annonce);
    }

    [Fact]
    public async Task Un_dossier_rejete_manque_a_la_somme()
    {
        var rapport = await ImporterAsync(Octobre.AvecBrut(BlocsComptables.Acompte(Marie, "2025-10-01", BlocsComptables.Allocation("1", 5m)))
            .AvecBrut(BlocsComptables.Acompte(Inconnu, "2025-10-01", BlocsComptables.Allocation("1", 7m, sens: "XX"))).AvecBrut(Totaux(12m, 0m, 0m)).Annonce(2));
        Assert.Equal((1, 1), (rapport.Crees, rapport.Rejetes));
        Assert.Contains(rapport.Avertissements, a => a.Contains("soit -7,00", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Un_mouvement_renvoye_n_est_pas_double_un_ancien_ne_remplace_rien()
    {
        await ImporterAsync(Novembre.AvecBrut(BlocsComptables.Acompte(Marie, "2025-10-01", BlocsComptables.Allocation("1", 5m))));
        var ancien = await ImporterAsync(Octobre.AvecBrut(BlocsComptables.Acompte(Marie, "2025-10-01", BlocsComptables.Allocation("1", 4m))));
        Assert.Equal((0, 1, 1), (ancien.Modifies, ancien.Inchanges, ancien.Anterieurs));
        var decembre = FluxBuilder.Mensuel(2025, 12).DeNature("F").AvecBrut(BlocsComptables.Acompte(Marie, "2025-10-01", BlocsComptables.Allocation("1", 6m), BlocsComptables.Allocation("2", 1m)));
        var nouveau = await ImporterAsync(decembre);
        Assert.Equal((0, 1), (nouveau.Crees, nouveau.Modifies));
        Assert.Equal([6m, 1m], (await Connexion.LireMouvementsAcompteAsync([Marie], Fin)).Select(m => m.Montant));
        var avant = await ViderCasAsync();
        Assert.True((await ImporterAsync(decembre)).DejaImporte);
        Assert.Equal(avant, await ViderCasAsync());
    }

    [Fact]
    public async Task Un_mouvement_dit_par_deux_fichiers_est_dans_la_liste_de_chacun()
    {
        string Deux(decimal second) => BlocsComptables.Acompte(Marie, "2025-10-01", BlocsComptables.Allocation("1", 5m), BlocsComptables.Allocation("2", second));
        await ImporterAsync(Octobre.AvecBrut(Deux(7m)));
        await ImporterAsync(Novembre.AvecBrut(Deux(8m)).AvecBrut(BlocsComptables.Acompte(Inconnu, "2025-11-01", BlocsComptables.Allocation("1", 1m))).Annonce(2));
        Assert.Equal([5m, 8m], await MontantsAsync("2025-10-01"));
        Assert.Equal([5m, 8m, 1m], await MontantsAsync("2025-11-01"));
        await ImporterAsync(FluxBuilder.Mensuel(2025, 9).DeNature("F").AvecBrut(Deux(6m)));
        Assert.Equal([5m, 8m], await MontantsAsync("2025-09-01"));
        Assert.Equal(13m, (await Connexion.LireMouvementsAcompteAsync([Marie], Fin)).Sum(m => m.Montant));
    }

    private async Task<List<decimal>> MontantsAsync(string mois)
    {
        var lus = await Connexion.ListerMouvementsAcompteAsync(J(mois), RubriqueAcompte.Allocations, 10, 0, Fin);
        Assert.Equal(lus.Count, await Connexion.CompterMouvementsAcompteAsync(J(mois), RubriqueAcompte.Allocations, Fin));
        return [.. lus.Select(m => m.Montant)];
    }

    [Fact]
    public async Task Les_fichiers_du_meme_mois_s_additionnent_et_les_listes_se_parcourent()
    {
        await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(Seul()));
        await ImporterAsync(Deux().AvecBrut(Totaux(568.42m, 1m, -100m)));
        await ImporterAsync(Octobre.Application("AGO").AvecBrut(BlocsComptables.Acompte("00000000355", "2025-10-01", BlocsComptables.Allocation("1", 10m))).AvecBrut(Totaux(10m, 0m, 0m)).Annonce(1));
        Assert.Equal((479.42m, 479.42m), Total(await Connexion.LireAcompteAsync(J("2025-10-01"), Fin), RubriqueAcompte.Acompte, "Tous"));
        Assert.Equal(4, await Connexion.CompterMouvementsAcompteAsync(J("2025-10-01"), RubriqueAcompte.Allocations, Fin));
        var page = await Connexion.ListerMouvementsAcompteAsync(J("2025-10-01"), RubriqueAcompte.Allocations, 2, 0, Fin);
        Assert.Equal([(Marie, "DUPONT MARIE", 9m), (Marie, "DUPONT MARIE", 559.42m)], page.Select(m => (m.NumeroDemande, m.Allocataire!, m.Montant)));
        Assert.Equal(4, await Connexion.ParcourirMouvementsAcompteAsync(J("2025-10-01"), RubriqueAcompte.Allocations, Fin).CountAsync(Fin));
        Assert.Equal(1, await Connexion.CompterMouvementsAcompteAsync(J("2025-10-01"), RubriqueAcompte.IndusConstates, Fin));
    }

    [Fact]
    public async Task Un_flux_tronque_ne_laisse_rien()
    {
        Assert.Equal("flux.tronque", (await RefuserAsync(Deux().Octets()[..^40])).Code);
        Assert.Equal("0 0", await UnAsync("select concat((select count(*) from mouvement_acompte), ' ', (select count(*) from acompte_total))"));
    }

    private static FluxBuilder Deux() => Octobre
        .AvecBrut(BlocsComptables.Acompte(Marie, "2025-10-01", BlocsComptables.Allocation("0000001", 559.42m), BlocsComptables.Mouvement("IndusConstates", "DetailInduConstate", "0000002", 100m, "INK", "DE")))
        .AvecBrut(BlocsComptables.Acompte(Marie, "2025-09-01", BlocsComptables.Allocation("0000001", 9m)))
        .AvecBrut(BlocsComptables.Acompte(Inconnu, "2025-10-01", BlocsComptables.Allocation("0000001", 1m, "RSI"))).Annonce(3);

    private static string Totaux(decimal socle, decimal majore, decimal indus) =>
        $"<TotalisationAcompte>{BlocsComptables.Total("TotalAllocationsComptabilisees", socle, majore)}{BlocsComptables.Total("TotalIndusConstates", indus)}{BlocsComptables.Total("TotalIndusTransferésCG", 0)}{BlocsComptables.Total("TotalRemisesIndus", 0)}{BlocsComptables.Total("TotalAnnulationsIndus", 0)}{BlocsComptables.Total("MontantTotalAcompte", socle + indus, majore)}</TotalisationAcompte>";

    private static (decimal, decimal?) Total(IEnumerable<TotalAcompteLu> totaux, RubriqueAcompte rubrique, string groupe)
    {
        var total = totaux.Single(t => t.Rubrique == rubrique && t.Groupe == groupe);
        return (total.Calcule, total.Annonce);
    }
}
