using System.Diagnostics;
using System.Text.Json;
using Jalons.Data.Socle;
using Jalons.TestKit;
using Npgsql;
using Xunit;

namespace Jalons.Web.Tests.Commands;

/// <summary>The program as operators run it.</summary>
public sealed class LigneDeCommandeTests(BaseDeTest bdd) : IClassFixture<BaseDeTest>, IAsyncLifetime
{
    private readonly ProgrammeJalons jalons = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => jalons.DisposeAsync();

    [Fact]
    public async Task Without_arguments_the_help_is_shown()
    {
        var nu = await jalons.ExecuterAsync();
        Assert.Equal(0, nu.Statut);
        Assert.Contains("Met la base de données au niveau de cette version.", nu.Sortie, StringComparison.Ordinal);
        Assert.Equal(nu.Sortie, (await jalons.ExecuterAsync("help")).Sortie);
        Assert.DoesNotContain("Show help", nu.Sortie, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("inconnue")]
    [InlineData("migrate", "--inconnue")]
    [InlineData("serve", "--port", "abc")]
    [InlineData("departement", "999")]
    public async Task What_cannot_be_done_fails_with_a_sentence_and_one_json_document(params string[] arguments)
    {
        var humain = await jalons.ExecuterAsync(arguments);
        Assert.Equal(1, humain.Statut);
        Assert.Empty(humain.Sortie);
        Assert.NotEmpty(humain.Erreurs);
        var json = await jalons.ExecuterAsync([.. arguments, "--json"]);
        Assert.Equal(1, json.Statut);
        Assert.NotEmpty(json.Json.GetProperty("erreur").GetString()!);
    }

    [Fact]
    public async Task Migrating_twice_changes_nothing_the_second_time()
    {
        var premiere = await jalons.ExecuterAsync("migrate", "--json");
        Assert.Equal(0, premiere.Statut);
        Assert.Equal(MigrationsJalons.Toutes.Count, premiere.Json.GetProperty("appliquees").GetArrayLength());
        var seconde = await jalons.ExecuterAsync("migrate");
        Assert.Equal(0, seconde.Statut);
        Assert.StartsWith("La base est déjà à jour", seconde.Sortie, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Departements_are_added_once_and_listed()
    {
        jalons.Sur(bdd);
        Assert.StartsWith("55  Meuse", (await jalons.ExecuterAsync("departement")).Sortie, StringComparison.Ordinal);
        var ajout = await jalons.ExecuterAsync("departement", "2a", "--json");
        Assert.Equal("2A", ajout.Json.GetProperty("ajoute").GetString());
        var encore = await jalons.ExecuterAsync("departement", "2A", "--json");
        Assert.Equal(0, encore.Statut);
        Assert.Equal(JsonValueKind.Null, encore.Json.GetProperty("ajoute").ValueKind);
        Assert.Equal("Corse-du-Sud", encore.Json.GetProperty("servis")[0].GetProperty("nom").GetString());
    }

    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task Serving_ends_well_on_a_signal_and_stops_the_database_it_started(string signal)
    {
        var service = jalons.Demarrer("serve", "--port", "0");
        Assert.Equal("ok", await InterrogerAsync(await AdresseAsync(service)));
        Assert.True(jalons.BaseEnMarche);
        await ProgrammeJalons.EnvoyerAsync(service, signal);
        await service.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, service.ExitCode);
        Assert.False(jalons.BaseEnMarche);
    }

    [Fact]
    public async Task After_a_killed_service_the_next_command_works_and_puts_things_in_order()
    {
        var service = jalons.Demarrer("serve", "--port", "0");
        await AdresseAsync(service);
        service.Kill();
        await service.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(jalons.BaseEnMarche);
        Assert.Equal(0, (await jalons.ExecuterAsync("migrate")).Statut);
        Assert.False(jalons.BaseEnMarche);
    }

    [Fact]
    public async Task A_command_beside_a_service_leaves_it_running()
    {
        var service = jalons.Demarrer("serve", "--port", "0");
        var adresse = await AdresseAsync(service);
        Assert.Equal(0, (await jalons.ExecuterAsync("departement", "55")).Statut);
        Assert.Equal("ok", await InterrogerAsync(adresse));
    }

    [Fact]
    public async Task A_port_already_taken_is_told()
    {
        var service = jalons.Demarrer("serve", "--port", "0");
        var port = new Uri(await AdresseAsync(service)).Port;
        var second = await jalons.ExecuterAsync("serve", "--port", $"{port}");
        Assert.Equal(1, second.Statut);
        Assert.Contains($"Le port {port} ne peut pas être ouvert", second.Erreurs, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_a_real_server_nothing_embedded_starts_and_the_application_is_bound()
    {
        var serveur = await ServeurDeTest.ObtenirAsync();
        var nom = await serveur.CreerBaseAsync(migree: false);
        try
        {
            jalons.Variables["JALONS_DB"] = serveur.ChaineAmorce(nom);
            Assert.Equal(0, (await jalons.ExecuterAsync("departement", "55")).Statut);
            Assert.False(Directory.Exists(Path.Combine(jalons.Domicile, "pg")));
            await using var connexion = new NpgsqlConnection(serveur.ChaineAmorce(nom));
            await connexion.OpenAsync(TestContext.Current.CancellationToken);
            Assert.Equal("Meuse", await BaseDeTest.LireAsync<string>(connexion, "select nom from departement"));

            jalons.Variables["JALONS_DB_APPLICATION"] = serveur.ChaineAmorce(nom);
            var refus = await jalons.ExecuterAsync("migrate");
            Assert.Equal(1, refus.Statut);
            Assert.Contains("peut contourner la séparation des départements", refus.Erreurs, StringComparison.Ordinal);
        }
        finally
        {
            await serveur.SupprimerBaseAsync(nom);
        }
    }

    [Theory]
    [InlineData("Host=/nulle/part;Database=jalons;Username=x", "ne répond pas")]
    [InlineData("n'importe quoi", "n’est pas une chaîne de connexion")]
    public async Task A_server_that_cannot_be_reached_is_told(string chaine, string attendu)
    {
        jalons.Variables["JALONS_DB"] = chaine;
        var refus = await jalons.ExecuterAsync("migrate");
        Assert.Equal(1, refus.Statut);
        Assert.Contains(attendu, refus.Erreurs, StringComparison.Ordinal);
    }

    private static async Task<string> AdresseAsync(Process service)
    {
        var ligne = await service.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        Assert.StartsWith("Jalons répond à l’adresse ", ligne, StringComparison.Ordinal);
        return ligne!.Split(' ')[^1];
    }

    private static async Task<string> InterrogerAsync(string adresse)
    {
        using var client = new HttpClient();
        return await client.GetStringAsync(new Uri(new Uri(adresse), "/sante"), TestContext.Current.CancellationToken);
    }
}
