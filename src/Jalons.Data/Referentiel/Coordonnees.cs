using Jalons.Data.Socle;
using Jalons.Domain.Referentiel;
using Npgsql;

namespace Jalons.Data.Referentiel;

/// <summary>How a professional or a service is reached.</summary>
public sealed record Coordonnees(string Nom, string? Adresse, string? Telephone, string? Courriel);

/// <summary>Reads how a département is reached.</summary>
public static class LectureCoordonnees
{
    /// <summary>The département: its name with the linking word ("de la Meuse"), as letters write it.</summary>
    public static async Task<Coordonnees> LireCoordonneesAsync(this NpgsqlConnection connexion, string departement, CancellationToken annulation = default)
    {
        await using var commande = new NpgsqlCommand("select adresse, telephone, courriel from departement where code = $1", connexion)
        {
            Parameters = { new() { Value = departement } },
        };
        await using var l = await commande.ExecuteReaderAsync(annulation);
        return await l.ReadAsync(annulation)
            ? new Coordonnees(Departements.Complement(departement), l.Texte(0), l.Texte(1), l.Texte(2))
            : new Coordonnees(Departements.Complement(departement), null, null, null);
    }
}
