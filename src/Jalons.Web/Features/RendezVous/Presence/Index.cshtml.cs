using System.ComponentModel.DataAnnotations;
using Jalons.Data.Socle;
using Jalons.Domain.RendezVous;
using Jalons.Domain.Socle;
using Jalons.Web.Hosting;
using Jalons.Web.Ui;
using Jalons.Web.Ui.Composants;
using Microsoft.AspNetCore.Mvc;

namespace Jalons.Web.Features.RendezVous.Presence;

/// <summary>Records what became of a rendez-vous, with a note (issue 2, 3.5).</summary>
public sealed class IndexModel(NoterPresence noter, JalonsDb db, AgentCourant courant, TimeProvider horloge) : PageDuRendezVous(db, courant)
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

        var issue = await noter.ExecuterAsync(new RendezVousId(id), Version, Saisie.Constat!.Value, Saisie.Note, annulation);
        return await ConclureAsync(issue, Note, annulation);
    }

    private RedirectResult Note()
    {
        this.Confirmer(
            $"C’est noté : {Saisie.Constat!.Value.Libelle().ToLowerInvariant()}",
            Saisie.Constat == StatutRendezVous.Honore ? "Pensez à fixer le prochain rendez-vous." : "Proposez un autre rendez-vous pour garder le lien.");
        return Redirect($"/personnes/{Personne.Id.Valeur}");
    }
}
