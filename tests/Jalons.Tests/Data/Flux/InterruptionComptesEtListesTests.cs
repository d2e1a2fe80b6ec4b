using System.Text;
using Jalons.Data.Flux;
using Jalons.TestKit;
using Xunit;

namespace Jalons.Tests.Data.Flux;

/// <summary>
/// Killing the process that imports an accounting flow or a list, at any moment, leaves all of it or nothing, and the import can be run again to the same base as
/// one clean run. <c>JALONS_TESTS_LONGS=1</c> kills each a hundred times.
/// </summary>
public sealed class InterruptionComptesEtListesTests : TestsImport
{
    private const int Foyers = 1_500;

    private static readonly FluxBuilder Premier = FluxBuilder.Mensuel(2025, 9).Avec(Enumerable.Range(1, Foyers).Select(i => Seul(Numero(i), "P" + i).Matricule($"{i:0000000}")));

    [Theory]
    [InlineData("creances.xml")]
    [InlineData("acomptes.xml")]
    [InlineData("RSA_INSCRIPTION_202511_DPT55.csv")]
    [InlineData("contacts.csv")]
    public async Task Tuer_le_processus_laisse_tout_ou_rien_et_se_reprend(string fichier)
    {
        var chemin = Path.Combine(Directory.CreateTempSubdirectory("jalons-test-").FullName, fichier);
        await File.WriteAllBytesAsync(chemin, Contenu(fichier), Fin);
        var propre = await ImporterProprementAsync(chemin);
        await ImporterAsync(Premier);
        var avant = await ViderAsync();
        var hasard = new Random(20_251_120);
        for (var coup = Environment.GetEnvironmentVariable("JALONS_TESTS_LONGS") == "1" ? 100 : 2; coup > 0; coup--)
        {
            await Enfant.TuerApresAsync(Bdd, chemin, commandes: hasard.Next(1, 20), Fin);
            if (await ViderAsync() != avant)
            {
                Assert.Equal(propre, await Vidage.CanoniqueAsync(Connexion));
            }
        }

        Assert.Equal(0, (await Enfant.ExecuterAsync(Bdd, Fin, "import", chemin, "--json")).Statut);
        Assert.Equal(propre, await Vidage.CanoniqueAsync(Connexion));
    }

    /// <summary>What the base holds when nothing goes wrong.</summary>
    private static async Task<string> ImporterProprementAsync(string chemin)
    {
        await using var autre = new BaseDeTest();
        await autre.InitializeAsync();
        await new ImporteurFlux(autre.Connexions).ImporterAsync(new DemandeImport(Premier.Ecrire(), "premier.xml", null, Reception), null, Fin);
        var bilan = await Enfant.ExecuterAsync(autre, Fin, "import", chemin, "--json");
        Assert.True(bilan.Statut == 0, bilan.Messages);
        await using var connexion = await autre.OuvrirAsync();
        return await Vidage.CanoniqueAsync(connexion);
    }

    private static byte[] Contenu(string fichier) => fichier switch
    {
        "creances.xml" => FluxBuilder.Mensuel(2025, 10)
            .AvecBrut(string.Concat(Numeros().Select(n => BlocsComptables.Creances(n, BlocsComptables.Creance("2025-06-12", 610m))))).Annonce(Foyers).Octets(),
        "acomptes.xml" => FluxBuilder.Mensuel(2025, 10).DeNature("F")
            .AvecBrut(string.Concat(Numeros().Select(n => BlocsComptables.Acompte(n, "2025-10-01", BlocsComptables.Allocation("0000001", 610m)))))
            .AvecBrut($"<TotalisationAcompte>{BlocsComptables.Total("MontantTotalAcompte", 610m * Foyers)}</TotalisationAcompte>").Annonce(Foyers).Octets(),
        "contacts.csv" => Lignes(
            "NIR;MATRICULE;ROLE PERSONNE;NUMERO DEMANDE RSA;NUMERO TELEPHONE DOSSIER;NUMERO TELEPHONE 2 DOSSIER;ADRESSE ELECTRONIQUE DOSSIER;DATE DEBUT DROITS - DEVOIRS",
            i => $";{i:0000000};DEM;;06{i:00000000};;p{i}@exemple.fr;01/04/2023"),
        _ => Lignes("NIR;Identifiant;Nom;Prénom;Date de naissance;Date d'effet;Catégorie;NIR", i => $";{i:0000000}A123;DUPONT;P{i};02/05/1990;01/06/2025;9;"),
    };

    private static byte[] Lignes(string titres, Func<int, string> ligne) =>
        Encoding.UTF8.GetBytes(string.Join("\r\n", Enumerable.Range(1, Foyers).Select(ligne).Prepend(titres)));

    private static IEnumerable<string> Numeros() => Enumerable.Range(1, Foyers).Select(Numero);

    private static string Numero(int i) => $"{i:00000000}155";
}
