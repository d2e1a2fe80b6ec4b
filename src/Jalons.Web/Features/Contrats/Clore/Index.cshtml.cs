using System.ComponentModel.DataAnnotations;
using Jalons.Data.Contrats;
using Jalons.Data.Socle;
using Jalons.Domain.Contrats;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Socle;
using Jalons.Web.Hosting;
using Jalons.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jalons.Web.Features.Contrats.Clore;

/// <summary>Gives up a contract that has not begun, or ends the one in force, with a reason.</summary>
[Authorize(Roles = nameof(Role.Referent))]
public sealed class IndexModel(CloreContrat clore, JalonsDb db, AgentCourant courant, TimeProvider horloge) : PageModel
{
    /// <summary>What is asked.</summary>
    public sealed class Formulaire
    {
        /// <summary>Last day.</summary>
        [Display(Name = "Dernier jour du contrat")]
        public DateOnly? Le { get; set; }

        /// <summary>Why.</summary>
        [Display(Name = "Pourquoi")]
        [Required(ErrorMessage = "Dites pourquoi : la raison reste dans le dossier et la personne peut la lire.")]
        [StringLength(500)]
        public string? Raison { get; set; }
    }

    /// <summary>What was typed.</summary>
    [BindProperty]
    public Formulaire Saisie { get; set; } = new();

    /// <summary>The contract and the people it binds.</summary>
    public ContratLu Lu { get; private set; } = null!;

    /// <summary>It has begun: it ends instead of being given up.</summary>
    public bool EstCommence { get; private set; }

    /// <summary>The rule that said no.</summary>
    public Refus? Refus { get; private set; }

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(long id, CancellationToken annulation)
    {
        if (!await ChargerAsync(id, annulation))
        {
            return NotFound();
        }

        Saisie.Le = EstCommence ? horloge.Aujourdhui() : null;
        return Page();
    }

    /// <summary>Does it.</summary>
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

        var issue = await clore.ExecuterAsync(new ContratId(id), Saisie.Le, Saisie.Raison, annulation);
        if (issue is not { EstFait: true })
        {
            Refus = issue?.Refus;
            return issue is null ? NotFound() : Page();
        }

        this.Confirmer(EstCommence ? "Le contrat prend fin" : "Le contrat est abandonné", "Préparez le suivant avec la personne si l’accompagnement continue.");
        return Redirect($"/personnes/{Lu.Personne.Id.Valeur}");
    }

    private async Task<bool> ChargerAsync(long id, CancellationToken annulation)
    {
        if (await db.LireContratAsync(new ContratId(id), courant.Agent, annulation) is not { } lu)
        {
            return false;
        }

        Lu = lu;
        EstCommence = lu.Contrat.Statut == StatutContrat.Signe && lu.Contrat.Debut <= horloge.Aujourdhui();
        return true;
    }
}
