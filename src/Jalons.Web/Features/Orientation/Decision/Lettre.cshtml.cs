using System.Net.Mime;
using Jalons.Data.Orientation;
using Jalons.Data.Referentiel;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Socle;
using Jalons.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jalons.Web.Features.Orientation.Decision;

/// <summary>The letter as a PDF. Each printing is written in the journal.</summary>
/// <param name="connexion">Connection of the reads.</param>
/// <param name="courant">Who is acting.</param>
/// <param name="journal">Journal.</param>
/// <param name="horloge">Clock.</param>
public sealed class LettreModel(ConnexionRequete connexion, AgentCourant courant, Journal journal, TimeProvider horloge) : PageModel
{
    /// <summary>Prints it.</summary>
    public async Task<IActionResult> OnGetAsync(long id, CancellationToken annulation)
    {
        var sql = await connexion.OuvrirAsync(annulation);
        if (await sql.LireDecisionAsync(courant.Agent, new OrientationId(id), annulation) is not { } decision
            || await sql.LireOrienteeAsync(courant.Agent, decision.Parcours, annulation) is not { } personne)
        {
            return NotFound();
        }

        var regles = await sql.LireReglesAsync(courant.Agent.Departement, annulation);
        await journal.EcrireAsync("orientation.lettre_imprimee", "Lettre d’orientation imprimée", decision.Personne, personne.Dossier, annulation);
        Response.Headers.ContentDisposition = $"inline; filename=\"lettre-orientation-{decision.Id.Valeur}.pdf\"";
        return File(LettreOrientation.Ecrire(decision, personne, regles, horloge.GetUtcNow()).EnPdf(), MediaTypeNames.Application.Pdf);
    }
}
