using Jalons.Data.Socle;
using Npgsql;

namespace Jalons.Bench;

/// <summary><c>bench daily</c> (issue 3, 9): the daily flow of a thousand households on a base of a million people.</summary>
internal static class BenchQuotidien
{
    private const double But = 2;
    private const int Changements = 900;
    private const int Nouveaux = 100;

    public static async Task<IReadOnlyList<Mesure>> MesurerAsync(Options options)
    {
        await using var atelier = await Atelier.OuvrirAsync(options.Dossier);
        var foyers = BaseDeBanc.Foyers(options.Personnes);
        await using var installation = await BaseDeBanc.PreparerAsync(atelier, foyers, vivante: false);
        var (personnes, dernier) = await LireAsync(installation.Connexions, atelier.Annulation);
        var fichier = Path.Combine(atelier.Dossier, "quotidien.xml");
        BenchImport.Ecrire(fichier, flux => BaseDeBanc.Generateur(foyers).EcrireQuotidien(flux, dernier.AddDays(1), Changements, Nouveaux));
        var import = await EnfantImport.DansUnProcessusAsync(fichier, BaseDeBanc.Departement, atelier.Annulation);
        File.Delete(fichier);
        return import.Crees + import.Modifies == Changements + Nouveaux
            ?
            [
                Mesure.Lue("personnes", personnes, "personnes"),
                Mesure.AuPlus($"flux quotidien de {Changements + Nouveaux} foyers", import.Secondes, But, "s"),
                Mesure.Lue("mémoire au plus haut", import.MemoireMo, "Mo"),
            ]
            : throw new InvalidOperationException($"Import inattendu : {import}.");
    }

    private static async Task<(long Personnes, DateOnly Dernier)> LireAsync(ConnexionsJalons connexions, CancellationToken annulation)
    {
        await using var connexion = await connexions.OuvrirAsync(BaseDeBanc.Departement, annulation);
        await using var commande = new NpgsqlCommand("select (select count(*) from personne), (select max(cree_le)::date from flux)", connexion) { CommandTimeout = 0 };
        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        await lecteur.ReadAsync(annulation);
        return (lecteur.GetInt64(0), lecteur.GetFieldValue<DateOnly>(1));
    }
}
