using Jalons.Data.Orientation;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Socle;
using Jalons.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jalons.Web.Features.Orientation.SansReferent;

/// <summary>Oriented people whose organisme has not named a référent unique yet.</summary>
/// <param name="connexion">Connection of the reads.</param>
/// <param name="courant">Who is acting.</param>
/// <param name="horloge">Clock.</param>
public sealed class IndexModel(ConnexionRequete connexion, AgentCourant courant, TimeProvider horloge) : PageModel
{
    /// <summary>People per page.</summary>
    public const int ParPage = 50;

    /// <summary>Page shown.</summary>
    [BindProperty(SupportsGet = true)]
    public int P { get; set; } = 1;

    /// <summary>Today.</summary>
    public DateOnly Jour { get; } = horloge.Aujourdhui();

    /// <summary>True for a chargé d'orientation, who acts.</summary>
    public bool PeutAgir => courant.Agent.Role == Role.ChargeOrientation;

    /// <summary>How many in all.</summary>
    public int Total { get; private set; }

    /// <summary>People of this page.</summary>
    public IReadOnlyList<LigneSansReferent> Lignes { get; private set; } = [];

    /// <summary>Reads one page.</summary>
    public async Task OnGetAsync(CancellationToken annulation)
    {
        var sql = await connexion.OuvrirAsync(annulation);
        Total = await sql.CompterSansReferentAsync(courant.Agent, annulation);
        P = Math.Clamp(P, 1, Math.Max(1, (Total + ParPage - 1) / ParPage));
        Lignes = Total == 0 ? [] : await sql.LireSansReferentAsync(courant.Agent, P, ParPage, annulation);
    }
}
