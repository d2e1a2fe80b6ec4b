using System.ComponentModel.DataAnnotations;
using Jalons.Data.Dossiers;
using Jalons.Domain.Socle;
using Jalons.Web.Hosting;
using Jalons.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jalons.Web.Features.Personnes.Coordonnees;

/// <summary>Changes how a person is reached. Two agents at once: the second sees what the first wrote, and loses nothing.</summary>
/// <param name="courant">Who acts.</param>
/// <param name="connexion">Reads.</param>
/// <param name="modifier">The use case.</param>
public sealed class IndexModel(AgentCourant courant, ConnexionRequete connexion, ModifierCoordonnees modifier) : PageModel
{
    /// <summary>Who it is about.</summary>
    public PersonneLue Personne { get; private set; } = null!;

    /// <summary>What lists told of how the person is reached.</summary>
    public IReadOnlyList<ContactListe> Contacts { get; private set; } = [];

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

    /// <summary>The telephone that the page showed.</summary>
    [BindProperty]
    public string? TelephoneLu { get; set; }

    /// <summary>The e-mail that the page showed.</summary>
    [BindProperty]
    public string? CourrielLu { get; set; }

    /// <summary>The rule that said no.</summary>
    public Refus? Refus { get; private set; }

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(long id, CancellationToken annulation)
    {
        if (!await ChargerAsync(id, annulation))
        {
            return NotFound();
        }

        (Telephone, Courriel) = (TelephoneLu, CourrielLu) = (Personne.Telephone, Personne.Courriel);
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

        var issue = await modifier.ExecuterAsync(new PersonneId(id), new(TelephoneLu, CourrielLu), new(Telephone, Courriel), annulation);
        if (issue.EstFait)
        {
            this.Confirmer("Les coordonnées sont enregistrées", "Les prochains messages partiront à cette adresse.");
            return RedirectToPage("/Personnes/Index", new { id });
        }

        // What stands there now becomes what the agent has read: saving again is a choice made knowingly.
        Refus = issue.Refus;
        await ChargerAsync(id, annulation);
        (TelephoneLu, CourrielLu) = (Personne.Telephone, Personne.Courriel);
        ModelState.Remove(nameof(TelephoneLu));
        ModelState.Remove(nameof(CourrielLu));
        return Page();
    }

    private async Task<bool> ChargerAsync(long id, CancellationToken annulation)
    {
        var lecture = await connexion.OuvrirAsync(annulation);
        if (await lecture.LirePersonneAsync(id, courant.Agent, annulation) is not { } personne)
        {
            return false;
        }

        Personne = personne;
        Contacts = await lecture.LireContactsAsync(id, annulation);
        return true;
    }
}
