using System.Globalization;
using System.Text.RegularExpressions;
using Jalons.Data.Socle;
using Xunit;

namespace Jalons.Web.Tests.Ui;

/// <summary>Every pair of colours that the theme lays on one another reads, by day and by night (WCAG 2.2: 1.4.3 and 1.4.11).</summary>
public sealed partial class ContrastesTests
{
    private static readonly IReadOnlyDictionary<string, string>[] Modes = Lire();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Texts_have_a_contrast_of_4_5(int mode)
    {
        string[] encres = ["ink", "ink-soft", "primary", "primary-dark", "late", "soon", "done", "info", .. Jalons];
        var paires = encres.SelectMany(encre => new[] { (encre, "paper"), (encre, "surface") })
            .Concat([("late", "late-wash"), ("soon", "soon-wash"), ("done", "done-wash"), ("info", "info-wash")])
            .Concat([("on-primary", "primary"), ("on-primary", "primary-dark"), ("primary-dark", "primary-wash"), ("ink", "primary-wash")])
            .Concat(new[] { "late-wash", "soon-wash", "done-wash", "info-wash" }.SelectMany(fond => new[] { ("ink", fond), ("primary", fond), ("ink-soft", fond) }));
        Assert.All(paires, p => Assert.True(Contraste(mode, p.Item1, p.Item2) >= 4.5, $"{p} : {Contraste(mode, p.Item1, p.Item2):0.00}"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Edges_and_focus_have_a_contrast_of_3(int mode)
    {
        (string, string)[] paires = [("edge", "paper"), ("edge", "surface"), ("focus", "focus-ink")];
        Assert.All(paires, p => Assert.True(Contraste(mode, p.Item1, p.Item2) >= 3, $"{p} : {Contraste(mode, p.Item1, p.Item2):0.00}"));
        Assert.True(Math.Max(Contraste(mode, "focus", "paper"), Contraste(mode, "focus-ink", "paper")) >= 3);
    }

    [Fact]
    public void Day_and_night_define_the_same_colours() => Assert.Equal(Modes[0].Keys.Order(), Modes[1].Keys.Order());

    private static IEnumerable<string> Jalons => Modes[0].Keys.Where(n => n.StartsWith("stake-", StringComparison.Ordinal));

    private static double Contraste(int mode, string a, string b)
    {
        var (clair, sombre) = (Luminance(Modes[mode][a]), Luminance(Modes[mode][b]));
        return (Math.Max(clair, sombre) + 0.05) / (Math.Min(clair, sombre) + 0.05);
    }

    private static double Luminance(string hexa)
    {
        var canaux = Enumerable.Range(0, 3).Select(i => int.Parse(hexa.AsSpan(1 + (2 * i), 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)
            .Select(c => c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4)).ToArray();
        return (0.2126 * canaux[0]) + (0.7152 * canaux[1]) + (0.0722 * canaux[2]);
    }

    private static IReadOnlyDictionary<string, string>[] Lire()
    {
        var css = File.ReadAllText(Path.Combine(Depot.Racine, "src/Jalons.Web/Ui/Theme/jetons.css"));
        var nuit = css.IndexOf("prefers-color-scheme: dark", StringComparison.Ordinal);
        return [Couleurs(css[..nuit]), Couleurs(css[nuit..])];
    }

    private static Dictionary<string, string> Couleurs(string css) =>
        Couleur().Matches(css).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value, StringComparer.Ordinal);

    [GeneratedRegex("--([a-z-]+):\\s*(#[0-9a-f]{6})\\b")]
    private static partial Regex Couleur();
}
