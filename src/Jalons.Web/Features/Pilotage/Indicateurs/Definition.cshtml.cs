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

    /// <summary>The figure by territory, by age, by sex, by seniority: those that exist.</summary>
    public IReadOnlyList<Graphique> Repartitions { get; private set; } = [];

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
        Repartitions = [.. Repartir(definition)];
        return Page();
    }

    private IEnumerable<Graphique> Repartir(DefinitionIndicateur definition)
    {
        if (Vue.Lieux.Any() && Vue.Diffusion.EstParTerritoire(definition.Code) && Vue.Tableau.Courant.Mesures.Keys.Any(c => c.Code == definition.Code && c.Territoire.Length > 0))
        {
            yield return Graphiques.Territoires(Vue, "Par territoire", definition);
        }

        foreach (var (variable, _, libelle) in Ventilation.Variables.Where(_ => Vue.EstVentilee && Ventilation.Codes.Contains(definition.Code)))
        {
            yield return Graphiques.Modalites(Vue, $"Par {libelle}", variable, definition);
        }
    }
}
