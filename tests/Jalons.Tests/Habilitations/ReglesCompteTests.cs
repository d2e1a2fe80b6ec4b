using Jalons.Domain.Habilitations;
using Jalons.Domain.Socle;
using Xunit;

namespace Jalons.Tests.Habilitations;

public sealed class ReglesCompteTests
{
    private static readonly OrganismeId Organisme = new(1);

    [Theory]
    [InlineData("Jean-Marc", "Le Goff", "jean-marc.le-goff")]
    [InlineData("Noël", "D’Œuvre", "noel.d-oeuvre")]
    public void A_user_name_is_proposed_without_accent_nor_space(string prenom, string nom, string attendu) =>
        Assert.Equal(attendu, ReglesCompte.Proposer(prenom, nom));

    [Theory]
    [InlineData("AMÉLIE", "^amelie[2-9]{4}$")]
    [InlineData("Jean-Marc", "^jean[2-9]{4}$")]
    [InlineData("Maximilienne-Charlotte", "^maximilienne[2-9]{4}$")]
    [InlineData("李", "^espace[2-9]{4}$")]
    public void The_user_name_of_a_person_accompanied_is_short_and_tells_nothing(string prenom, string forme)
    {
        var propose = ReglesCompte.ProposerUsager(prenom);
        Assert.Matches(forme, propose);
        Assert.Null(ReglesCompte.RefuserIdentifiant(propose));
    }

    [Fact]
    public void A_referent_acts_for_an_organisme()
    {
        Assert.Equal("compte.organisme", ReglesCompte.Refuser("Claire", "Humbert", "claire.humbert", Role.Referent, null)?.Code);
        Assert.Null(ReglesCompte.Refuser("Claire", "Humbert", "claire.humbert", Role.Referent, Organisme));
        Assert.Null(ReglesCompte.Refuser("Claire", "Humbert", "claire.humbert", Role.Pilote, null));
    }

    [Theory]
    [InlineData(Role.Usager)]
    [InlineData(Role.Partenaire)]
    public void The_access_of_a_person_is_not_opened_here(Role role) =>
        Assert.Equal("compte.role", ReglesCompte.Refuser("Claire", "Humbert", "claire.humbert", role, Organisme)?.Code);

    [Theory]
    [InlineData("", "Humbert", "claire", "compte.nom")]
    [InlineData("Claire", "  ", "claire", "compte.nom")]
    [InlineData("Claire", "Humbert", "claire humbert", "compte.identifiant")]
    [InlineData("Claire", "Humbert", "éléonore", "compte.identifiant")]
    [InlineData("Claire", "Humbert", "ab", "compte.identifiant")]
    public void What_is_missing_is_said(string prenom, string nom, string identifiant, string code) =>
        Assert.Equal(code, ReglesCompte.Refuser(prenom, nom, identifiant, Role.Pilote, null)?.Code);
}
