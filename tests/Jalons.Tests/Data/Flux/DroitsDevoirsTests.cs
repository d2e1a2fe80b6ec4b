using Jalons.TestKit;
using Xunit;

namespace Jalons.Tests.Data.Flux;

/// <summary>Right, droits et devoirs and parcours (<c>references/cnaf/flux.md</c> §5, T20 to T27, T36, T37;
/// <c>references/indicateurs.md</c> B.2).</summary>
public sealed class DroitsDevoirsTests : TestsImport
{
    private const string Numero = "00000000155";

    [Fact]
    public async Task Un_drapeau_absent_n_est_pas_un_non()
    {
        await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(Seul().Changer(0, p => p.Soumis(null))));
        Assert.Empty(await StatutsAsync(Numero));
        Assert.Empty(await ParcoursAsync());
        Assert.Null(Assert.Single((await DossierAsync(Numero)).Membres).Soumis);
    }

    [Fact]
    public async Task Un_drapeau_inconnu_garde_la_derniere_valeur_connue()
    {
        await ImporterAsync(FluxBuilder.Mensuel(2025, 8).Avec(Seul()));
        await ImporterAsync(FluxBuilder.Mensuel(2025, 9).Avec(Seul().Changer(0, p => p.Soumis(null))));
        Assert.Equal(["MARIE 1 2025-08-01.."], await StatutsAsync(Numero));
        Assert.Equal(["MARIE 00000000155 2025-08-01.."], await ParcoursAsync());
        await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(Seul().Changer(0, p => p.Soumis(false))));
        Assert.Equal(["MARIE 1 2025-08-01..2025-10-01", "MARIE 0 2025-10-01.."], await StatutsAsync(Numero));
        Assert.Equal(["MARIE 00000000155 2025-08-01..2025-10-01 droits_devoirs.fin"], await ParcoursAsync());
    }

    [Theory]
    [InlineData("5")]
    [InlineData("6")]
    [InlineData("1")]
    [InlineData("0")]
    public async Task Un_adulte_au_drapeau_leve_dans_un_dossier_sans_droit_n_est_pas_soumis(string etat)
    {
        await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(Seul().Etat(etat)));
        Assert.Equal(["MARIE 1 2025-10-01.."], await StatutsAsync(Numero));
        Assert.Empty(await ParcoursAsync());
    }

    [Fact]
    public async Task Un_drapeau_porte_par_un_enfant_ou_un_tiers_est_ignore()
    {
        await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(Seul().Avec(
            PersonneBuilder.Enfant("DUPONT", "LEO", J("2006-01-01")).Soumis(true), PersonneBuilder.Enfant("DUPONT", "ANA", J("1950-01-01")).Role("AUT").Soumis(true))));
        Assert.Equal(["MARIE 1 2025-10-01.."], await StatutsAsync(Numero));
        Assert.Equal(["MARIE 00000000155 2025-10-01.."], await ParcoursAsync());
    }

    [Theory]
    [InlineData("06", true)]
    [InlineData("70", true)]
    [InlineData("01", true)]
    [InlineData("05", true)]
    [InlineData("35", true)]
    [InlineData("36", true)]
    [InlineData("44", true)]
    [InlineData("09", false)]
    public async Task Versement_suspendu_le_motif_decide(string motif, bool suivi)
    {
        await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(Seul().VersementSuspendu("06", J("2025-09-01")).AvecMotif("SuspensionVersement", motif, J("2025-10-01"))));
        Assert.Equal(suivi, await UnAsync("select suivi::text from dossier") == "true");
        Assert.Equal(suivi ? 1 : 0, (await ParcoursAsync()).Count);
    }

    [Fact]
    public async Task Le_motif_CG_d_un_droit_versable_est_une_sanction_pas_une_suspension()
    {
        await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(Seul().AvecMotif("SuspensionVersement", "CG", J("2025-10-01")).Reduction(285.54m, J("2025-10-01"), J("2025-11-30"))));
        Assert.Equal("2 V:CG true", await UnAsync("select concat(etat_droit, ' ', array_to_string(motifs, ','), ' ', suivi::text) from dossier"));
        Assert.Equal(["MARIE 00000000155 2025-10-01.."], await ParcoursAsync());
    }

    [Fact]
    public async Task Cloture_le_parcours_se_ferme_a_la_date_de_cloture()
    {
        await ImporterAsync(FluxBuilder.Mensuel(2025, 8).Avec(Seul()));
        await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(Seul().Clos("ECH", J("2025-09-15"))));
        Assert.Equal(["MARIE 00000000155 2025-08-01..2025-09-15 droit.clos"], await ParcoursAsync());
        Assert.Equal("5 2025-09-15 2025-09-15", await UnAsync("select concat(etat_droit, ' ', etat_depuis, ' ', cloture) from dossier"));
    }

    [Fact]
    public async Task Etat_6_la_cloture_est_dans_le_passe()
    {
        await ImporterAsync(FluxBuilder.Mensuel(2025, 8).Avec(Seul()));
        await ImporterAsync(FluxBuilder.Mensuel(2025, 11).Avec(Seul().ClosAnterieur("ECH", J("2025-09-01"))));
        Assert.Equal(["MARIE 00000000155 2025-08-01..2025-09-01 droit.clos"], await ParcoursAsync());
        await ImporterAsync(FluxBuilder.Mensuel(2025, 12).Avec(Seul().ClosAnterieur("ECH", J("2025-09-01")).Montant(1m)));
        Assert.Equal(["MARIE 00000000155 2025-08-01..2025-09-01 droit.clos"], await ParcoursAsync());
        Assert.Equal("2025-09-01", await UnAsync("select etat_depuis::text from dossier"));
    }

    [Fact]
    public async Task Une_cloture_annoncee_avant_l_entree_ne_ferme_pas_avant_l_entree()
    {
        await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(Seul()));
        await ImporterAsync(FluxBuilder.Mensuel(2025, 11).Avec(Seul().Clos("ECH", J("2025-07-01"))));
        Assert.Equal(["MARIE 00000000155 2025-10-01..2025-10-01 droit.clos"], await ParcoursAsync());
    }

    [Fact]
    public async Task Suspension_qui_fait_perdre_le_droit_le_parcours_se_ferme_au_jour_de_la_perte()
    {
        await ImporterAsync(FluxBuilder.Mensuel(2025, 8).Avec(Seul()));
        await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(Seul().VersementSuspendu("06", J("2025-09-01")).AvecMotif("SuspensionVersement", "09", J("2025-10-10"))));
        Assert.Equal(["MARIE 00000000155 2025-08-01..2025-10-10 droit.suspendu"], await ParcoursAsync());
    }

    [Fact]
    public async Task Refus_le_parcours_se_ferme_au_jour_du_refus()
    {
        await ImporterAsync(FluxBuilder.Mensuel(2025, 8).Avec(Seul()));
        await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(Seul().Refuse("F02", J("2025-10-05"))));
        Assert.Equal(["MARIE 00000000155 2025-08-01..2025-10-05 droit.refuse"], await ParcoursAsync());
    }

    [Fact]
    public async Task De_retour_sous_31_jours_c_est_le_meme_parcours()
    {
        await ImporterAsync(FluxBuilder.Mensuel(2025, 8).Avec(Seul()));
        var id = await UnAsync("select id::text from parcours");
        await BaseDeTest.ExecuterAsync(Connexion, "update parcours set type = 'Social', oriente_le = '2025-09-10'");
        await ImporterAsync(FluxBuilder.Quotidien(J("2025-10-10")).Avec(Seul().Clos("ECH", J("2025-10-01")).Evenement("CLODOS", J("2025-10-09"))));
        await ImporterAsync(FluxBuilder.Quotidien(J("2025-10-31")).Avec(Seul().Evenement("ENTDED", J("2025-10-31"))));
        Assert.Equal(["MARIE 00000000155 2025-08-01.."], await ParcoursAsync());
        Assert.Equal($"{id} Social", await UnAsync("select concat(id, ' ', type) from parcours"));
    }

    [Fact]
    public async Task De_retour_apres_31_jours_c_est_un_nouveau_parcours_avec_son_delai()
    {
        await ImporterAsync(FluxBuilder.Mensuel(2025, 8).Avec(Seul()));
        await ImporterAsync(FluxBuilder.Quotidien(J("2025-10-10")).Avec(Seul().Clos("ECH", J("2025-10-01")).Evenement("CLODOS", J("2025-10-09"))));
        await ImporterAsync(FluxBuilder.Quotidien(J("2025-11-01")).Avec(Seul().Evenement("ENTDED", J("2025-11-01"))), new DateTimeOffset(2025, 11, 2, 7, 0, 0, TimeSpan.Zero));
        Assert.Equal(["MARIE 00000000155 2025-08-01..2025-10-01 droit.clos", "MARIE 00000000155 2025-11-01.."], await ParcoursAsync());
        Assert.Equal("2025-11-02 2025-12-14", await UnAsync("select concat(recu_le, ' ', echeance_orientation) from parcours where sortie is null"));
    }

    [Fact]
    public async Task De_retour_sous_31_jours_dans_un_autre_dossier_c_est_le_meme_parcours_dans_sa_nouvelle_commune()
    {
        await ImporterAsync(FluxBuilder.Mensuel(2025, 8).Avec(Seul()));
        await ImporterAsync(FluxBuilder.Quotidien(J("2025-10-10")).Avec(Seul().Clos("RGD", J("2025-10-01")).Evenement("CLODOS", J("2025-10-09"))));
        await ImporterAsync(FluxBuilder.Quotidien(J("2025-10-20")).Avec(
            Seul("00000000255").DemandeDu(J("2025-10-02")).Adresse("9", "RUE", "BASSE", "55100", "55545", "VERDUN", J("2025-10-01")).Evenement("ENTDED", J("2025-10-20"))));
        Assert.Equal(["MARIE 00000000255 2025-08-01.."], await ParcoursAsync());
        Assert.Equal("55545", await UnAsync("select code_commune from parcours"));
    }

    [Fact]
    public async Task L_entree_est_le_jour_de_l_evenement_jamais_avant_la_demande()
    {
        await ImporterAsync(FluxBuilder.Quotidien(J("2025-11-12")).Avec(
            Seul().Evenement("SITPRO", J("2025-11-12")).Evenement("ENTDED", J("2025-11-10")),
            Seul("00000000255", "LOU").DemandeDu(J("2025-11-11")).Evenement("ENTDED", J("2025-11-05")),
            Seul("00000000355", "ZOE")));
        await ImporterAsync(FluxBuilder.Mensuel(2025, 11).Avec(Seul("00000000455", "INES").DemandeDu(J("2025-11-20"))));
        Assert.Equal(
            ["INES 00000000455 2025-11-20..", "LOU 00000000255 2025-11-11..", "MARIE 00000000155 2025-11-10..", "ZOE 00000000355 2025-11-12.."],
            (await ParcoursAsync()).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("2024-12-31T22:59:00Z", "2024-12-31", "2025-02-28")]
    [InlineData("2024-12-31T23:30:00Z", "2025-01-01", "2025-02-12")]
    [InlineData("2025-11-06T08:30:00Z", "2025-11-06", "2025-12-18")]
    [InlineData("2024-12-15T08:30:00Z", "2024-12-15", "2025-02-15")]
    public async Task Le_delai_d_orientation_suit_la_regle_du_jour_de_reception_a_Paris(string recu, string jour, string echeance)
    {
        await ImporterAsync(FluxBuilder.Mensuel(2024, 11).Avec(Seul()), DateTimeOffset.Parse(recu, null));
        Assert.Equal($"{jour} {echeance}", await UnAsync("select concat(recu_le, ' ', echeance_orientation) from parcours"));
        Assert.Equal(jour, await UnAsync("select recu_le::text from dossier"));
    }

    [Fact]
    public async Task Le_delai_court_depuis_la_premiere_reception_pas_depuis_les_suivantes()
    {
        await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(Seul()), Reception);
        await ImporterAsync(FluxBuilder.Mensuel(2025, 11).Avec(Seul().Montant(1m)), Reception.AddDays(30));
        Assert.Equal("2025-11-06 2025-12-18", await UnAsync("select concat(recu_le, ' ', echeance_orientation) from parcours"));
        Assert.Equal("2025-11-06", await UnAsync("select recu_le::text from dossier"));
    }

    [Fact]
    public async Task Une_demande_refusee_jamais_vue_cree_le_dossier_sans_droits_et_devoirs()
    {
        await ImporterAsync(FluxBuilder.Quotidien(J("2025-11-12")).Avec(Seul().Refuse("F02", J("2025-11-10")).Changer(0, p => p.Soumis(null))));
        Assert.Equal("1 R:F02 2025-11-10", await UnAsync("select concat(etat_droit, ' ', array_to_string(motifs, ','), ' ', etat_depuis) from dossier"));
        Assert.Empty(await ParcoursAsync());
    }

    [Fact]
    public async Task Une_arrivee_par_mutation_est_gardee()
    {
        await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(Seul().ArriveDe(J("2025-10-01"))));
        await ImporterAsync(FluxBuilder.Mensuel(2025, 11).Avec(Seul().Clos("MUT", J("2025-11-01")).PartVers(J("2025-11-01"))));
        Assert.Equal("2025-10-01 2025-11-01", await UnAsync("select concat(mutation_entrante, ' ', mutation_sortante) from dossier"));
    }

    [Fact]
    public async Task Une_fin_de_nature_change_le_droit_le_mois_venu_meme_si_l_image_n_a_pas_change()
    {
        var foyer = Seul().Nature("RSI", J("2023-04-01"), J("2025-11-30")).Nature("RSD", J("2025-12-01"));
        await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(Seul().Nature("RSI", J("2023-04-01"), J("2025-11-30"))));
        Assert.Equal("RSI", await UnAsync("select nature_droit from dossier"));
        Assert.Equal(1, (await ImporterAsync(FluxBuilder.Mensuel(2025, 12).Avec(Seul().Nature("RSI", J("2023-04-01"), J("2025-11-30"))))).Modifies);
        Assert.Equal("", await UnAsync("select nature_droit from dossier"));
        await ImporterAsync(FluxBuilder.Mensuel(2026, 1).Avec(foyer));
        Assert.Equal("RSD", await UnAsync("select nature_droit from dossier"));
        Assert.Equal(3, (await HistoriqueAsync(Numero)).Count);
    }

    [Fact]
    public async Task Les_suspensions_successives_entrent_toutes_dans_l_historique()
    {
        await ImporterAsync(FluxBuilder.Mensuel(2025, 7).Avec(Seul()));
        await ImporterAsync(FluxBuilder.Mensuel(2025, 8).Avec(Seul().DroitSuspendu("GA", J("2025-08-01"))));
        await ImporterAsync(FluxBuilder.Mensuel(2025, 9).Avec(Seul().VersementSuspendu("06", J("2025-09-01"))));
        await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(Seul().VersementSuspendu("06", J("2025-09-01")).AvecMotif("SuspensionVersement", "70", J("2025-10-01"))));
        Assert.Equal(
            ["2  2023-04-06 559.42", "3 D:GA 2025-08-01 559.42", "4 V:06 2025-09-01 559.42", "4 V:06,V:70 2025-09-01 559.42"], await HistoriqueAsync(Numero));
        Assert.Equal(["MARIE 00000000155 2025-07-01.."], await ParcoursAsync());
        Assert.Equal(4, (await LireAsync("select distinct flux::text from historique_droit")).Count);
    }

    [Fact]
    public async Task Chaque_dossier_modifie_dit_ce_qui_a_change()
    {
        await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(
            Seul(), Seul("00000000255", "LOU"), Seul("00000000355", "ZOE"), Seul("00000000455", "INES"), Seul("00000000555", "NOUR"), Seul("00000000655", "ANA")));
        var rapport = await ImporterAsync(FluxBuilder.Mensuel(2025, 11).Avec(
            Seul().Clos("ECH", J("2025-11-01")),
            Seul("00000000255", "LOU").Situation("MAR", J("2025-11-01")),
            Seul("00000000355", "ZOE").Avec(PersonneBuilder.Enfant("DUPONT", "BEBE", J("2025-11-02"))).ACharge(1),
            Seul("00000000455", "INES").Changer(0, p => p.Soumis(false)),
            Seul("00000000555", "NOUR").Changer(0, p => p.Activite("SAL", J("2025-11-01"))),
            Seul("00000000655", "ANA").Reduction(100m, J("2025-11-01"))));
        Assert.Equal(6, rapport.Modifies);
        Assert.Equal(
            ["00000000155 etat", "00000000255 situation", "00000000355 composition,situation", "00000000455 droits_devoirs", "00000000555 autre", "00000000655 reductions"],
            await ChangementsAsync(rapport));
    }
}
