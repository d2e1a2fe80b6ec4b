using System.Text.Json;
using Jalons.Data.Socle;
using Jalons.Domain.Habilitations;
using Microsoft.EntityFrameworkCore;

namespace Jalons.Web.Features.Administration;

/// <summary>What an act of administration is about, kept with its line of the journal.</summary>
internal static class Fait
{
    /// <summary>About an account.</summary>
    public static string SurCompte(long id) => JsonSerializer.Serialize(new { compte = id });

    /// <summary>About an organisme.</summary>
    public static string SurOrganisme(long id) => JsonSerializer.Serialize(new { organisme = id });

    /// <summary>About a département.</summary>
    public static string SurDepartement(string code) => JsonSerializer.Serialize(new { departement = code });

    /// <summary>Who changed this last, for somebody whose own change comes too late: among the acts of the last day.</summary>
    public static async Task<string> DernierAuteurAsync(JalonsDb db, string fait, DateTimeOffset maintenant, CancellationToken annulation)
    {
        var depuis = maintenant.ToUniversalTime().AddDays(-1);
        return await db.Actes
            .Where(acte => acte.Personne == null && acte.Dossier == null && acte.Quand >= depuis && EF.Functions.JsonContains(acte.Donnees!, fait))
            .OrderByDescending(acte => acte.Quand)
            .Select(acte => acte.Auteur)
            .FirstOrDefaultAsync(annulation) ?? "quelqu’un d’autre";
    }
}
