using Jalons.Web.Hosting;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jalons.Web.Features.Connexion;

/// <summary>Everybody signs in; everybody who is in has an account.</summary>
public static class Acces
{
    /// <summary>Says who enters.</summary>
    public static void Configurer(RazorPagesOptions options)
    {
        foreach (var page in new[] { "Index", "SecondFacteur", "MotDePasse", "Installer", "Deconnexion" })
        {
            options.Conventions.AllowAnonymousToPage($"/Connexion/{page}");
        }

        options.Conventions.AuthorizeFolder("/Connexion/MonCompte", AccesParRole.ToutLeMonde);
    }
}
