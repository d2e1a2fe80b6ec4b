using Jalons.Domain.Habilitations;
using Jalons.Domain.Socle;
using Npgsql;
using NpgsqlTypes;

namespace Jalons.Data.Habilitations;

/// <summary>Writes a line of the journal at once, outside a unit of work: consultations, sign-ins.</summary>
public static class EcritureJournal
{
    private const string Ajouter =
        """
        insert into acte (departement, quand, compte, auteur, role, nature, libelle, personne, dossier)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """;

    /// <summary>Adds the line.</summary>
    /// <param name="connexion">A connection tied to the agent's département.</param>
    /// <param name="agent">Who.</param>
    /// <param name="quand">When.</param>
    /// <param name="nature">What, as a code.</param>
    /// <param name="libelle">What, as people read it.</param>
    /// <param name="personne">The person concerned.</param>
    /// <param name="dossier">The RSA file concerned.</param>
    /// <param name="annulation">Cancellation.</param>
    public static async Task EcrireActeAsync(
        this NpgsqlConnection connexion,
        Agent agent,
        DateTimeOffset quand,
        string nature,
        string libelle,
        PersonneId? personne = null,
        DossierId? dossier = null,
        CancellationToken annulation = default)
    {
        await using var commande = new NpgsqlCommand(Ajouter, connexion)
        {
            Parameters =
            {
                new() { Value = agent.Departement },
                new() { Value = quand.ToUniversalTime() },
                new() { Value = agent.Id.Valeur },
                new() { Value = agent.Nom },
                new() { Value = agent.Role.ToString() },
                new() { Value = nature },
                new() { Value = libelle },
                new() { Value = (object?)personne?.Valeur ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bigint },
                new() { Value = (object?)dossier?.Valeur ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bigint },
            },
        };
        await commande.ExecuteNonQueryAsync(annulation);
    }
}
