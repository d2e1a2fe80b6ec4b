using Jalons.Data.Socle;
using Npgsql;

namespace Jalons.Data.Referentiel;

/// <summary>A département that this installation serves.</summary>
/// <param name="Code">INSEE code.</param>
/// <param name="Nom">Name.</param>
public sealed record DepartementServi(string Code, string Nom);

/// <summary>The départements that this installation serves.</summary>
public static class DepartementsServis
{
    /// <summary>Lists them by code.</summary>
    public static async Task<IReadOnlyList<DepartementServi>> ListerAsync(ConnexionsJalons connexions, CancellationToken annulation = default)
    {
        await using var commande = connexions.Application.CreateCommand("select code, nom from departement order by code");
        await using var lecture = await commande.ExecuteReaderAsync(annulation);
        var servis = new List<DepartementServi>();
        while (await lecture.ReadAsync(annulation))
        {
            servis.Add(new(lecture.GetString(0), lecture.GetString(1)));
        }

        return servis;
    }

    /// <summary>Adds one, with its communes and EPCI; false when it was served already.</summary>
    public static async Task<bool> AjouterAsync(ConnexionsJalons connexions, DepartementServi departement, CancellationToken annulation = default)
    {
        await using var connexion = await connexions.Proprietaire.OpenConnectionAsync(annulation);
        await using var transaction = await connexion.BeginTransactionAsync(annulation);
        await using var commande = new NpgsqlCommand("insert into departement (code, nom) values ($1, $2) on conflict do nothing", connexion)
        {
            Parameters = { new() { Value = departement.Code }, new() { Value = departement.Nom } },
        };
        var ajoute = await commande.ExecuteNonQueryAsync(annulation) == 1;
        if (ajoute)
        {
            await ChargeurCommunes.ChargerAsync(connexion, departement.Code, annulation);
        }

        await transaction.CommitAsync(annulation);
        return ajoute;
    }
}
