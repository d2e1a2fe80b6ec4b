using Jalons.Domain.Socle;
using Jalons.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jalons.Web.Features.Pilotage.Indicateurs;

/// <summary>Every indicator computed here, with its value at a date and the way to its definition.</summary>
/// <param name="courant">Who looks.</param>
/// <param name="connexion">Reads.</param>
/// <param name="horloge">Clock.</param>
public sealed class ListeModel(AgentCourant courant, ConnexionRequete connexion, TimeProvider horloge) : PageModel
{
    /// <summary>The date asked for, as the address carries it.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Au { get; set; }

    /// <summary>What is shown.</summary>
    public VuePilotage Vue { get; private set; } = null!;

    /// <summary>Shows the list.</summary>
    public async Task OnGetAsync(CancellationToken annulation)
    {
        var au = DateDesChiffres.Choisir(Au, horloge.Aujourdhui(), ModelState, nameof(Au));
        Vue = await VuePilotage.LireAsync(connexion, courant.Agent, horloge, au, Jalons.Data.Pilotage.Indicateurs.Tolerance, annulation);
        Au = au.EnAdresse();
    }
}
