using System.Globalization;
using Jalons.Flux.Caf;
using Xunit;

namespace Jalons.Tests.Flux;

/// <summary>The traps of <c>references/cnaf/flux.md</c> §6 about the household: right, droits et devoirs, address, codes, activity.</summary>
public sealed class PiegesDroitTests
{
    private const string Couple = "00718302023";
    private const string Suspendu = "00590147023";
    private const string Mere = "00803377023";

    [Fact]
    public void T20_T21_Toutes_les_suspensions_gardees()
    {
        var lecture = Exemples.Lire(Exemples.Mensuel);
        Assert.Equal(["06", "70"], lecture[Suspendu].Motifs.Select(m => m.Code));
        Assert.Equal((2, "CG"), (lecture[Mere].EtatDroit, lecture[Mere].Motifs.Single().Code));
    }

    [Fact]
    public void T22_Fin_de_droit_d_un_mois_anterieur()
    {
        var texte = Exemples.TexteMensuel
            .Replace("<ETATDOSRSA>5", "<ETATDOSRSA>6", StringComparison.Ordinal)
            .Replace("FinDroit>", "FinDroitMoisAnterieur>", StringComparison.Ordinal)
            .Replace("<DTCLORSA>2025-10-01", "<DTCLORSA>2025-03-01", StringComparison.Ordinal);
        var f = Exemples.Lire(texte)["00211906023"];
        Assert.Equal(6, f.EtatDroit);
        Assert.Equal([new MotifRecu(GenreMotif.FinDroit, "ECH", new DateOnly(2025, 3, 1))], f.Motifs);
    }

    [Theory] // T23
    [InlineData(null, "RSI")]
    [InlineData("2025-10-01", "RSI")]
    [InlineData("2025-09-30", null)]
    public void T23_Nature_en_cours(string? fin, string? nature)
    {
        var texte = fin is null
            ? Exemples.TexteMensuel
            : Exemples.Avec("<DDNATDRO>2023-04-01</DDNATDRO>", $"<DDNATDRO>2023-04-01</DDNATDRO><DFNATDRO>{fin}</DFNATDRO>");
        var f = Exemples.Lire(texte)[Mere];
        Assert.Equal((nature, new DateOnly(2023, 3, 1)), (f.NatureDroit, f.OuvertureDroit));
    }

    [Theory]
    [InlineData("2022-12-01", "2022-12-01")] // three months without right: the same spell
    [InlineData("2022-10-31", "2023-04-01")] // five months: another spell
    public void T23_Ouverture_du_droit_en_cours(string fin, string ouverture)
    {
        var texte = Exemples.TexteMensuel
            .Replace("<DFNATDRO>2023-03-31", "<DFNATDRO>" + fin, StringComparison.Ordinal)
            .Replace("<DDNATDRO>2023-03-01", "<DDNATDRO>" + (fin == "2022-10-31" ? "2022-01-01" : "2022-12-01"), StringComparison.Ordinal);
        Assert.Equal(DateOnly.Parse(ouverture, CultureInfo.InvariantCulture), Exemples.Lire(texte)[Mere].OuvertureDroit);
    }

    [Fact]
    public void T25_Droits_et_devoirs_absents_vides_ou_blancs_sont_inconnus()
    {
        foreach (var valeur in new[] { "", "<TOPPERSDRODEVORSA/>", "<TOPPERSDRODEVORSA>  </TOPPERSDRODEVORSA>" })
        {
            var f = Exemples.Lire(Exemples.Avec("<TOPPERSDRODEVORSA>1</TOPPERSDRODEVORSA>", valeur))[Couple];
            Assert.Null(f.Personnes[0].SoumisDroitsDevoirs);
            Assert.False(f.Personnes[1].SoumisDroitsDevoirs);
        }
    }

    [Fact]
    public void T28_Adresse_actuelle_parmi_plusieurs()
    {
        var texte = Exemples.TexteMensuel.Replace("<RGADR>1</RGADR>", "<RGADR>9</RGADR>", StringComparison.Ordinal);
        texte = texte.Replace("<RGADR>2</RGADR>", "<RGADR>01 </RGADR>", StringComparison.Ordinal);
        var f = Exemples.Lire(texte)[Couple];
        Assert.Equal("BOURG EN BRESSE", f.Adresse!.Commune);
        Assert.Equal("GUERET", f.AnciennesAdresses.Single().Commune);
        Assert.Null(Exemples.Lire(texte)[Suspendu].Adresse);
    }

    [Fact]
    public void T28_Deux_adresses_de_rang_1()
    {
        var f = Exemples.Lire(Exemples.TexteMensuel.Replace("<RGADR>2</RGADR>", "<RGADR>1</RGADR>", StringComparison.Ordinal))[Couple];
        Assert.Equal(("GUERET", 1, "adresse.double"), (f.Adresse!.Commune, f.AnciennesAdresses.Count, f.Avertissements.Single().Code));
    }

    [Fact]
    public void T28_Adresse_hors_de_France()
    {
        var texte = Exemples.TexteMensuel;
        var debut = texte.IndexOf("<AdresseDetailleeFrance>", StringComparison.Ordinal);
        var fin = texte.IndexOf("</AdresseDetailleeFrance>", StringComparison.Ordinal) + "</AdresseDetailleeFrance>".Length;
        texte = texte[..debut] + "<AdresseHorsFrance><LIBLIG2ADR/><LIBLIG3ADR> </LIBLIG3ADR><LIBLIG4ADR>12 RUE DU COMMERCE</LIBLIG4ADR><LIBLIG5ADR/><LIBLIG6ADR>1000 BRUXELLES</LIBLIG6ADR><LIBLIG7ADR>BELGIQUE</LIBLIG7ADR></AdresseHorsFrance>" + texte[fin..];
        texte = Exemples.Remplacer(texte, "<PAYS>FRA", "<PAYS>HOR");
        Assert.Equal(
            new AdresseRecue(new DateOnly(2022, 7, 1), null, "12 RUE DU COMMERCE, 1000 BRUXELLES, BELGIQUE", null, null, null, null, true),
            Exemples.Lire(texte)[Couple].Adresse);
    }

    [Theory] // T29
    [InlineData("2A004", "20000", "2A004", "20000")]
    [InlineData("1053", "1000", "01053", "01000")]
    [InlineData("97411", "97400", "97411", "97400")]
    public void T29_Codes_gardes_en_texte(string commune, string postal, string communeAttendue, string postalAttendu)
    {
        var texte = Exemples.Remplacer(Exemples.Avec("<NUMCOM>23096", "<NUMCOM>" + commune), "<CODEPOS>23000", "<CODEPOS>" + postal);
        var adresse = Exemples.Lire(texte)[Couple].Adresse!;
        Assert.Equal((communeAttendue, postalAttendu), (adresse.CodeCommune, adresse.CodePostal));
    }

    [Theory] // T30
    [InlineData("<MOTICLORSA>ECH", "<MOTICLORSA>XYZ", "00211906023", "MOTICLORSA=XYZ", "Code inconnu : « XYZ » dans MOTICLORSA (motif de clôture).")]
    [InlineData("<SITFAM>MAR", "<SITFAM>ZZZ", Couple, "SITFAM=ZZZ", "Code inconnu : « ZZZ » dans SITFAM (situation de famille).")]
    [InlineData("<QUAL>MME", "<QUAL>DR", Couple, "QUAL=DR", "Code inconnu : « DR » dans QUAL (civilité de la personne 1).")]
    [InlineData("<ACT>SAL", "<ACT>QQQ", Couple, "ACT=QQQ", "Code inconnu : « QQQ » dans ACT (activité de la personne 2).")]
    [InlineData("<NATPF>RSI", "<NATPF>RSX", Mere, "NATPF=RSX", "NATPF (nature de prestation)")]
    [InlineData("<MOTISUSVERSRSA>06", "<MOTISUSVERSRSA>99", Suspendu, "MOTISUSVERSRSA=99", "MOTISUSVERSRSA")]
    [InlineData("<FONORG>CAF", "<FONORG>ABC", Couple, "FONORG=ABC", "FONORG")]
    [InlineData("<SEXE>2", "<SEXE>9", Couple, "SEXE=9", "SEXE")]
    [InlineData("<TYPEDTNAI>N", "<TYPEDTNAI>ZZ", Couple, "TYPEDTNAI=ZZ", "TYPEDTNAI")]
    public void T30_Code_inconnu_garde_et_compte(string ancien, string nouveau, string numero, string cle, string message)
    {
        var lecture = Exemples.Lire(Exemples.Avec(ancien, nouveau));
        Assert.Equal(1, lecture.CodesInconnus[cle]);
        Assert.Single(lecture.CodesInconnus);
        var avertissement = Assert.Single(lecture[numero].Avertissements);
        Assert.Equal("code.inconnu", avertissement.Code);
        Assert.Contains(message, avertissement.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void T30_Code_inconnu_stocke_tel_quel()
    {
        Assert.Equal("XYZ", Exemples.Lire(Exemples.Avec("<MOTICLORSA>ECH", "<MOTICLORSA>XYZ"))["00211906023"].Motifs.Single().Code);
        Assert.Equal("RSX", Exemples.Lire(Exemples.Avec("<NATPF>RSI", "<NATPF>RSX"))[Mere].NatureDroit);
    }

    [Fact]
    public void T36_Mutations()
    {
        var texte = Exemples.Avec("</IdentificationRSA>", """
            <OrganismeCedant><FONORGCEDMUT>CAF</FONORGCEDMUT><NUMORGCEDMUT>871</NUMORGCEDMUT><MATRICULEORGCEDMUT>0099999</MATRICULEORGCEDMUT><DDARRMUT>2025-10-05</DDARRMUT></OrganismeCedant>
            <OrganismePrenant><FONORGPRENMUT>CAF</FONORGPRENMUT><NUMORGPRENMUT>871</NUMORGPRENMUT><DDDEPAMUT>2025-10-25</DDDEPAMUT></OrganismePrenant></IdentificationRSA>
            """);
        var f = Exemples.Lire(texte)[Couple];
        Assert.Equal((new DateOnly(2025, 10, 5), new DateOnly(2025, 10, 25), "0712345"), (f.ArriveePar, f.DepartPar, f.Matricule));
    }

    [Fact]
    public void T37_Demande_refusee()
    {
        var texte = Exemples.Remplacer(Exemples.Avec("<ETATDOSRSA>2", "<ETATDOSRSA>1"), "</EtatDossierRSA>", "</EtatDossierRSA><Refus><DTREFURSA>2025-10-09</DTREFURSA><MOTIREFURSA>F02</MOTIREFURSA></Refus>");
        var f = Exemples.Lire(texte)[Couple];
        Assert.Equal((1, new MotifRecu(GenreMotif.Refus, "F02", new DateOnly(2025, 10, 9))), (f.EtatDroit, f.Motifs.Single()));
    }

    [Fact]
    public void Activite_terminee_n_est_pas_l_activite()
    {
        Assert.Equal("ANP", Exemples.Lire(Exemples.Quotidien)["00951448023"].Personnes[0].Activite);
        var terminee = Exemples.Avec("<DDACT>2021-04-06</DDACT>", "<DDACT>2021-04-06</DDACT><DFACT>2025-11-03</DFACT>");
        Assert.Null(Exemples.Lire(terminee)[Couple].Personnes[0].Activite);
        var aVenir = Exemples.Avec("<DDACT>2021-04-06</DDACT>", "<DDACT>2021-04-06</DDACT><DFACT>2026-01-31</DFACT>");
        Assert.Equal("ANP", Exemples.Lire(aVenir)[Couple].Personnes[0].Activite);
    }
}
