using System.Text;
using System.Text.Unicode;
using CsvHelper;

namespace Jalons.Flux.Listes;

/// <summary>Rows of a CSV file: strict UTF-8, else windows-1252 (<c>references/cnaf/flux.md</c> §2.2); the separator is found.</summary>
internal sealed class SourceCsv : ISourceListe
{
    private const int LigneMaximum = 1 << 20;
    private readonly CsvReader _csv;

    public SourceCsv(Stream fichier) => _csv = CsvReader.Create(
        fichier,
        new CsvReaderOptions { HasHeader = false, SkipEmptyLines = false, MaxRecordSize = LigneMaximum, TrimWhitespace = true, Encoding = Encodage(fichier) });

    public IEnumerable<LigneListe> Lire()
    {
        for (var rang = 1; Avancer(rang); rang++)
        {
            if (_csv.FieldCount > LecteurListe.ColonnesMaximum * 2)
            {
                throw RefusListe.TropDeColonnes();
            }

            var cellules = new string[_csv.FieldCount];
            for (var i = 0; i < cellules.Length; i++)
            {
                cellules[i] = ValeursListe.Net(_csv.GetString(i));
            }

            yield return new LigneListe(rang, cellules);
        }
    }

    public void Dispose() => _csv.Dispose();

    private bool Avancer(int rang)
    {
        try
        {
            return _csv.Read();
        }
        catch (CsvFormatException)
        {
            throw RefusListe.LigneDemesuree(rang);
        }
    }

    private static Encoding Encodage(Stream fichier)
    {
        var tampon = new byte[1 << 16];
        var (reste, premier) = (0, true);
        try
        {
            int lus;
            while ((lus = fichier.ReadAtLeast(tampon.AsSpan(reste), 1, throwOnEndOfStream: false)) > 0)
            {
                var octets = tampon.AsSpan(0, reste + lus);
                if (premier && DetecteurListe.EstUtf16(octets))
                {
                    return octets[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode;
                }

                // A character may be cut by the end of the buffer: its bytes are looked at again with the next ones.
                reste = ResteApresUtf8(octets);
                if (reste > 3)
                {
                    return Encoding.GetEncoding(1252);
                }

                octets[^reste..].CopyTo(tampon);
                premier = false;
            }

            return reste == 0 ? Encoding.UTF8 : Encoding.GetEncoding(1252);
        }
        finally
        {
            fichier.Position = 0;
        }
    }

    /// <summary>How many bytes are left after the last whole character of strict UTF-8; more than three when a byte is wrong.</summary>
    private static int ResteApresUtf8(ReadOnlySpan<byte> octets)
    {
        for (var reste = 0; reste <= 3 && reste <= octets.Length; reste++)
        {
            if (Utf8.IsValid(octets[..(octets.Length - reste)]))
            {
                return reste;
            }
        }

        return int.MaxValue;
    }
}
