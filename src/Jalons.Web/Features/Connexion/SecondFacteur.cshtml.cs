using System.ComponentModel.DataAnnotations;
using Jalons.Web.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jalons.Web.Features.Connexion;

/// <summary>Second step of a sign-in: the code of the telephone, or a recovery code.</summary>
/// <param name="etapes">Where the person is.</param>
/// <param name="passer">The use case.</param>
public sealed class SecondFacteurModel(EtapesConnexion etapes, PasserSecondFacteur passer) : PageModel
{
    /// <summary>What is typed.</summary>
    [BindProperty]
    [Display(Name = "Code")]
    [Required(ErrorMessage = "Il manque le code.")]
    [StringLength(40, ErrorMessage = "Ce code est trop long.")]
    public string? Code { get; set; }

    /// <summary>Asks for the code.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken annulation) =>
        await etapes.LireAsync(annulation) is null ? LocalRedirect(Session.UrlConnexion) : Page();

    /// <summary>Checks it.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken annulation)
    {
        if (await etapes.LireAsync(annulation) is not { } etape)
        {
            return LocalRedirect(Session.UrlConnexion);
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var resultat = await passer.ExecuterAsync(etape, Code, annulation);
        if (resultat.EstFait)
        {
            return LocalRedirect(resultat.Valeur);
        }

        var bloque = resultat.Refus == SeConnecter.Bloque;
        if (bloque)
        {
            await HttpContext.SignOutAsync(Session.SchemaEtape);
        }

        ModelState.AddModelError(bloque ? "" : nameof(Code), resultat.Refus!.Message);
        return Page();
    }
}
