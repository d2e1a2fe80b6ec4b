using Jalons.Domain.Habilitations;
using Jalons.Domain.Socle;
using Jalons.Web.Ui.Navigation;
using Npgsql;
using NpgsqlTypes;

namespace Jalons.Web.Hosting;

/// <summary>Reads all the counts of a page in one SQL command.</summary>
/// <param name="connexion">Connection of the request.</param>
/// <param name="horloge">Clock.</param>
public sealed class LectureCompteurs(ConnexionRequete connexion, TimeProvider horloge)
{
    /// <summary>The counts by address; two counts of one address add up.</summary>
    public async Task<IReadOnlyDictionary<string, int>> LireAsync(Agent agent, IReadOnlyList<Compteur> compteurs, CancellationToken annulation = default)
    {
        var sql = "select " + string.Join(", ", compteurs.Select(compteur => $"({compteur.Sql})::int"));
        await using var commande = new NpgsqlCommand(sql, await connexion.OuvrirAsync(annulation))
        {
            Parameters =
            {
                new("compte", agent.Id.Valeur),
                new("organisme", NpgsqlDbType.Bigint) { Value = (object?)agent.Organisme?.Valeur ?? DBNull.Value },
                new("personne", NpgsqlDbType.Bigint) { Value = (object?)agent.Personne?.Valeur ?? DBNull.Value },
                new("aujourdhui", horloge.Aujourdhui()),
            },
        };
        await using var ligne = await commande.ExecuteReaderAsync(annulation);
        await ligne.ReadAsync(annulation);
        var comptes = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < compteurs.Count; i++)
        {
            comptes[compteurs[i].Url] = comptes.GetValueOrDefault(compteurs[i].Url) + ligne.GetInt32(i);
        }

        return comptes;
    }
}
