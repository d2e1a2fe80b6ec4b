using Jalons.Domain.Habilitations;
using Jalons.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jalons.Web.Features.Flux.Suivre;

/// <summary>Follows one import: its steps, its progress, and a way to stop it. The page reloads by itself, without JavaScript.</summary>
/// <param name="courant">Who acts.</param>
/// <param name="imports">Imports under way.</param>
[Authorize(Roles = nameof(Role.Gestionnaire))]
public sealed class IndexModel(AgentCourant courant, ImportsEnCours imports) : PageModel
{
    /// <summary>The import.</summary>
    public SuiviImport Suivi { get; private set; } = null!;

    /// <summary>Shows where the import stands; once applied, leads to its summary.</summary>
    public IActionResult OnGet(Guid numero)
    {
        if (imports.Trouver(numero, courant.Agent) is not { } suivi)
        {
            return RedirectToPage("/Flux/Recus/Index");
        }

        Suivi = suivi;
        return suivi.Flux is { } flux ? RedirectToPage("/Flux/Consulter/Index", new { id = flux }) : Page();
    }

    /// <summary>Stops the import: what it did is rolled back.</summary>
    public IActionResult OnPostArreter(Guid numero)
    {
        imports.Trouver(numero, courant.Agent)?.Arreter();
        return RedirectToPage(new { numero });
    }
}
