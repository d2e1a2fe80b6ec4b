using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jalons.Web.Features.Aide;

/// <summary>A page of the guide for users.</summary>
public sealed class GuideModel : PageModel
{
    /// <summary>Its title.</summary>
    public string Titre { get; private set; } = "";

    /// <summary>Its body, HTML made from our own text.</summary>
    public string Corps { get; private set; } = "";

    /// <summary>Shows the page.</summary>
    /// <param name="nom">Its name, as in <c>docs/guide</c>.</param>
    public IActionResult OnGet(string nom)
    {
        if (GuideUtilisateur.Lire(nom) is not { } page)
        {
            return NotFound();
        }

        (Titre, Corps) = page;
        return Page();
    }
}
