using Jalons.Data.Socle;
using Microsoft.EntityFrameworkCore;

namespace Jalons.Data.Referentiel;

/// <summary>How a département is reached: its letters carry it, and say where to write to contest a decision.</summary>
/// <param name="Adresse">Postal address.</param>
/// <param name="Telephone">Telephone.</param>
/// <param name="Courriel">E-mail.</param>
public sealed record CoordonneesDepartement(string? Adresse, string? Telephone, string? Courriel);

/// <summary>The same, with the mark of the version that was read.</summary>
/// <param name="Coordonnees">How it is reached.</param>
/// <param name="Version">Changes when somebody writes.</param>
public sealed record CoordonneesLues(CoordonneesDepartement Coordonnees, string Version);

/// <summary>Reads and writes how a département is reached, in the transaction of the act.</summary>
public static class EcritureCoordonnees
{
    private sealed record Ligne(string? Adresse, string? Telephone, string? Courriel, string Version);

    /// <summary>How a département that is served is reached.</summary>
    public static async Task<CoordonneesLues> LireCoordonneesAsync(this JalonsDb db, string departement, CancellationToken annulation = default)
    {
        var ligne = await db.Database.SqlQuery<Ligne>(
            $"""
            select adresse as "Adresse", telephone as "Telephone", courriel as "Courriel", xmin::text as "Version" from departement where code = {departement}
            """).SingleAsync(annulation);
        return new(new(ligne.Adresse, ligne.Telephone, ligne.Courriel), ligne.Version);
    }

    /// <summary>Writes them; false when somebody else did since they were read.</summary>
    public static async Task<bool> EcrireCoordonneesAsync(
        this JalonsDb db, string departement, CoordonneesDepartement coordonnees, string? version, CancellationToken annulation = default) =>
        await db.Database.ExecuteSqlAsync(
            $"""
            update departement set adresse = {coordonnees.Adresse}, telephone = {coordonnees.Telephone}, courriel = {coordonnees.Courriel}
            where code = {departement} and xmin::text = {version ?? ""}
            """,
            annulation) == 1;
}
