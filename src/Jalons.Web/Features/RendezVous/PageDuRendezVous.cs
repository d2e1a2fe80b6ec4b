using Jalons.Data.RendezVous;
using Jalons.Data.Socle;
using Jalons.Domain.Dossiers;
using Jalons.Domain.Habilitations;
using Jalons.Domain.RendezVous;
using Jalons.Domain.Socle;
using Jalons.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Jalons.Web.Features.RendezVous;

/// <summary>
/// A page on which the référent does something to a rendez-vous. It carries the version that they are looking at: an act on another one is
/// refused, the page shows what the rendez-vous has become, and what was typed stays.
/// </summary>
/// <param name="db">Reads.</param>
/// <param name="courant">Who acts.</param>
[Authorize(Roles = nameof(Role.Referent))]
public abstract class PageDuRendezVous(JalonsDb db, AgentCourant courant) : PageModel
{
    /// <summary>The rendez-vous.</summary>
    public RendezVousPris RendezVous { get; private set; } = null!;

    /// <summary>The person.</summary>
    public Personne Personne { get; private set; } = null!;

    /// <summary>The version that the référent is looking at.</summary>
    [BindProperty]
    public uint Version { get; set; }

    /// <summary>The rule that said no.</summary>
    public Refus? Refus { get; private set; }

    /// <summary>Reads the rendez-vous; false when the agent may not see it.</summary>
    protected async Task<bool> ChargerAsync(long id, CancellationToken annulation)
    {
        var trouve = await (
            from r in db.Set<RendezVousPris>().AsNoTracking().VisiblesPar(db, courant.Agent)
            join p in db.Parcours on r.Parcours equals p.Id
            join n in db.Personnes.AsNoTracking() on p.Personne equals n.Id
            where r.Id == new RendezVousId(id)
            select new { RendezVous = r, Personne = n, Version = EF.Property<uint>(r, "xmin") }).SingleOrDefaultAsync(annulation);
        if (trouve is null)
        {
            return false;
        }

        (RendezVous, Personne) = (trouve.RendezVous, trouve.Personne);
        Version = HttpMethods.IsPost(Request.Method) && Refus is null ? Version : trouve.Version;
        return true;
    }

    /// <summary>What follows an act: nothing to see, the page again with the rule that said no, or what comes next.</summary>
    /// <param name="issue">The outcome of the act; null when the rendez-vous cannot be seen.</param>
    /// <param name="suite">What comes next.</param>
    /// <param name="annulation">Cancels.</param>
    protected async Task<IActionResult> ConclureAsync(Result? issue, Func<IActionResult> suite, CancellationToken annulation)
    {
        Refus = issue?.Refus;
        if (issue is null || (Refus is not null && !await ChargerAsync(RendezVous.Id.Valeur, annulation)))
        {
            return NotFound();
        }

        ModelState.Remove(nameof(Version));
        return Refus is null ? suite() : Page();
    }
}
