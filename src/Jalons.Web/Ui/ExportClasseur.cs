using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Microsoft.AspNetCore.Mvc;

namespace Jalons.Web.Ui;

/// <summary>
/// Lists as Excel workbooks of one sheet. Every cell is text, so that numbers keep their leading zeros and nothing is taken for a formula. Rows are written
/// one by one to a temporary file.
/// </summary>
public static class ExportClasseur
{
    private const string TypeMime = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>A download of <paramref name="lignes"/>; each row holds as many values as there are <paramref name="colonnes"/>.</summary>
    /// <param name="nomFichier">Name of the file, with its extension.</param>
    /// <param name="colonnes">Headers.</param>
    /// <param name="lignes">Rows.</param>
    public static IActionResult Fichier(string nomFichier, IReadOnlyList<string> colonnes, IEnumerable<IReadOnlyList<string?>> lignes)
    {
        var classeur = Temporaire();
        Ecrire(classeur, colonnes, lignes);
        return Telecharger(classeur, nomFichier);
    }

    /// <summary>The same from rows that are read as they are written.</summary>
    public static async Task<IActionResult> FichierAsync(
        string nomFichier, IReadOnlyList<string> colonnes, IAsyncEnumerable<IReadOnlyList<string?>> lignes, CancellationToken annulation)
    {
        var classeur = Temporaire();
        using (var feuille = new Feuille(classeur))
        {
            feuille.Ajouter(colonnes);
            await foreach (var ligne in lignes.WithCancellation(annulation))
            {
                feuille.Ajouter(ligne);
            }
        }

        return Telecharger(classeur, nomFichier);
    }

    /// <summary>Writes a workbook.</summary>
    /// <param name="classeur">A stream that can be read and rewound.</param>
    /// <param name="colonnes">Headers.</param>
    /// <param name="lignes">Rows.</param>
    public static void Ecrire(Stream classeur, IReadOnlyList<string> colonnes, IEnumerable<IReadOnlyList<string?>> lignes)
    {
        using var feuille = new Feuille(classeur);
        foreach (var ligne in lignes.Prepend(colonnes))
        {
            feuille.Ajouter(ligne);
        }
    }

    private static FileStream Temporaire() => new(
        Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);

    private static FileStreamResult Telecharger(FileStream classeur, string nomFichier)
    {
        classeur.Position = 0;
        return new FileStreamResult(classeur, TypeMime) { FileDownloadName = nomFichier };
    }

    /// <summary>The only sheet of a workbook, written row by row; it is whole once disposed.</summary>
    private sealed class Feuille : IDisposable
    {
        private readonly SpreadsheetDocument _document;
        private readonly OpenXmlWriter _xml;
        private uint _rang;

        public Feuille(Stream classeur)
        {
            _document = SpreadsheetDocument.Create(classeur, SpreadsheetDocumentType.Workbook);
            var livre = _document.AddWorkbookPart();
            var partie = livre.AddNewPart<WorksheetPart>();
            livre.Workbook = new Workbook(new Sheets(new Sheet { Id = livre.GetIdOfPart(partie), SheetId = 1, Name = "Liste" }));
            _xml = OpenXmlWriter.Create(partie);
            _xml.WriteStartElement(new Worksheet());
            _xml.WriteStartElement(new SheetData());
        }

        public void Ajouter(IReadOnlyList<string?> ligne) => EcrireLigne(_xml, ++_rang, ligne);

        public void Dispose()
        {
            _xml.WriteEndElement();
            _xml.WriteEndElement();
            _xml.Dispose();
            _document.Dispose();
        }
    }

    private static void EcrireLigne(OpenXmlWriter xml, uint rang, IReadOnlyList<string?> ligne)
    {
        xml.WriteStartElement(new Row { RowIndex = rang });
        for (var i = 0; i < ligne.Count; i++)
        {
            if (!string.IsNullOrEmpty(ligne[i]))
            {
                xml.WriteElement(new Cell { CellReference = string.Create(CultureInfo.InvariantCulture, $"{Colonne(i)}{rang}"), DataType = CellValues.InlineString, InlineString = new InlineString(new Text(Lisible(ligne[i]!))) });
            }
        }

        xml.WriteEndElement();
    }

    /// <summary>Letters of a column: A… Z, AA…</summary>
    private static string Colonne(int rang) => rang < 26
        ? ((char)('A' + rang)).ToString(CultureInfo.InvariantCulture)
        : Colonne((rang / 26) - 1) + (char)('A' + (rang % 26));

    /// <summary>XML holds no control character.</summary>
    private static string Lisible(string texte) => new([.. texte.Where(c => System.Xml.XmlConvert.IsXmlChar(c) || char.IsSurrogate(c))]);
}
