using Jalons.Data.Habilitations;
using Jalons.Domain.Habilitations;
using Jalons.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jalons.Web.Features.MonEspace.Regards;

/// <summary>Who looked at the file and what was done in it, in plain words.</summary>
[Authorize(Roles = nameof(Role.Usager))]
public sealed class IndexModel(AgentCourant courant, ConnexionRequete connexion) : PageModel
{
    private const int Montres = 100;

    /// <summary>Lines of the journal, the latest first.</summary>
    public IReadOnlyList<LigneJournal> Regards { get; private set; } = [];

    /// <summary>Reads them.</summary>
    public async Task OnGetAsync(CancellationToken annulation)
    {
        if (courant.Agent.Personne is { } moi)
        {
            Regards = await (await connexion.OuvrirAsync(annulation)).LireRegardsAsync(moi.Valeur, Montres, annulation);
        }
    }

    /// <summary>The role of the author, as people read it.</summary>
    public static string Metier(string role) => Enum.TryParse<Role>(role, out var connu) ? connu.Libelle().ToLowerInvariant() : "service";
}
