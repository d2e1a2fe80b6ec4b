using System.Text.Json;
using Jalons.Domain.Pilotage;
using Jalons.TestKit;
using Jalons.TestKit.Pilotage;
using Xunit;

namespace Jalons.Web.Tests.Commands;

/// <summary>Dataset JD-1, asked from the command line.</summary>
public sealed class BaseJd1 : BaseDeTest
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await using var scene = new ScenePilotage(this);
        await JeuJd1.RaconterAsync(scene);
    }
}

public sealed class IndicateursTests(BaseJd1 bdd) : IClassFixture<BaseJd1>, IAsyncLifetime
{
    private readonly ProgrammeJalons jalons = new();

    public ValueTask InitializeAsync()
    {
        jalons.Sur(bdd);
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => jalons.DisposeAsync();

    [Fact]
    public async Task Json_gives_each_code_with_its_value_its_terms_and_its_unit()
    {
        var resultat = await jalons.ExecuterAsync("indicateurs", "--au", "2024-12-31", "--json");
        Assert.Equal(0, resultat.Statut);
        Assert.Equal("2024-12-31", resultat.Json.GetProperty("au").GetString());
        Assert.Equal("55", resultat.Json.GetProperty("departement").GetString());
        var indicateurs = resultat.Json.GetProperty("indicateurs");
        Assert.Equal(Catalogue.Toutes.Select(d => d.Code), indicateurs.EnumerateObject().Select(p => p.Name));
        Assert.Equal((10m, 10, (int?)null, "adultes"), Lire(indicateurs, "spie_nb_sdd_dov"));
        Assert.Equal((80.0m, 8, 10, "%"), Lire(indicateurs, "oarsa_taux_orientation"));
        Assert.Equal((50.0m, 3, 6, "%"), Lire(indicateurs, "spie_taux_contractualisation"));
        Assert.Equal((56m, 224, 4, "jours"), Lire(indicateurs, "oarsa_t5_delai_primo_orientation"));
    }

    [Fact]
    public async Task Json_gives_the_breakdown_of_the_survey_by_age_sex_and_seniority()
    {
        var indicateurs = (await jalons.ExecuterAsync("indicateurs", "--au", "2024-12-31", "--json")).Json.GetProperty("indicateurs");
        var ventilation = indicateurs.GetProperty("oarsa_taux_orientation").GetProperty("ventilation");
        Assert.Equal(["age", "sexe", "anciennete"], ventilation.EnumerateObject().Select(v => v.Name));
        Assert.Equal((50.0m, 2, 4, "%"), Lire(ventilation.GetProperty("sexe"), "homme"));
        Assert.Equal((75.0m, 3, 4, "%"), Lire(ventilation.GetProperty("anciennete"), "moins_6_mois"));
        Assert.Equal(10, indicateurs.GetProperty("oarsa_t1_sdd").GetProperty("ventilation").GetProperty("age").EnumerateObject().Sum(m => m.Value.GetProperty("valeur").GetInt32()));
        Assert.False(indicateurs.GetProperty("spie_delai_premier_rdv").TryGetProperty("ventilation", out _));
    }

    [Fact]
    public async Task What_cannot_be_computed_is_null_with_its_mark()
    {
        var indicateurs = (await jalons.ExecuterAsync("indicateurs", "--au", "31/12/2010", "--departement", "55", "--json")).Json.GetProperty("indicateurs");
        var taux = indicateurs.GetProperty("oarsa_taux_orientation");
        Assert.Equal(JsonValueKind.Null, taux.GetProperty("valeur").ValueKind);
        Assert.Equal("NR", taux.GetProperty("statut").GetString());
        Assert.Equal("NC", indicateurs.GetProperty("spie_delai_moyen_contractualisation").GetProperty("statut").GetString());
    }

    [Fact]
    public async Task People_read_a_table()
    {
        var texte = await jalons.ExecuterAsync("indicateurs", "--au", "2024-12-31");
        Assert.Equal(0, texte.Statut);
        Assert.StartsWith("Indicateurs du département 55 au 31/12/2024", texte.Sortie, StringComparison.Ordinal);
        Assert.Contains(texte.Sortie.Split('\n'), ligne => ligne.Contains("Taux d’orientation", StringComparison.Ordinal) && ligne.Contains("80,0 %", StringComparison.Ordinal) && ligne.Contains("(8/10)", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--au", "hier")]
    [InlineData("--au", "2999-01-01")]
    [InlineData("--au", "2024-12-31", "--departement", "79")]
    [InlineData]
    public async Task What_cannot_be_asked_fails_with_a_sentence(params string[] arguments)
    {
        var refus = await jalons.ExecuterAsync(["indicateurs", .. arguments, "--json"]);
        Assert.Equal(1, refus.Statut);
        Assert.NotEmpty(refus.Json.GetProperty("erreur").GetString()!);
    }

    private static (decimal, int, int?, string?) Lire(JsonElement indicateurs, string code)
    {
        var i = indicateurs.GetProperty(code);
        var denominateur = i.GetProperty("denominateur");
        return (i.GetProperty("valeur").GetDecimal(), i.GetProperty("numerateur").GetInt32(), denominateur.ValueKind == JsonValueKind.Null ? null : denominateur.GetInt32(), i.GetProperty("unite").GetString());
    }
}
