using Jalons.Domain.Pilotage;
using Xunit;

namespace Jalons.Tests.Pilotage;

/// <summary>The worked examples of <c>references/indicateurs.md</c> that need no database, as they stand.</summary>
public sealed class CalculsTests
{
    private static DateOnly Jour(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static Attente Attend(string depart, string? evenement = null, string? sortie = null, int effectif = 1) =>
        new(Jour(depart), evenement is null ? null : Jour(evenement), sortie is null ? null : Jour(sortie), effectif);

    [Theory]
    [InlineData("2.5", 0, "3")]
    [InlineData("12.25", 1, "12.3")]
    [InlineData("0.5", 0, "1")]
    [InlineData("-2.5", 0, "-3")]
    [InlineData("37.5", 0, "38")]
    public void EX_R1_rounding_is_half_away_from_zero(string valeur, int decimales, string attendu) =>
        Assert.Equal(Nombre(attendu), Arrondi.Au(Nombre(valeur), decimales));

    private static decimal Nombre(string texte) => decimal.Parse(texte, System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public void EX_R2_nothing_to_divide_by_is_NC_and_a_true_zero_is_zero()
    {
        Assert.Equal(StatutMesure.NonCalculable, Mesure.Taux(0, 0).Statut);
        Assert.Null(Mesure.Taux(0, 0).Valeur);
        Assert.Equal(StatutMesure.NonCalculable, Mesure.Moyenne(0, 0).Statut);
        Assert.Equal(0m, Mesure.Taux(0, 12).Valeur);
        Assert.Equal(["NC", "ND", "NR", "/"], new[] { StatutMesure.NonCalculable, StatutMesure.NonDisponible, StatutMesure.NonRenseignee, StatutMesure.SansObjet }.Select(s => s.Marque()));
        Assert.Null(StatutMesure.Calculee.Marque());
        Assert.All(Enum.GetValues<StatutMesure>(), statut => Assert.Equal(statut, LibellesMesure.Lire(statut.Marque())));
    }

    [Fact]
    public void EX_24_median_counts_the_people_still_waiting()
    {
        (int, bool, long)[] observations = [(5, true, 1), (12, true, 2), (20, true, 1), (8, false, 1), (15, false, 1)];
        var survie = new SurvieKaplanMeier(observations);
        Assert.Equal(12, survie.Mediane);
        Assert.Equal(58.3m, survie.PartServie(14));
        Assert.Equal(0m, survie.PartServie(4));
    }

    [Fact]
    public void EX_2E_and_EX_2D_medians_of_other_delays()
    {
        Assert.Equal(15, new SurvieKaplanMeier([(14, true, 1), (15, true, 1), (17, true, 1), (11, true, 1), (22, true, 1), (58, false, 1)]).Mediane);
        Assert.Equal(30, new SurvieKaplanMeier([(10, true, 1), (30, true, 1), (71, true, 1), (112, false, 1)]).Mediane);
    }

    [Fact]
    public void A_survival_of_exactly_one_half_reaches_the_median()
    {
        // 2/3 × 3/4 = 1/2, which no decimal of 2/3 gives.
        Assert.Equal(7, new SurvieKaplanMeier([(3, true, 2), (7, true, 1), (9, false, 3)]).Mediane);
        Assert.Null(new SurvieKaplanMeier([(3, true, 1), (9, false, 3)]).Mediane);
    }

    [Fact]
    public void EX_24_the_mean_says_over_how_many()
    {
        var cohorte = new CohorteAttente(
            [Attend("2025-01-01", "2025-01-06"), Attend("2025-01-01", "2025-01-13", effectif: 2), Attend("2025-01-01", "2025-01-21"), Attend("2025-01-23"), Attend("2025-01-16")],
            Jour("2025-01-31"));
        var moyenne = cohorte.Moyenne(2);
        Assert.Equal(12.25m, moyenne.Valeur);
        Assert.Equal((4L, 6L), (moyenne.Acheves, moyenne.Concernes));
        Assert.Equal(12m, cohorte.Mediane().Valeur);
    }

    [Fact]
    public void EX_28_a_yearly_mean_is_the_mean_of_all_delays()
    {
        int[] delais = [10, 11, 12, 10, 20, 21];
        var depart = Jour("2025-01-05");
        var cohorte = new CohorteAttente(delais.Select(d => new Attente(depart, depart.AddDays(d))), Jour("2025-12-31"));
        Assert.Equal(14m, cohorte.Moyenne().Valeur);
        Assert.Equal(10.75m, new CohorteAttente(delais[..4].Select(d => new Attente(depart, depart.AddDays(d))), Jour("2025-12-31")).Moyenne(2).Valeur);
    }

    [Fact]
    public void EX_33_bands_are_in_days()
    {
        var depart = Jour("2024-01-31");
        var bandes = new CohorteAttente(
            [.. new[] { 0, 29, 30, 59, 60, 89, 90, 400 }.Select(d => new Attente(depart, depart.AddDays(d))), new Attente(depart), new Attente(depart, null, depart.AddDays(9))],
            depart.AddDays(500)).Repartition();
        Assert.Equal([2L, 2L, 2L, 2L, 1L, 1L], Enum.GetValues<TrancheDelai>().Select(t => bandes[t]));
    }

    [Theory]
    [InlineData("2024-01-31", "2024-02-29", true)]
    [InlineData("2024-01-31", "2024-03-01", false)]
    [InlineData("2023-01-31", "2023-02-28", true)]
    [InlineData("2024-03-15", "2024-04-15", true)]
    [InlineData("2024-03-15", "2024-04-16", false)]
    public void EX_21_one_month_is_an_inclusive_calendar_month(string reception, string decision, bool aTemps)
    {
        var taux = new CohorteAttente([Attend(reception, decision)], Jour("2025-12-31")).TauxDansLaLimite(d => d.AddMonths(1));
        Assert.Equal(aTemps ? 100m : 0m, taux.Valeur);
    }

    [Fact]
    public void EX_22_numerator_and_denominator_share_the_cohort_month()
    {
        var arret = Jour("2025-12-31");
        var janvier = new CohorteAttente([Attend("2025-01-10", "2025-01-20", effectif: 4), Attend("2025-01-20", "2025-02-10", effectif: 5), Attend("2025-01-10")], arret);
        var fevrier = new CohorteAttente([Attend("2025-02-10", "2025-02-20"), Attend("2025-02-20", "2025-03-10", effectif: 2), Attend("2025-02-10")], arret);
        Assert.Equal(90.0m, janvier.TauxDansLaLimite(d => d.AddMonths(1)).Valeur);
        Assert.Equal(75.0m, fevrier.TauxDansLaLimite(d => d.AddMonths(1)).Valeur);
    }

    private static readonly Attente[] Exemple23 =
    [
        Attend("2025-01-10", "2025-02-05"), Attend("2025-01-20", "2025-02-25"), Attend("2025-02-15", "2025-03-10"), Attend("2025-02-25"),
        Attend("2025-03-10", "2025-03-20"), Attend("2025-03-20"), Attend("2025-03-28"),
    ];

    [Fact]
    public void EX_23_immature_people_are_out_of_both_terms()
    {
        var taux = new CohorteAttente(Exemple23, Jour("2025-03-31")).TauxDansLaLimite(d => d.AddMonths(1));
        Assert.Equal(50.0m, taux.Valeur);
        Assert.Equal((2L, 4L, 3L), (taux.Numerateur, taux.Denominateur, taux.NonMurs));
        Assert.True(taux.EstProvisoire);
    }

    [Fact]
    public void I_14_an_immature_person_never_changes_a_mature_rate()
    {
        var arret = Jour("2025-03-31");
        var avant = new CohorteAttente(Exemple23, arret).TauxDansLaLimite(d => d.AddMonths(1));
        for (var jour = Jour("2025-03-01"); jour <= arret; jour = jour.AddDays(1))
        {
            foreach (DateOnly? decision in new DateOnly?[] { null, jour, arret })
            {
                var apres = new CohorteAttente([.. Exemple23, new Attente(jour, decision)], arret).TauxDansLaLimite(d => d.AddMonths(1));
                Assert.Equal((avant.Numerateur, avant.Denominateur, avant.Valeur), (apres.Numerateur, apres.Denominateur, apres.Valeur));
                Assert.Equal(avant.NonMurs + 1, apres.NonMurs);
            }
        }
    }

    [Fact]
    public void EX_27_less_than_15_days_is_strict_and_two_months_is_inclusive()
    {
        var decision = Jour("2024-01-15");
        var cohorte = new CohorteAttente(
            [
                .. new[] { "2024-01-28", "2024-01-30", "2024-03-15", "2024-03-16", "2025-02-20", "2024-01-10" }.Select(s => new Attente(decision, Jour(s))),
                new Attente(decision, Effectif: 2),
            ],
            Jour("2025-12-31"));

        // The signature of 10 January 2024 precedes the decision: set aside, the person is still one of the eight.
        Assert.Equal((12.5m, 1L, 8L, 1L), Lire(cohorte.TauxDansLaLimite(d => d.AddDays(14))));
        Assert.Equal((37.5m, 3L, 8L, 1L), Lire(cohorte.TauxDansLaLimite(d => d.AddMonths(2))));
        Assert.Equal(1L, cohorte.Anomalies);
        static (decimal?, long?, long?, long) Lire(Mesure m) => (m.Valeur, m.Numerateur, m.Denominateur, m.Anomalies);
    }

    [Fact]
    public void EX_29_six_weeks_are_42_days_inclusive()
    {
        var reception = Jour("2025-01-03");
        Assert.Equal(Jour("2025-02-14"), reception.AddDays(42));

        // The decision of France Travail at 50 days is not an event of the département.
        var cohorte = new CohorteAttente([.. new[] { 30, 42, 43 }.Select(j => new Attente(reception, reception.AddDays(j))), new Attente(reception)], Jour("2025-12-31"));
        Assert.Equal(50.0m, cohorte.TauxDansLaLimite(d => d.AddDays(42)).Valeur);
    }

    [Fact]
    public void A_step_after_the_exit_is_not_a_success_of_the_wait()
    {
        var cohorte = new CohorteAttente([Attend("2025-01-01", "2025-03-01", "2025-02-01")], Jour("2025-12-31"));
        Assert.Equal(0L, cohorte.Acheves);
        Assert.Equal(1L, cohorte.Repartition()[TrancheDelai.Sortis]);
    }

    [Fact]
    public void What_happens_after_the_cut_off_has_not_happened_yet()
    {
        var cohorte = new CohorteAttente([Attend("2025-01-01", "2025-03-01"), Attend("2025-01-01", null, "2025-04-01")], Jour("2025-02-15"));
        Assert.Equal(2L, cohorte.Repartition()[TrancheDelai.EnAttente]);
        Assert.Equal(StatutMesure.NonCalculable, cohorte.Moyenne().Statut);
        Assert.Equal(StatutMesure.NonDisponible, cohorte.Mediane().Statut);
    }

    [Fact]
    public void Unknown_above_ten_per_cent_asks_for_a_check()
    {
        Assert.True((Mesure.Taux(30, 56) with { Inconnus = 6 }).EstAVerifier);
        Assert.False((Mesure.Taux(30, 60) with { Inconnus = 6 }).EstAVerifier);
    }
}
