using Jalons.Data.Dossiers;
using Jalons.Data.Socle;
using Jalons.Domain.Socle;
using Jalons.Web.Hosting;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Jalons.Web.Features.Dossiers;

/// <summary>Makes one of two dossiers of the same household, and two again. Of two agents at once, the second is told.</summary>
/// <param name="db">Unit of work.</param>
/// <param name="courant">Who acts.</param>
/// <param name="journal">Journal.</param>
/// <param name="horloge">Clock.</param>
public sealed class ReunirFoyers(JalonsDb db, AgentCourant courant, Journal journal, TimeProvider horloge)
{
    /// <summary>Makes one of them.</summary>
    /// <returns>Number of the merge.</returns>
    public async Task<Result<long>> ReunirAsync(DemandeFusionFoyers demande, (string Garde, string Absorbe) numeros, CancellationToken annulation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(annulation);
        var issue = await new FusionFoyers((NpgsqlConnection)db.Database.GetDbConnection(), courant.Agent, horloge.GetUtcNow()).ReunirAsync(demande, annulation);
        if (issue.EstFait)
        {
            Noter("dossier.reuni", issue.Valeur, (demande.Garde, $"Réuni avec la demande {numeros.Absorbe}, le même foyer"), (demande.Absorbe, $"Réuni à la demande {numeros.Garde}, le même foyer"));
            await db.SaveChangesAsync(annulation);
            await transaction.CommitAsync(annulation);
        }

        return issue;
    }

    /// <summary>Makes two of it again.</summary>
    public async Task<Result<FoyersSepares>> SeparerAsync(FusionFoyersLue fusion, string? motif, CancellationToken annulation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(annulation);
        var issue = await new SeparationFoyers((NpgsqlConnection)db.Database.GetDbConnection(), courant.Agent, horloge.GetUtcNow()).SeparerAsync(fusion.Id, motif, annulation);
        if (issue.EstFait)
        {
            Noter(
                "dossier.separe", fusion.Id,
                (new(fusion.Garde), $"Séparé de la demande {fusion.NumeroAbsorbe}"), (new(fusion.Absorbe), $"Séparé de la demande {fusion.NumeroGarde}"));
            await db.SaveChangesAsync(annulation);
            await transaction.CommitAsync(annulation);
        }

        return issue;
    }

    private void Noter(string nature, long fusion, params (DossierId Dossier, string Libelle)[] lignes)
    {
        foreach (var (dossier, libelle) in lignes)
        {
            journal.Noter(nature, libelle, null, dossier, Journal.Objet("fusion_foyers", fusion));
        }
    }
}
