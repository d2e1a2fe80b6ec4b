using Jalons.Flux.Caf;
using Jalons.TestKit;
using Xunit;

namespace Jalons.Web.Tests.Commands;

/// <summary><c>generate-flux</c> as people run it: a file, and a summary.</summary>
public sealed class GenererFluxTests : IAsyncLifetime
{
    private readonly ProgrammeJalons jalons = new();
    private readonly DirectoryInfo dossier = Directory.CreateTempSubdirectory("jalons-flux");

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await jalons.DisposeAsync();
        dossier.Delete(recursive: true);
    }

    [Fact]
    public async Task A_monthly_flow_and_its_daily_flows_are_written_side_by_side()
    {
        var mensuel = Path.Combine(dossier.FullName, "flux.xml");
        var ecrit = await jalons.ExecuterAsync(
            "generate-flux", "--departement", "55", "--foyers", "120", "--personnes", "250", "--mois", "2025-10", "--graine", "3", "--sortie", mensuel,
            "--quotidien", "2025-11-06", "--quotidien", "2025-11-07", "--changements", "10", "--nouveaux", "2", "--json");
        Assert.Equal(0, ecrit.Statut);
        var flux = ecrit.Json.GetProperty("flux");
        Assert.Equal([(120, 250), (12, 0), (12, 0)], flux.EnumerateArray().Select((f, i) => (f.GetProperty("foyers").GetInt32(), i == 0 ? f.GetProperty("personnes").GetInt32() : 0)));
        Assert.Equal(
            ["flux.xml", "flux-2025-11-06.xml", "flux-2025-11-07.xml"],
            flux.EnumerateArray().Select(f => Path.GetFileName(f.GetProperty("fichier").GetString()!)));
        Assert.Equal(('M', 120), Lire(mensuel));
        Assert.Equal(('I', 12), Lire(Path.Combine(dossier.FullName, "flux-2025-11-07.xml")));
    }

    [Theory]
    [InlineData("--mois", "octobre", "n’est pas un mois")]
    [InlineData("--departement", "00", "Aucune commune du département « 00 »")]
    [InlineData("--quotidien", "6/11/2025", "n’est pas une date")]
    [InlineData("--quotidien", "2025-09-30", "donnez les jours dans l’ordre")]
    public async Task What_cannot_be_generated_is_said(string option, string valeur, string phrase)
    {
        var arguments = new List<string> { "generate-flux", "--foyers", "5", "--sortie", Path.Combine(dossier.FullName, "flux.xml"), option, valeur };
        arguments.AddRange(option == "--mois" ? [] : ["--mois", "2025-10"]);
        arguments.AddRange(option == "--departement" ? [] : ["--departement", "55"]);
        var resultat = await jalons.ExecuterAsync([.. arguments]);
        Assert.Equal(1, resultat.Statut);
        Assert.Contains(phrase, resultat.Erreurs, StringComparison.Ordinal);
    }

    private static (char Type, int Foyers) Lire(string chemin)
    {
        using var flux = File.OpenRead(chemin);
        using var lecteur = new LecteurBeneficiaires(flux);
        return (lecteur.LireEnTete().Type, lecteur.Lire().OfType<FoyerLu>().Count());
    }
}
