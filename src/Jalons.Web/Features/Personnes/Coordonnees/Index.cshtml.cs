using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Jalons.Data.Dossiers;
using Jalons.Data.Socle;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Socle;
using Jalons.Web.Hosting;
using Jalons.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Jalons.Web.Features.Personnes.Coordonnees;

/// <summary>Changes how a person is reached. Two agents at once: the second sees what the first wrote, and loses nothing.</summary>
/// <param name="courant">Who acts.</param>
/// <param name="db">Unit of work.</param>
/// <param name="connexion">Reads.</param>
/// <param name="journal">Acts.</param>
public sealed class IndexModel(AgentCourant courant, JalonsDb db, ConnexionRequete connexion, Journal journal) : PageModel
{
    /// <summary>Who it is about.</summary>
    public PersonneLue Personne { get; private set; } = null!;

    /// <summary>Telephone.</summary>
    [BindProperty]
    [Display(Name = "Téléphone")]
    [RegularExpression(@"^(\+33[ .]?|0)[1-9]([ .]?[0-9]{2}){4}$", ErrorMessage = "Écrivez dix chiffres, par exemple 06 12 34 56 78.")]
    public string? Telephone { get; set; }

    /// <summary>E-mail.</summary>
    [BindProperty]
    [Display(Name = "Courriel")]
    [EmailAddress(ErrorMessage = "Écrivez une adresse comme prenom.nom@exemple.fr.")]
    public string? Courriel { get; set; }

    /// <summary>Mark of the row when the form was shown.</summary>
    [BindProperty]
    public uint Version { get; set; }

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(long id, CancellationToken annulation)
    {
        if (!await ChargerAsync(id, annulation))
        {
            return NotFound();
        }

        (Telephone, Courriel, Version) = (Personne.Telephone, Personne.Courriel, Personne.Version);
        return Page();
    }

    /// <summary>Writes the change.</summary>
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

        var personne = await db.Personnes.SingleAsync(p => p.Id == new PersonneId(id), annulation);
        db.Entry(personne).Property("xmin").OriginalValue = Version;
        personne.Joindre(Telephone, Courriel);
        journal.Noter("personne.coordonnees", "Coordonnées modifiées", personne.Id);
        try
        {
            await db.SaveChangesAsync(annulation);
        }
        catch (DbUpdateConcurrencyException)
        {
            ModelState.AddModelError("", $"Ces coordonnées viennent d'être modifiées par quelqu'un d'autre : téléphone {Personne.Telephone ?? "vide"}, courriel {Personne.Courriel ?? "vide"}. Votre saisie est conservée : enregistrez de nouveau pour la garder.");
            Version = Personne.Version;
            ModelState.SetModelValue(nameof(Version), Version, Version.ToString(CultureInfo.InvariantCulture));
            return Page();
        }

        this.Confirmer("Les coordonnées sont enregistrées", "Les prochains messages partiront à cette adresse.");
        return RedirectToPage("/Personnes/Index", new { id });
    }

    private async Task<bool> ChargerAsync(long id, CancellationToken annulation)
    {
        var lecture = await connexion.OuvrirAsync(annulation);
        if (await lecture.LirePersonneAsync(id, courant.Agent, annulation) is not { } personne)
        {
            return false;
        }

        Personne = personne;
        return true;
    }
}
