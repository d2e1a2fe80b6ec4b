namespace Jalons.Data.Flux;

/// <summary>
/// Who may have been met in this import, when the base knew nobody before it: spares looking up people who cannot be there. It may say yes
/// wrongly, never no: one bit for each hash of a NIR or of a first name and birth date, in a memory that does not grow.
/// </summary>
internal sealed class Rencontres
{
    private const int Bits = 26;
    private readonly ulong[] _vus = new ulong[1 << (Bits - 6)];

    /// <summary>Notes a person.</summary>
    /// <returns>True when they, or somebody with whom they could be confused, may have been noted before.</returns>
    public bool Noter(in PersonneAClasser ligne)
    {
        var parNom = Noter(HashCode.Combine(ligne.Personne.DateNaissance, ligne.ClePrenom.GetHashCode(StringComparison.Ordinal)));
        return (ligne.Personne.Nir is { } nir && Noter(nir.Treize.GetHashCode(StringComparison.Ordinal))) | parNom;
    }

    private bool Noter(int empreinte)
    {
        var rang = (uint)empreinte * 0x9E37_79B1u >> (32 - Bits);
        ref var mot = ref _vus[rang >> 6];
        var bit = 1UL << (int)(rang & 63);
        var vu = (mot & bit) != 0;
        mot |= bit;
        return vu;
    }
}
