using Jalons.Data.Socle.Cluster;
using Npgsql;

namespace Jalons.Data.Socle;

/// <summary>
/// One installation of Jalons, ready to work: its server started or joined, its schema up to date, its connections open to use. Every
/// command opens one and disposes it; disposing stops the server when nobody else uses it.
/// </summary>
public sealed class Installation : IAsyncDisposable
{
    private const int VersionMinimale = 15;
    private const string NomBase = "jalons";
    private readonly ClusterPrive? cluster;

    /// <summary>An installation over a database that is already prepared, and that stays when this is disposed (tests).</summary>
    public Installation(ConnexionsJalons connexions, string domicile)
        : this(connexions, domicile, cluster: null)
    {
    }

    private Installation(ConnexionsJalons connexions, string domicile, ClusterPrive? cluster)
    {
        Connexions = connexions;
        Domicile = domicile;
        this.cluster = cluster;
    }

    /// <summary>The two ways into the database.</summary>
    public ConnexionsJalons Connexions { get; }

    /// <summary>The folder of the installation (<c>JALONS_HOME</c>): keys, secrets, and the data of the embedded server.</summary>
    public string Domicile { get; }

    /// <summary>The migrations that opening the installation has applied.</summary>
    public IReadOnlyList<Migration> MigrationsAppliquees { get; private set; } = [];

    /// <summary>True when the server is the embedded one, false when <c>JALONS_DB</c> names it.</summary>
    public bool EstEmbarquee => cluster is not null;

    /// <summary>The data directory of the embedded server; null on a server named by <c>JALONS_DB</c>.</summary>
    public string? Donnees => cluster?.Donnees;

    /// <summary>True when the environment names a server (<c>JALONS_DB</c>): nothing embedded is started, nor erased.</summary>
    public static bool EstSurServeur => Environment.GetEnvironmentVariable("JALONS_DB") is { Length: > 0 };

    private static string? CompteApplication =>
        Environment.GetEnvironmentVariable("JALONS_DB_APPLICATION") is { Length: > 0 } chaine ? chaine : null;

    /// <summary>Opens the installation that the environment names (<c>JALONS_HOME</c>, <c>JALONS_DB</c>, <c>JALONS_DB_APPLICATION</c>).</summary>
    /// <param name="avis">Receives what is worth telling the operator meanwhile.</param>
    /// <param name="annulation">Cancellation.</param>
    /// <exception cref="ErreurInstallation">It cannot be opened; the message says why and what to do.</exception>
    public static async Task<Installation> OuvrirAsync(Action<string> avis, CancellationToken annulation = default)
    {
        var installation = Environment.GetEnvironmentVariable("JALONS_DB") is { Length: > 0 } serveur
            ? SurServeur(serveur)
            : await SurClusterAsync(avis, annulation);
        try
        {
            await installation.PreparerAsync(annulation);
            return installation;
        }
        catch (NpgsqlException panne) when (panne is not PostgresException)
        {
            await installation.DisposeAsync();
            throw new ErreurInstallation($"La base de données ne répond pas : {panne.Message}", panne);
        }
        catch (PostgresException refus)
        {
            await installation.DisposeAsync();
            throw new ErreurInstallation($"La base de données refuse la connexion ou la préparation : {refus.MessageText}", refus);
        }
        catch
        {
            await installation.DisposeAsync();
            throw;
        }
    }

    /// <summary>The data directory of the embedded server that the environment names, without starting it; null when none was made yet.</summary>
    /// <exception cref="ErreurInstallation">It was made, and is no longer where it was.</exception>
    public static string? TrouverDonnees()
    {
        var lieu = Directory.Exists(Depot.Domicile) ? EmplacementDonnees.Resoudre(OptionsEmbarquees(_ => { })) : null;
        return lieu is { EstInitialise: true } ? lieu.Donnees : null;
    }

    /// <summary>
    /// Erases the embedded database for good, whatever it holds; never touches a server named by <c>JALONS_DB</c>. Commands go through what
    /// looks inside first (<see cref="Demonstration.EffacementDemonstration"/>).
    /// </summary>
    /// <exception cref="ErreurInstallation">Another program uses it, or the database is not the embedded one.</exception>
    internal static Task EffacerAsync(Action<string> avis, CancellationToken annulation = default) =>
        EstSurServeur
            ? throw new ErreurInstallation("Seule la base embarquée peut être effacée d’ici : JALONS_DB désigne un serveur.")
            : ClusterPrive.SupprimerAsync(OptionsEmbarquees(avis), annulation);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Connexions.DisposeAsync();
        if (cluster is not null)
        {
            await cluster.DisposeAsync();
        }
    }

    private static OptionsCluster OptionsEmbarquees(Action<string> avis) => new() { Domicile = Depot.Domicile, Avis = avis };

    private static Installation SurServeur(string serveur)
    {
        Directory.CreateDirectory(Depot.Domicile);
        return new(ConnexionsJalons.VersServeur(serveur, CompteApplication), Depot.Domicile, cluster: null);
    }

    private static async Task<Installation> SurClusterAsync(Action<string> avis, CancellationToken annulation)
    {
        var serveur = await ClusterPrive.DemarrerAsync(OptionsEmbarquees(avis), annulation);
        try
        {
            await using var source = NpgsqlDataSource.Create(serveur.Chaine(ClusterPrive.RoleAmorce, serveur.Secrets.Amorce, "postgres"));
            await using var amorce = await source.OpenConnectionAsync(annulation);
            await RolesJalons.PreparerAsync(amorce, serveur.Secrets, annulation);
            await RolesJalons.CreerBaseAsync(amorce, NomBase, annulation: annulation);
        }
        catch
        {
            await serveur.DisposeAsync();
            throw;
        }

        var connexions = new ConnexionsJalons(
            serveur.Chaine(RolesJalons.Proprietaire, serveur.Secrets.Proprietaire, NomBase),
            serveur.Chaine(RolesJalons.Application, serveur.Secrets.Application, NomBase));
        return new(connexions, Depot.Domicile, serveur);
    }

    private async Task PreparerAsync(CancellationToken annulation)
    {
        await using (var connexion = await Connexions.Proprietaire.OpenConnectionAsync(annulation))
        {
            if (connexion.PostgreSqlVersion.Major < VersionMinimale)
            {
                throw new ErreurInstallation(
                    $"Le serveur est en PostgreSQL {connexion.PostgreSqlVersion.Major} ; il faut la version {VersionMinimale} ou une plus récente.");
            }

            if (!EstEmbarquee)
            {
                await RolesJalons.PreparerSurServeurAsync(connexion, memeCompte: CompteApplication is null, annulation);
            }
        }

        MigrationsAppliquees = await MigrationsJalons.AppliquerAsync(Connexions.Proprietaire, annulation);
        await RolesJalons.VerifierApplicationAsync(Connexions.Application, annulation);
    }
}
