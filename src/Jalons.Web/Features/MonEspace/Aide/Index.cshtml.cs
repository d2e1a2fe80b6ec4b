using Jalons.Data.Carnet;
using Jalons.Domain.Habilitations;
using Jalons.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jalons.Web.Features.MonEspace.Aide;

/// <summary>How to be helped, how to contest (CASF L262-47, R262-87 to R262-91; <c>references/regles-juridiques.md</c> A20).</summary>
[Authorize(Roles = nameof(Role.Usager))]
public sealed class IndexModel(AgentCourant courant, ConnexionRequete connexion) : PageModel
{
    /// <summary>Who accompanies the person.</summary>
    public AccompagnementLu? Accompagnement { get; private set; }

    /// <summary>Reads it.</summary>
    public async Task OnGetAsync(CancellationToken annulation)
    {
        if (courant.Agent.Personne is { } moi)
        {
            Accompagnement = await (await connexion.OuvrirAsync(annulation)).LireAccompagnementAsync(moi, annulation);
        }
    }
}
