using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Jalons.Data.Socle;
using Jalons.Data.Socle.Cluster;
using Npgsql;

namespace Jalons.TestKit;

/// <summary>
/// The PostgreSQL server of the tests, one per copy of the sources, shared by the test programs that run together and kept between runs:
/// the private cluster of <c>.local/tests</c>, or the server of <c>JALONS_DB_TEST</c> (a superuser's connection string). It holds one
/// template per state of the migration files; a test class works on a clone.
/// </summary>
public sealed class ServeurDeTest
{
    private const string PrefixeClone = "jalons_t_";
    private const string PrefixeModele = "jalons_modele_";
    private static readonly Lazy<Task<ServeurDeTest>> Unique = new(OuvrirAsync);
    private static readonly string Modele = PrefixeModele + MigrationsJalons.Empreinte[..12];
    private static int compteur;
    private readonly Func<string, string, string, string> chaine;
    private readonly SecretsCluster secrets;

    private ServeurDeTest(Func<string, string, string, string> chaine, string chaineAmorce, SecretsCluster secrets)
    {
        this.chaine = chaine;
        this.secrets = secrets;
        Amorce = NpgsqlDataSource.Create(chaineAmorce);
    }

    /// <summary>Connections of the superuser on the database <c>postgres</c>.</summary>
    public NpgsqlDataSource Amorce { get; }

    /// <summary>The server, started on first use and left at the end of the program.</summary>
    public static Task<ServeurDeTest> ObtenirAsync() => Unique.Value;

    /// <summary>Creates a database of its own for a test: a clone of the migrated template, or an empty one.</summary>
    public async Task<string> CreerBaseAsync(bool migree = true)
    {
        var nom = string.Create(CultureInfo.InvariantCulture, $"{PrefixeClone}{Machine}_{Environment.ProcessId}_{Interlocked.Increment(ref compteur)}");
        await using var amorce = await Amorce.OpenConnectionAsync();
        await RolesJalons.CreerBaseAsync(amorce, nom, migree ? Modele : null);
        return nom;
    }

    /// <summary>Drops a database created by <see cref="CreerBaseAsync"/>.</summary>
    public Task SupprimerBaseAsync(string nom) => ExecuterAsync($"drop database if exists {nom} with (force)");

    /// <summary>The two ways into a database of this server.</summary>
    public ConnexionsJalons Connexions(string nom) => new(ChaineProprietaire(nom), ChaineApplication(nom));

    /// <summary>The owner's connection string.</summary>
    public string ChaineProprietaire(string nom) => chaine(RolesJalons.Proprietaire, secrets.Proprietaire, nom);

    /// <summary>The application's connection string.</summary>
    public string ChaineApplication(string nom) => chaine(RolesJalons.Application, secrets.Application, nom);

    /// <summary>The superuser's connection string.</summary>
    public string ChaineAmorce(string nom) => new NpgsqlConnectionStringBuilder(Amorce.ConnectionString)
    {
        Database = nom,
        Password = secrets.Amorce.Length > 0 ? secrets.Amorce : null,
    }.ConnectionString;

    private static string Machine { get; } = Hacher(Environment.MachineName)[..6];

    private static async Task<ServeurDeTest> OuvrirAsync()
    {
        var serveur = Environment.GetEnvironmentVariable("JALONS_DB_TEST") is { Length: > 0 } donne
            ? SurServeur(donne)
            : await SurClusterAsync();
        await serveur.PreparerAsync();
        return serveur;
    }

    private static async Task<ServeurDeTest> SurClusterAsync()
    {
        var cluster = await ClusterPrive.DemarrerAsync(new OptionsCluster
        {
            Domicile = Path.Combine(Depot.Racine, ".local", "tests"),
            ModeTest = true,
        });

        // The last program to leave stops the server; a killed one leaves it to the next run.
        AppDomain.CurrentDomain.ProcessExit += (_, _) => cluster.DisposeAsync().AsTask().GetAwaiter().GetResult();
        return new(
            (role, mot, nom) => cluster.Chaine(role, mot, nom),
            cluster.Chaine(ClusterPrive.RoleAmorce, cluster.Secrets.Amorce, "postgres"),
            cluster.Secrets);
    }

    private static ServeurDeTest SurServeur(string donne)
    {
        var lue = new NpgsqlConnectionStringBuilder(donne);
        var motsDePasse = new SecretsCluster(lue.Password ?? string.Empty, Hacher(donne + "p"), Hacher(donne + "a"));
        return new(
            (role, mot, nom) => new NpgsqlConnectionStringBuilder(donne) { Username = role, Password = mot, Database = nom }.ConnectionString,
            donne,
            motsDePasse);
    }

    private async Task PreparerAsync()
    {
        await using var amorce = await Amorce.OpenConnectionAsync();
        await using (var verrou = new NpgsqlCommand("select pg_advisory_lock(hashtext('jalons.tests'))", amorce))
        {
            await verrou.ExecuteNonQueryAsync();
        }

        await RolesJalons.PreparerAsync(amorce, secrets);
        await SupprimerAbandonneesAsync(amorce);
        if (!await ExisteAsync(amorce, Modele))
        {
            await CreerModeleAsync(amorce);
        }
    }

    private async Task CreerModeleAsync(NpgsqlConnection amorce)
    {
        var brouillon = Modele + "_brouillon";
        await ExecuterAsync($"drop database if exists {brouillon} with (force)");
        await RolesJalons.CreerBaseAsync(amorce, brouillon);
        await using (var connexions = Connexions(brouillon))
        {
            await MigrationsJalons.AppliquerAsync(connexions.Proprietaire);
        }

        await ExecuterAsync($"alter database {brouillon} rename to {Modele}");
    }

    /// <summary>Drops the clones left by programs of this machine that were killed.</summary>
    private async Task SupprimerAbandonneesAsync(NpgsqlConnection amorce)
    {
        var abandonnees = new List<string>();
        var prefixe = $"{PrefixeClone}{Machine}_";
        await using (var commande = new NpgsqlCommand("select datname from pg_database where starts_with(datname, $1)", amorce))
        {
            commande.Parameters.Add(new() { Value = prefixe });
            await using var lecture = await commande.ExecuteReaderAsync();
            while (await lecture.ReadAsync())
            {
                abandonnees.Add(lecture.GetString(0));
            }
        }

        foreach (var nom in abandonnees.Where(nom => !EstVivant(nom[prefixe.Length..].Split('_')[0])))
        {
            await SupprimerBaseAsync(nom);
        }
    }

    private static bool EstVivant(string processus)
    {
        try
        {
            using var trouve = System.Diagnostics.Process.GetProcessById(int.Parse(processus, CultureInfo.InvariantCulture));
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static async Task<bool> ExisteAsync(NpgsqlConnection amorce, string nom)
    {
        await using var commande = new NpgsqlCommand("select exists (select from pg_database where datname = $1)", amorce);
        commande.Parameters.Add(new() { Value = nom });
        return (bool)(await commande.ExecuteScalarAsync())!;
    }

    private async Task ExecuterAsync(string sql)
    {
        await using var commande = Amorce.CreateCommand(sql);
        await commande.ExecuteNonQueryAsync();
    }

    private static string Hacher(string texte) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(texte)))[..40];
}
