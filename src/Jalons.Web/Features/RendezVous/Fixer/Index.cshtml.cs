using Jalons.Data.Socle;
using Jalons.Data.Suivi;
using Jalons.Domain.Habilitations;
using Jalons.Domain.RendezVous;
using Jalons.Domain.Socle;
using Jalons.Web.Hosting;
using Jalons.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Jalons.Web.Features.RendezVous.Fixer;

/// <summary>Sets a rendez-vous: free hours of the référent beside the form (issue 2, 3.5).</summary>
[Authorize(Roles = nameof(Role.Referent))]
public sealed class IndexModel(FixerRendezVous fixer, JalonsDb db, AgentCourant courant, ConnexionRequete connexion, TimeProvider horloge) : PageModel
{
    /// <summary>What was typed.</summary>
    [BindProperty]
    public CreneauSaisi Saisie { get; set; } = new();

    /// <summary>The person.</summary>
    public SituationSuivi Situation { get; private set; } = null!;

    /// <summary>Days of the référent.</summary>
    public IReadOnlyList<JourDuReferent> Jours { get; private set; } = [];

    /// <summary>The rule that said no.</summary>
    public Refus? Refus { get; private set; }

    /// <summary>Shows the form, filled with the hour chosen in the address.</summary>
    public async Task<IActionResult> OnGetAsync(long personne, DateOnly? jour, TimeOnly? heure, CancellationToken annulation)
    {
        if (!await ChargerAsync(personne, jour, annulation))
        {
            return NotFound();
        }

        var organisme = courant.Agent.Organisme is { } o ? await db.Organismes.Where(x => x.Id == o).Select(x => new { x.Nom, x.Adresse }).SingleOrDefaultAsync(annulation) : null;
        Saisie = new CreneauSaisi
        {
            Jour = jour,
            Heure = heure,
            Motif = Situation.DernierContact is null ? MotifRendezVous.PremierAccompagnement : Situation.EstASigner ? MotifRendezVous.SignatureContrat : MotifRendezVous.Suivi,
            Modalite = ModaliteRendezVous.SurPlace,
            Lieu = organisme?.Adresse is { } adresse ? $"{organisme.Nom}, {adresse}" : organisme?.Nom,
        };
        return Page();
    }

    /// <summary>Sets it.</summary>
    public async Task<IActionResult> OnPostAsync(long personne, CancellationToken annulation)
    {
        if (!await ChargerAsync(personne, Saisie.Jour, annulation))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var issue = await fixer.ExecuterAsync(new PersonneId(personne), Saisie.EnCreneau(Situation.Telephone), annulation);
        if (issue is null)
        {
            return NotFound();
        }

        if (!issue.EstFait)
        {
            Refus = issue.Refus;
            return Page();
        }

        this.Confirmer(
            $"Rendez-vous fixé {Dates.Complete(issue.Valeur.Debut)}",
            $"{Situation.NomComplet} le voit dans son espace personnel. Il apparaît dans votre agenda et dans son dossier.");
        return Redirect($"/personnes/{personne}");
    }

    private async Task<bool> ChargerAsync(long personne, DateOnly? jour, CancellationToken annulation)
    {
        if (await db.ParcoursOuvertAsync(new PersonneId(personne), courant.Agent, annulation) is null)
        {
            return false;
        }

        var lecture = await connexion.OuvrirAsync(annulation);
        Situation = (await lecture.LireSuiviAsync(new PersonneId(personne), horloge.GetUtcNow(), annulation)).Situation!;
        Jours = await lecture.LireJoursAsync(courant.Agent.Id, jour, horloge.GetUtcNow(), Saisie.Duree ?? 45, annulation);
        return true;
    }
}
