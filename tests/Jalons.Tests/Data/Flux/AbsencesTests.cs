using Jalons.TestKit;
using Xunit;

namespace Jalons.Tests.Data.Flux;

/// <summary>Who is no longer sent (<c>references/cnaf/flux.md</c> §4.2, T34, T35; docs/adr/0013).</summary>
public sealed class AbsencesTests : TestsImport
{
    private static readonly FoyerBuilder Premier = Foyer("00000000155", "1000001", "ANA");
    private static readonly FoyerBuilder Second = Foyer("00000000255", "1000002", "BEN");

    [Fact]
    public async Task Un_dossier_absent_est_signale_puis_clos_au_bout_du_nombre_de_mois_regle()
    {
        await MoisAsync(1, Premier, Second);
        var deuxieme = await MoisAsync(2, Premier);
        Assert.Contains(deuxieme.Avertissements, a => a.StartsWith("1 dossiers ouverts ne sont plus transmis", StringComparison.Ordinal));
        Assert.Equal("1 2026-02-01 2 true", await EtatAsync(Second));
        await MoisAsync(3, Premier);
        Assert.Equal("2 2026-02-01 2 true", await EtatAsync(Second));
        Assert.Equal(["ANA 2026-01-01..", "BEN 2026-01-01.."], await ParcoursAsync());

        await MoisAsync(4, Premier);
        Assert.Equal("3 2026-02-01 5 false", await EtatAsync(Second));
        Assert.Equal(["ANA 2026-01-01..", "BEN 2026-01-01..2026-02-01 dossier.absent"], await ParcoursAsync());
        Assert.Equal("5 {A:ABSENT} 2026-02-01", await UnAsync("select concat_ws(' ', etat, motifs, depuis) from historique_droit order by connu_le desc, id desc limit 1"));
        Assert.Equal(
            ["00000000255 absence 2026-02-01", "00000000255 sortie 2026-02-01 dossier.absent"],
            await MouvementsAsync());
    }

    [Fact]
    public async Task Un_dossier_qui_reparait_avant_la_cloture_n_a_jamais_quitte()
    {
        await MoisAsync(1, Premier, Second);
        await MoisAsync(2, Premier);
        await MoisAsync(3, Premier, Second);
        Assert.Equal("0 2 true", await EtatAsync(Second));
        Assert.Equal(["ANA 2026-01-01..", "BEN 2026-01-01.."], await ParcoursAsync());
        Assert.Equal(["00000000255 absence 2026-02-01", "00000000255 reapparition 2026-04-04"], await MouvementsAsync());
    }

    [Fact]
    public async Task Un_dossier_clos_par_absence_se_rouvre_par_la_meme_image()
    {
        await MoisAsync(1, Premier, Second);
        await MoisAsync(2, Premier);
        await MoisAsync(3, Premier);
        await MoisAsync(4, Premier);
        var retour = await MoisAsync(5, Premier, Second);
        Assert.Equal((1, 1), (retour.Modifies, retour.Inchanges));
        Assert.Equal("0 2 true", await EtatAsync(Second));
        Assert.Equal(["ANA 2026-01-01..", "BEN 2026-01-01..2026-02-01 dossier.absent", "BEN 2026-05-01.."], await ParcoursAsync());
        Assert.Contains("00000000255 retour 2026-05-01", await MouvementsAsync());
    }

    [Fact]
    public async Task Un_quotidien_ne_dit_rien_des_absents_et_fait_reparaitre()
    {
        await MoisAsync(1, Premier, Second);
        await ImporterAsync(FluxBuilder.Quotidien(J("2026-02-10")).Avec(Premier.Montant(400)));
        Assert.Equal("0 2 true", await EtatAsync(Second));
        await MoisAsync(2, Premier);
        await ImporterAsync(FluxBuilder.Quotidien(J("2026-03-10")).Avec(Second.Montant(300)));
        Assert.Equal("0 2 true", await EtatAsync(Second));
    }

    [Fact]
    public async Task Chaque_caisse_envoie_son_fichier_la_MSA_en_retard_n_a_pas_d_absents()
    {
        var msa = Second.Organisme("MSA", "581");
        await MoisAsync(1, Premier);
        await ImporterAsync(FluxBuilder.Mensuel(2026, 1).Application("AGO").Avec(msa));
        await MoisAsync(2, Premier);
        Assert.Equal("0 2 true", await EtatAsync(msa));
    }

    [Fact]
    public async Task Un_dossier_rejete_est_dans_le_fichier()
    {
        await MoisAsync(1, Premier, Second);
        await MoisAsync(2, Premier, Second.Changer(0, p => p.NeLe("pas une date")));
        Assert.Equal("0 2 true", await EtatAsync(Second));
        await MoisAsync(3, Premier);
        Assert.Equal("1 2026-03-01 2 true", await EtatAsync(Second));
    }

    [Fact]
    public async Task Un_fichier_incomplet_ne_dit_rien_des_absents()
    {
        await MoisAsync(1, Premier, Second);
        await ImporterAsync(FluxBuilder.Mensuel(2026, 2).Avec(Premier).Annonce(2));
        Assert.Equal("0 2 true", await EtatAsync(Second));
    }

    [Fact]
    public async Task L_ordre_des_fichiers_ne_change_pas_le_compte()
    {
        await MoisAsync(1, Premier, Second);
        await MoisAsync(3, Premier);
        Assert.Equal("1 2026-03-01 2 true", await EtatAsync(Second));
        await MoisAsync(2, Premier);
        Assert.Equal("2 2026-02-01 2 true", await EtatAsync(Second));
    }

    [Fact]
    public async Task Le_departement_regle_le_nombre_de_mois()
    {
        await using (var proprietaire = await Bdd.OuvrirProprietaireAsync())
        {
            await BaseDeTest.ExecuterAsync(
                proprietaire,
                "insert into regle (code, departement, du, au, nombre, unite, fondement) values ('dossier.absence.cloture', '55', '2020-01-01', null, 1, 'Mois', 'Essai')");
        }

        await MoisAsync(1, Premier, Second);
        await MoisAsync(2, Premier);
        Assert.Equal("1 2026-02-01 5 false", await EtatAsync(Second));
    }

    [Fact]
    public async Task Un_fichier_ou_manque_un_cinquieme_du_stock_est_un_fichier_troue()
    {
        var foyers = Enumerable.Range(1, 300).Select(i => Foyer($"0000{i:0000}055", $"2{i:000000}", "P" + new string((char)('A' + (i % 26)), 1 + (i / 26)))).ToArray();
        await MoisAsync(1, foyers);
        var troue = await MoisAsync(2, foyers[..150]);
        Assert.Contains(troue.Avertissements, a => a.Contains("c’est trop pour être des départs", StringComparison.Ordinal));
        Assert.Equal("0", await UnAsync("select count(*)::text from dossier where absent_depuis is not null"));
        await MoisAsync(3, foyers[..250]);
        Assert.Equal("50", await UnAsync("select count(*)::text from dossier where absent_depuis is not null"));
    }

    private Task<Jalons.Data.Flux.RapportImport> MoisAsync(int mois, params FoyerBuilder[] foyers) => ImporterAsync(FluxBuilder.Mensuel(2026, mois).Avec(foyers));

    private Task<string> EtatAsync(FoyerBuilder foyer) => UnAsync(
        "select concat_ws(' ', absences, absent_depuis, etat_droit, suivi::text) from dossier where numero_demande = $1", foyer.Numero!);

    private new Task<List<string>> ParcoursAsync() => LireAsync(
        "select concat(p.prenom, ' ', c.entree, '..', c.sortie, ' ' || c.motif_sortie) from parcours c join personne p on p.id = c.personne order by p.prenom, c.entree");

    private Task<List<string>> MouvementsAsync() => LireAsync(
        "select concat_ws(' ', d.numero_demande, m.nature, m.le, m.detail) from mouvement m join dossier d on d.id = m.dossier order by m.flux, m.nature, d.numero_demande");

    private static FoyerBuilder Foyer(string numero, string matricule, string prenom) => FoyerBuilder.Nouveau(numero).Matricule(matricule).Montant(500).Ouvert()
        .DemandeDu(J("2025-06-01")).Adresse("1", "RUE", "HAUTE", "55000", "55029", "BAR LE DUC", null)
        .Avec(PersonneBuilder.Demandeur("TEST", prenom, J("1985-05-02")).Soumis(true));
}
