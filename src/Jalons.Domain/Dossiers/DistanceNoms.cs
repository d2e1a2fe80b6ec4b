namespace Jalons.Domain.Dossiers;

/// <summary>How many keystrokes separate two names: letters added, dropped, replaced, or two neighbours swapped (restricted Damerau-Levenshtein).</summary>
public static class DistanceNoms
{
    private const int CourtJusqua = 3;
    private const int MoyenJusqua = 6;

    /// <summary>
    /// True when two different names are one slip apart, two when they are long: three letters replaced in LEA give any other short name,
    /// which proves nothing.
    /// </summary>
    public static bool SontProches(string a, string b)
    {
        var permis = Math.Min(a.Length, b.Length) switch { <= CourtJusqua => 0, <= MoyenJusqua => 1, _ => 2 };
        return Math.Abs(a.Length - b.Length) <= permis && a != b && Entre(a, b) <= permis;
    }

    /// <summary>The distance.</summary>
    public static int Entre(string a, string b)
    {
        var (avant, precedente, ligne) = (new int[b.Length + 1], new int[b.Length + 1], new int[b.Length + 1]);
        for (var j = 0; j <= b.Length; j++)
        {
            ligne[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            (avant, precedente, ligne) = (precedente, ligne, avant);
            ligne[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var remplacer = precedente[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                ligne[j] = Math.Min(remplacer, Math.Min(precedente[j], ligne[j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    ligne[j] = Math.Min(ligne[j], avant[j - 2] + 1);
                }
            }
        }

        return ligne[b.Length];
    }
}
