using Jalons.Data.Referentiel;
using Jalons.Data.Socle;
using Jalons.Domain.Referentiel;
using Jalons.Flux.Generation;

namespace Jalons.Bench;

/// <summary><c>bench import</c> (issue 2, 4.4): one run gives the import, its limit and their ratio.</summary>
internal static class BenchImport
{
    private const string Departement = "55";

    public static async Task<IReadOnlyList<Mesure>> MesurerAsync(int foyers)
    {
        using var atelier = Atelier.Ouvrir();
        var fichier = Path.Combine(atelier.Dossier, "mensuel.xml");
        Generer(fichier, foyers);
        await using var installation = await Installation.OuvrirAsync(_ => { });
        await DepartementsServis.AjouterAsync(installation.Connexions, new DepartementServi(Departement, Departements.NomParCode[Departement]));

        Limite.Parcourir(fichier);
        var scan = Limite.Parcourir(fichier);
        var premier = await EnfantImport.DansUnProcessusAsync(fichier, Departement);
        var second = await EnfantImport.DansUnProcessusAsync(fichier, Departement);
        var (copie, lignes) = await Limite.RecopierAsync(installation.Connexions, Departement, atelier.Dossier);
        if (premier.Crees != foyers || second.Inchanges != foyers)
        {
            throw new InvalidOperationException($"Import inattendu : {premier}, puis {second}.");
        }

        var taille = new FileInfo(fichier).Length / 1e6;
        var limite = scan + copie;
        return
        [
            Mesure.Lue("fichier", taille, "Mo"),
            Mesure.Lue("lignes écrites", lignes, "lignes"),
            Mesure.Lue("limite : XmlReader nu", scan, "s"),
            Mesure.Lue("limite : COPY nu des mêmes lignes", copie, "s"),
            Mesure.Lue("premier import", premier.Secondes, "s"),
            Mesure.Lue("débit", taille / premier.Secondes, "Mo/s"),
            Mesure.Lue("personnes", premier.Personnes / premier.Secondes, "personnes/s"),
            Mesure.AuPlus("premier import / limite", premier.Secondes / limite, 2, ""),
            Mesure.AuPlus("mémoire au plus haut", Math.Max(premier.MemoireMo, second.MemoireMo), 300, "Mo"),
            Mesure.Lue("second import, rien n'a changé", second.Secondes, "s"),
            Mesure.AuPlus("second import / premier", second.Secondes / premier.Secondes, 0.5, ""),
        ];
    }

    public static void Generer(string fichier, int foyers)
    {
        var communes = Path.Combine(Depot.Racine, "node_modules", "@etalab", "decoupage-administratif", "data", "communes.json");
        using var sortie = File.Create(fichier);
        new GenerateurFlux(new OptionsGenerateur(Departement, foyers, new DateOnly(2026, 10, 1), 42, communes)).EcrireMensuel(sortie);
    }
}

/// <summary>A folder and an installation of their own for one bench, erased afterwards.</summary>
internal sealed class Atelier : IDisposable
{
    private Atelier(string dossier) => Dossier = dossier;

    /// <summary>The folder.</summary>
    public string Dossier { get; }

    public static Atelier Ouvrir()
    {
        var dossier = Directory.CreateTempSubdirectory("jalons-bench-").FullName;
        Environment.SetEnvironmentVariable("JALONS_DB", null);
        Environment.SetEnvironmentVariable("JALONS_HOME", Path.Combine(dossier, "domicile"));
        return new Atelier(dossier);
    }

    public void Dispose() => Directory.Delete(Dossier, recursive: true);
}
