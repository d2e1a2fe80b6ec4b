using Jalons.Domain.Socle;

namespace Jalons.Data.Dossiers.Recherche;

/// <summary>How a name answers what was typed, best first.</summary>
public enum Ressemblance
{
    /// <summary>The same.</summary>
    Exacte,

    /// <summary>Whole words of a longer name.</summary>
    MotEntier,

    /// <summary>The name begins with it.</summary>
    Debut,

    /// <summary>A later word of the name begins with it.</summary>
    DebutDeMot,

    /// <summary>One slip away, or heard the same.</summary>
    Proche,

    /// <summary>Two slips away.</summary>
    Eloignee,
}

/// <summary>A name of the département that answers what was typed.</summary>
/// <param name="Cle">Key of the name.</param>
/// <param name="Ressemblance">How well.</param>
public readonly record struct CleTrouvee(string Cle, Ressemblance Ressemblance);

/// <summary>
/// The different names of a département, in use, of birth and first, as keys. Immutable: a search reads one version of it while the next is made. Most
/// names stand in a large segment; those that came since in a small one, so that a new name costs little.
/// </summary>
public sealed class Lexique
{
    /// <summary>Most names given for one text.</summary>
    public const int Maximum = 40;

    private const int LongueurProche = 4;
    private const int LongueurEloignee = 7;
    private const int RecentesMaximum = 1_000;

    private readonly Segment _anciennes;
    private readonly Segment _recentes;

    private Lexique(Segment anciennes, Segment recentes) => (_anciennes, _recentes) = (anciennes, recentes);

    /// <summary>No name.</summary>
    public static Lexique Vide { get; } = new(new([]), new([]));

    /// <summary>How many different names.</summary>
    public int Nombre => _anciennes.Cles.Count + _recentes.Cles.Count;

    /// <summary>The same with other names; itself when it knows them all.</summary>
    public Lexique Avec(IEnumerable<string> cles)
    {
        var nouvelles = cles.Where(c => !_anciennes.Cles.Contains(c) && !_recentes.Cles.Contains(c)).ToHashSet(StringComparer.Ordinal);
        if (nouvelles.Count == 0)
        {
            return this;
        }

        nouvelles.UnionWith(_recentes.Cles);
        return nouvelles.Count <= RecentesMaximum
            ? new(_anciennes, new Segment(nouvelles))
            : new(new Segment([.. _anciennes.Cles, .. nouvelles]), Vide._recentes);
    }

    /// <summary>The names that are, hold or begin with a text, best first.</summary>
    /// <param name="texte">One or more words of a key.</param>
    public IReadOnlyList<CleTrouvee> Commencer(string texte)
    {
        var trouvees = new List<CleTrouvee>();
        _recentes.Commencer(texte, trouvees);
        _anciennes.Commencer(texte, trouvees);
        return Meilleures(trouvees);
    }

    /// <summary>The names close to a text, best first: slips, and names heard the same.</summary>
    /// <param name="texte">One or more words of a key; too short a text is close to everything, hence to nothing.</param>
    public IReadOnlyList<CleTrouvee> Approcher(string texte)
    {
        if (texte.Length < LongueurProche)
        {
            return [];
        }

        var trouvees = new List<CleTrouvee>();
        var son = Proximite.Phonetique(texte);
        _anciennes.Entendre(son, trouvees);
        _recentes.Entendre(son, trouvees);
        Avoisiner(texte, 1, Ressemblance.Proche, trouvees);
        if (trouvees.Count == 0 && texte.Length >= LongueurEloignee)
        {
            Avoisiner(texte, 2, Ressemblance.Eloignee, trouvees);
        }

        return Meilleures(trouvees);
    }

    private void Avoisiner(string texte, int distance, Ressemblance ressemblance, List<CleTrouvee> trouvees)
    {
        _anciennes.Avoisiner(texte, distance, ressemblance, trouvees);
        _recentes.Avoisiner(texte, distance, ressemblance, trouvees);
    }

    private static List<CleTrouvee> Meilleures(List<CleTrouvee> trouvees) =>
        [.. trouvees.GroupBy(t => t.Cle, StringComparer.Ordinal).Select(g => g.MinBy(t => t.Ressemblance)).OrderBy(t => t.Ressemblance).ThenBy(t => t.Cle.Length).Take(Maximum)];
}
