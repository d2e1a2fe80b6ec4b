using Jalons.Domain.Dossiers;
using Xunit;

namespace Jalons.Tests.Dossiers;

/// <summary>What makes two people worth an agent's look (<c>references/cnaf/flux.md</c> §2.6 rule 3), and what does not.</summary>
public sealed class RessemblanceIdentitesTests
{
    private static readonly IdentiteComparee Marie = new() { Nom = "DUPONT", NomNaissance = "DUPONT", Prenom = "MARIE", Naissance = new(1990, 5, 2) };

    [Fact]
    public void Les_memes_noms_et_la_meme_naissance_avec_un_autre_NIR_sont_a_verifier() =>
        Verifier(Marie with { Nir = "1" }, Marie with { Nir = "2" }, 50, RaisonDoublon.MemeNaissance, RaisonDoublon.MemeNom, RaisonDoublon.MemePrenom, RaisonDoublon.NirDifferents);

    [Fact]
    public void Le_meme_NIR_suffit() =>
        Verifier(
            Marie with { Nir = "1" },
            new() { Nom = "LEROY", NomNaissance = "LEROY", Prenom = "YOHANN", Naissance = new(1985, 11, 2), Nir = "1" },
            60,
            RaisonDoublon.MemeNir);

    [Theory]
    [InlineData("1990-02-05", RaisonDoublon.NaissanceInversee, 58)]
    [InlineData("1990-05-12", RaisonDoublon.NaissanceUnChiffre, 55)]
    [InlineData("1980-05-02", RaisonDoublon.NaissanceUnChiffre, 55)]
    [InlineData("1989-05-02", RaisonDoublon.NaissanceUnAn, 55)]
    public void Une_faute_dans_la_naissance_est_a_verifier(string naissance, RaisonDoublon raison, int score) =>
        Verifier(Marie, Marie with { Naissance = DateOnly.Parse(naissance, null) }, score, raison, RaisonDoublon.MemeNom, RaisonDoublon.MemePrenom);

    [Theory]
    [InlineData("DUPOND", "MARIE")]
    [InlineData("DUPNOT", "MARIE")]
    [InlineData("DUPONT", "MARI")]
    [InlineData("DUPONT", "MARIE CLAUDE")]
    public void Une_faute_dans_un_nom_est_a_verifier(string nom, string prenom) =>
        Assert.True(Comparer(Marie, Marie with { Nom = nom, NomNaissance = nom, Prenom = prenom }).EstAVerifier);

    [Fact]
    public void La_meme_naissance_et_le_meme_prenom_ne_suffisent_pas() => Non(Marie, Marie with { Nom = "LEROY", NomNaissance = "LEROY" });

    [Fact]
    public void Ils_suffisent_pour_qui_s_est_suivi_dans_un_foyer() =>
        Assert.True(Comparer(Marie, Marie with { Nom = "LEROY", NomNaissance = "LEROY" }, FoyerCommun.Successif).EstAVerifier);

    [Fact]
    public void Le_meme_telephone_et_la_meme_naissance_suffisent() =>
        Verifier(
            Marie with { Telephone = "0600000000" },
            new() { Nom = "LEROY", NomNaissance = "LEROY", Prenom = "YOHANN", Naissance = Marie.Naissance, Telephone = "0600000000" },
            50,
            RaisonDoublon.MemeNaissance,
            RaisonDoublon.MemeTelephone);

    [Fact]
    public void Des_jumeaux_au_foyer_sont_deux_personnes() => Non(Marie, Marie with { Prenom = "MARIA" }, FoyerCommun.Ensemble);

    [Fact]
    public void Des_jumeaux_du_meme_prenom_ne_sont_pas_un_doublon() => Non(Marie with { Rang = 1 }, Marie with { Rang = 2 }, FoyerCommun.Ensemble);

    [Fact]
    public void Deux_prenoms_courts_ne_sont_jamais_proches() => Non(Marie with { Prenom = "LEA" }, Marie with { Prenom = "LOU" });

    [Theory]
    [InlineData("MARTIN", "MARTIN", 0)]
    [InlineData("MARTIN", "MARTNI", 1)]
    [InlineData("MARTIN", "MARTN", 1)]
    [InlineData("MARTIN", "BARTON", 2)]
    [InlineData("", "ABC", 3)]
    [InlineData("CA", "ABC", 3)]
    public void La_distance_compte_les_fautes(string a, string b, int distance)
    {
        Assert.Equal(distance, DistanceNoms.Entre(a, b));
        Assert.Equal(distance, DistanceNoms.Entre(b, a));
    }

    [Fact]
    public void Chaque_raison_se_dit() =>
        Assert.All(Enum.GetValues<RaisonDoublon>(), raison => Assert.NotEmpty(raison.Libelle()));

    private static RessemblanceIdentites Comparer(IdentiteComparee a, IdentiteComparee b, FoyerCommun foyer = FoyerCommun.Aucun)
    {
        var ressemblance = RessemblanceIdentites.Entre(a, b, foyer);
        Assert.Equal(ressemblance.Score, RessemblanceIdentites.Entre(b, a, foyer).Score);
        return ressemblance;
    }

    private static void Non(IdentiteComparee a, IdentiteComparee b, FoyerCommun foyer = FoyerCommun.Aucun) => Assert.False(Comparer(a, b, foyer).EstAVerifier);

    private static void Verifier(IdentiteComparee a, IdentiteComparee b, int score, params RaisonDoublon[] raisons)
    {
        var ressemblance = Comparer(a, b);
        Assert.Equal(score, ressemblance.Score);
        Assert.Equal(raisons, ressemblance.Raisons);
        Assert.True(ressemblance.EstAVerifier);
    }
}
