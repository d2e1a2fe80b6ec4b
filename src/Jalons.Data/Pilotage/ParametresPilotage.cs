using Jalons.Domain.Pilotage;

namespace Jalons.Data.Pilotage;

/// <summary>What a computation depends on besides the data (<c>references/indicateurs.md</c> annex 4); kept with the result.</summary>
/// <param name="Au">Day of the photo and cut-off of the cohorts.</param>
/// <param name="Connaissance">Last day of what the département knew; the photo's own day for a right that is not consolidated.</param>
/// <param name="EtatsPhoto">States of the right that are in the photo: 2 by default .</param>
public sealed record ParametresPilotage(DateOnly Au, DateOnly Connaissance, IReadOnlyList<short> EtatsPhoto)
{
    private static readonly short[] OuvertVersable = [2];

    /// <summary>The default parameters of a day.</summary>
    public static ParametresPilotage Du(DateOnly au) => new(au, au, OuvertVersable);

    /// <summary>Forms of contract that count: CER until 31 December 2024, the contrat d'engagement too since (<c>types_contrat_oarsa</c>).</summary>
    internal string[] FormesContrat => Au < CalculIndicateurs.DebutPleinEmploi ? ["Cer"] : ["Cer", "ContratEngagement"];

    /// <summary>True when the photo is the one that is kept: an end of month, not consolidated.</summary>
    internal bool EstPhotoGardee => Au == Connaissance && Echeancier.EstFinDeMois(Au);
}
