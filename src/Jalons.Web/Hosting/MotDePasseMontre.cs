using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jalons.Web.Hosting;

/// <summary>Carries a one-time password to the page that shows it, sealed in a cookie that is erased once read.</summary>
public static class MotDePasseMontre
{
    /// <summary>Keeps it for the next page.</summary>
    public static void GarderMotDePasse(this PageModel page, long compte, string motDePasse) => page.TempData[Cle(compte)] = motDePasse;

    /// <summary>The password just given to this account; null when there is nothing left to show.</summary>
    public static string? PrendreMotDePasse(this PageModel page, long compte) => page.TempData[Cle(compte)] as string;

    private static string Cle(long compte) => $"Jalons.MotDePasseProvisoire.{compte}";
}
