using Jalons.Tests.Flux;
using Xunit;

namespace Jalons.Tests.Data.Flux;

/// <summary>The sample files, one after the other, give what <c>references/cnaf/flux.md</c> §8 says.</summary>
public sealed class ExemplesImportTests : TestsImport
{
    private const string Couple2 = "00718302023";
    private const string Suspendu = "00590147023";
    private const string Clos = "00211906023";
    private const string Mere = "00803377023";
    private const string Nouveau = "00951448023";

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await ViderInstallationAsync("23");
    }

    [Fact]
    public async Task Le_mensuel_ouvre_le_departement_et_ses_quatre_dossiers()
    {
        var rapport = await ImporterAsync(Exemples.Mensuel);
        Assert.Equal(("VRSB0801", "mensuel", "23", true), (rapport.Format, rapport.Nature, rapport.Departement, rapport.DepartementOuvert));
        Assert.Equal((4, 8, 4, 0, 0, 0), (rapport.Foyers, rapport.Personnes, rapport.Crees, rapport.Modifies, rapport.Inchanges, rapport.Rejetes));
        Assert.Equal((4, 4), (rapport.Annonces, rapport.Crees));
        Assert.Empty(rapport.Rejets);
        Assert.Empty(rapport.Avertissements);
        Assert.Equal("23 Creuse", await UnAsync("select concat(code, ' ', nom) from departement"));
        Assert.Equal("GUERET", await UnAsync("select cle_nom from commune where code = '23096'"));
        Assert.Equal(
            ["00211906023 5 F:ECH f", "00590147023 4 V:06,V:70 t", "00718302023 2  t", "00803377023 2 V:CG t"],
            await LireAsync("select concat(numero_demande, ' ', etat_droit, ' ', array_to_string(motifs, ','), ' ', suivi) from dossier order by numero_demande"));
        Assert.Equal(["0712345", "2406173", "3158204", "6402935"], await LireAsync("select matricule from dossier order by 1"));
        Assert.Equal(3, await EffectivementSoumisAsync());
        Assert.Equal(["CLAIRE", "EMELINE", "SEKOU"], await SoumisAsync());
        Assert.Equal(
            ["CLAIRE 00718302023 2025-10-01..", "SEKOU 00590147023 2025-10-01..", "EMELINE 00803377023 2025-10-01.."], await ParcoursAsync());
    }

    [Fact]
    public async Task Les_quatre_dossiers_du_mensuel_en_detail()
    {
        await ImporterAsync(Exemples.Mensuel);
        var couple = await DossierAsync(Couple2);
        Assert.Equal((2, J("2021-05-01"), 351.72m, "RSD"), (couple.EtatDroit, couple.EtatDepuis, couple.Montant, couple.NatureDroit));
        Assert.Equal(["DEM CLAIRE 2021-04-01..", "CJT YOHANN 2021-04-01..", "ENF LILA 2021-04-01.."], await MembresAsync(Couple2));
        Assert.Equal(["CLAIRE 1 2025-10-01..", "YOHANN 0 2025-10-01.."], await StatutsAsync(Couple2));
        Assert.Equal(
            ["t 2022-07-01.. 14 BIS RUE DE L'ÉGLISE 23000 23096 GUERET", "f 2018-06-01..2022-07-01 3 CHEMIN DES AUBEPINES 01000 01053 BOURG EN BRESSE"],
            await AdressesAsync(Couple2));
        Assert.Equal(
            ["CLAIRE 2880323951012 t", "LILA  f", "YOHANN 185112A952034 t"],
            await LireAsync("select concat(prenom, ' ', nir, ' ', certifiee) from personne where nom = 'KESBRIAC' order by prenom"));
        Assert.Equal("CHEZ M. PASTUREL", Assert.Single((await DossierAsync(Suspendu)).Adresses).Complement);
        var clos = await DossierAsync(Clos);
        Assert.Equal((5, J("2025-10-01")), (clos.EtatDroit, clos.EtatDepuis));
        Assert.Equal("2025-10-01", await UnAsync("select cloture::text from dossier where numero_demande = $1", Clos));
        Assert.Empty(await StatutsAsync(Clos));
        var mere = await DossierAsync(Mere);
        Assert.Equal(("RSI", J("2023-03-01")), (mere.NatureDroit, mere.EtatDepuis));
        Assert.Equal("285.54 2025-10-01 2025-11-30", await UnAsync("select concat(r->>'Montant', ' ', r->>'Du', ' ', r->>'Au') from dossier, jsonb_array_elements(reductions) r"));
    }

    [Fact]
    public async Task Le_quotidien_change_deux_dossiers_et_en_apporte_un()
    {
        await ImporterAsync(Exemples.Mensuel);
        var rapport = await ImporterAsync(Exemples.Quotidien);
        Assert.Equal(("quotidien", 3, 5, 1, 2, 0, 0), (rapport.Nature, rapport.Foyers, rapport.Personnes, rapport.Crees, rapport.Modifies, rapport.Inchanges, rapport.Rejetes));
        Assert.Equal(["00211906023 5", "00590147023 2", "00718302023 2", "00803377023 2", "00951448023 2"], await LireAsync("select concat(numero_demande, ' ', etat_droit) from dossier order by 1"));
        Assert.Equal(5, await EffectivementSoumisAsync());
        Assert.Equal(["CLAIRE", "EMELINE", "MARIUS", "SEKOU", "YOHANN"], await SoumisAsync());
        Assert.Equal(["00590147023 adresse,etat,montant", "00718302023 droits_devoirs,montant"], await ChangementsAsync(rapport));
        Assert.Equal(
            ["MARIUS 00951448023 2025-11-06..", "YOHANN 00718302023 2025-11-06.."],
            (await ParcoursAsync()).Skip(3).Order(StringComparer.Ordinal));
        Assert.Equal(["CLAIRE 1 2025-10-01..", "YOHANN 0 2025-10-01..2025-11-06", "YOHANN 1 2025-11-06.."], await StatutsAsync(Couple2));
        Assert.Equal(["4 V:06,V:70 2025-09-01 ", "2  2025-11-06 568.94"], await HistoriqueAsync(Suspendu));
        Assert.Equal(["2  2021-05-01 351.72", "2  2025-11-06 971.72"], await HistoriqueAsync(Couple2));
        Assert.Equal(
            ["t 2025-11-01.. 2 IMPASSE DES CHÂTAIGNIERS 23000 23096 GUERET", "f 2020-01-15..2025-11-01 27 AVENUE DE LA GARE 23200 23008 AUBUSSON"],
            await AdressesAsync(Suspendu));
        Assert.Equal(["09:41:12 ABANEURES", "09:41:12 SITPRO", "09:41:13 ENTDED"], await LireAsync(
            "select concat(e.heure, ' ', e.fait) from evenement_flux e join dossier d on d.id = e.dossier where numero_demande = $1 order by e.heure, e.fait", Couple2));
        Assert.Equal("true", await UnAsync("select sans_domicile::text from dossier where numero_demande = $1", Nouveau));
        Assert.Equal("23096", await UnAsync("select c.code_commune from parcours c join personne p on p.id = c.personne where p.prenom = 'SEKOU'"));
    }

    [Fact]
    public async Task Sanctions_et_sorties()
    {
        await ImporterAsync(Exemples.Mensuel);
        await ImporterAsync(Exemples.Quotidien);
        Assert.Equal([Mere], await LireAsync("select numero_demande from dossier where reductions is not null or motifs && array['V:CG', 'D:GJ', 'D:GK', 'D:GL', 'F:PCG']"));
        Assert.Equal([Clos], await LireAsync("select numero_demande from dossier where etat_droit = 5 and cloture between '2025-10-01' and '2025-10-31'"));
    }

    private async Task<int> EffectivementSoumisAsync() => (await SoumisAsync()).Count;

    private Task<List<string>> SoumisAsync() => LireAsync(
        """
        select p.prenom from statut_droits_devoirs t join dossier d on d.id = t.dossier join personne p on p.id = t.personne
        where t.jusqua is null and t.soumis and d.suivi order by 1
        """);

    private Task<List<string>> AdressesAsync(string numero) => LireAsync(
        """
        select concat(a.courante, ' ', a.depuis, '..', a.jusqua, ' ', a.voie, ' ', a.code_postal, ' ', a.code_commune, ' ', a.commune)
        from adresse a join dossier d on d.id = a.dossier where d.numero_demande = $1 order by a.courante desc, a.id
        """,
        numero);
}
