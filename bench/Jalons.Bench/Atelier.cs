using System.Runtime.InteropServices;
using Jalons.Data.Socle;
using Jalons.Data.Socle.Cluster;

namespace Jalons.Bench;

/// <summary>
/// A folder and an installation of their own for one bench, erased afterwards: at the end, on Ctrl-C, and for a bench that was killed, by the
/// next one. With <c>--dossier</c> they stay, to measure again without building the base again.
/// </summary>
internal sealed class Atelier : IAsyncDisposable
{
    private const string Prefixe = "jalons-bench-";
    private const string NomVerrou = "atelier.verrou";

    // The database server runs under another account when root starts it: it must be able to walk down to its data, which are its own.
    private const UnixFileMode Passage = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private readonly CancellationTokenSource arret = new();
    private readonly List<PosixSignalRegistration> signaux;
    private readonly FileStream verrou;
    private readonly bool estGarde;

    private Atelier(string dossier, bool estGarde, FileStream verrou)
    {
        (Dossier, this.estGarde, this.verrou) = (dossier, estGarde, verrou);
        signaux = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP }.Select(signal => PosixSignalRegistration.Create(signal, Arreter))];
    }

    /// <summary>The folder.</summary>
    public string Dossier { get; }

    /// <summary>Cancelled by Ctrl-C: the bench stops where it is and leaves nothing behind.</summary>
    public CancellationToken Annulation => arret.Token;

    private string Marque => Path.Combine(Dossier, "pret");

    /// <summary>Opens the workshop.</summary>
    /// <param name="dossier">A folder to keep; null for one that is erased.</param>
    public static async Task<Atelier> OuvrirAsync(string? dossier)
    {
        Environment.SetEnvironmentVariable("JALONS_DB", null);
        await BalayerAsync();
        var choisi = Path.GetFullPath(dossier ?? Path.Combine(Path.GetTempPath(), Prefixe + Guid.NewGuid().ToString("N")[..12]));
        if (!OperatingSystem.IsWindows() && !Directory.Exists(choisi))
        {
            Directory.CreateDirectory(choisi, Passage);
        }

        var pris = Verrouiller(choisi, FileMode.OpenOrCreate) ?? throw new ErreurInstallation($"Une autre mesure se sert de « {choisi} ».");
        var atelier = new Atelier(choisi, dossier is not null, pris);
        Environment.SetEnvironmentVariable("JALONS_HOME", Domicile(choisi));
        return atelier;
    }

    /// <summary>True when a former bench has built this base.</summary>
    /// <param name="contenu">What the base must hold.</param>
    public bool EstPret(string contenu) => File.Exists(Marque) && File.ReadAllText(Marque) == contenu;

    /// <summary>Says that the base is built.</summary>
    public void NoterPret(string contenu) => File.WriteAllText(Marque, contenu);

    /// <summary>Starts from an empty base.</summary>
    public async Task ViderAsync()
    {
        File.Delete(Marque);
        await ClusterPrive.SupprimerAsync(Cluster(Dossier));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var signal in signaux)
        {
            signal.Dispose();
        }

        if (!estGarde)
        {
            await EffacerAsync(Dossier);
        }

        await verrou.DisposeAsync();
        arret.Dispose();
    }

    private void Arreter(PosixSignalContext signal)
    {
        // The second time, the system's own way: a bench that does not stop can still be stopped.
        signal.Cancel = !arret.IsCancellationRequested;
        arret.Cancel();
    }

    /// <summary>Erases what benches that were killed have left, their servers stopped first. A folder without a lock is not ours.</summary>
    private static async Task BalayerAsync()
    {
        foreach (var reste in Directory.EnumerateDirectories(Path.GetTempPath(), Prefixe + "*"))
        {
            using var libre = Verrouiller(reste, FileMode.Open);
            if (libre is not null)
            {
                try
                {
                    await EffacerAsync(reste);
                }
                catch (ErreurInstallation)
                {
                    // Its database still serves somebody.
                }
            }
        }
    }

    private static async Task EffacerAsync(string dossier)
    {
        await ClusterPrive.SupprimerAsync(Cluster(dossier));
        Directory.Delete(dossier, recursive: true);
    }

    private static string Domicile(string dossier) => Path.Combine(dossier, "domicile");

    private static OptionsCluster Cluster(string dossier) => new() { Domicile = Domicile(dossier) };

    /// <summary>The lock dies with its holder; null while one lives.</summary>
    private static FileStream? Verrouiller(string dossier, FileMode mode)
    {
        try
        {
            return new FileStream(Path.Combine(dossier, NomVerrou), mode, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
        catch (UnauthorizedAccessException)
        {
            // Somebody else's.
            return null;
        }
    }
}
