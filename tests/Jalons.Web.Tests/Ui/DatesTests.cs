using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Jalons.Web.Ui;
using Xunit;

namespace Jalons.Web.Tests.Ui;

/// <summary>Dates and delays are said as DESIGN.md says them.</summary>
public sealed class DatesTests
{
    private static readonly DateOnly Jour = new(2026, 11, 20);

    private static Arbitrary<DateOnly> DesDates() =>
        Gen.Choose(new DateOnly(1900, 1, 1).DayNumber, new DateOnly(2100, 12, 31).DayNumber).Select(DateOnly.FromDayNumber).ToArbitrary();

    [Theory]
    [InlineData("2026-03-03", "mardi 3 mars 2026")]
    [InlineData("2026-03-01", "dimanche 1er mars 2026")]
    [InlineData("2024-02-29", "jeudi 29 février 2024")]
    [InlineData("2026-08-15", "samedi 15 août 2026")]
    [InlineData("2026-12-31", "jeudi 31 décembre 2026")]
    public void A_full_date_reads_in_French(string date, string attendu) =>
        Assert.Equal(attendu, Espaces(Dates.Complete(Lire(date))));

    [Theory]
    [InlineData("2026-03-03T08:30:00Z", "mardi 3 mars 2026 à 9 h 30")]
    [InlineData("2026-07-03T08:05:00Z", "vendredi 3 juillet 2026 à 10 h 05")]
    [InlineData("2026-12-31T23:00:00Z", "vendredi 1er janvier 2027 à 0 h")]
    public void An_instant_reads_in_Paris_time(string instant, string attendu) =>
        Assert.Equal(attendu, Espaces(Dates.Complete(DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture))));

    [Theory]
    [InlineData("2026-11-20", "aujourd’hui")]
    [InlineData("2026-11-21", "demain")]
    [InlineData("2026-11-19", "hier")]
    [InlineData("2026-11-24", "dans 4 jours")]
    [InlineData("2026-11-11", "il y a 9 jours")]
    [InlineData("2027-01-18", "dans 59 jours")]
    [InlineData("2027-01-20", "dans 2 mois")]
    [InlineData("2027-01-21", "dans plus de 2 mois")]
    [InlineData("2026-08-20", "il y a 3 mois")]
    [InlineData("2027-11-20", "dans 12 mois")]
    [InlineData("2028-11-20", "dans 2 ans")]
    [InlineData("2023-05-02", "il y a plus de 3 ans")]
    public void A_delay_says_whether_it_is_exact(string date, string attendu) =>
        Assert.Equal(attendu, Espaces(Dates.Relative(Lire(date), Jour)));

    [Fact]
    public void A_delay_is_said_before_its_date() =>
        Assert.Equal("dans 4 jours, le 24 novembre 2026", Espaces(Dates.RelativeEtSimple(Jour.AddDays(4), Jour)));

    [Fact]
    public void A_delay_always_says_past_or_future() => Prop.ForAll(DesDates(), DesDates(), (date, jour) =>
    {
        var texte = Dates.Relative(date, jour);
        return date.DayNumber.CompareTo(jour.DayNumber) switch
        {
            0 => texte == "aujourd’hui",
            > 0 => texte == "demain" || texte.StartsWith("dans ", StringComparison.Ordinal),
            _ => texte == "hier" || texte.StartsWith("il y a ", StringComparison.Ordinal),
        };
    }).Check(Config.QuickThrowOnFailure.WithQuietOnSuccess(true));

    [Fact]
    public void A_gap_is_the_same_both_ways() => Prop.ForAll(DesDates(), DesDates(), (a, b) =>
    {
        var (debut, fin) = a < b ? (a, b) : (b, a);
        return fin.DayNumber - debut.DayNumber < 2
            || (Dates.Relative(fin, debut) == "dans " + Dates.Ecart(debut, fin) && Dates.Relative(debut, fin) == "il y a " + Dates.Ecart(debut, fin));
    }).Check(Config.QuickThrowOnFailure.WithQuietOnSuccess(true));

    [Fact]
    public void An_age_changes_on_the_birthday_and_only_then() => Prop.ForAll(DesDates(), Gen.Choose(0, 110).ToArbitrary(), (naissance, ans) =>
    {
        // Born on 29 February: the birthday of other years falls on 1 March.
        var anniversaire = naissance is { Month: 2, Day: 29 } && !DateTime.IsLeapYear(naissance.Year + ans)
            ? new DateOnly(naissance.Year + ans, 3, 1)
            : new DateOnly(naissance.Year + ans, naissance.Month, naissance.Day);
        return Dates.Age(naissance, anniversaire) == ans && Dates.Age(naissance, anniversaire.AddDays(-1)) == ans - 1;
    }).Check(Config.QuickThrowOnFailure.WithQuietOnSuccess(true));

    [Theory]
    [InlineData("2026-09-02", "du 3 mars 2026 au 2 septembre 2026")]
    [InlineData(null, "depuis le 3 mars 2026")]
    public void A_period_says_its_start_and_its_end(string? fin, string attendu) =>
        Assert.Equal(attendu, Espaces(Dates.Periode(new(2026, 3, 3), fin is null ? null : Lire(fin))));

    [Fact]
    public void A_date_never_breaks_across_lines_inside() => Assert.Contains("3\u00a0mars\u00a02026", Dates.Complete(new DateOnly(2026, 3, 3)), StringComparison.Ordinal);

    private static DateOnly Lire(string date) => DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Espaces(string texte) => texte.Replace('\u00a0', ' ').Replace('\u202f', ' ');
}
