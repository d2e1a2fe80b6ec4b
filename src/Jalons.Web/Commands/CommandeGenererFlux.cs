using System.CommandLine;
using System.Globalization;
using Jalons.Data.Socle;
using Jalons.Flux.Generation;

namespace Jalons.Web.Commands;

/// <summary><c>jalons generate-flux</c>: writes a made-up monthly flow of a département, then daily flows that change it.</summary>
public sealed class CommandeGenererFlux : CommandeJalons
{
    /// <summary>Households and people of the Meuse, the figures of the département's own programme (seed 001, line 73).</summary>
    private const int FoyersDeReference = 5_048;
    private const int PersonnesDeReference = 10_396;

    private readonly Option<string> departement = new("--departement") { Description = "Code du département, par exemple 55 ou 2A.", Required = true, HelpName = "D" };
    private readonly Option<int?> foyers = new("--foyers") { Description = $"Nombre de foyers ; par défaut {FoyersDeReference} foyers et {PersonnesDeReference} personnes.", HelpName = "N" };
    private readonly Option<int?> personnes = new("--personnes") { Description = "Nombre exact de personnes ; par défaut, un peu plus de deux par foyer.", HelpName = "N" };
    private readonly Option<string> mois = new("--mois") { Description = "Mois de référence.", Required = true, HelpName = "AAAA-MM" };
    private readonly Option<int> graine = new("--graine") { Description = "Graine du hasard : la même donne le même fichier.", DefaultValueFactory = _ => 1, HelpName = "N" };
    private readonly Option<FileInfo> sortieFlux = new("--sortie") { Description = "Fichier du flux mensuel.", Required = true, HelpName = "FICHIER" };
    private readonly Option<string[]> quotidiens = new("--quotidien") { Description = "Jour d’un flux quotidien, écrit à côté du mensuel ; peut être répété, dans l’ordre.", HelpName = "AAAA-MM-JJ" };
    private readonly Option<int?> changements = new("--changements") { Description = "Dossiers qui changent dans chaque flux quotidien ; par défaut un sur cent.", HelpName = "N" };
    private readonly Option<int?> nouveaux = new("--nouveaux") { Description = "Nouveaux foyers de chaque flux quotidien ; par défaut un pour mille.", HelpName = "N" };

    /// <summary>Declares the command.</summary>
    public CommandeGenererFlux()
        : base("generate-flux", "Écrit un flux « bénéficiaires » fictif, pour essayer.")
    {
        foreach (var option in new Option[] { departement, foyers, personnes, mois, graine, sortieFlux, quotidiens, changements, nouveaux })
        {
            Add(option);
        }
    }

    /// <inheritdoc/>
    protected override Task<int> ExecuterAsync(ParseResult saisie, Sortie sortie, CancellationToken annulation) => Task.FromResult(Executer(saisie, sortie));

    private int Executer(ParseResult saisie, Sortie sortie)
    {
        if (!DateOnly.TryParseExact(saisie.GetRequiredValue(mois), "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var premier))
        {
            return sortie.Echec($"« {saisie.GetRequiredValue(mois)} » n’est pas un mois. Écrivez l’année et le mois : 2025-10.");
        }

        var jours = new List<DateOnly>();
        foreach (var texte in saisie.GetValue(quotidiens) ?? [])
        {
            if (!DateOnly.TryParseExact(texte, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var jour))
            {
                return sortie.Echec($"« {texte} » n’est pas une date. Écrivez l’année, le mois et le jour : 2025-11-06.");
            }

            jours.Add(jour);
        }

        try
        {
            return Ecrire(new GenerateurFlux(Reglages(saisie, premier)), saisie, jours, sortie);
        }
        catch (ArgumentException erreur)
        {
            return sortie.Echec(erreur.Message);
        }
        catch (Exception panne) when (panne is IOException or UnauthorizedAccessException)
        {
            return sortie.Echec($"Le fichier ne peut pas être écrit : {panne.Message}");
        }
    }

    private OptionsGenerateur Reglages(ParseResult saisie, DateOnly premier)
    {
        var demandes = saisie.GetValue(foyers);
        var communes = Path.Combine(Depot.Racine, "node_modules", "@etalab", "decoupage-administratif", "data", "communes.json");
        return new OptionsGenerateur(saisie.GetRequiredValue(departement).ToUpperInvariant(), demandes ?? FoyersDeReference, premier, saisie.GetValue(graine), communes)
        {
            Personnes = saisie.GetValue(personnes) ?? (demandes is null ? PersonnesDeReference : null),
        };
    }

    private int Ecrire(GenerateurFlux generateur, ParseResult saisie, List<DateOnly> jours, Sortie sortie)
    {
        var fichier = saisie.GetRequiredValue(sortieFlux);
        var ecrits = new List<FluxEcrit> { Ecrire(generateur, fichier.FullName, "mensuel", generateur.EcrireMensuel) };
        var total = ecrits[0].Foyers;
        foreach (var jour in jours)
        {
            var chemin = Path.Combine(
                fichier.DirectoryName!,
                string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileNameWithoutExtension(fichier.Name)}-{jour:yyyy-MM-dd}{fichier.Extension}"));
            ecrits.Add(Ecrire(generateur, chemin, "quotidien", flux => generateur.EcrireQuotidien(
                flux, jour, saisie.GetValue(changements) ?? Math.Max(total / 100, 1), saisie.GetValue(nouveaux) ?? Math.Max(total / 1_000, 1))));
        }

        return sortie.Resultat(
            new { Flux = ecrits },
            ecrits.Select(e => $"Flux {e.Nature} : {e.Foyers} foyers, {e.Personnes} personnes, dans {e.Fichier}"));
    }

    private static FluxEcrit Ecrire(GenerateurFlux generateur, string chemin, string nature, Action<Stream> ecrire)
    {
        using (var flux = File.Create(chemin))
        {
            ecrire(flux);
        }

        return new FluxEcrit(nature, chemin, generateur.Foyers, generateur.Personnes);
    }

    private sealed record FluxEcrit(string Nature, string Fichier, int Foyers, int Personnes);
}
