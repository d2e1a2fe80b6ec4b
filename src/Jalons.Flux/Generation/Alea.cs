namespace Jalons.Flux.Generation;

/// <summary>
/// Repeatable chance (SplitMix64): the same seed gives the same draws on every platform and every version of .NET. One source
/// per household and purpose, so that a household does not depend on how the others were drawn.
/// </summary>
internal struct Alea
{
    private ulong _etat;

    /// <summary>Source of draws for one purpose about one thing.</summary>
    public Alea(int graine, long chose, int objet)
    {
        _etat = Melanger((ulong)graine ^ 0x5DEE_CE66_D1CE_4E5B) ^ Melanger((ulong)chose * 0xD1B5_4A32_D192_ED03) ^ ((ulong)objet * 0x9E37_79B9_7F4A_7C15);
        Suivant();
    }

    /// <summary>Next 64 bits.</summary>
    public ulong Suivant()
    {
        _etat += 0x9E37_79B9_7F4A_7C15;
        return Melanger(_etat);
    }

    /// <summary>From 0 to <paramref name="borne"/> − 1.</summary>
    public int Entier(int borne) => (int)Math.BigMul(Suivant(), (ulong)Math.Max(borne, 1), out _);

    /// <summary>From <paramref name="minimum"/> to <paramref name="maximum"/>, both included.</summary>
    public int Entre(int minimum, int maximum) => minimum + Entier(maximum - minimum + 1);

    /// <summary>In [0, 1).</summary>
    public double Reel() => (Suivant() >> 11) * (1.0 / (1UL << 53));

    /// <summary>True that many times out of a hundred.</summary>
    public bool Chance(double pourcentage) => Reel() * 100 < pourcentage;

    /// <summary>One of the values.</summary>
    public T Parmi<T>(T[] valeurs) => valeurs[Entier(valeurs.Length)];

    /// <summary>One of the values, each with its weight.</summary>
    public T Parmi<T>((T Valeur, int Poids)[] valeurs)
    {
        var total = 0;
        foreach (var (_, poids) in valeurs)
        {
            total += poids;
        }

        var tirage = Entier(total);
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

    private static ulong Melanger(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58_476D_1CE4_E5B9;
        z = (z ^ (z >> 27)) * 0x94D0_49BB_1331_11EB;
        return z ^ (z >> 31);
    }
}
