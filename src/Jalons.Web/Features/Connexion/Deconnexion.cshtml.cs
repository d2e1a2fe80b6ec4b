using Jalons.Web.Hosting;
using Jalons.Web.Ui;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jalons.Web.Features.Connexion;

/// <summary>Leaves.</summary>
/// <param name="journal">Journal.</param>
public sealed class DeconnexionModel(Journal journal) : PageModel
{
    /// <summary>Asks, when somebody typed the address.</summary>
    public IActionResult OnGet() => User.Identity?.IsAuthenticated == true ? Page() : LocalRedirect(Session.UrlConnexion);

    /// <summary>Closes the session.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken annulation)
    {
        if (User.Identity?.IsAuthenticated == true)
        {
            await journal.EcrireAsync(NaturesConnexion.Sortie, "Déconnexion", annulation: annulation);
            await HttpContext.SignOutAsync(Session.Schema);
            this.Confirmer("Vous êtes déconnecté.", "À bientôt.");
        }

        return LocalRedirect(Session.UrlConnexion);
    }
}
