using System.Globalization;

namespace Jalons.Domain.Socle;

/// <summary>
/// Social security number, 13 characters, usable to recognise a person. Received forms: 13, or 15 with its key
/// (<c>references/cnaf/flux.md</c> §2.6). A wrong or odd number never rejects a person: it only is not used.
/// </summary>
public readonly record struct Nir
{
    private Nir(string treize) => Treize = treize;

    /// <summary>The 13 characters, without key.</summary>
    public string Treize { get; }

    /// <summary>Control key, two digits: 97 − (n mod 97), 2A read as 19 and 2B as 18.</summary>
    public string Cle => Calculer(Treize);

    /// <summary>Reads a received value.</summary>
    /// <param name="recu">13 or 15 characters, spaces allowed; null or blank when the flow does not give it.</param>
    /// <param name="etat">What was found.</param>
    /// <returns>The number when it can be used to recognise a person, else null.</returns>
    public static Nir? Lire(ReadOnlySpan<char> recu, out EtatNir etat)
    {
        Span<char> net = stackalloc char[15];
        var n = 0;
        foreach (var c in recu)
        {
            if (char.IsWhiteSpace(c))
            {
                continue;
            }

            if (n == 15)
            {
                etat = EtatNir.FormeInconnue;
                return null;
            }

            net[n++] = char.ToUpperInvariant(c);
        }

        if (n == 0)
        {
            etat = EtatNir.Absent;
            return null;
        }

        if (n is not (13 or 15) || !FormeValide(net[..n]))
        {
            etat = EtatNir.FormeInconnue;
            return null;
        }

        if (net[0] is not ('1' or '2'))
        {
            etat = EtatNir.Provisoire;
            return null;
        }

        if (n == 15 && !net[13..15].SequenceEqual(Calculer(net[..13])))
        {
            etat = EtatNir.CleFausse;
            return null;
        }

        etat = EtatNir.Valide;
        return new Nir(new string(net[..13]));
    }

    /// <summary>Reads a 13-character number known to be right, as stored.</summary>
    /// <exception cref="FormatException">The value is not 13 characters of the right shape.</exception>
    public static Nir Depuis(string treize) =>
        treize.Length == 13 && FormeValide(treize) ? new Nir(treize) : throw new FormatException("NIR de 13 caractères attendu.");

    private static bool FormeValide(ReadOnlySpan<char> s)
    {
        for (var i = 0; i < s.Length; i++)
        {
            var corse = i == 6 && s[i] is 'A' or 'B' && s[5] == '2';
            if (!char.IsAsciiDigit(s[i]) && !(i == 6 && corse))
            {
                return false;
            }
        }

        return true;
    }

    private static string Calculer(ReadOnlySpan<char> treize)
    {
        long valeur = 0;
        for (var i = 0; i < 13; i++)
        {
            var chiffre = (i, treize[i]) switch
            {
                (5, _) when treize[6] is 'A' or 'B' => 1,
                (6, 'A') => 9,
                (6, 'B') => 8,
                _ => treize[i] - '0',
            };
            valeur = (valeur * 10) + chiffre;
        }

        return (97 - (valeur % 97)).ToString("00", CultureInfo.InvariantCulture);
    }
}

/// <summary>What a received NIR turned out to be.</summary>
public enum EtatNir
{
    /// <summary>Not given.</summary>
    Absent,

    /// <summary>Well shaped, and its key, when given, is right.</summary>
    Valide,

    /// <summary>15 characters whose key does not match.</summary>
    CleFausse,

    /// <summary>Provisional number (first digit other than 1 or 2).</summary>
    Provisoire,

    /// <summary>Neither 13 nor 15 characters, or unexpected characters.</summary>
    FormeInconnue,
}
