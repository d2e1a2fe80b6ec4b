using System.Text;

namespace Jalons.Flux.Xml;

/// <summary>The 32 control characters U+0080 to U+009F, which in these files always are windows-1252 letters and signs.</summary>
internal static class Windows1252
{
    private const string Signes = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

    /// <summary>Makes windows-1252 and the other Windows encodings known to the XML reader.</summary>
    public static void Declarer() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Replaces in place the control characters by the signs that were meant.</summary>
    public static void Reparer(Span<char> texte)
    {
        int i;
        while ((i = texte.IndexOfAnyInRange('\u0080', '\u009F')) >= 0)
        {
            var signe = Signes[texte[i] - 0x80];
            texte[i] = signe;
            texte = texte[(i + 1)..];
        }
    }
}
