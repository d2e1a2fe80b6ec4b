using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Jalons.Web.Ui;

/// <summary>What pages say to their layout.</summary>
public static class PageModelExtensions
{
    internal const string CleConfirmation = "Jalons.Confirmation";
    internal const string CleSuite = "Jalons.Confirmation.Suite";
    internal const string CleFil = "Fil";

    /// <summary>After an act and its redirect, the next page says what was done, then what happens next and to whom it was sent.</summary>
    public static void Confirmer(this PageModel page, string fait, string suite)
    {
        page.TempData[CleConfirmation] = fait;
        page.TempData[CleSuite] = suite;
    }

    /// <summary>Where the page is, when it is deeper than two levels: the pages above it, from the top.</summary>
    public static void Fil(this ViewDataDictionary donnees, params (string Libelle, string Url)[] etapes) => donnees[CleFil] = etapes;
}
