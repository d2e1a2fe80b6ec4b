using Jalons.Domain.Pilotage;
using Jalons.Domain.Socle;
using Jalons.Web.Hosting;
using Jalons.Web.Ui.Composants;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jalons.Web.Features.Pilotage.Indicateurs;

/// <summary>What a figure means and how it is computed, with its value at a date: the one definition that feeds everything .</summary>
/// <param name="courant">Who looks.</param>
/// <param name="connexion">Reads.</param>
/// <param name="horloge">Clock.</param>
public sealed class DefinitionModel(AgentCourant courant, ConnexionRequete connexion, TimeProvider horloge) : PageModel
{
    /// <summary>The date asked for, as the address carries it.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Au { get; set; }

    /// <summary>The definition.</summary>
    public DefinitionIndicateur Definition { get; private set; } = null!;

    /// <summary>What is shown.</summary>
    public VuePilotage Vue { get; private set; } = null!;

    /// <summary>Its twelve months; null for a figure that has no series.</summary>
    public Graphique? Courbe { get; private set; }

    /// <summary>The figure by territory; null when it has none, or none that this reader may see.</summary>
    public Graphique? ParTerritoire { get; private set; }

    /// <summary>The figure by age, by sex, by seniority: those that exist.</summary>
    public IReadOnlyList<Graphique> ParPersonnes { get; private set; } = [];

    /// <summary>Shows the definition.</summary>
    public async Task<IActionResult> OnGetAsync(string code, CancellationToken annulation)
    {
        if (Catalogue.Trouver(code) is not { } definition)
        {
            return NotFound();
        }

        var au = DateDesChiffres.Choisir(Au, horloge.Aujourdhui(), ModelState, nameof(Au));
        Vue = await VuePilotage.LireAsync(connexion, courant.Agent, horloge, au, Jalons.Data.Pilotage.Indicateurs.Tolerance, annulation);
        (Au, Definition) = (au.EnAdresse(), definition);
        Courbe = definition.Temporalite == TemporaliteIndicateur.Photo
            ? Graphiques.Photo(Vue, "Sur douze mois", code)
            : Vue.Tableau.Courant.Mesures.Keys.Any(c => c.Code == code && c.Mois is not null) ? Graphiques.Cohortes(Vue, "Par mois", definition) : null;
        var aDesLieux = Vue.Lieux.Any() && Vue.Diffusion.EstParTerritoire(code) && Vue.Tableau.Courant.Mesures.Keys.Any(c => c.Code == code && c.Territoire.Length > 0);
        ParTerritoire = aDesLieux ? Graphiques.Territoires(Vue, "Par territoire", definition) : null;
        ParPersonnes = Vue.EstVentilee && Ventilation.Codes.Contains(code)
            ? [.. Ventilation.Variables.Select(v => Graphiques.Modalites(Vue, $"Par {v.Libelle}", v.Variable, definition))]
            : [];
        return Page();
    }
}
