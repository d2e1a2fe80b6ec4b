using System.ComponentModel.DataAnnotations;
using Jalons.Data.Dossiers;
using Jalons.Domain.Dossiers;
using Jalons.Domain.Habilitations;
using Jalons.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Jalons.Web.Features.Dossiers.Acomptes;

/// <summary>The monthly advance: what the movements received make, beside what the payers announce (CASF L262-25).</summary>
/// <param name="connexion">Reads.</param>
[Authorize(Roles = nameof(Role.Gestionnaire))]
public sealed class IndexModel(ConnexionRequete connexion) : PageModel
{
    /// <summary>Month chosen, as <c>2025-10</c>.</summary>
    [BindProperty(SupportsGet = true)]
    [Display(Name = "Mois")]
    public string? Mois { get; set; }

    /// <summary>Month shown; null when no file was received.</summary>
    public DateOnly? Affiche { get; private set; }

    /// <summary>Months received.</summary>
    public IReadOnlyList<SelectListItem> MoisConnus { get; private set; } = [];

    /// <summary>Sums of the month.</summary>
    public IReadOnlyList<TotalAcompteLu> Totaux { get; private set; } = [];

    /// <summary>Headings in which something does not agree.</summary>
    public int Ecarts => Totaux.Where(t => t.Ecart != 0).Select(t => t.Rubrique).Distinct().Count();

    /// <summary>True when a family has movements of its own to list.</summary>
    public static bool EstFamille(RubriqueAcompte rubrique) => rubrique is not (RubriqueAcompte.Annulations or RubriqueAcompte.Acompte);

    /// <summary>Sum of a heading and a group.</summary>
    public TotalAcompteLu Somme(RubriqueAcompte rubrique, string groupe) =>
        Totaux.FirstOrDefault(t => t.Rubrique == rubrique && t.Groupe == groupe) ?? new(rubrique, groupe, 0, null);

    /// <summary>Shows a month, the latest one at first.</summary>
    public async Task OnGetAsync(CancellationToken annulation)
    {
        var lecture = await connexion.OuvrirAsync(annulation);
        var connus = await lecture.MoisDesAcomptesAsync(annulation);
        Affiche = MoisAcompte.Lire(Mois, connus) ?? (connus.Count > 0 ? connus[0] : null);
        MoisConnus = connus.EnListe();
        if (Affiche is { } mois)
        {
            Mois = mois.EnAdresse();
            Totaux = await lecture.LireAcompteAsync(mois, annulation);
        }
    }
}
