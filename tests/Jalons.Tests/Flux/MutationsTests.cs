using System.Globalization;
using System.Text;
using Jalons.Flux.Caf;
using Jalons.Flux.Generation;
using Jalons.TestKit;
using Xunit;

namespace Jalons.Tests.Flux;

/// <summary>
/// Malformed input is generated, not imagined: thousands of damaged files, by a repeatable chance. Whatever the damage, the
/// reader throws nothing but its own refusal, and every block met is either read or rejected.
/// </summary>
public class MutationsTests
{
    private static readonly byte[][] Graines =
    [
        Exemples.Mensuel,
        Exemples.Quotidien,
        Exemples.Instruction,
        Encoding.UTF8.GetBytes(Exemples.Avec("windows-1252", "UTF-8")),
        Genere(),
        Refondu("VRSD0301"),
        Refondu("VRSD0101"),
    ];

    private static readonly string[] Morceaux =
    [
        "<", ">", "&", "]]>", "<![CDATA[", "<!--", "-->", "<?", "?>", "<!DOCTYPE x>", "&#0;", "&#xD800;", "&amp;", "\0", "\u0085", "é", "œ", "''", "\"",
        "<Personne>", "</Personne>", "<InfosFoyerRSA>", "</InfosFoyerRSA>", "<InfosFoyerRSA/>", "</Racine>", "<TransmissionFlux/>", "<NOM>", "</NOM>",
        "2025-02-30", "9999-12-31", "0001-01-01", "-1", "1e9", "99999999999999999999", "NaN", "   ", "<Adresse/>", "<Evenement/>", "<x a='", "encoding=\"utf-7\"",
        "encoding=\"utf-16\"", "encoding=\"ibm850\"", "\uFEFF", "<DTNAI>", "<NIR>1</NIR>", "<RGADR>1</RGADR>", "<ETATDOSRSA>", "<ROLEPERS>DEM</ROLEPERS>",
    ];

    [Fact]
    public void Aucune_mutation_ne_leve_autre_chose_qu_un_refus()
    {
        var nombre = Environment.GetEnvironmentVariable("JALONS_TESTS_LONGS") == "1" ? 100_000 : 2_000;
        var (lus, refuses, rejetes, instructions) = (0, 0, 0, 0);
        for (var i = 0; i < nombre; i++)
        {
            var octets = Muter(new Random(i), Graines[i % Graines.Length]);
            try
            {
                var lecture = Lire(octets, i);
                lus++;
                rejetes += lecture;
            }
            catch (FluxRefuseException refus)
            {
                Assert.StartsWith("flux.", refus.Code, StringComparison.Ordinal);
                Assert.EndsWith("Rien n’a été modifié.", refus.Message, StringComparison.Ordinal);
                refuses++;
            }
            catch (Exception e)
            {
                Assert.Fail($"Mutation {i} : {e}");
            }

            _ = DetecteurFlux.Reconnaitre(new MemoryStream(octets));
            instructions += LireInstructions(octets);
        }

        Assert.True(instructions > nombre / 100, $"{instructions} demandes lues");
        Assert.True(lus > nombre / 10 && refuses > nombre / 10 && rejetes > nombre / 100, string.Create(CultureInfo.InvariantCulture, $"{lus} lus, {refuses} refusés, {rejetes} rejets"));
    }

    /// <summary>The accounting flows: whatever the damage, a block is read with all that identifies what it holds, or rejected.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Aucune_mutation_d_un_flux_comptable_ne_leve_autre_chose_qu_un_refus(bool creances)
    {
        var nombre = Environment.GetEnvironmentVariable("JALONS_TESTS_LONGS") == "1" ? 20_000 : 500;
        var graine = creances ? Creances() : Acomptes();
        var (lus, refuses, rejetes) = (0, 0, 0);
        for (var i = 0; i < nombre; i++)
        {
            try
            {
                using LecteurFlux<ElementFlux> lecteur = creances ? new LecteurCreances(Mute(i, graine)) : new LecteurAcomptes(Mute(i, graine));
                lecteur.LireEnTete();
                var elements = lecteur.Lire().ToList();
                Assert.All(elements.OfType<FoyerLu>(), e => Assert.True(e.Foyer.Anomalies.Count > 0 || e.Foyer.Creances.Count + e.Foyer.MouvementsAcompte.Count > 0));
                Assert.All(elements.OfType<FoyerLu>().SelectMany(e => e.Foyer.Creances), c => Assert.True(c.Rang.Length > 0 && c.Nature.Length > 0));
                Assert.Equal(elements.Count, lecteur.Blocs);
                lus++;
                rejetes += elements.OfType<FoyerRejete>().Count();
            }
            catch (FluxRefuseException refus)
            {
                Assert.StartsWith("flux.", refus.Code, StringComparison.Ordinal);
                refuses++;
            }
        }

        Assert.True(lus > nombre / 20 && refuses > nombre / 10 && rejetes > 0, string.Create(CultureInfo.InvariantCulture, $"{lus} lus, {refuses} refusés, {rejetes} rejets"));
    }

    /// <summary>Reads a file to its end and gives the number of rejects.</summary>
    private static int Lire(byte[] octets, int mutation)
    {
        using var lecteur = new LecteurBeneficiaires(new MemoryStream(octets));
        lecteur.LireEnTete();
        var (rang, rejets) = (0, 0);
        foreach (var element in lecteur.Lire())
        {
            rang++;
            switch (element)
            {
                case FoyerLu { Foyer: var foyer }:
                    Assert.Equal(rang, foyer.Rang);
                    Assert.NotEmpty(foyer.Personnes);
                    Assert.All(foyer.Personnes, p => Assert.True(p.Nom.Length > 0 && p.Prenom.Length > 0 && p.Role is "DEM" or "CJT" or "ENF" or "AUT"));
                    break;
                case FoyerRejete { Rejet: var rejet }:
                    rejets++;
                    Assert.Equal(rang, rejet.Rang);
                    Assert.True(rejet.Motif.Length > 20 && rejet.Brut.StartsWith("<InfosFoyerRSA>", StringComparison.Ordinal), $"mutation {mutation}");
                    break;
            }
        }

        Assert.Equal(rang, lecteur.Blocs);
        Assert.NotNull(lecteur.Fin);
        return rejets;
    }

    private static int LireInstructions(byte[] octets)
    {
        try
        {
            using var lecteur = new LecteurInstructions(new MemoryStream(octets));
            lecteur.LireEnTete();
            return lecteur.Lire().Count(e => e is DemandeLue { Demande.Personnes.Count: > 0 });
        }
        catch (FluxRefuseException)
        {
            return 0;
        }
    }

    /// <summary>One to three damages, the same for the same chance.</summary>
    internal static byte[] Muter(Random alea, byte[] octets)
    {
        var resultat = octets.ToList();
        for (var n = alea.Next(1, 4); n > 0 && resultat.Count > 10; n--)
        {
            var i = alea.Next(resultat.Count);
            var longueur = Math.Min(alea.Next(1, alea.Next(4) == 0 ? 2_000 : 12), resultat.Count - i);
            switch (alea.Next(7))
            {
                case 0: resultat[i] = (byte)alea.Next(256); break;
                case 1: resultat.RemoveRange(i, longueur); break;
                case 2: resultat.InsertRange(i, resultat.GetRange(alea.Next(resultat.Count - longueur + 1), longueur)); break;
                case 3: resultat.RemoveRange(i, alea.Next(3) == 0 ? resultat.Count - i : 1); break;
                case 4: Permuter(alea, resultat); break;
                case 5: ChangerUneValeur(alea, resultat); break;
                default: resultat.InsertRange(i, Encoding.UTF8.GetBytes(Morceaux[alea.Next(Morceaux.Length)])); break;
            }
        }

        return [.. resultat];
    }

    private static void Permuter(Random alea, List<byte> octets)
    {
        var (i, j) = (alea.Next(octets.Count), alea.Next(octets.Count));
        (octets[i], octets[j]) = (octets[j], octets[i]);
    }

    /// <summary>Keeps the file well formed: only the text of one element changes.</summary>
    private static void ChangerUneValeur(Random alea, List<byte> octets)
    {
        var i = octets.IndexOf((byte)'>', alea.Next(octets.Count));
        var fin = i < 0 ? -1 : octets.IndexOf((byte)'<', i);
        if (fin < 0)
        {
            return;
        }

        octets.RemoveRange(i + 1, fin - i - 1);
        var texte = Morceaux[alea.Next(Morceaux.Length)].Replace('<', 'x').Replace('&', 'y').Replace('\0', 'z');
        octets.InsertRange(i + 1, Encoding.ASCII.GetBytes(texte));
    }

    private static byte[] Refondu(string schema) => FluxBuilder.Quotidien(new(2025, 11, 12)).Refondu(schema).Avec(
        Enumerable.Range(1, 3).Select(i => FoyerBuilder.Nouveau($"0000000{i}055").VersementSuspendu("MRE", new(2025, 10, 1)).Evenement("ENTDED", new(2025, 11, 10)).Avec(
            PersonneBuilder.Demandeur("DUPONT", "MARIE", new(1990, 5, 2)).SoumisDu(new(2024, 1, 1)).Sanction(100m, new(2025, 10, 1)),
            PersonneBuilder.Enfant("DUPONT", "LEO", new(2020, 5, 2))))).Octets();

    private static MemoryStream Mute(int graine, byte[] octets) => new(Muter(new Random(graine), octets));

    private static byte[] Creances() => FluxBuilder.Mensuel(2025, 10)
        .AvecBrut(string.Concat(Enumerable.Range(1, 10).Select(i => BlocsComptables.Creances($"000000{i:00}155", BlocsComptables.Creance("2025-06-12", 610m), BlocsComptables.Creance("2025-06-13", 80m))))).Annonce(10).Octets();

    private static byte[] Acomptes() => FluxBuilder.Mensuel(2025, 10).DeNature("F")
        .AvecBrut(string.Concat(Enumerable.Range(1, 10).Select(i => BlocsComptables.Acompte($"000000{i:00}155", "2025-10-01", BlocsComptables.Allocation("0000001", 610m), BlocsComptables.Allocation("0000002", 5m)))))
        .AvecBrut($"<TotalisationAcompte>{BlocsComptables.Total("MontantTotalAcompte", 610m)}</TotalisationAcompte>").Annonce(10).Octets();

    private static byte[] Genere()
    {
        using var flux = new MemoryStream();
        new GenerateurFlux(new OptionsGenerateur("55", 6, new DateOnly(2025, 10, 1), 7, Communes.Chemin)).EcrireMensuel(flux);
        return flux.ToArray();
    }
}
