using Jalons.Domain.Habilitations;
using Xunit;

namespace Jalons.Tests.Habilitations;

public sealed class TotpTests
{
    // RFC 6238, appendix B: the ASCII secret 12345678901234567890, in base 32.
    private const string SecretRfc = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void The_codes_are_those_of_the_standard(long secondes, string attendu) =>
        Assert.Equal(attendu, Totp.Code(SecretRfc, Totp.Periode(DateTimeOffset.FromUnixTimeSeconds(secondes))));

    [Fact]
    public void A_new_secret_has_160_bits_and_is_never_the_same()
    {
        var secrets = Enumerable.Range(0, 50).Select(_ => Totp.NouveauSecret()).ToList();
        Assert.All(secrets, secret => Assert.Matches("^[A-Z2-7]{32}$", secret));
        Assert.Equal(50, secrets.Distinct().Count());
    }

    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void Clocks_may_differ_by_half_a_minute(int decalage, bool accepte)
    {
        var instant = new DateTimeOffset(2026, 11, 16, 9, 0, 0, TimeSpan.Zero);
        var code = Totp.Code(SecretRfc, Totp.Periode(instant) + decalage);
        Assert.Equal(accepte, Totp.Reconnaitre(SecretRfc, code, instant, null) is not null);
    }

    [Fact]
    public void A_code_serves_once()
    {
        var instant = new DateTimeOffset(2026, 11, 16, 9, 0, 0, TimeSpan.Zero);
        var code = Totp.Code(SecretRfc, Totp.Periode(instant));
        var periode = Totp.Reconnaitre(SecretRfc, $" {code[..3]} {code[3..]} ", instant, null);
        Assert.Equal(Totp.Periode(instant), periode);
        Assert.Null(Totp.Reconnaitre(SecretRfc, code, instant, periode));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("12345")]
    [InlineData("abcdef")]
    [InlineData("1234567")]
    public void What_is_not_a_code_is_refused(string? saisie) =>
        Assert.Null(Totp.Reconnaitre(SecretRfc, saisie, new DateTimeOffset(2026, 11, 16, 9, 0, 0, TimeSpan.Zero), null));
}
