using Jalons.Domain.Referentiel;
using Jalons.Domain.Socle;
using Xunit;

namespace Jalons.Tests.Referentiel;

public sealed class ReglesLocalesTests
{
    private static readonly DateOnly Aujourdhui = new(2026, 11, 16);
    private static readonly DateOnly Demain = new(2026, 11, 17);
    private static readonly DateOnly Noel = new(2026, 12, 25);

    private static readonly Regles Connues = new(
    [
        Regle(null, new DateOnly(2009, 6, 1), null),
        Regle("55", new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 1)),
    ]);

    [Fact]
    public void A_rule_that_starts_when_the_other_ends_is_taken() =>
        Assert.True(ReglesLocales.Ajouter(Connues, Regle("55", new DateOnly(2026, 12, 1), null), Aujourdhui).EstFait);

    [Fact]
    public void Two_rules_of_a_departement_never_hold_on_the_same_day()
    {
        var refus = ReglesLocales.Ajouter(Connues, Regle("55", new DateOnly(2026, 11, 30), null), Aujourdhui).Refus;
        Assert.Equal("regle.chevauchement", refus?.Code);
        Assert.Contains("01/01/2026", refus!.Message, StringComparison.Ordinal);
        Assert.True(ReglesLocales.Ajouter(Connues, Regle("79", new DateOnly(2026, 11, 30), null), Aujourdhui).EstFait);
    }

    [Fact]
    public void The_past_does_not_change()
    {
        Assert.Equal("regle.passe", ReglesLocales.Ajouter(new Regles([]), Regle("55", Aujourdhui, null), Aujourdhui).Refus?.Code);
        Assert.True(ReglesLocales.Ajouter(new Regles([]), Regle("55", Demain, null), Aujourdhui).EstFait);
        Assert.Equal("regle.passe", ReglesLocales.Terminer(Regle("55", new DateOnly(2026, 1, 1), null), Aujourdhui, Aujourdhui).Refus?.Code);
    }

    [Theory]
    [InlineData(CodesRegle.OrientationDelai)]
    [InlineData(CodesRegle.ContratDelaiEmploi)]
    [InlineData(CodesRegle.ContratDelaiSocial)]
    [InlineData("inconnue")]
    public void A_delay_of_the_law_is_not_set_here(string code) =>
        Assert.Equal("regle.legale", ReglesLocales.Ajouter(Connues, Regle("55", Noel, null) with { Code = code }, Aujourdhui).Refus?.Code);

    [Fact]
    public void A_rule_says_what_it_rests_on_and_lasts_some_time()
    {
        var regle = Regle("55", Noel, null);
        Assert.Equal("regle.fondement", ReglesLocales.Ajouter(Connues, regle with { Delai = regle.Delai with { Fondement = " " } }, Aujourdhui).Refus?.Code);
        Assert.Equal("regle.nombre", ReglesLocales.Ajouter(Connues, regle with { Delai = regle.Delai with { Nombre = 0 } }, Aujourdhui).Refus?.Code);
    }

    [Fact]
    public void Only_a_local_rule_is_ended_and_only_sooner()
    {
        Assert.Equal("regle.nationale", ReglesLocales.Terminer(Regle(null, new DateOnly(2009, 6, 1), null), Demain, Aujourdhui).Refus?.Code);
        Assert.Equal("regle.fin", ReglesLocales.Terminer(Regle("55", Noel, null), Demain, Aujourdhui).Refus?.Code);
        Assert.Equal("regle.fin", ReglesLocales.Terminer(Regle("55", new DateOnly(2026, 1, 1), Demain), Noel, Aujourdhui).Refus?.Code);
        Assert.True(ReglesLocales.Terminer(Regle("55", new DateOnly(2026, 1, 1), null), Demain, Aujourdhui).EstFait);
    }

    private static Regle Regle(string? departement, DateOnly du, DateOnly? au) =>
        new(CodesRegle.PremierRendezVousDelai, departement, new Periode(du, au), new Delai(10, UniteDelai.Jours, "Délibération du 12 octobre 2026"));
}
