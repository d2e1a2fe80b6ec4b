using System.Diagnostics;
using System.Globalization;

namespace Jalons.Data.Socle.Cluster;

/// <summary>What a running server writes about itself in <c>postmaster.pid</c> (PostgreSQL, storage-file-layout).</summary>
/// <param name="Processus">Process id of the server.</param>
/// <param name="Socket">Folder of its Unix socket.</param>
internal sealed record FichierPid(int Processus, string Socket)
{
    private const int LigneSocket = 4;

    /// <summary>Reads the file of a data directory; null when there is none or it is not complete.</summary>
    public static FichierPid? Lire(string donnees)
    {
        try
        {
            var lignes = File.ReadAllLines(Chemin(donnees));
            return lignes.Length > LigneSocket && int.TryParse(lignes[0], CultureInfo.InvariantCulture, out var processus) && lignes[LigneSocket].Length > 0
                ? new FichierPid(processus, lignes[LigneSocket].Trim())
                : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>The path of the file.</summary>
    public static string Chemin(string donnees) => Path.Combine(donnees, "postmaster.pid");

    /// <summary>
    /// True when that process lives and is a PostgreSQL server: after a crash or a restart of the machine, the number may have gone
    /// to somebody else, which the server itself cannot tell and takes for a rival.
    /// </summary>
    public bool EstVivant()
    {
        try
        {
            using var processus = Process.GetProcessById(Processus);
            return !processus.HasExited && processus.ProcessName.StartsWith("postgres", StringComparison.Ordinal);
        }
        catch (ArgumentException)
        {
            return false;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
