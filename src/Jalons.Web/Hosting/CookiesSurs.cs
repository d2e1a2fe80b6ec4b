using System.Net;
using Microsoft.AspNetCore.CookiePolicy;

namespace Jalons.Web.Hosting;

/// <summary>
/// Every cookie of the site, whoever writes it: unreadable by scripts, not sent by other sites, and sent over HTTPS only — except on
/// the very machine that serves, where the demonstration runs without a certificate.
/// </summary>
internal static class CookiesSurs
{
    public static void Regler(CookiePolicyOptions options)
    {
        options.HttpOnly = HttpOnlyPolicy.Always;
        options.MinimumSameSitePolicy = SameSiteMode.Lax;
        options.OnAppendCookie = static cookie => cookie.CookieOptions.Secure = DoitEtreSur(cookie.Context.Request);
        options.OnDeleteCookie = static cookie => cookie.CookieOptions.Secure = DoitEtreSur(cookie.Context.Request);
    }

    private static bool DoitEtreSur(HttpRequest requete) => requete.IsHttps || !EstCetteMachine(requete.Host.Host);

    private static bool EstCetteMachine(string hote) =>
        hote.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(hote.Trim('[', ']'), out var adresse) && IPAddress.IsLoopback(adresse));
}
