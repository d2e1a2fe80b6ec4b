using FsCheck;
using FsCheck.Fluent;
using Jalons.Domain.Socle;
using Xunit;

namespace Jalons.Tests.Socle;

/// <summary>Slips of the keyboard, and names written as they are heard.</summary>
public class ProximiteTests
{
    [Theory]
    [InlineData("MARTIN", "MARTIN", 0)]
    [InlineData("MARTIN", "MARTN", 1)]
    [InlineData("MARTIN", "MARTTIN", 1)]
    [InlineData("MARTIN", "MATRIN", 1)]
    [InlineData("MARTIN", "MARTEN", 1)]
    [InlineData("DUPONT", "DUPNTO", 2)]
    [InlineData("DUPONT", "LEGRAND", 3)]
    [InlineData("", "AB", 2)]
    public void Le_nombre_de_fautes_entre_deux_noms(string a, string b, int attendu)
    {
        Assert.Equal(attendu, Proximite.Distance(a, b, 2));
        Assert.Equal(attendu, Proximite.Distance(b, a, 2));
    }

    [Fact]
    public void Une_faute_fait_une_distance_d_au_plus_une()
    {
        var faute =
            from nom in Gen.Elements('A', 'B', 'C', 'E').NonEmptyListOf().Select(l => string.Concat(l))
            from place in Gen.Choose(0, nom.Length - 1)
            from genre in Gen.Choose(0, 3)
            select (nom, genre switch
            {
                0 => nom.Remove(place, 1),
                1 => nom.Insert(place, "Z"),
                2 => nom[..place] + "Z" + nom[(place + 1)..],
                _ when place + 1 < nom.Length => nom[..place] + nom[place + 1] + nom[place] + nom[(place + 2)..],
                _ => nom,
            });
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(faute.ToArbitrary(), f => f.nom.Length > 60 || Proximite.Distance(f.nom, f.Item2, 2) <= 1));
    }

    [Theory]
    [InlineData("PHILIPPE", "FILIP")]
    [InlineData("THOMAS", "TOMA")]
    [InlineData("GAUTHIER", "GOTIER")]
    [InlineData("DUPONT", "DUPOND")]
    [InlineData("LE GOFF", "LEGOFF")]
    [InlineData("RENAULT", "RENAUD")]
    [InlineData("KHADIJA", "KADIJA")]
    [InlineData("MEUNIER", "MEUNIE")]
    public void Deux_noms_qui_se_prononcent_pareil(string a, string b) => Assert.Equal(Proximite.Phonetique(a), Proximite.Phonetique(b));

    [Theory]
    [InlineData("MARTIN", "MERLIN")]
    [InlineData("DUBOIS", "DUPUIS")]
    [InlineData("PETIT", "PERRIN")]
    public void Deux_noms_qui_ne_se_prononcent_pas_pareil(string a, string b) => Assert.NotEqual(Proximite.Phonetique(a), Proximite.Phonetique(b));
}
