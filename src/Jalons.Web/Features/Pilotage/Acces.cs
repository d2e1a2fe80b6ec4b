using Jalons.Domain.Habilitations;
using Jalons.Web.Hosting;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jalons.Web.Features.Pilotage;

/// <summary>Figures: the pilote, who sees no name, and the RSA service, which answers for the data behind them.</summary>
public static class Acces
{
    /// <summary>Says who enters.</summary>
    public static void Configurer(RazorPagesOptions options) =>
        options.Conventions.AuthorizeFolder("/Pilotage", AccesParRole.Politique(Role.Pilote, Role.Gestionnaire));
}
