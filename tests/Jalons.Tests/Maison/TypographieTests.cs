using System.Text.RegularExpressions;
using Jalons.Data.Socle;
using Xunit;

namespace Jalons.Tests.Maison;

/// <summary>What people read is written with ’, in pages and in messages; the straight sign is for code.</summary>
public sealed partial class TypographieTests
{
    [Fact]
    public void Les_pages_s_ecrivent_avec_la_bonne_apostrophe() => Aucune(Sources("*.cshtml").SelectMany(s => Lignes(s, ligne => ApostropheDroite().IsMatch(ligne))));

    [Fact]
    public void Les_messages_s_ecrivent_avec_la_bonne_apostrophe() =>
        Aucune(Sources("*.cs").SelectMany(s => Lignes(s, ligne => !ligne.TrimStart().StartsWith("//", StringComparison.Ordinal) && DansUnTexte().IsMatch(ligne))));

    private static IEnumerable<string> Sources(string motif)
    {
        var src = Path.Combine(Depot.Racine, "src");
        return Directory.EnumerateFiles(src, motif, SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(Depot.Racine, f).Replace('\\', '/'))
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Lignes(string source, Func<string, bool> fautive) =>
        File.ReadLines(Path.Combine(Depot.Racine, source)).Select((ligne, rang) => (ligne, rang)).Where(l => fautive(l.ligne)).Select(l => $"{source}:{l.rang + 1}: {l.ligne.Trim()}");

    private static void Aucune(IEnumerable<string> fautes)
    {
        var liste = string.Join(Environment.NewLine, fautes);
        Assert.True(liste.Length == 0, $"Apostrophes droites :{Environment.NewLine}{liste}");
    }

    [GeneratedRegex(@"\p{L}'[\p{L}«@]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ApostropheDroite();

    [GeneratedRegex(@"""[^""]*\p{L}'[\p{L}«{][^""]*""", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex DansUnTexte();
}
