using Jalons.Domain.Dossiers;
using Jalons.Domain.Socle;
using Xunit;

namespace Jalons.Tests.Dossiers;

/// <summary>When two dossiers may be made one.</summary>
public sealed class ReunionDeFoyersTests
{
    private static readonly DossierAReunir Ouvert = new(new DossierId(1), "00000000155", EtatDroit.OuvertVersable, null);
    private static readonly DossierAReunir Autre = Ouvert with { Id = new DossierId(2), Numero = "00000000255" };

    [Fact]
    public void Un_foyer_sous_deux_numeros_devient_un() => Assert.Null(ReunionDeFoyers.Verifier(Ouvert, Autre, enCommun: 1, aRegler: 0));

    [Theory]
    [InlineData(EtatDroit.Clos)]
    [InlineData(EtatDroit.Refuse)]
    [InlineData(null)]
    public void Le_dossier_dont_le_droit_est_ouvert_reste(EtatDroit? etat)
    {
        var ferme = Autre with { Etat = etat };
        Assert.Null(ReunionDeFoyers.Verifier(Ouvert, ferme, 1, 0));
        Assert.Equal("foyers.garder_l_ouvert", ReunionDeFoyers.Verifier(ferme, Ouvert, 1, 0)?.Code);
        Assert.Null(ReunionDeFoyers.Verifier(ferme, ferme with { Id = new DossierId(3) }, 1, 0));
    }

    [Fact]
    public void Chaque_refus_dit_ce_qu_il_faut_regler()
    {
        Assert.Equal("foyers.meme_dossier", ReunionDeFoyers.Verifier(Ouvert, Ouvert, 1, 0)?.Code);
        Assert.Equal("foyers.deja_reuni", ReunionDeFoyers.Verifier(Ouvert, Autre with { ReuniA = Ouvert.Id }, 1, 0)?.Code);
        Assert.Equal("foyers.deja_reuni", ReunionDeFoyers.Verifier(Ouvert with { ReuniA = Autre.Id }, Autre, 1, 0)?.Code);
        Assert.Equal("foyers.personnes_a_regler", ReunionDeFoyers.Verifier(Ouvert, Autre, 1, 1)?.Code);
        Assert.Equal("foyers.personne_en_commun", ReunionDeFoyers.Verifier(Ouvert, Autre, 0, 0)?.Code);
    }
}
