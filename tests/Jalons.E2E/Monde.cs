using Jalons.Data.Flux;
using Jalons.Data.Socle;
using Jalons.Flux.Generation;
using Npgsql;

namespace Jalons.E2E;

/// <summary>A small département for the stories.</summary>
internal static class Monde
{
    /// <summary>Writes a monthly flow as the CAF would send it, created a few days before the story.</summary>
    public static string EcrireFlux(int graine = 11, int mois = 10)
    {
        var communes = Path.Combine(Depot.Racine, "node_modules", "@etalab", "decoupage-administratif", "data", "communes.json");
        var fichier = Path.Combine(Directory.CreateTempSubdirectory("jalons-flux-").FullName, "NRSACGIM_RSABEM_20261104.RCV");
        using var sortie = File.Create(fichier);
        new GenerateurFlux(new OptionsGenerateur("55", 30, new DateOnly(2026, mois, 1), graine, communes)).EcrireMensuel(sortie);
        return fichier;
    }

    /// <summary>Imports a flow without the page.</summary>
    public static Task ImporterAsync(SiteReel site, string fichier) =>
        new ImporteurFlux(site.Connexions).ImporterAsync(new DemandeImport(fichier, Path.GetFileName(fichier), null, site.Horloge.GetUtcNow(), "55"));

    /// <summary>Reads one number.</summary>
    public static async Task<long> LireAsync(SiteReel site, string sql)
    {
        await using var connexion = await site.OuvrirAsync();
        await using var commande = new NpgsqlCommand(sql, connexion);
        return (long)(await commande.ExecuteScalarAsync())!;
    }

    /// <summary>Reads one text.</summary>
    public static async Task<string> TexteAsync(SiteReel site, string sql)
    {
        await using var connexion = await site.OuvrirAsync();
        await using var commande = new NpgsqlCommand(sql, connexion);
        return (string)(await commande.ExecuteScalarAsync())!;
    }
}
