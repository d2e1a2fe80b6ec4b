using System.Diagnostics;
using System.Globalization;
using Jalons.Data.Dossiers.Repertoires;
using Jalons.Data.Socle;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Socle;
using Jalons.Web.Features.Personnes.Liste;
using Jalons.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Jalons.Bench;

/// <summary>
/// <c>bench listes</c> (issue 3, 9): server time of a list with any two filters over a million people, through the real server: every pair of kinds of filters, with values
/// that somebody has; orders and last pages; what the directory costs to load and to hold.
/// </summary>
internal static class BenchRepertoire
{
    private const double But = 50;
    private const double MemoireParMillion = 100;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    private static readonly string[] Ordres = ["", "tri=-nom", "tri=age", "tri=-anciennete", "tri=nouvelle", "p=200", "p=9999&tri=nouvelle"];

    public static async Task<Rapport> MesurerAsync(Options options)
    {
        await using var atelier = await Atelier.OuvrirAsync(options.Dossier);
        await using var installation = await BaseDeBanc.PreparerListesAsync(atelier, options.Personnes);
        var (mesures, paires) = await ChargerAsync(installation.Connexions, atelier.Annulation);
        using var releve = new Releve();
        await using var site = HoteWeb.Creer(
            installation,
            new OptionsHote { Port = 0, SecondFacteur = SecondFacteur.Facultatif },
            builder => builder.Services.AddSingleton<IStartupFilter>(releve));
        await site.StartAsync(atelier.Annulation);
        await AttendreAsync(site, installation.Connexions, atelier.Annulation);
        await using (var visiteurs = new Visiteurs(site, installation.Connexions, BaseDeBanc.Departement))
        {
            foreach (var role in new[] { Role.Gestionnaire, Role.ChargeOrientation, Role.Referent })
            {
                var client = await visiteurs.ClientAsync(new Visite(role, "/personnes"), atelier.Annulation);
                await VisiterAsync(client, releve, paires.Take(20), atelier.Annulation);
                Noter(mesures, $"{role}, deux filtres", await VisiterAsync(client, releve, paires, atelier.Annulation));
                Noter(mesures, $"{role}, sans filtre, ordres et dernières pages", await VisiterAsync(client, releve, Enumerable.Repeat(Ordres, 10).SelectMany(o => o), atelier.Annulation));
            }
        }

        await site.StopAsync(CancellationToken.None);
        return new(mesures, Rapport.EnClair(mesures));
    }

    /// <summary>Loads a directory of its own: how long, how much memory; then every pair of kinds of filters.</summary>
    private static async Task<(List<Mesure> Mesures, string[] Paires)> ChargerAsync(ConnexionsJalons connexions, CancellationToken annulation)
    {
        await using var connexion = await connexions.OuvrirAsync(BaseDeBanc.Departement, annulation);
        var jour = TimeProvider.System.Aujourdhui();
        var (avant, debut) = (GC.GetTotalMemory(forceFullCollection: true), Stopwatch.GetTimestamp());
        var repertoire = (await new Repertoires(connexions).LireAsync(connexion, BaseDeBanc.Departement, jour, Patience, annulation)).Repertoire!;
        var duree = Stopwatch.GetElapsedTime(debut).TotalSeconds;
        var memoire = (GC.GetTotalMemory(forceFullCollection: true) - avant) / 1e6;
        var agent = new Agent(new CompteId(1), "Banc", Role.Gestionnaire, BaseDeBanc.Departement);
        var comptes = repertoire.Chercher(new DemandeRepertoire { Agent = agent, Jour = jour }).Comptes;
        return (
            [
                Mesure.Lue("personnes", repertoire.Nombre, "personnes"),
                Mesure.Lue("chargement du répertoire", duree, "s"),
                Mesure.AuPlus("mémoire par million de personnes", memoire * 1e6 / repertoire.Nombre, MemoireParMillion, "Mo"),
            ],
            Paires([.. comptes.Select(Valeurs), .. Enum.GetValues<Seuil>().Select(s => new[] { $"{MotsListe.Parametre(s)}=30", $"{MotsListe.Parametre(s)}=90" })]));
    }

    private static string[] Valeurs(KeyValuePair<Critere, IReadOnlyList<CompteValeur>> critere) =>
        [.. critere.Value.Where(v => v.Nombre > 0).OrderByDescending(v => v.Nombre).Take(4).Select(v => $"{MotsListe.Parametre(critere.Key)}={v.Valeur}")];

    /// <summary>For each two kinds, one value of each, another pair of values for each pair of kinds.</summary>
    private static string[] Paires(List<string[]> genres) =>
    [
        .. from a in Enumerable.Range(0, genres.Count)
           from b in Enumerable.Range(a + 1, genres.Count - a - 1)
           where genres[a].Length > 0 && genres[b].Length > 0
           select string.Create(CultureInfo.InvariantCulture, $"{genres[a][(a + b) % genres[a].Length]}&{genres[b][(a * b) % genres[b].Length]}"),
    ];

    private static async Task AttendreAsync(WebApplication site, ConnexionsJalons connexions, CancellationToken annulation)
    {
        await using var connexion = await connexions.OuvrirAsync(BaseDeBanc.Departement, annulation);
        await site.Services.GetRequiredService<Repertoires>().LireAsync(connexion, BaseDeBanc.Departement, TimeProvider.System.Aujourdhui(), Patience, annulation);
    }

    private static async Task<double[]> VisiterAsync(HttpClient client, Releve releve, IEnumerable<string> suites, CancellationToken annulation)
    {
        releve.Recommencer();
        var nombre = 0;
        foreach (var suite in suites)
        {
            using var reponse = await client.GetAsync($"/personnes?{suite}", annulation);
            await reponse.Content.ReadAsByteArrayAsync(annulation);
            nombre++;
            if ((int)reponse.StatusCode != 200)
            {
                throw new PageEnPanneException($"« {suite} » répond {(int)reponse.StatusCode}");
            }
        }

        return (await releve.LireAsync(nombre, annulation)).Durees;
    }

    private static void Noter(List<Mesure> mesures, string nom, double[] durees)
    {
        mesures.Add(Mesure.Lue($"{nom} p50", BenchPages.Centile(durees, 0.5), "ms"));
        mesures.Add(Mesure.AuPlus($"{nom} p95", BenchPages.Centile(durees, 0.95), But, "ms"));
        mesures.Add(Mesure.Lue($"{nom} le plus long", durees[^1], "ms"));
    }
}
