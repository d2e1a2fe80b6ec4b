using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Jalons.Web.Ui;
using Xunit;

namespace Jalons.Web.Tests.Ui;

/// <summary>Numbers are printed as in French.</summary>
public sealed class NombresTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(999, "999")]
    [InlineData(1204, "1\u202f204")]
    [InlineData(10_396_000, "10\u202f396\u202f000")]
    [InlineData(-1204, "\u22121\u202f204")]
    public void Thousands_stand_apart_by_a_narrow_no_break_space(long valeur, string attendu) => Assert.Equal(attendu, Nombres.Entier(valeur));

    [Theory]
    [InlineData("63.44", 1, "63,4\u202f%")]
    [InlineData("63.45", 1, "63,5\u202f%")]
    [InlineData("100", 0, "100\u202f%")]
    public void A_percentage_has_its_comma_and_its_space(string valeur, int decimales, string attendu) =>
        Assert.Equal(attendu, Nombres.Pourcent(decimal.Parse(valeur, CultureInfo.InvariantCulture), decimales));

    [Fact]
    public void An_amount_has_two_decimals() => Assert.Equal("1\u202f204,50\u00a0€", Nombres.Euros(1204.5m));

    [Theory]
    [InlineData(0, "0\u00a0personne")]
    [InlineData(1, "1\u00a0personne")]
    [InlineData(2, "2\u00a0personnes")]
    public void Zero_and_one_are_singular(int nombre, string attendu) => Assert.Equal(attendu, Nombres.Pluriel(nombre, "personne"));

    [Fact]
    public void An_irregular_plural_is_given() => Assert.Equal("3\u00a0travaux", Nombres.Pluriel(3, "travail", "travaux"));

    [Theory]
    [InlineData(1, 0, "jours", "1\u00a0jour")]
    [InlineData(1.9, 1, "jours", "1,9\u00a0jour")]
    [InlineData(2, 0, "jours", "2\u00a0jours")]
    [InlineData(1, 0, "adultes", "1\u00a0adulte")]
    [InlineData(1, 0, "rendez-vous", "1\u00a0rendez-vous")]
    [InlineData(1, 0, "%", "1\u202f%")]
    [InlineData(1, 0, null, "1")]
    public void A_unit_agrees_with_its_number(double valeur, int decimales, string? unite, string attendu) =>
        Assert.Equal(attendu, Nombres.AvecUnite((decimal)valeur, decimales, unite));

    [Fact]
    public void A_written_integer_reads_back() => Prop.ForAll(ArbMap.Default.ArbFor<int>(), valeur =>
        long.Parse(Nombres.Entier(valeur).Replace("\u202f", "").Replace('\u2212', '-'), CultureInfo.InvariantCulture) == valeur).Check(Config.QuickThrowOnFailure.WithQuietOnSuccess(true));

    [Fact]
    public void Writing_does_not_depend_on_the_machine()
    {
        var avant = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("en-US");
            Assert.Equal("1\u202f204,5", Nombres.Decimal(1204.5m, 1));
        }
        finally
        {
            CultureInfo.CurrentCulture = avant;
        }
    }
}
