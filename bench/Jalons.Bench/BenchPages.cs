using Jalons.Data.Socle;
using Jalons.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Jalons.Bench;

/// <summary>What one page costs.</summary>
/// <param name="Nom">Role and address.</param>
/// <param name="P50">Median server time, in milliseconds.</param>
/// <param name="P95">Server time that 19 requests out of 20 stay under.</param>
/// <param name="Commandes">SQL commands of one request.</param>
/// <param name="Panne">Why it could not be measured; null when it was.</param>
internal sealed record PageMesuree(string Nom, double P50, double P95, int Commandes, string? Panne = null)
{
    public bool EstHorsBut => P95 > BenchPages.But || Commandes > BenchPages.BudgetSql;
}

/// <summary>
/// <c>bench pages</c> (issue 2, 4.4): server time and SQL commands of every page, on a full base, through the real server. The addresses are
/// compared with those of the site, so that a page that nobody measures is seen.
/// </summary>
internal static class BenchPages
{
    public const double But = 50;
    public const int BudgetSql = 12;
    private const string Departement = BaseDeBanc.Departement;
    private const int Echauffements = 20;

    public static async Task<Rapport> MesurerAsync(Options options)
    {
        await using var atelier = await Atelier.OuvrirAsync(options.Dossier);
        await using var installation = await BaseDeBanc.PreparerAsync(atelier, options.Foyers, vivante: true);
        using var releve = new Releve();
        await using var site = HoteWeb.Creer(
            installation,
            new OptionsHote { Port = 0, SecondFacteur = SecondFacteur.Facultatif },
            builder => builder.Services.AddSingleton<IStartupFilter>(releve));
        await site.StartAsync(atelier.Annulation);
        var pages = await VisiterAsync(atelier, installation, site, releve, options);
        var oubliees = (await Releve.ListerAsync(site.Services)).Except(releve.Visitees, StringComparer.Ordinal).ToList();
        await site.StopAsync(CancellationToken.None);
        return Bilan(pages, options.Page is null ? oubliees : []);
    }

    private static async Task<IReadOnlyList<PageMesuree>> VisiterAsync(Atelier atelier, Installation installation, WebApplication site, Releve releve, Options options)
    {
        var pages = new List<PageMesuree>();
        await using var visiteurs = new Visiteurs(site, installation.Connexions, Departement);
        foreach (var visite in Visites.Toutes.Where(v => options.Page is null || v.Nom.Contains(options.Page, StringComparison.OrdinalIgnoreCase)))
        {
            try
            {
                pages.Add(await VisiterAsync(visite, visiteurs, atelier, installation, releve, options.Visites));
            }
            catch (PageEnPanneException panne)
            {
                pages.Add(new(visite.Nom, double.NaN, double.NaN, 0, panne.Message));
            }
        }

        return pages;
    }

    private static async Task<PageMesuree> VisiterAsync(Visite visite, Visiteurs visiteurs, Atelier atelier, Installation installation, Releve releve, int visites)
    {
        var annulation = atelier.Annulation;
        var client = await visiteurs.ClientAsync(visite, annulation);
        var adresse = visite.Etat == EtatVisiteur.ImportEnCours
            ? string.Format(System.Globalization.CultureInfo.InvariantCulture, visite.Modele, await visiteurs.DeposerAsync(atelier.Dossier, annulation))
            : await visite.AdresseAsync(installation.Connexions, Departement, annulation);
        releve.Recommencer();
        for (var i = 0; i < Echauffements + visites; i++)
        {
            if (i == Echauffements)
            {
                await releve.LireAsync(Echauffements, annulation);
                releve.Recommencer();
            }

            using var reponse = await client.GetAsync(adresse, annulation);
            await reponse.Content.ReadAsByteArrayAsync(annulation);
            if ((int)reponse.StatusCode != visite.Statut)
            {
                throw new PageEnPanneException($"{adresse} répond {(int)reponse.StatusCode} {reponse.Headers.Location} au lieu de {visite.Statut}");
            }
        }

        var (durees, commandes) = await releve.LireAsync(visites, annulation);
        return new(visite.Nom, Centile(durees, 0.50), Centile(durees, 0.95), (int)Math.Ceiling(commandes / (double)visites));
    }

    private static Rapport Bilan(IReadOnlyList<PageMesuree> pages, List<string> oubliees)
    {
        var mesurees = pages.Where(p => p.Panne is null).ToList();
        Mesure[] bilan =
        [
            Mesure.Lue("pages mesurées", mesurees.Count, "pages"),
            Mesure.AuPlus("pages qui n’ont pas pu l’être", pages.Count - mesurees.Count, 0, "pages"),
            Mesure.Lue("p95 le plus long", mesurees.Max(p => p.P95), "ms"),
            Mesure.AuPlus($"pages dont le p95 dépasse {But} ms", mesurees.Count(p => p.P95 > But), 0, "pages"),
            Mesure.AuPlus($"pages de plus de {BudgetSql} commandes SQL", mesurees.Count(p => p.Commandes > BudgetSql), 0, "pages"),
            Mesure.AuPlus("adresses du site qui ne sont pas mesurées", oubliees.Count, 0, "adresses"),
        ];
        var detail = mesurees.SelectMany(p => new[]
        {
            Mesure.Lue($"{p.Nom} p50", p.P50, "ms"),
            Mesure.AuPlus($"{p.Nom} p95", p.P95, But, "ms"),
            Mesure.AuPlus($"{p.Nom} SQL", p.Commandes, BudgetSql, "commandes"),
        });
        var lignes = pages
            .Select(p => p.Panne is null
                ? $"{p.Nom,-72} p50 {p.P50,8:N1}   p95 {p.P95,8:N1} ms   {p.Commandes,3} SQL{(p.EstHorsBut ? "   MANQUÉ" : "")}"
                : $"{p.Nom,-72} {p.Panne}")
            .Concat(oubliees.Select(adresse => $"Non mesurée : {adresse}"));
        return new([.. detail, .. bilan], $"{string.Join(Environment.NewLine, lignes)}{Environment.NewLine}{Environment.NewLine}{Rapport.EnClair(bilan)}", pages.Count == mesurees.Count);
    }

    /// <summary>The duration that this share of sorted durations stays under.</summary>
    public static double Centile(double[] durees, double part) => durees.Length == 0 ? double.NaN : durees[(int)Math.Ceiling(durees.Length * part) - 1];
}
