using System.IO.Compression;
using Jalons.Flux.Caf;

namespace Jalons.Data.Flux;

/// <summary>A file taken out of an archive.</summary>
/// <param name="Chemin">Where it waits.</param>
/// <param name="Nom">Its name in the archive.</param>
/// <param name="Ordre">Creation of the flow it holds, which orders flows; null for a list or a file that cannot be read.</param>
internal sealed record FichierDeballe(string Chemin, string Nom, DateTime? Ordre);

/// <summary>
/// A ZIP or GZIP archive as it was received, unpacked as it is read into a folder that only the installation can open, and that goes with this object. What
/// comes out is bounded: an archive made to fill the disk is refused before it does.
/// </summary>
internal sealed class Archive : IDisposable
{
    private const long OctetsMaximum = 4L << 30;
    private const long OctetsSansControle = 16L << 20;
    private const int GonflementMaximum = 250;
    private const int FichiersMaximum = 50;

    private const string Prefixe = "jalons-archive-";

    private readonly DossierDeTravail _dossier = DossierDeTravail.Creer(Path.GetTempPath(), Prefixe);
    private readonly List<FichierDeballe> _fichiers = [];
    private readonly long _taille;
    private long _sortis;

    private Archive(long taille) => _taille = taille;

    /// <summary>The files, in the order in which they must be applied (<c>references/cnaf/flux.md</c> §4.3): by creation of the flow, the others last.</summary>
    public IEnumerable<FichierDeballe> Fichiers => _fichiers.OrderBy(f => f.Ordre is null).ThenBy(f => f.Ordre).ThenBy(f => f.Nom, StringComparer.Ordinal);

    /// <summary>True for a file that <see cref="Deballer"/> unpacks; a workbook is a ZIP archive too, and is no such file.</summary>
    public static bool EstArchive(string chemin) => SourceFlux.Reconnaitre(chemin) is FormatFlux.Zip or FormatFlux.Gzip;

    /// <summary>Unpacks an archive.</summary>
    /// <exception cref="FluxRefuseException">Damaged, protected, empty, or far larger inside than outside.</exception>
    public static Archive Deballer(string chemin)
    {
        Balayer();
        var archive = new Archive(new FileInfo(chemin).Length);
        try
        {
            archive.Sortir(chemin);
            return archive;
        }
        catch (Exception defaut) when (defaut is InvalidDataException or NotSupportedException or EndOfStreamException)
        {
            archive.Dispose();
            throw Refus("Ce fichier compressé est abîmé ou protégé par un mot de passe : il ne peut pas être ouvert. Déposez le fichier décompressé, ou demandez un nouvel envoi.");
        }
        catch
        {
            archive.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _dossier.Dispose();

    /// <summary>Erases the folders of imports that were killed.</summary>
    public static void Balayer() => DossierDeTravail.Balayer(Path.GetTempPath(), Prefixe);

    private void Sortir(string chemin)
    {
        using var fichier = File.OpenRead(chemin);
        if (SourceFlux.Reconnaitre(chemin) == FormatFlux.Gzip)
        {
            using var gzip = new GZipStream(fichier, CompressionMode.Decompress);
            Sortir(gzip, "contenu du fichier compressé");
            return;
        }

        using var zip = new ZipArchive(fichier, ZipArchiveMode.Read);
        var entrees = zip.Entries.Where(EstUnFichier).ToList();
        if (entrees.Count is 0 or > FichiersMaximum)
        {
            throw Refus(entrees.Count == 0
                ? "Ce fichier compressé ne contient aucun fichier. Vérifiez que vous avez choisi le bon."
                : $"Ce fichier compressé contient {entrees.Count} fichiers ; {FichiersMaximum} au plus sont acceptés. Déposez-les en plusieurs fois.");
        }

        foreach (var entree in entrees)
        {
            using var contenu = entree.Open();
            Sortir(contenu, entree.Name);
        }
    }

    /// <summary>Folders and the traces of some systems are no files. The name in the archive is never a path on this machine.</summary>
    private static bool EstUnFichier(ZipArchiveEntry entree) =>
        entree.Name.Length > 0 && entree.Name[0] != '.' && !entree.FullName.StartsWith("__MACOSX/", StringComparison.Ordinal);

    private void Sortir(Stream contenu, string nom)
    {
        var chemin = Path.Combine(_dossier.Chemin, $"{_fichiers.Count}.flux");
        using (var sortie = new FileStream(chemin, FileMode.CreateNew, FileAccess.Write))
        {
            var tampon = new byte[1 << 16];
            for (int lus; (lus = contenu.Read(tampon)) > 0;)
            {
                Borner(lus);
                sortie.Write(tampon.AsSpan(0, lus));
            }
        }

        _fichiers.Add(new FichierDeballe(chemin, nom, Creation(chemin)));
    }

    private void Borner(int octets)
    {
        _sortis += octets;
        if (_sortis > OctetsMaximum || (_sortis > OctetsSansControle && _sortis > _taille * GonflementMaximum))
        {
            throw Refus("Ce fichier compressé contient bien plus que ce qu’un envoi de la caisse peut contenir : il est refusé par sécurité. Vérifiez d’où il vient, et déposez le fichier décompressé.");
        }
    }

    private static DateTime? Creation(string chemin)
    {
        try
        {
            using var fichier = File.OpenRead(chemin);
            using var source = SourceFlux.Ouvrir(SourceFlux.Reconnaitre(chemin), fichier);
            return source.LireEnTete().Creation;
        }
        catch (FluxRefuseException)
        {
            return null;
        }
    }

    private static FluxRefuseException Refus(string phrase) => new("flux.archive", phrase + " Rien n’a été modifié.");
}
