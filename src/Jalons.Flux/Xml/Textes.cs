using System.Runtime.InteropServices;

namespace Jalons.Flux.Xml;

/// <summary>
/// Gives one string for equal texts, for the values that come back all the time: codes, communes, first names, streets.
/// A fixed table without history: a text that was pushed out is simply created again.
/// </summary>
internal sealed class Textes
{
    private const int Cases = 8_192;
    private const int CasesCourtes = 1_024;
    private readonly string?[] _cases = new string?[Cases];
    private readonly (ulong Cle, string Texte)[] _courts = new (ulong, string)[CasesCourtes];

    /// <summary>A string equal to <paramref name="texte"/>.</summary>
    public string De(ReadOnlySpan<char> texte)
    {
        if (texte.Length <= 4)
        {
            return Court(texte);
        }

        ref var place = ref _cases[Melanger(texte) & (Cases - 1)];
        if (place is null || !texte.SequenceEqual(place))
        {
            place = texte.ToString();
        }

        return place;
    }

    /// <summary>Four characters make one word: codes are compared without reading any string.</summary>
    private string Court(ReadOnlySpan<char> texte)
    {
        ulong cle = 0;
        foreach (var c in texte)
        {
            cle = (cle << 16) | c;
        }

        if (cle == 0)
        {
            return texte.ToString();
        }

        ref var place = ref _courts[(int)((cle * 0x9E37_79B9_7F4A_7C15) >> 54)];
        if (place.Cle != cle)
        {
            place = (cle, texte.ToString());
        }

        return place.Texte;
    }

    private static int Melanger(ReadOnlySpan<char> texte)
    {
        var h = (ulong)texte.Length;
        var mots = MemoryMarshal.Cast<char, ulong>(texte);
        foreach (var mot in mots)
        {
            h = (h ^ mot) * 0x9E37_79B9_7F4A_7C15;
        }

        for (var i = mots.Length * 4; i < texte.Length; i++)
        {
            h = (h ^ texte[i]) * 0x9E37_79B9_7F4A_7C15;
        }

        return (int)(h >> 40);
    }
}
