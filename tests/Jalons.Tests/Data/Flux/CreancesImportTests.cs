using Jalons.Data.Dossiers;
using Jalons.Domain.Dossiers;
using Jalons.TestKit;
using Xunit;

namespace Jalons.Tests.Data.Flux;

/// <summary>Claims transferred, in the base: updated when they come again, kept by number until their dossier comes (<c>references/cnaf/flux.md</c> §3.5).</summary>
public sealed class CreancesImportTests : TestsImport
{
    private const string Marie = "00000000155";
    private const string Inconnu = "00000000955";

    private static readonly FluxBuilder Octobre = FluxBuilder.Mensuel(2025, 10);
    private static readonly FluxBuilder Novembre = FluxBuilder.Mensuel(2025, 11);

    [Fact]
    public async Task Les_creances_rejoignent_leur_dossier_connu_ou_l_attendent()
    {
        await ImporterAsync(Octobre.Avec(Seul()));
        var rapport = await ImporterAsync(Octobre.AvecBrut(BlocsComptables.Creances(Marie, BlocsComptables.Creance("2025-06-12", 610.25m), BlocsComptables.Creance("2025-07-01", 80m, "INL", "002")))
            .AvecBrut(BlocsComptables.Creances(Inconnu, BlocsComptables.Creance("2024-01-15", 100m))));
        Assert.Equal(("VRSC0201", "créances", 2, 2, 0), (rapport.Format, rapport.Nature, rapport.Foyers, rapport.Crees, rapport.Rejetes));
        Assert.Equal([$"{Marie} creances"], await ChangementsAsync(rapport));
        var creances = await Connexion.LireCreancesAsync([Marie], Fin);
        Assert.Equal([("INK", 610.25m, 900m), ("INL", 80m, 900m)], creances.Select(c => (c.Nature, c.Solde, c.Initial!.Value)));
        Assert.All(creances, c => Assert.Equal(EtatDroit.OuvertVersable, c.EtatDroit));
        var orpheline = Assert.Single(await Connexion.LireCreancesAsync([Inconnu], Fin));
        Assert.Equal((null, "DUPONT MARIE", "12 RUE DES CLAIRES, 55000 BAR LE DUC"), (orpheline.Dossier, orpheline.Debiteur, orpheline.Adresse));
        await ImporterAsync(Novembre.Avec(Seul(Inconnu, "NINA"), Seul()));
        Assert.NotNull(Assert.Single(await Connexion.LireCreancesAsync([Inconnu], Fin)).Dossier);
    }

    [Fact]
    public async Task Une_creance_renvoyee_est_mise_a_jour_jamais_doublee()
    {
        await ImporterAsync(Octobre.AvecBrut(BlocsComptables.Creances(Marie, BlocsComptables.Creance("2025-06-12", 610m))));
        var egale = await ImporterAsync(Novembre.AvecBrut(BlocsComptables.Creances(Marie, BlocsComptables.Creance("2025-06-12", 610m))));
        Assert.Equal((0, 0, 1), (egale.Crees, egale.Modifies, egale.Inchanges));
        var changee = await ImporterAsync(FluxBuilder.Mensuel(2025, 12).AvecBrut(BlocsComptables.Creances(Marie, BlocsComptables.Creance("2025-06-12", 500m), BlocsComptables.Creance("2025-12-01", 5m))));
        Assert.Equal((0, 1, 0), (changee.Crees, changee.Modifies, changee.Inchanges));
        Assert.Equal([500m, 5m], (await Connexion.LireCreancesAsync([Marie], Fin)).Select(c => c.Solde));
    }

    [Fact]
    public async Task Une_image_anterieure_ne_remplace_pas_ce_qui_est_su()
    {
        await ImporterAsync(Novembre.AvecBrut(BlocsComptables.Creances(Marie, BlocsComptables.Creance("2025-06-12", 500m))));
        var rapport = await ImporterAsync(Octobre.AvecBrut(BlocsComptables.Creances(Marie, BlocsComptables.Creance("2025-06-12", 610m))));
        Assert.Equal((0, 1, 1), (rapport.Modifies, rapport.Inchanges, rapport.Anterieurs));
        Assert.Equal(500m, Assert.Single(await Connexion.LireCreancesAsync([Marie], Fin)).Solde);
    }

    [Fact]
    public async Task Le_meme_fichier_de_nouveau_ne_change_rien_et_un_rejet_n_arrete_pas_les_autres()
    {
        var flux = Octobre.AvecBrut(BlocsComptables.Creances(Marie)).AvecBrut(BlocsComptables.Creances(Inconnu, BlocsComptables.Creance("2024-01-15", 100m)));
        var rapport = await ImporterAsync(flux);
        Assert.Equal((2, 1, 1), (rapport.Foyers, rapport.Crees, rapport.Rejetes));
        var avant = await ViderCasAsync();
        var encore = await ImporterAsync(flux);
        Assert.True(encore.DejaImporte);
        Assert.Equal((1, 1), (encore.Inchanges, encore.Rejetes));
        Assert.Equal(avant, await ViderCasAsync());
    }

    [Fact]
    public async Task Deux_fois_le_meme_dossier_dans_un_fichier_les_deux_sont_pris()
    {
        var rapport = await ImporterAsync(Octobre.AvecBrut(BlocsComptables.Creances(Marie, BlocsComptables.Creance("2025-06-12", 610m)))
            .AvecBrut(BlocsComptables.Creances(Marie, BlocsComptables.Creance("2025-06-12", 600m), BlocsComptables.Creance("2025-06-13", 1m))));
        Assert.Equal((2, 2, 0), (rapport.Foyers, rapport.Crees, rapport.Rejetes));
        Assert.Equal([600m, 1m], (await Connexion.LireCreancesAsync([Marie], Fin)).Select(c => c.Solde));
    }

    [Fact]
    public async Task Le_flux_des_creances_et_celui_des_beneficiaires_du_meme_instant_sont_deux_flux()
    {
        await ImporterAsync(Octobre.Avec(Seul()));
        await ImporterAsync(Octobre.AvecBrut(BlocsComptables.Creances(Marie, BlocsComptables.Creance("2025-06-12", 610m))));
        Assert.Equal(["C VRSC0201", "D VRSB0801"], await LireAsync("select concat(nature, ' ', format) from flux order by 1"));
        Assert.Equal("", await UnAsync("select concat(absent_depuis) from dossier"));
    }

    [Fact]
    public async Task Un_flux_tronque_ne_laisse_rien()
    {
        var octets = Octobre.AvecBrut(BlocsComptables.Creances(Marie, BlocsComptables.Creance("2025-06-12", 610m))).Octets();
        Assert.Equal("flux.tronque", (await RefuserAsync(octets[..^40])).Code);
        Assert.Equal("0", await UnAsync("select count(*)::text from creance"));
    }

    [Fact]
    public async Task La_liste_se_filtre_se_compte_et_se_parcourt()
    {
        await ImporterAsync(Octobre.Avec(Seul(), Seul("00000000255", "SEKOU").Clos("ECH", J("2025-10-01"))));
        await ImporterAsync(Octobre.AvecBrut(BlocsComptables.Creances(Marie, BlocsComptables.Creance("2025-06-12", 610m), BlocsComptables.Creance("2025-06-13", 90m, mois: "2025-09-01")))
            .AvecBrut(BlocsComptables.Creances("00000000255", BlocsComptables.Creance("2025-06-12", 200m, motif: "10")))
            .AvecBrut(BlocsComptables.Creances(Inconnu, BlocsComptables.Creance("2025-06-12", 50m))));
        Assert.Equal(new TotalCreances(4, 3, 3600m, 950m), await Connexion.CompterCreancesAsync(new(), Fin));
        Assert.Equal(700m, (await Connexion.CompterCreancesAsync(new(SituationDossierCreance.Ouvert), Fin)).Solde);
        Assert.Equal(200m, (await Connexion.CompterCreancesAsync(new(SituationDossierCreance.Clos), Fin)).Solde);
        Assert.Equal(50m, (await Connexion.CompterCreancesAsync(new(SituationDossierCreance.Inconnu), Fin)).Solde);
        Assert.Equal(200m, (await Connexion.CompterCreancesAsync(new(Motif: "10"), Fin)).Solde);
        Assert.Equal(810m, (await Connexion.CompterCreancesAsync(new(Minimum: 200m), Fin)).Solde);
        Assert.Equal(90m, (await Connexion.CompterCreancesAsync(new(Mois: J("2025-09-01")), Fin)).Solde);
        Assert.Equal([610m, 200m, 50m, 90m], (await Connexion.ListerCreancesAsync(new(), 10, 0, Fin)).Select(c => c.Solde));
        Assert.Equal([200m], (await Connexion.ListerCreancesAsync(new(), 1, 1, Fin)).Select(c => c.Solde));
        Assert.Equal(4, await Connexion.ParcourirCreancesAsync(new(), Fin).CountAsync(Fin));
        var (mois, motifs) = await Connexion.ChoixCreancesAsync(Fin);
        Assert.Equal([J("2025-10-01"), J("2025-09-01")], mois);
        Assert.Equal(["10", "40"], motifs);
    }
}
