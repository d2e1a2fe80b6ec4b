using Jalons.Data.Orientation;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Socle;
using Jalons.Web.Hosting;
using Jalons.Web.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Jalons.Web.Features.Orientation.SansReferent;

/// <summary>Oriented people whose organisme has not named a référent unique yet.</summary>
/// <param name="connexion">Connection of the reads.</param>
/// <param name="courant">Who is acting.</param>
/// <param name="horloge">Clock.</param>
public sealed class IndexModel(ConnexionRequete connexion, AgentCourant courant, TimeProvider horloge) : PageListe
{
    /// <summary>Today.</summary>
    public DateOnly Jour { get; } = horloge.Aujourdhui();

    /// <summary>True for a chargé d'orientation, who acts.</summary>
    public bool PeutAgir => courant.Agent.Role == Role.ChargeOrientation;

    /// <summary>People of this page.</summary>
    public IReadOnlyList<LigneSansReferent> Lignes { get; private set; } = [];

    /// <summary>Reads one page.</summary>
    public async Task OnGetAsync(CancellationToken annulation)
    {
        var sql = await connexion.OuvrirAsync(annulation);
        Compter(await sql.CompterSansReferentAsync(courant.Agent, annulation));
        Lignes = Total == 0 ? [] : await sql.LireSansReferentAsync(courant.Agent, P, ParPage, annulation);
    }
}
