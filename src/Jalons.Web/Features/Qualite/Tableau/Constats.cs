using Jalons.Data.Dossiers;

namespace Jalons.Web.Features.Qualite.Tableau;

/// <summary>What is missing to files of one kind.</summary>
/// <param name="Mesures">The counts.</param>
/// <param name="Un">One file, in French.</param>
/// <param name="Plusieurs">Several.</param>
/// <param name="Vide">What is said when there are none.</param>
/// <param name="OuvreLesListes">True for who may open the lists behind the counts.</param>
public sealed record Constats(IReadOnlyList<MesureQualite> Mesures, string Un, string Plusieurs, string Vide, bool OuvreLesListes)
{
    /// <summary>How many files were looked at.</summary>
    public int Univers => Mesures is [var premiere, ..] ? premiere.Univers : 0;
}
