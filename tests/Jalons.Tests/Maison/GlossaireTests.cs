using System.Text.RegularExpressions;
using Jalons.Data.Socle;
using Jalons.Domain.Socle;
using Xunit;

namespace Jalons.Tests.Maison;

/// <summary>docs/glossaire.md gives every public type of the domain its meaning and its source, and none that is gone.</summary>
public sealed partial class GlossaireTests
{
    private static readonly string Glossaire = File.ReadAllText(Path.Combine(Depot.Racine, "docs", "glossaire.md"));

    [Fact]
    public void Chaque_type_public_du_domaine_est_au_glossaire() =>
        Aucun("docs/glossaire.md : il manque", TypesDuDomaine().Except(TypesDuGlossaire()));

    [Fact]
    public void Le_glossaire_ne_cite_aucun_type_disparu() =>
        Aucun("docs/glossaire.md : n’existent plus", TypesDuGlossaire().Except(TypesDuDomaine()));

    [Fact]
    public void Chaque_ligne_a_son_sens_et_sa_source()
    {
        var lignes = Glossaire.Split('\n').Where(l => l.StartsWith('|') && !l.StartsWith("|--", StringComparison.Ordinal)).ToArray();

        Assert.NotEmpty(lignes);
        Assert.DoesNotContain(lignes, l => l.Split('|')[1..^1].Any(string.IsNullOrWhiteSpace));
    }

    [Fact]
    public void Chaque_mot_n_a_qu_une_ligne()
    {
        var mots = Glossaire.Split("## Types of the domain")[0].Split('\n').Where(l => l.StartsWith("| ", StringComparison.Ordinal)).Select(l => l.Split('|')[1].Trim());

        Assert.Empty(mots.GroupBy(mot => mot, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1).Select(g => g.Key));
    }

    private static void Aucun(string defaut, IEnumerable<string> types)
    {
        var liste = string.Join(", ", types.Order(StringComparer.Ordinal));
        Assert.True(liste.Length == 0, $"{defaut} {liste}");
    }

    private static HashSet<string> TypesDuDomaine() =>
        [.. typeof(Refus).Assembly.GetExportedTypes()
            .Where(t => t.Namespace!.StartsWith("Jalons.Domain.", StringComparison.Ordinal))
            .Select(t => $"{t.Namespace!["Jalons.Domain.".Length..]}.{t.Name.Split('`')[0]}")];

    private static HashSet<string> TypesDuGlossaire() =>
        [.. Piece().Matches(Glossaire).SelectMany(piece => Type().Matches(piece.Groups["lignes"].Value)
            .Select(type => $"{piece.Groups["nom"].Value}.{type.Groups["nom"].Value}"))];

    [GeneratedRegex(@"^### (?<nom>\w+)\n(?<lignes>(?:(?!^##).*\n?)*)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Piece();

    [GeneratedRegex("^\\| `(?<nom>\\w+)` \\|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Type();
}
