using System.Net;
using Jalons.Domain.Habilitations;
using Jalons.Web.Hosting;
using Jalons.Web.Ui.Navigation;
using Xunit;

namespace Jalons.Web.Tests.Ui;

/// <summary>Headers, error pages, navigation: what surrounds every page.</summary>
public sealed class HotePublicTests : IAsyncLifetime
{
    private HoteUi hote = null!;

    public async ValueTask InitializeAsync() => hote = await HoteUi.DemarrerAsync("Production");

    public async ValueTask DisposeAsync() => await hote.DisposeAsync();

    [Theory]
    [InlineData("/nulle-part")]
    [InlineData("/panne")]
    [InlineData("/api/panne")]
    [InlineData("/statut/403")]
    public async Task Every_answer_carries_the_security_headers(string adresse)
    {
        using var client = hote.Client(null);
        var entetes = (await HoteUi.ObtenirAsync(client, adresse)).Headers;
        Assert.Equal(EntetesSecurite.Politique, Assert.Single(entetes.GetValues("Content-Security-Policy")));
        Assert.Equal("nosniff", Assert.Single(entetes.GetValues("X-Content-Type-Options")));
        Assert.Equal("same-origin", Assert.Single(entetes.GetValues("Referrer-Policy")));
        Assert.Equal("same-origin", Assert.Single(entetes.GetValues("Cross-Origin-Opener-Policy")));
        Assert.Contains("camera=()", Assert.Single(entetes.GetValues("Permissions-Policy")), StringComparison.Ordinal);
        Assert.Contains("max-age=31536000", Assert.Single(entetes.GetValues("Strict-Transport-Security")), StringComparison.Ordinal);
    }

    [Fact]
    public void The_policy_allows_nothing_inline() => Assert.DoesNotContain("unsafe", EntetesSecurite.Politique, StringComparison.Ordinal);

    [Fact]
    public async Task An_answer_made_for_somebody_is_kept_by_nobody()
    {
        using var client = hote.Client(Role.Referent);
        Assert.True((await HoteUi.ObtenirAsync(client, "/statut/200")).Headers.CacheControl!.NoStore);
    }

    [Theory]
    [InlineData(400, "Votre demande n’a pas pu être lue")]
    [InlineData(403, "Vous n’avez pas accès à cette page")]
    [InlineData(404, "Cette page n’existe pas")]
    [InlineData(429, "Trop d’essais en peu de temps")]
    [InlineData(418, "Cette demande n’a pas abouti")]
    public async Task Every_error_says_what_happened_and_what_to_do(int code, string titre)
    {
        using var client = hote.Client(null);
        foreach (var reponse in new[] { await HoteUi.ObtenirAsync(client, $"/statut/{code}"), await HoteUi.EnvoyerAsync(client, $"/statut/{code}") })
        {
            Assert.Equal(code, (int)reponse.StatusCode);
            var page = await HoteUi.LireAsync(reponse);
            Assert.Equal(titre, page.QuerySelector("h1")!.TextContent);
            Assert.NotEmpty(page.QuerySelectorAll("main li"));
            Assert.Null(page.QuerySelector(".code-erreur"));
        }
    }

    [Fact]
    public async Task A_failure_gives_a_number_to_quote_and_nothing_else()
    {
        using var client = hote.Client(Role.Referent);
        var reponse = await HoteUi.ObtenirAsync(client, "/panne");
        Assert.Equal(HttpStatusCode.InternalServerError, reponse.StatusCode);
        var page = await HoteUi.LireAsync(reponse);
        Assert.Equal("Quelque chose n’a pas marché chez nous", page.QuerySelector("h1")!.TextContent);
        Assert.NotEmpty(page.QuerySelector(".code-erreur")!.TextContent);
        Assert.DoesNotContain("secret", page.Source.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("InvalidOperation", page.Source.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Programs_do_not_receive_pages()
    {
        using var client = hote.Client(null);
        foreach (var (adresse, statut) in new[] { ("/api/nulle-part", HttpStatusCode.NotFound), ("/api/panne", HttpStatusCode.InternalServerError) })
        {
            var reponse = await HoteUi.ObtenirAsync(client, adresse);
            Assert.Equal(statut, reponse.StatusCode);
            Assert.Equal("application/problem+json", reponse.Content.Headers.ContentType!.MediaType);
            Assert.DoesNotContain("secret", await reponse.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_role_has_at_most_seven_distinct_entries() => Assert.All(Enum.GetValues<Role>(), role =>
    {
        var entrees = NavigationParRole.Entrees(role);
        Assert.InRange(entrees.Count, 1, 7);
        Assert.Equal(entrees.Count, entrees.Select(e => e.Url).Distinct().Count());
    });
}
