using Jalons.Web.Hosting;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jalons.Web.Features.Accueil;

/// <summary>Everybody who is in has a home.</summary>
public static class Acces
{
    /// <summary>Says who enters.</summary>
    public static void Configurer(RazorPagesOptions options) => options.Conventions.AuthorizeFolder("/Accueil", AccesParRole.ToutLeMonde);
}
