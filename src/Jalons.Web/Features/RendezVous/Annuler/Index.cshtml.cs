using System.ComponentModel.DataAnnotations;
using Jalons.Data.Socle;
using Jalons.Domain.Socle;
using Jalons.Web.Hosting;
using Jalons.Web.Ui;
using Jalons.Web.Ui.Composants;
using Microsoft.AspNetCore.Mvc;

namespace Jalons.Web.Features.RendezVous.Annuler;

/// <summary>Calls a rendez-vous off, with a reason.</summary>
public sealed class IndexModel(AnnulerRendezVous annuler, JalonsDb db, AgentCourant courant) : PageDuRendezVous(db, courant)
{
    /// <summary>What is asked.</summary>
    public sealed class Formulaire
    {
        /// <summary>At whose request.</summary>
        [Display(Name = "Qui annule ?")]
        [Required(ErrorMessage = "Dites qui annule le rendez-vous.")]
        public string? Qui { get; set; }

        /// <summary>Why.</summary>
        [Display(Name = "Pourquoi")]
        [Required(ErrorMessage = "Dites pourquoi ce rendez-vous est annulé : la personne lira cette raison.")]
        [StringLength(500)]
        public string? Raison { get; set; }
    }

    /// <summary>What was typed.</summary>
    [BindProperty]
    public Formulaire Saisie { get; set; } = new();

    /// <summary>Answers offered.</summary>
    public static IReadOnlyList<OptionAidee> Qui { get; } = [new("service", "Le service"), new("personne", "La personne", "Elle a prévenu avant l’heure du rendez-vous.")];

    /// <summary>Shows the form; the request of the person is already filled in.</summary>
    public async Task<IActionResult> OnGetAsync(long id, CancellationToken annulation)
    {
        if (!await ChargerAsync(id, annulation))
        {
            return NotFound();
        }

        if (RendezVous.EmpechementLe is not null)
        {
            Saisie = new Formulaire { Qui = "personne", Raison = RendezVous.EmpechementMessage };
        }

        return Page();
    }

    /// <summary>Calls it off.</summary>
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

        var issue = await annuler.ExecuterAsync(new RendezVousId(id), Version, Saisie.Qui == "personne", Saisie.Raison, annulation);
        return await ConclureAsync(issue, Annule, annulation);
    }

    private RedirectResult Annule()
    {
        this.Confirmer("Le rendez-vous est annulé", $"{Personne.NomComplet} le voit dans son espace personnel. Prévenez aussi par téléphone si la date est proche.");
        return Redirect($"/personnes/{Personne.Id.Valeur}");
    }
}
