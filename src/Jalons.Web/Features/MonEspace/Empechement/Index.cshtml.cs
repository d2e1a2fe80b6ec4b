using System.ComponentModel.DataAnnotations;
using Jalons.Data.RendezVous;
using Jalons.Data.Socle;
using Jalons.Domain.Habilitations;
using Jalons.Domain.RendezVous;
using Jalons.Domain.Socle;
using Jalons.Web.Hosting;
using Jalons.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Jalons.Web.Features.MonEspace.Empechement;

/// <summary>"Je ne peux pas venir": one question, no reason demanded.</summary>
[Authorize(Roles = nameof(Role.Usager))]
public sealed class IndexModel(SignalerEmpechement signaler, JalonsDb db, AgentCourant courant) : PageModel
{
    /// <summary>What the person adds, if they wish.</summary>
    [BindProperty]
    [Display(Name = "Un mot pour la personne qui vous accompagne")]
    [DataType(DataType.MultilineText)]
    [StringLength(500)]
    public string? Message { get; set; }

    /// <summary>The rendez-vous.</summary>
    public RendezVousPris RendezVous { get; private set; } = null!;

    /// <summary>The rule that said no.</summary>
    public Refus? Refus { get; private set; }

    /// <summary>Shows the question.</summary>
    public async Task<IActionResult> OnGetAsync(long id, CancellationToken annulation) => await ChargerAsync(id, annulation) ? Page() : NotFound();

    /// <summary>Tells the référent.</summary>
    public async Task<IActionResult> OnPostAsync(long id, CancellationToken annulation)
    {
        if (!await ChargerAsync(id, annulation))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var issue = await signaler.ExecuterAsync(new RendezVousId(id), Message, annulation);
        if (issue is not { EstFait: true })
        {
            Refus = issue?.Refus;
            return issue is null ? NotFound() : Page();
        }

        this.Confirmer("C’est dit", "La personne qui vous accompagne est prévenue. Elle va vous rappeler pour trouver une autre date.");
        return Redirect("/mon-espace");
    }

    private async Task<bool> ChargerAsync(long id, CancellationToken annulation)
    {
        var pris = await db.Set<RendezVousPris>().AsNoTracking().VisiblesPar(db, courant.Agent).SingleOrDefaultAsync(r => r.Id == new RendezVousId(id), annulation);
        RendezVous = pris!;
        return pris is not null;
    }
}
