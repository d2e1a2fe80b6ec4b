using System.Diagnostics;
using System.Text;

namespace Jalons.Data.Socle.Cluster;

/// <summary>Runs the server's programs, under the unprivileged account when the installation is started by root.</summary>
internal static class Execution
{
    private static readonly string[] ComptesPossibles = ["jalons", "nobody"];

    /// <summary>True when this process is root, which PostgreSQL refuses to run as.</summary>
    public static bool EstRoot { get; } = !OperatingSystem.IsWindows() && Environment.UserName == "root";

    /// <summary>The account that runs the server and owns its data: null when it is simply the current one.</summary>
    public static string? Compte { get; } = EstRoot ? ChoisirCompte() : null;

    /// <summary>Runs a program to its end and returns its exit status with everything it printed.</summary>
    public static async Task<(int Statut, string Sortie)> LancerAsync(
        string programme,
        IEnumerable<string> arguments,
        string? compte,
        string? entree = null,
        CancellationToken annulation = default)
    {
        using var processus = Process.Start(Preparer(programme, arguments, compte))
            ?? throw new ErreurInstallation($"Le programme « {programme} » n’a pas pu être lancé.");
        var sortie = processus.StandardOutput.ReadToEndAsync(annulation);
        var erreurs = processus.StandardError.ReadToEndAsync(annulation);
        await processus.StandardInput.WriteAsync((entree ?? string.Empty).AsMemory(), annulation);
        processus.StandardInput.Close();
        await AttendreAsync(processus, annulation);
        return (processus.ExitCode, (await sortie + await erreurs).Trim());
    }

    /// <summary>Waits for the end; a program that is no longer wanted does not go on alone.</summary>
    private static async Task AttendreAsync(Process processus, CancellationToken annulation)
    {
        try
        {
            await processus.WaitForExitAsync(annulation);
        }
        catch (OperationCanceledException)
        {
            processus.Kill();
            throw;
        }
    }

    /// <summary>Gives a folder to the server's account (nothing to do when it is the current one).</summary>
    public static async Task DonnerAuServeurAsync(string chemin, CancellationToken annulation)
    {
        if (Compte is null)
        {
            return;
        }

        var (statut, sortie) = await LancerAsync("chown", ["-R", Compte, chemin], compte: null, annulation: annulation);
        if (statut != 0)
        {
            throw new ErreurInstallation($"Le dossier « {chemin} » n’a pas pu être confié au compte « {Compte} » : {sortie}");
        }
    }

    private static ProcessStartInfo Preparer(string programme, IEnumerable<string> arguments, string? compte)
    {
        var demarrage = new ProcessStartInfo(programme, arguments)
        {
            // The server's account may have no right to enter the current folder.
            WorkingDirectory = "/",
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var variable in demarrage.Environment.Keys.Where(cle => cle.StartsWith("PG", StringComparison.Ordinal)).ToArray())
        {
            demarrage.Environment.Remove(variable);
        }

        demarrage.Environment["LC_ALL"] = "C";
        if (compte is not null)
        {
            demarrage.UserName = compte;
        }

        return demarrage;
    }

    private static string ChoisirCompte()
    {
        var connus = File.ReadLines("/etc/passwd").Select(ligne => ligne.Split(':')[0]).ToHashSet(StringComparer.Ordinal);
        return ComptesPossibles.FirstOrDefault(connus.Contains)
            ?? throw new ErreurInstallation(
                "PostgreSQL refuse d’être lancé par root, et cette machine n’a pas de compte « jalons » ni « nobody ». "
                + "Créez un compte système « jalons », ou lancez Jalons avec un compte ordinaire.");
    }
}
