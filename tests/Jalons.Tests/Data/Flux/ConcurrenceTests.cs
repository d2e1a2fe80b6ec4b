using Jalons.Data.Dossiers;
using Jalons.Data.Flux;
using Jalons.Flux.Caf;
using Jalons.TestKit;
using Npgsql;
using Xunit;

namespace Jalons.Tests.Data.Flux;

/// <summary>Two imports at once, an import stopped on the way, and who sees what was imported.</summary>
public sealed class ConcurrenceTests : TestsImport
{
    [Fact]
    public async Task Pendant_un_import_un_autre_est_refuse_avec_des_mots_clairs_puis_accepte()
    {
        await using var premier = await Bdd.OuvrirAsync();
        await using (var transaction = await premier.BeginTransactionAsync(Fin))
        {
            Assert.True(await premier.PasserAvantLesImportsAsync(BaseDeTest.Departement, Fin));
            var avant = await ViderCasAsync();
            var refus = await RefuserAsync(FluxBuilder.Mensuel(2025, 10).Avec(Seul()).Ecrire());
            Assert.Equal("flux.en_cours", refus.Code);
            Assert.Contains("Un autre import est en cours", refus.Message, StringComparison.Ordinal);
            Assert.Equal(avant, await ViderCasAsync());
            await transaction.RollbackAsync(Fin);
        }

        Assert.Equal(1, (await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(Seul()))).Crees);
    }

    [Fact]
    public async Task Un_import_d_un_autre_departement_ne_gene_pas()
    {
        await ServirAsync("54");
        await using var premier = await Bdd.OuvrirAsync("54");
        await using var transaction = await premier.BeginTransactionAsync(Fin);
        Assert.True(await premier.PasserAvantLesImportsAsync("54", Fin));
        Assert.Equal(1, (await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(Seul()))).Crees);
    }

    [Fact]
    public async Task Lances_ensemble_aucun_import_ne_perd_rien()
    {
        FluxBuilder[] flux =
        [
            FluxBuilder.Mensuel(2025, 10).Avec(Foyers(1, 900)),
            FluxBuilder.Quotidien(J("2025-11-12")).Avec(Foyers(600, 1_200).Select(f => f.Montant(1m))),
            FluxBuilder.Quotidien(J("2025-11-13")).Avec(Foyers(1, 300).Select(f => f.Clos("ECH", J("2025-11-01")))),
        ];
        var restants = flux.Select(f => f.Ecrire()).ToList();
        while (restants.Count > 0)
        {
            var essais = restants.ConvertAll(chemin => Task.Run(() => EssayerAsync(chemin)));
            var faits = await Task.WhenAll(essais);
            Assert.Contains(true, faits);
            restants = [.. restants.Where((_, i) => !faits[i])];
        }

        Assert.Equal(
            ["2 1.00 601", "2 559.42 299", "5 559.42 300"],
            await LireAsync("select concat(etat_droit, ' ', montant, ' ', count(*)) from dossier group by etat_droit, montant order by 1"));
        Assert.Equal("900", await UnAsync("select count(*)::text from parcours where sortie is null"));
        Assert.Equal("3", await UnAsync("select count(*)::text from flux where etat = 'applique'"));
        Assert.Equal("1200", await UnAsync("select count(*)::text from personne"));
    }

    [Fact]
    public async Task Un_import_annule_en_route_ne_laisse_rien_et_se_relance()
    {
        var flux = FluxBuilder.Mensuel(2025, 10).Avec(Foyers(1, 5_000)).Ecrire();
        var avant = await ViderAsync();
        using var arret = CancellationTokenSource.CreateLinkedTokenSource(Fin);
        var avancement = new ArretAuPremier(arret);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new ImporteurFlux(Bdd.Connexions).ImporterAsync(
            new DemandeImport(flux, "flux.xml", null, Reception), avancement, arret.Token));
        Assert.InRange(avancement.Foyers, 1, 4_999);
        Assert.Equal(avant, await ViderAsync());
        Assert.Equal(5_000, (await ImporterAsync(flux)).Crees);
    }

    [Fact]
    public async Task Ce_qui_est_importe_pour_un_departement_est_invisible_aux_autres()
    {
        await ServirAsync("54");
        await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(Couple(), Seul().Clos("ECH", J("2025-10-01")), Seul("00000000355").DemandeDu(null)));
        await ImporterAsync(FluxBuilder.Quotidien(J("2025-11-12")).Avec(Couple().Demenage("3", "RUE", "HAUTE", "55100", "55545", "VERDUN", J("2025-11-01")).Evenement("ADR", J("2025-11-12"))));
        var ici = await ViderAsync();
        await using var ailleurs = await Bdd.OuvrirAsync("54");
        var lignes = (await Vidage.BrutAsync(ailleurs)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.All(lignes, l => Assert.EndsWith("(0)", l, StringComparison.Ordinal));

        // The same numbers and the same people there: another base altogether.
        var la = await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Pour("054").Avec(Couple()));
        Assert.Equal(("54", 1), (la.Departement, la.Crees));
        Assert.Equal(ici, await ViderAsync());
    }

    private static IEnumerable<FoyerBuilder> Foyers(int du, int au) =>
        Enumerable.Range(du, au - du + 1).Select(i => Seul($"{i:00000000}155", "P" + i).Matricule($"{i:0000000}"));

    private async Task ServirAsync(string departement)
    {
        await using var proprietaire = await Bdd.OuvrirProprietaireAsync();
        await BaseDeTest.ExecuterAsync(proprietaire, "insert into departement (code, nom) values ($1, 'Essai')", departement);
    }

    private async Task<bool> EssayerAsync(string chemin)
    {
        try
        {
            await ImporterAsync(chemin);
            return true;
        }
        catch (FluxRefuseException refus)
        {
            Assert.Equal("flux.en_cours", refus.Code);
            return false;
        }
    }

    private sealed class ArretAuPremier(CancellationTokenSource arret) : IProgress<AvancementImport>
    {
        public int Foyers { get; private set; }

        public void Report(AvancementImport value)
        {
            Foyers = value.Foyers;
            arret.Cancel();
        }
    }
}
