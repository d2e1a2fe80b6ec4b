using Jalons.Domain.Pilotage;
using Jalons.TestKit;
using Jalons.TestKit.Pilotage;
using Xunit;

namespace Jalons.Tests.Data.Pilotage;

/// <summary>The dataset told once for the class.</summary>
public sealed class BaseJd1 : BaseDeTest
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await using var scene = new ScenePilotage(this);
        await JeuJd1.RaconterAsync(scene);
    }
}

/// <summary>EX-01, EX-05, EX-08, EX-10, EX-11 and EX-14 of <c>references/indicateurs.md</c> on a real database.</summary>
public sealed class Jd1Tests(BaseJd1 bdd) : IClassFixture<BaseJd1>, IAsyncLifetime
{
    private readonly ScenePilotage scene = new(bdd);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => scene.DisposeAsync();

    [Fact]
    public async Task EX_01_table_1()
    {
        var r = await scene.CalculerAsync("2024-12-31");
        string[] codes =
        [
            "oarsa_t1_sdd", "oarsa_t1_non_orientes", "oarsa_t1_orientes", "oarsa_t1_ft", "oarsa_t1_hors_ft", "oarsa_t1_spe_ml", "oarsa_t1_spe_mde_plie_cap", "oarsa_t1_spe_creation",
            "oarsa_t1_spe_iae", "oarsa_t1_spe_autre_placement", "oarsa_t1_hspe_departement", "oarsa_t1_hspe_caf", "oarsa_t1_hspe_msa", "oarsa_t1_hspe_ccas", "oarsa_t1_hspe_autre",
        ];
        Assert.Equal([10, 2, 8, 2, 6, 1, 1, 0, 1, 0, 2, 0, 0, 0, 1], codes.Select(c => r.Lire(c).Valeur!.Value));
        Assert.Equal(10m, r.Lire(Codes.NbSdd).Valeur);
        Assert.Equal(2m, r.Lire(Codes.NbNonOrientes).Valeur);
        Assert.Equal(1m, r.Lire(Codes.StatutInconnu).Valeur);
    }

    [Fact]
    public async Task EX_02_territories_unknown_included_sum_to_the_total()
    {
        var r = await scene.CalculerAsync("2024-12-31");
        string[] territoires = ["200000001", Territoires.Inconnu, Territoires.HorsDepartement];
        Assert.Equal([8m, 1m, 1m], territoires.Select(t => r.Lire(Codes.T1Sdd, t).Valeur!.Value));
        Assert.Equal([8m, 0m, 0m], territoires.Select(t => r.Lire(Codes.T1Orientes, t).Valeur!.Value));
    }

    [Theory]
    [InlineData(VariableVentilation.Age, new[] { 2, 2, 2, 1, 2, 0, 1 }, new[] { 1, 2, 2, 1, 2, 0, 0 })]
    [InlineData(VariableVentilation.Sexe, new[] { 6, 4, 0 }, new[] { 6, 2, 0 })]
    [InlineData(VariableVentilation.Anciennete, new[] { 4, 2, 1, 1, 2, 0 }, new[] { 3, 1, 1, 1, 2, 0 })]
    public async Task EX_02_breakdown_rows_of_table_1(VariableVentilation variable, int[] soumis, int[] orientes)
    {
        var r = await scene.CalculerAsync("2024-12-31");
        var modalites = Ventilation.Modalites(variable).Select(m => m.Cle).ToList();
        Assert.Equal(soumis.Select(n => (decimal)n), modalites.Select(m => r.Lire(Codes.T1Sdd, modalite: m).Valeur!.Value));
        Assert.Equal(orientes.Select(n => (decimal)n), modalites.Select(m => r.Lire(Codes.T1Orientes, modalite: m).Valeur!.Value));
        Assert.Equal(10, soumis.Sum());
        Assert.Equal(8, orientes.Sum());
        Assert.All(Ventilation.Codes, code => Assert.NotEqual(StatutMesure.NonRenseignee, r.Lire(code, modalite: modalites[0]).Statut));
    }

    [Fact]
    public async Task EX_05_rows_of_table_2()
    {
        // P3 (39 years, two years of seniority), P4 (54, five years) and P8 (36, less than a year) have a contract.
        var r = await scene.CalculerAsync("2024-12-31");
        Assert.Equal([0m, 0m, 2m, 0m, 1m, 0m, 0m], Ventilation.Modalites(VariableVentilation.Age).Select(m => r.Lire(Codes.T2HorsFranceTravailContrat, modalite: m.Cle).Valeur!.Value));
        Assert.Equal((2L, 3L), (r.Lire(Codes.TauxContractualisation, modalite: "sexe:femme").Numerateur, 3L));
    }

    [Fact]
    public async Task EX_05_table_2()
    {
        var r = await scene.CalculerAsync("2024-12-31");
        Assert.Equal(3m, r.Lire(Codes.T2HorsFranceTravailContrat).Valeur);
        Assert.Equal([1m, 2m], new[] { "oarsa_t2_spe_iae", "oarsa_t2_hspe_departement" }.Select(c => r.Lire(c).Valeur!.Value));
        Assert.Equal(3m, Modalites.Organismes.Sum(o => r.Lire($"oarsa_t2_{o.Suffixe}").Valeur));

        // No file of France Travail was received: not zero.
        Assert.Equal(StatutMesure.NonRenseignee, r.Lire(Codes.T2FranceTravailInscrits).Statut);
    }

    [Fact]
    public async Task EX_08_table_5()
    {
        var r = await scene.CalculerAsync("2024-12-31");
        Assert.Equal([6m, 4m, 3m, 1m], new[] { Codes.T5Entrants, Codes.T5PrimoOrientes, Codes.T5PrimoOrientesHorsFt, Codes.T5PrimoContrat }.Select(c => r.Lire(c).Valeur!.Value));
        var orientation = r.Lire(Codes.T5DelaiPrimoOrientation);
        Assert.Equal((56m, 62L + 70 + 81 + 11, 4L), (orientation.Valeur, orientation.Numerateur, orientation.Denominateur));
        Assert.Equal(25m, r.Lire(Codes.T5DelaiPrimoContrat).Valeur);
    }

    [Fact]
    public async Task EX_10_published_ratios()
    {
        var r = await scene.CalculerAsync("2024-12-31");
        Assert.Equal((80.0m, 8L, 10L), Lire(r.Lire(Codes.TauxOrientation)));
        Assert.Equal((20.0m, 2L, 10L), Lire(r.Lire(Codes.PartNonOrientes)));
        Assert.Equal((50.0m, 3L, 6L), Lire(r.Lire(Codes.TauxContratHorsFranceTravail)));
        Assert.Equal((50.0m, 3L, 6L), Lire(r.Lire(Codes.TauxContractualisation)));
        Assert.Equal(56m, r.Lire(Codes.DelaiMoyenPrimoOrientation).Valeur);
        Assert.Equal(25m, r.Lire(Codes.DelaiMoyenPrimoContrat).Valeur);
        static (decimal?, long?, long?) Lire(Mesure m) => (m.Valeur, m.Numerateur, m.Denominateur);
    }

    [Fact]
    public async Task EX_11_what_was_learnt_later_changes_the_consolidated_photo_only()
    {
        var alors = await scene.SimulerAsync("2024-12-31", "2024-12-31", 2);
        var depuis = await scene.SimulerAsync("2024-12-31", "2025-03-31", 2);
        Assert.Equal([10m, 8m, 2m], Lire(alors));
        Assert.Equal([9m, 7m, 1m], Lire(depuis));
        static IEnumerable<decimal> Lire(IReadOnlyDictionary<CleMesure, Mesure> r) => new[] { Codes.T1Sdd, Codes.T1Orientes, Codes.T1FranceTravail }.Select(c => r[new(c)].Valeur!.Value);
    }

    [Fact]
    public async Task EX_14_a_wider_state_set_is_another_figure()
    {
        await scene.CalculerAsync("2024-12-31");
        var r = await scene.SimulerAsync("2024-12-31", "2024-12-31", 2, 3, 4);
        Assert.Equal([11m, 9m, 3m], new[] { Codes.T1Sdd, Codes.T1Orientes, "oarsa_t1_hspe_departement" }.Select(c => r[new(c)].Valeur!.Value));
    }

    [Fact]
    public async Task A_day_inside_a_month_and_its_end_tell_the_same_story()
    {
        // Nothing happened between 28 and 31 December but the orientation of P14, on the 31st.
        var r = await scene.CalculerAsync("2024-12-30");
        Assert.Equal([10m, 7m], new[] { Codes.T1Sdd, Codes.T1Orientes }.Select(c => r.Lire(c).Valeur!.Value));
        Assert.Equal(0L, await scene.LireAsync("select count(*) from photo where au = '2024-12-30'"));
    }

    [Fact]
    public async Task Before_the_first_flow_nothing_is_known_and_nothing_is_zero()
    {
        var r = await scene.CalculerAsync("2010-12-31");
        Assert.Equal(StatutMesure.NonRenseignee, r.Lire(Codes.T1Sdd).Statut);
        Assert.Equal(StatutMesure.NonRenseignee, r.Lire(Codes.TauxOrientation).Statut);
        Assert.Equal(StatutMesure.NonRenseignee, r.Lire(Codes.NouveauxEntrants).Statut);
        Assert.Equal(StatutMesure.SansObjet, r.Lire(Codes.TauxSixSemaines).Statut);
    }
}
