using System.ComponentModel.DataAnnotations;
using Jalons.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jalons.Web.Features.Connexion;

/// <summary>Step of a sign-in: a professional without a second factor sets one up, once.</summary>
/// <param name="etapes">Where the person is.</param>
/// <param name="installer">The use case.</param>
public sealed class InstallerModel(EtapesConnexion etapes, InstallerSecondFacteur installer) : PageModel
{
    /// <summary>What is typed.</summary>
    [BindProperty]
    [Display(Name = "Code à six chiffres")]
    [Required(ErrorMessage = "Il manque le code.")]
    public string? Code { get; set; }

    /// <summary>What the telephone needs.</summary>
    public InstallationFacteur Installation { get; private set; } = null!;

    /// <summary>Shows the secret.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken annulation)
    {
        if (await LireAsync(annulation) is not { } etape)
        {
            return LocalRedirect(Session.UrlConnexion);
        }

        Installation = await installer.PreparerAsync(etape.Db, etape.Compte, annulation);
        return Page();
    }

    /// <summary>Checks the code, and gives the recovery codes.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken annulation)
    {
        if (await LireAsync(annulation) is not { } etape)
        {
            return LocalRedirect(Session.UrlConnexion);
        }

        if (ModelState.IsValid)
        {
            var resultat = await installer.ActiverAsync(etape.Db, etape.Compte, Code, annulation);
            if (resultat.EstFait)
            {
                return this.MontrerCodes(resultat.Valeur, await etapes.AvancerAsync(etape.Compte, secondFacteurPasse: true, etape.Retour, annulation));
            }

            ModelState.AddModelError(nameof(Code), resultat.Refus!.Message);
        }

        Installation = await installer.PreparerAsync(etape.Db, etape.Compte, annulation);
        return Page();
    }

    private async Task<Etape?> LireAsync(CancellationToken annulation) =>
        await etapes.LireAsync(annulation) is { Compte: { TwoFactorEnabled: false, MotDePasseProvisoireJusqua: null } } etape ? etape : null;
}
