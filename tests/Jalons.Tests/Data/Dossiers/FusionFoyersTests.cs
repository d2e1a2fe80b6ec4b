using Jalons.Data.Dossiers;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Socle;
using Jalons.TestKit;
using Jalons.Tests.Data.Flux;
using Xunit;

namespace Jalons.Tests.Data.Dossiers;

/// <summary>The same household under two claim numbers: one dossier, and two again, and nothing is lost; flows under either number reach it.</summary>
public sealed class FusionFoyersTests : TestsImport
{
    private const string Ancien = "00000000155";
    private const string Nouveau = "00000000255";
    private static readonly DateTimeOffset Quand = new(2025, 11, 20, 9, 0, 0, TimeSpan.Zero);
    private Agent _agent = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _agent = await new MondeDeSuivi(Bdd.Connexions).AgentAsync(Role.Gestionnaire);
    }

    [Fact]
    public async Task Les_membres_et_leurs_suivis_vont_au_dossier_garde()
    {
        await DeuxDossiersAsync();
        await ReunirAsync();
        Assert.Equal([$"{Ancien} MARIE 2025-11-20", $"{Ancien} PAUL 2025-11-20", $"{Nouveau} MARIE ", $"{Nouveau} PAUL "], await MembresAsync());
        Assert.Equal([$"MARIE {Nouveau}", $"PAUL {Nouveau}"], await LireAsync(
            "select concat(p.prenom, ' ', d.numero_demande) from parcours c join personne p on p.id = c.personne join dossier d on d.id = c.dossier where c.sortie is null order by 1"));
        Assert.Equal([$"{Nouveau} MARIE", $"{Nouveau} PAUL"], await LireAsync(
            "select concat(d.numero_demande, ' ', p.prenom) from statut_droits_devoirs t join dossier d on d.id = t.dossier join personne p on p.id = t.personne where t.jusqua is null order by 1"));
        Assert.Equal(Nouveau, await UnAsync("select g.numero_demande from dossier a join dossier g on g.id = a.reuni_a"));
    }

    [Fact]
    public async Task Separes_la_base_est_comme_avant_table_par_table()
    {
        await DeuxDossiersAsync();
        var avant = await FaitsAsync();
        var separes = await SeparerAsync(await ReunirAsync());
        Assert.False(separes.FluxVenus);
        Assert.Equal(avant, await FaitsAsync());
    }

    [Fact]
    public async Task Une_image_de_l_autre_numero_est_gardee_et_ne_change_pas_le_droit_ouvert()
    {
        await DeuxDossiersAsync();
        await ReunirAsync();
        var rapport = await ImporterAsync(FluxBuilder.Quotidien(new(2025, 11, 25)).Avec(
            Foyer(Ancien).Clos("ECH", J("2025-11-01")).Evenement("ENTDED", J("2025-11-25"))));
        Assert.Equal((0, 0, 1, 0), (rapport.Crees, rapport.Modifies, rapport.Inchanges, rapport.Rejetes));
        Assert.Contains("sous un numéro réuni", Assert.Single(rapport.Avertissements), StringComparison.Ordinal);
        Assert.Equal($"{Nouveau} 2 ", await UnAsync("select concat(numero_demande, ' ', etat_droit, ' ', cloture) from dossier where reuni_a is null"));
        Assert.Equal(Nouveau, await UnAsync("select d.numero_demande from image_recue i join dossier d on d.id = i.dossier join flux f on f.id = i.flux where f.type = 'I'"));
        Assert.Equal(Nouveau, await UnAsync("select d.numero_demande from evenement_flux e join dossier d on d.id = e.dossier"));
        Assert.Equal(2, (await LireAsync("select id::text from parcours where sortie is null")).Count);
    }

    [Fact]
    public async Task Quand_le_dossier_garde_n_est_plus_ouvert_l_autre_numero_parle()
    {
        await DeuxDossiersAsync();
        await ReunirAsync();
        await ImporterAsync(FluxBuilder.Mensuel(2025, 12).Avec(Menage(Nouveau).Clos("ECH", J("2025-12-01")), Menage(Ancien).Montant(321m)));
        Assert.Equal($"{Nouveau} 2 321.00", await UnAsync("select concat(numero_demande, ' ', etat_droit, ' ', montant) from dossier where reuni_a is null"));
        Assert.Equal(2, (await LireAsync("select id::text from parcours where sortie is null")).Count);
    }

    [Fact]
    public async Task Le_numero_reuni_n_est_jamais_absent_et_ne_fait_jamais_un_autre_dossier()
    {
        await DeuxDossiersAsync();
        await ReunirAsync();
        await ImporterAsync(FluxBuilder.Mensuel(2025, 12).Avec(Menage(Nouveau)));
        await ImporterAsync(FluxBuilder.Mensuel(2026, 1).Avec(Menage(Nouveau), Menage(Ancien)));
        Assert.Empty(await LireAsync("select numero_demande from dossier where absent_depuis is not null"));
        Assert.Equal(2, (await LireAsync("select id::text from dossier")).Count);
        Assert.Equal(2, (await LireAsync("select id::text from personne")).Count);
        Assert.Equal([$"{Nouveau} MARIE ", $"{Nouveau} PAUL "], (await MembresAsync()).Where(m => m.EndsWith(' ')));
    }

    [Fact]
    public async Task Un_enregistrement_rejete_sous_l_autre_numero_n_est_pas_une_absence()
    {
        await DeuxDossiersAsync();
        await ReunirAsync();
        await ImporterAsync(FluxBuilder.Mensuel(2025, 12).Avec(Menage(Ancien).DemandeDu(null)));
        Assert.Empty(await LireAsync("select numero_demande from dossier where absent_depuis is not null"));
        await ImporterAsync(FluxBuilder.Mensuel(2026, 1).Avec(Menage("00000000355").Changer(0, p => p.Prenom("ZOE").Nir(null)).Changer(1, p => p.Prenom("LEO").Nir(null))));
        Assert.Equal([$"{Nouveau} 2026-01-01"], await LireAsync("select concat(numero_demande, ' ', absent_depuis) from dossier where absent_depuis is not null"));
    }

    [Fact]
    public async Task Qui_n_etait_que_dans_l_autre_rejoint_le_foyer_et_la_prochaine_image_decide()
    {
        await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(Menage(Ancien)));
        await ImporterAsync(FluxBuilder.Mensuel(2025, 11).Avec(Menage(Ancien), Foyer(Nouveau)));
        var avant = await FaitsAsync();
        var fusion = await ReunirAsync();
        Assert.Equal([$"{Nouveau} MARIE ", $"{Nouveau} PAUL "], (await MembresAsync()).Where(m => m.EndsWith(' ')));
        await SeparerAsync(fusion);
        Assert.Equal(avant, await FaitsAsync());
        await ReunirAsync();
        await ImporterAsync(FluxBuilder.Mensuel(2025, 12).Avec(Foyer(Nouveau)));
        Assert.Equal([$"{Nouveau} MARIE "], (await MembresAsync()).Where(m => m.EndsWith(' ')));
    }

    [Fact]
    public async Task Separes_apres_des_flux_les_suivants_remettent_chacun_a_jour()
    {
        await DeuxDossiersAsync();
        var fusion = await ReunirAsync();
        await ImporterAsync(FluxBuilder.Mensuel(2025, 12).Avec(Menage(Nouveau).Montant(1m), Menage(Ancien).Montant(2m)), new(2025, 12, 6, 8, 0, 0, TimeSpan.Zero));
        Assert.True((await SeparerAsync(fusion)).FluxVenus);
        await ImporterAsync(FluxBuilder.Mensuel(2026, 1).Avec(Menage(Nouveau).Montant(1m), Menage(Ancien).Montant(2m)), new(2026, 1, 6, 8, 0, 0, TimeSpan.Zero));
        Assert.Equal([$"{Ancien} 2.00", $"{Nouveau} 1.00"], await LireAsync("select concat(numero_demande, ' ', montant) from dossier order by 1"));
        Assert.Equal([$"{Ancien} MARIE ", $"{Ancien} PAUL ", $"{Nouveau} MARIE ", $"{Nouveau} PAUL "], (await MembresAsync()).Where(m => m.EndsWith(' ')));
        Assert.Equal(2, (await LireAsync("select id::text from parcours where sortie is null")).Count);
    }

    [Fact]
    public async Task Trois_numeros_se_defont_du_dernier()
    {
        await DeuxDossiersAsync();
        await ImporterAsync(FluxBuilder.Mensuel(2025, 12).Avec(Menage(Ancien), Menage(Nouveau), Menage("00000000355")));
        var avant = await FaitsAsync();
        var premiere = await ReunirAsync();
        var seconde = await ReunirAsync("00000000355", Nouveau);
        Assert.Equal(["00000000355", "00000000355"], await LireAsync("select g.numero_demande from dossier a join dossier g on g.id = a.reuni_a"));
        Assert.Equal("foyers.reunion_plus_recente", (await EssayerDeSeparerAsync(premiere)).Refus?.Code);
        await SeparerAsync(seconde);
        await SeparerAsync(premiere);
        Assert.Equal(avant, await FaitsAsync());
        Assert.Equal("foyers.deja_separes", (await EssayerDeSeparerAsync(premiere)).Refus?.Code);
    }

    [Fact]
    public async Task Ce_qui_a_change_entre_temps_se_relit()
    {
        await DeuxDossiersAsync();
        Assert.Equal("foyers.modifie", (await EssayerAsync(Nouveau, Ancien, "1-1")).Refus?.Code);
        await ReunirAsync();
        Assert.Equal("foyers.deja_reuni", (await EssayerAsync(Nouveau, Ancien)).Refus?.Code);
    }

    [Fact]
    public async Task Deux_foyers_sans_personne_en_commun_restent_deux()
    {
        await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(Foyer(Ancien), Foyer(Nouveau).Changer(0, p => p.Nom("MARTIN").NomNaissance("MARTIN").NeLe(J("1970-01-01")).Nir(null))));
        Assert.Equal("foyers.personne_en_commun", (await EssayerAsync(Nouveau, Ancien)).Refus?.Code);
    }

    [Fact]
    public async Task Un_doublon_entre_leurs_membres_se_regle_d_abord()
    {
        await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(
            Menage(Ancien).Changer(1, p => p.Nir(null)), Menage(Nouveau).Changer(1, p => p.Nir(null).NeLe(J("1988-02-05")))));
        Assert.Equal("foyers.personnes_a_regler", (await EssayerAsync(Nouveau, Ancien)).Refus?.Code);
    }

    [Fact]
    public async Task Pendant_un_import_on_attend()
    {
        await DeuxDossiersAsync();
        await using var import = await Bdd.OuvrirAsync();
        await using var transaction = await import.BeginTransactionAsync(Fin);
        Assert.True(await import.PasserAvantLesImportsAsync(BaseDeTest.Departement, Fin));
        Assert.Equal("import.en_cours", (await EssayerAsync(Nouveau, Ancien)).Refus?.Code);
    }

    /// <summary>Whatever came before, merging two dossiers and separating them gives the base back.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Toute_histoire_reunie_puis_separee_est_la_meme(int graine)
    {
        var hasard = new Random(graine);
        for (var mois = 8; mois <= 11; mois++)
        {
            await ImporterAsync(FluxBuilder.Mensuel(2025, mois).Avec(Enumerable.Range(1, 6).Select(n => Tire(hasard, n))));
        }

        var reunis = 0;
        var numeros = await LireAsync("select numero_demande from dossier order by 1");
        for (var essai = 0; essai < 12; essai++)
        {
            var avant = await FaitsAsync();
            var issue = await EssayerAsync(numeros[hasard.Next(numeros.Count)], numeros[hasard.Next(numeros.Count)]);
            if (issue.EstFait)
            {
                reunis++;
                await SeparerAsync(issue.Valeur);
            }

            Assert.Equal(avant, await FaitsAsync());
        }

        Assert.InRange(reunis, 1, 12);
    }

    /// <summary>A household among few people, so that some are in several dossiers.</summary>
    private static FoyerBuilder Tire(Random hasard, int n)
    {
        var foyer = FoyerBuilder.Nouveau($"000000{n:000}55").Matricule($"000{n:000}5").Montant(hasard.Next(100, 900)).Avec(
            PersonneBuilder.Demandeur("NOM", "PRENOM" + (char)('A' + hasard.Next(3)), J("1980-01-01")).Nir(null).Soumis(hasard.Next(3) > 0));
        if (hasard.Next(2) == 0)
        {
            foyer = foyer.Avec(PersonneBuilder.Conjoint("AUTRE", "CONJOINT" + (char)('A' + hasard.Next(2)), J("1985-06-15")).Nir(null).Soumis(hasard.Next(2) == 0));
        }

        return hasard.Next(6) == 0 ? foyer.Clos("ECH", J("2025-07-01")) : foyer;
    }

    private static FoyerBuilder Foyer(string numero) => FoyerBuilder.Nouveau(numero).Matricule(numero[4..]).Montant(500m).Avec(
        PersonneBuilder.Demandeur("DUPONT", "MARIE", J("1990-05-02")).Nir(PersonneBuilder.NirDe(2, J("1990-05-02"), 11)).Soumis(true));

    private static FoyerBuilder Menage(string numero) => Foyer(numero).Avec(
        PersonneBuilder.Conjoint("DUPONT", "PAUL", J("1988-05-02")).Nir(PersonneBuilder.NirDe(1, J("1988-05-02"), 12)).Soumis(true));

    /// <summary>A couple that two claim numbers picture.</summary>
    private async Task DeuxDossiersAsync()
    {
        await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(Menage(Ancien)));
        await ImporterAsync(FluxBuilder.Mensuel(2025, 11).Avec(Menage(Ancien), Menage(Nouveau)));
    }

    private Task<List<string>> MembresAsync() => LireAsync(
        "select concat(d.numero_demande, ' ', p.prenom, ' ', m.jusqua) from membre m join dossier d on d.id = m.dossier join personne p on p.id = m.personne order by 1");

    private async Task<long> ReunirAsync(string garde = Nouveau, string absorbe = Ancien)
    {
        var issue = await EssayerAsync(garde, absorbe);
        Assert.Null(issue.Refus);
        return issue.Valeur;
    }

    private async Task<Result<long>> EssayerAsync(string garde, string absorbe, string? version = null)
    {
        var (g, a) = (new DossierId((await Connexion.TrouverDossierAsync(garde, Fin))!.Value), new DossierId((await Connexion.TrouverDossierAsync(absorbe, Fin))!.Value));
        version ??= (await Connexion.LireFoyersAReunirAsync(g, a, Fin))!.Version;
        await using var transaction = await Connexion.BeginTransactionAsync(Fin);
        var issue = await new FusionFoyers(Connexion, _agent, Quand).ReunirAsync(new(g, a, version, "Mutation."), Fin);
        await (issue.EstFait ? transaction.CommitAsync(Fin) : transaction.RollbackAsync(Fin));
        return issue;
    }

    private async Task<FoyersSepares> SeparerAsync(long fusion)
    {
        var issue = await EssayerDeSeparerAsync(fusion);
        Assert.Null(issue.Refus);
        return issue.Valeur;
    }

    private async Task<Result<FoyersSepares>> EssayerDeSeparerAsync(long fusion)
    {
        await using var transaction = await Connexion.BeginTransactionAsync(Fin);
        var issue = await new SeparationFoyers(Connexion, _agent, Quand.AddDays(20)).SeparerAsync(fusion, null, Fin);
        await (issue.EstFait ? transaction.CommitAsync(Fin) : transaction.RollbackAsync(Fin));
        return issue;
    }
}
