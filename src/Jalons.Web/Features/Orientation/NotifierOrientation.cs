using Jalons.Data.Socle;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Orientation;
using Jalons.Domain.Socle;
using Jalons.Web.Hosting;
using Jalons.Web.Ui;
using Microsoft.EntityFrameworkCore;

namespace Jalons.Web.Features.Orientation;

/// <summary>Writes down the day on which the person received the letter: the delay of the contract starts there.</summary>
/// <param name="db">Unit of work.</param>
/// <param name="courant">Who is acting.</param>
/// <param name="journal">Journal.</param>
/// <param name="horloge">Clock.</param>
public sealed class NotifierOrientation(JalonsDb db, AgentCourant courant, Journal journal, TimeProvider horloge)
{
    private static readonly Refus Modifiee = new("orientation.modifiee", "Cette orientation vient d’être modifiée par quelqu’un d’autre : relisez-la, puis recommencez.");

    /// <summary>Does it; only the author of the decision may.</summary>
    public async Task<Result> ExecuterAsync(OrientationId id, DateOnly le, CancellationToken annulation)
    {
        var decision = await db.Orientations.SingleOrDefaultAsync(o => o.Id == id && o.Auteur == courant.Agent.Id, annulation);
        if (decision is null)
        {
            return new Refus("orientation.auteur", "Seul l’auteur de la décision note le jour de la notification.");
        }

        var fait = decision.Notifier(le, horloge.Aujourdhui());
        if (!fait.EstFait)
        {
            return fait;
        }

        journal.Noter("orientation.notifiee", $"Orientation notifiée le {Dates.Simple(le)}", decision.Personne);
        return await db.EnregistrerAsync(Modifiee, new Dictionary<string, Refus>(StringComparer.Ordinal), annulation);
    }
}
