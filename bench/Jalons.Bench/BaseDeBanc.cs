using Jalons.Data.Referentiel;
using Jalons.Data.Socle;
using Jalons.Domain.Referentiel;
using Jalons.Domain.Socle;
using Jalons.Flux.Generation;

namespace Jalons.Bench;

/// <summary>A base that was imported and filled; the one of the folder when it is kept there.</summary>
internal static class BaseDeBanc
{
    public const string Departement = "55";

    private const double FoyersParPersonne = 0.485;

    /// <summary>How many households make that many people.</summary>
    public static int Foyers(int personnes) => (int)(personnes * FoyersParPersonne);

    /// <summary>The generator of its flows: the monthly one is that of last month.</summary>
    public static GenerateurFlux Generateur(int foyers) => BenchImport.Generateur(foyers, TimeProvider.System.Aujourdhui().AddMonths(-1));

    /// <param name="atelier">Where it lives.</param>
    /// <param name="foyers">Households of its monthly flow.</param>
    /// <param name="vivante">With a past of orientations, contracts and rendez-vous; else with accounts only.</param>
    public static async Task<Installation> PreparerAsync(Atelier atelier, int foyers, bool vivante)
    {
        var contenu = vivante ? $"{foyers} foyers" : $"{foyers} foyers sans suivi";
        if (atelier.EstPret(contenu))
        {
            return await Installation.OuvrirAsync(static _ => { }, atelier.Annulation);
        }

        await atelier.ViderAsync();
        var fichier = Path.Combine(atelier.Dossier, "mensuel.xml");
        Console.Error.WriteLine($"Préparation d’une base de {contenu}…");
        BenchImport.Ecrire(fichier, Generateur(foyers).EcrireMensuel);
        var installation = await Installation.OuvrirAsync(static _ => { }, atelier.Annulation);
        try
        {
            await DepartementsServis.AjouterAsync(installation.Connexions, new DepartementServi(Departement, Departements.NomParCode[Departement]), atelier.Annulation);
            await EnfantImport.DansUnProcessusAsync(fichier, Departement, atelier.Annulation);
            await Peuplement.RemplirAsync(installation.Connexions, Departement, foyers, vivante, atelier.Annulation);
            File.Delete(fichier);
            atelier.NoterPret(contenu);
            return installation;
        }
        catch
        {
            await installation.DisposeAsync();
            throw;
        }
    }

    /// <summary>A base of lists: people and what is done with them, without any flow.</summary>
    public static async Task<Installation> PreparerListesAsync(Atelier atelier, int personnes)
    {
        var contenu = $"{personnes} personnes de listes";
        if (atelier.EstPret(contenu))
        {
            return await Installation.OuvrirAsync(static _ => { }, atelier.Annulation);
        }

        await atelier.ViderAsync();
        Console.Error.WriteLine($"Préparation d’une base de {contenu}…");
        var installation = await Installation.OuvrirAsync(static _ => { }, atelier.Annulation);
        try
        {
            await DepartementsServis.AjouterAsync(installation.Connexions, new DepartementServi(Departement, Departements.NomParCode[Departement]), atelier.Annulation);
            await Peuplement.ListerAsync(installation.Connexions, Departement, personnes, atelier.Annulation);
            atelier.NoterPret(contenu);
            return installation;
        }
        catch
        {
            await installation.DisposeAsync();
            throw;
        }
    }
}
