using Jalons.Data.Dossiers.Recherche;
using Xunit;

namespace Jalons.Tests.Data.Dossiers;

/// <summary>The names of a département, compared with what people type.</summary>
public class LexiqueTests
{
    private static readonly Lexique Noms = Lexique.Vide.Avec(["MARTIN", "MARTINEZ", "SAINT MARTIN", "LE GOFF", "DUPONT", "MARIE", "MARIE CLAIRE", "SCHWARTZENBERG"]);

    [Fact]
    public void Le_nom_exact_vient_avant_les_noms_qui_le_contiennent_puis_ceux_qui_commencent_ainsi() =>
        Assert.Equal(["MARTIN Exacte", "SAINT MARTIN MotEntier", "MARTINEZ Debut"], Dire(Noms.Commencer("MARTIN")));

    [Fact]
    public void Le_debut_d_un_mot_suffit() => Assert.Equal(["LE GOFF DebutDeMot"], Dire(Noms.Commencer("GOF")));

    [Theory]
    [InlineData("MARTTIN", "MARTIN")]
    [InlineData("DUPOND", "DUPONT")]
    [InlineData("LEGOFF", "LE GOFF")]
    [InlineData("SCWARTZENBRG", "SCHWARTZENBERG")]
    public void Une_faute_ne_perd_pas_le_nom(string tape, string attendu) => Assert.Contains(attendu, Noms.Approcher(tape).Select(t => t.Cle));

    [Fact]
    public void Trois_lettres_ressemblent_a_tout_donc_a_rien() => Assert.Empty(Noms.Approcher("MAR"));

    [Fact]
    public void Un_nom_nouveau_se_trouve_aussitot_et_les_anciens_restent()
    {
        var plus = Noms.Avec(["ZYLBERSTEIN"]);
        Assert.Equal(["ZYLBERSTEIN Debut"], Dire(plus.Commencer("ZYL")));
        Assert.Equal(9, plus.Nombre);
        Assert.Equal(Dire(Noms.Commencer("MARTIN")), Dire(plus.Commencer("MARTIN")));
        Assert.Same(plus, plus.Avec(["MARTIN", "ZYLBERSTEIN"]));
    }

    [Fact]
    public void Beaucoup_de_noms_nouveaux_rejoignent_les_anciens()
    {
        var plus = Noms.Avec(Enumerable.Range(0, 5_000).Select(i => $"NOM{i}"));
        Assert.Equal(5_008, plus.Nombre);
        Assert.Equal(["NOM4999 Exacte"], Dire(plus.Commencer("NOM4999")));
        Assert.Equal(["MARTIN Exacte", "SAINT MARTIN MotEntier", "MARTINEZ Debut"], Dire(plus.Commencer("MARTIN")));
    }

    private static IEnumerable<string> Dire(IEnumerable<CleTrouvee> trouvees) => trouvees.Select(t => $"{t.Cle} {t.Ressemblance}");
}
