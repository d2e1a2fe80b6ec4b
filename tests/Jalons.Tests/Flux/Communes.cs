namespace Jalons.Tests.Flux;

/// <summary>Where the communes of France are: the npm package at the root of the repository.</summary>
internal static class Communes
{
    public static string Chemin { get; } = Trouver();

    private static string Trouver()
    {
        for (var dossier = new DirectoryInfo(AppContext.BaseDirectory); dossier is not null; dossier = dossier.Parent)
        {
            var chemin = Path.Combine(dossier.FullName, "node_modules", "@etalab", "decoupage-administratif", "data", "communes.json");
            if (File.Exists(chemin))
            {
                return chemin;
            }
        }

        throw new FileNotFoundException("communes.json introuvable : lancez « npm ci » à la racine du dépôt.");
    }
}
