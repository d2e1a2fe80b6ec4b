using System.Text;

namespace Jalons.Domain.Socle;

/// <summary>How close two keys of names are (<see cref="Cles.Nom"/>): slips of the keyboard and names written as they are heard.</summary>
public static class Proximite
{
    private const int LongueurMaximum = 64;

    /// <summary>
    /// Number of slips between two keys: a letter too many, missing, replaced, or two neighbours exchanged.
    /// </summary>
    /// <param name="a">A key.</param>
    /// <param name="b">Another key.</param>
    /// <param name="maximum">Beyond it the answer is <paramref name="maximum"/> + 1: the count stops there.</param>
    public static int Distance(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int maximum)
    {
        if (Math.Abs(a.Length - b.Length) > maximum || a.Length > LongueurMaximum || b.Length > LongueurMaximum)
        {
            return maximum + 1;
        }

        Span<int> avant = stackalloc int[LongueurMaximum + 1];
        Span<int> dessus = stackalloc int[LongueurMaximum + 1];
        Span<int> ligne = stackalloc int[LongueurMaximum + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            dessus[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            ligne[0] = i;
            var minimum = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cout = a[i - 1] == b[j - 1] ? 0 : 1;
                var valeur = Math.Min(Math.Min(dessus[j] + 1, ligne[j - 1] + 1), dessus[j - 1] + cout);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    valeur = Math.Min(valeur, avant[j - 2] + 1);
                }

                ligne[j] = valeur;
                minimum = Math.Min(minimum, valeur);
            }

            if (minimum > maximum)
            {
                return maximum + 1;
            }

            var libre = avant;
            avant = dessus;
            dessus = ligne;
            ligne = libre;
        }

        return Math.Min(dessus[b.Length], maximum + 1);
    }

    /// <summary>
    /// The key as it is heard in French: <c>"PHILIPPE"</c> and <c>"FILIP"</c>, <c>"THOMAS"</c> and <c>"TOMA"</c>, <c>"GAUTHIER"</c> and
    /// <c>"GOTIER"</c> give the same. For proposals only: two keys that sound the same are not the same name.
    /// </summary>
    public static string Phonetique(string cle)
    {
        var son = new StringBuilder(cle.Length);
        for (var i = 0; i < cle.Length;)
        {
            i += Lire(cle, i, son);
        }

        while (son.Length > 2 && son[^1] is 'T' or 'D' or 'S' or 'X' or 'E')
        {
            son.Length--;
        }

        return son.ToString();
    }

    /// <summary>Reads one sound; gives how many letters it took.</summary>
    private static int Lire(string cle, int i, StringBuilder son)
    {
        foreach (var (lettres, entendu) in Sons)
        {
            if (string.CompareOrdinal(cle, i, lettres, 0, lettres.Length) == 0)
            {
                Entendre(son, entendu);
                return lettres.Length;
            }
        }

        var c = cle[i];
        var suivante = i + 1 < cle.Length ? cle[i + 1] : ' ';
        Entendre(son, c switch
        {
            'C' when suivante is 'E' or 'I' or 'Y' => "S",
            'C' or 'Q' => "K",
            'G' when suivante is 'E' or 'I' or 'Y' => "J",
            'H' or ' ' => "",
            'Y' => "I",
            'Z' => "S",
            'W' => "V",
            _ => c.ToString(),
        });
        return 1;
    }

    /// <summary>A sound heard twice in a row is heard once.</summary>
    private static void Entendre(StringBuilder son, string entendu)
    {
        if (entendu.Length > 0 && (son.Length == 0 || son[^1] != entendu[0]))
        {
            son.Append(entendu);
        }
    }

    /// <summary>Letters heard together, the longest first.</summary>
    private static readonly (string Lettres, string Entendu)[] Sons =
    [
        ("EAUX", "O"), ("EAU", "O"), ("AULT", "O"), ("AUX", "O"), ("SCH", "C"), ("AIN", "1"), ("EIN", "1"), ("OEU", "E"), ("QU", "K"), ("PH", "F"), ("CH", "C"),
        ("SH", "C"), ("TH", "T"), ("KH", "K"), ("GN", "N"), ("AU", "O"), ("AI", "E"), ("EI", "E"), ("OU", "U"), ("AN", "2"), ("AM", "2"), ("EN", "2"), ("EM", "2"),
        ("IN", "1"), ("IM", "1"), ("YN", "1"), ("ON", "3"), ("OM", "3"), ("ER", "E"), ("EZ", "E"), ("ET", "E"), ("CK", "K"),
    ];
}
