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
        await using var atelier = await Atelier.OuvrirAsync(dossier: null);
        var fichier = Path.Combine(atelier.Dossier, "mensuel.xml");
        Generer(fichier, foyers, new DateOnly(2026, 10, 1));
        await using var installation = await Installation.OuvrirAsync(_ => { }, atelier.Annulation);
        await DepartementsServis.AjouterAsync(installation.Connexions, new DepartementServi(Departement, Departements.NomParCode[Departement]));

        Limite.Parcourir(fichier);
        var scan = Limite.Parcourir(fichier);
        var premier = await EnfantImport.DansUnProcessusAsync(fichier, Departement, atelier.Annulation);
        var second = await EnfantImport.DansUnProcessusAsync(fichier, Departement, atelier.Annulation);
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

    public static void Generer(string fichier, int foyers, DateOnly mois)
    {
        var communes = Path.Combine(Depot.Racine, "node_modules", "@etalab", "decoupage-administratif", "data", "communes.json");
        using var sortie = File.Create(fichier);
        new GenerateurFlux(new OptionsGenerateur(Departement, foyers, mois, 42, communes)).EcrireMensuel(sortie);
    }
}
