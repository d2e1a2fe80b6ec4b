using System.CommandLine;
using System.CommandLine.Help;

namespace Jalons.Web.Commands;

/// <summary>
/// The command line. To add a command: write a class in this folder that derives from <see cref="CommandeJalons"/>, and add it to the list
/// below. Docs: <c>docs/exploitation.md</c>.
/// </summary>
public static class LigneDeCommande
{
    /// <summary>How long Ctrl-C leaves a command to put things in order before the program is cut.</summary>
    private static readonly TimeSpan DelaiArret = TimeSpan.FromSeconds(60);

    /// <summary>Runs one command and returns the exit status: 0 only when it worked.</summary>
    public static Task<int> ExecuterAsync(string[] arguments, TextWriter sortie, TextWriter erreurs)
    {
        var racine = Creer();
        var configuration = new InvocationConfiguration
        {
            Output = sortie,
            Error = erreurs,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = DelaiArret,
        };
        var saisie = racine.Parse(arguments is [] or ["help"] ? ["--help"] : arguments);
        return saisie.Errors.Count > 0 ? RefuserAsync(saisie, sortie, erreurs) : saisie.InvokeAsync(configuration);
    }

    /// <summary>What was typed is not a command: says why, without the whole help.</summary>
    private static Task<int> RefuserAsync(ParseResult saisie, TextWriter resultat, TextWriter messages)
    {
        var phrases = saisie.Errors.Select(erreur => erreur.Message).Append("Voir : jalons help");
        return Task.FromResult(new Sortie(resultat, messages, saisie.GetValue(CommandeJalons.OptionJson)).Echec(string.Join(' ', phrases)));
    }

    private static RootCommand Creer()
    {
        var racine = new RootCommand("Jalons, le système d’information du service public de l’insertion.") { HelpName = "jalons" };
        racine.Options.OfType<HelpOption>().Single().Description = "Affiche cette aide.";
        racine.Add(CommandeJalons.OptionJson);
        foreach (var commande in Toutes())
        {
            racine.Add(commande);
        }

        return racine;
    }

    private static IEnumerable<CommandeJalons> Toutes() =>
    [
        new CommandeDemo(),
        new CommandeServe(),
        new CommandeMigrate(),
        new CommandeImport(),
        new CommandeDossier(),
        new CommandeIndicateurs(),
        new CommandeDepartement(),
        new CommandeAdministrateur(),
        new CommandeGenererFlux(),
    ];
}
