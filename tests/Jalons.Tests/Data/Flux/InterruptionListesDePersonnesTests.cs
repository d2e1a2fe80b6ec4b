using System.Text;
using Jalons.Domain.Habilitations;
using Jalons.TestKit;
using Xunit;

namespace Jalons.Tests.Data.Flux;

/// <summary>
/// Killing the process that examines or imports the list of a partner, at any moment, leaves the list where it stood or one step further, and going on from there gives
/// the same base as one clean run. <c>JALONS_TESTS_LONGS=1</c> kills a hundred times.
/// </summary>
public sealed class InterruptionListesDePersonnesTests : TestsImport
{
    private const int Lignes = 1_500;

    private static readonly FluxBuilder Premier = FluxBuilder.Mensuel(2025, 9).Avec(Enumerable.Range(1, Lignes).Select(i => Seul($"{i:00000000}155", "P" + i)));

    [Fact]
    public async Task Killed_at_any_moment_the_list_goes_on_from_where_it_stood()
    {
        var chemin = Path.Combine(Directory.CreateTempSubdirectory("jalons-test-").FullName, "jeunes.csv");
        await File.WriteAllTextAsync(chemin, Liste(), Encoding.UTF8, Fin);
        var etapes = await EtapesAsync(chemin);
        await RecommencerAsync();
        var hasard = new Random(20_251_206);
        var interrompus = 0;
        for (var coup = Environment.GetEnvironmentVariable("JALONS_TESTS_LONGS") == "1" ? 100 : 3; coup > 0; coup--)
        {
            await Enfant.TuerApresAsync(Bdd, () => Enfant.LancerListe(Bdd, chemin), commandes: hasard.Next(1, 30), Fin);
            var etape = etapes.IndexOf(await EtatAsync());
            Assert.True(etape >= 0, "Something was half done.");
            interrompus += etape < etapes.Count - 1 ? 1 : 0;
            if (etape == etapes.Count - 1)
            {
                await RecommencerAsync();
            }
        }

        Assert.True(interrompus > 0, "No kill came before the end.");
        using var enfant = Enfant.LancerListe(Bdd, chemin);
        var bilan = await enfant.FinirAsync(Fin);
        Assert.True(bilan.Statut == 0, bilan.Sortie + bilan.Messages);
        Assert.Equal(etapes[^1], await EtatAsync());
    }

    /// <summary>People known, new, told twice, alike, refused.</summary>
    private static string Liste() => string.Join("\r\n", Enumerable.Range(1, Lignes).Select(i => (i % 5) switch
    {
        0 => $"Dupont;P{i};02/05/1990;06{i:00000000};p{i}@exemple.fr",
        1 => $"Nouvelle;Anne{i};01/01/2005;06{i:00000000};",
        2 => $"Nouvelle;Anne{i - 1};01/01/2005;;anne{i}@exemple.fr",
        3 => $"Dupond;P{i};02/05/1990;;",
        _ => $"Sans;Date{i};;;",
    }).Prepend("Nom;Prénom;Né le;Téléphone;Courriel"));

    /// <summary>What the base holds before, then after each step, when nothing goes wrong.</summary>
    private async Task<List<string>> EtapesAsync(string chemin)
    {
        await CommencerAsync();
        var etapes = new List<string> { await EtatAsync() };
        while (await EnfantListe.AvancerAsync(Bdd.Connexions, chemin, Fin))
        {
            etapes.Add(await EtatAsync());
        }

        Assert.Equal(4, etapes.Count);
        return etapes;
    }

    private async Task CommencerAsync()
    {
        await ImporterAsync(Premier);
        await new MondeDeSuivi(Bdd.Connexions).AgentAsync(Role.Gestionnaire);
    }

    private async Task RecommencerAsync()
    {
        await DisposeAsync();
        await InitializeAsync();
        await CommencerAsync();
    }

    /// <summary>Accounts made for a test have names of their own.</summary>
    private async Task<string> EtatAsync() => string.Concat(
        (await Vidage.CanoniqueAsync(Connexion)).Split("-- ").Where(t => !t.StartsWith("compte (", StringComparison.Ordinal)));
}
