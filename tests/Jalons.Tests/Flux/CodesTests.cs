using Jalons.Flux.Caf;
using Xunit;

namespace Jalons.Tests.Flux;

/// <summary>The code lists, with their labels.</summary>
public class CodesTests
{
    [Theory]
    [InlineData("MOTICLORSA", "ECH", "Échéance (4 mois sans droit)")]
    [InlineData("ETATDOSRSA", "2", "Droit ouvert et versable")]
    [InlineData("MOTISUSVERSRSA", "06", "Déclaration trimestrielle de ressources non fournie")]
    [InlineData("TYPEVOIE", "BD", "Boulevard")]
    public void Libelle(string liste, string code, string libelle)
    {
        Assert.Equal(libelle, Codes.Libelle(liste, code));
        Assert.True(Codes.Existe(liste, code));
    }

    [Theory]
    [InlineData("MOTICLORSA", "XXX")]
    [InlineData("AUCUNE", "ECH")]
    [InlineData("MOTICLORSA", null)]
    [InlineData("MOTICLORSA", "ech")]
    public void Inconnu(string liste, string? code)
    {
        Assert.Null(Codes.Libelle(liste, code));
        Assert.False(Codes.Existe(liste, code));
    }

    [Fact]
    public void Listes_entieres()
    {
        Assert.Equal(7, Codes.Liste("ETATDOSRSA").Count);
        Assert.Equal(1_513, Codes.Noms.Sum(n => Codes.Liste(n).Count));
        Assert.Empty(Codes.Liste("AUCUNE"));
        Assert.Equal("ZZ (code inconnu)", Codes.LibelleOuCode("SITFAM", "ZZ"));
        Assert.Equal("Mariage", Codes.LibelleOuCode("SITFAM", "MAR"));
    }
}
