using System.Globalization;
using Jalons.Data.Socle;
using Jalons.Domain.Habilitations;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Jalons.Web.Features.Administration.Comptes;

/// <summary>The lists to choose from on the pages of accounts.</summary>
internal static class ChoixCompte
{
    /// <summary>The roles of professionals.</summary>
    public static IReadOnlyList<SelectListItem> Roles { get; } =
        [.. Enum.GetValues<Role>().Where(role => role is not (Role.Usager or Role.Partenaire)).Select(role => new SelectListItem(role.Libelle(), role.ToString()))];

    /// <summary>The organismes of the département, closed ones at the end and said so.</summary>
    public static async Task<IReadOnlyList<SelectListItem>> OrganismesAsync(JalonsDb db, CancellationToken annulation)
    {
        var organismes = await db.Organismes
            .OrderByDescending(o => o.Actif).ThenBy(o => o.Nom)
            .Select(o => new { o.Id, o.Nom, o.Actif })
            .ToListAsync(annulation);
        return [.. organismes.Select(o => new SelectListItem(o.Actif ? o.Nom : $"{o.Nom} (fermé)", o.Id.Valeur.ToString(CultureInfo.InvariantCulture)))];
    }
}
