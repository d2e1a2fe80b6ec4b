using System.ComponentModel.DataAnnotations;
using Jalons.Data.Habilitations;
using Jalons.Data.Socle;
using Jalons.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Jalons.Web.Features.Connexion.MonCompte;

/// <summary>Sets a second factor up where it is not demanded: the demonstration, and usagers who want one.</summary>
/// <param name="db">Unit of work.</param>
/// <param name="courant">Who is acting.</param>
/// <param name="journal">Journal.</param>
/// <param name="facteurs">Second factors.</param>
/// <param name="sessions">Open sessions.</param>
/// <param name="horloge">Clock.</param>
public sealed class SecondFacteurModel(
    JalonsDb db, AgentCourant courant, Journal journal, SecondsFacteurs facteurs, SessionsOuvertes sessions, TimeProvider horloge) : PageModel
{
    /// <summary>What is typed.</summary>
    [BindProperty]
    [Display(Name = "Code à six chiffres")]
    [Required(ErrorMessage = "Il manque le code.")]
    public string? Code { get; set; }

    /// <summary>What the telephone needs.</summary>
    public InstallationFacteur Installation { get; private set; } = null!;

    /// <summary>Shows the secret.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken annulation) => await PreparerAsync(await LireAsync(annulation), annulation);

    /// <summary>Checks the code, and gives the recovery codes.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken annulation)
    {
        var compte = await LireAsync(annulation);
        if (!ModelState.IsValid || compte.TwoFactorEnabled)
        {
            return await PreparerAsync(compte, annulation);
        }

        if (await facteurs.ActiverAsync(db, compte, Code, annulation) is not { } codes)
        {
            ModelState.AddModelError(nameof(Code), InstallerModel.CodeFaux);
            return await PreparerAsync(compte, annulation);
        }

        journal.Noter(NaturesCompte.SecondFacteur, "Second facteur installé");
        await db.SaveChangesAsync(annulation);
        sessions.Oublier(courant.Agent.Id);
        await Session.OuvrirAsync(HttpContext, compte, horloge.GetUtcNow());
        return this.MontrerCodes(codes, "/compte");
    }

    private Task<Compte> LireAsync(CancellationToken annulation) =>
        db.Comptes.SingleAsync(compte => compte.Id == courant.Agent.Id.Valeur, annulation);

    private async Task<IActionResult> PreparerAsync(Compte compte, CancellationToken annulation)
    {
        if (compte.TwoFactorEnabled)
        {
            return LocalRedirect("/compte");
        }

        Installation = InstallationFacteur.Pour(compte, await facteurs.PreparerAsync(db, compte, annulation));
        await db.SaveChangesAsync(annulation);
        return Page();
    }
}
