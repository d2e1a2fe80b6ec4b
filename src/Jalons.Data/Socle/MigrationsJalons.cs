using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Npgsql;

namespace Jalons.Data.Socle;

/// <summary>One numbered SQL file of <c>src/Jalons.Data/Migrations</c>.</summary>
/// <param name="Numero">Its number, unique.</param>
/// <param name="Nom">Its name, without number nor extension.</param>
/// <param name="Sql">Its text.</param>
public sealed record Migration(int Numero, string Nom, string Sql)
{
    /// <summary>SHA-256 of the text, whatever the line ends: an applied file never changes.</summary>
    public string Empreinte => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n"))));

    /// <summary>The file's name as people know it: <c>0001_socle</c>.</summary>
    public string Fichier => string.Create(CultureInfo.InvariantCulture, $"{Numero:0000}_{Nom}");
}

/// <summary>
/// Brings a database to the schema of this version of the software: hand-written SQL files, each applied once, in order, in its own
/// transaction (docs/adr/0001). Two starts at once wait for each other.
/// </summary>
public static partial class MigrationsJalons
{
    private const long Verrou = 0x4A_61_6C_6F_6E_73; // "Jalons"

    /// <summary>The migrations of this version of the software, in order.</summary>
    public static IReadOnlyList<Migration> Toutes { get; } = Lire(typeof(MigrationsJalons).Assembly);

    /// <summary>A mark of the whole schema, which changes when any file does.</summary>
    public static string Empreinte { get; } = Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Toutes.Select(m => $"{m.Fichier} {m.Empreinte}")))));

    /// <summary>Applies what is missing and returns the files applied.</summary>
    /// <param name="proprietaire">Connections of the owner of the database.</param>
    /// <param name="annulation">Cancellation.</param>
    /// <exception cref="ErreurInstallation">The database does not match this version of the software, or a file failed.</exception>
    public static Task<IReadOnlyList<Migration>> AppliquerAsync(NpgsqlDataSource proprietaire, CancellationToken annulation = default) =>
        AppliquerAsync(proprietaire, Toutes, annulation);

    internal static async Task<IReadOnlyList<Migration>> AppliquerAsync(
        NpgsqlDataSource proprietaire,
        IReadOnlyList<Migration> migrations,
        CancellationToken annulation = default)
    {
        await using var connexion = await proprietaire.OpenConnectionAsync(annulation);
        await ExecuterAsync(connexion, $"select pg_advisory_lock({Verrou})", annulation);
        try
        {
            var appliquees = await LireAppliqueesAsync(connexion, annulation);
            RefuserEcarts(migrations, appliquees);
            var nouvelles = migrations.Where(m => !appliquees.ContainsKey(m.Numero)).ToArray();
            foreach (var migration in nouvelles)
            {
                await AppliquerAsync(connexion, migration, annulation);
            }

            return nouvelles;
        }
        finally
        {
            await ExecuterAsync(connexion, $"select pg_advisory_unlock({Verrou})", CancellationToken.None);
        }
    }

    private static async Task AppliquerAsync(NpgsqlConnection connexion, Migration migration, CancellationToken annulation)
    {
        await using var transaction = await connexion.BeginTransactionAsync(annulation);
        try
        {
            await ExecuterAsync(connexion, migration.Sql, annulation);
        }
        catch (PostgresException echec)
        {
            throw new ErreurInstallation(
                $"La migration {migration.Fichier} a échoué ; la base est restée comme avant elle. PostgreSQL dit : {echec.MessageText}"
                + (echec.Hint is null ? string.Empty : $" ({echec.Hint})"),
                echec);
        }

        await using var trace = new NpgsqlCommand(
            "insert into jalons_migration (numero, nom, empreinte) values ($1, $2, $3)", connexion, transaction)
        {
            Parameters = { new() { Value = migration.Numero }, new() { Value = migration.Nom }, new() { Value = migration.Empreinte } },
        };
        await trace.ExecuteNonQueryAsync(annulation);
        await transaction.CommitAsync(annulation);
    }

    private static async Task<Dictionary<int, (string Nom, string Empreinte)>> LireAppliqueesAsync(
        NpgsqlConnection connexion,
        CancellationToken annulation)
    {
        await ExecuterAsync(
            connexion,
            """
            do $$ begin
                if to_regclass('jalons_migration') is null then
                    create table jalons_migration (
                        numero int primary key,
                        nom text not null,
                        empreinte text not null,
                        applique_le timestamptz not null default now()
                    );
                end if;
            end $$
            """,
            annulation);
        await using var commande = new NpgsqlCommand("select numero, nom, empreinte from jalons_migration", connexion);
        await using var lecture = await commande.ExecuteReaderAsync(annulation);
        var appliquees = new Dictionary<int, (string, string)>();
        while (await lecture.ReadAsync(annulation))
        {
            appliquees.Add(lecture.GetInt32(0), (lecture.GetString(1), lecture.GetString(2)));
        }

        return appliquees;
    }

    private static void RefuserEcarts(IReadOnlyList<Migration> migrations, Dictionary<int, (string Nom, string Empreinte)> appliquees)
    {
        foreach (var migration in migrations)
        {
            if (appliquees.TryGetValue(migration.Numero, out var deja) && deja.Empreinte != migration.Empreinte)
            {
                throw new ErreurInstallation(
                    $"Le fichier de migration {migration.Fichier} a changé depuis qu’il a été appliqué à cette base. Un fichier appliqué ne se "
                    + "modifie pas : rétablissez-le, et écrivez le changement dans un nouveau fichier.");
            }
        }

        var inconnue = appliquees.Keys.Except(migrations.Select(m => m.Numero)).Order().Select(n => (int?)n).FirstOrDefault();
        if (inconnue is { } numero)
        {
            throw new ErreurInstallation(
                $"Cette base a reçu la migration {numero:0000}_{appliquees[numero].Nom}, que cette version de Jalons ne connaît pas. "
                + "Installez la version qui a servi en dernier, ou une plus récente.");
        }
    }

    private static List<Migration> Lire(Assembly assembly)
    {
        var migrations = new List<Migration>();
        foreach (var ressource in assembly.GetManifestResourceNames())
        {
            if (NomDeFichier().Match(ressource) is { Success: true } nom)
            {
                using var lecteur = new StreamReader(assembly.GetManifestResourceStream(ressource)!);
                migrations.Add(new(int.Parse(nom.Groups["numero"].ValueSpan, CultureInfo.InvariantCulture), nom.Groups["nom"].Value, lecteur.ReadToEnd()));
            }
        }

        migrations.Sort((a, b) => a.Numero.CompareTo(b.Numero));
        if (migrations.CountBy(m => m.Numero).FirstOrDefault(n => n.Value > 1) is { Value: > 1 } doublon)
        {
            throw new InvalidOperationException($"Two migrations carry the number {doublon.Key}.");
        }

        return migrations;
    }

    private static async Task ExecuterAsync(NpgsqlConnection connexion, string sql, CancellationToken annulation)
    {
        await using var commande = new NpgsqlCommand(sql, connexion) { CommandTimeout = 0 };
        await commande.ExecuteNonQueryAsync(annulation);
    }

    [GeneratedRegex(@"\.Migrations\.(?<numero>\d{4})_(?<nom>\w+)\.sql$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex NomDeFichier();
}
