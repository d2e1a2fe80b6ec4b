using System.ComponentModel.DataAnnotations;
using Jalons.Data.Orientation;
using Jalons.Data.Referentiel;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Orientation;
using Jalons.Domain.Referentiel;
using Jalons.Domain.Socle;
using Jalons.Web.Hosting;
using Jalons.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jalons.Web.Features.Orientation.Decision;

/// <summary>A decision once it is made: what was decided, what happens next and to whom it went, the letter.</summary>
/// <param name="connexion">Connection of the reads.</param>
/// <param name="notifier">The use case.</param>
/// <param name="courant">Who is acting.</param>
/// <param name="journal">Journal.</param>
/// <param name="horloge">Clock.</param>
public sealed class IndexModel(ConnexionRequete connexion, NotifierOrientation notifier, AgentCourant courant, Journal journal, TimeProvider horloge) : PageModel
{
    /// <summary>The decision.</summary>
    public DecisionLue Decision { get; private set; } = null!;

    /// <summary>The person.</summary>
    public PersonneAOrienter Dossier { get; private set; } = null!;

    /// <summary>The delay of the contract; null when no rule is known.</summary>
    public Delai? DelaiContrat { get; private set; }

    /// <summary>Day on which the letter was received.</summary>
    [BindProperty]
    [Display(Name = "Lettre reçue le")]
    [Required(ErrorMessage = "Il manque le jour où la lettre a été reçue.")]
    public DateOnly? RecueLe { get; set; }

    /// <summary>The rule that says no.</summary>
    public Refus? Refus { get; private set; }

    /// <summary>Today.</summary>
    public DateOnly Jour { get; } = horloge.Aujourdhui();

    /// <summary>True for the author, who writes down the notification.</summary>
    public bool EstAuteur => Decision.Auteur == courant.Agent.Id;

    /// <summary>True for a chargé d'orientation who can name the référent now.</summary>
    public bool PeutDesigner => courant.Agent.Role == Role.ChargeOrientation && Decision.ReferentActuel is null;

    /// <summary>Where the agent came from.</summary>
    public string Retour => courant.Agent.Role switch
    {
        Role.Referent => "~/portefeuille",
        _ => "~/orientation",
    };

    /// <summary>Shows it and writes down that it was opened.</summary>
    public async Task<IActionResult> OnGetAsync(long id, CancellationToken annulation)
    {
        if (!await ChargerAsync(id, annulation))
        {
            return NotFound();
        }

        await journal.ConsulterAsync("Décision d’orientation", Decision.Personne, Dossier.Dossier, annulation);
        return Page();
    }

    /// <summary>Writes down the day the letter was received.</summary>
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

        var fait = await notifier.ExecuterAsync(Decision.Id, RecueLe!.Value, annulation);
        if (!fait.EstFait)
        {
            Refus = fait.Refus;
            return Page();
        }

        this.Confirmer("La notification est enregistrée", "Le délai du contrat court à partir de ce jour.");
        return RedirectToPage(new { id });
    }

    private async Task<bool> ChargerAsync(long id, CancellationToken annulation)
    {
        var sql = await connexion.OuvrirAsync(annulation);
        if (await sql.LireDecisionAsync(courant.Agent, new OrientationId(id), annulation) is not { } decision
            || await sql.LireOrienteeAsync(courant.Agent, decision.Parcours, annulation) is not { } personne)
        {
            return false;
        }

        (Decision, Dossier) = (decision, personne);
        var regles = await sql.LireReglesAsync(courant.Agent.Departement, annulation);
        DelaiContrat = regles.EnVigueur(decision.Type == TypeParcours.Emploi ? CodesRegle.ContratDelaiEmploi : CodesRegle.ContratDelaiSocial, decision.Du);
        return true;
    }
}
