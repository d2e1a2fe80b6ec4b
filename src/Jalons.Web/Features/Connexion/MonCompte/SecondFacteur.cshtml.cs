using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jalons.Web.Features.Connexion.MonCompte;

/// <summary>Sets a second factor up where it is not demanded: the demonstration, and usagers who want one.</summary>
/// <param name="gerer">The use cases.</param>
public sealed class SecondFacteurModel(GererMonCompte gerer) : PageModel
{
    /// <summary>What is typed.</summary>
    [BindProperty]
    [Display(Name = "Code à six chiffres")]
    [Required(ErrorMessage = "Il manque le code.")]
    public string? Code { get; set; }

    /// <summary>What the telephone needs.</summary>
    public InstallationFacteur Installation { get; private set; } = null!;

    /// <summary>Shows the secret.</summary>
    public Task<IActionResult> OnGetAsync(CancellationToken annulation) => MontrerAsync(annulation);

    /// <summary>Checks the code, and gives the recovery codes.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken annulation)
    {
        if (ModelState.IsValid)
        {
            var resultat = await gerer.InstallerSecondFacteurAsync(Code, annulation);
            if (resultat.EstFait)
            {
                return this.MontrerCodes(resultat.Valeur, "/compte");
            }

            ModelState.AddModelError(nameof(Code), resultat.Refus!.Message);
        }

        return await MontrerAsync(annulation);
    }

    private async Task<IActionResult> MontrerAsync(CancellationToken annulation)
    {
        if (await gerer.PreparerSecondFacteurAsync(annulation) is not { } installation)
        {
            return LocalRedirect("/compte");
        }

        Installation = installation;
        return Page();
    }
}
