using System.Diagnostics;
using System.Globalization;
using Jalons.Data.Socle;
using Jalons.Data.Socle.Cluster;
using Jalons.TestKit;
using Npgsql;
using Xunit;

namespace Jalons.Tests.Data.Socle;

/// <summary>The private server in a folder of its own, started, joined, killed, repaired.</summary>
public sealed class ClusterPriveTests : IAsyncLifetime
{
    private readonly List<string> avis = [];
    private DirectoryInfo domicile = null!;

    private static CancellationToken Annulation => TestContext.Current.CancellationToken;

    private OptionsCluster Options => new() { Domicile = domicile.FullName, Avis = avis.Add };

    public ValueTask InitializeAsync()
    {
        domicile = Directory.CreateTempSubdirectory("jalons-cluster-");
        Ouvrir(domicile, UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await ClusterPrive.SupprimerAsync(new() { Domicile = domicile.FullName });
        domicile.Delete(recursive: true);
    }

    [Fact]
    public async Task It_is_durable_checked_and_reachable_only_through_a_private_socket()
    {
        await using var cluster = await ClusterPrive.DemarrerAsync(Options, Annulation);
        Assert.Equal(string.Empty, await LireAsync(cluster, "show listen_addresses"));
        Assert.Equal("on", await LireAsync(cluster, "show fsync"));
        Assert.Equal("on", await LireAsync(cluster, "show full_page_writes"));
        Assert.Equal("on", await LireAsync(cluster, "show synchronous_commit"));
        Assert.Equal("on", await LireAsync(cluster, "show data_checksums"));
        Assert.Equal("UTF8", await LireAsync(cluster, "show server_encoding"));
        Assert.StartsWith("18.", await LireAsync(cluster, "show server_version"), StringComparison.Ordinal);
        Assert.Equal("scram-sha-256", await LireAsync(cluster, "select string_agg(distinct auth_method, ' ') from pg_hba_file_rules"));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, ModeDe(Path.Combine(domicile.FullName, "secrets.json")));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, ModeDe(cluster.Socket));
    }

    [Fact]
    public async Task A_wrong_password_is_refused()
    {
        await using var cluster = await ClusterPrive.DemarrerAsync(Options, Annulation);
        await using var connexion = new NpgsqlConnection(cluster.Chaine(ClusterPrive.RoleAmorce, "faux", "postgres"));
        var refus = await Assert.ThrowsAsync<PostgresException>(() => connexion.OpenAsync(Annulation));
        Assert.Equal(PostgresErrorCodes.InvalidPassword, refus.SqlState);
    }

    [Fact]
    public async Task The_second_user_joins_and_the_last_one_stops_it()
    {
        var premier = await ClusterPrive.DemarrerAsync(Options, Annulation);
        var second = await ClusterPrive.DemarrerAsync(Options, Annulation);
        Assert.True(premier.Demarre);
        Assert.False(second.Demarre);
        await premier.DisposeAsync();
        Assert.Equal("1", await LireAsync(second, "select '1'"));
        await second.DisposeAsync();
        Assert.False(Directory.Exists(second.Socket));
        Assert.False(File.Exists(FichierPid.Chemin(second.Donnees)));
    }

    [Fact]
    public async Task Users_that_come_at_the_same_time_start_one_server()
    {
        var clusters = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ClusterPrive.DemarrerAsync(Options, Annulation)));
        Assert.Single(clusters, cluster => cluster.Demarre);
        Assert.Single(clusters.Select(cluster => cluster.Socket).Distinct());
        foreach (var cluster in clusters)
        {
            await cluster.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_server_killed_at_work_comes_back_with_what_was_committed()
    {
        var tue = await ClusterPrive.DemarrerAsync(Options, Annulation);
        await LireAsync(tue, "create table temoin as select 42 as n; select ''");
        await TuerAsync(FichierPid.Lire(tue.Donnees)!.Processus);
        await using var repris = await ClusterPrive.DemarrerAsync(Options, Annulation);
        Assert.True(repris.Demarre);
        Assert.Contains(avis, phrase => phrase.Contains("se remet en ordre", StringComparison.Ordinal));
        Assert.Equal("42", await LireAsync(repris, "select n::text from temoin"));
        Assert.False(Directory.Exists(tue.Socket));
        await tue.DisposeAsync();
        Assert.Equal("42", await LireAsync(repris, "select n::text from temoin"));
    }

    [Fact]
    public async Task A_stale_lock_whose_number_went_to_another_process_is_set_aside()
    {
        var cluster = await ClusterPrive.DemarrerAsync(Options, Annulation);
        var pid = FichierPid.Chemin(cluster.Donnees);
        var lignes = await File.ReadAllLinesAsync(pid, Annulation);
        await cluster.DisposeAsync();
        lignes[0] = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        await File.WriteAllLinesAsync(pid, lignes, Annulation);
        await using var repris = await ClusterPrive.DemarrerAsync(Options, Annulation);
        Assert.Equal("1", await LireAsync(repris, "select '1'"));
    }

    [Fact]
    public async Task Lost_passwords_are_drawn_again_for_every_role()
    {
        await using (var avant = await ClusterPrive.DemarrerAsync(Options, Annulation))
        {
            await using var amorce = new NpgsqlConnection(avant.Chaine(ClusterPrive.RoleAmorce, avant.Secrets.Amorce, "postgres"));
            await amorce.OpenAsync(Annulation);
            await RolesJalons.PreparerAsync(amorce, avant.Secrets, Annulation);
        }

        File.Delete(Path.Combine(domicile.FullName, "secrets.json"));
        await using var apres = await ClusterPrive.DemarrerAsync(Options, Annulation);
        await using var connexion = new NpgsqlConnection(apres.Chaine(RolesJalons.Application, apres.Secrets.Application, "postgres"));
        await connexion.OpenAsync(Annulation);
        Assert.Equal(RolesJalons.Application, await BaseDeTest.LireAsync<string>(connexion, "select current_user::text"));
        Assert.Contains(avis, phrase => phrase.Contains("mots de passe", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_first_start_cut_short_is_done_again()
    {
        domicile.CreateSubdirectory("pg.nouveau").CreateSubdirectory("base");
        await using var cluster = await ClusterPrive.DemarrerAsync(Options, Annulation);
        Assert.Equal("1", await LireAsync(cluster, "select '1'"));
    }

    [Fact]
    public async Task A_folder_that_only_root_can_enter_works_too()
    {
        Ouvrir(domicile, UnixFileMode.None);
        await using (var cluster = await ClusterPrive.DemarrerAsync(Options, Annulation))
        {
            await LireAsync(cluster, "create table temoin as select 42 as n; select ''");
        }

        await using var suivant = await ClusterPrive.DemarrerAsync(Options, Annulation);
        Assert.Equal("42", await LireAsync(suivant, "select n::text from temoin"));
    }

    [Fact]
    public async Task Erasing_is_refused_while_somebody_uses_it_and_starts_afresh_afterwards()
    {
        await using (var cluster = await ClusterPrive.DemarrerAsync(Options, Annulation))
        {
            await LireAsync(cluster, "create table temoin as select 42 as n; select ''");
            await Assert.ThrowsAsync<ErreurInstallation>(() => ClusterPrive.SupprimerAsync(Options, Annulation));
        }

        await ClusterPrive.SupprimerAsync(Options, Annulation);
        await using var neuf = await ClusterPrive.DemarrerAsync(Options, Annulation);
        Assert.Null(await LireAsync(neuf, "select to_regclass('temoin')::text"));
    }

    [Fact]
    public async Task A_test_cluster_beyond_repair_is_made_again()
    {
        var options = Options with { ModeTest = true };
        string donnees;
        await using (var cluster = await ClusterPrive.DemarrerAsync(options, Annulation))
        {
            donnees = cluster.Donnees;
        }

        File.Delete(Path.Combine(donnees, "global", "pg_control"));
        await using var refait = await ClusterPrive.DemarrerAsync(options, Annulation);
        Assert.Equal("off", await LireAsync(refait, "show fsync"));
    }

    [Fact]
    public async Task Damaged_data_are_never_made_again_but_shown()
    {
        string donnees;
        await using (var cluster = await ClusterPrive.DemarrerAsync(Options, Annulation))
        {
            donnees = cluster.Donnees;
        }

        var controle = Path.Combine(donnees, "global", "pg_control");
        File.Move(controle, controle + ".sauve");
        var refus = await Assert.ThrowsAsync<ErreurInstallation>(() => ClusterPrive.DemarrerAsync(Options, Annulation));
        Assert.Contains("pg_control", refus.Message, StringComparison.Ordinal);
        File.Move(controle + ".sauve", controle);
        await using var remis = await ClusterPrive.DemarrerAsync(Options, Annulation);
        Assert.True(remis.Demarre);
    }

    [Fact]
    public async Task A_folder_that_holds_something_else_than_a_complete_database_is_never_erased()
    {
        string donnees;
        await using (var cluster = await ClusterPrive.DemarrerAsync(Options, Annulation))
        {
            donnees = cluster.Donnees;
        }

        File.Move(Path.Combine(donnees, "PG_VERSION"), Path.Combine(donnees, "PG_VERSION.perdu"));
        var refus = await Assert.ThrowsAsync<ErreurInstallation>(() => ClusterPrive.DemarrerAsync(Options, Annulation));
        Assert.Contains("Rien n’y est effacé", refus.Message, StringComparison.Ordinal);
        File.Move(Path.Combine(donnees, "PG_VERSION.perdu"), Path.Combine(donnees, "PG_VERSION"));
        await using var remis = await ClusterPrive.DemarrerAsync(Options, Annulation);
        Assert.True(remis.Demarre);
    }

    [Fact]
    public async Task Installations_that_copy_the_programs_at_the_same_time_end_with_one_copy()
    {
        var accueil = Path.Combine(domicile.FullName, "copies");
        var copies = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => BinairesPostgres.Preparer(Options.Paquets, accueil), Annulation)));
        Assert.Equal(Directory.GetDirectories(accueil), copies.Select(copie => copie.Dossier).Distinct());
        Assert.True(File.Exists(copies[0].Programme("postgres")));
    }

    [Fact]
    public async Task A_missing_package_says_what_to_do()
    {
        var refus = await Assert.ThrowsAsync<ErreurInstallation>(
            () => ClusterPrive.DemarrerAsync(Options with { Paquets = domicile.FullName }, Annulation));
        Assert.Contains("npm ci --ignore-scripts", refus.Message, StringComparison.Ordinal);
    }

    private static async Task<string?> LireAsync(ClusterPrive cluster, string sql)
    {
        await using var connexion = new NpgsqlConnection(cluster.Chaine(ClusterPrive.RoleAmorce, cluster.Secrets.Amorce, "postgres") + ";Pooling=false");
        await connexion.OpenAsync(Annulation);
        await using var commande = new NpgsqlCommand(sql, connexion);
        await using var lecture = await commande.ExecuteReaderAsync(Annulation);
        return await lecture.ReadAsync(Annulation) && !lecture.IsDBNull(0) ? lecture.GetString(0) : null;
    }

    private static async Task TuerAsync(int serveur)
    {
        using var processus = Process.GetProcessById(serveur);
        processus.Kill();
        await processus.WaitForExitAsync(Annulation);
    }

    private static UnixFileMode ModeDe(string chemin) =>
        OperatingSystem.IsWindows() ? UnixFileMode.None : File.GetUnixFileMode(chemin);

    private static void Ouvrir(DirectoryInfo dossier, UnixFileMode pourTous)
    {
        if (!OperatingSystem.IsWindows())
        {
            dossier.UnixFileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | pourTous;
        }
    }
}
