using System.Diagnostics;
using System.Text.Json;
using Jalons.Data.Flux;
using Jalons.Data.Socle;

namespace Jalons.Bench;

/// <summary>What the child process reports of one import.</summary>
/// <param name="Secondes">Time of the import alone, process start excluded.</param>
/// <param name="MemoireMo">Peak resident memory of the process, in MB.</param>
/// <param name="Personnes">People read.</param>
/// <param name="Crees">Households created.</param>
/// <param name="Modifies">Households modified.</param>
/// <param name="Inchanges">Households unchanged.</param>
public sealed record ResultatImport(double Secondes, double MemoireMo, int Personnes, int Crees, int Modifies, int Inchanges);

/// <summary>Imports one file in a process of its own, so that its peak memory can be read.</summary>
internal static class EnfantImport
{
    public static async Task<int> LancerAsync(string fichier, string departement)
    {
        await using var installation = await Installation.OuvrirAsync(_ => { });
        var montre = Stopwatch.StartNew();
        var resultats = await new ImporteurFichier(installation.Connexions)
            .ImporterAsync(new DemandeImport(fichier, Path.GetFileName(fichier), null, TimeProvider.System.GetUtcNow(), departement));
        montre.Stop();
        var rapport = resultats[0].Rapport!;
        using var moi = Process.GetCurrentProcess();
        Console.WriteLine(JsonSerializer.Serialize(new ResultatImport(
            montre.Elapsed.TotalSeconds, moi.PeakWorkingSet64 / 1e6, rapport.Personnes, rapport.Crees, rapport.Modifies, rapport.Inchanges)));
        return 0;
    }

    public static async Task<ResultatImport> DansUnProcessusAsync(string fichier, string departement, CancellationToken annulation)
    {
        // The program is started either by its own launcher or as « dotnet Jalons.Bench.dll ».
        var lanceur = Environment.ProcessPath!;
        string[] moi = Path.GetFileNameWithoutExtension(lanceur) == "dotnet" ? [typeof(EnfantImport).Assembly.Location] : [];
        var demarrage = new ProcessStartInfo(lanceur, [.. moi, "enfant-import", fichier, departement]) { RedirectStandardOutput = true, UseShellExecute = false };
        using var enfant = Process.Start(demarrage) ?? throw new InvalidOperationException("L'import ne démarre pas.");
        await using var interruption = annulation.Register(enfant.Kill);
        var sortie = await enfant.StandardOutput.ReadToEndAsync(CancellationToken.None);
        await enfant.WaitForExitAsync(CancellationToken.None);
        annulation.ThrowIfCancellationRequested();
        return enfant.ExitCode == 0
            ? JsonSerializer.Deserialize<ResultatImport>(sortie)!
            : throw new InvalidOperationException($"L'import a échoué (statut {enfant.ExitCode}).");
    }
}
