using Jalons.Data.Referentiel;
using Jalons.Domain.Referentiel;
using Jalons.TestKit;
using Xunit;

namespace Jalons.Tests.Referentiel;

/// <summary>Rules by effective date: the law of the day of the fact.</summary>
public sealed class ReglesTests(BaseDeTest bdd) : IClassFixture<BaseDeTest>
{
    [Theory]
    [InlineData("2024-12-31", "2025-02-28")]
    [InlineData("2024-12-20", "2025-02-20")]
    [InlineData("2025-01-01", "2025-02-12")]
    [InlineData("2026-11-20", "2027-01-01")]
    public async Task The_orientation_deadline_follows_the_law_in_force_on_reception(string recuLe, string attendue)
    {
        await using var connexion = await bdd.OuvrirAsync();
        var regles = await connexion.LireReglesAsync("55", TestContext.Current.CancellationToken);
        Assert.Equal(DateOnly.Parse(attendue, null), regles.EcheanceOrientation(DateOnly.Parse(recuLe, null)));
    }

    [Fact]
    public async Task Before_any_text_there_is_no_deadline_to_invent()
    {
        await using var connexion = await bdd.OuvrirAsync();
        var regles = await connexion.LireReglesAsync("55", TestContext.Current.CancellationToken);
        Assert.Null(regles.EcheanceOrientation(new DateOnly(2011, 5, 1)));
        Assert.Null(regles.EnVigueur("regle.inconnue", new DateOnly(2026, 1, 1)));
    }
}
