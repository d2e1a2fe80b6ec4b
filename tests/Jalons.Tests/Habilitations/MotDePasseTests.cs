using Jalons.Domain.Habilitations;
using Xunit;

namespace Jalons.Tests.Habilitations;

public sealed class MotDePasseTests
{
    [Theory]
    [InlineData("le chat dort sur le mur")]
    [InlineData("Tr0is-poules rousses")]
    [InlineData("kQ7!vz_pL2#m")]
    [InlineData("été pluvieux à Verdun")]
    public void A_long_and_rare_password_is_taken(string motDePasse) =>
        Assert.Null(MotDePasse.Refuser(motDePasse, "Humbert", "Claire", "claire.humbert", null));

    [Theory]
    [InlineData("court", "motdepasse.court")]
    [InlineData("onze lettre", "motdepasse.court")]
    [InlineData("motdepasse2026!", "motdepasse.courant")]
    [InlineData("Mot de passe 2026", "motdepasse.courant")]
    [InlineData("azertyuiop12", "motdepasse.courant")]
    [InlineData("azertyazerty", "motdepasse.courant")]
    [InlineData("123456789012", "motdepasse.courant")]
    [InlineData("aaaaaaaaaaaaaaaa", "motdepasse.courant")]
    [InlineData("ababababababab", "motdepasse.courant")]
    [InlineData("bonjourbonjour", "motdepasse.courant")]
    [InlineData("Claire adore le vélo", "motdepasse.nom")]
    [InlineData("vive les humbert !", "motdepasse.nom")]
    public void A_password_easy_to_guess_is_refused(string motDePasse, string code) =>
        Assert.Equal(code, MotDePasse.Refuser(motDePasse, "Humbert", "Claire", "claire.humbert", null)?.Code);

    [Fact]
    public void A_password_too_long_is_refused() => Assert.Equal("motdepasse.long", MotDePasse.Refuser(new string('x', 129))?.Code);

    [Fact]
    public void A_short_name_does_not_forbid_its_letters() => Assert.Null(MotDePasse.Refuser("le chat dort sur le mur", "Le", "Ur"));

    [Fact]
    public void A_password_to_hand_over_can_be_taken_and_is_never_the_same()
    {
        var donnes = Enumerable.Range(0, 50).Select(_ => MotDePasse.Provisoire()).ToList();
        Assert.All(donnes, donne => Assert.Matches("^([a-z2-9]{4}-){3}[a-z2-9]{4}$", donne));
        Assert.All(donnes, donne => Assert.Null(MotDePasse.Refuser(donne)));
        Assert.Equal(50, donnes.Distinct().Count());
    }

    [Fact]
    public void The_one_given_to_a_person_accompanied_is_made_of_letters_only()
    {
        var donnes = Enumerable.Range(0, 50).Select(_ => MotDePasse.ProvisoireSimple()).ToList();
        Assert.All(donnes, donne => Assert.Matches("^([b-df-hj-km-np-tv-xz]{4}-){2}[b-df-hj-km-np-tv-xz]{4}$", donne));
        Assert.All(donnes, donne => Assert.Null(MotDePasse.Refuser(donne)));
        Assert.Equal(50, donnes.Distinct().Count());
    }

    [Theory]
    [InlineData("bcdf-ghjk-mnpq", "bcdf-ghjk-mnpq")]
    [InlineData("BCDF GHJK MNPQ", "bcdf-ghjk-mnpq")]
    [InlineData(" Bcdfghjkmnpq ", "bcdf-ghjk-mnpq")]
    [InlineData("abc2def3ghj4kmn5", "abc2-def3-ghj4-kmn5")]
    [InlineData("abcd-ghjk-mnpq", "abcd-ghjk-mnpq")]
    [InlineData("BCDF!GHJK!MNPQ", "BCDF!GHJK!MNPQ")]
    [InlineData("Le chat dort", "Le chat dort")]
    [InlineData("", "")]
    public void The_way_it_is_typed_does_not_matter(string saisie, string lue) => Assert.Equal(lue, MotDePasse.RelireProvisoire(saisie));
}
