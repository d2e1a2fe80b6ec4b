using System.Xml.Linq;
using Jalons.Flux.Caf;
using Xunit;

namespace Jalons.Tests.Flux;

/// <summary>Everything that is kept of the flows has words (<c>references/cnaf/flux.md</c>, annex B).</summary>
public class DictionnaireTests
{
    [Fact]
    public void Chaque_element_des_exemples_est_connu()
    {
        var noms = new[] { Exemples.Mensuel, Exemples.Quotidien, Exemples.Instruction }
            .SelectMany(o => XDocument.Load(new MemoryStream(o)).Root!.Elements().Where(e => e.Name.LocalName is not "TransmissionFlux").DescendantsAndSelf())
            .Where(e => !e.AncestorsAndSelf("RIB").Any()).Select(e => e.Name.LocalName).Distinct()
            .Except(["InfosFoyerRSA", "InfoDemandeRSA", "IdentificationFlux", "NIR", "NUMTITSEJ", "NUMDUPTITSEJ", "NATFINGRO", "DFGRO"]);
        Assert.All(noms, nom => Assert.NotNull(Dictionnaire.De(nom)));
    }

    [Fact]
    public void Chaque_liste_nommee_existe() =>
        Assert.All(Dictionnaire.Tous.Where(e => e.Liste is not null), e => Assert.NotEmpty(Codes.Liste(e.Liste!)));

    [Fact]
    public void Une_valeur_a_un_libelle_un_bloc_peut_ne_faire_que_grouper() =>
        Assert.All(Dictionnaire.Tous, e => Assert.True(e.Genre == GenreElement.Bloc || e.Libelle.Length > 0, e.Nom));

    [Theory]
    [InlineData("ETATDOSRSA", "2", "Droit ouvert et versable")]
    [InlineData("RGADR", "1", null)]
    [InlineData("MOTISUSDRORSA", "SCG", null)]
    public void Un_code_a_son_libelle_quelle_que_soit_la_version(string element, string code, string? libelle)
    {
        var lu = Dictionnaire.De(element)!.LibelleDuCode(code);
        Assert.NotNull(lu);
        Assert.Equal(libelle ?? lu, lu);
    }

    [Fact]
    public void Un_nom_avec_accent_est_reconnu() => Assert.Equal("Derogation", Dictionnaire.De("Dérogation")?.Nom);
}
