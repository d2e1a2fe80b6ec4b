using Jalons.Data.Contrats;
using Jalons.Data.Socle;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Socle;
using Jalons.Web.Hosting;
using Jalons.Web.Ui.Suivi;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jalons.Web.Features.MonEspace.PapierContrat;

/// <summary>The contract as a PDF, to sign by hand or to keep.</summary>
[Authorize(Roles = nameof(Role.Usager))]
public sealed class IndexModel(JalonsDb db, AgentCourant courant, TimeProvider horloge) : PageModel
{
    /// <summary>Prints it.</summary>
    public async Task<IActionResult> OnGetAsync(long id, CancellationToken annulation)
    {
        if (await db.LireContratAsync(new ContratId(id), courant.Agent, annulation) is not { } lu)
        {
            return NotFound();
        }

        return this.ImprimerContrat(lu, horloge.GetUtcNow());
    }
}
