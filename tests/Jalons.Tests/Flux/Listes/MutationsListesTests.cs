using System.Globalization;
using System.IO.Compression;
using System.Text;
using Jalons.Flux.Caf;
using Jalons.Flux.Listes;
using Jalons.Web.Ui;
using Xunit;

namespace Jalons.Tests.Flux.Listes;

/// <summary>
/// Damaged lists, by a repeatable chance: whatever the damage, the reader throws nothing but its own refusal, and every row met is read or rejected with its
/// reason. <c>JALONS_TESTS_LONGS=1</c> tries a hundred thousand of them.
/// </summary>
public sealed class MutationsListesTests
{
    private static readonly DateOnly Aujourdhui = new(2025, 12, 6);

    private static readonly string[] Morceaux =
    [
        ";", "\"", "\"\"", "\r\n", "\n", ",", "\t", "\0", "'", "=cmd()", "é", "\u00A0", "\uFEFF", "<", "&", "1,85E+12", "31/02/1990", "00/00/0000", "99999999999999999999", "-1", "45000", ";;;;;;;;;;",
        "NaN", "vers 1990", "2900555999999", "NIR", "Nom", "DEM", "]]>", "<c>", "</row>", "</c>", "t=\"s\"", "r=\"ZZ9\"",
    ];

    private static readonly byte[][] Graines =
    [
        Csv(Lignes(Inscriptions)), Csv(Lignes(Contacts)), Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(Texte(Lignes(Personnes)))).ToArray(),
        Encoding.Latin1.GetBytes(Texte(Lignes(Personnes))), Classeur(Lignes(Personnes)), Classeur(Lignes(Inscriptions)),
    ];

    private static string[] Inscriptions(int i) =>
        i == 0 ? ["NIR", "Identifiant", "Nom", "Prénom", "Naissance", "Date d'effet", "Catégorie", "NIR"] : ["", $"0123456A{i:000}", $"NOM{i}", "ANNE", "02/05/1990", "03/06/2025", "1", ""];

    private static string[] Contacts(int i) => i == 0
        ? ["NIR", "MATRICULE", "ROLE PERSONNE", "NUMERO DEMANDE RSA", "NUMERO TELEPHONE DOSSIER", "NUMERO TELEPHONE 2 DOSSIER", "ADRESSE ELECTRONIQUE DOSSIER", "DATE DEBUT DROITS - DEVOIRS"]
        : ["", $"{i:0000000}", "DEM", $"{i:00000000}155", "0612345678", "329000000", $"a{i}@exemple.fr", "01/04/2023"];

    private static string[] Personnes(int i) => i == 0
        ? ["Civilité", "Nom", "Prénom", "Né(e) le", "N° SS", "Portable", "Courriel", "CP", "Commune", "Remarque"]
        : ["Mme", $"Nom « {i} »", "Zoé", $"{1 + (i % 28):00}/05/1990", "", "06 12 34 56 78", "zoe@exemple.fr", "55000", "Bar-le-Duc", "à rappeler"];

    [Fact]
    public void Aucune_mutation_ne_leve_autre_chose_qu_un_refus()
    {
        var nombre = Environment.GetEnvironmentVariable("JALONS_TESTS_LONGS") == "1" ? 100_000 : 2_000;
        var (lus, refuses, rejetees) = (0, 0, 0);
        for (var i = 0; i < nombre; i++)
        {
            var octets = Muter(new Random(i), Graines[i % Graines.Length]);
            try
            {
                rejetees += Lire(octets);
                lus++;
            }
            catch (FluxRefuseException refus)
            {
                Assert.StartsWith("liste.", refus.Code, StringComparison.Ordinal);
                Assert.EndsWith("Rien n’a été modifié.", refus.Message, StringComparison.Ordinal);
                refuses++;
            }
            catch (Exception e)
            {
                Assert.Fail($"Mutation {i} : {e}");
            }
        }

        Assert.True(lus > nombre / 10 && refuses > nombre / 20 && rejetees > nombre / 100, string.Create(CultureInfo.InvariantCulture, $"{lus} lues, {refuses} refusées, {rejetees} lignes rejetées"));
    }

    /// <summary>One to three damages; in a workbook, most often inside one of its parts, which stays a part that can be unpacked.</summary>
    internal static byte[] Muter(Random alea, byte[] octets) =>
        octets is [(byte)'P', (byte)'K', ..] && alea.Next(4) > 0 ? MuterUnePartie(alea, octets) : Abimer(alea, octets);

    /// <summary>A workbook of a list.</summary>
    internal static byte[] Classeur(IEnumerable<string[]> lignes)
    {
        using var sortie = new MemoryStream();
        ExportClasseur.Ecrire(sortie, lignes.First(), lignes.Skip(1));
        return sortie.ToArray();
    }

    private static byte[] MuterUnePartie(Random alea, byte[] octets)
    {
        using var sortie = new MemoryStream();
        sortie.Write(octets);
        using (var archive = new ZipArchive(sortie, ZipArchiveMode.Update, leaveOpen: true))
        {
            var partie = archive.Entries[alea.Next(3) == 0 ? alea.Next(archive.Entries.Count) : archive.Entries.ToList().FindIndex(e => e.FullName.Contains("sheet", StringComparison.Ordinal))];
            using var contenu = partie.Open();
            using var lue = new MemoryStream();
            contenu.CopyTo(lue);
            contenu.SetLength(0);
            contenu.Write(Abimer(alea, lue.ToArray()));
        }

        return sortie.ToArray();
    }

    private static byte[] Abimer(Random alea, byte[] octets)
    {
        var resultat = octets.ToList();
        for (var n = alea.Next(1, 4); n > 0 && resultat.Count > 10; n--)
        {
            var i = alea.Next(resultat.Count);
            var longueur = Math.Min(alea.Next(1, alea.Next(4) == 0 ? 500 : 12), resultat.Count - i);
            switch (alea.Next(5))
            {
                case 0: resultat[i] = (byte)alea.Next(256); break;
                case 1: resultat.RemoveRange(i, longueur); break;
                case 2: resultat.InsertRange(i, resultat.GetRange(alea.Next(resultat.Count - longueur + 1), longueur)); break;
                case 3: resultat.RemoveRange(i, alea.Next(3) == 0 ? resultat.Count - i : 1); break;
                default: resultat.InsertRange(i, Encoding.UTF8.GetBytes(Morceaux[alea.Next(Morceaux.Length)])); break;
            }
        }

        return [.. resultat];
    }

    /// <summary>Reads a list as its nature asks, and gives how many rows are rejected.</summary>
    private static int Lire(byte[] octets)
    {
        using var liste = LecteurListe.Ouvrir(new MemoryStream(octets));
        var nature = NaturesListe.Reconnaitre(liste, "RSA_INSCRIPTION_202511_DPT55.csv");
        var lignes = NaturesListe.Lignes(liste).ToList();
        Assert.Equal(lignes.Count, lignes.DistinctBy(l => l.Rang).Count());
        return lignes.Count(ligne => Defaut(nature, liste, ligne) is { } motif && motif.Length > 10);
    }

    /// <summary>Why a row is rejected; null when it is read.</summary>
    private static string? Defaut(NatureListe nature, LecteurListe liste, LigneListe ligne)
    {
        switch (nature)
        {
            case NatureListe.Personnes:
                var champs = ChampsPersonne.Proposer(liste.Titres);
                var personne = new LecturePersonnes(champs, Aujourdhui).Lire(ligne);
                Assert.True(!personne.EstPrenable || (personne.DateNaissance is not null && personne.Nom.Length > 0));
                return personne.Defauts.FirstOrDefault(d => d.Bloquant)?.Message;
            case NatureListe.Contacts:
                var contact = new LectureContacts(liste.Titres, Aujourdhui).Lire(ligne, out var sansContact);
                Assert.True(contact is null != (sansContact is null));
                return sansContact?.Message;
            default:
                var inscription = LigneFranceTravail.Lire(ligne, nature, Aujourdhui, out var sansInscription);
                Assert.True(inscription is null != (sansInscription is null));
                return sansInscription?.Message;
        }
    }

    private static List<string[]> Lignes(Func<int, string[]> ligne) => [.. Enumerable.Range(0, 9).Select(ligne)];

    private static string Texte(IEnumerable<string[]> lignes) => string.Join("\r\n", lignes.Select(l => string.Join(';', l)));

    private static byte[] Csv(IEnumerable<string[]> lignes) => Encoding.UTF8.GetBytes(Texte(lignes));
}
