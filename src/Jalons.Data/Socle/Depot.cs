namespace Jalons.Data.Socle;

/// <summary>Where the sources and the npm packages of this installation live.</summary>
public static class Depot
{
    /// <summary>
    /// The folder that holds <c>package.json</c> and <c>node_modules</c>: the variable <c>JALONS_RACINE</c>, else the
    /// nearest parent of the running program that holds <c>Jalons.slnx</c>, else the program's own folder.
    /// </summary>
    public static string Racine { get; } = Trouver();

    /// <summary>The folder of the running installation: <c>JALONS_HOME</c>, else <c>.local</c> under <see cref="Racine"/>.</summary>
    public static string Domicile =>
        Environment.GetEnvironmentVariable("JALONS_HOME") is { Length: > 0 } choisi
            ? Path.GetFullPath(choisi)
            : Path.Combine(Racine, ".local");

    private static string Trouver()
    {
        if (Environment.GetEnvironmentVariable("JALONS_RACINE") is { Length: > 0 } choisie)
        {
            return Path.GetFullPath(choisie);
        }

        for (var dossier = new DirectoryInfo(AppContext.BaseDirectory); dossier is not null; dossier = dossier.Parent)
        {
            if (File.Exists(Path.Combine(dossier.FullName, "Jalons.slnx")))
            {
                return dossier.FullName;
            }
        }

        return AppContext.BaseDirectory;
    }
}
