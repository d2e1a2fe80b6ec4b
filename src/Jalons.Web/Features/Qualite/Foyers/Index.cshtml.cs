using Jalons.Data.Dossiers;
using Jalons.Domain.Dossiers;
using Jalons.Web.Hosting;
using Npgsql;

namespace Jalons.Web.Features.Qualite.Foyers;

/// <summary>Adults present in two open dossiers: perhaps one household under two claim numbers.</summary>
/// <param name="connexion">Reads.</param>
/// <param name="journal">Exports are acts.</param>
/// <param name="horloge">Clock.</param>
public sealed class IndexModel(ConnexionRequete connexion, Journal journal, TimeProvider horloge) : ListeConstat<FoyersAComparer>(connexion, journal, horloge)
{
    /// <inheritdoc/>
    protected override IReadOnlyList<string> Colonnes { get; } = ["Personne", "Une demande", "L’autre"];

    /// <inheritdoc/>
    protected override bool Montre(ConstatQualite constat) => constat == ConstatQualite.DeuxDossiers;

    /// <inheritdoc/>
    protected override Task<IReadOnlyList<FoyersAComparer>> ListerAsync(NpgsqlConnection lecture, int combien, int apres, CancellationToken annulation) =>
        lecture.ListerFoyersAComparerAsync(combien, apres, annulation);

    /// <inheritdoc/>
    protected override object?[] Valeurs(FoyersAComparer ligne) => [ligne.Nom, ligne.NumeroA, ligne.NumeroB];
}
