using System.Globalization;
using Jalons.TestKit;
using Xunit;

namespace Jalons.Tests.Data.Flux;

/// <summary>One record in error never stops the others; it is kept with its reason, its number, its rank and its raw text
/// (<c>references/cnaf/flux.md</c> T14, T34, T41).</summary>
public sealed class RejetsTests : TestsImport
{
    [Fact]
    public async Task Un_foyer_fautif_parmi_beaucoup()
    {
        var foyers = Enumerable.Range(1, 300).Select(i => i == 157 ? Seul($"{i:00000000}155").Changer(0, p => p.NeLe("1990-02-31")) : Seul($"{i:00000000}155", "P" + i));
        var rapport = await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(foyers));
        Assert.Equal((300, 299, 1), (rapport.Foyers, rapport.Crees, rapport.Rejetes));
        var rejet = Assert.Single(rapport.Rejets);
        Assert.Equal((157, "00000157155"), (rejet.Rang, rejet.Numero));
        Assert.Contains("1990-02-31", rejet.Motif, StringComparison.Ordinal);
        Assert.Equal($"157 00000157155 date.impossible {rejet.Motif}", await UnAsync("select concat(rang, ' ', numero, ' ', code, ' ', motif) from flux_rejet"));
        var brut = await UnAsync("select brut from flux_rejet");
        Assert.StartsWith("<InfosFoyerRSA>", brut, StringComparison.Ordinal);
        Assert.Contains("<DTNAI>1990-02-31</DTNAI>", brut, StringComparison.Ordinal);
        Assert.Equal("1 300", await UnAsync("select concat(rejetes, ' ', annonces) from flux"));
        Assert.Equal("299", await UnAsync("select count(*)::text from dossier"));
    }

    [Fact]
    public async Task Un_foyer_rejete_laisse_le_dossier_connu_comme_il_etait()
    {
        await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(Seul()));
        var avant = await UnAsync("select d::text from dossier d");
        await ImporterAsync(FluxBuilder.Mensuel(2025, 11).Avec(Seul().Etat("9")));
        Assert.Equal(avant, await UnAsync("select d::text from dossier d"));
    }

    [Fact]
    public async Task Un_dossier_en_anomalie_est_mis_de_cote_sans_changer_d_etat()
    {
        await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(Seul()));
        var rapport = await ImporterAsync(FluxBuilder.Mensuel(2025, 11).Avec(Seul().Clos("ECH", J("2025-11-01")).Anomalie("MONTANT INCOHERENT")));
        Assert.Contains("MONTANT INCOHERENT", Assert.Single(rapport.Rejets).Motif, StringComparison.Ordinal);
        Assert.Equal("2", await UnAsync("select etat_droit::text from dossier"));
        Assert.Equal(["MARIE 00000000155 2025-10-01.."], await ParcoursAsync());
    }

    [Fact]
    public async Task Le_meme_numero_deux_fois_dans_un_mensuel_le_second_est_rejete()
    {
        var rapport = await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(Seul(), Seul("00000000155", "ZOE", "1999-01-01").Matricule("9999999")));
        Assert.Equal((1, 1), (rapport.Crees, rapport.Rejetes));
        Assert.Equal((2, "00000000155"), (rapport.Rejets[0].Rang, rapport.Rejets[0].Numero));
        Assert.Contains("figure déjà plus haut", rapport.Rejets[0].Motif, StringComparison.Ordinal);
        Assert.Equal(["MARIE"], await LireAsync("select prenom from personne"));
    }

    [Fact]
    public async Task Le_meme_dossier_deux_fois_dans_un_quotidien_les_deux_images_dans_l_ordre()
    {
        await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(Seul()));
        var rapport = await ImporterAsync(FluxBuilder.Quotidien(J("2025-11-12")).Avec(
            Seul().DroitSuspendu("GA", J("2025-11-01")).Evenement("SUSP", J("2025-11-10")),
            Seul().Montant(700m).Evenement("RESTRIRSA", J("2025-11-12"))));
        Assert.Equal((2, 0), (rapport.Modifies, rapport.Crees));
        Assert.Equal(["2  2023-04-06 559.42", "3 D:GA 2025-11-01 559.42", "2  2025-11-12 700.00"], await HistoriqueAsync("00000000155"));
        Assert.Equal(["RESTRIRSA", "SUSP"], await LireAsync("select fait from evenement_flux order by fait"));
        Assert.Equal(["00000000155 etat,montant"], await ChangementsAsync(rapport));
    }

    [Fact]
    public async Task Deux_fois_la_meme_image_dans_un_quotidien_les_evenements_des_deux()
    {
        var rapport = await ImporterAsync(FluxBuilder.Quotidien(J("2025-11-12")).Avec(
            Seul().Evenement("DEMRSA", J("2025-11-10")), Seul().Evenement("ENTDED", J("2025-11-12"))));
        Assert.Equal((1, 1), (rapport.Crees, rapport.Inchanges));
        Assert.Equal(["DEMRSA", "ENTDED"], await LireAsync("select fait from evenement_flux order by fait"));
    }

    [Fact]
    public async Task Un_numero_connu_d_un_autre_foyer_est_rejete_avec_son_texte_brut()
    {
        await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(Seul()));
        var avant = await ViderCasAsync();
        var rapport = await ImporterAsync(FluxBuilder.Mensuel(2025, 11).Avec(
            Seul("00000000155", "ZOE", "1999-01-01").Matricule("9999999"), Seul("00000000255", "LOU")));
        var rejet = Assert.Single(rapport.Rejets);
        Assert.Equal((1, "00000000155"), (rejet.Rang, rejet.Numero));
        Assert.Contains("appartient déjà à un autre foyer", rejet.Motif, StringComparison.Ordinal);
        Assert.Equal((1, 0, 0, 1), (rapport.Crees, rapport.Modifies, rapport.Inchanges, rapport.Rejetes));
        Assert.StartsWith("<InfosFoyerRSA>", await UnAsync("select brut from flux_rejet"), StringComparison.Ordinal);
        Assert.Contains("<PRENOM>ZOE</PRENOM>", await UnAsync("select brut from flux_rejet"), StringComparison.Ordinal);
        Assert.Equal(["MARIE"], await LireAsync("select prenom from personne where prenom in ('MARIE', 'ZOE')"));
        Assert.NotEqual(avant, await ViderCasAsync());
    }

    [Fact]
    public async Task Une_naissance_le_meme_jour_ne_suffit_pas_a_faire_le_meme_foyer()
    {
        await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(Seul()));
        var rapport = await ImporterAsync(FluxBuilder.Mensuel(2025, 11).Avec(Seul("00000000155", "ZOE").Changer(0, p => p.Nom("AUTRE").NomNaissance("AUTRE")).Matricule("9999999")));
        Assert.Equal(1, rapport.Rejetes);
    }

    [Fact]
    public async Task Un_compte_change_pour_les_memes_personnes_est_le_meme_dossier()
    {
        await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(Couple()));
        var rapport = await ImporterAsync(FluxBuilder.Mensuel(2025, 11).Avec(Couple().Matricule("8888888")));
        Assert.Equal((1, 0), (rapport.Modifies, rapport.Rejetes));
        Assert.Equal("8888888", await UnAsync("select matricule from dossier"));
        Assert.Equal(["00000000255 organisme"], await ChangementsAsync(rapport));
    }

    [Fact]
    public async Task Deux_foyers_du_meme_numero_dans_un_quotidien_ne_se_melent_pas()
    {
        var rapport = await ImporterAsync(FluxBuilder.Quotidien(J("2025-11-12")).Avec(Seul(), Seul("00000000155", "ZOE", "1999-01-01").Matricule("9999999")));
        Assert.Equal((1, 1), (rapport.Crees, rapport.Rejetes));
        Assert.Equal(["MARIE"], await LireAsync("select prenom from personne"));
    }

    [Theory]
    [InlineData("01")]
    [InlineData("071234500000000|0712345|71234500000000|000000000712345")]
    public async Task Le_meme_compte_sous_toutes_ses_formes(string formes)
    {
        var mois = new DateOnly(2025, 1, 1);
        foreach (var forme in formes.Split('|'))
        {
            mois = mois.AddMonths(1);
            await ImporterAsync(FluxBuilder.Mensuel(mois.Year, mois.Month).Avec(Seul().Matricule(forme)));
        }

        Assert.Equal(formes == "01" ? "0000001" : "0712345", await UnAsync("select matricule from dossier"));
    }

    [Fact]
    public async Task Les_codes_inconnus_et_les_NIR_faux_sont_dits_sans_rejeter()
    {
        var nir = PersonneBuilder.NirDe(2, J("1990-05-02"), 7);
        var rapport = await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(
            Seul().Changer(0, p => p.Nir(nir[..13] + "99")), Seul("00000000255", "LOU").Situation("XYZ", J("2020-01-01"))));
        Assert.Equal((2, 0), (rapport.Crees, rapport.Rejetes));
        Assert.Contains(rapport.Avertissements, a => a.Contains("clé de contrôle est fausse", StringComparison.Ordinal));
        Assert.Contains(rapport.Avertissements, a => a.Contains("SITFAM=XYZ", StringComparison.Ordinal));
        Assert.DoesNotContain(rapport.Avertissements, a => a.Contains(nir[..13], StringComparison.Ordinal));
        Assert.Equal("XYZ", await UnAsync("select situation_famille from dossier where numero_demande = '00000000255'"));
        Assert.Equal("", await UnAsync("select nir from personne where prenom = 'MARIE'"));
    }

    [Fact]
    public async Task Au_dela_de_mille_rejets_tous_sont_dans_la_base()
    {
        var rapport = await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(Enumerable.Range(1, 1_200).Select(i => Seul(string.Create(CultureInfo.InvariantCulture, $"{i:00000000}155")).Etat(null))));
        Assert.Equal((1_200, 1_000), (rapport.Rejetes, rapport.Rejets.Count));
        Assert.Equal("1200", await UnAsync("select count(*)::text from flux_rejet"));
    }
}
