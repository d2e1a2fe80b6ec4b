using System.Text;
using Jalons.Flux.Caf;
using Xunit;

namespace Jalons.Tests.Flux;

/// <summary>One household in error never stops the others (T41): reason in French, number, raw text.</summary>
public class RejetsTests
{
    [Theory]
    [InlineData("<FONORG>CAF</FONORG>", "", "FONORG (nature de l’organisme payeur)")]
    [InlineData("<NUMORG>231</NUMORG>", "<NUMORG>   </NUMORG>", "NUMORG (numéro de l’organisme payeur)")]
    [InlineData("<IDEPARTE>023</IDEPARTE>", "<IDEPARTE/>", "IDEPARTE (département destinataire)")]
    [InlineData("<DTDEMRSA>2021-04-06</DTDEMRSA>", "", "DTDEMRSA (date de la demande)")]
    [InlineData("<NUMDEMRSA>00718302023</NUMDEMRSA>", "", "NUMDEMRSA (numéro de la demande)")]
    [InlineData("<ETATDOSRSA>2</ETATDOSRSA>", "", "ETATDOSRSA (état du droit)")]
    [InlineData("<NOM>KESBRIAC</NOM>", "", "NOM (nom de la personne 1)")]
    [InlineData("<PRENOM>YOHANN</PRENOM>", "", "PRENOM (prénom de la personne 2)")]
    [InlineData("<DTNAI>2019-06-21</DTNAI>", "", "DTNAI (naissance de la personne 3)")]
    [InlineData("<ROLEPERS>DEM</ROLEPERS>", "", "ROLEPERS (rôle pour le RSA de la personne 1)")]
    public void Element_obligatoire_absent(string ancien, string nouveau, string ou)
    {
        var rejet = Rejet(Exemples.Avec(ancien, nouveau));
        Assert.Equal("element.absent", rejet.Code);
        Assert.StartsWith($"Élément obligatoire absent : {ou}.", rejet.Motif, StringComparison.Ordinal);
        Assert.EndsWith("demandez à l’organisme payeur de le corriger, le flux suivant l’apportera.", rejet.Motif, StringComparison.Ordinal);
        Assert.Equal(nouveau.Length == 0 && ancien.Contains("NUMDEMRSA", StringComparison.Ordinal) ? null : "00718302023", rejet.Numero);
    }

    [Theory]
    [InlineData("<DTNAI>1985-11-02", "<DTNAI>2025-02-30", "Date impossible : 2025-02-30 dans DTNAI (naissance de la personne 2).")]
    [InlineData("<DTDEMRSA>2021-04-06", "<DTDEMRSA>2021-13-06", "Date impossible : 2021-13-06 dans DTDEMRSA (date de la demande).")]
    [InlineData("<DTEMM>2022-07-01", "<DTEMM>01/07/2022", "Date impossible : 01/07/2022 dans DTEMM (date d’emménagement).")]
    [InlineData("<DDRATDOS>2021-04-01", "<DDRATDOS>0000-00-00", "Date impossible : 0000-00-00 dans DDRATDOS (entrée dans le dossier de la personne 1).")]
    [InlineData("<DDNATDRO>2021-05-01", "<DDNATDRO>2021-05-1", "Date impossible : 2021-05-1 dans DDNATDRO (début de la nature de prestation).")]
    [InlineData("<DDSITFAM>2018-05-19", "<DDSITFAM>2018-05-19T", "Date impossible : 2018-05-19T dans DDSITFAM (début de la situation de famille).")]
    public void Date_impossible(string ancien, string nouveau, string motif) => Verifier(ancien, nouveau, "date.impossible", motif);

    [Theory]
    [InlineData("<ETATDOSRSA>2", "<ETATDOSRSA>7", "Valeur hors liste : « 7 » dans ETATDOSRSA (état du droit) ; un chiffre de 0 à 6 est attendu.")]
    [InlineData("<ROLEPERS>DEM", "<ROLEPERS>BEN", "Valeur hors liste : « BEN » dans ROLEPERS (rôle pour le RSA de la personne 1) ; DEM, CJT, ENF ou AUT est attendu.")]
    public void Code_hors_liste_fermee(string ancien, string nouveau, string motif) => Verifier(ancien, nouveau, "code.hors_liste", motif);

    [Theory]
    [InlineData("<TOPPERSDRODEVORSA>1", "<TOPPERSDRODEVORSA>2", "« 2 » dans TOPPERSDRODEVORSA (droits et devoirs de la personne 1) ; 0 ou 1 est attendu.")]
    [InlineData("<TOPSANSDOMFIXE>0", "<TOPSANSDOMFIXE>N", "« N » dans TOPSANSDOMFIXE (sans domicile fixe)")]
    [InlineData("<ROLEPERS>DEM</ROLEPERS>\n        <TOPCHAPERS>1", "<ROLEPERS>DEM</ROLEPERS>\n        <TOPCHAPERS>9", "« 9 » dans TOPCHAPERS")]
    public void Booleen_illisible(string ancien, string nouveau, string motif) => Verifier(ancien, nouveau, "booleen.illisible", motif);

    [Theory]
    [InlineData("351,72")]
    [InlineData("1 163.74")]
    [InlineData("abc")]
    [InlineData("1e3")]
    [InlineData("99999999999.00")]
    public void Montant_illisible(string montant) =>
        Verifier("<MTTOTDRORSA>351.72", "<MTTOTDRORSA>" + montant, "montant.illisible", $"« {montant} » dans MTTOTDRORSA (montant du droit) ; un nombre avec un point décimal est attendu.");

    [Fact]
    public void Nombre_illisible() => Verifier("<NBENFAUTCHA>1", "<NBENFAUTCHA>-1", "nombre.illisible", "Nombre illisible : « -1 » dans NBENFAUTCHA (personnes à charge).");

    [Fact]
    public void Deux_demandeurs() => Verifier("<ROLEPERS>CJT</ROLEPERS>\n        <TOPCHAPERS>1", "<ROLEPERS>DEM</ROLEPERS>\n        <TOPCHAPERS>1", "demandeur.double", "2 demandeurs (rôle DEM)");

    [Fact]
    public void Aucune_personne()
    {
        var texte = Exemples.TexteMensuel;
        var debut = texte.IndexOf("<Personne>", StringComparison.Ordinal);
        var fin = texte.IndexOf("<DonneesAdministratives>", StringComparison.Ordinal);
        var rejet = Rejet(texte[..debut] + texte[fin..]);
        Assert.Equal("personne.absente", rejet.Code);
        Assert.Contains("Aucune personne dans ce dossier", rejet.Motif, StringComparison.Ordinal);
    }

    [Fact]
    public void Bloc_vide()
    {
        var lecture = Exemples.Lire(Exemples.Avec("<InfosFoyerRSA>", "<InfosFoyerRSA/><InfosFoyerRSA>"));
        Assert.Equal(4, lecture.Foyers.Count);
        var rejet = Assert.Single(lecture.Rejets);
        Assert.Equal((1, null), (rejet.Rang, rejet.Numero));
    }

    [Theory]
    [InlineData("<EtatDossierRSA>", "<EtatDossierRSA><ETATDOSRSA>4</ETATDOSRSA></EtatDossierRSA><EtatDossierRSA>", "EtatDossierRSA (état du droit)")]
    [InlineData("<NUMDEMRSA>00718302023", "<NUMDEMRSA>00718302099</NUMDEMRSA><NUMDEMRSA>00718302023", "NUMDEMRSA (numéro de la demande)")]
    [InlineData("<NOM>KESBRIAC", "<NOM>AUTRE</NOM><NOM>KESBRIAC", "NOM (nom de la personne 1)")]
    [InlineData("<Prestations>", "<Prestations><NATPREST>RSA</NATPREST><ROLEPERS>CJT</ROLEPERS></Prestations><Prestations>", "ROLEPERS")]
    public void Bloc_en_double(string ancien, string nouveau, string ou) => Verifier(ancien, nouveau, "bloc.double", "Élément présent deux fois : " + ou);

    [Fact]
    public void Texte_demesure()
    {
        Verifier("<NOM>KESBRIAC", "<NOM>" + new string('A', 5000), "texte.long", "Texte de 5000 caractères dans NOM (nom de la personne 1)");
        Verifier("<NUMDEMRSA>00718302023", "<NUMDEMRSA>007183020230000", "texte.long", "NUMDEMRSA");
    }

    [Fact]
    public void Bloc_demesure_est_rejete_et_les_autres_passent()
    {
        var personnes = new StringBuilder().Insert(0, "<x/>", 120_000);
        var lecture = Exemples.Lire(Exemples.Avec("<Personne>", personnes + "<Personne>"));
        Assert.Equal(("bloc.demesure", 3), (Assert.Single(lecture.Rejets).Code, lecture.Foyers.Count));
        Assert.True(lecture.Rejets[0].Brut.Length < 200_000);
    }

    [Fact]
    public void Toutes_les_fautes_sont_dites()
    {
        var texte = Exemples.Remplacer(Exemples.Avec("<DTNAI>1985-11-02", "<DTNAI>1985-11-32"), "<ETATDOSRSA>2", "<ETATDOSRSA>9");
        var motif = Rejet(texte).Motif;
        Assert.Contains("1985-11-32", motif, StringComparison.Ordinal);
        Assert.Contains("« 9 »", motif, StringComparison.Ordinal);
    }

    [Fact]
    public void Texte_brut_indente_et_relisible()
    {
        var rejet = Rejet(Exemples.Avec("<NOM>KESBRIAC</NOM>", "<NOM>KES &amp; &lt;BRIAC</NOM><DTNAI>x</DTNAI>"));
        Assert.StartsWith("<InfosFoyerRSA>\n  <IdentificationRSA>\n    <Organisme>\n      <FONORG>CAF</FONORG>\n", rejet.Brut, StringComparison.Ordinal);
        Assert.EndsWith("  </PrestationRSA>\n</InfosFoyerRSA>\n", rejet.Brut, StringComparison.Ordinal);
        var racine = System.Xml.Linq.XElement.Parse(rejet.Brut);
        Assert.Equal("KES & <BRIAC", racine.Element("Personne")!.Element("Identification")!.Element("NOM")!.Value);
        Assert.Equal("DE L'ÉGLISE", racine.Descendants("NOMVOIE").First().Value);
    }

    private static void Verifier(string ancien, string nouveau, string code, string motif)
    {
        var rejet = Rejet(Exemples.Avec(ancien, nouveau));
        Assert.Equal(code, rejet.Code);
        Assert.Contains(motif, rejet.Motif, StringComparison.Ordinal);
    }

    /// <summary>The first household of the sample is rejected, the three others are read.</summary>
    private static RejetFlux Rejet(string texte)
    {
        var lecture = Exemples.Lire(texte);
        Assert.Equal(3, lecture.Foyers.Count);
        var rejet = Assert.Single(lecture.Rejets);
        Assert.Equal(1, rejet.Rang);
        return rejet;
    }
}
