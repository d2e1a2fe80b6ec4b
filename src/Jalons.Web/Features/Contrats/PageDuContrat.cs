using Jalons.Data.Contrats;
using Jalons.Data.Socle;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Socle;
using Jalons.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jalons.Web.Features.Contrats;

/// <summary>
/// A page about one contract, for the référent. It carries the version that they are looking at: an act on another one is refused, the page
/// shows what the contract has become, and what was typed stays.
/// </summary>
/// <param name="db">Reads.</param>
/// <param name="courant">Who acts.</param>
[Authorize(Roles = nameof(Role.Referent))]
public abstract class PageDuContrat(JalonsDb db, AgentCourant courant) : PageModel
{
    /// <summary>The contract and the people it binds.</summary>
    public ContratLu Lu { get; private set; } = null!;

    /// <summary>The version that the référent is looking at.</summary>
    [BindProperty]
    public string? Version { get; set; }

    /// <summary>The rule that said no.</summary>
    public Refus? Refus { get; private set; }

    /// <summary>What a page reads besides the contract.</summary>
    protected virtual Task CompleterAsync(CancellationToken annulation) => Task.CompletedTask;

    /// <summary>Reads the contract; false when the agent may not see it.</summary>
    protected async Task<bool> ChargerAsync(long id, CancellationToken annulation)
    {
        if (await db.LireContratAsync(new ContratId(id), courant.Agent, annulation) is not { } lu)
        {
            return false;
        }

        Lu = lu;
        Version = HttpMethods.IsPost(Request.Method) && Refus is null ? Version : lu.Contrat.Version();
        await CompleterAsync(annulation);
        return true;
    }

    /// <summary>What follows an act: nothing to see, the page again with the rule that said no, or what comes next.</summary>
    /// <param name="id">The contract.</param>
    /// <param name="issue">The outcome of the act; null when the contract cannot be seen.</param>
    /// <param name="suite">What comes next, the contract being read again.</param>
    /// <param name="annulation">Cancels.</param>
    protected async Task<IActionResult> ConclureAsync(long id, Result? issue, Func<IActionResult> suite, CancellationToken annulation)
    {
        Refus = issue?.Refus;
        if (issue is null || !await ChargerAsync(id, annulation))
        {
            return NotFound();
        }

        ModelState.Remove(nameof(Version));
        return Refus is null ? suite() : Page();
    }
}
