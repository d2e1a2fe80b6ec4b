using System.Globalization;
using Jalons.Flux.Caf;
using Jalons.TestKit;
using Jalons.Tests.Flux;
using Xunit;

namespace Jalons.Tests.Data.Flux;

/// <summary>
/// Damaged files dropped one after the other on the same base: each is refused whole and changes nothing, or each of its records is applied, unchanged or
/// rejected, and none is lost on the way. <c>JALONS_TESTS_LONGS=1</c> drops 10 000 of them.
/// </summary>
public sealed class MutationsImportTests : TestsImport
{
    private static readonly DateTime Debut = new(2025, 11, 5, 1, 0, 0);

    /// <summary>First file and how many: each run has a base of its own, so that what is compared does not grow.</summary>
    public static TheoryData<int, int> Tranches => Environment.GetEnvironmentVariable("JALONS_TESTS_LONGS") == "1"
        ? [.. Enumerable.Range(0, 50).Select(i => (i * 200, 200))]
        : [(0, 150)];

    [Theory]
    [MemberData(nameof(Tranches))]
    public async Task Un_fichier_abime_est_refuse_en_entier_ou_compte_en_entier(int premier, int nombre)
    {
        await ImporterAsync(FluxBuilder.Mensuel(2025, 9).Avec(Foyers(0)));
        var (appliques, refuses, rejetes) = (0, 0, 0);
        for (var i = premier; i < premier + nombre; i++)
        {
            var octets = MutationsTests.Muter(new Random(i), FluxBuilder.Quotidien(new(2025, 11, 6)).CreeLe(Debut.AddSeconds(i)).Avec(Foyers(i)).Octets());
            var avant = await ViderCasAsync();
            try
            {
                var rapport = await ImporterAsync(octets);
                appliques++;
                rejetes += rapport.Rejetes;
                Assert.Equal(rapport.Foyers, rapport.Crees + rapport.Modifies + rapport.Inchanges + rapport.Rejetes);
                Assert.Equal(Blocs(octets), rapport.Foyers);
                Assert.Equal(rapport.Rejetes.ToString(CultureInfo.InvariantCulture), await UnAsync("select count(*)::text from flux_rejet where flux = $1", rapport.Flux!.Value));
            }
            catch (FluxRefuseException)
            {
                refuses++;
                Assert.Equal(avant, await ViderCasAsync());
            }
        }

        Assert.True(appliques > nombre / 10 && refuses > nombre / 10 && rejetes > nombre / 100, $"{appliques} appliqués, {refuses} refusés, {rejetes} rejets");
    }

    private static IEnumerable<FoyerBuilder> Foyers(int tour) => Enumerable.Range(1, 3).Select(i => Seul($"0000000{i}155", "P" + i).Montant(100 + (tour % 7)));

    private static int Blocs(byte[] octets)
    {
        using var lecteur = new LecteurBeneficiaires(new MemoryStream(octets));
        lecteur.LireEnTete();
        return lecteur.Lire().Count();
    }
}
