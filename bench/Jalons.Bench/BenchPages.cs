using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;
using Jalons.Data.Referentiel;
using Jalons.Data.Socle;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Referentiel;
using Jalons.Web.Hosting;
using Npgsql;

namespace Jalons.Bench;

/// <summary><c>bench pages</c> (issue 2, 4.4): server time and SQL commands of every page, on a full base, through the real server.</summary>
internal static partial class BenchPages
{
    private const string Departement = "55";
    private const int Echauffements = 10;
    private const int Visites = 60;
    private const double But = 50;

    public static async Task<IReadOnlyList<Mesure>> MesurerAsync(int foyers)
    {
        using var atelier = Atelier.Ouvrir();
        var fichier = Path.Combine(atelier.Dossier, "mensuel.xml");
        BenchImport.Generer(fichier, foyers);
        await using var installation = await Installation.OuvrirAsync(_ => { });
        await DepartementsServis.AjouterAsync(installation.Connexions, new DepartementServi(Departement, Departements.NomParCode[Departement]));
        await EnfantImport.DansUnProcessusAsync(fichier, Departement);
        var comptes = await Peuplement.RemplirAsync(installation.Connexions, Departement, foyers);
        await using var site = HoteWeb.Creer(installation, new OptionsHote { Port = 0, SecondFacteur = SecondFacteur.Facultatif });
        await site.StartAsync();
        using var ecoute = new Ecoute();
        var mesures = new List<Mesure>();
        foreach (var (role, nom) in comptes)
        {
            using var client = await ConnecterAsync(new Uri(site.Urls.First()), nom);
            foreach (var adresse in await AdressesAsync(installation.Connexions, role))
            {
                mesures.AddRange(await VisiterAsync(client, ecoute, role, adresse));
            }
        }

        await site.StopAsync();
        return mesures;
    }

    private static async Task<IEnumerable<Mesure>> VisiterAsync(HttpClient client, Ecoute ecoute, Role role, string adresse)
    {
        for (var i = 0; i < Echauffements; i++)
        {
            (await client.GetAsync(adresse)).EnsureSuccessStatusCode();
        }

        ecoute.Recommencer();
        for (var i = 0; i < Visites; i++)
        {
            using var reponse = await client.GetAsync(adresse);
            await reponse.Content.ReadAsByteArrayAsync();
        }

        var (durees, commandes) = ecoute.Lire();
        var nom = $"{role} {adresse}";
        return
        [
            Mesure.Lue($"{nom} p50", Centile(durees, 0.50), "ms"),
            Mesure.AuPlus($"{nom} p95", Centile(durees, 0.95), But, "ms"),
            Mesure.AuPlus($"{nom} SQL", Math.Ceiling(commandes / (double)Visites), 12, "commandes"),
        ];
    }

    private static double Centile(double[] durees, double part) => durees.Length == 0 ? double.NaN : durees[(int)Math.Ceiling(durees.Length * part) - 1];

    /// <summary>Pages of a role, on files that really hold something.</summary>
    private static async Task<IReadOnlyList<string>> AdressesAsync(ConnexionsJalons connexions, Role role)
    {
        await using var connexion = await connexions.OuvrirAsync(Departement);
        async Task<long> Un(string sql)
        {
            await using var commande = new NpgsqlCommand(sql, connexion);
            return (long)(await commande.ExecuteScalarAsync())!;
        }

        const string duReferent = "from parcours where referent = (select id from compte where nom_utilisateur = 'referent1') and sortie is null";
        return role switch
        {
            Role.Gestionnaire =>
            [
                "/flux", $"/flux/{await Un("select max(id) from flux")}", $"/dossiers/{await Un("select min(id) + 500 from dossier")}",
                $"/personnes/{await Un("select min(personne) from parcours where contrat_jusque is not null")}", "/recherche?q=mar", "/recherche?q=martin", "/recherche?q=12/03/1988",
            ],
            Role.ChargeOrientation =>
            [
                "/orientation", "/orientation?p=40", "/orientation?urgence=retard", $"/orientation/{await Un("select min(id) from parcours where sortie is null and oriente_le is null")}",
            ],
            Role.Referent =>
            [
                "/portefeuille", "/rendez-vous", $"/personnes/{await Un($"select min(personne) {duReferent} and contrat_jusque is not null")}",
                $"/contrats/preparer/{await Un($"select min(personne) {duReferent} and contrat_jusque is null")}", $"/rendez-vous/fixer/{await Un($"select min(personne) {duReferent}")}",
            ],
            Role.Pilote => ["/pilotage"],
            Role.Usager => ["/mon-espace", "/mon-espace/contrat", "/mon-espace/rendez-vous", "/mon-espace/regards"],
            Role.Administrateur => ["/administration", "/administration/comptes", "/administration/organismes", "/administration/reglages", "/administration/journal"],
            _ => [],
        };
    }

    private static async Task<HttpClient> ConnecterAsync(Uri origine, string nom)
    {
        var client = new HttpClient(new HttpClientHandler { CookieContainer = new(), AllowAutoRedirect = true }) { BaseAddress = origine };
        var page = await client.GetStringAsync("/connexion");
        var champs = Champs().Matches(page).ToDictionary(m => m.Groups["nom"].Value, m => m.Groups["valeur"].Value, StringComparer.Ordinal);
        champs[Nom("Identifiant", page)] = nom;
        champs[Nom("Mot de passe", page)] = Peuplement.MotDePasse;
        var reponse = await client.PostAsync("/connexion", new FormUrlEncodedContent(champs));
        return reponse.RequestMessage!.RequestUri!.AbsolutePath.StartsWith("/connexion", StringComparison.Ordinal)
            ? throw new InvalidOperationException($"Le compte {nom} ne peut pas se connecter.")
            : client;
    }

    /// <summary>Name of the field that a label designates.</summary>
    private static string Nom(string libelle, string page)
    {
        var id = Regex.Match(page, $"<label[^>]*for=\"(?<id>[^\"]+)\"[^>]*>\\s*{Regex.Escape(libelle)}", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["id"].Value;
        return Regex.Match(page, $"<input[^>]*id=\"{Regex.Escape(id)}\"[^>]*name=\"(?<nom>[^\"]+)\"|<input[^>]*name=\"(?<nom>[^\"]+)\"[^>]*id=\"{Regex.Escape(id)}\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["nom"].Value;
    }

    [GeneratedRegex("<input[^>]*name=\"(?<nom>__RequestVerificationToken)\"[^>]*value=\"(?<valeur>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Champs();

    /// <summary>Listens to what the server itself says of its requests and of its SQL commands.</summary>
    private sealed class Ecoute : IDisposable
    {
        private readonly ConcurrentQueue<double> _durees = new();
        private readonly ActivityListener _ecoute;
        private int _commandes;

        public Ecoute()
        {
            _ecoute = new ActivityListener
            {
                ShouldListenTo = source => source.Name is "Microsoft.AspNetCore" or "Npgsql",
                Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
                ActivityStopped = Noter,
            };
            ActivitySource.AddActivityListener(_ecoute);
        }

        public void Recommencer()
        {
            _durees.Clear();
            Interlocked.Exchange(ref _commandes, 0);
        }

        public (double[] Durees, int Commandes) Lire() => ([.. _durees.Order()], _commandes);

        public void Dispose() => _ecoute.Dispose();

        private void Noter(Activity activite)
        {
            if (activite.Source.Name == "Npgsql")
            {
                Interlocked.Increment(ref _commandes);
            }
            else
            {
                _durees.Enqueue(activite.Duration.TotalMilliseconds);
            }
        }
    }
}
