using Jalons.Domain.Habilitations;
using Jalons.Web.Hosting;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jalons.Web.Features.Qualite;

/// <summary>The board is figures, which the pilote reads too; the lists behind them are for the RSA service alone.</summary>
public static class Acces
{
    /// <summary>Says who enters.</summary>
    public static void Configurer(RazorPagesOptions options)
    {
        options.Conventions.AuthorizeFolder("/Qualite/Tableau", AccesParRole.Politique(Role.Gestionnaire, Role.Pilote));
        foreach (var liste in new[] { "Dossiers", "Foyers", "Rejets", "Codes" })
        {
            options.Conventions.AuthorizeFolder($"/Qualite/{liste}", AccesParRole.Politique(Role.Gestionnaire));
        }
    }
}
