using System.Globalization;
using CsvHelper;
using Microsoft.AspNetCore.Mvc;

namespace Jalons.Web.Ui;

/// <summary>
/// Lists as CSV files that French spreadsheets open: semicolons, UTF-8 with its mark, French numbers and dates; a text that a
/// spreadsheet would take for a formula is neutralised. Rows are streamed: an export does not grow with the list.
/// </summary>
public static class ExportCsv
{
    /// <summary>A download of <paramref name="lignes"/>; each row holds as many values as there are <paramref name="colonnes"/>.</summary>
    /// <param name="nomFichier">Name of the file, with its extension.</param>
    /// <param name="colonnes">Headers.</param>
    /// <param name="lignes">Rows: text, numbers, dates, null.</param>
    public static IActionResult Fichier(string nomFichier, IReadOnlyList<string> colonnes, IAsyncEnumerable<object?[]> lignes) =>
        new Telechargement(nomFichier, colonnes, lignes);

    /// <summary>The same from rows already in memory.</summary>
    public static IActionResult Fichier(string nomFichier, IReadOnlyList<string> colonnes, IEnumerable<object?[]> lignes) =>
        new Telechargement(nomFichier, colonnes, lignes.ToAsyncEnumerable());

    /// <summary>A value as French spreadsheets read it.</summary>
    public static string Texte(object? valeur) => valeur switch
    {
        null => "",
        string texte => texte,
        DateOnly date => Dates.Tableau(date),
        IFormattable nombre => nombre.ToString(null, CultureInfo.GetCultureInfo("fr-FR")),
        _ => valeur.ToString() ?? "",
    };

    private sealed class Telechargement(string nomFichier, IReadOnlyList<string> colonnes, IAsyncEnumerable<object?[]> lignes) : IActionResult
    {
        public async Task ExecuteResultAsync(ActionContext context)
        {
            var reponse = context.HttpContext.Response;
            reponse.ContentType = "text/csv; charset=utf-8";
            reponse.Headers.ContentDisposition = $"attachment; filename=\"{nomFichier}\"";
            var options = new CsvWriterOptions
            {
                Separator = ';',
                WriteByteOrderMark = true,
                Injection = CsvInjection.Escape,
                FormatProvider = CultureInfo.GetCultureInfo("fr-FR"),
            };
            await using var csv = CsvWriter.Create(reponse.Body, options, true);
            await csv.WriteRecordAsync([.. colonnes], context.HttpContext.RequestAborted);
            await foreach (var ligne in lignes.WithCancellation(context.HttpContext.RequestAborted))
            {
                await csv.WriteRecordAsync([.. ligne.Select(Texte)], context.HttpContext.RequestAborted);
            }

            await csv.FlushAsync(context.HttpContext.RequestAborted);
        }
    }
}
