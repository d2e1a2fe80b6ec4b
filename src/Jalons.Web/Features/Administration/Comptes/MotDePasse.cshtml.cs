using Jalons.Data.Socle;
using Jalons.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Jalons.Web.Features.Administration.Comptes;

/// <summary>The password that has just been given: shown once.</summary>
/// <param name="db">Unit of work.</param>
public sealed class MotDePasseModel(JalonsDb db) : PageModel
{
    /// <summary>The account.</summary>
    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    /// <summary>Whose it is.</summary>
    public string Nom { get; private set; } = "";

    /// <summary>Their user name.</summary>
    public string? Identifiant { get; private set; }

    /// <summary>The password.</summary>
    public string MotDePasse { get; private set; } = "";

    /// <summary>Shows it; later, there is nothing left to show.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken annulation)
    {
        var compte = await db.Comptes.DeProfessionnels().Where(c => c.Id == Id).Select(c => new { c.Prenom, c.Nom, c.UserName }).SingleOrDefaultAsync(annulation);
        if (compte is null)
        {
            return NotFound();
        }

        if (this.PrendreMotDePasse(Id) is not { } motDePasse)
        {
            return RedirectToPage("/Administration/Comptes/Fiche", new { id = Id });
        }

        (Nom, Identifiant, MotDePasse) = ($"{compte.Prenom} {compte.Nom}", compte.UserName, motDePasse);
        return Page();
    }
}
