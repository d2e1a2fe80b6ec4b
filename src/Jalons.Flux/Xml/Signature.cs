using System.Text;
using Jalons.Flux.Caf;

namespace Jalons.Flux.Xml;

/// <summary>What the first bytes of a file say, before any XML is read.</summary>
internal static class Signature
{
    /// <summary>Kind of file; <see cref="FormatFlux.XmlIllisible"/> means "XML, still to be read".</summary>
    public static FormatFlux De(ReadOnlySpan<byte> debut)
    {
        var net = SansBlancs(debut);
        return net switch
        {
            [] => FormatFlux.Vide,
            [(byte)'<', ..] => FormatFlux.XmlIllisible,
            [(byte)'P', (byte)'K', ..] => FormatFlux.Zip,
            [0x1F, 0x8B, ..] => FormatFlux.Gzip,
            [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..] => FormatFlux.Pdf,
            _ => debut.IndexOfAnyInRange((byte)0, (byte)8) < 0 ? FormatFlux.Texte : FormatFlux.PasXml,
        };
    }

    /// <summary>True when the prologue holds a document type. Written in ASCII or on two bytes per character.</summary>
    public static bool ContientDoctype(ReadOnlySpan<byte> debut) =>
        debut.IndexOf("<!DOCTYPE"u8) >= 0 || debut.IndexOf("D\0O\0C\0T\0Y\0P\0E\0"u8) >= 0 || debut.IndexOf("\0D\0O\0C\0T\0Y\0P\0E"u8) >= 0;

    /// <summary>True when the declaration names windows-1252 or ISO-8859-1.</summary>
    public static bool SurUnOctet(ReadOnlySpan<byte> debut)
    {
        if (!debut.StartsWith("<?xml"u8))
        {
            return false;
        }

        var fin = debut.IndexOf("?>"u8);
        var declaration = fin < 0 ? "" : Encoding.Latin1.GetString(debut[..fin]);
        var i = declaration.IndexOf("encoding", StringComparison.Ordinal);
        var valeur = i < 0 ? "" : declaration[(i + 8)..].TrimStart(' ', '\t', '\r', '\n', '=');
        if (valeur.Length == 0 || valeur[0] is not ('"' or '\''))
        {
            return false;
        }

        var nom = valeur[1..].Split(valeur[0])[0].ToUpperInvariant();
        return nom is "WINDOWS-1252" or "CP1252" or "ISO-8859-1" or "LATIN1" or "ISO_8859-1";
    }

    private static ReadOnlySpan<byte> SansBlancs(ReadOnlySpan<byte> debut)
    {
        var net = debut switch
        {
            [0xEF, 0xBB, 0xBF, ..] => debut[3..],
            [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] => debut[2..],
            _ => debut,
        };
        return net.TrimStart(" \t\r\n\0"u8);
    }
}
