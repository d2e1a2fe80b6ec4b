using System.ComponentModel.DataAnnotations;
using Jalons.Data.Socle;
using Jalons.Domain.Contrats;
using Jalons.Domain.Socle;
using Jalons.Web.Hosting;
using Jalons.Web.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Jalons.Web.Features.Contrats.Clore;

/// <summary>Gives up a contract that has not begun, or ends the one in force, with a reason.</summary>
public sealed class IndexModel(CloreContrat clore, JalonsDb db, AgentCourant courant, TimeProvider horloge) : PageDuContrat(db, courant)
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

    /// <summary>It has begun: it ends instead of being given up.</summary>
    public bool EstCommence { get; private set; }

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

        var issue = await clore.ExecuterAsync(new ContratId(id), Version, Saisie.Le, Saisie.Raison, annulation);
        var finissait = EstCommence;
        return await ConclureAsync(id, issue, () => Clos(finissait), annulation);
    }

    /// <inheritdoc/>
    protected override Task CompleterAsync(CancellationToken annulation)
    {
        EstCommence = Lu.Contrat.Statut == StatutContrat.Signe && Lu.Contrat.Debut <= horloge.Aujourdhui();
        return Task.CompletedTask;
    }

    private RedirectResult Clos(bool finissait)
    {
        this.Confirmer(finissait ? "Le contrat prend fin" : "Le contrat est abandonné", "Préparez le suivant avec la personne si l’accompagnement continue.");
        return Redirect($"/personnes/{Lu.Personne.Id.Valeur}");
    }
}
