using Jalons.Data.Pilotage;
using Jalons.Domain.Pilotage;
using Jalons.TestKit;
using Jalons.TestKit.Pilotage;
using Xunit;

namespace Jalons.Tests.Data.Pilotage;

/// <summary>A generated département of some hundred households over fifteen months, the same at every run.</summary>
public sealed class BaseGeneree : BaseDeTest
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await DepartementGenere.RemplirAsync(this, foyers: 600);
    }
}

/// <summary>Invariants of <c>references/indicateurs.md</c> §0.11 on a generated base, at several dates.</summary>
public sealed class InvariantsTests(BaseGeneree bdd) : IClassFixture<BaseGeneree>, IAsyncLifetime
{
    private readonly ScenePilotage scene = new(bdd);

    public static TheoryData<string> Dates => ["2025-04-30", "2025-12-31", "2026-02-14", "2026-03-31"];

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => scene.DisposeAsync();

    private static IEnumerable<string> Lieux(ResultatsIndicateurs r) => r.Mesures.Keys.Select(k => k.Territoire).Distinct(StringComparer.Ordinal);

    [Theory]
    [MemberData(nameof(Dates))]
    public async Task I_01_the_identities_of_table_1_hold_everywhere(string au)
    {
        var r = await scene.CalculerAsync(au);
        Assert.True(r.Lire(Codes.T1Sdd).Valeur > 200);
        Assert.All(Lieux(r), lieu =>
        {
            Assert.Equal(N(Codes.T1Sdd), N(Codes.T1NonOrientes) + N(Codes.T1Orientes));
            Assert.Equal(N(Codes.T1Orientes), N(Codes.T1FranceTravail) + N(Codes.T1HorsFranceTravail));
            Assert.Equal(N(Codes.T1HorsFranceTravail), Modalites.Organismes.Sum(o => N($"oarsa_t1_{o.Suffixe}")));
            Assert.Equal(N(Codes.T2HorsFranceTravailContrat), Modalites.Organismes.Sum(o => N($"oarsa_t2_{o.Suffixe}")));
            Assert.All(Modalites.Organismes, o => Assert.True(N($"oarsa_t2_{o.Suffixe}") <= N($"oarsa_t1_{o.Suffixe}")));
            decimal N(string code) => r.Lire(code, lieu).Valeur!.Value;
        });
    }

    [Theory]
    [MemberData(nameof(Dates))]
    public async Task I_02_the_territories_sum_to_the_departement_for_every_count(string au)
    {
        var r = await scene.CalculerAsync(au);
        var comptes = Catalogue.Toutes.Where(d => d.Unite == UniteIndicateur.Adultes && r.Lire(d.Code).Statut == StatutMesure.Calculee);
        Assert.All(comptes, d => Assert.Equal(
            r.Lire(d.Code).Valeur,
            Lieux(r).Where(l => l != Territoires.Departement).Sum(l => r.Lire(d.Code, l).Valeur ?? 0)));
        Assert.Contains(Territoires.Inconnu, Lieux(r));
        Assert.Contains(Territoires.HorsDepartement, Lieux(r));
    }

    [Theory]
    [MemberData(nameof(Dates))]
    public async Task I_05_the_steps_of_table_5_only_go_down(string au)
    {
        var r = await scene.CalculerAsync(au);
        Assert.All(Lieux(r).Where(l => r.Lire(Codes.T5Entrants, l).Statut == StatutMesure.Calculee), lieu =>
        {
            var etapes = new[] { Codes.T5Entrants, Codes.T5PrimoOrientes, Codes.T5PrimoOrientesHorsFt, Codes.T5PrimoContrat }.Select(c => r.Lire(c, lieu).Valeur!.Value).ToList();
            Assert.Equal(etapes.OrderDescending(), etapes);
        });
    }

    [Theory]
    [MemberData(nameof(Dates))]
    public async Task I_08_every_share_lies_between_0_and_100(string au)
    {
        var r = await scene.CalculerAsync(au);
        Assert.All(r.Mesures.Where(m => Catalogue.De(m.Key.Code).Unite == UniteIndicateur.Pourcent && m.Value.Statut == StatutMesure.Calculee), m =>
        {
            Assert.InRange(m.Value.Numerateur!.Value, 0, m.Value.Denominateur!.Value);
            Assert.InRange(m.Value.Valeur!.Value, 0m, 100m);
        });
    }

    [Fact]
    public async Task I_10_the_same_definition_at_the_same_date_gives_the_same_figures()
    {
        var premiere = await scene.CalculerAsync("2026-02-14");
        await scene.ExecuterAsync("delete from photo_adulte");
        await scene.ExecuterAsync("delete from photo");
        await scene.ExecuterAsync("delete from indicateur_calcul");
        var seconde = await scene.CalculerAsync("2026-02-14");
        Assert.Equal(premiere.Mesures.OrderBy(m => m.Key.ToString(), StringComparer.Ordinal), seconde.Mesures.OrderBy(m => m.Key.ToString(), StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Dates))]
    public async Task I_13_reading_more_states_never_lowers_the_stock(string au)
    {
        short[][] ensembles = [[2], [2, 3], [2, 3, 4]];
        var stocks = new List<decimal>();
        foreach (var etats in ensembles)
        {
            stocks.Add((await scene.SimulerAsync(au, au, etats))[new(Codes.T1Sdd)].Valeur!.Value);
        }

        Assert.Equal(stocks.Order(), stocks);
        Assert.True(stocks[1] > stocks[0]);
        Assert.Equal(stocks[0], (await scene.CalculerAsync(au)).Lire(Codes.T1Sdd).Valeur);
    }

    [Fact]
    public async Task The_bands_of_the_delay_sum_to_the_entrants_of_the_year_less_those_already_oriented()
    {
        var r = await scene.CalculerAsync("2026-03-31");
        var delai = r.Lire(Codes.DelaiMoyenOrientation);
        Assert.Equal(delai.Concernes, (long)Modalites.Tranches.Sum(t => r.Lire($"{Codes.RepartitionDelaiOrientation}_{t.Suffixe}").Valeur!.Value));
        var mois = Enumerable.Range(-11, 12).Select(i => new DateOnly(2026, 3, 1).AddMonths(i)).ToList();
        Assert.Equal(delai.Concernes + delai.Deja + delai.Inconnus, (long)mois.Sum(m => r.Lire(Codes.NouveauxEntrants, mois: m).Valeur!.Value));
        Assert.Equal(delai.Numerateur, mois.Sum(m => r.Lire(Codes.DelaiMoyenOrientation, mois: m).Numerateur ?? 0));
        Assert.True(delai.Concernes > 50);
    }

    [Fact]
    public async Task What_is_kept_reads_back_as_it_was_computed()
    {
        await scene.CalculerAsync("2025-12-31");
        var tableau = await scene.TableauAsync("2026-01-15");
        Assert.Equal((await scene.CalculerAsync("2025-12-31")).Lire(Codes.DelaiMoyenOrientation), tableau.Precedent.Lire(Codes.DelaiMoyenOrientation));
    }
}
