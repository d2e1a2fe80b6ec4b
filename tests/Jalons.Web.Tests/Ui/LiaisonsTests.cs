using Jalons.Web.Ui;
using Xunit;

namespace Jalons.Web.Tests.Ui;

public sealed class LiaisonsTests
{
    [Theory]
    [InlineData("Amélie Bertin", "d’Amélie Bertin")]
    [InlineData("Élodie Roy", "d’Élodie Roy")]
    [InlineData("Karim Belkacem", "de Karim Belkacem")]
    [InlineData("Yann Le Goff", "de Yann Le Goff")]
    public void A_name_that_begins_with_a_vowel_is_bound(string nom, string attendu) => Assert.Equal(attendu, Liaisons.De(nom));
}
