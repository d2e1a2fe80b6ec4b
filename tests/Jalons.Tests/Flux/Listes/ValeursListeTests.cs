using System.Globalization;
using Jalons.Domain.Socle;
using Jalons.Flux.Listes;
using Xunit;

namespace Jalons.Tests.Flux.Listes;

/// <summary>What people and spreadsheets write is understood; what a spreadsheet lost is restored.</summary>
public sealed class ValeursListeTests
{
    private static readonly DateOnly Aujourdhui = new(2026, 11, 16);

    [Theory]
    [InlineData("03/04/1990", "1990-04-03")]
    [InlineData("3/4/1990", "1990-04-03")]
    [InlineData("1990-04-03", "1990-04-03")]
    [InlineData("03-04-1990", "1990-04-03")]
    [InlineData("03.04.1990", "1990-04-03")]
    [InlineData("03041990", "1990-04-03")]
    [InlineData("3041990", "1990-04-03")]
    [InlineData("03/04/1990 00:00:00", "1990-04-03")]
    [InlineData("32966", "1990-04-03")]
    [InlineData("03/04/90", "1990-04-03")]
    [InlineData("03/04/08", "2008-04-03")]
    [InlineData("31/02/1990", null)]
    [InlineData("12", null)]
    [InlineData("", null)]
    [InlineData("avril 1990", null)]
    public void Dates(string recu, string? attendu) => Assert.Equal(attendu, ValeursListe.Date(recu, Aujourdhui)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("06 12 34 56 78", "0612345678")]
    [InlineData("06.12.34.56.78", "0612345678")]
    [InlineData("612345678", "0612345678")]
    [InlineData("+33 6 12 34 56 78", "0612345678")]
    [InlineData("+33 (0)6 12 34 56 78", "0612345678")]
    [InlineData("0033612345678", "0612345678")]
    [InlineData("33612345678", "0612345678")]
    [InlineData("+32 470 12 34 56", "+32470123456")]
    [InlineData("12345", null)]
    [InlineData("0612345678 ou 0329", null)]
    [InlineData("0000000000", null)]
    [InlineData("", null)]
    public void Telephones(string recu, string? attendu) => Assert.Equal(attendu, ValeursListe.Telephone(recu));

    [Theory]
    [InlineData(" Prenom.NOM@Exemple.FR ", "prenom.nom@exemple.fr")]
    [InlineData("prenom.nom@exemple", null)]
    [InlineData("pas une adresse", null)]
    [InlineData("", null)]
    public void Courriels(string recu, string? attendu) => Assert.Equal(attendu, ValeursListe.Courriel(recu));

    [Theory]
    [InlineData("1000", "01000")]
    [InlineData("55 100", "55100")]
    [InlineData("2A004", "2A004")]
    [InlineData("551", null)]
    [InlineData("ABCDE", null)]
    public void Codes(string recu, string? attendu) => Assert.Equal(attendu, ValeursListe.CodeCinq(recu));

    [Theory]
    [InlineData("1 85 05 55 545 001", "1850555545001", EtatNir.Valide)]
    [InlineData("7850555545001", null, EtatNir.Provisoire)]
    [InlineData("185055554500199", null, EtatNir.CleFausse)]
    [InlineData("", null, EtatNir.Absent)]
    public void Nirs(string recu, string? attendu, EtatNir etat)
    {
        Assert.Equal(attendu, ValeursListe.Nir(recu, out var trouve)?.Treize);
        Assert.Equal(etat, trouve);
    }

    [Theory]
    [InlineData("1,85E+12", true)]
    [InlineData("1.85055E+12", true)]
    [InlineData("1850555545001", false)]
    [InlineData("E+", false)]
    public void Puissances(string recu, bool attendu) => Assert.Equal(attendu, ValeursListe.EstPuissance(recu));
}
