using System.Diagnostics;
using System.Xml;
using Jalons.Data.Socle;
using Npgsql;

namespace Jalons.Bench;

/// <summary>The physical limit of an import: read the file with nothing but an <see cref="XmlReader"/>, and write the same rows with nothing
/// but a <c>COPY</c> into tables without index.</summary>
internal static class Limite
{
    private static readonly string[] Tables = ["dossier", "personne", "membre", "adresse", "historique_droit", "statut_droits_devoirs", "parcours", "evenement_flux", "mesure_droit", "image_recue"];

    /// <summary>Seconds of a bare scan of the file.</summary>
    public static double Parcourir(string fichier)
    {
        using var flux = new FileStream(fichier, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        using var lecteur = XmlReader.Create(flux, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        var montre = Stopwatch.StartNew();
        var noeuds = 0L;
        while (lecteur.Read())
        {
            noeuds++;
        }

        return noeuds > 0 ? montre.Elapsed.TotalSeconds : throw new InvalidOperationException("Fichier vide.");
    }

    /// <summary>Seconds of a bare COPY of the rows that the import of a monthly flow wrote, in one transaction.</summary>
    public static Task<(double Secondes, long Lignes)> RecopierAsync(ConnexionsJalons connexions, string departement, string dossier) =>
        RecopierAsync(connexions, departement, dossier, Tables);

    /// <summary>Seconds of a bare COPY of the rows of tables, in one transaction.</summary>
    public static async Task<(double Secondes, long Lignes)> RecopierAsync(ConnexionsJalons connexions, string departement, string dossier, string[] tables)
    {
        await using var connexion = await connexions.Proprietaire.OpenConnectionAsync();
        await ExecuterAsync(connexion, $"select set_config('jalons.departement', '{departement}', false)");
        var lignes = 0L;
        foreach (var table in tables)
        {
            lignes += await ExporterAsync(connexion, table, Path.Combine(dossier, $"{table}.copy"));
        }

        var montre = Stopwatch.StartNew();
        await using (var transaction = await connexion.BeginTransactionAsync())
        {
            foreach (var table in tables)
            {
                await ImporterAsync(connexion, table, Path.Combine(dossier, $"{table}.copy"));
            }

            await transaction.CommitAsync();
        }

        var secondes = montre.Elapsed.TotalSeconds;
        await ExecuterAsync(connexion, string.Concat(tables.Select(t => $"drop table nu_{t};")));
        return (secondes, lignes);
    }

    private static async Task<long> ExporterAsync(NpgsqlConnection connexion, string table, string fichier)
    {
        await ExecuterAsync(connexion, $"drop table if exists nu_{table}; create table nu_{table} (like {table})");
        await using (var sortie = File.Create(fichier))
        await using (var copie = await connexion.BeginRawBinaryCopyAsync($"copy (select * from {table}) to stdout (format binary)"))
        {
            await copie.CopyToAsync(sortie);
        }

        await using var compte = new NpgsqlCommand($"select count(*) from {table}", connexion);
        return (long)(await compte.ExecuteScalarAsync())!;
    }

    private static async Task ImporterAsync(NpgsqlConnection connexion, string table, string fichier)
    {
        await using var entree = File.OpenRead(fichier);
        await using var copie = await connexion.BeginRawBinaryCopyAsync($"copy nu_{table} from stdin (format binary)");
        await entree.CopyToAsync(copie, 1 << 16);
    }

    private static async Task ExecuterAsync(NpgsqlConnection connexion, string sql)
    {
        await using var commande = new NpgsqlCommand(sql, connexion) { CommandTimeout = 0 };
        await commande.ExecuteNonQueryAsync();
    }
}
