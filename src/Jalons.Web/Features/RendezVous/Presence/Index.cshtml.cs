using System.ComponentModel.DataAnnotations;
using Jalons.Data.RendezVous;
using Jalons.Data.Socle;
using Jalons.Domain.Dossiers;
using Jalons.Domain.Habilitations;
using Jalons.Domain.RendezVous;
using Jalons.Domain.Socle;
using Jalons.Web.Hosting;
using Jalons.Web.Ui;
using Jalons.Web.Ui.Composants;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Jalons.Web.Features.RendezVous.Presence;

/// <summary>Records what became of a rendez-vous, with a note (issue 2, 3.5).</summary>
[Authorize(Roles = nameof(Role.Referent))]
public sealed class IndexModel(NoterPresence noter, JalonsDb db, AgentCourant courant, TimeProvider horloge) : PageModel
{
    /// <summary>What is asked.</summary>
    public sealed class Formulaire
    {
        /// <summary>What became of it.</summary>
        [Display(Name = "La personne est-elle venue ?")]
        [Required(ErrorMessage = "Dites si la personne est venue.")]
        public StatutRendezVous? Constat { get; set; }

        /// <summary>What was said.</summary>
        [Display(Name = "Ce qui s’est dit")]
        [DataType(DataType.MultilineText)]
        [StringLength(4000)]
        public string? Note { get; set; }
    }

    /// <summary>What was typed.</summary>
    [BindProperty]
    public Formulaire Saisie { get; set; } = new();

    /// <summary>The rendez-vous.</summary>
    public RendezVousPris RendezVous { get; private set; } = null!;

    /// <summary>The person.</summary>
    public Personne Personne { get; private set; } = null!;

    /// <summary>The rule that said no.</summary>
    public Refus? Refus { get; private set; }

    /// <summary>The hour has not come yet.</summary>
    public bool EstTropTot => horloge.GetUtcNow() < RendezVous.Debut;

    /// <summary>Answers offered.</summary>
    public static IReadOnlyList<OptionAidee> Constats { get; } =
    [
        new(nameof(StatutRendezVous.Honore), "Oui, elle est venue", "Ou vous avez pu lui parler au téléphone. C’est le dernier contact connu."),
        new(nameof(StatutRendezVous.Excuse), "Non, elle s’est excusée", "Elle a donné une raison que vous acceptez."),
        new(nameof(StatutRendezVous.Absent), "Non, sans nouvelle"),
    ];

    /// <summary>Shows the form, with what was recorded when it is corrected.</summary>
    public async Task<IActionResult> OnGetAsync(long id, CancellationToken annulation)
    {
        if (!await ChargerAsync(id, annulation))
        {
            return NotFound();
        }

        Saisie = new Formulaire { Constat = RendezVous.Statut == StatutRendezVous.Prevu ? null : RendezVous.Statut, Note = RendezVous.Note };
        return Page();
    }

    /// <summary>Records it.</summary>
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

        var issue = await noter.ExecuterAsync(new RendezVousId(id), Saisie.Constat!.Value, Saisie.Note, annulation);
        if (issue is not { EstFait: true })
        {
            Refus = issue?.Refus;
            return issue is null ? NotFound() : Page();
        }

        this.Confirmer(
            $"C’est noté : {Saisie.Constat.Value.Libelle().ToLowerInvariant()}",
            Saisie.Constat == StatutRendezVous.Honore ? "Pensez à fixer le prochain rendez-vous." : "Proposez un autre rendez-vous pour garder le lien.");
        return Redirect($"/personnes/{Personne.Id.Valeur}");
    }

    private async Task<bool> ChargerAsync(long id, CancellationToken annulation)
    {
        var trouve = await (
            from r in db.Set<RendezVousPris>().AsNoTracking().VisiblesPar(db, courant.Agent)
            join p in db.Parcours on r.Parcours equals p.Id
            join n in db.Personnes.AsNoTracking() on p.Personne equals n.Id
            where r.Id == new RendezVousId(id)
            select new { RendezVous = r, Personne = n }).SingleOrDefaultAsync(annulation);
        if (trouve is null)
        {
            return false;
        }

        (RendezVous, Personne) = (trouve.RendezVous, trouve.Personne);
        return true;
    }
}
