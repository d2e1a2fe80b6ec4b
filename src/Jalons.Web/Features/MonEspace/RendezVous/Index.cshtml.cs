using Jalons.Data.RendezVous;
using Jalons.Domain.Habilitations;
using Jalons.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jalons.Web.Features.MonEspace.RendezVous;

/// <summary>The rendez-vous of the person: those to come, then the past ones.</summary>
[Authorize(Roles = nameof(Role.Usager))]
public sealed class IndexModel(AgentCourant courant, ConnexionRequete connexion, TimeProvider horloge) : PageModel
{
    /// <summary>To come, the next first.</summary>
    public IReadOnlyList<RendezVousLu> AVenir { get; private set; } = [];

    /// <summary>The others, the latest first.</summary>
    public IReadOnlyList<RendezVousLu> Autres { get; private set; } = [];

    /// <summary>Reads them.</summary>
    public async Task OnGetAsync(CancellationToken annulation)
    {
        if (courant.Agent.Personne is not { } moi)
        {
            return;
        }

        var maintenant = horloge.GetUtcNow();
        var tous = await (await connexion.OuvrirAsync(annulation)).LireRendezVousDeAsync(moi, annulation);
        AVenir = [.. tous.Where(r => r.EstAVenir(maintenant)).OrderBy(r => r.Debut)];
        Autres = [.. tous.Where(r => !r.EstAVenir(maintenant)).Take(20)];
    }
}
