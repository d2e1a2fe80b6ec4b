using Jalons.Domain.Habilitations;
using Jalons.Web.Hosting;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jalons.Web.Features.Doublons;

/// <summary>Possible duplicates show two whole identities side by side: the RSA service alone settles them.</summary>
public static class Acces
{
    /// <summary>Says who enters.</summary>
    public static void Configurer(RazorPagesOptions options) => options.Conventions.AuthorizeFolder("/Doublons", AccesParRole.Politique(Role.Gestionnaire));
}
