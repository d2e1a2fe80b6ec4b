using Jalons.Data.Dossiers;
using Jalons.Domain.Dossiers;
using Jalons.Web.Hosting;
using Npgsql;

namespace Jalons.Web.Features.Qualite.Dossiers;

/// <summary>Open dossiers that lack something.</summary>
/// <param name="connexion">Reads.</param>
/// <param name="journal">Exports are acts.</param>
/// <param name="horloge">Clock.</param>
public sealed class IndexModel(ConnexionRequete connexion, Journal journal, TimeProvider horloge) : ListeConstat<DossierIncomplet>(connexion, journal, horloge)
{
    /// <inheritdoc/>
    protected override IReadOnlyList<string> Colonnes { get; } = ["Demande", "Allocataire", "Organisme", "Adresse", "Plus transmis depuis"];

    /// <inheritdoc/>
    protected override bool Montre(ConstatQualite constat) => constat is ConstatQualite.SansAdresseSituee or ConstatQualite.PlusTransmis;

    /// <inheritdoc/>
    protected override Task<IReadOnlyList<DossierIncomplet>> ListerAsync(NpgsqlConnection lecture, int combien, int apres, CancellationToken annulation) =>
        lecture.ListerDossiersIncompletsAsync(Constat, combien, apres, annulation);

    /// <inheritdoc/>
    protected override object?[] Valeurs(DossierIncomplet ligne) => [ligne.Numero, ligne.Allocataire, ligne.Organisme, ligne.Adresse, ligne.AbsentDepuis];
}
