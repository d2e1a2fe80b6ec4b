using Jalons.TestKit;
using Xunit;

namespace Jalons.Tests.Data.Flux;

/// <summary>The same file again changes nothing at all (<c>references/cnaf/flux.md</c> §2.4, §7.4, T12).</summary>
public sealed class IdempotenceTests : TestsImport
{
    private static readonly FluxBuilder Mensuel = FluxBuilder.Mensuel(2025, 10).Avec(
        Seul(), Couple(), Seul("00000000355", "JULES").Clos("ECH", J("2025-10-01")), Seul("00000000455", "PAUL").DemandeDu(null));

    private static readonly FluxBuilder Quotidien = FluxBuilder.Quotidien(J("2025-11-12")).Avec(
        Seul().Clos("PCG", J("2025-11-01")).Evenement("CLODOS", J("2025-11-11")),
        Couple().Changer(1, c => c.Soumis(true)).Evenement("ENTDED", J("2025-11-10")),
        Couple().Changer(1, c => c.Soumis(true)).Montant(1000m).Evenement("SITPRO", J("2025-11-11")),
        Seul("00000000555", "INES"));

    [Fact]
    public async Task Un_mensuel_deux_fois()
    {
        await ImporterAsync(Mensuel);
        var avant = await ViderAsync();
        var rapport = await ImporterAsync(Mensuel, Reception.AddDays(3));
        Assert.True(rapport.DejaImporte);
        Assert.Equal((4, 0, 0, 3, 1), (rapport.Foyers, rapport.Crees, rapport.Modifies, rapport.Inchanges, rapport.Rejetes));
        Assert.Equal(3, Assert.Single(rapport.Rejets).Rang - 1);
        Assert.Equal(avant, await ViderAsync());
    }

    [Fact]
    public async Task Un_quotidien_deux_fois_avec_un_dossier_present_deux_fois()
    {
        await ImporterAsync(Mensuel);
        var premier = await ImporterAsync(Quotidien);
        Assert.Equal((4, 1, 3, 0), (premier.Foyers, premier.Crees, premier.Modifies, premier.Inchanges));
        var avant = await ViderAsync();
        var rapport = await ImporterAsync(Quotidien);
        Assert.Equal((true, 4, 0, 0, 4), (rapport.DejaImporte, rapport.Foyers, rapport.Crees, rapport.Modifies, rapport.Inchanges));
        Assert.Equal(avant, await ViderAsync());
    }

    [Fact]
    public async Task Un_ancien_fichier_deja_importe_apres_de_plus_recents()
    {
        await ImporterAsync(Mensuel);
        await ImporterAsync(Quotidien);
        await ImporterAsync(FluxBuilder.Mensuel(2025, 11).Avec(Seul().Clos("PCG", J("2025-11-01")), Couple()));
        var avant = await ViderAsync();
        foreach (var ancien in new[] { Mensuel, Quotidien })
        {
            var rapport = await ImporterAsync(ancien);
            Assert.Equal((true, 0, 0), (rapport.DejaImporte, rapport.Crees, rapport.Modifies));
            Assert.Equal(rapport.Foyers, rapport.Inchanges + rapport.Rejetes);
            Assert.Equal(avant, await ViderAsync());
        }
    }

    [Fact]
    public async Task Le_meme_contenu_un_mois_plus_tard_ne_change_que_la_date_de_derniere_vue()
    {
        await ImporterAsync(Mensuel);
        var avant = await LireAsync("select concat(d.numero_demande, d.etat_depuis, d.image_flux) from dossier d order by 1");
        var rapport = await ImporterAsync(FluxBuilder.Mensuel(2025, 11).Avec(Seul(), Couple(), Seul("00000000355", "JULES").Clos("ECH", J("2025-10-01"))));
        Assert.Equal((false, 0, 3), (rapport.DejaImporte, rapport.Modifies, rapport.Inchanges));
        Assert.Equal(avant, await LireAsync("select concat(d.numero_demande, d.etat_depuis, d.image_flux) from dossier d order by 1"));
        Assert.Equal(["2025-12-04"], await LireAsync("select distinct vu_le::date::text from dossier"));
        Assert.Empty(await ChangementsAsync(rapport));
    }

    [Fact]
    public async Task L_encodage_et_les_blancs_ne_font_pas_un_changement()
    {
        await ImporterAsync(Mensuel);
        var suivant = FluxBuilder.Mensuel(2025, 11).Avec(Seul(), Couple());
        var serre = System.Text.Encoding.UTF8.GetBytes(System.Text.Encoding.UTF8.GetString(suivant.Encodage(System.Text.Encoding.UTF8).Octets()).Replace("\n", "", StringComparison.Ordinal).Replace("  ", "", StringComparison.Ordinal));
        Assert.Equal((0, 2), (await ImporterAsync(serre)) is var r ? (r.Modifies, r.Inchanges) : default);
    }

    [Fact]
    public async Task Le_meme_en_tete_avec_un_autre_contenu_est_refuse()
    {
        await ImporterAsync(Mensuel);
        var avant = await ViderCasAsync();
        var refus = await RefuserAsync(Mensuel.Avec(Seul("00000000655", "LOU")).Octets(), BaseDeTest.Departement);
        Assert.Equal("flux.deja_autre", refus.Code);
        Assert.Contains("04/11/2025 à 02:15:30", refus.Message, StringComparison.Ordinal);
        Assert.Contains("rien n’a été modifié", refus.Message, StringComparison.Ordinal);
        Assert.Equal(avant, await ViderCasAsync());
        Assert.Equal(["applique", "refuse"], await LireAsync("select etat from flux order by etat"));
    }
}
