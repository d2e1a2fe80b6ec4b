using System.Net;
using System.Text.RegularExpressions;
using Jalons.Data.Socle;
using Jalons.Domain.Habilitations;
using Jalons.Web.Features.Aide;
using Jalons.Web.Tests.Kit;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using Accueil = Jalons.Web.Features.Accueil.IndexModel;

namespace Jalons.Web.Tests.Features.Aide;

/// <summary>The guide for users is shown, and tells addresses that exist.</summary>
public sealed partial class GuideTests(SiteDeTest site) : IClassFixture<SiteDeTest>
{
    [Fact]
    public void Each_role_that_has_work_has_a_page()
    {
        var sans = Enum.GetValues<Role>().Where(role => Accueil.Adresse(role) is not null && (GuideUtilisateur.PageDe(role) is not { } page || GuideUtilisateur.Lire(page) is null));

        Assert.Empty(sans);
    }

    [Fact]
    public async Task The_help_leads_each_role_to_its_page()
    {
        var client = await site.ClientDeAsync(Role.Referent);

        var guide = await (await client.AllerAsync("/aide")).SuivreAsync("Le guide de votre métier");

        guide.Voit("Référent", "Écrire un contrat");
        Assert.Equal("/portefeuille", guide.Lien("/portefeuille"));
    }

    [Fact]
    public async Task The_first_page_leads_to_the_others()
    {
        var client = site.ClientAnonyme();

        var page = await (await client.AllerAsync("/aide/guide")).SuivreAsync("Personne accompagnée");

        Assert.Equal("Personne accompagnée", page.Titre);
    }

    [Fact]
    public async Task A_page_that_does_not_exist_is_not_found() =>
        Assert.Equal(HttpStatusCode.NotFound, (await site.ClientAnonyme().DemanderAsync("/aide/nulle-part")).Statut);

    [Fact]
    public void Every_address_of_the_guide_exists()
    {
        var connues = site.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Select(endpoint => $"/{endpoint.RoutePattern.RawText?.TrimStart('/')}").ToHashSet(StringComparer.Ordinal);
        var citees = Directory.GetFiles(Path.Combine(Depot.Racine, "docs", "guide"), "*.md")
            .SelectMany(fichier => Adresse().Matches(File.ReadAllText(fichier)).Select(m => m.Groups["adresse"].Value)).ToHashSet(StringComparer.Ordinal);

        Assert.NotEmpty(citees);
        Assert.Empty(citees.Except(connues));
    }

    [GeneratedRegex("`(?<adresse>/[^`]+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Adresse();
}
