using Jalons.Flux.Caf;

namespace Jalons.Data.Flux;

/// <summary>
/// A picture of the recast flow, completed by what that flow cannot say (<c>references/cnaf/flux.md</c> §3.2): a coarser reason takes the finer code already
/// known for the same fact, and what has no element there stays as it was. Without that, every dossier would seem to change on the day its payer changes
/// of flow.
/// </summary>
internal static class ImageRefondue
{
    /// <summary>The picture, completed by what the base knows.</summary>
    public static FoyerRecu CompleterPar(this FoyerRecu foyer, DossierConnu connu) => foyer with
    {
        Motifs = Motifs(foyer.Motifs, connu.Motifs),
        Reductions = Reductions(foyer.Reductions, connu.Reductions),
        PersonnesACharge = foyer.PersonnesACharge ?? connu.PersonnesACharge,
        SansDomicileFixe = foyer.SansDomicileFixe ?? connu.SansDomicile,
    };

    /// <summary>Kind-prefixed code of a reason: <c>R:</c> refusal, <c>D:</c> right, <c>V:</c> payment, <c>F:</c> closure.</summary>
    public static string Prefixe(this MotifRecu motif) => motif.Genre switch
    {
        GenreMotif.Refus => "R:" + motif.Code,
        GenreMotif.SuspensionDroit => "D:" + motif.Code,
        GenreMotif.SuspensionVersement => "V:" + motif.Code,
        GenreMotif.FinDroit => "F:" + motif.Code,
        _ => throw new ArgumentOutOfRangeException(nameof(motif)),
    };

    private static IReadOnlyList<MotifRecu> Motifs(IReadOnlyList<MotifRecu> recus, string[] connus) =>
        recus.Count == 0 || !MotifsRefondus.Reprennent(connus, [.. recus.Select(Prefixe)])
            ? recus
            : [.. connus.Select(c => new MotifRecu(Genre(c[0]), c[2..], recus.First(r => MotifsRefondus.Reprend(c, r.Prefixe())).Depuis))];

    /// <summary>The flow tells what is deducted in the month, not what was decided: the same amount is the same reduction.</summary>
    private static IReadOnlyList<ReductionRecue> Reductions(IReadOnlyList<ReductionRecue> recues, IReadOnlyList<ReductionRecue> connues) =>
        recues.Sum(r => r.Montant) == connues.Sum(r => r.Montant) ? connues : recues;

    private static GenreMotif Genre(char prefixe) => prefixe switch
    {
        'R' => GenreMotif.Refus,
        'D' => GenreMotif.SuspensionDroit,
        'V' => GenreMotif.SuspensionVersement,
        'F' => GenreMotif.FinDroit,
        _ => throw new ArgumentOutOfRangeException(nameof(prefixe)),
    };
}
