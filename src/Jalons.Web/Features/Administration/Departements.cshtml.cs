using Jalons.Data.Referentiel;
using Jalons.Data.Socle;
using Jalons.Web.Hosting;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jalons.Web.Features.Administration;

/// <summary>The départements that this installation serves. They are added from the command line.</summary>
/// <param name="connexions">Both ways into the database.</param>
/// <param name="courant">Who is acting.</param>
public sealed class DepartementsModel(ConnexionsJalons connexions, AgentCourant courant) : PageModel
{
    /// <summary>The départements.</summary>
    public IReadOnlyList<DepartementServi> Servis { get; private set; } = [];

    /// <summary>The administrator's own.</summary>
    public string Sien => courant.Agent.Departement;

    /// <summary>Reads them.</summary>
    public async Task OnGetAsync(CancellationToken annulation) => Servis = await DepartementsServis.ListerAsync(connexions, annulation);
}
