using Jalons.Data.Dossiers;
using Jalons.Data.Socle;
using Jalons.Domain.Socle;
using Jalons.Web.Hosting;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Jalons.Web.Features.Doublons;

/// <summary>Gives back two people where one had been made.</summary>
/// <param name="db">Unit of work.</param>
/// <param name="courant">Who acts.</param>
/// <param name="journal">Journal.</param>
/// <param name="horloge">Clock.</param>
public sealed class SeparerPersonnes(JalonsDb db, AgentCourant courant, Journal journal, TimeProvider horloge)
{
    /// <summary>Does it.</summary>
    public async Task<Result<PersonnesSeparees>> ExecuterAsync(ReunionLue reunion, string? motif, CancellationToken annulation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(annulation);
        var connexion = (NpgsqlConnection)db.Database.GetDbConnection();
        var issue = await new SeparationPersonnes(connexion, courant.Agent, horloge.GetUtcNow()).SeparerAsync(reunion.Id, motif, annulation);
        if (issue.EstFait)
        {
            foreach (var (personne, autre) in new[] { (reunion.Gardee, reunion.Absorbee), (reunion.Absorbee, reunion.Gardee) })
            {
                journal.Noter("personne.separee", $"Séparée de la fiche {autre}, avec laquelle elle avait été réunie", new PersonneId(personne), donnees: Journal.Objet("fusion", reunion.Id));
            }

            await db.SaveChangesAsync(annulation);
            await transaction.CommitAsync(annulation);
        }

        return issue;
    }
}
