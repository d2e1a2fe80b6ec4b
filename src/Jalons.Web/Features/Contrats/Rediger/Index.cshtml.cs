using System.Globalization;
using Jalons.Data.Socle;
using Jalons.Domain.Contrats;
using Jalons.Domain.Socle;
using Jalons.Web.Hosting;
using Jalons.Web.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Jalons.Web.Features.Contrats.Rediger;

/// <summary>The sheet on which a contract is written; lines are added by the server, so that it works without JavaScript.</summary>
public sealed class IndexModel(RedigerContrat rediger, JalonsDb db, AgentCourant courant, TimeProvider horloge) : PageDuContrat(db, courant)
{
    private const string AjouterObjectif = "objectif";
    private const string AjouterAction = "action-";
    private const string Verifier = "verifier";

    /// <summary>What was typed.</summary>
    [BindProperty]
    public ContratSaisi Saisie { get; set; } = new();

    /// <summary>Which button was pressed.</summary>
    [BindProperty]
    public string? Acte { get; set; }

    /// <summary>Shows the draft; a contract already proposed is shown instead of written.</summary>
    public async Task<IActionResult> OnGetAsync(long id, CancellationToken annulation)
    {
        if (!await ChargerAsync(id, annulation))
        {
            return NotFound();
        }

        if (Lu.Contrat.Statut != StatutContrat.Brouillon)
        {
            return Redirect($"/contrats/{id}");
        }

        var contenu = Lu.Contrat.EnSaisie();
        Saisie = ContratSaisi.De(contenu with { Debut = contenu.Debut ?? horloge.Aujourdhui() });
        return Page();
    }

    /// <summary>Adds a line, saves the draft, or saves and goes on to check it.</summary>
    public async Task<IActionResult> OnPostAsync(long id, CancellationToken annulation)
    {
        if (!await ChargerAsync(id, annulation))
        {
            return NotFound();
        }

        Saisie.Completer();
        if (AjouterLigne() || !ModelState.IsValid)
        {
            return Page();
        }

        var issue = await rediger.ExecuterAsync(new ContratId(id), Version, Saisie.EnContenu(), annulation);
        return await ConclureAsync(id, issue, () => Enregistre(id), annulation);
    }

    private RedirectResult Enregistre(long id)
    {
        if (Acte == Verifier)
        {
            return Redirect($"/contrats/{id}/verifier");
        }

        this.Confirmer("Le brouillon est enregistré", "Vous seul le voyez. Reprenez-le quand vous voulez depuis le dossier de la personne.");
        return Redirect($"/contrats/{id}/rediger");
    }

    private bool AjouterLigne()
    {
        if (Acte == AjouterObjectif)
        {
            Saisie.Objectifs.Add(new ObjectifDuFormulaire());
            Saisie.Completer();
            return true;
        }

        if (Acte is null || !Acte.StartsWith(AjouterAction, StringComparison.Ordinal)
            || !int.TryParse(Acte.AsSpan(AjouterAction.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var rang) || rang >= Saisie.Objectifs.Count)
        {
            return false;
        }

        Saisie.Objectifs[rang].Actions.Add(new ActionDuFormulaire());
        return true;
    }
}
