using Jalons.Data.Socle;
using Jalons.Domain.Socle;
using Jalons.Web.Hosting;
using Jalons.Web.Ui;
using Jalons.Web.Ui.Composants;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jalons.Web.Features.Administration.Organismes;

/// <summary>Adds an organisme.</summary>
/// <param name="db">Unit of work.</param>
/// <param name="gerer">The use case.</param>
/// <param name="courant">Who is acting.</param>
public sealed class NouveauModel(JalonsDb db, GererOrganismes gerer, AgentCourant courant) : PageModel
{
    /// <summary>What is typed.</summary>
    [BindProperty]
    public SaisieOrganisme Saisie { get; set; } = new();

    /// <summary>The rule that said no.</summary>
    public Refus? Refus { get; private set; }

    /// <summary>EPCI to choose from.</summary>
    public IReadOnlyList<OptionAidee> Epcis { get; private set; } = [];

    /// <summary>Shows the form.</summary>
    public async Task OnGetAsync(CancellationToken annulation) => Epcis = await LectureOrganismes.EpcisAsync(db, courant.Agent.Departement, annulation);

    /// <summary>Adds it.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken annulation)
    {
        if (ModelState.IsValid)
        {
            var resultat = await gerer.OuvrirAsync(Saisie.EnFiche(), annulation);
            if (resultat.EstFait)
            {
                this.Confirmer("L’organisme est ajouté.", "On peut dès maintenant orienter vers lui, et lui donner des comptes.");
                return RedirectToPage("/Administration/Organismes/Fiche", new { id = resultat.Valeur.Valeur });
            }

            Refus = resultat.Refus;
        }

        await OnGetAsync(annulation);
        return Page();
    }
}
