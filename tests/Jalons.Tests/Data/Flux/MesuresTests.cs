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

    [Fact]
    public async Task A_sanction_of_a_person_is_kept_with_whom_it_concerns_and_its_reason()
    {
        await ImporterAsync(Ancien(10).Avec(DeuxSanctions(), Seul()));
        Assert.Equal(["CLAIRE 100.00 2025-10-01.. A1", "YOHANN 100.00 2025-10-01.. A2 2025-12-31"], await SanctionsAsync());
        var dossier = await DossierAsync("00000000255");
        Assert.Equal(
            ["A1 CLAIRE", "A2 YOHANN"],
            dossier.Mesures.Select(m => $"{m.Code} {dossier.Membres.Single(p => p.Personne == m.Personne).Prenom}").Order(StringComparer.Ordinal));
        Assert.Equal("0", await UnAsync("select count(*)::text from mesure_droit where dossier = (select id from dossier where numero_demande = '00000000155')"));

        // The same picture otherwise written, the last reason lifted, then nobody sanctioned.
        await ImporterAsync(Ancien(11).Avec(DeuxSanctions().Changer(1, p => p.Sanction(100m, J("2025-10-01"), J("2025-11-15"), motif: "A2")), Seul()));
        Assert.Equal(["CLAIRE 100.00 2025-10-01.. A1", "YOHANN 100.00 2025-10-01.. A2 2025-11-15"], await SanctionsAsync());
        await ImporterAsync(Ancien(12).Avec(Couple().Changer(0, p => p.Sanction(100m, J("2025-10-01"), motif: "A1")), Seul()));
        Assert.Equal(["CLAIRE 100.00 2025-10-01.. A1", "YOHANN 100.00 2025-10-01..2025-12-01 A2 2025-11-15"], await SanctionsAsync());
    }

    [Fact]
    public async Task A_sanction_reaches_who_is_recognised_in_a_new_dossier_and_in_a_known_one()
    {
        var claire = PersonneBuilder.NirDe(2, J("1988-03-14"), 1);
        await ImporterAsync(FluxBuilder.Mensuel(2025, 9).Avec(Couple().Changer(0, p => p.Nir(claire))));
        await ImporterAsync(Ancien(10).Avec(
            Couple().Changer(0, p => p.Nir(claire)).Changer(1, p => p.Sanction(80m, J("2025-10-01"))),
            FoyerBuilder.Nouveau("00000000355").Avec(PersonneBuilder.Demandeur("AUTRE", "CLARA", J("1988-03-14")).Nir(claire).Sanction(60m, J("2025-10-02")))));
        Assert.Equal(["CLAIRE 60.00 2025-10-02.. ", "YOHANN 80.00 2025-10-01.. "], await LireAsync(Sanctions.Replace("p.prenom", "case p.prenom when 'CLARA' then 'CLAIRE' else p.prenom end", StringComparison.Ordinal)));
        Assert.Equal("3", await UnAsync("select count(*)::text from personne"));
    }

    [Fact]
    public async Task A_reduction_of_the_household_becomes_that_of_the_person_and_stays_theirs()
    {
        await ImporterAsync(FluxBuilder.Mensuel(2025, 9).Avec(Couple().Reduction(100m, J("2025-09-01"))));
        Assert.Equal([" 100.00 2025-09-01.. "], await SanctionsAsync());
        await ImporterAsync(Ancien(10).Avec(Couple().Changer(1, p => p.Sanction(100m, J("2025-09-01"), motif: "A2"))));
        Assert.Equal(["YOHANN 100.00 2025-09-01.. A2"], await SanctionsAsync());
        await ImporterAsync(FluxBuilder.Mensuel(2025, 11).Refondu().Avec(Couple().Deduction(100m).Montant(1m)));
        await ImporterAsync(FluxBuilder.Mensuel(2025, 8).Avec(Couple().Reduction(100m, J("2025-09-01"))));
        Assert.Equal(["YOHANN 100.00 2025-09-01.. A2"], await SanctionsAsync());
        await ImporterAsync(FluxBuilder.Mensuel(2025, 12).Refondu().Avec(Couple()));
        Assert.Equal(["YOHANN 100.00 2025-09-01..2025-12-01 A2"], await SanctionsAsync());
    }

    [Fact]
    public async Task A_late_picture_tells_the_sanction_of_a_person_of_that_time()
    {
        await ImporterAsync(FluxBuilder.Mensuel(2025, 11).Refondu("VRSD0101").Avec(Couple()));
        await ImporterAsync(Ancien(9).Avec(DeuxSanctions()));
        Assert.Equal(["CLAIRE 100.00 2025-10-01..2025-11-01 A1", "YOHANN 100.00 2025-10-01..2025-11-01 A2 2025-12-31"], await SanctionsAsync());
    }

    private const string Sanctions =
        "select concat(p.prenom, ' ', m.montant, ' ', m.depuis, '..', m.jusqua, ' ', m.code, ' ' || m.terme) from mesure_droit m left join personne p on p.id = m.personne order by 1";

    private static FluxBuilder Ancien(int mois) => FluxBuilder.Mensuel(2025, mois).Refondu("VRSD0101");

    private static FoyerBuilder DeuxSanctions() => Couple()
        .Changer(0, p => p.Sanction(100m, J("2025-10-01"), motif: "A1"))
        .Changer(1, p => p.Sanction(100m, J("2025-10-01"), J("2025-12-31"), motif: "A2"));

    private Task<List<string>> SanctionsAsync() => LireAsync(Sanctions);

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
