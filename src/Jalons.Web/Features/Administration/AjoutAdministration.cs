using Jalons.Web.Features.Administration.Comptes;
using Jalons.Web.Features.Administration.Organismes;
using Jalons.Web.Features.Administration.Reglages;

namespace Jalons.Web.Features.Administration;

/// <summary>Registers the use cases of administration.</summary>
public static class AjoutAdministration
{
    /// <summary>One of each per request.</summary>
    public static IServiceCollection AddAdministration(this IServiceCollection services) => services
        .AddScoped<GererComptes>()
        .AddScoped<GererOrganismes>()
        .AddScoped<DecrireDepartement>()
        .AddScoped<ReglerDelais>();
}
