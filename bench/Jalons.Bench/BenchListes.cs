using System.Diagnostics;
using System.Globalization;
using Jalons.Data.Flux;
using Jalons.Data.Flux.Listes;
using Jalons.Data.Socle;
using Jalons.Domain.Dossiers;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Socle;
using Jalons.Flux.Generation;
using Jalons.Flux.Listes;
using Npgsql;

namespace Jalons.Bench;

/// <summary>Accounting flows and lists on the base of <c>bench import</c>, each beside a limit of its own: a bare read of its file and a bare <c>COPY</c> of its rows.</summary>
/// <param name="connexions">Both ways into the database.</param>
/// <param name="departement">The département of the base.</param>
/// <param name="dossier">Where files are written.</param>
/// <param name="annulation">Cancels.</param>
internal sealed class BenchListes(ConnexionsJalons connexions, string departement, string dossier, CancellationToken annulation)
{
    private const int Lignes = 50_000;

    /// <summary>Measures them all.</summary>
    public async Task<IReadOnlyList<Mesure>> MesurerAsync(GenerateurComptes comptes, DateOnly mois) =>
    [
        .. await ComptesAsync("acomptes", "mouvement_acompte", sortie => comptes.EcrireAcomptes(sortie, mois)),
        .. await ComptesAsync("créances", "creance", sortie => comptes.EcrireCreances(sortie, mois)),
        .. await FranceTravailAsync(),
        .. await PersonnesAsync(),
    ];

    private async Task<IEnumerable<Mesure>> ComptesAsync(string nom, string table, Action<Stream> ecrire)
    {
        var fichier = Path.Combine(dossier, $"{table}.xml");
        BenchImport.Ecrire(fichier, ecrire);
        var import = await EnfantImport.DansUnProcessusAsync(fichier, departement, annulation);
        return await LimiterAsync($"{nom}, {import.Crees} dossiers", import.Secondes, Limite.Parcourir(fichier), table);
    }

    /// <summary>Registrations of people of the base, one out of ten by names alone.</summary>
    private async Task<IEnumerable<Mesure>> FranceTravailAsync()
    {
        var fichier = Path.Combine(dossier, "RSA_INSCRIPTION.csv");
        var connus = await ConnusAsync();
        await File.WriteAllLinesAsync(
            fichier,
            connus.Select((c, i) => (i % 10 == 0 ? "" : c.Nir, c, i)).Select(x => string.Create(
                CultureInfo.InvariantCulture, $"{x.Item1};{x.i:0000000}A123;{x.c.Nom};{x.c.Prenom};{x.c.Naissance:dd/MM/yyyy};01/10/2026;1;{x.Item1}"))
                .Prepend("NIR;Identifiant;Nom;Prénom;Naissance;Effet;Catégorie;NIR"),
            annulation);
        var import = await EnfantImport.DansUnProcessusAsync(fichier, departement, annulation);
        return await LimiterAsync($"liste de France Travail, {connus.Count} lignes, {import.Crees} événements", import.Secondes, Lire(fichier), "inscription_france_travail");
    }

    /// <summary>A list of a partner, half of whose people are known: dropped and mapped, then imported.</summary>
    private async Task<IEnumerable<Mesure>> PersonnesAsync()
    {
        var fichier = Path.Combine(dossier, "partenaire.csv");
        var connus = await ConnusAsync();
        await File.WriteAllLinesAsync(
            fichier,
            connus.Select((c, i) => string.Create(CultureInfo.InvariantCulture, $"{(i % 2 == 0 ? c.Nom : $"NOUVEAU{i}")};{c.Prenom};{c.Naissance.AddDays(i % 2 * 13):dd/MM/yyyy};06{i:00000000}")).Prepend("Nom;Prénom;Né le;Téléphone"),
            annulation);
        var agent = new Agent(new CompteId(await CompteAsync()), "Banc", Role.Gestionnaire, departement, null);
        var (travail, maintenant) = (new TravailListes(connexions), TimeProvider.System.GetUtcNow());
        var montre = Stopwatch.StartNew();
        var numero = await travail.DeposerAsync(new DemandeImport(fichier, "partenaire.csv", agent, maintenant, departement), agent, annulation);
        await using var connexion = await connexions.OuvrirAsync(departement, annulation);
        var liste = (await ListeRecue.LireAsync(connexion, numero, annulation))!;
        var champs = ChampsPersonne.Proposer(liste.Titres);
        await travail.AssocierAsync(liste, new AssociationListe(null, champs, PublicAccompagne.Autre), agent, maintenant, annulation);
        var examen = montre.Elapsed.TotalSeconds;
        montre.Restart();
        var rapport = await new ImporteurPersonnes(connexions).ImporterAsync(numero, liste.Version + 1, new DemandeImport("", "partenaire.csv", agent, maintenant, departement), null, annulation);
        return [
            Mesure.Lue($"liste d’un partenaire, {connus.Count} lignes : déposée et examinée", examen, "s"),
            .. await LimiterAsync($"liste d’un partenaire importée, {rapport.Crees} créées, {rapport.Rejetes} rejetées", montre.Elapsed.TotalSeconds, Lire(fichier), "liste_ligne"),
        ];
    }

    private async Task<IEnumerable<Mesure>> LimiterAsync(string nom, double secondes, double lecture, string table)
    {
        var (copie, _) = await Limite.RecopierAsync(connexions, departement, dossier, [table]);
        return [Mesure.Lue(nom, secondes, "s"), Mesure.Lue($"{nom} / lecture et COPY nus", secondes / (lecture + copie), "")];
    }

    /// <summary>Seconds of a bare read of the lines of a file.</summary>
    private static double Lire(string fichier)
    {
        var montre = Stopwatch.StartNew();
        return File.ReadLines(fichier).Sum(l => l.Split(';').Length) > 0 ? montre.Elapsed.TotalSeconds : throw new InvalidOperationException("Fichier vide.");
    }

    private async Task<List<(string Nom, string Prenom, DateOnly Naissance, string Nir)>> ConnusAsync()
    {
        await using var connexion = await connexions.OuvrirAsync(departement, annulation);
        await using var commande = new NpgsqlCommand("select nom, prenom, date_naissance, nir from personne where nir is not null order by id limit $1", connexion) { Parameters = { new() { Value = Lignes } } };
        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        var lus = new List<(string, string, DateOnly, string)>();
        while (await lecteur.ReadAsync(annulation))
        {
            lus.Add((lecteur.GetString(0), lecteur.GetString(1), lecteur.GetFieldValue<DateOnly>(2), lecteur.GetString(3)));
        }

        return lus;
    }

    /// <summary>An account that signs what the bench does.</summary>
    private async Task<long> CompteAsync()
    {
        await using var connexion = await connexions.OuvrirAsync(departement, annulation);
        await using var commande = new NpgsqlCommand(
            "insert into compte (departement, nom, prenom, role, nom_utilisateur, nom_utilisateur_normalise) values (departement_courant(), 'Banc', 'Banc', 'Gestionnaire', 'banc', 'BANC') returning id", connexion);
        return (long)(await commande.ExecuteScalarAsync(annulation))!;
    }
}
