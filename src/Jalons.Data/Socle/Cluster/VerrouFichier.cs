namespace Jalons.Data.Socle.Cluster;

/// <summary>
/// Locks on files, held by the kernel (<c>flock</c>): they vanish with the process, even when it is killed. A shared lock says
/// "I use the server"; an exclusive one says "I am starting or stopping it".
/// </summary>
internal static class VerrouFichier
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Pas = TimeSpan.FromMilliseconds(20);

    /// <summary>Takes the exclusive lock, waiting for its holder to finish.</summary>
    public static async Task<FileStream> PrendreAsync(string chemin, CancellationToken annulation)
    {
        for (var attente = TimeSpan.Zero; ; attente += Pas)
        {
            if (Essayer(chemin) is { } verrou)
            {
                return verrou;
            }

            if (attente > Patience)
            {
                throw new ErreurInstallation(
                    $"Un autre programme Jalons démarre ou arrête la base depuis trop longtemps (verrou « {chemin} »). Arrêtez-le, puis recommencez.");
            }

            await Task.Delay(Pas, annulation);
        }
    }

    /// <summary>Takes the exclusive lock if nobody holds any lock on the file; null otherwise.</summary>
    public static FileStream? Essayer(string chemin)
    {
        try
        {
            return new FileStream(chemin, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(chemin))
        {
            return null;
        }
    }

    /// <summary>Takes a shared lock beside those of the other users of the server.</summary>
    public static FileStream Partager(string chemin)
    {
        using (new FileStream(chemin, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite))
        {
            // Only makes sure that the file exists: a shared lock needs a file opened for reading.
        }

        return new FileStream(chemin, FileMode.Open, FileAccess.Read, FileShare.Read);
    }
}
