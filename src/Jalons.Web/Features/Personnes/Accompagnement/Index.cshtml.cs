using System.ComponentModel.DataAnnotations;
using Jalons.Data.Dossiers;
using Jalons.Domain.Dossiers;
using Jalons.Domain.Socle;
using Jalons.Web.Hosting;
using Jalons.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Jalons.Web.Features.Personnes.Accompagnement;

/// <summary>Ends an accompaniment outside the RSA, or takes it up again.</summary>
/// <param name="courant">Who acts.</param>
/// <param name="connexion">Reads.</param>
/// <param name="terminer">The acts.</param>
/// <param name="horloge">Today.</param>
public sealed class IndexModel(AgentCourant courant, ConnexionRequete connexion, TerminerAccompagnement terminer, TimeProvider horloge) : PageModel
{
    /// <summary>Who it is about.</summary>
    public PersonneLue Personne { get; private set; } = null!;

    /// <summary>The parcours outside the RSA, open or the last one.</summary>
    public ParcoursLu Parcours { get; private set; } = null!;

    /// <summary>Why it ends.</summary>
    [BindProperty]
    [Display(Name = "Pourquoi l’accompagnement se termine-t-il ?")]
    [Required(ErrorMessage = "Choisissez la raison.")]
    public MotifFinAccompagnement? Motif { get; set; }

    /// <summary>When.</summary>
    [BindProperty]
    [Display(Name = "Depuis quel jour ?")]
    [Required(ErrorMessage = "Il manque le jour.")]
    public DateOnly? Le { get; set; }

    /// <summary>In the agent's words.</summary>
    [BindProperty]
    [Display(Name = "Précision")]
    [StringLength(300)]
    public string? Precision { get; set; }

    /// <summary>The rule that said no.</summary>
    public Refus? Refus { get; private set; }

    /// <summary>Reasons to choose from.</summary>
    public static IEnumerable<SelectListItem> Motifs { get; } = Enum.GetValues<MotifFinAccompagnement>().Select(m => new SelectListItem(m.Libelle(), m.ToString()));

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(long id, CancellationToken annulation)
    {
        Le = horloge.Aujourdhui();
        return await ChargerAsync(id, annulation) ? Page() : NotFound();
    }

    /// <summary>Ends it.</summary>
    public async Task<IActionResult> OnPostAsync(long id, CancellationToken annulation)
    {
        if (!await ChargerAsync(id, annulation))
        {
            return NotFound();
        }

        return !ModelState.IsValid
            ? Page()
            : Conclure(
                await terminer.TerminerAsync(new(id), new(Parcours.Id), Motif!.Value, Le!.Value, Precision, annulation),
                "L’accompagnement est terminé", "Si la personne revient, vous pourrez le reprendre là où il en était.");
    }

    /// <summary>Takes it up again.</summary>
    public async Task<IActionResult> OnPostReprendreAsync(long id, CancellationToken annulation) => !await ChargerAsync(id, annulation)
        ? NotFound()
        : Conclure(await terminer.ReprendreAsync(new(id), new(Parcours.Id), annulation), "L’accompagnement reprend", "Orientation, référent et contrat sont ceux d’avant.");

    private IActionResult Conclure(Result issue, string fait, string suite)
    {
        if (issue.Refus is { } refus)
        {
            Refus = refus;
            return Page();
        }

        this.Confirmer(fait, suite);
        return RedirectToPage("/Personnes/Index", new { id = Personne.Id });
    }

    private async Task<bool> ChargerAsync(long id, CancellationToken annulation)
    {
        if (await (await connexion.OuvrirAsync(annulation)).LirePersonneAsync(id, courant.Agent, annulation) is not { } personne || personne.AccompagnementHorsRsa is not { } parcours)
        {
            return false;
        }

        (Personne, Parcours) = (personne, parcours);
        return true;
    }
}
