using Jalons.Data.Dossiers;
using Jalons.Domain.Dossiers;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Referentiel;
using Jalons.Domain.Socle;
using Jalons.TestKit;
using Jalons.Tests.Data.Flux;
using Xunit;

namespace Jalons.Tests.Data.Dossiers;

/// <summary>Two people become one, and two again, and nothing is lost; flows that still send the former identity find the person
/// (<c>references/cnaf/flux.md</c> §2.6, T07, T43).</summary>
public sealed class FusionTests : TestsImport
{
    private const string Premier = "00000000155";
    private const string Second = "00000000255";
    private static readonly DateTimeOffset Quand = new(2025, 11, 20, 9, 0, 0, TimeSpan.Zero);
    private Agent _agent = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _agent = await new MondeDeSuivi(Bdd.Connexions).AgentAsync(Role.Gestionnaire);
    }

    [Fact]
    public async Task Tout_va_a_la_personne_gardee_et_rien_n_est_perdu()
    {
        var (gardee, absorbee) = await DeuxPersonnesAsync();
        await ReunirAsync(gardee, absorbee);
        Assert.Equal([$"{gardee} MARIE"], await LireAsync("select concat(id, ' ', prenom) from personne"));
        Assert.Equal([$"{Premier} {gardee}", $"{Second} {gardee}"], await AppartenancesAsync());
        Assert.Equal([gardee.ToString(null, null)], await LireAsync("select distinct personne::text from statut_droits_devoirs"));
        Assert.Equal("Reunies", await UnAsync("select etat from doublon_possible"));
    }

    [Fact]
    public async Task De_deux_parcours_ouverts_sans_travail_le_plus_ancien_continue()
    {
        var (gardee, absorbee) = await DeuxPersonnesAsync();
        await ReunirAsync(gardee, absorbee);
        Assert.Equal(["MARIE 00000000155 2025-10-01.."], await ParcoursAsync());
    }

    [Fact]
    public async Task Separees_la_base_est_comme_avant_table_par_table()
    {
        var (gardee, absorbee) = await DeuxPersonnesAsync();
        await OuvrirUnEspaceAsync(absorbee);
        var avant = await FaitsAsync();
        var separees = await SeparerAsync(await ReunirAsync(gardee, absorbee, ElementIdentite.DateNaissance));
        Assert.Empty(separees.Restes);
        Assert.Equal(avant, await FaitsAsync());
    }

    [Fact]
    public async Task L_espace_personnel_suit_la_personne()
    {
        var (gardee, absorbee) = await DeuxPersonnesAsync();
        await OuvrirUnEspaceAsync(absorbee);
        await ReunirAsync(gardee, absorbee);
        Assert.Equal(gardee.ToString(null, null), await UnAsync("select personne::text from compte where personne is not null"));
    }

    [Fact]
    public async Task De_deux_espaces_personnels_celui_de_la_personne_gardee_reste_ouvert()
    {
        var (gardee, absorbee) = await DeuxPersonnesAsync();
        await OuvrirUnEspaceAsync(gardee);
        await OuvrirUnEspaceAsync(absorbee);
        var fusion = await ReunirAsync(gardee, absorbee);
        Assert.Equal([$"{gardee} t", $"{absorbee} f"], await LireAsync("select concat(personne, ' ', actif) from compte where personne is not null order by actif desc"));
        await SeparerAsync(fusion);
        Assert.Equal(["t", "t"], await LireAsync("select actif::text::char(1) from compte where personne is not null"));
    }

    [Fact]
    public async Task Le_flux_suivant_qui_envoie_les_deux_identites_trouve_la_personne()
    {
        var (gardee, absorbee) = await DeuxPersonnesAsync();
        await ReunirAsync(gardee, absorbee);
        await ImporterAsync(FluxBuilder.Mensuel(2025, 12).Avec(Une().Montant(1m), Autre().Montant(1m), Autre("00000000355")));
        Assert.Equal([$"{gardee} MARIE 1990-05-02"], await LireAsync("select concat(id, ' ', prenom, ' ', date_naissance) from personne"));
        Assert.Equal([$"{Premier} {gardee}", $"{Second} {gardee}", $"00000000355 {gardee}"], await AppartenancesAsync());
        Assert.Equal("ARegler Reunies", await UnAsync("select 'ARegler ' || string_agg(etat, ',') from doublon_possible"));
    }

    [Fact]
    public async Task Ce_que_le_flux_dit_d_une_identite_reglee_est_garde_a_part()
    {
        var (gardee, absorbee) = await DeuxPersonnesAsync();
        await ReunirAsync(gardee, absorbee);
        await ImporterAsync(FluxBuilder.Mensuel(2025, 12).Avec(Une().Montant(1m), Autre().Montant(1m)));
        Assert.Equal($"{gardee} 1990-02-05", await UnAsync("select concat(personne, ' ', date_naissance) from identite_recue"));
        await ImporterAsync(FluxBuilder.Mensuel(2026, 1).Avec(Une().Montant(1m), Autre().Montant(2m).Changer(0, p => p.NeLe(J("1990-05-02")))));
        Assert.Empty(await LireAsync("select personne::text from identite_recue"));
    }

    [Fact]
    public async Task Separees_apres_un_flux_chaque_fait_est_a_qui_il_est_venu()
    {
        var (gardee, absorbee) = await DeuxPersonnesAsync();
        var fusion = await ReunirAsync(gardee, absorbee);
        await ImporterAsync(FluxBuilder.Mensuel(2025, 12).Avec(Une().Montant(1m), Autre().Montant(1m), Autre("00000000355")), new(2025, 12, 6, 8, 0, 0, TimeSpan.Zero));
        await SeparerAsync(fusion);
        Assert.Equal([$"{Premier} {gardee}", $"{Second} {absorbee}", $"00000000355 {absorbee}"], await AppartenancesAsync());
        Assert.Equal([$"{Premier} {gardee}", $"{Second} {absorbee}", $"00000000355 {absorbee}"], await LireAsync(
            "select concat(d.numero_demande, ' ', t.personne) from statut_droits_devoirs t join dossier d on d.id = t.dossier order by 1"));
        Assert.Equal(["1990-05-02", "1990-02-05"], await LireAsync("select date_naissance::text from personne order by id"));
        await ImporterAsync(FluxBuilder.Mensuel(2026, 1).Avec(Une().Montant(1m), Autre().Montant(1m), Autre("00000000355")));
        Assert.Equal(2, (await LireAsync("select id::text from personne")).Count);
        Assert.Equal([gardee.ToString(null, null), absorbee.ToString(null, null)], await LireAsync("select personne::text from parcours where sortie is null order by personne"));
    }

    [Fact]
    public async Task Un_nom_change_dans_son_foyer_l_orientation_continue()
    {
        var avant = Seul().Changer(0, p => p.Nir(null));
        await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(avant));
        await OrienterAsync();
        var parcours = await UnAsync("select id::text from parcours");
        await ImporterAsync(FluxBuilder.Mensuel(2025, 11).Avec(avant.Changer(0, p => p.Nir(null).Nom("MARTIN").NomNaissance("MARTIN"))));
        var (ancienne, nouvelle) = (await NumeroAsync("DUPONT"), await NumeroAsync("MARTIN"));
        var faits = await FaitsAsync();
        var fusion = await ReunirAsync(nouvelle, ancienne);
        Assert.Equal(
            $"{parcours} {nouvelle} SocioProfessionnel ",
            await UnAsync("select concat(id, ' ', personne, ' ', type, ' ', sortie) from parcours"));
        await SeparerAsync(fusion);
        Assert.Equal(faits, await FaitsAsync());
    }

    [Fact]
    public async Task Suivies_toutes_deux_un_suivi_s_arrete_et_revient()
    {
        var (gardee, absorbee) = await DeuxPersonnesAsync();
        await OrienterAsync();
        var parcours = (await LireAsync("select id::text from parcours where personne = $1", absorbee)).Single();
        var faits = await FaitsAsync();
        var refus = await EssayerAsync(new(new(gardee), new(absorbee), [], null, null));
        Assert.Equal("fusion.parcours_a_choisir", refus.Refus?.Code);
        Assert.Equal(faits, await FaitsAsync());

        var fusion = (await EssayerAsync(new(new(gardee), new(absorbee), [], new ParcoursId(long.Parse(parcours, null)), null))).Valeur;
        Assert.Equal([$"{gardee} 2025-11-20 personnes.reunies", $"{gardee}  "], await LireAsync("select concat(personne, ' ', sortie, ' ', motif_sortie) from parcours order by sortie"));
        await SeparerAsync(fusion);
        Assert.Equal(faits, await FaitsAsync());
    }

    [Fact]
    public async Task Ensemble_au_foyer_elles_restent_deux()
    {
        await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(Couple()));
        var refus = await EssayerAsync(new(new(await NumeroAsync("LEROY", "CLAIRE")), new(await NumeroAsync("LEROY", "YOHANN")), [], null, null));
        Assert.Equal("fusion.ensemble_au_foyer", refus.Refus?.Code);
        Assert.Contains("00000000255", refus.Refus!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pendant_un_import_on_attend()
    {
        var (gardee, absorbee) = await DeuxPersonnesAsync();
        await using var import = await Bdd.OuvrirAsync();
        await using var transaction = await import.BeginTransactionAsync(Fin);
        Assert.True(await import.PasserAvantLesImportsAsync(BaseDeTest.Departement, Fin));
        Assert.Equal("import.en_cours", (await EssayerAsync(new(new(gardee), new(absorbee), [], null, null))).Refus?.Code);
    }

    [Fact]
    public async Task Une_reunion_ne_se_fait_et_ne_se_defait_qu_une_fois()
    {
        var (gardee, absorbee) = await DeuxPersonnesAsync();
        var fusion = await ReunirAsync(gardee, absorbee);
        Assert.Equal("fusion.deja_faite", (await EssayerAsync(new(new(gardee), new(absorbee), [], null, null))).Refus?.Code);
        await SeparerAsync(fusion);
        Assert.Equal("separation.deja_faite", (await EssayerDeSeparerAsync(fusion)).Refus?.Code);
    }

    [Fact]
    public async Task Trois_fiches_d_une_meme_personne_se_defont_de_la_derniere()
    {
        var (une, deux) = await DeuxPersonnesAsync();
        await ImporterAsync(FluxBuilder.Mensuel(2025, 11).Avec(Seul("00000000455").Changer(0, p => p.Nir(null).Prenom("MARIA"))));
        var trois = await NumeroAsync("DUPONT", "MARIA");
        var avant = await FaitsAsync();
        var premiere = await ReunirAsync(une, deux);
        var entre = await FaitsAsync();
        var seconde = await ReunirAsync(trois, une);
        Assert.Equal([trois.ToString(null, null)], await LireAsync("select distinct personne::text from membre"));
        Assert.Equal("separation.reunion_plus_recente", (await EssayerDeSeparerAsync(premiere)).Refus?.Code);
        await SeparerAsync(seconde);
        Assert.Equal(entre, await FaitsAsync());
        await SeparerAsync(premiere);
        Assert.Equal(avant, await FaitsAsync());
    }

    [Fact]
    public async Task Reunie_deux_fois_la_personne_est_trouvee_sous_ses_trois_identites()
    {
        var (une, deux) = await DeuxPersonnesAsync();
        await ImporterAsync(FluxBuilder.Mensuel(2025, 11).Avec(Seul("00000000455").Changer(0, p => p.Nir(null).Prenom("MARIA"))));
        await ReunirAsync(une, deux);
        await ReunirAsync(await NumeroAsync("DUPONT", "MARIA"), une);
        await ImporterAsync(FluxBuilder.Mensuel(2025, 12).Avec(
            Une("00000000555"), Autre("00000000655"), Seul("00000000755").Changer(0, p => p.Nir(null).Prenom("MARIA"))));
        Assert.Single(await LireAsync("select id::text from personne"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Histoires_tirees_au_sort_reunies_puis_separees_la_base_est_comme_avant(int graine)
    {
        var hasard = new Random(graine);
        await ImporterAsync(FluxBuilder.Mensuel(2025, 9).Avec(Enumerable.Range(1, 6).Select(n => Tire(hasard, n))));
        await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(Enumerable.Range(1, 6).Select(n => Tire(hasard, n))));
        if (graine % 2 == 0)
        {
            await OrienterAsync(1);
        }

        await ImporterAsync(FluxBuilder.Mensuel(2025, 11).Avec(Enumerable.Range(3, 6).Select(n => Tire(hasard, n))));
        var personnes = await LireAsync("select id::text from personne order by id");
        var reunies = 0;
        for (var essai = 0; essai < 8; essai++)
        {
            var (a, b) = (long.Parse(personnes[hasard.Next(personnes.Count)], null), long.Parse(personnes[hasard.Next(personnes.Count)], null));
            var avant = await FaitsAsync();
            var issue = await EssayerAsync(new(new(a), new(b), [ElementIdentite.Nom, ElementIdentite.Nir, ElementIdentite.Courriel], null, null));
            if (issue.EstFait)
            {
                reunies++;
                await SeparerAsync(issue.Valeur);
            }

            Assert.Equal(avant, await FaitsAsync());
        }

        Assert.InRange(reunies, 1, 8);
    }

    private static FoyerBuilder Une(string numero = Premier) => Seul(numero).Changer(0, p => p.Nir(null));

    private static FoyerBuilder Autre(string numero = Second) => Seul(numero).Changer(0, p => p.Nir(null).NeLe(J("1990-02-05")));

    /// <summary>A household whose members come and go, drawn.</summary>
    private static FoyerBuilder Tire(Random hasard, int n)
    {
        var numero = $"000000{n:000}55";
        var foyer = FoyerBuilder.Nouveau(numero).Matricule(numero[4..]).Montant(hasard.Next(100, 900)).Avec(
            PersonneBuilder.Demandeur("NOM" + (char)('A' + hasard.Next(3)), "PRENOM" + (char)('A' + n), J("1980-01-01").AddDays(n)).Nir(null).Soumis(hasard.Next(3) > 0));
        if (hasard.Next(2) == 0)
        {
            foyer = foyer.Avec(PersonneBuilder.Conjoint("NOM", "CONJOINT", J("1985-01-01").AddDays(n % 4)).Nir(null).Soumis(hasard.Next(2) == 0));
        }

        return hasard.Next(5) == 0 ? foyer.Clos("ECH", J("2025-09-01")) : foyer;
    }

    /// <summary>The same person, seen by the payer under two birth dates in two households.</summary>
    private async Task<(long Gardee, long Absorbee)> DeuxPersonnesAsync()
    {
        await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(Une(), Autre()));
        return (await NumeroParNaissanceAsync("1990-05-02"), await NumeroParNaissanceAsync("1990-02-05"));
    }

    private async Task<long> NumeroParNaissanceAsync(string naissance) => long.Parse(await UnAsync("select id::text from personne where date_naissance = $1", J(naissance)), null);

    private async Task<long> NumeroAsync(string nom, string prenom = "MARIE") => long.Parse(await UnAsync("select id::text from personne where nom = $1 and prenom = $2", nom, prenom), null);

    private Task<List<string>> AppartenancesAsync() =>
        LireAsync("select concat(d.numero_demande, ' ', m.personne) from membre m join dossier d on d.id = m.dossier order by m.id");

    /// <summary>Orients open parcours, as the brique Orientation does.</summary>
    private async Task OrienterAsync(int combien = 10)
    {
        var organisme = await new MondeDeSuivi(Bdd.Connexions).OrganismeAsync();
        await BaseDeTest.ExecuterAsync(
            Connexion,
            """
            with o as (
              insert into orientation (departement, parcours, personne, rang, type, organisme, du, origine, auteur, nom_auteur, saisi_le, preconise, explication, notification)
              select departement, id, personne, 1, 'SocioProfessionnel', $1, entree, 'Departement', $2, 'Claire Humbert', '2025-10-20', 'SocioProfessionnel', 'Parce que.', 'Courrier'
              from parcours where sortie is null and oriente_le is null order by id limit $3 returning parcours, du)
            update parcours p set type = 'SocioProfessionnel', oriente_le = o.du, organisme = $1 from o where p.id = o.parcours
            """,
            organisme.Valeur, _agent.Id.Valeur, combien);
    }

    private async Task OuvrirUnEspaceAsync(long personne) => await new MondeDeSuivi(Bdd.Connexions).AgentAsync(Role.Usager, personne: new PersonneId(personne));

    private async Task<long> ReunirAsync(long gardee, long absorbee, params ElementIdentite[] prises)
    {
        var issue = await EssayerAsync(new(new(gardee), new(absorbee), prises, null, "Même carte d’identité."));
        Assert.Null(issue.Refus);
        return issue.Valeur;
    }

    private async Task<Result<long>> EssayerAsync(DemandeFusion demande)
    {
        await using var transaction = await Connexion.BeginTransactionAsync(Fin);
        var issue = await new FusionPersonnes(Connexion, _agent, Quand).ReunirAsync(demande, Fin);
        await (issue.EstFait ? transaction.CommitAsync(Fin) : transaction.RollbackAsync(Fin));
        return issue;
    }

    private async Task<PersonnesSeparees> SeparerAsync(long fusion)
    {
        var issue = await EssayerDeSeparerAsync(fusion);
        Assert.Null(issue.Refus);
        return issue.Valeur;
    }

    private async Task<Result<PersonnesSeparees>> EssayerDeSeparerAsync(long fusion)
    {
        await using var transaction = await Connexion.BeginTransactionAsync(Fin);
        var issue = await new SeparationPersonnes(Connexion, _agent, Quand.AddDays(20)).SeparerAsync(fusion, null, Fin);
        await (issue.EstFait ? transaction.CommitAsync(Fin) : transaction.RollbackAsync(Fin));
        return issue;
    }
}
