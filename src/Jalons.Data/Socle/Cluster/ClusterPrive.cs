using System.Security.Cryptography;
using Npgsql;

namespace Jalons.Data.Socle.Cluster;

/// <summary>
/// The private PostgreSQL 18 server of one installation: made on the first start, reachable only through a Unix socket in a folder
/// that only its account can enter, protected by drawn passwords. Several processes of the same installation share it: the first one
/// starts it, the last one stops it, and a process that was killed leaves nothing that the next start does not repair.
/// </summary>
public sealed class ClusterPrive : IAsyncDisposable
{
    /// <summary>The superuser, used only to prepare roles and databases.</summary>
    public const string RoleAmorce = "postgres";

    private const string VersionMajeure = "18";
    private const int LongueurSocketMax = 80;
    private readonly OptionsCluster options;
    private readonly EmplacementDonnees lieu;
    private readonly BinairesPostgres binaires;
    private FileStream? presence;

    private ClusterPrive(OptionsCluster options, EmplacementDonnees lieu, BinairesPostgres binaires, SecretsCluster secrets)
    {
        this.options = options;
        this.lieu = lieu;
        this.binaires = binaires;
        Secrets = secrets;
    }

    /// <summary>The passwords of its roles.</summary>
    public SecretsCluster Secrets { get; private set; }

    /// <summary>The folder of its Unix socket.</summary>
    public string Socket { get; private set; } = string.Empty;

    /// <summary>The data directory.</summary>
    public string Donnees => lieu.Donnees;

    /// <summary>True when this process started the server, false when it found it running.</summary>
    public bool Demarre { get; private set; }

    /// <summary>Starts the server of an installation, or joins it when it already runs.</summary>
    public static async Task<ClusterPrive> DemarrerAsync(OptionsCluster options, CancellationToken annulation = default)
    {
        Droits.CreerDossier(options.Domicile);
        using var verrou = await VerrouFichier.PrendreAsync(CheminVerrou(options), annulation);
        var emplacement = EmplacementDonnees.Resoudre(options);
        var programmes = BinairesPostgres.Preparer(options.Paquets, emplacement.Binaires);
        var connus = SecretsCluster.Lire(CheminSecrets(options));
        var cluster = new ClusterPrive(options, emplacement, programmes, connus ?? SecretsCluster.Tirer());
        try
        {
            await cluster.DemarrerSousVerrouAsync(secretsConnus: connus is not null, annulation);
        }
        catch (ErreurInstallation) when (options.ModeTest)
        {
            // A test cluster runs without durability: after a crash it may be beyond repair, and nothing in it is worth keeping.
            await cluster.EffacerAsync(annulation);
            await cluster.DemarrerSousVerrouAsync(secretsConnus: true, annulation);
        }

        cluster.presence = VerrouFichier.Partager(CheminPresence(options));
        return cluster;
    }

    /// <summary>Erases the server's data for good. Refused while another process uses them.</summary>
    public static async Task SupprimerAsync(OptionsCluster options, CancellationToken annulation = default)
    {
        if (!Directory.Exists(options.Domicile))
        {
            return;
        }

        using var verrou = await VerrouFichier.PrendreAsync(CheminVerrou(options), annulation);
        using var seul = VerrouFichier.Essayer(CheminPresence(options))
            ?? throw new ErreurInstallation("La base est utilisée par un autre programme Jalons : arrêtez-le avant de l’effacer.");
        var emplacement = EmplacementDonnees.Resoudre(options);
        var programmes = BinairesPostgres.Preparer(options.Paquets, emplacement.Binaires);
        await new ClusterPrive(options, emplacement, programmes, SecretsCluster.Tirer()).EffacerAsync(annulation);
    }

    /// <summary>The connection string of one role on one database of this server.</summary>
    public string Chaine(string role, string motDePasse, string baseDeDonnees) => new NpgsqlConnectionStringBuilder
    {
        Host = Socket,
        Username = role,
        Password = motDePasse,
        Database = baseDeDonnees,
        ApplicationName = "jalons",
    }.ConnectionString;

    /// <summary>Leaves the server, and stops it when nobody else uses it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (presence is null)
        {
            return;
        }

        using var verrou = await VerrouFichier.PrendreAsync(CheminVerrou(options), CancellationToken.None);
        await presence.DisposeAsync();
        presence = null;
        using var seul = VerrouFichier.Essayer(CheminPresence(options));
        if (seul is not null)
        {
            await ArreterAsync(CancellationToken.None);
        }
    }

    private static string CheminVerrou(OptionsCluster options) => Path.Combine(options.Domicile, "pg.verrou");

    private static string CheminPresence(OptionsCluster options) => Path.Combine(options.Domicile, "pg.presents");

    private static string CheminSecrets(OptionsCluster options) => Path.Combine(options.Domicile, "secrets.json");

    private async Task DemarrerSousVerrouAsync(bool secretsConnus, CancellationToken annulation)
    {
        if (!lieu.EstInitialise)
        {
            await InitialiserAsync(annulation);
        }

        RefuserAutreVersion();
        if (!secretsConnus && !File.Exists(CheminSecrets(options)))
        {
            await RetablirSecretsAsync(annulation);
        }

        if (FichierPid.Lire(Donnees) is { } vivant && vivant.EstVivant())
        {
            Socket = vivant.Socket;
        }
        else
        {
            await LancerAsync(annulation);
        }
    }

    private void RefuserAutreVersion()
    {
        var version = File.ReadAllText(Path.Combine(Donnees, "PG_VERSION")).Trim();
        if (version != VersionMajeure)
        {
            throw new ErreurInstallation(
                $"Les données de « {Donnees} » viennent de PostgreSQL {version} ; cette version de Jalons embarque PostgreSQL {VersionMajeure}. "
                + "Suivez docs/exploitation.md, « Changer de version de PostgreSQL ».");
        }
    }

    /// <summary>A folder that holds something, and no complete database: somebody's files, or a damaged database. Not ours to erase.</summary>
    private void RefuserPlacePrise()
    {
        if (Directory.Exists(Donnees) && Directory.EnumerateFileSystemEntries(Donnees).Any())
        {
            throw new ErreurInstallation(
                $"Le dossier « {Donnees} » n’est pas vide et ne contient pas de base complète (il y manque PG_VERSION). Rien n’y est effacé : restaurez une "
                + "sauvegarde, ou videz ce dossier vous-même si vous n’avez rien à y garder.");
        }
    }

    /// <summary>The new database takes the place of an empty folder.</summary>
    private void LibererPlace()
    {
        if (Directory.Exists(Donnees))
        {
            Directory.Delete(Donnees);
        }
    }

    private async Task InitialiserAsync(CancellationToken annulation)
    {
        RefuserPlacePrise();
        options.Avis("Création de la base de données…");
        var parent = Path.GetDirectoryName(Donnees)!;
        Droits.CreerDossier(parent);
        var provisoire = Donnees + ".nouveau";
        await Execution.LancerAsync("rm", ["-rf", provisoire], compte: null, annulation: annulation);
        LibererPlace();
        Droits.CreerDossierPrive(provisoire);
        var motDePasse = Path.Combine(parent, "amorce.txt");
        Droits.EcrireSecret(motDePasse, Secrets.Amorce);
        await Execution.DonnerAuServeurAsync(provisoire, annulation);
        await Execution.DonnerAuServeurAsync(motDePasse, annulation);
        string[] arguments =
        [
            "-D", provisoire, "-U", RoleAmorce, "-A", "scram-sha-256", $"--pwfile={motDePasse}", "-E", "UTF8", "--locale=C",
            "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "-T", "french", "--data-checksums",
            "--no-instructions", .. options.ModeTest ? ["--no-sync"] : Array.Empty<string>(),
        ];
        var (statut, sortie) = await Execution.LancerAsync(binaires.Programme("initdb"), arguments, Execution.Compte, annulation: annulation);
        File.Delete(motDePasse);
        if (statut != 0)
        {
            throw new ErreurInstallation($"La base de données n’a pas pu être créée dans « {Donnees} ». Le serveur dit : {sortie}");
        }

        Secrets.Ecrire(CheminSecrets(options));
        if (lieu.Pointeur is not null)
        {
            Droits.EcrireSecret(lieu.Pointeur, Donnees);
        }

        Directory.Move(provisoire, Donnees);
    }

    /// <summary>The passwords are lost but the data are there: a new superuser password is set without a network, in single-user mode.</summary>
    private async Task RetablirSecretsAsync(CancellationToken annulation)
    {
        options.Avis("Les mots de passe de la base ont été perdus : de nouveaux sont tirés.");
        await ArreterAsync(annulation);
        File.Delete(FichierPid.Chemin(Donnees));
        var (statut, sortie) = await Execution.LancerAsync(
            binaires.Programme("postgres"),
            ["--single", "-D", Donnees, "postgres"],
            Execution.Compte,
            MotsDePasseEnSql(),
            annulation);
        if (statut != 0)
        {
            throw new ErreurInstallation($"Les mots de passe de la base n’ont pas pu être rétablis. Le serveur dit : {sortie}");
        }

        Secrets.Ecrire(CheminSecrets(options));
    }

    /// <summary>One statement per line; a role that does not exist yet only makes the server grumble, and is made later.</summary>
    private string MotsDePasseEnSql() => $"""
        ALTER ROLE {RoleAmorce} PASSWORD '{Secrets.Amorce}'
        ALTER ROLE {RolesJalons.Proprietaire} PASSWORD '{Secrets.Proprietaire}'
        ALTER ROLE {RolesJalons.Application} PASSWORD '{Secrets.Application}'

        """;

    private async Task LancerAsync(CancellationToken annulation)
    {
        if (FichierPid.Lire(Donnees) is { } perime)
        {
            options.Avis("La base n’avait pas été arrêtée proprement : elle se remet en ordre.");
            EffacerSocket(perime.Socket);
        }

        File.Delete(FichierPid.Chemin(Donnees));
        Socket = await CreerSocketAsync(annulation);
        var journal = Path.Combine(Donnees, "demarrage.log");
        await Execution.LancerAsync("rm", ["-f", journal], compte: null, annulation: annulation);
        string[] arguments = ["-D", Donnees, "-s", "-w", "-t", "600", "-l", journal, "-o", ReglagesServeur.Ecrire(Socket, options.ModeTest), "start"];
        var (statut, sortie) = await Execution.LancerAsync(binaires.Programme("pg_ctl"), arguments, Execution.Compte, annulation: annulation);
        if (statut != 0)
        {
            var details = File.Exists(journal) ? string.Join(" / ", File.ReadLines(journal).TakeLast(5)) : sortie;
            EffacerSocket(Socket);
            throw new ErreurInstallation($"Le serveur de base de données n’a pas démarré (journal « {journal} »). Il dit : {details}");
        }

        Demarre = true;
    }

    private static async Task<string> CreerSocketAsync(CancellationToken annulation)
    {
        var accueil = Path.GetTempPath().Length < LongueurSocketMax && (!Execution.EstRoot || Droits.EstAccessibleATous(Path.GetTempPath()))
            ? Path.GetTempPath()
            : "/tmp";
        var socket = Path.Combine(accueil, $"jalons-{RandomNumberGenerator.GetHexString(8, lowercase: true)}");
        Droits.CreerDossierPrive(socket);
        await Execution.DonnerAuServeurAsync(socket, annulation);
        return socket;
    }

    private static void EffacerSocket(string socket)
    {
        if (Path.GetFileName(socket).StartsWith("jalons-", StringComparison.Ordinal) && Directory.Exists(socket))
        {
            Directory.Delete(socket, recursive: true);
        }
    }

    private async Task ArreterAsync(CancellationToken annulation)
    {
        if (FichierPid.Lire(Donnees) is not { } serveur || !serveur.EstVivant())
        {
            return;
        }

        // Pools of this process would keep dead connections.
        NpgsqlConnection.ClearAllPools();
        string[] arguments = ["-D", Donnees, "-s", "-w", "-t", "120", "-m", "fast", "stop"];
        var (statut, sortie) = await Execution.LancerAsync(binaires.Programme("pg_ctl"), arguments, Execution.Compte, annulation: annulation);
        if (statut != 0)
        {
            throw new ErreurInstallation($"Le serveur de base de données ne s’est pas arrêté : {sortie}");
        }

        EffacerSocket(serveur.Socket);
    }

    private async Task EffacerAsync(CancellationToken annulation)
    {
        await ArreterAsync(annulation);

        // Out of the way in one step: an interruption never leaves half of a database behind.
        var rebut = Donnees + ".efface";
        await Execution.LancerAsync("rm", ["-rf", rebut], compte: null, annulation: annulation);
        if (Directory.Exists(Donnees))
        {
            Directory.Move(Donnees, rebut);
            await Execution.LancerAsync("rm", ["-rf", rebut], compte: null, annulation: annulation);
        }

        if (lieu.Pointeur is not null)
        {
            // The folder was drawn for these data only.
            File.Delete(lieu.Pointeur);
            await Execution.LancerAsync("rm", ["-rf", Path.GetDirectoryName(Donnees)!], compte: null, annulation: annulation);
        }
    }
}
