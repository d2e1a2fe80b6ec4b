using System.Text;
using Jalons.TestKit;
using Jalons.Tests.Flux;
using Xunit;

namespace Jalons.Tests.Data.Flux;

/// <summary>Instruction flows: claims give what nothing else gives, and take back nothing that a beneficiary flow said
/// (<c>references/cnaf/flux.md</c> §3.3, T38, T39).</summary>
public sealed class InstructionImportTests : TestsImport
{
    private const string Connue = "00951448023";
    private const string SeulementDemandee = "00951502023";

    private static readonly string Instruction = Encoding.UTF8.GetString(Exemples.Instruction);

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await ViderInstallationAsync("23");
    }

    [Fact]
    public async Task Une_demande_cree_un_dossier_sans_etat_connu()
    {
        var rapport = await ImporterAsync(Exemples.Instruction);
        Assert.Equal(("VIRS0901", "instruction", "23"), (rapport.Format, rapport.Nature, rapport.Departement));
        Assert.Equal((2, 4, 2, 0, 0, 0, 2), (rapport.Foyers, rapport.Personnes, rapport.Crees, rapport.Modifies, rapport.Inchanges, rapport.Rejetes, rapport.Annonces!.Value));
        Assert.Equal(
            ["00951448023  2025-11-03  509.85 CCAS DE LA SOUTERRAINE", "00951502023  2025-11-05 2407158 0.00 "],
            await LireAsync("select concat(numero_demande, ' ', etat_droit, ' ', date_demande, ' ', matricule, ' ', montant_estime, ' ', domiciliation) from dossier order by 1"));
        Assert.Equal(["DEM SYLVIE 2025-11-01..", "CJT PATRICE 2025-11-01..", "ENF ELIO 2025-11-01.."], await MembresAsync(SeulementDemandee));
        Assert.Equal("GUERET", Assert.Single((await DossierAsync(SeulementDemandee)).Adresses).Commune);
        Assert.Empty(await StatutsAsync(SeulementDemandee));
        Assert.Empty(await ParcoursAsync());
        Assert.Empty(await HistoriqueAsync(SeulementDemandee));
        Assert.Null((await DossierAsync(SeulementDemandee)).EtatDepuis);
        Assert.Equal("VIRS0901 I applique", await UnAsync("select concat(format, ' ', nature, ' ', etat) from flux"));
    }

    [Theory]
    [InlineData("MQI")]
    [InlineData("MIQ")]
    [InlineData("IMQ")]
    [InlineData("IQM")]
    [InlineData("QIM")]
    [InlineData("QMI")]
    public async Task Les_trois_exemples_donnent_le_meme_tableau_dans_tous_les_ordres(string ordre)
    {
        foreach (var fichier in ordre)
        {
            await ImporterAsync(fichier switch { 'M' => Exemples.Mensuel, 'Q' => Exemples.Quotidien, _ => Exemples.Instruction });
        }

        Assert.Equal(
            ["00211906023 5", "00590147023 2", "00718302023 2", "00803377023 2", "00951448023 2", "00951502023 "],
            await LireAsync("select concat(numero_demande, ' ', etat_droit) from dossier order by 1"));
        Assert.Equal(
            ["CLAIRE", "EMELINE", "MARIUS", "SEKOU", "YOHANN"],
            await LireAsync(
                """
                select p.prenom from statut_droits_devoirs t join dossier d on d.id = t.dossier join personne p on p.id = t.personne
                where t.jusqua is null and t.soumis and d.suivi order by 1
                """));
        Assert.Equal(["CLAIRE", "EMELINE", "MARIUS", "SEKOU", "YOHANN"], await LireAsync("select prenom from parcours c join personne p on p.id = c.personne where sortie is null order by 1"));
        Assert.Equal("12", await UnAsync("select count(*)::text from personne"));
        Assert.Equal("0639980001 marius.roucheron@exemple.invalid", await UnAsync("select concat(telephone, ' ', courriel) from personne where prenom = 'MARIUS'"));
        Assert.Equal("0639980003 ", await UnAsync("select concat(telephone, ' ', courriel) from personne where prenom = 'SYLVIE'"));
        Assert.Equal(["MARIUS EF 2025-11-03", "PATRICE RE 2025-11-05", "SYLVIE EF 2025-11-05"], await LireAsync("select concat(prenom, ' ', etat, ' ', le) from recueil_dsp r join personne p on p.id = r.personne order by 1"));
        Assert.Equal("2409901", await UnAsync("select matricule from dossier where numero_demande = $1", Connue));
    }

    [Fact]
    public async Task Les_contacts_et_les_recueils_en_detail()
    {
        await ImporterAsync(Exemples.Instruction);
        Assert.Equal(
            ["courriel s.girodan@exemple.invalid R", "telephone 0536490002 R", "telephone 0639980003 A"],
            await LireAsync("select concat(genre, ' ', valeur, ' ', accord) from contact c join dossier d on d.id = c.dossier where numero_demande = $1 order by 1", SeulementDemandee));
        Assert.Equal(
            ["DIFSOC 0405", "DIFSOC 0407", "LIBAUTRDIFSOC Démarches en ligne difficiles"],
            (await LireAsync("select concat(x->>'nom', ' ', x->>'valeur') from recueil_dsp r join personne p on p.id = r.personne, jsonb_array_elements(reponses) x where prenom = 'MARIUS'"))
                .Where(r => r.Contains("DIFSOC", StringComparison.Ordinal)));
        Assert.Equal("AS PP EA true", await UnAsync("select concat(propose->>'calcule', ' ', propose->>'modifie', ' ', propose->>'motifModification', ' ', obligatoire::text) from recueil_dsp where propose is not null"));
        Assert.Equal("[]", await UnAsync("select reponses::text from recueil_dsp where etat = 'RE'"));
        Assert.DoesNotContain("99999", await ViderAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Le_meme_fichier_une_seconde_fois_ne_change_rien()
    {
        await ImporterAsync(Exemples.Instruction);
        await ImporterAsync(Exemples.Quotidien);
        var avant = await ViderAsync();
        var rapport = await ImporterAsync(Exemples.Instruction);
        Assert.Equal((true, 2, 0, 0, 2), (rapport.DejaImporte, rapport.Foyers, rapport.Crees, rapport.Modifies, rapport.Inchanges));
        Assert.Equal(avant, await ViderAsync());
    }

    [Fact]
    public async Task Une_demande_renvoyee_telle_quelle_est_inchangee()
    {
        await ImporterAsync(Exemples.Instruction);
        var rapport = await ImporterAsync(Le("2025-11-07"));
        Assert.Equal((false, 0, 0, 2), (rapport.DejaImporte, rapport.Crees, rapport.Modifies, rapport.Inchanges));
        Assert.Equal("3", await UnAsync("select count(*)::text from recueil_dsp"));
    }

    [Fact]
    public async Task Apres_l_ouverture_du_droit_la_demande_apporte_ses_contacts_et_ne_touche_a_rien_d_autre()
    {
        await ImporterAsync(Exemples.Mensuel);
        await ImporterAsync(Exemples.Quotidien);
        var droit = await LireAsync("select concat(etat_droit, etat_depuis, motifs, montant, vu_le, image_du, situation_famille, matricule) from dossier where numero_demande = $1", Connue);
        var autres = await LireAsync("select m::text from membre m union all select a::text from adresse a union all select t::text from statut_droits_devoirs t union all select c::text from parcours c");
        var rapport = await ImporterAsync(Le("2025-11-20", ("<NUMVOIE>1</NUMVOIE>", "<NUMVOIE>99</NUMVOIE>"), ("<SITFAM>CEL</SITFAM>", "<SITFAM>MAR</SITFAM>")));
        Assert.Equal((1, 1), (rapport.Crees, rapport.Modifies));
        Assert.Equal(["00951448023 contacts,recueil"], await ChangementsAsync(rapport));
        Assert.Equal(droit, await LireAsync("select concat(etat_droit, etat_depuis, motifs, montant, vu_le, image_du, situation_famille, matricule) from dossier where numero_demande = $1", Connue));
        Assert.Subset((await LireAsync("select m::text from membre m union all select a::text from adresse a union all select t::text from statut_droits_devoirs t union all select c::text from parcours c")).ToHashSet(StringComparer.Ordinal), autres.ToHashSet(StringComparer.Ordinal));
        Assert.Equal("0639980001", await UnAsync("select telephone from personne where prenom = 'MARIUS'"));
        Assert.Equal("1", await UnAsync("select count(*)::text from adresse a join dossier d on d.id = a.dossier where numero_demande = $1", Connue));
    }

    [Fact]
    public async Task Une_demande_plus_recente_remplace_le_foyer_d_une_demande_seule()
    {
        await ImporterAsync(Exemples.Instruction);
        var rapport = await ImporterAsync(Le("2025-11-07", ("<NUMVOIE>41</NUMVOIE>", "<NUMVOIE>43</NUMVOIE>"), ("<PRENOM>ELIO</PRENOM>", "<PRENOM>ELIA</PRENOM>")));
        Assert.Equal((1, 1), (rapport.Modifies, rapport.Inchanges));
        Assert.Equal(["00951502023 adresse,composition"], await ChangementsAsync(rapport));
        Assert.Equal(["43 BOULEVARD CARNOT t", "41 BOULEVARD CARNOT f"], await LireAsync("select concat(voie, ' ', courante) from adresse a join dossier d on d.id = a.dossier where numero_demande = $1 order by courante desc", SeulementDemandee));
        Assert.Equal(["ELIA", "PATRICE", "SYLVIE"], await LireAsync("select prenom from membre m join personne p on p.id = m.personne join dossier d on d.id = m.dossier where m.jusqua is null and numero_demande = $1 order by 1", SeulementDemandee));
        var avant = await LireAsync("select concat(voie, courante, jusqua) from adresse order by id");
        Assert.Equal(1, (await ImporterAsync(Le("2025-11-06", ("<NUMVOIE>41</NUMVOIE>", "<NUMVOIE>45</NUMVOIE>")))).Anterieurs);
        Assert.Equal(avant, await LireAsync("select concat(voie, courante, jusqua) from adresse order by id"));
    }

    [Fact]
    public async Task Une_demande_sans_partie_administrative_n_efface_pas_le_foyer()
    {
        await ImporterAsync(Exemples.Instruction);
        var sansEnfant = Instruction[..Instruction.LastIndexOf("<Personne>", StringComparison.Ordinal)] + Instruction[(Instruction.LastIndexOf("</Personne>", StringComparison.Ordinal) + 11)..];
        await ImporterAsync(Le(sansEnfant, "2025-11-07", ("<SUIIRSA>01</SUIIRSA>", "<SUIIRSA>13</SUIIRSA>"), ("<DTENRSOCPRO>2025-11-05", "<DTENRSOCPRO>2025-11-06")));
        Assert.Equal(3, (await MembresAsync(SeulementDemandee)).Count(m => m.EndsWith("..", StringComparison.Ordinal)));
        Assert.Equal(["2025-11-05", "2025-11-06"], await LireAsync("select le::text from recueil_dsp r join personne p on p.id = r.personne where prenom = 'SYLVIE' order by 1"));
    }

    [Fact]
    public async Task Un_refus_plus_recent_remplace_un_accord_un_refus_plus_ancien_non()
    {
        await ImporterAsync(Exemples.Instruction);
        await ImporterAsync(Le("2025-11-04", Refuse));
        Assert.Equal("0639980003", await UnAsync("select telephone from personne where prenom = 'SYLVIE'"));
        var rapport = await ImporterAsync(Le("2025-11-07", Refuse));
        Assert.Equal(["00951502023 contacts"], await ChangementsAsync(rapport));
        Assert.Equal("", await UnAsync("select telephone from personne where prenom = 'SYLVIE'"));
        await ImporterAsync(Le("2025-11-08", ("<NUMTEL>0639980003", "<NUMTEL>0639980003"), ("<AUTORUTITEL>A</AUTORUTITEL>\n        <ADRELEC>s.", "<AUTORUTITEL>I</AUTORUTITEL>\n        <ADRELEC>s.")));
        Assert.Equal("R", await UnAsync("select accord::text from contact where valeur = '0639980003'"));
        await ImporterAsync(Le("2025-11-09"));
        Assert.Equal("0639980003", await UnAsync("select telephone from personne where prenom = 'SYLVIE'"));
    }

    [Fact]
    public async Task Un_nouveau_numero_remplace_l_ancien_numero_recu()
    {
        await ImporterAsync(Exemples.Instruction);
        await ImporterAsync(Le("2025-11-07", ("0639980003", "0639980009")));
        Assert.Equal("0639980009", await UnAsync("select telephone from personne where prenom = 'SYLVIE'"));
        Assert.Equal("3", await UnAsync("select count(*)::text from contact where genre = 'telephone' and dossier = (select id from dossier where numero_demande = $1)", SeulementDemandee));
    }

    [Fact]
    public async Task Ce_qu_un_agent_a_saisi_reste_sauf_si_le_foyer_refuse_ce_numero()
    {
        await ImporterAsync(Exemples.Instruction);
        await BaseDeTest.ExecuterAsync(Connexion, "update personne set telephone = '07 00 00 00 00', courriel = 'autre@exemple.invalid' where prenom = 'SYLVIE'");
        await ImporterAsync(Le("2025-11-07", ("0639980003", "0639980009")));
        Assert.Equal("07 00 00 00 00 autre@exemple.invalid", await UnAsync("select concat(telephone, ' ', courriel) from personne where prenom = 'SYLVIE'"));
        await BaseDeTest.ExecuterAsync(Connexion, "update personne set telephone = '06 39 98 00 03' where prenom = 'SYLVIE'");
        await ImporterAsync(Le("2025-11-08", Refuse));
        Assert.Equal("0639980009 autre@exemple.invalid", await UnAsync("select concat(telephone, ' ', courriel) from personne where prenom = 'SYLVIE'"));
    }

    [Fact]
    public async Task La_demande_puis_le_droit_une_seule_personne_un_seul_dossier()
    {
        await ImporterAsync(Exemples.Instruction);
        var avant = await UnAsync("select concat(p.id, ' ', d.id) from membre m join personne p on p.id = m.personne join dossier d on d.id = m.dossier where prenom = 'MARIUS'");
        var rapport = await ImporterAsync(Exemples.Quotidien);
        Assert.Equal((2, 1), (rapport.Crees, rapport.Modifies));
        Assert.Equal(avant, await UnAsync("select concat(p.id, ' ', d.id) from membre m join personne p on p.id = m.personne join dossier d on d.id = m.dossier where prenom = 'MARIUS'"));
        Assert.Contains("00951448023 ", Assert.Single(await ChangementsAsync(rapport)), StringComparison.Ordinal);
        Assert.Equal(2, (await DossierAsync(Connue)).EtatDroit);
        Assert.Single(await HistoriqueAsync(Connue));
        Assert.Contains("MARIUS 00951448023 2025-11-06..", await ParcoursAsync());
    }

    [Fact]
    public async Task Une_demande_d_un_autre_departement_est_rejetee_sans_coordonnees_bancaires()
    {
        var rapport = await ImporterAsync(Le("2025-11-07", ("<IDEPARTE>023</IDEPARTE>\n      </Partenaire>\n      <DemandeRSA>\n        <DTDEMRSA>2025-11-05", "<IDEPARTE>019</IDEPARTE>\n      </Partenaire>\n      <DemandeRSA>\n        <DTDEMRSA>2025-11-05")));
        Assert.Equal((1, 1), (rapport.Crees, rapport.Rejetes));
        Assert.Contains("département 19", rapport.Rejets[0].Motif, StringComparison.Ordinal);
        var brut = await UnAsync("select brut from flux_rejet");
        Assert.Contains("<PRENOM>SYLVIE</PRENOM>", brut, StringComparison.Ordinal);
        Assert.DoesNotContain("NUMCOMPTBAN", brut, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Une_demande_au_numero_d_un_autre_foyer_est_rejetee_avec_son_texte_brut()
    {
        await ImporterAsync(Exemples.Instruction);
        var rapport = await ImporterAsync(Le("2025-11-07", ("SYLVIE", "ZOE"), ("1982-04-17", "1992-04-17"), ("PATRICE", "ALI"), ("ELIO", "NOUR"), ("282042395809156", ""), ("181102395901308", ""), ("240715800000000", "888888800000000")));
        Assert.Equal(1, rapport.Rejetes);
        Assert.Contains("<PRENOM>ZOE</PRENOM>", await UnAsync("select brut from flux_rejet"), StringComparison.Ordinal);
        Assert.Equal("", string.Concat(await LireAsync("select prenom from personne where prenom in ('ZOE', 'ALI', 'NOUR')")));
    }

    [Fact]
    public async Task Un_flux_instruction_tronque_ne_laisse_rien()
    {
        await ImporterAsync(Exemples.Mensuel);
        var avant = await ViderCasAsync();
        Assert.Equal("flux.tronque", (await RefuserAsync(Exemples.Instruction[..^60])).Code);
        Assert.Equal(avant, await ViderCasAsync());
        Assert.Equal("VIRS0901", await UnAsync("select format from flux where etat = 'refuse'"));
    }

    private static (string, string) Refuse => ("<NUMTEL>0639980003</NUMTEL>\n        <NATTEL>D</NATTEL>\n        <MATETEL>TEL</MATETEL>\n        <AUTORUTITEL>A", "<NUMTEL>0639980003</NUMTEL>\n        <NATTEL>D</NATTEL>\n        <MATETEL>TEL</MATETEL>\n        <AUTORUTITEL>R");

    /// <summary>The sample as created another day, with replacements that must apply.</summary>
    private static byte[] Le(string jour, params (string Ancien, string Nouveau)[] remplacements) => Le(Instruction, jour, remplacements);

    private static byte[] Le(string texte, string jour, params (string Ancien, string Nouveau)[] remplacements)
    {
        texte = Exemples.Remplacer(texte, "<DTCREAFLUX>2025-11-05", "<DTCREAFLUX>" + jour);
        foreach (var (ancien, nouveau) in remplacements)
        {
            Assert.Contains(ancien, texte, StringComparison.Ordinal);
            texte = texte.Replace(ancien, nouveau, StringComparison.Ordinal);
        }

        return Encoding.UTF8.GetBytes(texte);
    }
}
