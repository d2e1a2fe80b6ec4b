using Jalons.Domain.Socle;
using Xunit;

namespace Jalons.Tests.Socle;

public sealed class NomsTests
{
    [Theory]
    [InlineData("MARIE-CLAUDE", "DUPONT", "Marie-Claude DUPONT")]
    [InlineData("MARIE CLAUDE", "LE GOFF", "Marie Claude LE GOFF")]
    [InlineData("N'GOLO", "D'ARTAGNAN", "N'Golo D'ARTAGNAN")]
    [InlineData("ÉLODIE", "LEFÈVRE", "Élodie LEFÈVRE")]
    [InlineData("Élodie", "Lefèvre", "Élodie LEFÈVRE")]
    [InlineData("DeAndre", "o'Neil", "DeAndre O'NEIL")]
    [InlineData("A", "B", "A B")]
    public void A_name_is_read_as_administrations_write_it(string prenom, string nom, string lu) => Assert.Equal(lu, Noms.Complet(prenom, nom));

    [Fact]
    public void In_a_list_the_family_name_comes_first() => Assert.Equal("DUPONT Marie-Claude", Noms.Liste("Dupont", "MARIE-CLAUDE"));
}
