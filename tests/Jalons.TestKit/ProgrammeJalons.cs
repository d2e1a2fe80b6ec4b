using System.Diagnostics;
using System.Text.Json;

namespace Jalons.TestKit;

/// <summary>
/// The real program, run as operators run it, in a folder of its own: exit status, both outputs, signals. The project that uses it must
/// reference <c>Jalons.Web</c>.
/// </summary>
public sealed class ProgrammeJalons : IAsyncDisposable
{
    private readonly DirectoryInfo domicile = Directory.CreateTempSubdirectory("jalons-essai-");
    private readonly List<Process> lances = [];

    /// <summary>Makes the folder, one that the server's account can cross.</summary>
    public ProgrammeJalons()
    {
        if (!OperatingSystem.IsWindows())
        {
            domicile.UnixFileMode |= UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        }
    }

    /// <summary>What a finished command left.</summary>
    /// <param name="Statut">Exit status.</param>
    /// <param name="Sortie">Standard output.</param>
    /// <param name="Erreurs">Error output.</param>
    public sealed record Resultat(int Statut, string Sortie, string Erreurs)
    {
        /// <summary>The standard output, which must be exactly one JSON document.</summary>
        public JsonElement Json => JsonDocument.Parse(Sortie).RootElement.Clone();
    }

    /// <summary>The folder of the installation, empty at first.</summary>
    public string Domicile => domicile.FullName;

    /// <summary>True while a server runs on the data of this installation.</summary>
    public bool BaseEnMarche => File.Exists(Path.Combine(Domicile, "pg", "postmaster.pid"));

    /// <summary>Variables given to the program beside <c>JALONS_HOME</c>.</summary>
    public Dictionary<string, string> Variables { get; } = [];

    /// <summary>Makes the program work on a test database instead of starting a server of its own: quicker, when that is not the point.</summary>
    public ProgrammeJalons Sur(BaseDeTest bdd)
    {
        Variables["JALONS_DB"] = bdd.ChaineProprietaire;
        Variables["JALONS_DB_APPLICATION"] = bdd.ChaineApplication;
        return this;
    }

    /// <summary>Runs a command to its end.</summary>
    public async Task<Resultat> ExecuterAsync(params string[] arguments)
    {
        using var programme = Lancer(arguments);
        var sortie = programme.StandardOutput.ReadToEndAsync();
        var erreurs = programme.StandardError.ReadToEndAsync();
        await programme.WaitForExitAsync();
        return new(programme.ExitCode, await sortie, await erreurs);
    }

    /// <summary>Starts a command that goes on; it is killed with this object.</summary>
    public Process Demarrer(params string[] arguments)
    {
        var programme = Lancer(arguments);
        lances.Add(programme);
        return programme;
    }

    /// <summary>Sends a signal by its name: <c>TERM</c>, <c>INT</c>, <c>KILL</c>.</summary>
    public static async Task EnvoyerAsync(Process processus, string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", processus.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var programme in lances)
        {
            if (!programme.HasExited)
            {
                programme.Kill();
                await programme.WaitForExitAsync();
            }

            programme.Dispose();
        }

        await Data.Socle.Cluster.ClusterPrive.SupprimerAsync(new() { Domicile = Domicile });
        domicile.Delete(recursive: true);
    }

    private Process Lancer(string[] arguments)
    {
        var demarrage = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Jalons.Web.dll"), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (nom, valeur) in Variables)
        {
            demarrage.Environment[nom] = valeur;
        }

        demarrage.Environment["JALONS_HOME"] = Domicile;
        demarrage.Environment["JALONS_RACINE"] = Data.Socle.Depot.Racine;
        return Process.Start(demarrage)!;
    }
}
