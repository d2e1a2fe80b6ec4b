using Jalons.Data.Dossiers;
using Jalons.Domain.Dossiers;
using Jalons.Web.Hosting;
using Npgsql;

namespace Jalons.Web.Features.Qualite.Personnes;

/// <summary>People accompanied who lack something.</summary>
/// <param name="connexion">Reads.</param>
/// <param name="journal">Exports are acts.</param>
/// <param name="horloge">Clock.</param>
public sealed class IndexModel(ConnexionRequete connexion, Journal journal, TimeProvider horloge) : ListeConstat<PersonneIncomplete>(connexion, journal, horloge)
{
    /// <inheritdoc/>
    protected override IReadOnlyList<string> Colonnes { get; } = ["Nom", "Prénom", "Naissance", "Commune", "Accompagnée depuis", "Référent"];

    /// <inheritdoc/>
    protected override bool Montre(ConstatQualite constat) => constat.PorteSurDesPersonnes();

    /// <inheritdoc/>
    protected override Task<IReadOnlyList<PersonneIncomplete>> ListerAsync(NpgsqlConnection lecture, int combien, int apres, CancellationToken annulation) =>
        lecture.ListerPersonnesIncompletesAsync(Constat, combien, apres, annulation);

    /// <inheritdoc/>
    protected override object?[] Valeurs(PersonneIncomplete ligne) => [ligne.Nom, ligne.Prenom, ligne.Naissance, ligne.Commune, ligne.Entree, ligne.Referent];
}
