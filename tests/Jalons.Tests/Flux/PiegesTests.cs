using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Jalons.Flux.Caf;
using Xunit;

namespace Jalons.Tests.Flux;

/// <summary>The traps of <c>references/cnaf/flux.md</c> §6 that concern reading.</summary>
public class PiegesTests
{
    private const string Couple = "00718302023";
    private const string Suspendu = "00590147023";
    private const string Mere = "00803377023";

    [Theory] // T01, T02
    [InlineData("071234500000000", "CAF", "0712345", true)]
    [InlineData("71234500000000", "CAF", "0712345", true)]
    [InlineData("3158204", "CAF", "3158204", true)]
    [InlineData("158204", "CAF", "0158204", true)]
    [InlineData("000000003158204", "CAF", "3158204", true)]
    [InlineData("123450000000000", "CAF", "1234500", true)]
    [InlineData("123456789012345", "CAF", "123456789012345", false)]
    [InlineData("12345678901234567", "CAF", "12345678901234567", false)]
    [InlineData("1880323951012", "MSA", "1880323951012", true)]
    [InlineData("0000000", "CAF", null, true)]
    [InlineData("", "CAF", null, true)]
    public void T01_T02_Matricule(string recu, string organisme, string? attendu, bool connue)
    {
        Assert.Equal(attendu, Matricule.Normaliser(recu, organisme, out var formeConnue));
        Assert.Equal(connue, formeConnue);
    }

    [Fact]
    public void T01_Matricule_de_forme_inconnue_est_garde_et_signale()
    {
        var f = Exemples.Lire(Exemples.Avec("071234500000000", "071234512345678"))[Couple];
        Assert.Equal(("071234512345678", "071234512345678"), (f.Matricule, f.MatriculeRecu));
        Assert.Equal("matricule.forme", Assert.Single(f.Avertissements).Code);
    }

    [Theory] // T03
    [InlineData("288032395101235", "2880323951012", null)]
    [InlineData("2880323951012", "2880323951012", null)]
    [InlineData("2 88 03 23 951 012 35", "2880323951012", null)]
    [InlineData("   ", null, null)]
    [InlineData("288032395101236", null, "nir.cle")]
    [InlineData("788032395101235", null, "nir.provisoire")]
    [InlineData("28803239510123", null, "nir.forme")]
    [InlineData("28803239510123X", null, "nir.forme")]
    [InlineData("299992A95203472", null, "nir.cle")]
    public void T03_Nir_n_ecarte_jamais_la_personne(string nir, string? treize, string? avertissement)
    {
        var f = Exemples.Lire(Exemples.Avec("<NIR>288032395101235", "<NIR>" + nir))[Couple];
        Assert.Equal("CLAIRE", f.Personnes[0].Prenom);
        Assert.Equal(treize, f.Personnes[0].Nir?.Treize);
        Assert.Equal(avertissement, f.Avertissements.SingleOrDefault()?.Code);
        Assert.DoesNotContain(f.Avertissements, a => nir.Trim().Length > 0 && a.Message.Contains(nir, StringComparison.Ordinal));
    }

    [Fact]
    public void T04_Nir_du_rattachement_n_est_pas_celui_de_l_enfant()
    {
        var enfant = Exemples.Lire(Exemples.Mensuel)[Couple].Personnes[2];
        Assert.Equal(("LILA", null), (enfant.Prenom, enfant.Nir));
    }

    [Fact]
    public void T05_Role_lu_dans_le_bloc_RSA_meme_place_en_premier()
    {
        Assert.Equal("DEM", Exemples.Lire(Exemples.Mensuel)[Couple].Personnes[0].Role);
        var texte = Exemples.Remplacer(Exemples.TexteMensuel, "<NATPREST>PFA</NATPREST>", "<NATPREST>XXX</NATPREST>");
        texte = Exemples.Remplacer(texte, "<NATPREST>RSA</NATPREST>\n        <ROLEPERS>DEM</ROLEPERS>", "<ROLEPERS>DEM</ROLEPERS><NATPREST>RSA</NATPREST>");
        Assert.Equal(("DEM", true), (Exemples.Lire(texte)[Couple].Personnes[0].Role, Exemples.Lire(texte)[Couple].Personnes[0].ACharge));
    }

    [Fact]
    public void T08_Jumeaux_separes_par_le_rang()
    {
        var f = Exemples.Lire(Exemples.Avec("<RGNAI>1</RGNAI>", "<RGNAI>2</RGNAI>"))[Couple];
        Assert.Equal([2, 1, 1], f.Personnes.Select(p => p.RangNaissance));
    }

    [Fact]
    public void T14_Meme_dossier_deux_fois_laisse_a_l_import()
    {
        var texte = Exemples.TexteMensuel;
        var debut = texte.IndexOf("<InfosFoyerRSA>", StringComparison.Ordinal);
        var fin = texte.IndexOf("</InfosFoyerRSA>", StringComparison.Ordinal) + "</InfosFoyerRSA>".Length;
        var lecture = Exemples.Lire(texte[..fin] + texte[debut..fin] + texte[fin..]);
        Assert.Equal([Couple, Couple], lecture.Foyers.Take(2).Select(f => f.NumeroDemande));
        Assert.Equal([1, 2, 3, 4, 5], lecture.Foyers.Select(f => f.Rang));
        Assert.Equal(lecture.Foyers[0].Empreinte, lecture.Foyers[1].Empreinte);
    }

    [Fact]
    public void T15_Sans_blanc_entre_les_blocs()
    {
        var lecture = Exemples.Lire(SansBlancs(Exemples.TexteMensuel));
        Assert.Equal(4, lecture.Foyers.Count);
        Assert.Equal(Exemples.Lire(Exemples.Mensuel).Foyers.Select(f => f.Empreinte), lecture.Foyers.Select(f => f.Empreinte));
    }

    [Theory] // T16
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(4096)]
    public void T16_Octets_arrivant_par_morceaux(int taille)
    {
        var attendus = Exemples.Lire(Exemples.Mensuel).Foyers;
        foreach (var octets in new[] { Exemples.Mensuel, EnUtf8(Exemples.TexteMensuel), Encodage(Exemples.TexteMensuel, Encoding.Unicode, "UTF-16") })
        {
            var lus = Exemples.Lire(new FluxParMorceaux(octets, taille)).Foyers;
            Assert.Equal(attendus.Select(f => (f.NumeroDemande, f.Empreinte)), lus.Select(f => (f.NumeroDemande, f.Empreinte)));
            Assert.Equal("14 BIS RUE DE L'ÉGLISE", lus[0].Adresse!.Voie);
        }
    }

    [Fact]
    public void T18_Windows_1252_les_256_octets()
    {
        Span<byte> octets = stackalloc byte[1];
        for (var i = 0x20; i < 0x100; i++)
        {
            octets[0] = (byte)i;
            var attendu = Exemples.Windows1252.GetString(octets);
            if (attendu is "<" or "&" or ">" || string.IsNullOrWhiteSpace(attendu))
            {
                continue;
            }

            var texte = Exemples.Avec("<NOM>KESBRIAC", "<NOM>A" + attendu + "B");
            Assert.Equal("A" + attendu + "B", Exemples.Lire(texte)[Couple].Personnes[0].Nom);
        }
    }

    [Theory] // T18, T19
    [InlineData("windows-1252")]
    [InlineData("Windows-1252")]
    [InlineData("ISO-8859-1")]
    [InlineData("iso-8859-1")]
    [InlineData("latin1")]
    [InlineData("ISO-8859-15")]
    public void T19_Octets_1252_sous_une_declaration_ISO_8859_1(string declaration)
    {
        var texte = Exemples.Remplacer(Exemples.Avec("<NOM>KESBRIAC", "<NOM>CŒUR D’ANCRE – ÉTÉ"), "windows-1252", declaration);
        Assert.Equal("CŒUR D’ANCRE – ÉTÉ", Exemples.Lire(texte)[Couple].Personnes[0].Nom);
    }

    [Fact]
    public void T19_Caracteres_de_controle_dans_de_l_UTF_8()
    {
        var texte = Exemples.Remplacer(Exemples.Avec("<NOM>KESBRIAC", "<NOM>C\u009CUR"), "windows-1252", "UTF-8");
        Assert.Equal("CœUR", Exemples.Lire(Encoding.UTF8.GetBytes(texte))[Couple].Personnes[0].Nom);
    }

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
    public void T31_Elements_hors_schema_ignores_et_comptes()
    {
        var ajout = "<NouveauBloc><NOM>AUTRE</NOM><Identification><NOM>INTRUS</NOM></Identification><Inconnu/></NouveauBloc>";
        var lecture = Exemples.Lire(Exemples.Avec("<Identification>", ajout + "<Identification><Neuf>1</Neuf>"));
        Assert.Equal("KESBRIAC", lecture[Couple].Personnes[0].Nom);
        Assert.Equal(new Dictionary<string, int> { ["NouveauBloc"] = 1, ["Inconnu"] = 1, ["Neuf"] = 1 }, lecture.ElementsInconnus);
    }

    [Fact]
    public void T31_Bloc_inconnu_entre_deux_foyers()
    {
        var lecture = Exemples.Lire(Exemples.Avec("<InfosFoyerRSA>", "<Annexe><InfosFoyerRSA/></Annexe><InfosFoyerRSA>"));
        Assert.Equal((4, 1), (lecture.Foyers.Count, lecture.ElementsInconnus["Annexe"]));
    }

    [Fact]
    public void T31_Nom_accentue_reconnu_et_compte()
    {
        var texte = Exemples.TexteMensuel.Replace("Evenement", "Événement", StringComparison.Ordinal)
            .Replace("EtatDossierRSA", "ÉtatDossierRSA", StringComparison.Ordinal);
        var lecture = Exemples.Lire(texte);
        Assert.Equal(2, lecture[Couple].EtatDroit);
        Assert.Equal(4, lecture.ElementsInconnus["ÉtatDossierRSA"]);
        Assert.Equal(Exemples.Lire(Exemples.Mensuel)[Couple].Empreinte, lecture[Couple].Empreinte);
    }

    [Fact]
    public void T31_Blocs_places_ailleurs()
    {
        var texte = Exemples.TexteMensuel;
        var debut = texte.IndexOf("<PrestationRSA>", StringComparison.Ordinal);
        var fin = texte.IndexOf("</PrestationRSA>", StringComparison.Ordinal) + "</PrestationRSA>".Length;
        var bloc = texte[debut..fin];
        var sous = Exemples.Remplacer(texte[..debut] + texte[fin..], "</DonneesAdministratives>", bloc + "</DonneesAdministratives>");
        var avant = Exemples.Lire(texte)[Couple];
        var apres = Exemples.Lire(sous)[Couple];
        Assert.Equal((avant.EtatDroit, avant.Montant, avant.NatureDroit), (apres.EtatDroit, apres.Montant, apres.NatureDroit));

        var personnes = Exemples.Remplacer(texte, "</IdentificationRSA>", "");
        personnes = Exemples.Remplacer(personnes, "<DonneesAdministratives>", "</IdentificationRSA><DonneesAdministratives>");
        Assert.Equal(3, Exemples.Lire(personnes)[Couple].Personnes.Count);
    }

    [Fact]
    public void T32_Culture_francaise_du_serveur()
    {
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("fr-FR");
            Assert.Equal(351.72m, Exemples.Lire(Exemples.Mensuel)[Couple].Montant);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Theory] // T33
    [InlineData("2021-04-06+01:00")]
    [InlineData("2021-04-06Z")]
    [InlineData(" 2021-04-06 ")]
    public void T33_Date_avec_zone(string date) =>
        Assert.Equal(new DateOnly(2021, 4, 6), Exemples.Lire(Exemples.Avec("<DTDEMRSA>2021-04-06", "<DTDEMRSA>" + date))[Couple].DateDemande);

    [Theory] // T33
    [InlineData("02:15:30.0000")]
    [InlineData("02:15:30")]
    [InlineData("02:15:30+01:00")]
    [InlineData("02:15:30.123Z")]
    public void T33_Heure_avec_fraction_ou_zone(string heure) =>
        Assert.Equal(new DateTime(2025, 11, 4, 2, 15, 30), Exemples.Lire(Exemples.Avec("02:15:30.0000", heure)).EnTete.Creation);

    [Fact]
    public void T34_Fichier_d_anomalies()
    {
        var texte = Exemples.Remplacer(Exemples.Avec("<ETATDOSRSA>2</ETATDOSRSA>", ""), "</PrestationRSA>", "</PrestationRSA><Anomalie><LIBANO>Dossier en anomalie</LIBANO></Anomalie>");
        var f = Exemples.Lire(texte)[Couple];
        Assert.Null(f.EtatDroit);
        Assert.Equal(["Dossier en anomalie"], f.Anomalies);
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

    [Fact]
    public void Commentaires_instructions_et_CDATA_dans_les_textes()
    {
        var texte = Exemples.Avec("<NOM>KESBRIAC", "<!-- a --><NOM><!-- b --><![CDATA[ KES]]><?x y?>BRI<!-- c --> AC");
        Assert.Equal("KESBRI AC", Exemples.Lire(texte)[Couple].Personnes[0].Nom);
        Assert.Equal("A&B<", Exemples.Lire(Exemples.Avec("<NOM>KESBRIAC", "<NOM>A&amp;B&#60;"))[Couple].Personnes[0].Nom);
    }

    [Fact]
    public void Espaces_de_noms_attributs_et_prefixes_sont_toleres()
    {
        var texte = Exemples.Remplacer(Exemples.Avec("<Racine>", "<r:Racine xmlns:r=\"urn:x\" version=\"1\">"), "</Racine>", "</r:Racine>");
        Assert.Equal(4, Exemples.Lire(Exemples.Remplacer(texte, "<NOM>KESBRIAC", "<NOM xml:lang=\"fr\">KESBRIAC")).Foyers.Count);
    }

    [Fact]
    public void Naissance_dans_l_avenir_signalee() =>
        Assert.Equal("naissance.future", Exemples.Lire(Exemples.Avec("<DTNAI>2019-06-21", "<DTNAI>2026-06-21"))[Couple].Avertissements.Single().Code);

    private static string SansBlancs(string texte) => Regex.Replace(texte, @">\s+<", "><", RegexOptions.None, TimeSpan.FromSeconds(5));

    private static byte[] EnUtf8(string texte) => Encoding.UTF8.GetBytes(Exemples.Remplacer(texte, "windows-1252", "UTF-8"));

    private static byte[] Encodage(string texte, Encoding encodage, string nom) =>
        [.. encodage.GetPreamble(), .. encodage.GetBytes(Exemples.Remplacer(texte, "windows-1252", nom))];

    /// <summary>Gives at most so many bytes at a time.</summary>
    private sealed class FluxParMorceaux(byte[] octets, int taille) : MemoryStream(octets)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(taille, buffer.Length)]);

        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(taille, count));
    }
}
