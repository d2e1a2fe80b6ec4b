using System.Collections.Concurrent;
using Jalons.Data.Flux;
using Jalons.Data.Socle;

namespace Jalons.Web.Features.Flux;

/// <summary>
/// Where dropped files wait for their import: under the folder of the installation, which is closed to other users, since they are as sensitive as the base. Each is
/// erased once nothing needs it; those of a site that was killed are erased by the next one (<see cref="Balayer"/>).
/// </summary>
/// <param name="installation">The installation.</param>
public sealed class Depots(Installation installation) : IDisposable
{
    private readonly ConcurrentDictionary<string, bool> _utiles = new(StringComparer.Ordinal);
    private readonly Lazy<DossierDeTravail> _dossier = new(() => DossierDeTravail.Creer(Racine(installation), ""));

    /// <summary>A path for a file that arrives; it is kept until <see cref="Effacer"/>.</summary>
    public string Reserver()
    {
        var chemin = Path.Combine(_dossier.Value.Chemin, $"{Guid.NewGuid():N}.flux");
        _utiles[chemin] = true;
        return chemin;
    }

    /// <summary>Erases a file that nothing needs any more; one that cannot be erased now is left to the next sweep.</summary>
    public void Effacer(string chemin)
    {
        _utiles.TryRemove(chemin, out _);
        try
        {
            File.Delete(chemin);
        }
        catch (IOException)
        {
            // The next sweep erases it.
        }
    }

    /// <summary>Erases what no import needs any more: files of sites that were killed, of former versions, and those of this one that could not be erased.</summary>
    /// <returns>How many files were erased.</returns>
    public int Balayer()
    {
        var racine = Racine(installation);
        var inutiles = Directory.GetFiles(racine).ToList();
        if (_dossier.IsValueCreated)
        {
            inutiles.AddRange(Directory.GetFiles(_dossier.Value.Chemin, "*.flux").Where(f => !_utiles.ContainsKey(f)));
        }

        inutiles.ForEach(File.Delete);
        return inutiles.Count + DossierDeTravail.Balayer(racine, "");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_dossier.IsValueCreated)
        {
            _dossier.Value.Dispose();
        }
    }

    private static string Racine(Installation installation) => Directory.CreateDirectory(Path.Combine(installation.Domicile, "depots")).FullName;
}
