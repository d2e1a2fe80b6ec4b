using System.ComponentModel.DataAnnotations;
using Jalons.Domain.Habilitations;
using Jalons.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jalons.Web.Features.Connexion;

/// <summary>Step of a sign-in: a professional without a second factor sets one up, once.</summary>
/// <param name="etapes">Where the person is.</param>
/// <param name="facteurs">Second factors.</param>
/// <param name="horloge">Clock.</param>
public sealed class InstallerModel(EtapesConnexion etapes, SecondsFacteurs facteurs, TimeProvider horloge) : PageModel
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

        await PreparerAsync(etape, annulation);
        return Page();
    }

    /// <summary>Checks the code, and gives the recovery codes.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken annulation)
    {
        if (await LireAsync(annulation) is not { } etape)
        {
            return LocalRedirect(Session.UrlConnexion);
        }

        if (!ModelState.IsValid || await facteurs.ActiverAsync(etape.Db, etape.Compte, Code, annulation) is not { } codes)
        {
            if (ModelState.IsValid)
            {
                ModelState.AddModelError(nameof(Code), CodeFaux);
            }

            await PreparerAsync(etape, annulation);
            return Page();
        }

        etape.Db.Actes.Add(Acte.De(etape.Compte.EnAgent(), horloge.GetUtcNow(), NaturesCompte.SecondFacteur, "Second facteur installé"));
        await etape.Db.SaveChangesAsync(annulation);
        var suite = await etapes.AvancerAsync(etape.Compte, secondFacteurPasse: true, etape.Retour, annulation);
        return this.MontrerCodes(codes, suite);
    }

    /// <summary>What is said when the code is not that of the secret shown.</summary>
    internal const string CodeFaux =
        "Ce code n’est pas le bon. Vérifiez que l’heure de votre téléphone est juste, attendez le code suivant, puis recommencez.";

    private async Task<Etape?> LireAsync(CancellationToken annulation) =>
        await etapes.LireAsync(annulation) is { Compte: { TwoFactorEnabled: false, MotDePasseProvisoireJusqua: null } } etape ? etape : null;

    private async Task PreparerAsync(Etape etape, CancellationToken annulation)
    {
        Installation = InstallationFacteur.Pour(etape.Compte, await facteurs.PreparerAsync(etape.Db, etape.Compte, annulation));
        await etape.Db.SaveChangesAsync(annulation);
    }
}
