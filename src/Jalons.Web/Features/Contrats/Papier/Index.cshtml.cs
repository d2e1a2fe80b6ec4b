using Jalons.Data.Contrats;
using Jalons.Data.Socle;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Socle;
using Jalons.Web.Hosting;
using Jalons.Web.Ui.Suivi;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jalons.Web.Features.Contrats.Papier;

/// <summary>The contract as a PDF, to sign by hand or to keep; each printing is written in the journal.</summary>
[Authorize(Roles = nameof(Role.Referent))]
public sealed class IndexModel(JalonsDb db, AgentCourant courant, Journal journal, TimeProvider horloge) : PageModel
{
    /// <summary>Prints it.</summary>
    public async Task<IActionResult> OnGetAsync(long id, CancellationToken annulation)
    {
        if (await db.LireContratAsync(new ContratId(id), courant.Agent, annulation) is not { } lu)
        {
            return NotFound();
        }

        await journal.ConsulterAsync("Contrat, imprimé", lu.Personne.Id, null, annulation);
        return this.ImprimerContrat(lu, horloge.GetUtcNow());
    }
}
