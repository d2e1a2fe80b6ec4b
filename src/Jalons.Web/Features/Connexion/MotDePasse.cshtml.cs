using System.ComponentModel.DataAnnotations;
using Jalons.Domain.Habilitations;
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
/// <param name="motsDePasse">Passwords.</param>
/// <param name="horloge">Clock.</param>
public sealed class MotDePasseModel(EtapesConnexion etapes, MotsDePasse motsDePasse, TimeProvider horloge) : PageModel
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

        if (ModelState.IsValid && motsDePasse.Choisir(etape.Compte, Saisie.Nouveau!).Refus is { } refus)
        {
            ModelState.AddModelError("Saisie.Nouveau", refus.Message);
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        etape.Db.Actes.Add(Acte.De(etape.Compte.EnAgent(), horloge.GetUtcNow(), NaturesCompte.MotDePasse, "Mot de passe choisi après un mot de passe provisoire", etape.Compte.Personne));
        await etape.Db.SaveChangesAsync(annulation);
        return LocalRedirect(await etapes.AvancerAsync(etape.Compte, etape.SecondFacteurPasse, etape.Retour, annulation));
    }

    /// <summary>The step, when it really is this one: an account with a second factor gives it first.</summary>
    private async Task<Etape?> LireAsync(CancellationToken annulation) =>
        await etapes.LireAsync(annulation) is { Compte.MotDePasseProvisoireJusqua: not null } etape
        && (etape.SecondFacteurPasse || !etape.Compte.TwoFactorEnabled) ? etape : null;
}

/// <summary>Natures of the lines of the journal about one's own account.</summary>
public static class NaturesCompte
{
    /// <summary>The password was changed.</summary>
    public const string MotDePasse = "compte.mot_de_passe";

    /// <summary>The second factor was set up.</summary>
    public const string SecondFacteur = "compte.second_facteur";

    /// <summary>The recovery codes were replaced.</summary>
    public const string CodesDeSecours = "compte.codes_de_secours";
}
