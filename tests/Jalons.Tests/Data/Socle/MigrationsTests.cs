using Jalons.Data.Socle;
using Jalons.TestKit;
using Npgsql;
using Xunit;

namespace Jalons.Tests.Data.Socle;

/// <summary>An empty database, owned by the owner role.</summary>
public sealed class BaseVide : IAsyncLifetime
{
    private ServeurDeTest? serveur;
    private string nom = string.Empty;

    public ConnexionsJalons Connexions { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        serveur = await ServeurDeTest.ObtenirAsync();
        nom = await serveur.CreerBaseAsync(migree: false);
        Connexions = serveur.Connexions(nom);
    }

    public async ValueTask DisposeAsync()
    {
        await Connexions.DisposeAsync();
        await serveur!.SupprimerBaseAsync(nom);
    }
}

public sealed class MigrationsTests : IAsyncLifetime
{
    private static readonly Migration Premiere = new(1, "premiere", "create table un (id int)");
    private static readonly Migration Deuxieme = new(2, "deuxieme", "create table deux (id int)");
    private readonly BaseVide bdd = new();

    private static CancellationToken Annulation => TestContext.Current.CancellationToken;

    private NpgsqlDataSource Proprietaire => bdd.Connexions.Proprietaire;

    public ValueTask InitializeAsync() => bdd.InitializeAsync();

    public ValueTask DisposeAsync() => bdd.DisposeAsync();

    [Fact]
    public async Task Each_file_is_applied_once_and_written_down()
    {
        Assert.Equal([Premiere], await MigrationsJalons.AppliquerAsync(Proprietaire, [Premiere], Annulation));
        Assert.Equal([Deuxieme], await MigrationsJalons.AppliquerAsync(Proprietaire, [Premiere, Deuxieme], Annulation));
        Assert.Empty(await MigrationsJalons.AppliquerAsync(Proprietaire, [Premiere, Deuxieme], Annulation));
        await using var connexion = await Proprietaire.OpenConnectionAsync(Annulation);
        Assert.Equal(
            "1 premiere, 2 deuxieme",
            await BaseDeTest.LireAsync<string>(connexion, "select string_agg(numero || ' ' || nom, ', ' order by numero) from jalons_migration"));
    }

    [Fact]
    public async Task An_applied_file_that_changed_is_refused()
    {
        await MigrationsJalons.AppliquerAsync(Proprietaire, [Premiere], Annulation);
        var refus = await Assert.ThrowsAsync<ErreurInstallation>(
            () => MigrationsJalons.AppliquerAsync(Proprietaire, [Premiere with { Sql = "select 1" }], Annulation));
        Assert.Contains("0001_premiere a changé", refus.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Line_ends_do_not_make_a_change()
    {
        await MigrationsJalons.AppliquerAsync(Proprietaire, [Premiere with { Sql = "create table un\n(id int)" }], Annulation);
        Assert.Empty(await MigrationsJalons.AppliquerAsync(Proprietaire, [Premiere with { Sql = "create table un\r\n(id int)" }], Annulation));
    }

    [Fact]
    public async Task A_base_of_a_newer_version_is_refused()
    {
        await MigrationsJalons.AppliquerAsync(Proprietaire, [Premiere, Deuxieme], Annulation);
        var refus = await Assert.ThrowsAsync<ErreurInstallation>(() => MigrationsJalons.AppliquerAsync(Proprietaire, [Premiere], Annulation));
        Assert.Contains("0002_deuxieme", refus.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failing_file_leaves_nothing_and_the_earlier_ones_stay()
    {
        var fautive = new Migration(2, "fautive", "create table trace (id int); select 1/0");
        var refus = await Assert.ThrowsAsync<ErreurInstallation>(
            () => MigrationsJalons.AppliquerAsync(Proprietaire, [Premiere, fautive], Annulation));
        Assert.Contains("0002_fautive", refus.Message, StringComparison.Ordinal);
        await using var connexion = await Proprietaire.OpenConnectionAsync(Annulation);
        Assert.Null(await BaseDeTest.LireAsync<string>(connexion, "select to_regclass('trace')::text"));
        Assert.Equal(1, await BaseDeTest.LireAsync<int>(connexion, "select max(numero) from jalons_migration"));
    }

    [Fact]
    public async Task Starts_at_the_same_time_wait_for_each_other()
    {
        var lente = new Migration(1, "lente", "create table lente (id int)");
        var departs = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => MigrationsJalons.AppliquerAsync(Proprietaire, [lente], Annulation)));
        Assert.Equal(1, departs.Sum(d => d.Count));
    }

    [Fact]
    public async Task The_real_files_apply_to_an_empty_base()
    {
        Assert.Equal(MigrationsJalons.Toutes, await MigrationsJalons.AppliquerAsync(Proprietaire, Annulation));
        Assert.Equal(1, MigrationsJalons.Toutes[0].Numero);
    }
}
