using Jalons.Data.Socle;
using Jalons.Domain.Carnet;
using Jalons.Domain.Socle;
using Microsoft.EntityFrameworkCore;

namespace Jalons.Data.Carnet;

/// <summary>The last word said on an action.</summary>
/// <param name="Etat">Where it stands.</param>
/// <param name="Le">When it was said.</param>
/// <param name="ParLaPersonne">By the person themself.</param>
/// <param name="Commentaire">What was added.</param>
public sealed record AvancementLu(EtatAction Etat, DateTimeOffset Le, bool ParLaPersonne, string? Commentaire);

/// <summary>Reads where the actions of a plan stand.</summary>
public static class LectureAvancements
{
    /// <summary>The last word on each action of a plan.</summary>
    public static async Task<IReadOnlyDictionary<ActionPrevueId, AvancementLu>> LireAvancementsAsync(this JalonsDb db, ParcoursId parcours, IEnumerable<Objectif> plan, CancellationToken annulation = default)
    {
        var actions = plan.SelectMany(o => o.Actions).Select(a => a.Id).ToArray();
        var mots = await db.Set<AvancementAction>().AsNoTracking().Where(a => a.Parcours == parcours && actions.Contains(a.Action)).OrderBy(a => a.Id).ToListAsync(annulation);
        return mots.GroupBy(m => m.Action).ToDictionary(g => g.Key, g => Dernier([.. g]));

        static AvancementLu Dernier(List<AvancementAction> dits) => new(dits[^1].Etat, dits[^1].Le, dits[^1].ParLaPersonne, dits[^1].Commentaire);
    }
}
