using System.ComponentModel.DataAnnotations;
using Jalons.Data.Socle;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Socle;
using Jalons.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Jalons.Web.Features.Administration.Comptes;

/// <summary>Opens an account.</summary>
/// <param name="db">Unit of work.</param>
/// <param name="gerer">The use case.</param>
public sealed class NouveauModel(JalonsDb db, GererComptes gerer) : PageModel
{
    /// <summary>What is typed.</summary>
    [BindProperty]
    public SaisieCompte Saisie { get; set; } = new();

    /// <summary>User name wished.</summary>
    [BindProperty]
    [Display(Name = "Identifiant")]
    [StringLength(60)]
    public string? Identifiant { get; set; }

    /// <summary>The rule that said no.</summary>
    public Refus? Refus { get; private set; }

    /// <summary>Organismes to choose from.</summary>
    public IReadOnlyList<SelectListItem> Organismes { get; private set; } = [];

    /// <summary>Shows the form.</summary>
    public async Task OnGetAsync(CancellationToken annulation) => Organismes = await ChoixCompte.OrganismesAsync(db, annulation);

    /// <summary>Opens the account, then shows its password once.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken annulation)
    {
        if (ModelState.IsValid)
        {
            var identifiant = string.IsNullOrWhiteSpace(Identifiant) ? ReglesCompte.Proposer(Saisie.Prenom!, Saisie.Nom!) : Identifiant.Trim().ToLowerInvariant();
            var resultat = await gerer.OuvrirAsync(Saisie.EnFiche(), identifiant, annulation);
            if (resultat.EstFait)
            {
                this.GarderMotDePasse(resultat.Valeur.Id, resultat.Valeur.MotDePasse);
                return RedirectToPage("/Administration/Comptes/MotDePasse", new { id = resultat.Valeur.Id });
            }

            Refus = resultat.Refus;
        }

        Organismes = await ChoixCompte.OrganismesAsync(db, annulation);
        return Page();
    }
}
