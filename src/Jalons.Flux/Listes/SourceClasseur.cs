using System.Globalization;
using System.IO.Compression;
using System.Xml;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace Jalons.Flux.Listes;

/// <summary>Rows of the first sheet of an Excel workbook that holds any.</summary>
internal sealed class SourceClasseur : ISourceListe
{
    private readonly IExcelDataReader _classeur;

    public SourceClasseur(Stream fichier)
    {
        RefuserBombe(fichier);
        _classeur = Lisiblement(() => ExcelReaderFactory.CreateReader(fichier));
    }

    public IEnumerable<LigneListe> Lire()
    {
        do
        {
            var vide = true;
            for (var rang = 1; Lisiblement(_classeur.Read); rang++)
            {
                if (_classeur.FieldCount > LecteurListe.ColonnesMaximum * 2)
                {
                    throw RefusListe.TropDeColonnes();
                }

                var ligne = new LigneListe(rang, [.. Enumerable.Range(0, _classeur.FieldCount).Select(i => EnTexte(_classeur.GetValue(i)))]);
                vide &= ligne.Cellules.All(c => c.Length == 0);
                yield return ligne;
            }

            if (!vide)
            {
                yield break;
            }
        }
        while (Lisiblement(_classeur.NextResult));
    }

    public void Dispose() => _classeur.Dispose();

    /// <summary>Text of a cell: numbers without exponent nor separator, dates as they are written in France.</summary>
    private static string EnTexte(object? valeur) => valeur switch
    {
        null => "",
        string texte => ValeursListe.Net(texte),
        double nombre when Math.Abs(nombre) < 1e15 && Math.Floor(nombre) == nombre => nombre.ToString("0", CultureInfo.InvariantCulture),
        DateTime { TimeOfDay.Ticks: 0 } jour => jour.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
        DateTime instant => instant.ToString("dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture),
        bool vrai => vrai ? "oui" : "non",
        IFormattable autre => autre.ToString(null, CultureInfo.InvariantCulture),
        _ => "",
    };

    /// <summary>A small file that would fill the memory once unpacked is refused before it is. The framework unpacks no more than an entry announces.</summary>
    private static void RefuserBombe(Stream fichier)
    {
        if (fichier.ReadByte() == 'P')
        {
            fichier.Position = 0;
            using var archive = Lisiblement(() => new ZipArchive(fichier, ZipArchiveMode.Read, leaveOpen: true));
            if (Lisiblement(() => archive.Entries.Sum(e => e.Length)) is var octets and > LecteurListe.OctetsMaximum)
            {
                throw RefusListe.TropGrand(octets);
            }
        }

        fichier.Position = 0;
    }

    /// <summary>The library tells a broken workbook by whatever its parser stumbled on.</summary>
    private static T Lisiblement<T>(Func<T> lire)
    {
        try
        {
            return lire();
        }
        catch (Exception e) when (e is ExcelReaderException or XmlException or IOException or InvalidDataException or FormatException or ArgumentException
            or InvalidOperationException or NotSupportedException or IndexOutOfRangeException or NullReferenceException or OverflowException or InvalidCastException)
        {
            throw RefusListe.Illisible();
        }
    }
}
