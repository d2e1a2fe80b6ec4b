using System.Globalization;
using Jalons.TestKit;
using Xunit;

namespace Jalons.Tests.Data.Flux;

/// <summary>
/// Killing the process that imports, at any moment, leaves all of the flow or nothing of it, and the import can be run again
/// (<c>references/cnaf/flux.md</c> T42). <c>JALONS_TESTS_LONGS=1</c> kills a hundred times.
/// </summary>
public sealed class InterruptionTests : TestsImport
{
    private const int Foyers = 2_600;

    private static readonly FluxBuilder Premier = FluxBuilder.Mensuel(2025, 9).Avec(Enumerable.Range(1, Foyers).Select(i => Foyer(i)));

    private static readonly FluxBuilder Second = FluxBuilder.Mensuel(2025, 10).Avec(Enumerable.Range(1, Foyers + 200).Select(i => (i % 5) switch
    {
        0 => Foyer(i).Clos("ECH", new DateOnly(2025, 10, 1)),
        1 => Foyer(i).Montant(1m).Demenage("3", "RUE", "HAUTE", "55100", "55545", "VERDUN", new DateOnly(2025, 10, 5)),
        2 => Foyer(i).Changer(0, p => p.Soumis(false)),
        3 => i % 3 == 0 ? Foyer(i).DemandeDu(null) : Foyer(i).Avec(PersonneBuilder.Enfant("NE", "EN" + i, new DateOnly(2025, 10, 2))),
        _ => Foyer(i),
    }));

    private static FoyerBuilder Foyer(int i) => Seul($"{i:00000000}155", "P" + i).Matricule($"{i:0000000}");

    [Fact]
    public async Task Tuer_le_processus_laisse_tout_ou_rien_et_se_reprend()
    {
        var (chemin, propre) = (Second.Ecrire(), await ImporterProprementAsync());
        await ImporterAsync(Premier);
        var avant = await ViderAsync();
        var hasard = new Random(20_251_104);
        var (rien, tout) = (0, 0);
        for (var coup = Environment.GetEnvironmentVariable("JALONS_TESTS_LONGS") == "1" ? 100 : 3; coup > 0; coup--)
        {
            await Enfant.TuerApresAsync(Bdd, chemin, commandes: hasard.Next(1, 45), Fin);
            if (await ViderAsync() == avant)
            {
                rien++;
                continue;
            }

            tout++;
            Assert.Equal(propre, await Vidage.CanoniqueAsync(Connexion));
            await RecommencerAsync();
            avant = await ViderAsync();
        }

        Assert.True(rien > 0, $"No kill came before the end ({tout} came after).");
        await Enfant.ExecuterAsync(Bdd, Fin, "import", chemin, "--json");
        Assert.Equal(propre, await Vidage.CanoniqueAsync(Connexion));
    }

    /// <summary>The first load works without indexes nor row security: a kill leaves neither of them behind.</summary>
    [Fact]
    public async Task Tuer_le_premier_chargement_rend_les_tables_vides_et_entieres()
    {
        var (chemin, structure, vide) = (Premier.Ecrire(), await StructureAsync(), await ViderAsync());
        var hasard = new Random(20_251_105);
        for (var coup = Environment.GetEnvironmentVariable("JALONS_TESTS_LONGS") == "1" ? 100 : 3; coup > 0; coup--)
        {
            await Enfant.TuerApresAsync(Bdd, chemin, commandes: hasard.Next(1, 45), Fin);
            Assert.Equal(structure, await StructureAsync());
            if (await ViderAsync() != vide)
            {
                Assert.Equal(Foyers.ToString(CultureInfo.InvariantCulture), await UnAsync("select count(*)::text from dossier"));
                await DisposeAsync();
                await InitializeAsync();
            }
        }

        await Enfant.ExecuterAsync(Bdd, Fin, "import", chemin, "--json");
        Assert.Equal(structure, await StructureAsync());
        Assert.Equal(Foyers.ToString(CultureInfo.InvariantCulture), await UnAsync("select count(*)::text from dossier"));
    }

    /// <summary>What the base holds when nothing goes wrong.</summary>
    private async Task<string> ImporterProprementAsync()
    {
        await ImporterAsync(Premier);
        var bilan = await Enfant.ExecuterAsync(Bdd, Fin, "import", Second.Ecrire(), "--json");
        Assert.Equal(0, bilan.Statut);
        var propre = await Vidage.CanoniqueAsync(Connexion);
        await RecommencerAsync();
        return propre;
    }

    private async Task RecommencerAsync()
    {
        await DisposeAsync();
        await InitializeAsync();
        await ImporterAsync(Premier);
    }
}
