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
        var classeur = new FileStream(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
        Ecrire(classeur, colonnes, lignes);
        classeur.Position = 0;
        return new FileStreamResult(classeur, TypeMime) { FileDownloadName = nomFichier };
    }

    /// <summary>Writes a workbook.</summary>
    /// <param name="classeur">A stream that can be read and rewound.</param>
    /// <param name="colonnes">Headers.</param>
    /// <param name="lignes">Rows.</param>
    public static void Ecrire(Stream classeur, IReadOnlyList<string> colonnes, IEnumerable<IReadOnlyList<string?>> lignes)
    {
        using var document = SpreadsheetDocument.Create(classeur, SpreadsheetDocumentType.Workbook);
        var livre = document.AddWorkbookPart();
        var feuille = livre.AddNewPart<WorksheetPart>();
        using (var xml = OpenXmlWriter.Create(feuille))
        {
            xml.WriteStartElement(new Worksheet());
            xml.WriteStartElement(new SheetData());
            uint rang = 0;
            foreach (var ligne in lignes.Prepend(colonnes))
            {
                EcrireLigne(xml, ++rang, ligne);
            }

            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        livre.Workbook = new Workbook(new Sheets(new Sheet { Id = livre.GetIdOfPart(feuille), SheetId = 1, Name = "Liste" }));
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
