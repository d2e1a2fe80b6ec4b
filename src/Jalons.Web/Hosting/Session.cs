using System.Globalization;
using System.Security.Claims;
using Jalons.Data.Habilitations;
using Jalons.Domain.Habilitations;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Extensions;

namespace Jalons.Web.Hosting;

/// <summary>
/// The session of somebody signed in: a sealed cookie that dies after a while without activity, after a working day at most, and as
/// soon as the account changes or closes.
/// </summary>
public static class Session
{
    /// <summary>The scheme of people who are in.</summary>
    public const string Schema = "Jalons";

    /// <summary>The scheme of people who gave their password and have a step left before they are in.</summary>
    public const string SchemaEtape = "Jalons.Etape";

    /// <summary>The page of sign-in.</summary>
    public const string UrlConnexion = "/connexion";

    /// <summary>The query parameter that says where to go once signed in.</summary>
    public const string ParametreRetour = "retour";

    /// <summary>Longest session, whatever the activity.</summary>
    public static readonly TimeSpan DureeMaximale = TimeSpan.FromHours(10);

    /// <summary>How long the steps of a sign-in may take.</summary>
    public static readonly TimeSpan DureeEtape = TimeSpan.FromMinutes(10);

    private const string Debut = "debut";
    private static readonly TimeSpan Renouvellement = TimeSpan.FromMinutes(1);

    /// <summary>Time without activity after which one must sign in again.</summary>
    public static TimeSpan Inactivite(Role role) => TimeSpan.FromMinutes(role == Role.Usager ? 20 : 30);

    /// <summary>Opens the session of an account.</summary>
    public static Task OuvrirAsync(HttpContext contexte, Compte compte, DateTimeOffset maintenant) => contexte.SignInAsync(
        Schema,
        PrincipalCompte.Pour(compte, Schema),
        new AuthenticationProperties
        {
            AllowRefresh = true,
            IssuedUtc = maintenant,
            ExpiresUtc = maintenant + Inactivite(compte.Role),
            Items = { [Debut] = maintenant.ToString("O", CultureInfo.InvariantCulture) },
        });

    internal static void Regler(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "jalons";
        options.Cookie.IsEssential = true;
        options.LoginPath = UrlConnexion;
        options.ReturnUrlParameter = ParametreRetour;
        options.SlidingExpiration = true;
        options.ExpireTimeSpan = Inactivite(Role.Referent);
        options.Events.OnValidatePrincipal = ValiderAsync;
        options.Events.OnCheckSlidingExpiration = static contexte =>
        {
            contexte.ShouldRenew = contexte.ElapsedTime >= Renouvellement;
            return Task.CompletedTask;
        };
        options.Events.OnRedirectToLogin = AllerSeConnecterAsync;
        options.Events.OnRedirectToAccessDenied = RefuserAsync;
    }

    internal static void ReglerEtape(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "jalons-etape";
        options.Cookie.IsEssential = true;
        options.ExpireTimeSpan = DureeEtape;
        options.SlidingExpiration = false;
    }

    private static async Task ValiderAsync(CookieValidatePrincipalContext contexte)
    {
        // The page of a failure is the same for everybody, and the database may be what failed.
        if (contexte.HttpContext.Features.Get<IExceptionHandlerFeature>() is not null)
        {
            contexte.RejectPrincipal();
            return;
        }

        var services = contexte.HttpContext.RequestServices;
        var maintenant = services.GetRequiredService<TimeProvider>().GetUtcNow();
        if (contexte.Principal?.LireAgent() is { } agent
            && contexte.Properties.Items.TryGetValue(Debut, out var debut)
            && maintenant - DateTimeOffset.Parse(debut!, CultureInfo.InvariantCulture) < DureeMaximale
            && await services.GetRequiredService<SessionsOuvertes>().ContinueAsync(
                agent.Id, contexte.Principal.FindFirstValue(PrincipalCompte.Sceau) ?? "", contexte.HttpContext.RequestAborted))
        {
            return;
        }

        contexte.RejectPrincipal();
        await contexte.HttpContext.SignOutAsync(Schema);
    }

    private static Task AllerSeConnecterAsync(RedirectContext<CookieAuthenticationOptions> contexte)
    {
        var requete = contexte.Request;
        if (requete.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
        {
            return RefuserAsync(contexte, StatusCodes.Status401Unauthorized);
        }

        // What was posted is lost with the session: after sign-in one comes back to the page, not to the act.
        var retour = (requete.PathBase + requete.Path).Value + (HttpMethods.IsGet(requete.Method) ? requete.QueryString.Value : "");
        var adresse = UriHelper.BuildRelative(requete.PathBase, UrlConnexion, QueryString.Create(ParametreRetour, retour));
        if (requete.Headers.ContainsKey("HX-Request"))
        {
            contexte.Response.Headers["HX-Redirect"] = adresse;
            return RefuserAsync(contexte, StatusCodes.Status401Unauthorized);
        }

        contexte.Response.Redirect(adresse);
        return Task.CompletedTask;
    }

    private static Task RefuserAsync(RedirectContext<CookieAuthenticationOptions> contexte) => RefuserAsync(contexte, StatusCodes.Status403Forbidden);

    private static Task RefuserAsync(RedirectContext<CookieAuthenticationOptions> contexte, int statut)
    {
        contexte.Response.StatusCode = statut;
        return Task.CompletedTask;
    }
}
