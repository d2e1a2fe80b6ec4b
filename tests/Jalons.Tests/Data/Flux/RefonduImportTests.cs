using Jalons.TestKit;
using Xunit;

namespace Jalons.Tests.Data.Flux;

/// <summary>The recast beneficiary flow in the base: a payer that changes of flow changes nothing else, and what the flow says better is taken
/// (<c>references/cnaf/flux.md</c> §3.2, §5.1, §5.2).</summary>
public sealed class RefonduImportTests : TestsImport
{
    private static readonly FluxBuilder Octobre = FluxBuilder.Mensuel(2025, 10);
    private static readonly FluxBuilder Novembre = FluxBuilder.Mensuel(2025, 11).Refondu();

    [Fact]
    public async Task Passer_d_une_famille_a_l_autre_ne_change_rien()
    {
        await ImporterAsync(Octobre.Avec(
            Seul().Nature("RSD", J("2023-05-01")),
            Couple(),
            Seul("00000000355", "SEKOU").DroitSuspendu("GJ", J("2025-10-01")),
            Seul("00000000455", "EMELINE").Etat("4").AvecMotif("SuspensionVersement", "01", J("2025-10-01")).Montant(null).ACharge(2),
            Seul("00000000555", "MARIUS").Clos("ECH", J("2025-10-01")),
            Seul("00000000655", "NINA").AvecMotif("SuspensionVersement", "CG", J("2025-10-01")).Reduction(100m, J("2025-10-01"), J("2025-12-31"))));
        var (droits, parcours, membres) = (await DroitsAsync(), await ParcoursAsync(), await LireAsync("select concat(dossier, personne, role, depuis, jusqua) from membre order by id"));
        var mesures = await LireAsync("select m::text from mesure_droit m order by id");
        var rapport = await ImporterAsync(Novembre.Avec(
            Seul().Nature("RSD", J("2023-05-01")).OuvertureLe(J("2023-05-01")),
            Couple().Changer(0, p => p.Responsable(false)).Changer(1, p => p.Responsable(true)),
            Seul("00000000355", "SEKOU").DroitSuspendu("SCG", J("2025-10-01")),
            Seul("00000000455", "EMELINE").Etat("4").AvecMotif("SuspensionVersement", "MRE", J("2025-10-01")).Montant(null),
            Seul("00000000555", "MARIUS").Clos("CMD", J("2025-10-01")),
            Seul("00000000655", "NINA").AvecMotif("SuspensionDroit", "SCG", J("2025-10-01")).Deduction(100m)));
        Assert.Equal("VRSD0301", rapport.Format);
        Assert.Equal((6, 0, 0, 6, 0), (rapport.Foyers, rapport.Crees, rapport.Modifies, rapport.Inchanges, rapport.Rejetes));
        Assert.Empty(await ChangementsAsync(rapport));
        Assert.Equal(droits, await DroitsAsync());
        Assert.Equal(parcours, await ParcoursAsync());
        Assert.Equal(membres, await LireAsync("select concat(dossier, personne, role, depuis, jusqua) from membre order by id"));
        Assert.Equal(mesures, await LireAsync("select m::text from mesure_droit m order by id"));
        Assert.Empty(await LireAsync("select m::text from mouvement m where flux = $1", rapport.Flux!.Value));
        Assert.Equal("1", await UnAsync("select count(*)::text from historique_droit where dossier = (select id from dossier where numero_demande = '00000000355')"));
    }

    [Fact]
    public async Task Ce_qui_change_ce_jour_la_est_compte()
    {
        await ImporterAsync(Octobre.Avec(Seul(), Couple(), Seul("00000000355", "SEKOU")));
        var rapport = await ImporterAsync(Novembre.Avec(Seul().Montant(100m), Couple().Changer(1, p => p.Soumis(true)), Seul("00000000355", "SEKOU")));
        Assert.Equal((2, 1), (rapport.Modifies, rapport.Inchanges));
        Assert.Equal(["00000000155 montant", "00000000255 droits_devoirs"], await ChangementsAsync(rapport));
        var suivant = await ImporterAsync(FluxBuilder.Mensuel(2025, 12).Refondu().Avec(Seul().Montant(100m), Couple().Changer(1, p => p.Soumis(true)), Seul("00000000355", "SEKOU").DroitSuspendu("SCO", J("2025-12-01"))));
        Assert.Equal((1, 2), (suivant.Modifies, suivant.Inchanges));
        Assert.Equal(["2  2023-04-06 559.42", "3 D:SCO 2025-12-01 559.42"], await HistoriqueAsync("00000000355"));
    }

    [Fact]
    public async Task Un_motif_plus_large_garde_le_code_precis_qui_change_ensuite()
    {
        await ImporterAsync(Octobre.Avec(Seul().DroitSuspendu("GJ", J("2025-10-01"))));
        await ImporterAsync(Novembre.Avec(Seul().DroitSuspendu("SCG", J("2025-10-01")).Montant(1m)));
        Assert.Equal("{D:GJ}", await UnAsync("select motifs::text from dossier"));
        await ImporterAsync(FluxBuilder.Mensuel(2025, 12).Refondu().Avec(Seul().DroitSuspendu("SCO", J("2025-12-01"))));
        Assert.Equal("{D:SCO}", await UnAsync("select motifs::text from dossier"));
    }

    [Fact]
    public async Task Sans_role_connu_le_responsable_est_le_demandeur()
    {
        await ImporterAsync(Novembre.Avec(Couple().Changer(0, p => p.Responsable(false)).Changer(1, p => p.Responsable(true))));
        Assert.Equal(["CJT CLAIRE 2025-11-01..", "DEM YOHANN 2025-11-01..", "ENF LILA 2025-11-01.."], (await MembresAsync("00000000255")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Le_demandeur_parti_le_conjoint_responsable_prend_sa_place()
    {
        await ImporterAsync(Octobre.Avec(Couple()));
        await ImporterAsync(Novembre.Avec(Couple().Sans(0).Changer(0, p => p.Responsable(true)).Avec(PersonneBuilder.Conjoint("DIALLO", "AWA", J("1990-01-01")).Responsable(false))));
        Assert.Equal(
            ["CJT AWA", "DEM YOHANN", "ENF LILA"],
            await LireAsync("select concat(m.role, ' ', p.prenom) from membre m join personne p on p.id = m.personne where m.jusqua is null order by 1"));
    }

    [Fact]
    public async Task Les_dates_donnees_font_l_histoire_des_droits_et_devoirs()
    {
        await ImporterAsync(Octobre.Avec(Couple()));
        Assert.Equal(["CLAIRE 1 2025-10-01..", "YOHANN 0 2025-10-01.."], await StatutsAsync("00000000255"));
        await ImporterAsync(Novembre.Avec(Couple().Changer(0, p => p.SoumisDu(J("2024-02-01"))).Changer(1, p => p.Soumis(true).SoumisDu(J("2025-11-01")))));
        Assert.Equal(["CLAIRE 1 2024-02-01..", "YOHANN 0 2025-10-01..2025-11-01", "YOHANN 1 2025-11-01.."], await StatutsAsync("00000000255"));
        await ImporterAsync(FluxBuilder.Mensuel(2026, 1).Refondu().Avec(Couple().Changer(0, p => p.Soumis(false).SoumisDu(J("2024-02-01"), J("2025-12-15"))).Changer(1, p => p.Soumis(true))));
        Assert.Equal(
            ["CLAIRE 0 2025-12-16..", "CLAIRE 1 2024-02-01..2025-12-16", "YOHANN 0 2025-10-01..2025-11-01", "YOHANN 1 2025-11-01.."],
            (await StatutsAsync("00000000255")).Order(StringComparer.Ordinal));
        Assert.Equal(["CLAIRE 00000000255 2025-10-01..2025-12-16 droits_devoirs.fin", "YOHANN 00000000255 2025-11-01.."], await ParcoursAsync());
    }

    [Fact]
    public async Task Une_premiere_image_commence_aux_dates_donnees()
    {
        await ImporterAsync(Novembre.Avec(Seul().OuvertureLe(J("2024-01-01")).Changer(0, p => p.SoumisDu(J("2024-02-01")))));
        Assert.Equal(["MARIE 1 2024-02-01.."], await StatutsAsync("00000000155"));
        Assert.Equal(["MARIE 00000000155 2024-02-01.."], await ParcoursAsync());
        Assert.Equal("2024-01-01 2024-01-01", await UnAsync("select concat(ouverture, ' ', etat_depuis) from dossier"));
    }

    [Fact]
    public async Task Une_ouverture_annulee_clot_le_parcours_sous_son_nom()
    {
        await ImporterAsync(Octobre.Avec(Seul().Nature("RSD", J("2023-05-01"))));
        await ImporterAsync(Novembre.Avec(Seul().Clos("CAU", J("2025-11-01")).AnnuleOuverture()));
        Assert.Equal("5 ", await UnAsync("select concat(etat_droit, ' ', ouverture) from dossier"));
        Assert.Equal(["MARIE 00000000155 2025-10-01..2025-11-01 droit.annule"], await ParcoursAsync());
    }

    [Fact]
    public async Task Ressources_trop_elevees_conservent_le_droit_un_autre_motif_non()
    {
        await ImporterAsync(Novembre.Avec(
            Seul().VersementSuspendu("MRE", J("2025-11-01")),
            Seul("00000000255", "SEKOU").VersementSuspendu("MCO", J("2025-11-01")),
            Seul("00000000355", "NINA").VersementSuspendu("MAU", J("2025-11-01"))));
        Assert.Equal(["00000000155 t", "00000000255 t", "00000000355 f"], await LireAsync("select concat(numero_demande, ' ', suivi) from dossier order by 1"));
        Assert.Equal(2, (await ParcoursAsync()).Count);
    }

    [Fact]
    public async Task Mutations_evenements_et_deces_arrivent_dans_la_base()
    {
        await ImporterAsync(Octobre.Avec(Couple(), Seul()));
        await ImporterAsync(FluxBuilder.Quotidien(J("2025-11-12")).Refondu().Avec(
            Couple().ArriveDe(J("2025-09-01")).Changer(0, p => p.DecedeLe(J("2025-11-08"))).Evenement("CHFAMI", J("2025-11-10")).Evenement("DECRES", J("2025-11-10")),
            Seul().PartVers(J("2025-11-30")).Clos("CMU", J("2025-11-30")).Evenement("MUTATI", J("2025-11-11"))));
        Assert.Equal(["00000000155  2025-11-30", "00000000255 2025-09-01 "], await LireAsync("select concat(numero_demande, ' ', mutation_entrante, ' ', mutation_sortante) from dossier order by 1"));
        Assert.Equal(["CHFAMI 2025-11-10", "DECRES 2025-11-10", "MUTATI 2025-11-11"], await LireAsync("select concat(fait, ' ', le) from evenement_flux order by 1"));
        Assert.Contains("CLAIRE 00000000255 2025-10-01..2025-11-08 foyer.quitte", await ParcoursAsync());
        Assert.Equal(["MARIE depart"], await LireAsync("select concat(p.prenom, ' ', m.nature) from mouvement m join personne p on p.id = m.personne where m.nature = 'depart'"));
    }

    [Fact]
    public async Task Le_departement_de_l_en_tete_est_verifie_avant_tout()
    {
        var refus = await RefuserAsync(Novembre.Pour("054").Avec(Seul().Pour("055")).Octets());
        Assert.Equal("flux.departement", refus.Code);
        var rapport = await ImporterAsync(Novembre.Avec(Seul().Pour("054"), Couple()));
        Assert.Equal((1, 1), (rapport.Crees, rapport.Rejetes));
    }

    [Fact]
    public async Task Importer_de_nouveau_ne_change_rien_et_une_image_anterieure_complete()
    {
        var octobre = FluxBuilder.Mensuel(2025, 10).Refondu().Avec(Seul().DroitSuspendu("SCO", J("2025-10-01")));
        var novembre = Novembre.Avec(Seul());
        await ImporterAsync(novembre);
        Assert.Equal(1, (await ImporterAsync(octobre)).Anterieurs);
        Assert.Equal(["3 D:SCO 2025-10-01 559.42", "2  2023-04-06 559.42"], await HistoriqueAsync("00000000155"));
        var avant = await ViderCasAsync();
        Assert.True((await ImporterAsync(novembre)).DejaImporte);
        Assert.Equal(avant, await ViderCasAsync());
    }

    private Task<List<string>> DroitsAsync() => LireAsync(
        "select concat(id, ' ', etat_droit, ' ', motifs, ' ', suivi, ' ', etat_depuis, ' ', ouverture, ' ', cloture, ' ', montant, ' ', reductions, ' ', personnes_a_charge) from dossier order by id");
}
