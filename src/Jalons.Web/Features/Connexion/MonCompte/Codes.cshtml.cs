using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jalons.Web.Features.Connexion.MonCompte;

/// <summary>The recovery codes that have just been made: shown once.</summary>
public sealed class CodesModel : PageModel
{
    /// <summary>The codes.</summary>
    public IReadOnlyList<string> Codes { get; private set; } = [];

    /// <summary>Where to go next.</summary>
    public string Suite { get; private set; } = "/compte";

    /// <summary>Shows them; later, there is nothing left to show.</summary>
    public IActionResult OnGet()
    {
        if (TempData[CodesDeSecours.Cle] is not string[] { Length: > 0 } codes)
        {
            return LocalRedirect("/compte");
        }

        Codes = codes;
        Suite = TempData[CodesDeSecours.CleSuite] as string ?? Suite;
        return Page();
    }
}
