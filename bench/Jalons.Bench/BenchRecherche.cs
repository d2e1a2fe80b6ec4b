using System.Globalization;
using Jalons.Data.Socle;
using Jalons.Domain.Habilitations;
using Jalons.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Jalons.Bench;

/// <summary>
/// <c>bench search</c> (issue 3, 9): server time of the search box over a million people, through the real server, by kind of what is typed. The people looked
/// for are drawn among those of the base.
/// </summary>
internal static class BenchRecherche
{
    private const double But = 10;
    private const int ParGenre = 60;

    private static readonly (string Genre, string Sql)[] Saisies =
    [
        ("prénom et nom", "lower(p.prenom || ' ' || p.nom)"),
        ("nom et prénom, début seulement", "lower(p.nom || ' ' || left(p.prenom, 3))"),
        ("nom seul", "lower(p.nom)"),
        ("trois premières lettres du nom", "lower(left(p.nom, 3))"),
        ("prénom seul", "lower(p.prenom)"),
        ("nom avec une lettre oubliée", "lower(left(p.nom, 2) || substr(p.nom, 4) || ' ' || p.prenom)"),
        ("nom seul avec deux lettres échangées", "lower(left(p.nom, 1) || substr(p.nom, 3, 1) || substr(p.nom, 2, 1) || substr(p.nom, 4))"),
        ("nom et date de naissance", "lower(p.nom) || ' ' || to_char(p.date_naissance, 'DD/MM/YYYY')"),
        ("date de naissance", "to_char(p.date_naissance, 'DD/MM/YYYY')"),
        ("numéro de demande", "(select d.numero_demande from membre m join dossier d on d.id = m.dossier where m.personne = p.id limit 1)"),
        ("matricule", "(select d.matricule from membre m join dossier d on d.id = m.dossier where m.personne = p.id limit 1)"),
        ("téléphone", "'06 ' || lpad((p.id % 100000000)::text, 8, '0')"),
        ("numéro de sécurité sociale", "p.nir"),
        ("personne d’inconnu", "'zz' || lower(reverse(p.nom))"),
    ];

    public static async Task<Rapport> MesurerAsync(Options options)
    {
        await using var atelier = await Atelier.OuvrirAsync(options.Dossier);
        await using var installation = await BaseDeBanc.PreparerAsync(atelier, BaseDeBanc.Foyers(options.Personnes), vivante: false);
        using var releve = new Releve();
        await using var site = HoteWeb.Creer(
            installation,
            new OptionsHote { Port = 0, SecondFacteur = SecondFacteur.Facultatif },
            builder => builder.Services.AddSingleton<IStartupFilter>(releve));
        await site.StartAsync(atelier.Annulation);
        var mesures = new List<Mesure> { Mesure.Lue("personnes", await CompterAsync(installation.Connexions, atelier.Annulation), "personnes") };
        await using (var visiteurs = new Visiteurs(site, installation.Connexions, BaseDeBanc.Departement))
        {
            var client = await visiteurs.ClientAsync(new Visite(Role.Gestionnaire, "/recherche"), atelier.Annulation);
            // A site that has served for a while: other people are looked for first, in each way, until its code is compiled for good and the server has read
            // its indexes.
            foreach (var decalage in new[] { 500, 1000 })
            {
                foreach (var (_, sql) in Saisies)
                {
                    await ChercherAsync(client, releve, await TirerAsync(installation.Connexions, sql, decalage, atelier.Annulation), atelier.Annulation);
                }
            }

            foreach (var (genre, sql) in Saisies)
            {
                var durees = await ChercherAsync(client, releve, await TirerAsync(installation.Connexions, sql, 0, atelier.Annulation), atelier.Annulation);
                mesures.Add(Mesure.Lue($"{genre} p50", Centile(durees, 0.5), "ms"));
                mesures.Add(Mesure.AuPlus($"{genre} p95", Centile(durees, 0.95), But, "ms"));
            }
        }

        await site.StopAsync(CancellationToken.None);
        return new(mesures, Rapport.EnClair(mesures));
    }

    private static async Task<double[]> ChercherAsync(HttpClient client, Releve releve, IReadOnlyList<string> saisies, CancellationToken annulation)
    {
        releve.Recommencer();
        foreach (var saisie in saisies)
        {
            using var reponse = await client.GetAsync($"/recherche?q={Uri.EscapeDataString(saisie)}", annulation);
            await reponse.Content.ReadAsByteArrayAsync(annulation);
            if ((int)reponse.StatusCode is not (200 or 302))
            {
                throw new PageEnPanneException($"« {saisie} » répond {(int)reponse.StatusCode}");
            }
        }

        return (await releve.LireAsync(saisies.Count, annulation)).Durees;
    }

    /// <summary>What somebody would type for people drawn at regular steps among all of them, some numbers further.</summary>
    private static async Task<IReadOnlyList<string>> TirerAsync(ConnexionsJalons connexions, string saisie, int decalage, CancellationToken annulation)
    {
        await using var connexion = await connexions.OuvrirAsync(BaseDeBanc.Departement, annulation);
        await using var commande = new NpgsqlCommand(
            string.Create(CultureInfo.InvariantCulture, $"""
            with bornes as (select min(id) as de, max(id) as a from personne)
            select s.saisie from bornes b cross join generate_series(1, {ParGenre}) n
            cross join lateral (select p.* from personne p where p.id >= b.de + (b.a - b.de) * n / {ParGenre + 1} + {decalage} and p.nir is not null order by p.id limit 1) p
            cross join lateral (select {saisie} as saisie) s
            """),
            connexion);
        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        var saisies = new List<string>();
        while (await lecteur.ReadAsync(annulation))
        {
            saisies.Add(lecteur.GetString(0));
        }

        return saisies;
    }

    private static async Task<long> CompterAsync(ConnexionsJalons connexions, CancellationToken annulation)
    {
        await using var connexion = await connexions.OuvrirAsync(BaseDeBanc.Departement, annulation);
        await using var commande = new NpgsqlCommand("select count(*) from personne", connexion) { CommandTimeout = 0 };
        return (long)(await commande.ExecuteScalarAsync(annulation))!;
    }

    private static double Centile(double[] durees, double part) => BenchPages.Centile(durees, part);
}
