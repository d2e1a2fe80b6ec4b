using System.Text.RegularExpressions;
using Jalons.Data.Flux;

namespace Jalons.Web.Features.Flux.Rejet;

/// <summary>The lines of a rejected record, with those that the reason speaks of.</summary>
public static partial class RegionRejet
{
    /// <summary>Lines of the record; a line is in fault when it holds an element that the reason names, or the value that it quotes.</summary>
    public static IReadOnlyList<(string Ligne, bool EnFaute)> Lignes(RejetGarde rejet)
    {
        var cites = Elements().Matches(rejet.Motif).Select(m => m.Value).ToHashSet(StringComparer.Ordinal);
        var valeurs = Citations().Matches(rejet.Motif).Select(m => m.Groups["valeur"].Value.Trim()).Where(v => v.Length > 0).ToList();
        return [.. rejet.Brut.ReplaceLineEndings("\n").Split('\n').Select(l => (l, EstEnFaute(l)))];

        bool EstEnFaute(string ligne) =>
            cites.Any(c => ligne.Contains($"<{c}>", StringComparison.Ordinal) || ligne.Contains($"<{c} ", StringComparison.Ordinal) || ligne.Contains($"<{c}/", StringComparison.Ordinal))
            || valeurs.Any(v => ligne.Contains($">{v}<", StringComparison.Ordinal));
    }

    [GeneratedRegex("[A-Z][A-Z0-9]{2,}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Elements();

    [GeneratedRegex("«(?<valeur>[^»]*)»", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Citations();
}
