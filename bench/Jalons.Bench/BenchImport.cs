using Jalons.Data.Referentiel;
using Jalons.Data.Socle;
using Jalons.Domain.Referentiel;
using Jalons.Flux.Generation;

namespace Jalons.Bench;

/// <summary><c>bench import</c> (issue 2, 4.4): one run gives the import, its limit and their ratio.</summary>
internal static class BenchImport
{
    private const string Departement = "55";
    private static readonly DateOnly Mois = new(2026, 10, 1);

    public static async Task<IReadOnlyList<Mesure>> MesurerAsync(int foyers)
    {
        await using var atelier = await Atelier.OuvrirAsync(dossier: null);
        var fichier = Path.Combine(atelier.Dossier, "mensuel.xml");
        var generateur = Generateur(foyers, Mois);
        Ecrire(fichier, generateur.EcrireMensuel);
        await using var installation = await Installation.OuvrirAsync(_ => { }, atelier.Annulation);
        await DepartementsServis.AjouterAsync(installation.Connexions, new DepartementServi(Departement, Departements.NomParCode[Departement]));

        var taille = new FileInfo(fichier).Length / 1e6;
        Limite.Parcourir(fichier);
        var scan = Limite.Parcourir(fichier);
        var premier = await EnfantImport.DansUnProcessusAsync(fichier, Departement, atelier.Annulation);
        var second = await EnfantImport.DansUnProcessusAsync(fichier, Departement, atelier.Annulation);
        var (copie, lignes) = await Limite.RecopierAsync(installation.Connexions, Departement, atelier.Dossier);
        var renvoi = await EnfantImport.DansUnProcessusAsync(Redater(fichier), Departement, atelier.Annulation);
        Ecrire(fichier, generateur.EcrireMensuelSuivant);
        var prochain = await EnfantImport.DansUnProcessusAsync(fichier, Departement, atelier.Annulation);
        if (premier.Crees != foyers || second.Inchanges != foyers || renvoi.Inchanges != foyers || prochain.Modifies == 0)
        {
            throw new InvalidOperationException($"Import inattendu : {premier}, puis {second}, puis {renvoi}, puis {prochain}.");
        }

        var listes = await new BenchListes(installation.Connexions, Departement, atelier.Dossier, atelier.Annulation).MesurerAsync(generateur.Comptes, Mois);
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
            Mesure.AuPlus("mémoire au plus haut", new[] { premier, second, renvoi, prochain }.Max(i => i.MemoireMo), 300, "Mo"),
            Mesure.Lue("le même fichier encore", second.Secondes, "s"),
            Mesure.AuPlus("le même fichier encore / premier import", second.Secondes / premier.Secondes, 0.3, ""),
            Mesure.Lue("les mêmes images sous une autre date, toutes comparées", renvoi.Secondes, "s"),
            Mesure.Lue("les mêmes images / premier import", renvoi.Secondes / premier.Secondes, ""),
            Mesure.Lue($"le mois suivant, {prochain.Modifies} dossiers modifiés, {prochain.Crees} créés", prochain.Secondes, "s"),
            .. listes,
        ];
    }

    /// <summary>The same pictures in a flow that the payer created a day later.</summary>
    private static string Redater(string fichier)
    {
        var renvoi = fichier + ".renvoi";
        File.Copy(fichier, renvoi);
        using var flux = File.Open(renvoi, FileMode.Open, FileAccess.ReadWrite);
        var debut = new byte[1024];
        flux.ReadExactly(debut);
        flux.Position = debut.AsSpan().IndexOf("<DTCREAFLUX>"u8) + "<DTCREAFLUX>2026-11-0".Length;
        flux.WriteByte((byte)'5');
        return renvoi;
    }

    /// <summary>A generator of flows of the département of the bench.</summary>
    public static GenerateurFlux Generateur(int foyers, DateOnly mois)
    {
        var communes = Path.Combine(Depot.Racine, "node_modules", "@etalab", "decoupage-administratif", "data", "communes.json");
        return new GenerateurFlux(new OptionsGenerateur(Departement, foyers, mois, 42, communes));
    }

    /// <summary>Writes a flow to a file, down to the disk: what is measured next does not pay for it.</summary>
    public static void Ecrire(string fichier, Action<Stream> flux)
    {
        using var sortie = File.Create(fichier);
        flux(sortie);
        sortie.Flush(flushToDisk: true);
    }
}
