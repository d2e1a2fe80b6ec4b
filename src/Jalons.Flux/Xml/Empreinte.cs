using System.Numerics;
using System.Runtime.InteropServices;

namespace Jalons.Flux.Xml;

/// <summary>
/// 128-bit fingerprint of a picture, the same on every run and every platform: four multiply-rotate lanes in the manner of
/// xxHash64, closed two ways. It tells accidental differences apart; it is no signature.
/// </summary>
internal struct Empreinte()
{
    private const ulong P1 = 0x9E37_79B1_85EB_CA87;
    private const ulong P2 = 0xC2B2_AE3D_27D4_EB4F;
    private const ulong P3 = 0x1656_67B1_9E37_79F9;

    private ulong _a = unchecked(P1 + P2);
    private ulong _b = P2;
    private ulong _c = P3;
    private ulong _d = unchecked(0 - P1);

    /// <summary>Adds a run of words. The cutting into runs counts.</summary>
    public void Ajouter(ReadOnlySpan<ulong> mots)
    {
        _a ^= (ulong)mots.Length * P3;
        while (mots.Length >= 4)
        {
            _a = Tour(_a, mots[0]);
            _b = Tour(_b, mots[1]);
            _c = Tour(_c, mots[2]);
            _d = Tour(_d, mots[3]);
            mots = mots[4..];
        }

        foreach (var mot in mots)
        {
            _a = Tour(_a, mot);
            (_a, _b, _c, _d) = (_b, _c, _d, _a);
        }
    }

    /// <summary>Adds characters.</summary>
    public void Ajouter(ReadOnlySpan<char> texte)
    {
        var entiers = texte.Length & ~3;
        if (BitConverter.IsLittleEndian)
        {
            Ajouter(MemoryMarshal.Cast<char, ulong>(texte[..entiers]));
        }
        else
        {
            AjouterDansLOrdre(texte[..entiers]);
        }

        ulong reste = (ulong)texte.Length << 48;
        for (var i = entiers; i < texte.Length; i++)
        {
            reste ^= (ulong)texte[i] << (16 * (i - entiers));
        }

        Ajouter([reste]);
    }

    /// <summary>Value of all that was added.</summary>
    public readonly UInt128 Valeur()
    {
        var haut = BitOperations.RotateLeft(_a, 1) + BitOperations.RotateLeft(_b, 7) + BitOperations.RotateLeft(_c, 12) + BitOperations.RotateLeft(_d, 18);
        var bas = (_a * P3) ^ BitOperations.RotateLeft(_b * P1, 23) ^ BitOperations.RotateLeft(_c * P2, 41) ^ BitOperations.RotateLeft(_d * P3, 53);
        return new UInt128(Finir(haut), Finir(bas));
    }

    private void AjouterDansLOrdre(ReadOnlySpan<char> texte)
    {
        var mots = new ulong[texte.Length / 4];
        for (var i = 0; i < texte.Length; i++)
        {
            mots[i / 4] |= (ulong)texte[i] << (16 * (i % 4));
        }

        Ajouter(mots);
    }

    private static ulong Tour(ulong voie, ulong mot) => BitOperations.RotateLeft(voie + (mot * P2), 31) * P1;

    private static ulong Finir(ulong h)
    {
        h = (h ^ (h >> 33)) * P2;
        h = (h ^ (h >> 29)) * P3;
        return h ^ (h >> 32);
    }
}
