using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;

namespace Jalons.Web.Hosting;

/// <summary>
/// Refuses to start when an address does not say who may open it: roles, or explicitly everybody. Nothing is open, or open to any
/// signed-in account, by oversight.
/// </summary>
/// <param name="chargeur">Loads a page to read what it declares.</param>
public sealed class VerificationAcces(PageLoader chargeur) : IHostedService
{
    /// <summary>The site whose addresses are checked, given once it is composed.</summary>
    public IEndpointRouteBuilder? Site { get; set; }

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var muettes = new List<string>();
        var site = Site ?? throw new InvalidOperationException("The site is not composed.");
        foreach (var adresse in await ListerAsync(site.DataSources.SelectMany(source => source.Endpoints), chargeur))
        {
            if (!EstExplicite(adresse.Metadata))
            {
                muettes.Add(adresse.DisplayName ?? adresse.RoutePattern.RawText ?? "?");
            }
        }

        if (muettes.Count > 0)
        {
            throw new InvalidOperationException(
                "These addresses do not say who may open them; add roles (see AccesParRole) or [AllowAnonymous]: " + string.Join(", ", muettes));
        }
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Every address of the site with what it declares, pages loaded.</summary>
    public static async Task<IReadOnlyList<RouteEndpoint>> ListerAsync(IEnumerable<Endpoint> site, PageLoader chargeur)
    {
        var adresses = new List<RouteEndpoint>();
        foreach (var adresse in site.OfType<RouteEndpoint>())
        {
            // What a page model declares is known once the page is loaded.
            adresses.Add(adresse.Metadata.GetMetadata<PageActionDescriptor>() is { } page and not CompiledPageActionDescriptor
                && (await chargeur.LoadAsync(page, adresse.Metadata)).Endpoint is RouteEndpoint chargee
                    ? chargee
                    : adresse);
        }

        return adresses;
    }

    private static bool EstExplicite(EndpointMetadataCollection declare) =>
        declare.GetMetadata<IAllowAnonymous>() is not null
        || declare.GetMetadata<AuthorizationPolicy>() is not null
        || declare.GetOrderedMetadata<IAuthorizeData>().Any(regle => regle.Roles is not null || regle.Policy is not null);
}
