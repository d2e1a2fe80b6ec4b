using Jalons.TestKit;
using Xunit;

namespace Jalons.Tests.Data.Flux;

/// <summary>Suspensions, closures and reductions with their dates (<c>references/cnaf/flux.md</c> §5.4, §5.5), and pictures kept.</summary>
public sealed class MesuresTests : TestsImport
{
    [Fact]
    public async Task Une_suspension_qui_n_est_plus_dans_l_image_est_terminee()
    {
        await ImporterAsync(FluxBuilder.Mensuel(2025, 8).Avec(Seul().VersementSuspendu("06", J("2025-07-01")).AvecMotif("SuspensionVersement", "70", J("2025-08-01"))));
        Assert.Equal(["suspension_versement 06 2025-07-01..", "suspension_versement 70 2025-08-01.."], await MesuresAsync());
        await ImporterAsync(FluxBuilder.Mensuel(2025, 9).Avec(Seul().VersementSuspendu("70", J("2025-08-01"))));
        Assert.Equal(["suspension_versement 06 2025-07-01..2025-09-01", "suspension_versement 70 2025-08-01.."], await MesuresAsync());
        await ImporterAsync(FluxBuilder.Quotidien(J("2025-11-05")).Avec(Seul().Ouvert().Evenement("DTR", J("2025-11-04"))));
        Assert.Equal(["suspension_versement 06 2025-07-01..2025-09-01", "suspension_versement 70 2025-08-01..2025-11-04"], await MesuresAsync());
    }

    [Fact]
    public async Task Le_meme_motif_avec_un_autre_debut_est_une_autre_suspension()
    {
        await ImporterAsync(FluxBuilder.Mensuel(2025, 8).Avec(Seul().DroitSuspendu("GA", J("2025-07-01"))));
        await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(Seul().DroitSuspendu("GA", J("2025-10-01"))));
        Assert.Equal(["suspension_droit GA 2025-07-01..2025-10-01", "suspension_droit GA 2025-10-01.."], await MesuresAsync());
    }

    [Fact]
    public async Task Une_reduction_garde_son_montant_et_suit_son_terme_annonce()
    {
        await ImporterAsync(FluxBuilder.Mensuel(2025, 8).Avec(Seul().Reduction(100m, J("2025-08-01"))));
        await ImporterAsync(FluxBuilder.Mensuel(2025, 9).Avec(Seul().Reduction(100m, J("2025-08-01"), J("2025-10-31"))));
        Assert.Equal(["reduction 2025-08-01.. 100.00 2025-10-31"], await MesuresAsync());
        await ImporterAsync(FluxBuilder.Mensuel(2025, 11).Avec(Seul()));
        Assert.Equal(["reduction 2025-08-01..2025-11-01 100.00 2025-10-31"], await MesuresAsync());
    }

    [Fact]
    public async Task Une_image_en_retard_complete_les_mesures_sans_en_rouvrir()
    {
        await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(Seul().Clos("ECH", J("2025-10-15"))));
        await ImporterAsync(FluxBuilder.Mensuel(2025, 8).Avec(Seul().VersementSuspendu("06", J("2025-07-01"))));
        Assert.Equal(["suspension_versement 06 2025-07-01..2025-10-01", "cloture ECH 2025-10-15.."], await MesuresAsync());
    }

    [Fact]
    public async Task Chaque_image_qui_change_quelque_chose_est_gardee_les_autres_non()
    {
        await ImporterAsync(FluxBuilder.Mensuel(2025, 8).Avec(Seul().Montant(500)));
        await ImporterAsync(FluxBuilder.Mensuel(2025, 9).Avec(Seul().Montant(500)));
        await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(Seul().Montant(300)));
        await ImporterAsync(FluxBuilder.Mensuel(2025, 7).Avec(Seul().Montant(200)));
        Assert.Equal(["7 200.00", "8 500.00", "10 300.00"], await ImagesAsync());
    }

    [Fact]
    public async Task Deux_images_du_meme_dossier_dans_un_quotidien_sont_gardees_toutes_les_deux()
    {
        await ImporterAsync(FluxBuilder.Quotidien(J("2025-11-05")).Avec(Seul().Montant(500), Seul().Montant(300)));
        Assert.Equal(["11 500.00", "11 300.00"], await ImagesAsync());
    }

    private Task<List<string>> MesuresAsync() => LireAsync(
        "select concat(genre, ' ' || code, ' ', depuis, '..', jusqua, ' ' || montant, ' ' || terme) from mesure_droit order by depuis, code, id");

    /// <summary>Month and amount of each picture, read back.</summary>
    private async Task<List<string>> ImagesAsync()
    {
        var images = new List<string>();
        await using var commande = new Npgsql.NpgsqlCommand(
            "select i.contenu, f.noms, extract(month from coalesce(f.reference, f.cree_le))::int, f.type from image_recue i join flux f on f.id = i.flux order by i.connu_le, i.rang", Connexion);
        await using var lecteur = await commande.ExecuteReaderAsync(Fin);
        while (await lecteur.ReadAsync(Fin))
        {
            var image = Jalons.Flux.Caf.ElementImage.Lire(lecteur.GetFieldValue<byte[]>(0), lecteur.GetFieldValue<string[]>(1));
            images.Add($"{lecteur.GetInt32(2)} {Assert.Single(image.Tous("MontantsCalculDroitRSA")).De("MTTOTDRORSA")}");
        }

        return images;
    }
}
