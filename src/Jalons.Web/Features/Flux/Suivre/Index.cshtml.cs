using Jalons.Domain.Habilitations;
using Jalons.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jalons.Web.Features.Flux.Suivre;

/// <summary>Follows files dropped together: where each stands, and a way to stop. The page reloads by itself, without JavaScript.</summary>
/// <param name="courant">Who acts.</param>
/// <param name="imports">Imports under way.</param>
[Authorize(Roles = nameof(Role.Gestionnaire))]
public sealed class IndexModel(AgentCourant courant, ImportsEnCours imports) : PageModel
{
    /// <summary>The drop.</summary>
    public SuiviDepot Suivi { get; private set; } = null!;

    /// <summary>True when a file was still to be imported as this page began to be drawn: what follows the end of an import is told once it is over.</summary>
    public bool EnCours { get; private set; }

    /// <summary>Shows where the imports stand; a single one, once applied, leads to its summary or to the columns of its list.</summary>
    public IActionResult OnGet(Guid numero)
    {
        if (imports.Trouver(numero, courant.Agent) is not { } suivi)
        {
            return RedirectToPage("/Flux/Recus/Index");
        }

        (Suivi, EnCours) = (suivi, suivi.EstEnCours);
        return suivi.Fichiers switch
        {
            [{ Rapport.Flux: { } flux }] => RedirectToPage("/Flux/Consulter/Index", new { id = flux }),
            [{ Liste: { } liste }] => RedirectToPage("/Flux/Listes/Associer/Index", new { id = liste }),
            _ => Page(),
        };
    }

    /// <summary>Stops the import: what it did is rolled back.</summary>
    public IActionResult OnPostArreter(Guid numero)
    {
        imports.Trouver(numero, courant.Agent)?.Arreter();
        return RedirectToPage(new { numero });
    }
}
