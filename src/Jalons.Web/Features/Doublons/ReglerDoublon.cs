using Jalons.Data.Dossiers;
using Jalons.Data.Socle;
using Jalons.Domain.Socle;
using Jalons.Web.Hosting;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Jalons.Web.Features.Doublons;

/// <summary>Settles a pair: one person, or two. The second of two agents at once is told who was faster, and nothing is done twice.</summary>
/// <param name="db">Unit of work.</param>
/// <param name="courant">Who acts.</param>
/// <param name="journal">Journal.</param>
/// <param name="horloge">Clock.</param>
public sealed class ReglerDoublon(JalonsDb db, AgentCourant courant, Journal journal, TimeProvider horloge)
{
    /// <summary>Makes one person of the two.</summary>
    /// <returns>Number of the merge.</returns>
    public async Task<Result<long>> ReunirAsync(long paire, string version, DemandeFusion demande, CancellationToken annulation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(annulation);
        var connexion = (NpgsqlConnection)db.Database.GetDbConnection();
        if (!await connexion.PrendrePaireAsync(paire, version, annulation))
        {
            return await ExpliquerAsync(connexion, paire, annulation);
        }

        var issue = await new FusionPersonnes(connexion, courant.Agent, horloge.GetUtcNow()).ReunirAsync(demande, annulation);
        if (issue.EstFait)
        {
            journal.Noter("personne.reunie", $"Réunie avec la fiche {demande.Absorbee.Valeur}, qui décrivait la même personne", demande.Gardee, donnees: Journal.Objet("fusion", issue.Valeur));
            journal.Noter("personne.reunie", $"Réunie avec la fiche {demande.Gardee.Valeur}, qui décrit la même personne", demande.Absorbee, donnees: Journal.Objet("fusion", issue.Valeur));
            await db.SaveChangesAsync(annulation);
            await transaction.CommitAsync(annulation);
        }

        return issue;
    }

    /// <summary>Writes that they are two people: the pair does not come back unless an identity changes.</summary>
    public async Task<Result> DistinguerAsync(PaireLue paire, string version, string? motif, CancellationToken annulation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(annulation);
        var connexion = (NpgsqlConnection)db.Database.GetDbConnection();
        if (!await connexion.PrendrePaireAsync(paire.Id, version, annulation))
        {
            return await ExpliquerAsync(connexion, paire.Id, annulation);
        }

        await connexion.JugerDifferentesAsync(paire.Id, courant.Agent, horloge.GetUtcNow(), motif, annulation);
        foreach (var (personne, autre) in new[] { (paire.A.Id, paire.B.Id), (paire.B.Id, paire.A.Id) })
        {
            journal.Noter("personne.distinguee", $"Vérifiée : ce n’est pas la même personne que la fiche {autre}", new PersonneId(personne), donnees: Journal.Objet("doublon", paire.Id));
        }

        await db.SaveChangesAsync(annulation);
        await transaction.CommitAsync(annulation);
        return Result.Fait;
    }

    private static async Task<Refus> ExpliquerAsync(NpgsqlConnection connexion, long paire, CancellationToken annulation) =>
        await connexion.QuiARegleAsync(paire, annulation) is { } auteur
            ? new Refus("doublon.deja_regle", $"{auteur} vient de régler ce doublon possible. Rien d’autre n’a été fait.")
            : new Refus("doublon.modifie", "Une de ces deux fiches vient de changer. Relisez-les, puis recommencez si votre choix convient toujours : rien n’a été fait.");
}
