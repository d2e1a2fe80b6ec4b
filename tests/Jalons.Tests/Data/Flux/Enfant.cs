using System.Diagnostics;
using Jalons.TestKit;
using Npgsql;

namespace Jalons.Tests.Data.Flux;

/// <summary>The real command line in a process of its own, on the base of a test.</summary>
internal sealed class Enfant : IDisposable
{
    /// <summary>Name under which the server knows the connections of the child.</summary>
    public const string NomApplication = "jalons-enfant";

    private readonly Process _processus;

    private Enfant(Process processus) => _processus = processus;

    /// <summary>What a finished command gave.</summary>
    public sealed record Bilan(int Statut, string Sortie, string Messages);

    /// <summary>Starts <c>jalons</c> with arguments.</summary>
    public static Enfant Lancer(BaseDeTest bdd, params string[] arguments) => Lancer(bdd, "Jalons.Web.dll", null, arguments);

    /// <summary>Starts what <see cref="EnfantListe"/> does with the list of a partner.</summary>
    public static Enfant LancerListe(BaseDeTest bdd, string chemin) => Lancer(
        bdd, "Jalons.Tests.dll", chemin, "-method", $"{typeof(EnfantListe).FullName}.{nameof(EnfantListe.Takes_the_list_to_its_import)}", "-explicit", "only");

    private static Enfant Lancer(BaseDeTest bdd, string programme, string? liste, params string[] arguments)
    {
        var depart = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false, RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["JALONS_DB"] = new NpgsqlConnectionStringBuilder(bdd.ChaineAmorce) { ApplicationName = NomApplication, Pooling = false }.ConnectionString,
                ["JALONS_HOME"] = Path.Combine(Path.GetTempPath(), "jalons-enfant"),
            },
        };
        depart.Environment.Remove("JALONS_DB_APPLICATION");
        depart.Environment[EnfantListe.Fichier] = liste;
        depart.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, programme));
        Array.ForEach(arguments, depart.ArgumentList.Add);
        return new Enfant(Process.Start(depart)!);
    }

    /// <summary>Runs a command to its end.</summary>
    public static async Task<Bilan> ExecuterAsync(BaseDeTest bdd, CancellationToken annulation, params string[] arguments)
    {
        using var enfant = Lancer(bdd, arguments);
        return await enfant.FinirAsync(annulation);
    }

    /// <summary>Kills an import once the server was seen working on that many different commands of it, and waits until the server has put things in order.</summary>
    public static Task TuerApresAsync(BaseDeTest bdd, string chemin, int commandes, CancellationToken annulation) =>
        TuerApresAsync(bdd, () => Lancer(bdd, "import", chemin, "--json"), commandes, annulation);

    /// <summary>Kills a child in the same way.</summary>
    public static async Task TuerApresAsync(BaseDeTest bdd, Func<Enfant> lancer, int commandes, CancellationToken annulation)
    {
        await using var amorce = new NpgsqlConnection(bdd.ChaineAmorce);
        await amorce.OpenAsync(annulation);
        using var enfant = lancer();
        var vues = new HashSet<string>(StringComparer.Ordinal);
        while (vues.Count < commandes && !enfant.EstFini)
        {
            vues.UnionWith(await Vidage.LignesAsync(
                amorce,
                "select concat(query_start, query) from pg_stat_activity where datname = current_database() and application_name = $1 and xact_start is not null",
                NomApplication));
        }

        await enfant.TuerAsync(annulation);
        while ((await Vidage.LignesAsync(amorce, "select 'présent' from pg_stat_activity where datname = current_database() and application_name = $1", NomApplication)).Count > 0)
        {
            annulation.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Waits for the end.</summary>
    public async Task<Bilan> FinirAsync(CancellationToken annulation)
    {
        var sortie = _processus.StandardOutput.ReadToEndAsync(annulation);
        var messages = _processus.StandardError.ReadToEndAsync(annulation);
        await _processus.WaitForExitAsync(annulation);
        return new Bilan(_processus.ExitCode, await sortie, await messages);
    }

    /// <summary>Its number.</summary>
    public int Numero => _processus.Id;

    /// <summary>True once the process is gone.</summary>
    public bool EstFini => _processus.HasExited;

    /// <summary>SIGKILL: nothing in the process can put things in order.</summary>
    public async Task TuerAsync(CancellationToken annulation)
    {
        _processus.Kill();
        await _processus.WaitForExitAsync(annulation);
    }

    /// <inheritdoc/>
    public void Dispose() => _processus.Dispose();
}
