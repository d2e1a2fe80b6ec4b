using Jalons.Data.Flux;
using Jalons.Data.Socle;
using Jalons.TestKit;
using Jalons.Web.Features.Flux;
using Jalons.Web.Hosting;
using Jalons.Web.Tests.Kit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Jalons.Web.Tests.Features.Flux;

/// <summary>Dropped files hold personal data: those that no import needs any more are erased, those that wait for one are not.</summary>
public sealed class DepotsTests(SiteDeTest site) : IClassFixture<SiteDeTest>
{
    private readonly string _domicile = Directory.CreateTempSubdirectory("jalons-tests-").FullName;

    private string Racine => Path.Combine(_domicile, "depots");

    [Fact]
    public async Task A_site_that_starts_erases_what_a_killed_one_left_and_nothing_of_those_at_work()
    {
        var mort = Laisser("4242-mort", "reste.flux", "autre.flux");
        var ancien = Ecrire(Racine, "ancienne-version.flux");
        using (var vivant = DossierDeTravail.Creer(Racine, ""))
        {
            var attend = Ecrire(vivant.Chemin, "attend.flux");
            await using var application = Demarrer();
            await application.StartAsync(TestContext.Current.CancellationToken);
            Assert.False(Directory.Exists(mort));
            Assert.False(File.Exists(ancien));
            Assert.True(File.Exists(attend));

            // The same, while the site works: a file reserved is kept until it is given back.
            var depots = application.Services.GetRequiredService<Depots>();
            var depose = depots.Reserver();
            await File.WriteAllTextAsync(depose, "DUPONT", TestContext.Current.CancellationToken);
            var perdu = Ecrire(Path.GetDirectoryName(depose)!, "perdu.flux");
            Laisser("4243-mort", "encore.flux");
            Assert.Equal(2, depots.Balayer());
            Assert.False(File.Exists(perdu));
            Assert.True(File.Exists(depose));
            Assert.True(File.Exists(attend));
            depots.Effacer(depose);
            Assert.False(File.Exists(depose));
        }

        Assert.Empty(Directory.GetFileSystemEntries(Racine));
    }

    /// <summary>What a killed site leaves: its files, and a lock that nobody holds.</summary>
    private string Laisser(string nom, params string[] fichiers)
    {
        var dossier = Directory.CreateDirectory(Path.Combine(Racine, nom)).FullName;
        Array.ForEach(["verrou", .. fichiers], f => Ecrire(dossier, f));
        return dossier;
    }

    private static string Ecrire(string dossier, string nom)
    {
        var chemin = Path.Combine(Directory.CreateDirectory(dossier).FullName, nom);
        File.WriteAllText(chemin, "DUPONT;MARIE");
        return chemin;
    }

    private WebApplication Demarrer() => HoteWeb.Creer(
        new Installation(site.Connexions, _domicile), new OptionsHote { Port = 0 }, builder => builder.WebHost.UseTestServer());
}
