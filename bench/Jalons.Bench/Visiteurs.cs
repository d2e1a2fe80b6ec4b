using System.Net;
using System.Text.RegularExpressions;
using Jalons.Data.Habilitations;
using Jalons.Data.Socle;
using Jalons.Domain.Habilitations;
using Jalons.Web.Features.Flux;
using Jalons.Web.Features.Personnes.Espace;
using Jalons.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jalons.Bench;

/// <summary>Signs in as people do, then keeps the cookies as they are: a page shown once can be asked for again.</summary>
internal sealed partial class Visiteurs(WebApplication site, ConnexionsJalons connexions, string departement) : IAsyncDisposable
{
    private const string MotDePasseMontre = "un mot de passe montré une fois";
    private readonly Dictionary<(Role?, EtatVisiteur), HttpClient> clients = [];
    private readonly Uri origine = new(site.Urls.First());

    /// <summary>The visitor of a page.</summary>
    public async Task<HttpClient> ClientAsync(Visite visite, CancellationToken annulation)
    {
        var etat = visite.Etat == EtatVisiteur.ImportEnCours ? EtatVisiteur.Ordinaire : visite.Etat;
        if (!clients.TryGetValue((visite.Role, etat), out var client))
        {
            client = Fige(await CookiesAsync(visite.Role, etat, annulation));
            clients[(visite.Role, etat)] = client;
        }

        return client;
    }

    /// <summary>Drops a file that the importer refuses at once: the page of the import stays, and the base does not move.</summary>
    public async Task<Guid> DeposerAsync(string dossier, CancellationToken annulation)
    {
        await using var db = JalonsDb.Pour(connexions, departement);
        var agent = (await db.Comptes.SingleAsync(c => c.UserName == Peuplement.Compte(Role.Gestionnaire), annulation)).EnAgent();
        var chemin = Path.Combine(dossier, "refuse.xml");
        await File.WriteAllTextAsync(chemin, "Ceci n’est pas un flux.", annulation);
        var suivi = site.Services.GetRequiredService<ImportsEnCours>().Lancer(agent, [(chemin, "refuse.xml")]);
        while (suivi.EstEnCours)
        {
            await Task.Delay(20, annulation);
        }

        return suivi.Numero;
    }

    public ValueTask DisposeAsync()
    {
        foreach (var client in clients.Values)
        {
            client.Dispose();
        }

        return ValueTask.CompletedTask;
    }

    private async Task<string> CookiesAsync(Role? role, EtatVisiteur etat, CancellationToken annulation) => (role, etat) switch
    {
        (null, EtatVisiteur.Ordinaire) => "",
        (_, EtatVisiteur.SecondFacteur) => await EntrerAsync(Peuplement.AvecFacteur, annulation),
        (_, EtatVisiteur.MotDePasseProvisoire) => await EntrerAsync(Peuplement.Provisoire, annulation),
        (_, EtatVisiteur.SansFacteur) => await SansFacteurAsync(annulation),
        (_, EtatVisiteur.SecretMontre) => $"{await EntrerAsync(Peuplement.Compte(role!.Value)!, annulation)}; {await SecretMontreAsync(annulation)}",
        _ => await EntrerAsync(Peuplement.Compte(role!.Value)!, annulation),
    };

    private async Task<string> SansFacteurAsync(CancellationToken annulation)
    {
        await PoserFacteurAsync(true, annulation);
        var cookies = await EntrerAsync(Peuplement.SansFacteur, annulation);
        await PoserFacteurAsync(false, annulation);
        return cookies;
    }

    private async Task PoserFacteurAsync(bool present, CancellationToken annulation)
    {
        await using var db = JalonsDb.Pour(connexions, departement);
        (await db.Comptes.SingleAsync(c => c.UserName == Peuplement.SansFacteur, annulation)).TwoFactorEnabled = present;
        await db.SaveChangesAsync(annulation);
    }

    /// <summary>What a page carries to the next one in a cookie that is erased once read: the one-time passwords of the accounts that the pages show, recovery codes.</summary>
    private async Task<string> SecretMontreAsync(CancellationToken annulation)
    {
        await using var db = JalonsDb.Pour(connexions, departement);
        var agent = await db.Comptes.SingleAsync(c => c.UserName == Peuplement.Compte(Role.Referent), annulation);
        var invite = await db.Comptes.SingleAsync(c => c.UserName == Peuplement.Invite, annulation);
        var contexte = new DefaultHttpContext { RequestServices = site.Services };
        var porteur = new Porteur { TempData = new TempDataDictionary(contexte, site.Services.GetRequiredService<ITempDataProvider>()) };
        porteur.GarderMotDePasse(agent.Id, MotDePasseMontre);
        porteur.GarderMotDePasse(invite.Id, site.Services.GetRequiredService<SceauInvitation>().Fermer(new(invite.Id, invite.SecurityStamp!, MotDePasseMontre)));
        porteur.TempData["Jalons.CodesDeSecours"] = new[] { "abcd-efgh", "ijkl-mnop" };
        porteur.TempData.Save();
        return contexte.Response.Headers.SetCookie.ToString().Split(';')[0];
    }

    private async Task<string> EntrerAsync(string nom, CancellationToken annulation)
    {
        var cookies = new CookieContainer();
        using var client = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = origine };
        var page = await client.GetStringAsync("/connexion", annulation);
        var champs = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["__RequestVerificationToken"] = Jeton().Match(page).Groups["valeur"].Value,
            [Nom("Identifiant", page)] = nom,
            [Nom("Mot de passe", page)] = Peuplement.MotDePasse,
        };
        using var reponse = await client.PostAsync("/connexion", new FormUrlEncodedContent(champs), annulation);
        return reponse.StatusCode == HttpStatusCode.Redirect
            ? cookies.GetCookieHeader(origine)
            : throw new InvalidOperationException($"Le compte {nom} ne peut pas se connecter.");
    }

    private HttpClient Fige(string cookies)
    {
        var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = origine };
        if (cookies.Length > 0)
        {
            client.DefaultRequestHeaders.Add("Cookie", cookies);
        }

        return client;
    }

    /// <summary>Name of the field that a label designates.</summary>
    private static string Nom(string libelle, string page)
    {
        var id = Regex.Match(page, $"<label[^>]*for=\"(?<id>[^\"]+)\"[^>]*>\\s*{Regex.Escape(libelle)}", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["id"].Value;
        return Regex.Match(page, $"<input[^>]*id=\"{Regex.Escape(id)}\"[^>]*name=\"(?<nom>[^\"]+)\"|<input[^>]*name=\"(?<nom>[^\"]+)\"[^>]*id=\"{Regex.Escape(id)}\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["nom"].Value;
    }

    [GeneratedRegex("<input[^>]*name=\"__RequestVerificationToken\"[^>]*value=\"(?<valeur>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Jeton();

    /// <summary>Stands for the page that sends the cookie.</summary>
    private sealed class Porteur : PageModel;
}
