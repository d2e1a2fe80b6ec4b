using Jalons.Data.Socle;
using Jalons.Domain.Referentiel;
using Jalons.Domain.Socle;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Jalons.Data.Referentiel;

/// <summary>A rule with its number, for the page of settings.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Regle">The rule.</param>
public sealed record RegleEcrite(long Id, Regle Regle);

/// <summary>Writes the rules of a département, in the transaction of the act.</summary>
public static class EcritureRegles
{
    private sealed record LigneRegle(long Id, string Code, string? Departement, DateOnly Du, DateOnly? Au, int Nombre, string Unite, string Fondement);

    /// <summary>The rules with their numbers.</summary>
    public static async Task<IReadOnlyList<RegleEcrite>> ListerReglesAsync(this JalonsDb db, string departement, CancellationToken annulation = default)
    {
        var lignes = await db.Database.SqlQuery<LigneRegle>(
            $"""
            select id as "Id", code as "Code", departement as "Departement", du as "Du", au as "Au", nombre as "Nombre", unite as "Unite", fondement as "Fondement"
            from regle where departement is null or departement = {departement} order by code, du
            """).ToListAsync(annulation);
        return [.. lignes.Select(l => new RegleEcrite(
            l.Id, new Regle(l.Code, l.Departement, new Periode(l.Du, l.Au), new Delai(l.Nombre, Enum.Parse<UniteDelai>(l.Unite), l.Fondement))))];
    }

    /// <summary>Adds a rule; refused when another one holds at the same time, even if it was added a moment ago.</summary>
    public static async Task<Result> AjouterRegleAsync(this JalonsDb db, Regle regle, CancellationToken annulation = default)
    {
        var unite = regle.Delai.Unite.ToString();
        try
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                insert into regle (code, departement, du, au, nombre, unite, fondement)
                values ({regle.Code}, {regle.Departement}, {regle.Periode.Du}, {regle.Periode.Au}, {regle.Delai.Nombre}, {unite}, {regle.Delai.Fondement})
                """,
                annulation);
            return Result.Fait;
        }
        catch (PostgresException chevauchement) when (chevauchement.SqlState == PostgresErrorCodes.ExclusionViolation)
        {
            return ReglesLocales.Chevauchement(null);
        }
    }

    /// <summary>Ends a rule of the département; false when it is not there any more, or has ended meanwhile.</summary>
    public static async Task<bool> TerminerRegleAsync(this JalonsDb db, RegleEcrite regle, DateOnly au, CancellationToken annulation = default) =>
        await db.Database.ExecuteSqlAsync(
            $"update regle set au = {au} where id = {regle.Id} and departement = {regle.Regle.Departement} and du < {au} and (au is null or au > {au})",
            annulation) == 1;
}
