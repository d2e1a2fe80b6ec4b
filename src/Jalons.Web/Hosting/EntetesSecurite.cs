namespace Jalons.Web.Hosting;

/// <summary>
/// The headers of every answer. No inline script and no inline style anywhere: what a page needs is in its own files.
/// Answers made for somebody signed in are never kept by a cache, since they hold personal data.
/// </summary>
public sealed class EntetesSecurite(RequestDelegate suite, IWebHostEnvironment hote)
{
    /// <summary>
    /// Only our own files. <c>data:</c> images are the small drawings of the style sheet and the QR codes of the second factor.
    /// </summary>
    public const string Politique =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
        "manifest-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'";

    /// <summary>Sets the headers just before the answer starts, so that nothing later can forget them.</summary>
    public Task InvokeAsync(HttpContext contexte)
    {
        contexte.Response.OnStarting(() =>
        {
            Poser(contexte, !hote.IsDevelopment());
            return Task.CompletedTask;
        });
        return suite(contexte);
    }

    private static void Poser(HttpContext contexte, bool chiffrer)
    {
        var entetes = contexte.Response.Headers;
        entetes.ContentSecurityPolicy = Politique;
        entetes.XContentTypeOptions = "nosniff";
        entetes["Referrer-Policy"] = "same-origin";
        entetes["Permissions-Policy"] = "accelerometer=(), camera=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()";
        entetes["Cross-Origin-Opener-Policy"] = "same-origin";
        entetes["Cross-Origin-Resource-Policy"] = "same-origin";
        entetes.XFrameOptions = "DENY";
        if (chiffrer && contexte.Request.IsHttps)
        {
            entetes.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
        }

        if (contexte.User.Identity?.IsAuthenticated == true || !string.IsNullOrEmpty(entetes.SetCookie))
        {
            entetes.CacheControl = "no-store";
            entetes.Pragma = "no-cache";
        }
    }
}
