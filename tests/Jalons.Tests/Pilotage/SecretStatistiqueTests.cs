using Jalons.Domain.Pilotage;
using Xunit;

namespace Jalons.Tests.Pilotage;

/// <summary>EX-S1 to EX-S4 and invariant I-12 of <c>references/indicateurs.md</c>.</summary>
public sealed class SecretStatistiqueTests
{
    [Theory]
    [InlineData(new long[] { 12, 3, 8, 20 }, new[] { false, true, true, false })]
    [InlineData(new long[] { 2, 1, 0, 30 }, new[] { true, true, false, true })]
    [InlineData(new long[] { 12, 0, 8, 20 }, new[] { false, false, false, false })]
    public void EX_S1_one_line(long[] valeurs, bool[] cachees) => Assert.Equal(cachees, SecretStatistique.MasquerLigne(valeurs));

    [Fact]
    public void EX_S1_without_complement_the_total_is_hidden_too() => Assert.Null(SecretStatistique.MasquerLigne([3, 0, 0]));

    [Fact]
    public void EX_S2_two_way_table()
    {
        long[][] table = [[12, 3, 20], [8, 15, 9], [30, 16, 11]];
        bool[][] attendu = [[true, true, false], [true, true, false], [false, false, false]];
        Assert.Equal(attendu, SecretStatistique.Masquer(table));
    }

    [Fact]
    public void EX_S3_rates_and_means()
    {
        Assert.True(SecretStatistique.CacheTaux(18, 20));
        Assert.False(SecretStatistique.CacheTaux(15, 20));
        Assert.True(SecretStatistique.CacheTaux(3, 40));
        Assert.True(SecretStatistique.CacheMoyenne(4));
        Assert.False(SecretStatistique.CacheMoyenne(5));
        Assert.True(SecretStatistique.Cache(ClasseSecret.Taux, Mesure.Taux(18, 20)));
        Assert.True(SecretStatistique.Cache(ClasseSecret.Moyenne, Mesure.Moyenne(40, 4)));
        Assert.False(SecretStatistique.Cache(ClasseSecret.Effectif, Mesure.Effectif(0)));
    }

    [Fact]
    public void EX_S4_everybody_or_nobody_of_a_small_group_tells_about_each()
    {
        Assert.False(SecretStatistique.CacheTaux(6, 6));
        Assert.True(SecretStatistique.CacheTauxSensible(6, 6));
        Assert.True(SecretStatistique.CacheTauxSensible(0, 19));
        Assert.False(SecretStatistique.CacheTauxSensible(20, 20));
    }

    [Fact]
    public void I_12_no_published_line_gives_back_a_hidden_cell()
    {
        var hasard = new Random(20_261_120);
        for (var essai = 0; essai < 2_000; essai++)
        {
            var colonnes = hasard.Next(2, 6);
            var table = Enumerable.Range(0, hasard.Next(2, 9)).Select(_ => Enumerable.Range(0, colonnes).Select(_ => (long)hasard.Next(0, 15)).ToArray()).ToArray();
            if (SecretStatistique.Masquer(table) is not { } cachees)
            {
                continue;
            }

            for (var i = 0; i < table.Length; i++)
            {
                Verifier(Enumerable.Range(0, colonnes).Select(j => (table[i][j], cachees[i][j])));
            }

            for (var j = 0; j < colonnes; j++)
            {
                Verifier(Enumerable.Range(0, table.Length).Select(i => (table[i][j], cachees[i][j])));
            }
        }

        static void Verifier(IEnumerable<(long Valeur, bool Cachee)> ligne)
        {
            var masquees = ligne.Where(c => c.Cachee).Select(c => c.Valeur).ToList();
            Assert.True(masquees.Count == 0 || (masquees.Count >= 2 && masquees.Sum() >= 5));
            Assert.All(ligne, c => Assert.True(c.Cachee || c.Valeur is 0 or >= 5));
        }
    }
}
