using Jalons.Flux.Caf;
using Xunit;

namespace Jalons.Tests.Flux;

/// <summary>The traps of <c>references/cnaf/flux.md</c> §6 about people: who they are and which number they bear.</summary>
public sealed class PiegesPersonnesTests
{
    private const string Couple = "00718302023";

    [Theory] // T01, T02
    [InlineData("071234500000000", "CAF", "0712345", true)]
    [InlineData("71234500000000", "CAF", "0712345", true)]
    [InlineData("3158204", "CAF", "3158204", true)]
    [InlineData("158204", "CAF", "0158204", true)]
    [InlineData("000000003158204", "CAF", "3158204", true)]
    [InlineData("123450000000000", "CAF", "1234500", true)]
    [InlineData("123456789012345", "CAF", "123456789012345", false)]
    [InlineData("12345678901234567", "CAF", "12345678901234567", false)]
    [InlineData("1880323951012", "MSA", "1880323951012", true)]
    [InlineData("0000000", "CAF", null, true)]
    [InlineData("", "CAF", null, true)]
    public void T01_T02_Matricule(string recu, string organisme, string? attendu, bool connue)
    {
        Assert.Equal(attendu, Matricule.Normaliser(recu, organisme, out var formeConnue));
        Assert.Equal(connue, formeConnue);
    }

    [Fact]
    public void T01_Matricule_de_forme_inconnue_est_garde_et_signale()
    {
        var f = Exemples.Lire(Exemples.Avec("071234500000000", "071234512345678"))[Couple];
        Assert.Equal(("071234512345678", "071234512345678"), (f.Matricule, f.MatriculeRecu));
        Assert.Equal("matricule.forme", Assert.Single(f.Avertissements).Code);
    }

    [Theory] // T03
    [InlineData("288032395101235", "2880323951012", null)]
    [InlineData("2880323951012", "2880323951012", null)]
    [InlineData("2 88 03 23 951 012 35", "2880323951012", null)]
    [InlineData("   ", null, null)]
    [InlineData("288032395101236", null, "nir.cle")]
    [InlineData("788032395101235", null, "nir.provisoire")]
    [InlineData("28803239510123", null, "nir.forme")]
    [InlineData("28803239510123X", null, "nir.forme")]
    [InlineData("299992A95203472", null, "nir.cle")]
    public void T03_Nir_n_ecarte_jamais_la_personne(string nir, string? treize, string? avertissement)
    {
        var f = Exemples.Lire(Exemples.Avec("<NIR>288032395101235", "<NIR>" + nir))[Couple];
        Assert.Equal("CLAIRE", f.Personnes[0].Prenom);
        Assert.Equal(treize, f.Personnes[0].Nir?.Treize);
        Assert.Equal(avertissement, f.Avertissements.SingleOrDefault()?.Code);
        Assert.DoesNotContain(f.Avertissements, a => nir.Trim().Length > 0 && a.Message.Contains(nir, StringComparison.Ordinal));
    }

    [Fact]
    public void T04_Nir_du_rattachement_n_est_pas_celui_de_l_enfant()
    {
        var enfant = Exemples.Lire(Exemples.Mensuel)[Couple].Personnes[2];
        Assert.Equal(("LILA", null), (enfant.Prenom, enfant.Nir));
    }

    [Fact]
    public void T05_Role_lu_dans_le_bloc_RSA_meme_place_en_premier()
    {
        Assert.Equal("DEM", Exemples.Lire(Exemples.Mensuel)[Couple].Personnes[0].Role);
        var texte = Exemples.Remplacer(Exemples.TexteMensuel, "<NATPREST>PFA</NATPREST>", "<NATPREST>XXX</NATPREST>");
        texte = Exemples.Remplacer(texte, "<NATPREST>RSA</NATPREST>\n        <ROLEPERS>DEM</ROLEPERS>", "<ROLEPERS>DEM</ROLEPERS><NATPREST>RSA</NATPREST>");
        Assert.Equal(("DEM", true), (Exemples.Lire(texte)[Couple].Personnes[0].Role, Exemples.Lire(texte)[Couple].Personnes[0].ACharge));
    }

    [Fact]
    public void T08_Jumeaux_separes_par_le_rang()
    {
        var f = Exemples.Lire(Exemples.Avec("<RGNAI>1</RGNAI>", "<RGNAI>2</RGNAI>"))[Couple];
        Assert.Equal([2, 1, 1], f.Personnes.Select(p => p.RangNaissance));
    }

    [Fact]
    public void Naissance_dans_l_avenir_signalee() =>
        Assert.Equal("naissance.future", Exemples.Lire(Exemples.Avec("<DTNAI>2019-06-21", "<DTNAI>2026-06-21"))[Couple].Avertissements.Single().Code);
}
