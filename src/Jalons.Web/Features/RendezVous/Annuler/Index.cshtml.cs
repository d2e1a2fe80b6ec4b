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

namespace Jalons.Web.Features.RendezVous.Annuler;

/// <summary>Calls a rendez-vous off, with a reason.</summary>
[Authorize(Roles = nameof(Role.Referent))]
public sealed class IndexModel(AnnulerRendezVous annuler, JalonsDb db, AgentCourant courant) : PageModel
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

    /// <summary>The rendez-vous.</summary>
    public RendezVousPris RendezVous { get; private set; } = null!;

    /// <summary>The person.</summary>
    public Personne Personne { get; private set; } = null!;

    /// <summary>The rule that said no.</summary>
    public Refus? Refus { get; private set; }

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

        var issue = await annuler.ExecuterAsync(new RendezVousId(id), Saisie.Qui == "personne", Saisie.Raison, annulation);
        if (issue is not { EstFait: true })
        {
            Refus = issue?.Refus;
            return issue is null ? NotFound() : Page();
        }

        this.Confirmer("Le rendez-vous est annulé", $"{Personne.NomComplet} le voit dans son espace personnel. Prévenez aussi par téléphone si la date est proche.");
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
