using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;

namespace Jalons.Data.Socle.Cluster;

/// <summary>
/// The server's programs. The npm package is copied once per version into a folder that the server's account can reach, with the
/// symbolic links that npm cannot carry: neither a package reinstalled under a running server nor a private source folder disturbs it.
/// </summary>
/// <param name="Dossier">The folder that holds <c>bin</c>, <c>lib</c> and <c>share</c>.</param>
internal sealed record BinairesPostgres(string Dossier)
{
    private sealed record Lien(string source, string target);

    private static readonly string[] Parties = ["bin", "lib", "share"];

    /// <summary>The path of one program: <c>initdb</c>, <c>pg_ctl</c> or <c>postgres</c>.</summary>
    public string Programme(string nom) => Path.Combine(Dossier, "bin", nom);

    /// <summary>Finds the package of this platform and copies it under <paramref name="accueil"/> unless it is already there.</summary>
    public static BinairesPostgres Preparer(string paquets, string accueil)
    {
        var paquet = Path.Combine(paquets, "@embedded-postgres", NomPlateforme());
        var manifeste = Path.Combine(paquet, "package.json");
        if (!File.Exists(manifeste))
        {
            throw new ErreurInstallation(
                $"Le PostgreSQL embarqué est absent de « {paquets} ». Lancez « npm ci --ignore-scripts » dans le dossier de Jalons, "
                + "ou indiquez un serveur avec la variable JALONS_DB.");
        }

        using var lu = JsonDocument.Parse(File.ReadAllText(manifeste));
        var version = lu.RootElement.GetProperty("version").GetString()!;
        var cible = Path.Combine(accueil, $"{NomPlateforme()}-{version}");
        if (!Directory.Exists(cible))
        {
            Copier(paquet, cible);
        }

        return new BinairesPostgres(cible);
    }

    private static void Copier(string paquet, string cible)
    {
        Droits.CreerDossier(Path.GetDirectoryName(cible)!);
        var provisoire = $"{cible}.{RandomNumberGenerator.GetHexString(8)}";
        foreach (var partie in Parties)
        {
            CopierDossier(Path.Combine(paquet, "native", partie), Path.Combine(provisoire, "native", partie));
        }

        RecreerLiens(Path.Combine(paquet, "native", "pg-symlinks.json"), provisoire);
        foreach (var programme in Directory.EnumerateFiles(Path.Combine(provisoire, "native", "bin")))
        {
            Droits.RendreExecutable(programme);
        }

        try
        {
            Directory.Move(Path.Combine(provisoire, "native"), cible);
        }
        catch (IOException) when (Directory.Exists(cible))
        {
            // Another installation made the same copy meanwhile: it is as good.
        }

        Directory.Delete(provisoire, recursive: true);
    }

    private static void CopierDossier(string source, string cible)
    {
        Droits.CreerDossier(cible);
        foreach (var dossier in Directory.EnumerateDirectories(source))
        {
            CopierDossier(dossier, Path.Combine(cible, Path.GetFileName(dossier)));
        }

        // Static libraries only serve to compile extensions; a link made by an earlier installer is made again from the list.
        foreach (var fichier in new DirectoryInfo(source).EnumerateFiles().Where(f => f.Extension != ".a" && f.LinkTarget is null))
        {
            fichier.CopyTo(Path.Combine(cible, fichier.Name));
        }
    }

    private static void RecreerLiens(string liste, string racine)
    {
        if (!File.Exists(liste))
        {
            return;
        }

        foreach (var lien in JsonSerializer.Deserialize<Lien[]>(File.ReadAllText(liste))!)
        {
            var chemin = Path.Combine(racine, lien.target);
            var relatif = Path.GetRelativePath(Path.GetDirectoryName(chemin)!, Path.Combine(racine, lien.source));
            File.CreateSymbolicLink(chemin, relatif);
        }
    }

    private static string NomPlateforme()
    {
        var systeme = OperatingSystem.IsMacOS() ? "darwin" : "linux";
        return $"{systeme}-{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}";
    }
}
