using System.ComponentModel.DataAnnotations;
using Jalons.Data.Habilitations;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Socle;
using Jalons.Web.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jalons.Web.Features.Connexion;

/// <summary>Second step of a sign-in: the code of the telephone, or a recovery code.</summary>
/// <param name="etapes">Where the person is.</param>
/// <param name="facteurs">Second factors.</param>
/// <param name="essais">Count of tries.</param>
/// <param name="horloge">Clock.</param>
public sealed class SecondFacteurModel(EtapesConnexion etapes, SecondsFacteurs facteurs, EssaisConnexion essais, TimeProvider horloge) : PageModel
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

        var essai = await essais.PrendreAsync(new CompteId(etape.Compte.Id), annulation);
        if (essai != Essai.Refuse && await facteurs.VerifierAsync(etape.Db, etape.Compte, Code, annulation))
        {
            return LocalRedirect(await etapes.AvancerAsync(etape.Compte, secondFacteurPasse: true, etape.Retour, annulation));
        }

        return await RefuserAsync(etape, essai, annulation);
    }

    private async Task<IActionResult> RefuserAsync(Etape etape, Essai essai, CancellationToken annulation)
    {
        var (nature, libelle) = essai == Essai.Dernier
            ? (NaturesConnexion.Verrouillage, "Compte bloqué après plusieurs codes faux")
            : (NaturesConnexion.Refus, "Connexion refusée : code faux");
        etape.Db.Actes.Add(Acte.De(etape.Compte.EnAgent(), horloge.GetUtcNow(), nature, libelle));
        await etape.Db.SaveChangesAsync(annulation);
        if (essai != Essai.Permis)
        {
            await HttpContext.SignOutAsync(Session.SchemaEtape);
            ModelState.AddModelError("", SeConnecter.Bloque.Message);
            return Page();
        }

        ModelState.AddModelError(nameof(Code), "Ce code n’est pas le bon, ou il a déjà servi. Attendez le suivant, puis recommencez.");
        return Page();
    }
}
