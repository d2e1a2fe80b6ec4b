using System.Net;
using System.Security.Claims;
using System.Text;
using Jalons.Data.Socle;
using Jalons.Domain.Habilitations;
using Jalons.Web.Hosting;
using Jalons.Web.Tests.Kit;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Jalons.Web.Tests.Habilitations;

/// <summary>
/// Every address × every role, as the site's own policies decide, compared with the approved table <c>matrice-des-droits.txt</c>.
/// After a change that is meant: <c>JALONS_APPROUVER=1</c> writes the table again; read the difference before committing it.
/// </summary>
public sealed class MatriceDesDroitsTests(SiteDeTest site) : IClassFixture<SiteDeTest>
{
    private const string Entete =
        """
        # Who may open what: every address of the site, by method, for every role. Approved by hand; compared by MatriceDesDroitsTests.
        # oui: enters.  403: refused.  cnx: led to the sign-in page.
        # What a role sees of a file it may open is decided by the query (VisiblesPar): a file not visible answers 404.
        """;

    private static readonly string Fichier =
        Path.Combine(Depot.Racine, "tests", "Jalons.Web.Tests", "Habilitations", "matrice-des-droits.txt");

    private static readonly Role[] Roles = Enum.GetValues<Role>();

    [Fact]
    public async Task Every_address_is_open_to_the_approved_roles_and_to_no_other()
    {
        var lues = await CalculerAsync();
        if (Environment.GetEnvironmentVariable("JALONS_APPROUVER") == "1")
        {
            await File.WriteAllTextAsync(Fichier, Ecrire(lues), TestContext.Current.CancellationToken);
        }

        var approuvees = (await File.ReadAllLinesAsync(Fichier, TestContext.Current.CancellationToken))
            .Where(ligne => ligne.Length > 0 && ligne[0] != '#' && !ligne.StartsWith("Ano", StringComparison.Ordinal))
            .ToHashSet(StringComparer.Ordinal);
        var nouvelles = lues.Where(ligne => !approuvees.Contains(ligne)).ToList();
        var anciennes = approuvees.Except(lues, StringComparer.Ordinal).ToList();
        Assert.True(
            nouvelles.Count + anciennes.Count == 0,
            $"The rights have changed. Lines to add to {Path.GetFileName(Fichier)} (or run with JALONS_APPROUVER=1):\n{string.Join('\n', nouvelles)}\n"
            + $"Lines to remove:\n{string.Join('\n', anciennes)}");
    }

    [Fact]
    public async Task The_table_does_not_say_more_than_the_site_does()
    {
        var lues = await CalculerAsync();
        Assert.Equal(lues.Count, lues.Distinct(StringComparer.Ordinal).Count());
        Assert.Contains(lues, ligne => ligne.EndsWith("GET /compte", StringComparison.Ordinal) && ligne.StartsWith("cnx oui", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Role.Administrateur, "/administration/comptes", HttpStatusCode.OK)]
    [InlineData(Role.Gestionnaire, "/administration/comptes", HttpStatusCode.Forbidden)]
    [InlineData(Role.Pilote, "/administration/journal", HttpStatusCode.Forbidden)]
    [InlineData(Role.Usager, "/administration", HttpStatusCode.Forbidden)]
    [InlineData(Role.Pilote, "/personnes/1", HttpStatusCode.Forbidden)]
    [InlineData(Role.Pilote, "/recherche?q=dupont", HttpStatusCode.Forbidden)]
    [InlineData(Role.Administrateur, "/personnes/1", HttpStatusCode.Forbidden)]
    [InlineData(Role.Administrateur, "/dossiers/1", HttpStatusCode.Forbidden)]
    [InlineData(Role.Administrateur, "/orientation", HttpStatusCode.Forbidden)]
    [InlineData(Role.Usager, "/portefeuille", HttpStatusCode.Forbidden)]
    [InlineData(Role.Gestionnaire, "/personnes/999999", HttpStatusCode.NotFound)]
    public async Task The_table_is_what_really_happens(Role role, string adresse, HttpStatusCode attendu)
    {
        var client = await site.ClientDeAsync(role);
        var page = await client.DemanderAsync(adresse);
        Assert.Equal(attendu, page.Statut);
        if (attendu == HttpStatusCode.Forbidden)
        {
            page.Voit("Vous n’avez pas accès à cette page");
        }
    }

    [Theory]
    [InlineData("/administration/comptes")]
    [InlineData("/compte")]
    [InlineData("/une-adresse-qui-n-existe-pas")]
    public async Task Whoever_is_not_signed_in_is_led_to_the_sign_in_page(string adresse)
    {
        var page = await site.ClientAnonyme().AllerAsync(adresse);
        Assert.Equal($"/connexion?retour={Uri.EscapeDataString(adresse)}", page.Adresse);
    }

    private static string Ecrire(IEnumerable<string> lignes)
    {
        var texte = new StringBuilder(Entete).Append('\n').Append("Ano");
        foreach (var role in Roles)
        {
            texte.Append(' ').Append(role.ToString()[..3]);
        }

        return texte.Append('\n').AppendJoin('\n', lignes).Append('\n').ToString();
    }

    private async Task<IReadOnlyList<string>> CalculerAsync()
    {
        var lignes = new List<(string Adresse, string Methode, string Ligne)>();
        var adresses = await VerificationAcces.ListerAsync(
            site.Services.GetRequiredService<EndpointDataSource>().Endpoints, site.Services.GetRequiredService<PageLoader>());
        foreach (var adresse in adresses)
        {
            var droits = await DroitsAsync(adresse);
            foreach (var methode in Methodes(adresse))
            {
                var chemin = "/" + adresse.RoutePattern.RawText?.TrimStart('/');
                lignes.Add((chemin, methode, $"{droits} {methode} {chemin}"));
            }
        }

        return [.. lignes.OrderBy(l => l.Adresse, StringComparer.Ordinal).ThenBy(l => l.Methode, StringComparer.Ordinal).Select(l => l.Ligne)];
    }

    private async Task<string> DroitsAsync(RouteEndpoint adresse)
    {
        var droits = new List<string>();
        foreach (var personne in Roles.Select(Principal).Prepend(new ClaimsPrincipal(new ClaimsIdentity())))
        {
            droits.Add(await EntreAsync(adresse, personne) ? "oui" : personne.Identity!.IsAuthenticated ? "403" : "cnx");
        }

        return string.Join(' ', droits);
    }

    private async Task<bool> EntreAsync(RouteEndpoint adresse, ClaimsPrincipal personne)
    {
        if (adresse.Metadata.GetMetadata<IAllowAnonymous>() is not null)
        {
            return true;
        }

        var fournisseur = site.Services.GetRequiredService<IAuthorizationPolicyProvider>();
        var politique = await AuthorizationPolicy.CombineAsync(
            fournisseur, adresse.Metadata.GetOrderedMetadata<IAuthorizeData>(), adresse.Metadata.GetOrderedMetadata<AuthorizationPolicy>());
        await using var portee = site.Services.CreateAsyncScope();
        var droits = portee.ServiceProvider.GetRequiredService<IAuthorizationService>();
        return (await droits.AuthorizeAsync(personne, resource: null, politique ?? (await fournisseur.GetFallbackPolicyAsync())!)).Succeeded;
    }

    private static IEnumerable<string> Methodes(RouteEndpoint adresse)
    {
        if (adresse.Metadata.GetMetadata<CompiledPageActionDescriptor>() is { } page)
        {
            var actes = page.HandlerMethods.Select(acte => acte.HttpMethod.ToUpperInvariant() + (acte.Name is null ? "" : $"({acte.Name})"));
            return page.HandlerMethods.Any(acte => acte.HttpMethod == "Get") ? actes : actes.Append("GET");
        }

        return adresse.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["*"];
    }

    private static ClaimsPrincipal Principal(Role role) => new(new ClaimsIdentity(
        [new(ClaimTypes.NameIdentifier, "1"), new(ClaimTypes.Name, "Dominique Essai"), new(ClaimTypes.Role, role.ToString()), new(Revendications.Departement, "55")],
        "essai"));
}
