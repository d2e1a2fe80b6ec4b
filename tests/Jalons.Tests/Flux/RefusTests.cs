using Jalons.Flux.Caf;
using Jalons.TestKit;
using System.IO.Compression;
using System.Text;
using Xunit;

namespace Jalons.Tests.Flux;

/// <summary>What refuses a whole file: the code, and words that say what to do.</summary>
public class RefusTests
{
    [Fact]
    public void Fichier_vide()
    {
        Verifier(Exemples.Refus([]), "flux.vide", "Ce fichier est vide. Demandez à l’organisme payeur de l’envoyer de nouveau.");
        Verifier(Exemples.Refus(" \r\n\t "), "flux.vide", "vide");
        Verifier(Exemples.Refus([0xEF, 0xBB, 0xBF]), "flux.vide", "vide");
    }

    [Theory]
    [InlineData("NIR;NOM;PRENOM\n1;A;B\n", "fichier texte sans balises")]
    [InlineData("%PDF-1.7\n", "document PDF")]
    [InlineData("\u0001\u0002\u0003abc", "format inconnu")]
    public void Pas_du_xml(string contenu, string nature)
    {
        Verifier(Exemples.Refus(contenu), "flux.xml", nature);
        Verifier(Exemples.Refus(contenu), "flux.xml", "Déposez le fichier XML reçu de la CAF ou de la MSA.");
    }

    [Fact]
    public void Archives()
    {
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entree = archive.CreateEntry("flux.xml").Open();
            entree.Write(Exemples.Mensuel);
        }

        Verifier(Exemples.Refus(zip.ToArray()), "flux.xml", "fichier compressé ZIP");
        Verifier(Exemples.Refus([0x1F, 0x8B, 0x08, 0x00]), "flux.xml", "fichier compressé GZIP");
    }

    [Theory]
    [InlineData("<html><body/></html>", "« html »")]
    [InlineData("<racine/>", "« racine »")]
    public void Autre_racine(string contenu, string nom) => Verifier(Exemples.Refus(contenu), "flux.racine", nom);

    [Fact]
    public void Flux_instruction()
    {
        var refus = Exemples.Refus(Exemples.Instruction);
        Verifier(refus, "flux.nature", "Ce fichier est un flux « instruction » (VIRS0901) ; un flux « bénéficiaires » (VRSB0801) est attendu ici.");
    }

    [Theory]
    [InlineData("<InfosCreanceFoyerRSA/>", "", "flux « créances »")]
    [InlineData("<InfosFinancieresFoyerRSA/>", "", "flux « financier »")]
    [InlineData("<InfoDemandeRSA/>", "R", "recueil de données socio-professionnelles")]
    [InlineData("<TransmissionFlux/>", "F", "flux « financier »")]
    public void Autres_flux(string bloc, string nature, string nom)
    {
        var texte = Coquille(bloc);
        texte = nature.Length == 0 ? texte : Exemples.Remplacer(texte, "<NATFLUX>D", "<NATFLUX>" + nature);
        Verifier(Exemples.Refus(texte), "flux.nature", nom);
    }

    [Fact]
    public void Nature_inconnue()
    {
        Verifier(Exemples.Refus(Exemples.Avec("<NATFLUX>D", "<NATFLUX>Z")), "flux.nature", "NATFLUX « Z »");
        Verifier(Exemples.Refus("<fichier-PE-CG/>"), "flux.pe_cg", "les noms de ses éléments ne sont pas publiés");
        Verifier(Exemples.Refus("<fichier-PE-CG/>"), "flux.pe_cg", "listes CSV d’inscriptions, de cessations et de radiations");
    }

    [Fact]
    public void Reprise_et_type_inconnu()
    {
        Verifier(Exemples.Refus(Exemples.Avec("<TYPEFLUX>M", "<TYPEFLUX>R")), "flux.reprise", "Demandez à l’organisme payeur le dernier flux mensuel.");
        Verifier(Exemples.Refus(Exemples.Avec("<TYPEFLUX>M", "<TYPEFLUX>X")), "flux.type", "« X »");
    }

    [Theory]
    [InlineData("APPLIEME")]
    [InlineData("NUMVERSIONAPPLIEME")]
    [InlineData("TYPEFLUX")]
    [InlineData("NATFLUX")]
    [InlineData("DTCREAFLUX")]
    [InlineData("HEUCREAFLUX")]
    [InlineData("DTREF")]
    public void En_tete_incomplet(string element)
    {
        var texte = Exemples.TexteMensuel;
        var debut = texte.IndexOf($"<{element}>", StringComparison.Ordinal);
        var fin = texte.IndexOf($"</{element}>", StringComparison.Ordinal) + element.Length + 3;
        Verifier(Exemples.Refus(texte[..debut] + texte[fin..]), "flux.entete", element);
    }

    [Fact]
    public void En_tete_illisible_ou_absent()
    {
        Verifier(Exemples.Refus(Exemples.Avec("<DTCREAFLUX>2025-11-04", "<DTCREAFLUX>2025-11-31")), "flux.entete", "DTCREAFLUX (date de création) n’est pas une date");
        Verifier(Exemples.Refus(Exemples.Avec("02:15:30.0000", "25:15:30")), "flux.entete", "HEUCREAFLUX");
        Verifier(Exemples.Refus("<Racine/>"), "flux.entete", "IdentificationFlux manque");
        Verifier(Exemples.Refus("<Racine><InfosFoyerRSA/></Racine>"), "flux.entete", "IdentificationFlux manque");
    }

    [Fact]
    public void Fichier_coupe_n_importe_ou_est_refuse()
    {
        var octets = Exemples.Mensuel;
        var fin = Exemples.TexteMensuel.IndexOf("</Racine>", StringComparison.Ordinal) + "</Racine>".Length;
        for (var n = 40; n < fin; n += 97)
        {
            var refus = Exemples.Refus(octets[..n]);
            Assert.True(refus.Code is "flux.tronque" or "flux.xml", $"coupé à {n} : {refus.Code}");
        }

        Verifier(Exemples.Refus(octets[..9000]), "flux.tronque", "Ce fichier est tronqué");
        Verifier(Exemples.Refus(octets[..(fin - 1)]), "flux.tronque", "récupérez-le de nouveau");
    }

    [Fact]
    public void Fin_absente_ou_illisible()
    {
        var texte = Exemples.TexteMensuel;
        var sansFin = texte[..texte.IndexOf("<TransmissionFlux>", StringComparison.Ordinal)] + "</Racine>";
        Verifier(Exemples.Refus(sansFin), "flux.tronque", "TransmissionFlux");
        Verifier(Exemples.Refus(Exemples.Avec("<NBTOTDOSRSATRANSM>4", "<NBTOTDOSRSATRANSM>quatre")), "flux.fin", "« quatre »");
        Verifier(Exemples.Refus(Exemples.Avec("<NBTOTDOSRSATRANSM>4</NBTOTDOSRSATRANSM>", "")), "flux.fin", "NBTOTDOSRSATRANSM");
    }

    [Fact]
    public void Compte_faux_n_est_pas_un_refus()
    {
        var lecture = Exemples.Lire(Exemples.Avec("<NBTOTDOSRSATRANSM>4", "<NBTOTDOSRSATRANSM>7"));
        Assert.Equal(new FinFlux(7, 0), lecture.Fin);
        Assert.False(lecture.Fin.SAccordeAvec(lecture.Elements.Count));
    }

    [Theory]
    [InlineData("<!DOCTYPE Racine [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>")]
    [InlineData("<!DOCTYPE Racine [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>")]
    [InlineData("<!DOCTYPE Racine SYSTEM \"http://exemple.invalid/x.dtd\">")]
    public void Type_de_document_et_entites(string type)
    {
        var refus = Exemples.Refus(Exemples.Avec("<Racine>", type + "<Racine>"));
        Verifier(refus, "flux.entite", "type de document ou des entités");
    }

    [Theory]
    [InlineData("<NOM>KESBRIAC</NOM>", "<NOM>KES&nbsp;BRIAC</NOM>")]
    [InlineData("<NOM>KESBRIAC</NOM>", "<NOM>KESBRIAC</NON>")]
    [InlineData("<NOM>KESBRIAC</NOM>", "<NOM>KES & BRIAC</NOM>")]
    [InlineData("<NOM>KESBRIAC</NOM>", "<NOM>KES\u0001BRIAC</NOM>")]
    [InlineData("</Racine>", "</Racine><Racine/>")]
    [InlineData("</Racine>", "</Racine>suite")]
    public void Mal_forme(string ancien, string nouveau)
    {
        var refus = Exemples.Refus(Exemples.Avec(ancien, nouveau));
        Verifier(refus, "flux.xml", "mal formé à la ligne");
    }

    [Fact]
    public void Encodage_inconnu_ou_faux()
    {
        Verifier(Exemples.Refus(Exemples.Avec("windows-1252", "klingon")), "flux.xml", "");
        var faux = Exemples.Avec("windows-1252", "UTF-8");
        Verifier(Exemples.Refus(faux), "flux.xml", "");
    }

    [Theory]
    [InlineData("InfosFoyerRSA")]
    [InlineData("TransmissionFlux")]
    [InlineData("IdentificationFlux")]
    public void Element_apres_la_fin(string element)
    {
        var refus = Exemples.Refus(Exemples.Avec("</Racine>", $"<{element}/></Racine>"));
        Verifier(refus, "flux.structure", $"« {element} »");
    }

    [Fact]
    public void Un_refus_dit_que_rien_n_a_change() => Assert.EndsWith("Rien n'a été modifié.", Exemples.Refus([]).Message.EnSimple(), StringComparison.Ordinal);

    [Theory]
    [InlineData("<a>")]
    [InlineData("<Racine><IdentificationFlux>")]
    [InlineData("<a b=\">\">")]
    public void Deux_gigaoctets_d_elements_emboites(string motif)
    {
        using var flux = new FluxRepete(Coquille("")[..^"</Racine>".Length] + "<InfosFoyerRSA>", motif, 2L << 30);
        var refus = Assert.Throws<FluxRefuseException>(() => Exemples.Lire(flux));
        Verifier(refus, "flux.profondeur", "emboîte plus de 24 éléments");
        Assert.True(flux.Donnes < 1 << 20);
    }

    /// <summary>Whatever is endless, in whatever place: refused in constant memory after little reading.</summary>
    [Theory]
    [InlineData("<Racine><", "a")]
    [InlineData("<Racine><x y=\"", "a>")]
    [InlineData("<Racine><x ", "y=\">\" ")]
    [InlineData("<Racine><!-- ", "a>")]
    [InlineData("<Racine><?x ", "a>")]
    [InlineData("<Racine>", " ")]
    [InlineData("<x>", "a>")]
    [InlineData("<x><![CDATA[", "a>")]
    [InlineData("<x y=\"", "a>")]
    [InlineData("", " ")]
    public void Deux_gigaoctets_d_un_seul_tenant(string debut, string motif)
    {
        debut = debut.StartsWith("<x", StringComparison.Ordinal) ? Coquille("")[..^"</Racine>".Length] + debut : debut;
        using var flux = new FluxRepete(debut, motif, 2L << 30);
        var refus = Assert.Throws<FluxRefuseException>(() => Exemples.Lire(flux));
        Assert.True(refus.Code is "flux.demesure" or "flux.xml" or "flux.vide", refus.Code);
        Assert.True(flux.Donnes < 4 << 20, $"{flux.Donnes} octets lus");
    }

    [Fact]
    public void Des_millions_de_noms_differents()
    {
        var noms = Enumerable.Range(0, 10_000).Aggregate(new StringBuilder(), (s, i) => s.Append("<N").Append(i).Append("/>"));
        var refus = Exemples.Refus(Exemples.Avec("<InfosFoyerRSA>", $"<Autre>{noms}</Autre><InfosFoyerRSA>"));
        Verifier(refus, "flux.demesure", "noms d’éléments différents");
    }

    private static string Coquille(string bloc)
    {
        var texte = Exemples.TexteMensuel;
        return texte[..texte.IndexOf("<InfosFoyerRSA>", StringComparison.Ordinal)] + bloc + "</Racine>";
    }

    private static void Verifier(FluxRefuseException refus, string code, string message)
    {
        Assert.Equal(code, refus.Code);
        Assert.Contains(message, refus.Message, StringComparison.Ordinal);
    }
}
