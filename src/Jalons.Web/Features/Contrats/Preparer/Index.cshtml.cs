using Jalons.Data.Dossiers;
using Jalons.Data.Referentiel;
using Jalons.Data.Socle;
using Jalons.Data.Suivi;
using Jalons.Domain.Contrats;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Socle;
using Jalons.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Jalons.Web.Features.Contrats.Preparer;

/// <summary>Before writing: what the law asks, until when, and from what to start.</summary>
[Authorize(Roles = nameof(Role.Referent))]
public sealed class IndexModel(PreparerContrat preparer, JalonsDb db, AgentCourant courant, ConnexionRequete connexion, TimeProvider horloge) : PageModel
{
    /// <summary>Where the person stands.</summary>
    public SituationSuivi Situation { get; private set; } = null!;

    /// <summary>Form that the law gives today.</summary>
    public FormeContrat Forme { get; private set; }

    /// <summary>Last day to sign.</summary>
    public Echeance? Echeance { get; private set; }

    /// <summary>Today.</summary>
    public DateOnly Jour { get; private set; }

    /// <summary>The rule that said no.</summary>
    public Refus? Refus { get; private set; }

    /// <summary>Shows the page, or leads to the contract already in preparation.</summary>
    public async Task<IActionResult> OnGetAsync(long personne, CancellationToken annulation)
    {
        if (!await ChargerAsync(personne, annulation))
        {
            return NotFound();
        }

        return Situation switch
        {
            { Preparation: { } brouillon, StatutPreparation: StatutContrat.Brouillon } => Redirect($"/contrats/{brouillon}/rediger"),
            { Preparation: { } propose } => Redirect($"/contrats/{propose}"),
            _ => Page(),
        };
    }

    /// <summary>Opens the draft.</summary>
    /// <param name="personne">The person.</param>
    /// <param name="depuis">Contract to start from; blank when absent.</param>
    /// <param name="annulation">Cancels.</param>
    public async Task<IActionResult> OnPostAsync(long personne, long? depuis, CancellationToken annulation)
    {
        var issue = await preparer.ExecuterAsync(new PersonneId(personne), depuis is { } d ? new ContratId(d) : null, annulation);
        if (issue is null || !await ChargerAsync(personne, annulation))
        {
            return NotFound();
        }

        if (issue.EstFait)
        {
            return Redirect($"/contrats/{issue.Valeur.Id.Valeur}/rediger");
        }

        Refus = issue.Refus;
        return Page();
    }

    private async Task<bool> ChargerAsync(long personne, CancellationToken annulation)
    {
        var id = new PersonneId(personne);
        if (!await db.Parcours.VisiblesPar(courant.Agent).AnyAsync(p => p.Personne == id && p.Sortie == null, annulation))
        {
            return false;
        }

        var lecture = await connexion.OuvrirAsync(annulation);
        Jour = horloge.Aujourdhui();
        Situation = (await lecture.LireSuiviAsync(id, horloge.GetUtcNow(), annulation)).Situation!;
        Forme = LoiDuContrat.FormeLe(Jour, Situation.Categorie ?? CategorieOrganisme.AutreOrganisme);
        Echeance = Situation.EcheanceContrat(await lecture.LireReglesAsync(courant.Agent.Departement, annulation), Jour);
        return true;
    }
}
