namespace Jalons.Data.Socle.Cluster;

/// <summary>Unix file modes: who can read, who can pass.</summary>
internal static class Droits
{
    private const UnixFileMode Prive = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private const UnixFileMode Passage = Prive
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    /// <summary>Creates a folder that everybody may cross when root lends it to the server's account, else a private one.</summary>
    public static void CreerDossier(string chemin)
    {
        Refuser();
        if (!OperatingSystem.IsWindows() && !Directory.Exists(chemin))
        {
            Directory.CreateDirectory(chemin, Execution.EstRoot ? Passage : Prive);
        }
    }

    /// <summary>Creates a folder that only its owner may enter.</summary>
    public static void CreerDossierPrive(string chemin)
    {
        Refuser();
        if (!OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(chemin, Prive);
        }
    }

    /// <summary>Writes a file that only its owner may read, all of it or nothing.</summary>
    public static void EcrireSecret(string chemin, string contenu)
    {
        Refuser();
        var provisoire = chemin + ".nouveau";
        File.Delete(provisoire);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var fichier = new StreamWriter(provisoire, options))
        {
            fichier.Write(contenu);
        }

        File.Move(provisoire, chemin, overwrite: true);
    }

    /// <summary>Makes a program readable and executable by everybody.</summary>
    public static void RendreExecutable(string chemin)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(chemin, Passage);
        }
    }

    /// <summary>Makes a folder if need be, and tells whether this process can write in it.</summary>
    public static bool PeutEcrire(string dossier)
    {
        try
        {
            CreerDossier(dossier);
            var essai = Path.Combine(dossier, $".essai-{Guid.NewGuid():N}");
            File.Create(essai).Dispose();
            File.Delete(essai);
            return true;
        }
        catch (Exception refus) when (refus is UnauthorizedAccessException or IOException)
        {
            return false;
        }
    }

    /// <summary>True when any account can walk down to this folder.</summary>
    public static bool EstAccessibleATous(string dossier)
    {
        for (var courant = new DirectoryInfo(dossier); courant is not null; courant = courant.Parent)
        {
            if (!OperatingSystem.IsWindows() && courant.Exists && !courant.UnixFileMode.HasFlag(UnixFileMode.OtherExecute))
            {
                return false;
            }
        }

        return true;
    }

    private static void Refuser()
    {
        if (OperatingSystem.IsWindows())
        {
            throw new ErreurInstallation(
                "Le PostgreSQL embarqué ne fonctionne que sous Linux et macOS. Sous Windows, indiquez un serveur avec la variable JALONS_DB.");
        }
    }
}
