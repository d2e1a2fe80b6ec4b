using System.Text;
using Jalons.Flux.Caf;
using Xunit;

namespace Jalons.Tests.Flux;

/// <summary>What a file is, by its content.</summary>
public class DetecteurTests
{
    [Theory]
    [InlineData("exemple-beneficiaire-mensuel.xml", FormatFlux.Beneficiaires)]
    [InlineData("exemple-beneficiaire-quotidien.xml", FormatFlux.Beneficiaires)]
    [InlineData("exemple-instruction.xml", FormatFlux.Instruction)]
    [InlineData("vrsb0801.xsd", FormatFlux.AutreXml)]
    public void Fichiers(string nom, FormatFlux attendu) => Assert.Equal(attendu, DetecteurFlux.Reconnaitre(new MemoryStream(Exemples.Octets(nom))));

    [Theory]
    [InlineData("", FormatFlux.Vide)]
    [InlineData("   \n", FormatFlux.Vide)]
    [InlineData("a;b;c", FormatFlux.Texte)]
    [InlineData("PK\u0003\u0004", FormatFlux.Zip)]
    [InlineData("%PDF-1.4", FormatFlux.Pdf)]
    [InlineData("\u0001\u0002", FormatFlux.PasXml)]
    [InlineData("<Racine", FormatFlux.XmlIllisible)]
    [InlineData("<!DOCTYPE x><x/>", FormatFlux.XmlIllisible)]
    [InlineData("<a/>", FormatFlux.AutreXml)]
    [InlineData("<fichier-PE-CG/>", FormatFlux.FranceTravail)]
    [InlineData("<Racine><IdentificationFlux><NATFLUX>R</NATFLUX></IdentificationFlux><InfoDemandeRSA/></Racine>", FormatFlux.RecueilDsp)]
    [InlineData("<Racine><IdentificationFlux><NATFLUX>I</NATFLUX></IdentificationFlux><InfoDemandeRSA/></Racine>", FormatFlux.Instruction)]
    [InlineData("<Racine><IdentificationFlux><TYPEFLUX>M</TYPEFLUX></IdentificationFlux><InfosCreanceFoyerRSA/></Racine>", FormatFlux.Creances)]
    [InlineData("<Racine><IdentificationFlux><NATFLUX>F</NATFLUX></IdentificationFlux><InfosFinancieresFoyerRSA/></Racine>", FormatFlux.Financier)]
    [InlineData("<Racine><IdentificationFlux><VERSIONFLUX>VRSD0301</VERSIONFLUX><NATFLUX>D</NATFLUX></IdentificationFlux><InfosFoyerRSA/></Racine>", FormatFlux.BeneficiairesRefondu)]
    public void Contenus(string contenu, FormatFlux attendu) => Assert.Equal(attendu, DetecteurFlux.Reconnaitre(new MemoryStream(Encoding.Latin1.GetBytes(contenu))));

    [Fact]
    public void Lit_peu_d_un_grand_fichier()
    {
        using var flux = new FluxRepete(Exemples.TexteMensuel[..600], "<x/>", 1L << 31);
        Assert.Equal(FormatFlux.Beneficiaires, DetecteurFlux.Reconnaitre(flux));
        Assert.True(flux.Donnes <= 128 * 1024);
    }

    [Fact]
    public void Chaque_format_a_un_nom_francais() =>
        Assert.Equal(Enum.GetValues<FormatFlux>().Length, Enum.GetValues<FormatFlux>().Select(f => f.Nom()).Distinct().Count());
}
