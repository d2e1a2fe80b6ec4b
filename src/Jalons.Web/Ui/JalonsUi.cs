using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Jalons.Web.Hosting;
using Jalons.Web.Ui.Composants;
using Jalons.Web.Ui.Navigation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.WebEncoders;

namespace Jalons.Web.Ui;

/// <summary>What the host calls to have pages that look, speak and answer like Jalons.</summary>
public static class JalonsUi
{
    private const int UnAn = 31_536_000;

    /// <summary>
    /// Razor Pages rooted at <c>/Features</c>, layouts and partials found in <c>/Ui/Partages</c>, French words for forms,
    /// the navigation of each role, and the living style page in development only.
    /// </summary>
    public static IServiceCollection AddJalonsUi(this IServiceCollection services, Action<OptionsUi>? regler = null)
    {
        services.AddOptions<OptionsUi>().Configure(regler ?? (_ => { }));
        services.AddRazorPages(options => options.RootDirectory = "/Features")
            .AddMvcOptions(options =>
            {
                MessagesFormulaire.Appliquer(options.ModelBindingMessageProvider);
                options.ModelMetadataDetailsProviders.Add(new MessagesValidation());
            })
            .AddViewOptions(options => options.HtmlHelperOptions.ClientValidationEnabled = false);
        services.Configure<RazorViewEngineOptions>(options =>
        {
            options.PageViewLocationFormats.Add("/Ui/Partages/{0}" + RazorViewEngine.ViewExtension);
            options.ViewLocationFormats.Add("/Ui/Partages/{0}" + RazorViewEngine.ViewExtension);
        });
        services.AddOptions<RazorPagesOptions>().Configure<IWebHostEnvironment>((options, hote) =>
        {
            if (!hote.IsDevelopment())
            {
                options.Conventions.AddFolderRouteModelConvention("/Style", page => page.Selectors.Clear());
            }
        });
        // French is written with its accents: only what HTML itself gives a meaning to is escaped.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.Configure<RouteOptions>(options => options.LowercaseUrls = true);
        services.Configure<RequestLocalizationOptions>(EnFrancais);
        services.AddProblemDetails();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddScoped<INavigation, NavigationParRole>();
        return services;
    }

    /// <summary>
    /// Error pages, security headers, French, static files: to be called first, before routing, sign-in and rights.
    /// Programs, under <c>/api</c>, receive problem details (RFC 9457) instead of pages.
    /// </summary>
    public static IApplicationBuilder UseJalonsUi(this IApplicationBuilder app)
    {
        app.UseMiddleware<EntetesSecurite>();
        app.UseWhen(EstPage, pages =>
        {
            // Services of their own: what made the page fail is not asked again of the error page.
            pages.UseExceptionHandler("/erreur/500", createScopeForErrors: true);
            pages.UseStatusCodePagesWithReExecute("/erreur/{0}");
        });
        app.UseWhen(contexte => !EstPage(contexte), programmes =>
        {
            programmes.UseExceptionHandler();
            programmes.UseStatusCodePages();
        });
        app.UseRequestLocalization();
        app.UseStaticFiles(new StaticFileOptions
        {
            OnPrepareResponse = static fichier =>
            {
                // A fingerprint in the address means that the content never changes under it.
                if (fichier.Context.Request.Query.ContainsKey("v"))
                {
                    fichier.Context.Response.Headers.CacheControl = $"public, max-age={UnAn}, immutable";
                }
            },
        });
        return app;
    }

    private static bool EstPage(HttpContext contexte) => !contexte.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);

    private static void EnFrancais(RequestLocalizationOptions options)
    {
        var francais = new CultureInfo("fr-FR");
        options.DefaultRequestCulture = new RequestCulture(francais);
        options.SupportedCultures = [francais];
        options.SupportedUICultures = [francais];
        options.RequestCultureProviders.Clear();
    }
}
