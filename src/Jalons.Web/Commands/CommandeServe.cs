using System.CommandLine;
using Jalons.Data.Dossiers.Repertoires;
using Jalons.Data.Referentiel;
using Jalons.Data.Socle;
using Jalons.Domain.Socle;
using Jalons.Web.Hosting;

namespace Jalons.Web.Commands;

/// <summary><c>jalons serve</c>: answers browsers until Ctrl-C or SIGTERM.</summary>
public sealed class CommandeServe : CommandeJalons
{
    private readonly Option<int?> port = OptionPort();

    private readonly Option<string> adresse = new("--adresse")
    {
        Description = "Adresse d’écoute ; par défaut, cette machine seulement.",
        DefaultValueFactory = _ => OptionsHote.CetteMachine,
        HelpName = "IP",
    };

    /// <summary>Declares the command.</summary>
    public CommandeServe()
        : base("serve", "Sert l’application jusqu’à Ctrl-C.")
    {
        Add(port);
        Add(adresse);
    }

    /// <summary>The option <c>--port</c>, the same for every command that serves.</summary>
    public static Option<int?> OptionPort() => new("--port")
    {
        Description = $"Port d’écoute ; par défaut {OptionsHote.PortHabituel}, ou un port libre s’il est pris.",
        HelpName = "N",
    };

    /// <inheritdoc/>
    protected override async Task<int> ExecuterAsync(ParseResult saisie, Sortie sortie, CancellationToken annulation)
    {
        await using var installation = await Installation.OuvrirAsync(sortie.Avis, annulation);
        await PrevenirAsync(installation, sortie, annulation);
        var options = new OptionsHote { Port = saisie.GetValue(port), Adresse = saisie.GetValue(adresse)! };
        return await ServirAsync(installation, options, sortie, url => sortie.Resultat(
            new { Adresse = url }, $"Jalons répond à l’adresse {url}", "Ctrl-C pour arrêter."), annulation);
    }

    /// <summary>Serves an open installation until it is cancelled.</summary>
    /// <param name="installation">The installation; the caller disposes it afterwards.</param>
    /// <param name="options">Where to listen.</param>
    /// <param name="sortie">Where to say what goes wrong.</param>
    /// <param name="annoncer">Called once, with the address, when browsers can come.</param>
    /// <param name="annulation">Ends the service, which is its normal end.</param>
    public static async Task<int> ServirAsync(
        Installation installation, OptionsHote options, Sortie sortie, Action<string> annoncer, CancellationToken annulation)
    {
        await using var hote = HoteWeb.Creer(installation, options);
        try
        {
            await hote.StartAsync(annulation);
        }
        catch (IOException refus)
        {
            return sortie.Echec($"Le port {options.Port} ne peut pas être ouvert sur {options.Adresse} : {refus.Message} Choisissez-en un autre avec --port.");
        }

        await PreparerListesAsync(hote, annulation);
        annoncer(hote.Urls.First());
        await hote.WaitForShutdownAsync(annulation);
        return 0;
    }

    /// <summary>Begins to load the directories of the lists: the first who opens one does not wait for it.</summary>
    private static async Task PreparerListesAsync(WebApplication hote, CancellationToken annulation)
    {
        var jour = hote.Services.GetRequiredService<TimeProvider>().Aujourdhui();
        foreach (var departement in await DepartementsServis.ListerAsync(hote.Services.GetRequiredService<ConnexionsJalons>(), annulation))
        {
            hote.Services.GetRequiredService<Repertoires>().Preparer(departement.Code, jour);
        }
    }
}
