using System.ComponentModel.DataAnnotations;
using Jalons.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace Jalons.Web.Features.Connexion;

/// <summary>Sign-in: a name, a password.</summary>
/// <param name="seConnecter">The use case.</param>
/// <param name="options">Whether the second factor is relaxed.</param>
public sealed class IndexModel(SeConnecter seConnecter, IOptions<OptionsSecurite> options) : PageModel
{
    /// <summary>What is typed.</summary>
    public sealed class Formulaire
    {
        /// <summary>User name or e-mail.</summary>
        [Display(Name = "Identifiant")]
        [Required(ErrorMessage = "Il manque votre identifiant.")]
        [StringLength(256, ErrorMessage = "Cet identifiant est trop long.")]
        public string? Identifiant { get; set; }

        /// <summary>Password.</summary>
        [Display(Name = "Mot de passe")]
        [DataType(DataType.Password)]
        [Required(ErrorMessage = "Il manque votre mot de passe.")]
        [StringLength(512, ErrorMessage = "Ce mot de passe est trop long.")]
        public string? MotDePasse { get; set; }
    }

    /// <summary>What is typed.</summary>
    [BindProperty]
    public Formulaire Saisie { get; set; } = new();

    /// <summary>Where to go once in.</summary>
    [BindProperty(SupportsGet = true, Name = Session.ParametreRetour)]
    public string? Retour { get; set; }

    /// <summary>True in the demonstration.</summary>
    public bool EstAssouplie => options.Value.SecondFacteur == Hosting.SecondFacteur.Facultatif;

    private string RetourSur => Url.IsLocalUrl(Retour) ? Retour : "/";

    /// <summary>Shows the form, unless one is in already.</summary>
    public IActionResult OnGet() => User.Identity?.IsAuthenticated == true ? LocalRedirect(RetourSur) : Page();

    /// <summary>Tries.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken annulation)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var adresse = HttpContext.Connection.RemoteIpAddress?.ToString() ?? "?";
        var tentative = await seConnecter.TenterAsync(Saisie.Identifiant!, Saisie.MotDePasse!, adresse, RetourSur, annulation);
        switch (tentative)
        {
            case { Pause: true }:
                return StatusCode(StatusCodes.Status429TooManyRequests);
            case { Suite: { } suite }:
                return LocalRedirect(suite);
            default:
                ModelState.AddModelError("", tentative.Refus!.Message);
                return Page();
        }
    }
}
