using System.ComponentModel.DataAnnotations;
using Jalons.Data.Orientation;
using Jalons.Data.Socle;
using Jalons.Domain.Dossiers;
using Jalons.Domain.Referentiel;
using Jalons.Domain.Socle;
using Jalons.Web.Hosting;
using Jalons.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Jalons.Web.Features.Orientation.Designer;

/// <summary>An oriented person without référent: choose one of the organisme in charge.</summary>
/// <param name="connexion">Connection of the reads.</param>
/// <param name="db">Unit of work.</param>
/// <param name="designer">The use case.</param>
/// <param name="courant">Who is acting.</param>
/// <param name="journal">Journal.</param>
/// <param name="horloge">Clock.</param>
public sealed class IndexModel(ConnexionRequete connexion, JalonsDb db, DesignerReferent designer, AgentCourant courant, Journal journal, TimeProvider horloge) : PageModel
{
    /// <summary>The person.</summary>
    public PersonneAOrienter Dossier { get; private set; } = null!;

    /// <summary>The organisme in charge, with its référents; null when it no longer covers the place.</summary>
    public OrganismeCandidat? Organisme { get; private set; }

    /// <summary>Parcours of the orientation.</summary>
    public TypeParcours Type { get; private set; }

    /// <summary>Référent chosen.</summary>
    [BindProperty]
    [Display(Name = "Référent")]
    [Required(ErrorMessage = "Il manque le référent.")]
    public long? Referent { get; set; }

    /// <summary>The rule that says no.</summary>
    public Refus? Refus { get; private set; }

    /// <summary>Today.</summary>
    public DateOnly Jour { get; } = horloge.Aujourdhui();

    /// <summary>Référents with their loads.</summary>
    public IEnumerable<SelectListItem> Referents =>
        Organisme?.Referents.Select(r => new SelectListItem($"{r.Nom} – {r.EnMots()}", r.Compte.Valeur.ToString(System.Globalization.CultureInfo.InvariantCulture))) ?? [];

    /// <summary>Shows the choice.</summary>
    public async Task<IActionResult> OnGetAsync(long parcours, CancellationToken annulation)
    {
        if (!await ChargerAsync(parcours, annulation))
        {
            return NotFound();
        }

        await journal.ConsulterAsync("Référent à désigner", Dossier.Personne, Dossier.Dossier, annulation);
        return Page();
    }

    /// <summary>Names the référent.</summary>
    public async Task<IActionResult> OnPostAsync(long parcours, CancellationToken annulation)
    {
        if (!await ChargerAsync(parcours, annulation))
        {
            this.Confirmer("Cette personne n’attend plus de référent", "Quelqu’un vient d’en désigner un, ou la personne n’est plus soumise aux droits et devoirs. Votre choix n’a pas été enregistré.");
            return RedirectToPage("/Orientation/SansReferent/Index");
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var fait = await designer.ExecuterAsync(Dossier.Parcours, new CompteId(Referent!.Value), annulation);
        if (!fait.EstFait)
        {
            Refus = fait.Refus;
            return Page();
        }

        this.Confirmer("Le référent est désigné", $"{Dossier.NomComplet} est maintenant dans son portefeuille.");
        return await db.Orientations.AnyAsync(o => o.Id == fait.Valeur && o.Auteur == courant.Agent.Id, annulation)
            ? RedirectToPage("/Orientation/Decision/Index", new { id = fait.Valeur.Valeur })
            : RedirectToPage("/Orientation/SansReferent/Index");
    }

    private async Task<bool> ChargerAsync(long id, CancellationToken annulation)
    {
        var sql = await connexion.OuvrirAsync(annulation);
        var parcours = new ParcoursId(id);
        if (await sql.LirePersonneAOrienterAsync(courant.Agent, parcours, annulation) is not { OrienteLe: not null } personne)
        {
            return false;
        }

        var position = await db.Parcours.AsNoTracking().Where(p => p.Id == parcours).Select(p => new { p.Organisme, p.Type }).SingleAsync(annulation);
        Dossier = personne;
        Type = position.Type!.Value;
        Organisme = (await sql.LireCandidatsAsync(personne.Epci, annulation)).FirstOrDefault(o => o.Id == position.Organisme);
        return true;
    }
}
