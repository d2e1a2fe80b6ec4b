using Jalons.TestKit;
using Xunit;

namespace Jalons.Tests.Data.Flux;

/// <summary>Flows that arrive out of order: newer facts stand, history is completed (<c>references/cnaf/flux.md</c> §4.3, T13).</summary>
public sealed class OrdreTests : TestsImport
{
    private const string Numero = "00000000155";

    [Fact]
    public async Task Un_flux_plus_ancien_ne_touche_pas_aux_faits_plus_recents()
    {
        await ImporterAsync(FluxBuilder.Quotidien(J("2025-11-12")).Avec(Seul().Montant(700m).Demenage("3", "RUE", "HAUTE", "55100", "55545", "VERDUN", J("2025-11-01"))));
        var personnes = await LireAsync("select p::text from personne p");
        var dossier = await UnAsync("select d::text from dossier d");
        var rapport = await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(
            Seul().DroitSuspendu("GA", J("2025-09-01")).Montant(500m).Changer(0, p => p.Nom("DURAND").Soumis(false)), Seul("00000000255", "LOU")));
        Assert.Equal((1, 0, 1, 1), (rapport.Crees, rapport.Modifies, rapport.Inchanges, rapport.Anterieurs));
        Assert.Contains(rapport.Avertissements, a => a.Contains("image plus récente", StringComparison.Ordinal));
        Assert.Equal(personnes, await LireAsync("select p::text from personne p where nom = 'DUPONT' and prenom = 'MARIE'"));
        Assert.Equal(dossier, await UnAsync("select d::text from dossier d where numero_demande = $1", Numero));
        Assert.Equal(["MARIE 0 2025-10-01..2025-11-12", "MARIE 1 2025-11-12.."], (await StatutsAsync(Numero)).Order(StringComparer.Ordinal));
        Assert.Equal(["MARIE 00000000155 2025-11-12..", "LOU 00000000255 2025-10-01.."], await ParcoursAsync());
        Assert.Equal("VERDUN", await UnAsync("select commune from adresse a join dossier d on d.id = a.dossier where courante and numero_demande = $1", Numero));
    }

    [Fact]
    public async Task L_historique_du_droit_est_complete_dans_l_ordre_des_flux()
    {
        await ImporterAsync(FluxBuilder.Mensuel(2025, 8).Avec(Seul()));
        await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(Seul().Clos("ECH", J("2025-10-01")).Montant(null)));
        await ImporterAsync(FluxBuilder.Mensuel(2025, 9).Avec(Seul().DroitSuspendu("GA", J("2025-09-01"))));
        Assert.Equal(["2  2023-04-06 559.42", "3 D:GA 2025-09-01 559.42", "5 F:ECH 2025-10-01 "], await HistoriqueAsync(Numero));
        var dossier = await DossierAsync(Numero);
        Assert.Equal(5, dossier.EtatDroit);
        Assert.Equal([2, 3, 5], dossier.Historique.Select(h => h.Etat));
        Assert.Equal(3, dossier.Historique.Select(h => h.Flux).Distinct().Count());
    }

    [Fact]
    public async Task Un_dossier_revu_inchange_ne_se_laisse_pas_ecraser_par_un_flux_intermediaire()
    {
        await ImporterAsync(FluxBuilder.Mensuel(2025, 8).Avec(Seul()));
        await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(Seul()));
        var rapport = await ImporterAsync(FluxBuilder.Mensuel(2025, 9).Avec(Seul().Clos("ECH", J("2025-09-01"))));
        Assert.Equal((0, 1, 1), (rapport.Modifies, rapport.Inchanges, rapport.Anterieurs));
        var dossier = await DossierAsync(Numero);
        Assert.Equal(2, dossier.EtatDroit);
        Assert.Equal([2, 5, 2], dossier.Historique.Select(h => h.Etat));
        Assert.Equal(["MARIE 00000000155 2025-08-01.."], await ParcoursAsync());
    }

    [Fact]
    public async Task Un_flux_tardif_identique_n_ajoute_rien()
    {
        await ImporterAsync(FluxBuilder.Mensuel(2025, 8).Avec(Seul()));
        await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(Seul().Montant(600m)));
        await ImporterAsync(FluxBuilder.Mensuel(2025, 9).Avec(Seul()));
        Assert.Equal(["2  2023-04-06 559.42", "2  2025-10-01 600.00"], await HistoriqueAsync(Numero));
    }

    [Fact]
    public async Task Les_montants_d_un_flux_tardif_entrent_dans_l_historique()
    {
        await ImporterAsync(FluxBuilder.Mensuel(2025, 8).Avec(Seul().Montant(100m)));
        await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(Seul().Montant(300m)));
        await ImporterAsync(FluxBuilder.Mensuel(2025, 9).Avec(Seul().Montant(200m)));
        Assert.Equal(["100.00", "200.00", "300.00"], await LireAsync("select montant::text from historique_droit order by connu_le"));
    }

    [Fact]
    public async Task Les_evenements_d_un_quotidien_tardif_sont_gardes()
    {
        await ImporterAsync(FluxBuilder.Quotidien(J("2025-11-12")).Avec(Seul().Evenement("SITPRO", J("2025-11-12"))));
        await ImporterAsync(FluxBuilder.Quotidien(J("2025-11-11")).Avec(Seul().Montant(1m).Evenement("ADR", J("2025-11-11"))));
        Assert.Equal(["ADR", "SITPRO"], await LireAsync("select fait from evenement_flux order by le"));
        Assert.Equal("559.42", await UnAsync("select montant::text from dossier"));
    }

    [Fact]
    public async Task Les_evenements_d_une_image_inchangee_sont_gardes()
    {
        await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(Seul()));
        var rapport = await ImporterAsync(FluxBuilder.Quotidien(J("2025-11-12")).Avec(Seul().Evenement("DEMRSA", J("2025-11-12"))));
        Assert.Equal(1, rapport.Inchanges);
        Assert.Equal(["DEMRSA"], await LireAsync("select fait from evenement_flux"));
    }

    [Fact]
    public async Task Adresse_personne_et_drapeau_d_un_flux_tardif_completent_l_historique()
    {
        await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(Couple("00000000155").Sans(1).Changer(0, p => p.Soumis(false)).Adresse("3", "RUE", "HAUTE", "55100", "55545", "VERDUN", J("2025-10-05"))));
        await ImporterAsync(FluxBuilder.Mensuel(2025, 9).Avec(Couple("00000000155")));
        Assert.Equal(["VERDUN 2025-10-05..", "BAR LE DUC 2020-03-01..2025-10-05"], await LireAsync("select concat(commune, ' ', depuis, '..', jusqua) from adresse order by courante desc, depuis desc"));
        Assert.Equal(["DEM CLAIRE 2023-04-01..", "ENF LILA 2023-04-01..", "CJT YOHANN 2023-04-01..2025-10-01"], await MembresAsync(Numero));
        Assert.Equal(["CLAIRE 0 2025-10-01..", "CLAIRE 1 2025-09-01..2025-10-01", "YOHANN 0 2025-09-01..2025-10-01"], (await StatutsAsync(Numero)).Order(StringComparer.Ordinal));
        Assert.Empty(await ParcoursAsync());
    }
}
