using Jalons.Flux.Caf;

namespace Jalons.Data.Flux;

/// <summary>What restricts or ends a right, as a picture dates it (<c>references/cnaf/flux.md</c> §5.4, §5.5).</summary>
/// <param name="Genre"><c>refus</c>, <c>suspension_droit</c>, <c>suspension_versement</c>, <c>cloture</c> or <c>reduction</c>.</param>
/// <param name="Code">Reason, in the list of its kind; null for a reduction whose reason the flow does not give.</param>
/// <param name="Montant">Of a reduction, euros per month.</param>
/// <param name="Depuis">First day; null when the picture does not give it.</param>
/// <param name="Terme">Announced last day of a reduction.</param>
internal sealed record MesureRecue(string Genre, string? Code, decimal? Montant, DateOnly? Depuis, DateOnly? Terme);

/// <summary>The measures of a picture.</summary>
internal static class MesuresRecues
{
    /// <summary>Each measure of the household once, in document order. Reductions told person by person are measures of these people.</summary>
    public static IEnumerable<MesureRecue> Mesures(this FoyerRecu foyer) => foyer.Motifs.Count + foyer.Reductions.Count == 0
        ? []
        : foyer.Motifs.Select(m => new MesureRecue(Genre(m.Genre), m.Code, null, m.Depuis, null))
            .Concat(foyer.Sanctions.Count > 0 ? [] : foyer.Reductions.Select(r => Reduction(r, null)))
            .Distinct();

    /// <summary>Each measure of a person of the household once, in document order.</summary>
    public static IEnumerable<MesureRecue> MesuresDe(this FoyerRecu foyer, PersonneRecue personne) => foyer.Sanctions.Count == 0
        ? []
        : foyer.Sanctions.Where(s => s.Personne == personne.Rang).Select(s => Reduction(s.Reduction, s.Motif)).Distinct();

    private static MesureRecue Reduction(ReductionRecue reduction, string? motif) => new("reduction", motif, reduction.Montant, reduction.Du, reduction.Au);

    private static string Genre(GenreMotif genre) => genre switch
    {
        GenreMotif.Refus => "refus",
        GenreMotif.SuspensionDroit => "suspension_droit",
        GenreMotif.SuspensionVersement => "suspension_versement",
        GenreMotif.FinDroit => "cloture",
        _ => throw new ArgumentOutOfRangeException(nameof(genre)),
    };
}
