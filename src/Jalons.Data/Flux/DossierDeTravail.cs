namespace Jalons.Data.Flux;

/// <summary>
/// A folder whose files live as long as what made it: a lock held by the kernel says that it is at work, and vanishes with the process, even when it is killed. Others
/// erase the folder then (<see cref="Balayer"/>).
/// </summary>
public sealed class DossierDeTravail : IDisposable
{
    private const string NomVerrou = "verrou";
    private const UnixFileMode ASoiSeul = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly FileStream _verrou;

    private DossierDeTravail(string chemin)
    {
        Chemin = (OperatingSystem.IsWindows() ? Directory.CreateDirectory(chemin) : Directory.CreateDirectory(chemin, ASoiSeul)).FullName;
        _verrou = new FileStream(Path.Combine(Chemin, NomVerrou), FileMode.CreateNew, FileAccess.Write, FileShare.None);
    }

    /// <summary>Where it is.</summary>
    public string Chemin { get; }

    /// <summary>Makes one, that only this user can open.</summary>
    /// <param name="parent">The folder that holds it.</param>
    /// <param name="prefixe">How the names of such folders begin.</param>
    public static DossierDeTravail Creer(string parent, string prefixe) => new(Path.Combine(parent, $"{prefixe}{Environment.ProcessId}-{Guid.NewGuid():N}"));

    /// <summary>Erases the folders of those that were killed. A folder whose lock is held, or is not there yet, is at work.</summary>
    /// <param name="parent">The folder that holds them.</param>
    /// <param name="prefixe">How their names begin.</param>
    /// <returns>How many files were erased, locks aside.</returns>
    public static int Balayer(string parent, string prefixe)
    {
        var effaces = 0;
        foreach (var reste in Directory.EnumerateDirectories(parent, prefixe + "*").Where(EstAbandonne))
        {
            effaces += Effacer(reste);
        }

        return effaces;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _verrou.Dispose();
        Effacer(Chemin);
    }

    private static bool EstAbandonne(string dossier)
    {
        try
        {
            using var verrou = new FileStream(Path.Combine(dossier, NomVerrou), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Another process may be erasing the same folder.</summary>
    private static int Effacer(string dossier)
    {
        try
        {
            var combien = Directory.GetFiles(dossier).Count(f => Path.GetFileName(f) != NomVerrou);
            Directory.Delete(dossier, recursive: true);
            return combien;
        }
        catch (DirectoryNotFoundException)
        {
            return 0;
        }
    }
}
