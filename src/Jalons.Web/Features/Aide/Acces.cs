using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jalons.Web.Features.Aide;

/// <summary>Help is for everybody, signed in or not.</summary>
public static class Acces
{
    /// <summary>Says who enters.</summary>
    public static void Configurer(RazorPagesOptions options) => options.Conventions.AllowAnonymousToFolder("/Aide");
}
