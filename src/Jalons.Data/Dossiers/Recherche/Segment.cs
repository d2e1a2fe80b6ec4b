using System.Numerics;
using Jalons.Domain.Socle;

namespace Jalons.Data.Dossiers.Recherche;

/// <summary>Names ready to be compared: sorted by the beginning of each of their words, with their letters and the way they are heard.</summary>
internal sealed class Segment
{
    private const int DebutsMaximum = 20 * Lexique.Maximum;

    private readonly string[] _debuts;
    private readonly string[] _entrees;
    private readonly uint[] _lettres;
    private readonly ILookup<string, int> _sons;

    /// <summary>Prepares names.</summary>
    public Segment(HashSet<string> cles)
    {
        Cles = cles;
        var entrees = cles.SelectMany(c => Debuts(c).Select(d => (Debut: d, Cle: c))).ToArray();
        Array.Sort(entrees, (a, b) => string.CompareOrdinal(a.Debut, b.Debut));
        _debuts = Array.ConvertAll(entrees, e => e.Debut);
        _entrees = Array.ConvertAll(entrees, e => e.Cle);
        _lettres = Array.ConvertAll(_debuts, Lettres);
        _sons = Enumerable.Range(0, _debuts.Length).ToLookup(i => Proximite.Phonetique(_debuts[i]), StringComparer.Ordinal);
    }

    /// <summary>The names.</summary>
    public HashSet<string> Cles { get; }

    /// <summary>Adds the names that are, hold or begin with a text.</summary>
    public void Commencer(string texte, List<CleTrouvee> trouvees)
    {
        for (var i = Premiere(texte); i < _debuts.Length && _debuts[i].StartsWith(texte, StringComparison.Ordinal) && trouvees.Count < DebutsMaximum; i++)
        {
            trouvees.Add(new(_entrees[i], Comparer(_debuts[i], _entrees[i], texte)));
        }
    }

    /// <summary>Adds the names heard like a text.</summary>
    public void Entendre(string son, List<CleTrouvee> trouvees) => trouvees.AddRange(_sons[son].Select(i => new CleTrouvee(_entrees[i], Ressemblance.Proche)));

    /// <summary>Adds the names a few slips away. Few share nearly all their letters with the text: only those are compared letter by letter.</summary>
    public void Avoisiner(string texte, int distance, Ressemblance ressemblance, List<CleTrouvee> trouvees)
    {
        var lettres = Lettres(texte);
        for (var i = 0; i < _debuts.Length; i++)
        {
            if (BitOperations.PopCount(lettres ^ _lettres[i]) <= 2 * distance
                && Math.Abs(_debuts[i].Length - texte.Length) <= distance
                && Proximite.Distance(texte, _debuts[i], distance) <= distance)
            {
                trouvees.Add(new(_entrees[i], ressemblance));
            }
        }
    }

    private static Ressemblance Comparer(string debut, string cle, string texte) => (debut.Length == cle.Length, debut.Length == texte.Length || debut[texte.Length] == ' ') switch
    {
        (true, _) when cle.Length == texte.Length => Ressemblance.Exacte,
        (_, true) => Ressemblance.MotEntier,
        (true, false) => Ressemblance.Debut,
        _ => Ressemblance.DebutDeMot,
    };

    private int Premiere(string texte)
    {
        var i = Array.BinarySearch(_debuts, texte, StringComparer.Ordinal);
        if (i < 0)
        {
            return ~i;
        }

        while (i > 0 && _debuts[i - 1] == texte)
        {
            i--;
        }

        return i;
    }

    /// <summary>The name from each of its words on, and in one word: "LE GOFF" is also typed "LEGOFF".</summary>
    private static IEnumerable<string> Debuts(string cle)
    {
        if (!cle.Contains(' ', StringComparison.Ordinal))
        {
            return [cle];
        }

        var mots = cle.Split(' ');
        return [.. mots.Select((_, rang) => string.Join(' ', mots.Skip(rang))), string.Concat(mots)];
    }

    private static uint Lettres(string texte)
    {
        var lettres = 0u;
        foreach (var c in texte)
        {
            lettres |= 1u << (c is >= 'A' and <= 'Z' ? c - 'A' : 26 + (c % 6));
        }

        return lettres;
    }
}
