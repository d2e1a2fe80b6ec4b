using Jalons.Data.Orientation;
using Jalons.Domain.Orientation;
using Jalons.Domain.Socle;
using Jalons.Web.Hosting;
using Jalons.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jalons.Web.Features.Orientation.Diagnostiquer;

/// <summary>The sheet of the diagnostic, prefilled with what is known. Saving twice at once loses nothing.</summary>
/// <param name="connexion">Connection of the reads.</param>
/// <param name="enregistrer">The use case.</param>
/// <param name="courant">Who is acting.</param>
/// <param name="journal">Journal.</param>
/// <param name="horloge">Clock.</param>
public sealed class IndexModel(ConnexionRequete connexion, EnregistrerDiagnostic enregistrer, AgentCourant courant, Journal journal, TimeProvider horloge) : PageModel
{
    /// <summary>What the flows say.</summary>
    public PersonneAOrienter Dossier { get; private set; } = null!;

    /// <summary>The sheet.</summary>
    [BindProperty]
    public SaisieDiagnostic Saisie { get; set; } = new();

    /// <summary>Version that the author started from; 0 for none.</summary>
    [BindProperty]
    public int VersionLue { get; set; }

    /// <summary>What somebody else wrote meanwhile; null when nobody did.</summary>
    public Diagnostic? Autre { get; private set; }

    /// <summary>The rule that says no.</summary>
    public Refus? Refus { get; private set; }

    /// <summary>True when answers come from the flow and not from a former diagnostic.</summary>
    public bool EstPrerempli { get; private set; }

    /// <summary>Today.</summary>
    public DateOnly Jour { get; } = horloge.Aujourdhui();

    /// <summary>Shows the sheet.</summary>
    public async Task<IActionResult> OnGetAsync(long parcours, CancellationToken annulation)
    {
        if (!await ChargerAsync(parcours, annulation))
        {
            return NotFound();
        }

        var dernier = await enregistrer.DernierAsync(Dossier.Parcours, annulation);
        VersionLue = dernier?.Version ?? 0;
        EstPrerempli = dernier is null;
        Saisie = SaisieDiagnostic.De(dernier?.Reponses ?? Dossier.Situation.Preremplir(), Jour, dernier?.Mode ?? ModeDiagnostic.EnPresence);
        await journal.ConsulterAsync("Diagnostic", Dossier.Personne, Dossier.Dossier, annulation);
        return Page();
    }

    /// <summary>Saves it.</summary>
    public async Task<IActionResult> OnPostAsync(long parcours, CancellationToken annulation)
    {
        if (!await ChargerAsync(parcours, annulation))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var fait = await enregistrer.ExecuterAsync(Dossier.Parcours, VersionLue, Saisie.EnReponses(), Saisie.EtabliLe!.Value, Saisie.Mode, annulation);
        if (fait.EstFait)
        {
            this.Confirmer("Le diagnostic est enregistré", "La préconisation tient compte de vos réponses.");
            return RedirectToPage("/Orientation/Personne/Index", new { parcours });
        }

        if (fait.Refus == RefusOrientation.DiagnosticModifie)
        {
            Autre = await enregistrer.DernierAsync(Dossier.Parcours, annulation);
            VersionLue = Autre?.Version ?? 0;
        }
        else
        {
            Refus = fait.Refus;
        }

        return Page();
    }

    private async Task<bool> ChargerAsync(long parcours, CancellationToken annulation)
    {
        var sql = await connexion.OuvrirAsync(annulation);
        if (await sql.LirePersonneAOrienterAsync(courant.Agent, new ParcoursId(parcours), annulation) is not { } personne)
        {
            return false;
        }

        Dossier = personne;
        return true;
    }
}
