using Jalons.Data.Socle;
using Jalons.Domain.Dossiers;
using Jalons.Domain.RendezVous;
using Jalons.Domain.Socle;
using Jalons.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Jalons.Web.Features.Personnes.Accompagnement;

/// <summary>Ends an accompaniment outside the RSA, and takes it up again. The caller has read the file, and so may see it.</summary>
/// <param name="db">Unit of work.</param>
/// <param name="journal">Journal.</param>
/// <param name="horloge">Clock.</param>
public sealed class TerminerAccompagnement(JalonsDb db, Journal journal, TimeProvider horloge)
{
    private const string Nature = "accompagnement.";

    private static readonly Refus Modifie = new("accompagnement.modifie", "Ce parcours vient d’être modifié : rien n’a été fait. Relisez-le, puis recommencez si votre choix convient toujours.");

    private static readonly Refus DejaSuivie = new("accompagnement.deja_suivie", "Un autre parcours de cette personne est ouvert : il continue, rien n’est à reprendre.");

    private static readonly Dictionary<string, Refus> Contraintes = new(StringComparer.Ordinal) { ["parcours_ouvert"] = DejaSuivie };

    /// <summary>Ends it.</summary>
    public async Task<Result> TerminerAsync(PersonneId id, ParcoursId parcours, MotifFinAccompagnement motif, DateOnly le, string? precision, CancellationToken annulation)
    {
        var lu = await db.Parcours.SingleAsync(p => p.Id == parcours && p.Personne == id, annulation);
        var prevus = await db.Set<RendezVousPris>().CountAsync(r => r.Parcours == parcours && r.Statut == StatutRendezVous.Prevu && r.Debut > horloge.GetUtcNow().ToUniversalTime(), annulation);
        var fait = lu.TerminerAccompagnement(motif, le, horloge.Aujourdhui(), prevus);
        if (!fait.EstFait)
        {
            return await DireQuiAsync(fait.Refus!, id, annulation);
        }

        var suite = string.IsNullOrWhiteSpace(precision) ? "" : $", {precision.Trim()}";
        journal.Noter(Nature + "termine", $"Accompagnement hors RSA terminé le {le.EnClair()} ({motif.Libelle()}{suite})", id);
        return await EnregistrerAsync(id, annulation);
    }

    /// <summary>Takes it up again: the same parcours goes on, with its orientation, its référent and its contract.</summary>
    public async Task<Result> ReprendreAsync(PersonneId id, ParcoursId parcours, CancellationToken annulation)
    {
        var lu = await db.Parcours.SingleAsync(p => p.Id == parcours && p.Personne == id, annulation);
        var fait = lu.ReprendreAccompagnement();
        if (!fait.EstFait)
        {
            return await DireQuiAsync(fait.Refus!, id, annulation);
        }

        journal.Noter(Nature + "repris", "Accompagnement hors RSA repris", id);
        return await EnregistrerAsync(id, annulation);
    }

    private async Task<Result> EnregistrerAsync(PersonneId id, CancellationToken annulation)
    {
        var issue = await db.EnregistrerAsync(Modifie, Contraintes, annulation);
        return issue.EstFait ? issue : await DireQuiAsync(issue.Refus!, id, annulation);
    }

    private Task<Refus> DireQuiAsync(Refus refus, PersonneId id, CancellationToken annulation) => journal.DireQuiAsync(refus, id, [Nature], annulation: annulation);
}
