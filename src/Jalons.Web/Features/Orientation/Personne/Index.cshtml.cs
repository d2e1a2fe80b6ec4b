using Jalons.Data.Orientation;
using Jalons.Data.Referentiel;
using Jalons.Data.Socle;
using Jalons.Domain.Orientation;
using Jalons.Domain.Referentiel;
using Jalons.Domain.Socle;
using Jalons.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Jalons.Web.Features.Orientation.Personne;

/// <summary>A person to orient: what the flow says, the diagnostic, the préconisation and its reasons, who could accompany them.</summary>
/// <param name="connexion">Connection of the reads.</param>
/// <param name="db">Unit of work.</param>
/// <param name="courant">Who is acting.</param>
/// <param name="journal">Journal.</param>
/// <param name="horloge">Clock.</param>
public sealed class IndexModel(ConnexionRequete connexion, JalonsDb db, AgentCourant courant, Journal journal, TimeProvider horloge) : PageModel
{
    /// <summary>What the flows say.</summary>
    public PersonneAOrienter Dossier { get; private set; } = null!;

    /// <summary>Last version of the diagnostic; null before the first.</summary>
    public Diagnostic? Diagnostic { get; private set; }

    /// <summary>The recommendation.</summary>
    public Preconisation Preconisation { get; private set; } = null!;

    /// <summary>Organismes of the place for the recommended parcours, the suggested kind first.</summary>
    public IReadOnlyList<OrganismeCandidat> Candidats { get; private set; } = [];

    /// <summary>Organismes of the place that accompany other parcours.</summary>
    public IReadOnlyList<OrganismeCandidat> AutresCandidats { get; private set; } = [];

    /// <summary>The legal delay that applies; null when no text was found.</summary>
    public Delai? Delai { get; private set; }

    /// <summary>Today.</summary>
    public DateOnly Jour { get; } = horloge.Aujourdhui();

    /// <summary>Shows the person and writes down that the file was opened.</summary>
    public async Task<IActionResult> OnGetAsync(long parcours, CancellationToken annulation)
    {
        var sql = await connexion.OuvrirAsync(annulation);
        var id = new ParcoursId(parcours);
        if (await sql.LirePersonneAOrienterAsync(courant.Agent, id, annulation) is not { } personne)
        {
            return NotFound();
        }

        await journal.ConsulterAsync("Dossier à orienter", personne.Personne, personne.Dossier, annulation);
        if (personne.OrienteLe is not null)
        {
            return RedirectToPage("/Orientation/Designer/Index", new { parcours });
        }

        Dossier = personne;
        Diagnostic = await db.Diagnostics.AsNoTracking().Where(d => d.Parcours == id).OrderByDescending(d => d.Version).FirstOrDefaultAsync(annulation);
        var faits = FaitsOrientation.De(personne.Naissance, Jour, personne.Situation, Diagnostic?.Reponses);
        Preconisation = Preconisation.Etablir(faits, await db.LireReglesOrientationAsync(Jour, annulation));
        Delai = (await sql.LireReglesAsync(courant.Agent.Departement, annulation)).EnVigueur(CodesRegle.OrientationDelai, personne.RecuLe);
        var candidats = await sql.LireCandidatsAsync(personne.Epci, annulation);
        Candidats = [.. candidats.Where(c => c.Parcours.Contains(Preconisation.Type)).OrderByDescending(c => c.Categorie == Preconisation.Organisme.Categorie)];
        AutresCandidats = [.. candidats.Except(Candidats)];
        return Page();
    }
}
