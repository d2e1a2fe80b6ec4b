using System.Net;
using Jalons.Data.Habilitations;

namespace Jalons.Web.Tests.Kit;

/// <summary>A browser without JavaScript: keeps cookies, follows redirections, reads pages.</summary>
public sealed class ClientWeb : IDisposable
{
    private const int RedirectionsMaximales = 10;
    private readonly HttpMessageInvoker serveur;

    internal ClientWeb(HttpMessageHandler gestionnaire, Uri origine)
    {
        serveur = new HttpMessageInvoker(gestionnaire);
        Origine = origine;
    }

    /// <summary>The address of the site.</summary>
    public Uri Origine { get; }

    /// <summary>The account signed in, when there is one.</summary>
    public Compte? Compte { get; internal set; }

    /// <summary>The cookies.</summary>
    public CookieContainer Cookies { get; } = new();

    /// <summary>Opens a page, following redirections, and fails unless it answers 200.</summary>
    public async Task<PageHtml> AllerAsync(string adresse)
    {
        var page = await DemanderAsync(adresse);
        Xunit.Assert.True(page.Statut == HttpStatusCode.OK, $"{adresse} answered {(int)page.Statut}: {page.Texte}");
        return page;
    }

    /// <summary>Opens a page, following redirections, whatever it answers.</summary>
    public Task<PageHtml> DemanderAsync(string adresse) => SuivreAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(Origine, adresse)));

    /// <summary>Sends a request as it is, with the cookies, without following redirections.</summary>
    public async Task<HttpResponseMessage> EnvoyerAsync(HttpRequestMessage requete)
    {
        requete.RequestUri = new Uri(Origine, requete.RequestUri!);
        if (Cookies.GetCookieHeader(requete.RequestUri) is { Length: > 0 } cookies)
        {
            requete.Headers.Add("Cookie", cookies);
        }

        var reponse = await serveur.SendAsync(requete, CancellationToken.None);
        if (reponse.Headers.TryGetValues("Set-Cookie", out var nouveaux))
        {
            foreach (var cookie in nouveaux)
            {
                Cookies.SetCookies(requete.RequestUri, cookie);
            }
        }

        reponse.RequestMessage = requete;
        return reponse;
    }

    /// <summary>Sends a request and follows redirections.</summary>
    public async Task<PageHtml> SuivreAsync(HttpRequestMessage requete)
    {
        var page = await PageHtml.LireAsync(this, await EnvoyerAsync(requete));
        for (var n = 0; page.Redirection is { } suite; n++)
        {
            Xunit.Assert.True(n < RedirectionsMaximales, $"Too many redirections, the last one to {suite}.");
            page = await PageHtml.LireAsync(this, await EnvoyerAsync(new HttpRequestMessage(HttpMethod.Get, suite)));
        }

        return page;
    }

    /// <inheritdoc/>
    public void Dispose() => serveur.Dispose();
}
