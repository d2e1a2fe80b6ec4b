using System.Diagnostics;
using Jalons.Data.Demonstration;
using Jalons.Data.Socle;
using Jalons.TestKit;
using Xunit;

namespace Jalons.Web.Tests.Commands;

/// <summary><c>demo</c> erases demonstrations and empty databases; anything else stays as it is. On the real private server.</summary>
public sealed class EffacementDemonstrationTests : IAsyncLifetime
{
    private const string AucunEffacement = "rien n’a été effacé";
    private readonly ProgrammeJalons jalons = new();

    private static CancellationToken Annulation => TestContext.Current.CancellationToken;

    private string Donnees => Path.Combine(jalons.Domicile, "pg");

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => jalons.DisposeAsync();

    [Fact]
    public async Task A_real_base_is_neither_erased_nor_filled_nor_served()
    {
        await InstallerPourDeVraiAsync();

        var efface = await jalons.ExecuterAsync("demo", "--reset", "--foyers", "20", "--port", "0");
        Assert.Equal(1, efface.Statut);
        Assert.Contains(AucunEffacement, efface.Erreurs, StringComparison.Ordinal);
        Assert.Contains("JALONS_HOME=/chemin ./jalons demo", efface.Erreurs, StringComparison.Ordinal);
        var rempli = await jalons.ExecuterAsync("demo", "--foyers", "20", "--port", "0", "--json");
        Assert.Equal(1, rempli.Statut);
        Assert.Contains("rien n’y a été ajouté", rempli.Json.GetProperty("erreur").GetString(), StringComparison.Ordinal);

        await VerifierIntacteAsync();
        Assert.False(File.Exists(Path.Combine(jalons.Domicile, "demonstration.json")));
    }

    [Fact]
    public async Task A_real_base_that_does_not_open_is_not_erased_either_even_where_a_demonstration_once_was()
    {
        await InstallerPourDeVraiAsync();
        await File.WriteAllTextAsync(Path.Combine(jalons.Domicile, "demonstration.json"), """{"Avis":"","Serveur":"7512345678901234567"}""", Annulation);
        var version = await RendreIllisibleAsync();

        var efface = await jalons.ExecuterAsync("demo", "--reset", "--foyers", "20", "--port", "0");
        Assert.Equal(1, efface.Statut);
        Assert.Contains(AucunEffacement, efface.Erreurs, StringComparison.Ordinal);
        Assert.Contains("rien ne dit que c’est une démonstration", efface.Erreurs, StringComparison.Ordinal);

        await File.WriteAllTextAsync(Path.Combine(Donnees, "PG_VERSION"), version, Annulation);
        await VerifierIntacteAsync();
    }

    [Fact]
    public async Task Files_that_are_no_database_are_not_erased()
    {
        Directory.CreateDirectory(Donnees);
        var fichier = Path.Combine(Donnees, "memoire-de-stage.txt");
        await File.WriteAllTextAsync(fichier, "douze mois de travail", Annulation);
        var efface = await jalons.ExecuterAsync("demo", "--reset", "--foyers", "20", "--port", "0");
        Assert.Equal(1, efface.Statut);
        Assert.Contains("n’est pas vide", efface.Erreurs, StringComparison.Ordinal);
        Assert.Equal("douze mois de travail", await File.ReadAllTextAsync(fichier, Annulation));
    }

    [Fact]
    public async Task An_interrupted_demonstration_is_built_again_and_one_that_no_longer_opens_is_erased_when_asked()
    {
        var interrompue = jalons.Demarrer("demo", "--foyers", "20", "--port", "0");
        await AttendreAsync(interrompue, "Étape 1 ");
        interrompue.Kill();
        await interrompue.WaitForExitAsync(Annulation);

        Assert.Contains("avait été interrompue", await ServirAsync("demo", "--foyers", "20", "--port", "0"), StringComparison.Ordinal);
        Assert.DoesNotContain("Construction", await ServirAsync("demo", "--foyers", "20", "--port", "0"), StringComparison.Ordinal);
        Assert.Contains("Cette base est une démonstration", (await jalons.ExecuterAsync("administrateur", "Claire", "Humbert", "--departement", "01")).Erreurs, StringComparison.Ordinal);

        await RendreIllisibleAsync();
        var refaite = await ServirAsync("demo", "--reset", "--foyers", "20", "--port", "0");
        Assert.Contains("elle est effacée quand même", refaite, StringComparison.Ordinal);
        Assert.Contains("Construction de la démonstration", refaite, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_base_may_be_erased()
    {
        Assert.Equal(0, (await jalons.ExecuterAsync("departement", "54")).Statut);
        await using (var temoin = new FileStream(Path.Combine(Donnees, "reste"), FileMode.CreateNew))
        {
            // Goes away with the database that it lies in.
        }

        await ServirAsync("demo", "--reset", "--foyers", "20", "--port", "0");
        Assert.False(File.Exists(Path.Combine(Donnees, "reste")));
        Assert.Equal("55", (await jalons.ExecuterAsync("departement", "--json")).Json.GetProperty("servis")[0].GetProperty("code").GetString());
    }

    private async Task InstallerPourDeVraiAsync()
    {
        Assert.Equal(0, (await jalons.ExecuterAsync("departement", "55")).Statut);
        Assert.Equal(0, (await jalons.ExecuterAsync("administrateur", "Claire", "Humbert", "--departement", "55")).Statut);
    }

    private async Task VerifierIntacteAsync() => Assert.Contains(
        "est déjà pris", (await jalons.ExecuterAsync("administrateur", "Claire", "Humbert", "--departement", "55")).Erreurs, StringComparison.Ordinal);

    /// <summary>Data that this version of the server cannot open, with their control file.</summary>
    private async Task<string> RendreIllisibleAsync()
    {
        var chemin = Path.Combine(Donnees, "PG_VERSION");
        var version = await File.ReadAllTextAsync(chemin, Annulation);
        await File.WriteAllTextAsync(chemin, "17", Annulation);
        return version;
    }

    /// <summary>Serves until the addresses are shown, stops well, and gives what was said meanwhile.</summary>
    private async Task<string> ServirAsync(params string[] arguments)
    {
        var service = jalons.Demarrer(arguments);
        var avis = service.StandardError.ReadToEndAsync(Annulation);
        Assert.StartsWith("Démonstration : ", await service.StandardOutput.ReadLineAsync(Annulation), StringComparison.Ordinal);
        await ProgrammeJalons.EnvoyerAsync(service, "INT");
        await service.WaitForExitAsync(Annulation);
        Assert.Equal(0, service.ExitCode);
        return await avis;
    }

    private static async Task AttendreAsync(Process service, string debut)
    {
        while (await service.StandardError.ReadLineAsync(Annulation) is { } ligne)
        {
            if (ligne.StartsWith(debut, StringComparison.Ordinal))
            {
                return;
            }

            Assert.False(ligne.StartsWith("Démonstration prête", StringComparison.Ordinal), $"The demonstration was built, and nothing began with « {debut} ».");
        }

        Assert.Fail($"Nothing began with « {debut} ».");
    }
}

/// <summary>On a server of <c>JALONS_DB</c>, nothing is ever erased, and a demonstration is built only in a new database.</summary>
public sealed class DemonstrationSurServeurTests(BaseDeTest bdd) : IClassFixture<BaseDeTest>, IAsyncLifetime
{
    private readonly ProgrammeJalons jalons = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => jalons.DisposeAsync();

    [Fact]
    public async Task It_is_refused_until_the_base_is_a_new_one()
    {
        jalons.Sur(bdd);
        await RefuserAsync("rien n’y a été effacé", "demo", "--reset", "--port", "0");
        await RefuserAsync("sert déjà un département (Meuse)", "demo", "--foyers", "20", "--port", "0");

        await using var connexion = await bdd.OuvrirAsync();
        await MarqueDemonstration.CommencerAsync(connexion, DateTimeOffset.UnixEpoch, TestContext.Current.CancellationToken);
        await RefuserAsync("a été interrompue sur le serveur", "demo", "--foyers", "20", "--port", "0");

        await using var proprietaire = await bdd.OuvrirProprietaireAsync();
        await BaseDeTest.ExecuterAsync(proprietaire, "insert into departement (code, nom) values ('54', 'Meurthe-et-Moselle')");
        await using var voisin = await bdd.OuvrirAsync("54");
        await BaseDeTest.ExecuterAsync(voisin, "insert into organisme (departement, nom, categorie, parcours) values ('54', 'CCAS', 'CcasCias', '{Social}')");
        await RefuserAsync("rien n’y a été ajouté", "demo", "--foyers", "20", "--port", "0");
        Assert.Equal(1, await BaseDeTest.LireAsync<long>(voisin, "select count(*) from organisme"));
    }

    private async Task RefuserAsync(string attendu, params string[] arguments)
    {
        var refus = await jalons.ExecuterAsync(arguments);
        Assert.Equal(1, refus.Statut);
        Assert.Contains(attendu, refus.Erreurs, StringComparison.Ordinal);
    }
}
