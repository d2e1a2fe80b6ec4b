using Jalons.Domain.Pilotage;
using Xunit;

namespace Jalons.Tests.Pilotage;

public sealed class CatalogueTests
{
    [Fact]
    public void Each_code_is_defined_once() =>
        Assert.Equal(Catalogue.Toutes.Count, Catalogue.Toutes.Select(d => d.Code).Distinct(StringComparer.Ordinal).Count());

    [Fact]
    public void Each_definition_says_everything_that_a_reader_needs() => Assert.All(Catalogue.Toutes, d =>
    {
        Assert.All(
            new[] { d.Libelle, d.Signification, d.Univers, d.Formule, d.Dates, d.Source, d.Exemple },
            texte => Assert.False(string.IsNullOrWhiteSpace(texte), $"{d.Code} : un texte manque"));
        Assert.EndsWith(".", d.Signification, StringComparison.Ordinal);
        Assert.Equal(d.Unite switch { UniteIndicateur.Pourcent => ClasseSecret.Taux, UniteIndicateur.Jours => ClasseSecret.Moyenne, _ => ClasseSecret.Effectif }, d.Secret);
    });

    [Theory]
    [InlineData("spie_nb_sdd_dov")]
    [InlineData("oarsa_taux_orientation")]
    [InlineData("spie_delai_median_orientation")]
    [InlineData("spie_delai_moyen_contractualisation")]
    [InlineData("spie_taux_contractualisation")]
    [InlineData("pe_taux_orientation_6_semaines")]
    [InlineData("pe_repartition_parcours_socio_professionnel")]
    [InlineData("oarsa_delai_moyen_primo_cer")]
    public void The_codes_of_the_reference_are_known(string code) => Assert.Equal(code, Catalogue.Trouver(code)?.Code);

    [Fact]
    public void Another_code_is_not_known() => Assert.Null(Catalogue.Trouver("oarsa_t9_rien"));
}
