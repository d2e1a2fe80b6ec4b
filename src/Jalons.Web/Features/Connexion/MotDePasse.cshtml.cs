using System.ComponentModel.DataAnnotations;
using Jalons.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jalons.Web.Features.Connexion;

/// <summary>A password that one chooses, typed twice.</summary>
public sealed class NouveauMotDePasse
{
    /// <summary>The password.</summary>
    [Display(Name = "Nouveau mot de passe")]
    [DataType(DataType.Password)]
    [Required(ErrorMessage = "Il manque le nouveau mot de passe.")]
    public string? Nouveau { get; set; }

    /// <summary>The same.</summary>
    [Display(Name = "Nouveau mot de passe, encore une fois")]
    [DataType(DataType.Password)]
    [Compare(nameof(Nouveau), ErrorMessage = "Les deux mots de passe ne sont pas les mêmes.")]
    public string? Confirmation { get; set; }
}

/// <summary>Step of a sign-in: the password given by somebody else is replaced.</summary>
/// <param name="etapes">Where the person is.</param>
/// <param name="choisir">The use case.</param>
public sealed class MotDePasseModel(EtapesConnexion etapes, ChoisirMotDePasse choisir) : PageModel
{
    /// <summary>What is typed.</summary>
    [BindProperty]
    public NouveauMotDePasse Saisie { get; set; } = new();

    /// <summary>Asks for a password.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken annulation) =>
        await LireAsync(annulation) is null ? LocalRedirect(Session.UrlConnexion) : Page();

    /// <summary>Keeps it.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken annulation)
    {
        if (await LireAsync(annulation) is not { } etape)
        {
            return LocalRedirect(Session.UrlConnexion);
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var resultat = await choisir.ExecuterAsync(etape, Saisie.Nouveau!, annulation);
        if (resultat.EstFait)
        {
            return LocalRedirect(resultat.Valeur);
        }

        ModelState.AddModelError("Saisie.Nouveau", resultat.Refus!.Message);
        return Page();
    }

    /// <summary>The step, when it really is this one: an account with a second factor gives it first.</summary>
    private async Task<Etape?> LireAsync(CancellationToken annulation) =>
        await etapes.LireAsync(annulation) is { Compte.MotDePasseProvisoireJusqua: not null } etape
        && (etape.SecondFacteurPasse || !etape.Compte.TwoFactorEnabled) ? etape : null;
}
