using System.Security.Claims;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Jalons.Data.Socle;
using Jalons.Domain.Habilitations;
using Jalons.TestKit;
using Jalons.Web.Ui;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Jalons.Web.Tests.Ui;

/// <summary>The layouts, components and error pages alone, over HTTP: no database, a fixed clock, the role asked for in a header.</summary>
public sealed class HoteUi : IAsyncDisposable
{
    private readonly WebApplication serveur;

    private HoteUi(WebApplication serveur) => this.serveur = serveur;

    /// <summary>The day of the tests: 20 November 2026, ten in the morning in Paris.</summary>
    public static DateTimeOffset Instant { get; } = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    /// <summary>Starts it.</summary>
    public static async Task<HoteUi> DemarrerAsync(string environnement = "Development")
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = "Jalons.Web",
            EnvironmentName = environnement,
            ContentRootPath = Path.Combine(Depot.Racine, "src", "Jalons.Web"),
        });
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(new HorlogeFixe(Instant));
        builder.Services.AddJalonsUi();
        var application = builder.Build();
        application.UseJalonsUi();
        application.UseRouting();
        application.Use((contexte, suite) =>
        {
            if (contexte.Request.Headers["X-Role"].ToString() is { Length: > 0 } role)
            {
                contexte.User = new ClaimsPrincipal(new ClaimsIdentity([new(ClaimTypes.Name, "Camille <Roussel>"), new(ClaimTypes.Role, role)], "essai"));
            }

            return suite(contexte);
        });
        application.MapRazorPages();
        application.MapGet("/panne", string () => throw new InvalidOperationException("secret"));
        application.MapGet("/api/panne", string () => throw new InvalidOperationException("secret"));
        application.MapMethods("/statut/{code:int}", ["GET", "POST"], (int code) => Results.StatusCode(code));
        await application.StartAsync();
        return new HoteUi(application);
    }

    /// <summary>A client that follows no redirect, in the given role.</summary>
    public HttpClient Client(Role? role = Role.ChargeOrientation)
    {
        var client = serveur.GetTestClient();
        client.BaseAddress = new Uri("https://jalons.exemple.fr");
        if (role is not null)
        {
            client.DefaultRequestHeaders.Add("X-Role", role.ToString());
        }

        return client;
    }

    /// <summary>A page, read as a browser reads it.</summary>
    public async Task<IHtmlDocument> LireAsync(string adresse, Role? role = Role.ChargeOrientation)
    {
        using var client = Client(role);
        return await LireAsync(await ObtenirAsync(client, adresse));
    }

    /// <summary>GET.</summary>
    public static Task<HttpResponseMessage> ObtenirAsync(HttpClient client, string adresse) =>
        client.GetAsync(new Uri(adresse, UriKind.RelativeOrAbsolute), TestContext.Current.CancellationToken);

    /// <summary>POST of nothing.</summary>
    public static Task<HttpResponseMessage> EnvoyerAsync(HttpClient client, string adresse) =>
        client.PostAsync(new Uri(adresse, UriKind.RelativeOrAbsolute), null, TestContext.Current.CancellationToken);

    /// <summary>The page of an answer.</summary>
    public static async Task<IHtmlDocument> LireAsync(HttpResponseMessage reponse) =>
        await new HtmlParser().ParseDocumentAsync(await reponse.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

    /// <inheritdoc />
    public async ValueTask DisposeAsync() => await serveur.DisposeAsync();
}
