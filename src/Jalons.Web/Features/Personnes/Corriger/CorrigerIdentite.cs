using Jalons.Data.Dossiers;
using Jalons.Data.Socle;
using Jalons.Domain.Socle;
using Jalons.Web.Hosting;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Jalons.Web.Features.Personnes.Corriger;

/// <summary>Corrects who somebody is. The second of two agents at once is told who was faster, and loses nothing.</summary>
/// <param name="db">Unit of work.</param>
/// <param name="courant">Who acts.</param>
/// <param name="journal">Journal.</param>
/// <param name="horloge">Clock.</param>
public sealed class CorrigerIdentite(JalonsDb db, AgentCourant courant, Journal journal, TimeProvider horloge)
{
    private const string Nature = "personne.identite_corrigee";

    /// <summary>Does it.</summary>
    /// <param name="id">The person.</param>
    /// <param name="lue">What the agent was looking at.</param>
    /// <param name="corrigee">What it becomes.</param>
    /// <param name="motif">On what evidence.</param>
    /// <param name="annulation">Cancels.</param>
    public async Task<Result> ExecuterAsync(PersonneId id, IdentiteCorrigee lue, IdentiteCorrigee corrigee, string motif, CancellationToken annulation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(annulation);
        var issue = await new CorrectionIdentite((NpgsqlConnection)db.Database.GetDbConnection(), courant.Agent, horloge.GetUtcNow()).CorrigerAsync(id, lue, corrigee, annulation);
        if (issue.Refus is { Code: "identite.modifiee" } refus)
        {
            return await journal.DireQuiAsync(refus, id, [Nature, "personne."], annulation: annulation);
        }

        if (issue.EstFait)
        {
            journal.Noter(Nature, $"Identité corrigée ({string.Join(", ", Differences(lue, corrigee))}) : {motif.Trim()}", id);
            await db.SaveChangesAsync(annulation);
            await transaction.CommitAsync(annulation);
        }

        return issue;
    }

    private static IEnumerable<string> Differences(IdentiteCorrigee lue, IdentiteCorrigee corrigee) => new[]
    {
        ("nom", lue.Nom == corrigee.Nom), ("nom de naissance", lue.NomNaissance == corrigee.NomNaissance), ("prénom", lue.Prenom == corrigee.Prenom),
        ("date de naissance", lue.Naissance == corrigee.Naissance), ("numéro de sécurité sociale", lue.Nir == corrigee.Nir),
    }.Where(d => !d.Item2).Select(d => d.Item1);
}
