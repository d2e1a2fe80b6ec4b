using System.Text;
using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;
using Jalons.Flux.Caf;
using Jalons.Flux.Generation;
using Xunit;

namespace Jalons.Tests.Flux;

/// <summary>A kept picture says all that its block says, save what must not be kept (docs/adr/0012).</summary>
public class ImageCompacteTests
{
    private static readonly string[] HorsImage = ["RIB", "NUMTITSEJ", "NUMDUPTITSEJ", "NATFINGRO", "DFGRO", "NIR"];

    [Fact]
    public void Chaque_image_relue_dit_ce_que_dit_son_bloc()
    {
        using var genere = new MemoryStream();
        new GenerateurFlux(new OptionsGenerateur("55", 60, new DateOnly(2025, 10, 1), 55, Communes.Chemin)).EcrireMensuel(genere);
        foreach (var octets in new[] { Exemples.Mensuel, Exemples.Quotidien, genere.ToArray() })
        {
            Comparer<LecteurBeneficiaires, ElementFlux>(octets, "InfosFoyerRSA", new LecteurBeneficiaires(new MemoryStream(octets)), e => ((FoyerLu)e).Foyer);
        }

        Comparer<LecteurInstructions, ElementInstruction>(
            Exemples.Instruction, "InfoDemandeRSA", new LecteurInstructions(new MemoryStream(Exemples.Instruction)), e => ((DemandeLue)e).Demande.Foyer);
    }

    [Fact]
    public void Une_image_pese_moins_du_tiers_de_son_XML()
    {
        var lecture = Exemples.Lire(Exemples.Mensuel);
        Assert.InRange(lecture.Foyers.Sum(f => f.Image.Length), 1, Exemples.Mensuel.Length / 3);
    }

    [Fact]
    public void Des_octets_abimes_sont_refuses_sans_tourner_en_rond()
    {
        var (image, noms) = Premiere();
        var abimes =
            from place in Gen.Choose(0, image.Length - 1)
            from valeur in Gen.Choose(0, 255)
            from coupe in Gen.Choose(1, image.Length)
            select (place, valeur, coupe);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(abimes.ToArbitrary(), cas =>
        {
            var octets = image.ToArray();
            octets[cas.place] = (byte)cas.valeur;
            try
            {
                Assert.NotEmpty(ElementImage.Lire(octets.AsSpan(0, cas.coupe), noms).Nom);
            }
            catch (InvalidDataException)
            {
                // Said, not read wrongly for ever.
            }
        }));
    }

    [Fact]
    public void Un_numero_de_securite_sociale_n_est_dans_aucune_image()
    {
        var nirs = XDocument.Parse(Exemples.TexteMensuel).Descendants("NIR").Select(n => n.Value.Trim()).Where(n => n.Length > 0).Distinct().ToList();
        Assert.NotEmpty(nirs);
        Assert.All(Exemples.Lire(Exemples.Mensuel).Foyers, f => Assert.All(nirs, n => Assert.DoesNotContain(n, Encoding.UTF8.GetString(f.Image.Span), StringComparison.Ordinal)));
    }

    private static (ReadOnlyMemory<byte> Image, IReadOnlyList<string> Noms) Premiere()
    {
        using var lecteur = new LecteurBeneficiaires(new MemoryStream(Exemples.Mensuel));
        lecteur.LireEnTete();
        var foyers = lecteur.Lire().ToList();
        return (((FoyerLu)foyers[0]).Foyer.Image, lecteur.Noms);
    }

    private static void Comparer<TLecteur, T>(byte[] octets, string bloc, TLecteur lecteur, Func<T, FoyerRecu> foyer)
        where TLecteur : LecteurFlux<T>
    {
        using (lecteur)
        {
            lecteur.LireEnTete();
            var images = lecteur.Lire().Select(foyer).ToList();
            var blocs = XDocument.Load(new MemoryStream(octets)).Root!.Elements(bloc).ToList();
            Assert.Equal(blocs.Count, images.Count);
            Assert.All(images.Zip(blocs), p => Assert.Equal(EnTexte(p.Second), EnTexte(ElementImage.Lire(p.First.Image.Span, lecteur.Noms))));
        }
    }

    private static string EnTexte(ElementImage element) =>
        element.Enfants.Count == 0 ? $"{element.Nom}={element.Valeur}" : $"{element.Nom}({string.Join(' ', element.Enfants.Select(EnTexte))})";

    private static string EnTexte(XElement element)
    {
        var enfants = element.Elements().Where(e => !HorsImage.Contains(e.Name.LocalName) && (e.HasElements || !string.IsNullOrWhiteSpace(e.Value))).ToList();
        return enfants.Count == 0 && !element.HasElements
            ? $"{element.Name.LocalName}={element.Value.Trim()}"
            : enfants.Count == 0 ? $"{element.Name.LocalName}=" : $"{element.Name.LocalName}({string.Join(' ', enfants.Select(EnTexte))})";
    }
}
