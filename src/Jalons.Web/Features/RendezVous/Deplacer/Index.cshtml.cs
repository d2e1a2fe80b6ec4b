using Jalons.Data.Socle;
using Jalons.Domain.RendezVous;
using Jalons.Domain.Socle;
using Jalons.Web.Hosting;
using Jalons.Web.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Jalons.Web.Features.RendezVous.Deplacer;

/// <summary>Moves a rendez-vous: the same form, filled with what is set.</summary>
public sealed class IndexModel(DeplacerRendezVous deplacer, JalonsDb db, AgentCourant courant, ConnexionRequete connexion, TimeProvider horloge)
    : PageDuRendezVous(db, courant)
{
    /// <summary>What was typed.</summary>
    [BindProperty]
    public CreneauSaisi Saisie { get; set; } = new();

    /// <summary>Days of the référent.</summary>
    public IReadOnlyList<JourDuReferent> Jours { get; private set; } = [];

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

        var issue = await deplacer.ExecuterAsync(new RendezVousId(id), Version, Saisie.EnCreneau(Personne.Telephone), annulation);
        return await ConclureAsync(issue, () => Deplace(issue!.Valeur), annulation);
    }

    private RedirectResult Deplace(RendezVousPris nouveau)
    {
        this.Confirmer($"Rendez-vous déplacé au {Dates.Complete(nouveau.Debut)}", $"{Personne.NomComplet} voit la nouvelle date dans son espace personnel.");
        return Redirect($"/personnes/{Personne.Id.Valeur}");
    }

    private async Task<bool> ChargerAsync(long id, DateOnly? jour, CancellationToken annulation)
    {
        if (!await ChargerAsync(id, annulation))
        {
            return false;
        }

        Jours = await (await connexion.OuvrirAsync(annulation)).LireJoursAsync(RendezVous.Agent, jour, horloge.GetUtcNow(), Saisie.Duree ?? 45, annulation);
        return true;
    }
}
