using Jalons.Data.Demonstration;
using Jalons.Data.Dossiers;
using Jalons.Data.Habilitations;
using Jalons.Data.Socle;
using Jalons.Domain.Dossiers;
using Jalons.Domain.Socle;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Jalons.Web.Commands.Demonstration;

/// <summary>
/// What the gestionnaire has settled since yesterday, by the very acts of the pages: two files made one person, two dossiers made one household, an accompaniment outside the RSA
/// that ended. The rest of each queue is left to the visitor.
/// </summary>
/// <param name="programme">When.</param>
/// <param name="equipe">Who.</param>
/// <param name="connexion">Connection tied to the département.</param>
/// <param name="db">Unit of work over that connection.</param>
internal sealed class ReglementsDemo(ProgrammeDemo programme, EquipeDemo equipe, NpgsqlConnection connexion, JalonsDb db)
{
    private readonly DateTimeOffset veille = JoursOuvres.Avant(programme.Aujourdhui).AParis(new TimeOnly(11, 20));

    /// <summary>Settles them.</summary>
    public async Task ReglerAsync(CancellationToken annulation)
    {
        await using var transaction = await connexion.CommencerEnMasseAsync(annulation);
        await db.Database.UseTransactionAsync(transaction, annulation);
        foreach (var paire in await connexion.LirePairesAReglerAsync(annulation))
        {
            if (await ReunirAsync(paire, annulation))
            {
                break;
            }
        }

        if (await connexion.LireFoyersEnDoubleAsync(annulation) is [_, .., var dernier])
        {
            await ReunirAsync(dernier, annulation);
        }

        await TerminerAsync(annulation);
        await db.SaveChangesAsync(annulation);
        await transaction.CommitAsync(annulation);
    }

    private async Task<bool> ReunirAsync(PaireDePersonnes paire, CancellationToken annulation)
    {
        var (garde, absorbe) = (new PersonneId(paire.A), new PersonneId(paire.B));
        var issue = await new FusionPersonnes(connexion, equipe.Gestionnaire, veille).ReunirAsync(new(garde, absorbe, [], null, "Carte d’identité vue à l’accueil."), annulation);
        if (issue.EstFait)
        {
            await NoterAsync("personne.reunie", $"Réunie avec la fiche {absorbe.Valeur}, qui décrivait la même personne", garde, null, annulation);
        }

        return issue.EstFait;
    }

    private async Task ReunirAsync(PaireDeDossiers paire, CancellationToken annulation)
    {
        var (garde, absorbe) = (new DossierId(paire.A), new DossierId(paire.B));
        var examen = (await connexion.LireFoyersAReunirAsync(garde, absorbe, annulation))!;
        var issue = await new FusionFoyers(connexion, equipe.Gestionnaire, veille).ReunirAsync(new(garde, absorbe, examen.Version, "Nouveau numéro confirmé par la caisse."), annulation);
        if (issue.EstFait)
        {
            await NoterAsync("dossier.reuni", $"Réuni avec la demande {paire.NumeroB}, le même foyer", null, garde, annulation);
        }
    }

    private async Task TerminerAsync(CancellationToken annulation)
    {
        var le = JoursOuvres.Avant(JoursOuvres.Avant(programme.Aujourdhui));
        if (await db.Parcours.Where(p => p.Dossier == null && p.PublicAccompagne != null && p.Sortie == null && p.Referent == null && p.Entree < le).OrderBy(p => p.Id).FirstOrDefaultAsync(annulation) is { } parcours
            && parcours.TerminerAccompagnement(MotifFinAccompagnement.Emploi, le, programme.Aujourdhui, 0).EstFait)
        {
            await NoterAsync("accompagnement.termine", $"Accompagnement hors RSA terminé le {le.EnClair()} ({MotifFinAccompagnement.Emploi.Libelle()}, contrat de six mois)", parcours.Personne, null, annulation);
        }
    }

    private Task NoterAsync(string nature, string libelle, PersonneId? personne, DossierId? dossier, CancellationToken annulation) =>
        connexion.EcrireActeAsync(equipe.Gestionnaire, veille, nature, libelle, personne, dossier, annulation);
}
