using System.ComponentModel.DataAnnotations;
using Jalons.Data.Dossiers;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Socle;
using Jalons.Web.Hosting;
using Jalons.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jalons.Web.Features.Dossiers.Reunion;

/// <summary>Two dossiers made one: by whom, and how to make two of them again.</summary>
/// <param name="connexion">Reads.</param>
/// <param name="journal">Consultations.</param>
/// <param name="reunir">The act.</param>
[Authorize(Roles = nameof(Role.Gestionnaire))]
public sealed class IndexModel(ConnexionRequete connexion, Journal journal, ReunirFoyers reunir) : PageModel
{
    /// <summary>The merge.</summary>
    public FusionFoyersLue Fusion { get; private set; } = null!;

    /// <summary>Why they are separated.</summary>
    [BindProperty]
    [Display(Name = "Pourquoi les séparer ?")]
    [StringLength(500)]
    public string? Motif { get; set; }

    /// <summary>The rule that said no.</summary>
    public Refus? Refus { get; private set; }

    /// <summary>Shows the merge.</summary>
    public async Task<IActionResult> OnGetAsync(long id, CancellationToken annulation)
    {
        if (!await ChargerAsync(id, annulation))
        {
            return NotFound();
        }

        await journal.ConsulterAsync($"Réunion des demandes {Fusion.NumeroGarde} et {Fusion.NumeroAbsorbe}", null, new DossierId(Fusion.Garde), annulation);
        return Page();
    }

    /// <summary>Separates them.</summary>
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

        var issue = await reunir.SeparerAsync(Fusion, Motif, annulation);
        if (issue.Refus is { } refus)
        {
            Refus = refus;
            return Page();
        }

        this.Confirmer(
            "Les deux dossiers sont de nouveau séparés",
            issue.Valeur.FluxVenus ? "Des flux sont venus depuis la réunion : les prochains remettront chaque dossier à jour. Relisez leurs foyers." : "Chacun a retrouvé ce qu’il avait.");
        return RedirectToPage("/Dossiers/Index", new { id = Fusion.Absorbe });
    }

    private async Task<bool> ChargerAsync(long id, CancellationToken annulation)
    {
        if (await (await connexion.OuvrirAsync(annulation)).LireFusionFoyersAsync(id, annulation) is not { } fusion)
        {
            return false;
        }

        Fusion = fusion;
        return true;
    }
}
