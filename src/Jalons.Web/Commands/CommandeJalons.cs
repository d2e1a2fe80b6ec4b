using System.CommandLine;
using Jalons.Data.Demonstration;
using Jalons.Data.Socle;
using Npgsql;

namespace Jalons.Web.Commands;

/// <summary>
/// One command: its options, and one method that does the work. With <c>--json</c> it prints exactly one JSON document on standard
/// output; everything it says meanwhile goes to the error output; its exit status is 0 only when it worked.
/// </summary>
public abstract class CommandeJalons : Command
{
    /// <summary>Declares the command under the name that people type.</summary>
    protected CommandeJalons(string nom, string description)
        : base(nom, description) =>
        SetAction(LancerAsync);

    /// <summary>The option that every command has.</summary>
    public static Option<bool> OptionJson { get; } = new("--json")
    {
        Description = "Écrit le résultat en JSON sur la sortie standard, et rien d’autre.",
        Recursive = true,
    };

    /// <summary>Does the work and returns the exit status.</summary>
    /// <param name="saisie">What was typed.</param>
    /// <param name="sortie">Where to tell and to print.</param>
    /// <param name="annulation">Cancelled by Ctrl-C and SIGTERM: put things in order and leave.</param>
    protected abstract Task<int> ExecuterAsync(ParseResult saisie, Sortie sortie, CancellationToken annulation);

    /// <summary>Tells whoever is about to entrust something to a demonstration that it will be erased with it.</summary>
    protected static async Task PrevenirAsync(Installation installation, Sortie sortie, CancellationToken annulation)
    {
        if ((await MarqueDemonstration.LireAsync(installation.Connexions, annulation)).Etat is EtatDemonstration.Prete or EtatDemonstration.Incomplete)
        {
            sortie.Avis("Cette base est une démonstration : ne lui confiez rien de vrai, « ./jalons demo --reset » l’efface.");
        }
    }

    private async Task<int> LancerAsync(ParseResult saisie, CancellationToken annulation)
    {
        var configuration = saisie.InvocationConfiguration;
        var sortie = new Sortie(configuration.Output, configuration.Error, saisie.GetValue(OptionJson));
        try
        {
            return await ExecuterAsync(saisie, sortie, annulation);
        }
        catch (ErreurInstallation erreur)
        {
            return sortie.Echec(erreur.Message);
        }
        catch (OperationCanceledException) when (annulation.IsCancellationRequested)
        {
            return sortie.Echec("Interrompu avant la fin.");
        }
        catch (NpgsqlException panne) when (panne is not PostgresException)
        {
            return sortie.Echec($"La base de données ne répond plus : {panne.Message}");
        }
        catch (Exception defaut)
        {
            return sortie.Echec($"Erreur inattendue, à signaler avec ce qui suit : {defaut}");
        }
    }
}
