namespace Jalons.Web.Commands.Demonstration;

/// <summary>Repeatable chance (SplitMix64): the same seed and the same thing give the same draws everywhere.</summary>
internal sealed class Hasard
{
    private ulong etat;

    /// <summary>Draws about one thing.</summary>
    public Hasard(int graine, long chose)
    {
        etat = Melanger((ulong)graine ^ 0x5DEE_CE66_D1CE_4E5B) ^ Melanger((ulong)chose * 0xD1B5_4A32_D192_ED03);
        Suivant();
    }

    /// <summary>From <paramref name="minimum"/> to <paramref name="maximum"/>, both included.</summary>
    public int Entre(int minimum, int maximum) => minimum + (int)Math.BigMul(Suivant(), (ulong)(maximum - minimum + 1), out _);

    /// <summary>True that many times out of a hundred.</summary>
    public bool Chance(int pourcentage) => Entre(0, 99) < pourcentage;

    /// <summary>One of the values.</summary>
    public T Parmi<T>(IReadOnlyList<T> valeurs) => valeurs[Entre(0, valeurs.Count - 1)];

    /// <summary>One of the values, each with its weight.</summary>
    public T Parmi<T>(params ReadOnlySpan<(T Valeur, int Poids)> valeurs)
    {
        var total = 0;
        foreach (var (_, poids) in valeurs)
        {
            total += poids;
        }

        var tirage = Entre(0, total - 1);
        foreach (var (valeur, poids) in valeurs)
        {
            tirage -= poids;
            if (tirage < 0)
            {
                return valeur;
            }
        }

        return valeurs[^1].Valeur;
    }

    private ulong Suivant()
    {
        etat += 0x9E37_79B9_7F4A_7C15;
        return Melanger(etat);
    }

    private static ulong Melanger(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58_476D_1CE4_E5B9;
        z = (z ^ (z >> 27)) * 0x94D0_49BB_1331_11EB;
        return z ^ (z >> 31);
    }
}
