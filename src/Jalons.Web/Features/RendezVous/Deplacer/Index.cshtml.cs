using Jalons.Data.RendezVous;
using Jalons.Data.Socle;
using Jalons.Domain.Dossiers;
using Jalons.Domain.Habilitations;
using Jalons.Domain.RendezVous;
using Jalons.Domain.Socle;
using Jalons.Web.Hosting;
using Jalons.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Jalons.Web.Features.RendezVous.Deplacer;

/// <summary>Moves a rendez-vous: the same form, filled with what is set.</summary>
[Authorize(Roles = nameof(Role.Referent))]
public sealed class IndexModel(DeplacerRendezVous deplacer, JalonsDb db, AgentCourant courant, ConnexionRequete connexion, TimeProvider horloge) : PageModel
{
    /// <summary>What was typed.</summary>
    [BindProperty]
    public CreneauSaisi Saisie { get; set; } = new();

    /// <summary>The rendez-vous to move.</summary>
    public RendezVousPris RendezVous { get; private set; } = null!;

    /// <summary>The person.</summary>
    public Personne Personne { get; private set; } = null!;

    /// <summary>Days of the référent.</summary>
    public IReadOnlyList<JourDuReferent> Jours { get; private set; } = [];

    /// <summary>The rule that said no.</summary>
    public Refus? Refus { get; private set; }

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(long id, DateOnly? jour, TimeOnly? heure, CancellationToken annulation)
    {
        if (!await ChargerAsync(id, jour, annulation))
        {
            return NotFound();
        }

        Saisie = new CreneauSaisi
        {
            Jour = jour,
            Heure = heure,
            Duree = (int)RendezVous.Duree.TotalMinutes,
            Motif = RendezVous.Motif,
            Modalite = RendezVous.Modalite,
            Lieu = RendezVous.Lieu,
        };
        return Page();
    }

    /// <summary>Moves it.</summary>
    public async Task<IActionResult> OnPostAsync(long id, CancellationToken annulation)
    {
        if (!await ChargerAsync(id, Saisie.Jour, annulation))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var issue = await deplacer.ExecuterAsync(new RendezVousId(id), Saisie.EnCreneau(Personne.Telephone), annulation);
        if (issue is null)
        {
            return NotFound();
        }

        if (!issue.EstFait)
        {
            Refus = issue.Refus;
            return Page();
        }

        this.Confirmer($"Rendez-vous déplacé au {Dates.Complete(issue.Valeur.Debut)}", $"{Personne.NomComplet} voit la nouvelle date dans son espace personnel.");
        return Redirect($"/personnes/{Personne.Id.Valeur}");
    }

    private async Task<bool> ChargerAsync(long id, DateOnly? jour, CancellationToken annulation)
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
        Jours = await (await connexion.OuvrirAsync(annulation)).LireJoursAsync(RendezVous.Agent, jour, horloge.GetUtcNow(), Saisie.Duree ?? 45, annulation);
        return true;
    }
}
