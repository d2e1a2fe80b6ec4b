using System.IO.Compression;
using Jalons.Flux.Caf;
using Jalons.Flux.Xml;

namespace Jalons.Flux.Listes;

/// <summary>What a received file is when it holds a table, by its content: never by its name.</summary>
public enum FormatListe
{
    /// <summary>No table: XML, PDF, archive, image, empty file.</summary>
    Aucun,

    /// <summary>Text with separators.</summary>
    Csv,

    /// <summary>Excel workbook, .xlsx or .xls.</summary>
    Classeur,
}

/// <summary>Recognises files that hold a table.</summary>
public static class DetecteurListe
{
    private const int Apercu = 8192;
    private static readonly byte[] Ole = [0xD0, 0xCF, 0x11, 0xE0];

    /// <summary>Says what a file holds. The stream is rewound.</summary>
    /// <param name="fichier">A stream that can be rewound.</param>
    public static FormatListe Reconnaitre(Stream fichier)
    {
        var debut = new byte[Apercu];
        var lus = fichier.ReadAtLeast(debut, Apercu, throwOnEndOfStream: false);
        fichier.Position = 0;
        var octets = debut.AsSpan(0, lus);
        if (octets.StartsWith(Ole) || (octets.StartsWith("PK"u8) && EstClasseur(fichier)))
        {
            return FormatListe.Classeur;
        }

        return EstUtf16(octets) || Signature.De(octets) == FormatFlux.Texte ? FormatListe.Csv : FormatListe.Aucun;
    }

    /// <summary>True for the two byte order marks of UTF-16, which spreadsheets write as "Unicode text".</summary>
    internal static bool EstUtf16(ReadOnlySpan<byte> debut) =>
        debut is [0xFF, 0xFE, not (byte)'<', ..] or [0xFE, 0xFF, _, not (byte)'<', ..];

    private static bool EstClasseur(Stream fichier)
    {
        try
        {
            using var archive = new ZipArchive(fichier, ZipArchiveMode.Read, leaveOpen: true);
            return archive.GetEntry("xl/workbook.xml") is not null;
        }
        catch (InvalidDataException)
        {
            return false;
        }
        finally
        {
            fichier.Position = 0;
        }
    }
}
