using Jalons.Domain.Socle;
using Xunit;

namespace Jalons.Tests.Socle;

public sealed class DatesEnClairTests
{
    [Fact]
    public void A_date_is_said_in_French_and_stays_on_one_line()
    {
        Assert.Equal("1er\u00a0mars\u00a02026", new DateOnly(2026, 3, 1).EnClair());
        Assert.Equal("jeudi 31\u00a0décembre\u00a02026", new DateOnly(2026, 12, 31).AvecLeJour());
        Assert.Equal("août 2026", new DateOnly(2026, 8, 15).MoisEnClair());
    }

    [Theory]
    [InlineData("2026-03-03T08:30:00Z", "mardi 3 mars 2026 à 9 h 30")]
    [InlineData("2026-07-03T08:05:00Z", "vendredi 3 juillet 2026 à 10 h 05")]
    [InlineData("2026-12-31T23:00:00Z", "vendredi 1er janvier 2027 à 0 h")]
    public void An_instant_is_said_in_Paris_time(string instant, string attendu) =>
        Assert.Equal(attendu, DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture).EnClair().Replace('\u00a0', ' '));
}
