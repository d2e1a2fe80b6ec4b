using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jalons.Web.Features.Connexion;

/// <summary>Carries new recovery codes to the page that shows them, once.</summary>
internal static class CodesDeSecours
{
    internal const string Cle = "Jalons.CodesDeSecours";
    internal const string CleSuite = "Jalons.CodesDeSecours.Suite";

    /// <summary>Leads to the page of the codes, then to <paramref name="suite"/>.</summary>
    public static IActionResult MontrerCodes(this PageModel page, IReadOnlyList<string> codes, string suite)
    {
        page.TempData[Cle] = codes.ToArray();
        page.TempData[CleSuite] = suite;
        return page.LocalRedirect("/compte/codes-de-secours");
    }
}
