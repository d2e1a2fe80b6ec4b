using Jalons.Flux.Caf;
using Jalons.TestKit;
using Xunit;

namespace Jalons.Tests.Flux;

/// <summary>The recast beneficiary flow, read into the same model as VRSB0801 (<c>references/cnaf/flux.md</c> §3.2).</summary>
public sealed class RefonduTests
{
    private static readonly PersonneBuilder Claire = PersonneBuilder.Demandeur("LEROY", "CLAIRE", new(1988, 3, 14));
    private static readonly PersonneBuilder Yohann = PersonneBuilder.Conjoint("LEROY", "YOHANN", new(1985, 11, 2)).Soumis(false);
    private static readonly FoyerBuilder Couple = FoyerBuilder.Nouveau("00000000255").Avec(Claire, Yohann, PersonneBuilder.Enfant("LEROY", "LILA", new(2019, 6, 21)));
    private static readonly FluxBuilder Mensuel = FluxBuilder.Mensuel(2025, 10);

    public static TheoryData<string> Schemas => ["VRSD0301", "VRSD0101"];

    [Theory]
    [MemberData(nameof(Schemas))]
    public void Le_meme_foyer_est_lu_dans_les_deux_familles(string schema)
    {
        var foyer = Couple.Nature("RSD", new(2023, 5, 1)).ACharge(1);
        var ancien = Lire(Mensuel.Avec(foyer));
        var (lecture, lu) = LireAvec(schema, foyer.OuvertureLe(new(2023, 5, 1)));
        Assert.Equal((FormatFlux.BeneficiairesRefondu, schema, "055"), (lecture.EnTete.Format, lecture.EnTete.Echange, lecture.EnTete.Partenaire));
        Assert.Empty(lecture.ElementsInconnus);
        Assert.Empty(lu.Avertissements);
        Assert.Equal(
            (ancien.NumeroDemande, ancien.Matricule, ancien.DateDemande, ancien.EtatDroit, ancien.Montant, ancien.NatureDroit, ancien.OuvertureDroit, ancien.PersonnesACharge),
            (lu.NumeroDemande, lu.Matricule, lu.DateDemande, lu.EtatDroit, lu.Montant, lu.NatureDroit, lu.OuvertureDroit, lu.PersonnesACharge));
        Assert.Equal(ancien.Adresse, lu.Adresse);
        Assert.Equal(
            ancien.Personnes.Select(p => (p.Nom, p.Prenom, p.DateNaissance, p.Nir, p.Role, p.ACharge, p.SoumisDroitsDevoirs)),
            lu.Personnes.Select(p => (p.Nom, p.Prenom, p.DateNaissance, p.Nir, p.Role, p.ACharge, p.SoumisDroitsDevoirs)));
    }

    [Fact]
    public void Le_role_vient_du_responsable_et_le_dit()
    {
        var (_, foyer) = LireAvec("VRSD0301", Couple.Changer(0, p => p.Responsable(false)).Changer(1, p => p.Responsable(true)));
        Assert.Equal([("CJT", true), ("DEM", true), ("ENF", false)], foyer.Personnes.Select(p => (p.Role, p.RoleDeduit)));
        (_, foyer) = LireAvec("VRSD0301", Couple.Changer(0, p => p.Responsable(false)));
        Assert.Equal(["DEM", "CJT", "ENF"], foyer.Personnes.Select(p => p.Role));
        (_, foyer) = LireAvec("VRSD0301", Couple.Changer(0, p => p.Jusque(new(2025, 9, 30))).Changer(1, p => p.Responsable(true)));
        Assert.Equal(["CJT", "DEM", "ENF"], foyer.Personnes.Select(p => p.Role));
    }

    [Fact]
    public void Un_role_inconnu_rejette_le_foyer()
    {
        var octets = Mensuel.Refondu().Avec(Couple.Changer(2, p => p.Role("XYZ"))).Octets();
        var rejet = Assert.Single(Exemples.Lire(octets).Rejets);
        Assert.Equal("code.hors_liste", rejet.Code);
        Assert.Contains("BEN, ENF ou AUT", rejet.Motif, StringComparison.Ordinal);
    }

    [Fact]
    public void Les_dates_des_droits_et_devoirs_sont_lues()
    {
        var (_, foyer) = LireAvec("VRSD0301", Couple.Changer(0, p => p.SoumisDu(new(2024, 2, 1))).Changer(1, p => p.SoumisDu(new(2023, 1, 1), new(2024, 6, 30))));
        Assert.Equal((true, new DateOnly(2024, 2, 1), null), Bornes(foyer.Personnes[0]));
        Assert.Equal((false, new DateOnly(2023, 1, 1), new DateOnly(2024, 6, 30)), Bornes(foyer.Personnes[1]));
    }

    [Theory]
    [InlineData("SuspensionDroit", "SCG", GenreMotif.SuspensionDroit)]
    [InlineData("SuspensionVersement", "MRE", GenreMotif.SuspensionVersement)]
    [InlineData("FinDroit", "CMD", GenreMotif.FinDroit)]
    public void Les_motifs_ont_leurs_listes(string bloc, string code, GenreMotif genre)
    {
        var (lecture, foyer) = LireAvec("VRSD0301", Couple.Etat("4").AvecMotif(bloc, code, new(2025, 10, 1)));
        Assert.Equal([new MotifRecu(genre, code, new DateOnly(2025, 10, 1))], foyer.Motifs);
        Assert.Empty(lecture.CodesInconnus);
        (lecture, foyer) = LireAvec("VRSD0301", Couple.Etat("4").AvecMotif(bloc, "ZZZ", new(2025, 10, 1)));
        Assert.Equal("ZZZ", Assert.Single(foyer.Motifs).Code);
        Assert.Equal(1, Assert.Single(lecture.CodesInconnus).Value);
    }

    [Fact]
    public void Une_ouverture_annulee_n_a_plus_de_date()
    {
        var (_, foyer) = LireAvec("VRSD0301", Couple.Nature("RSD", new(2023, 5, 1)).OuvertureLe(new(2023, 5, 1)).Clos("CAU", new(2025, 10, 1)).AnnuleOuverture());
        Assert.Equal((true, null), (foyer.OuvertureAnnulee, foyer.OuvertureDroit));
        (_, foyer) = LireAvec("VRSD0301", Couple.OuvertureLe(new(2023, 5, 1)).Clos("CAU", new(2025, 10, 1)));
        Assert.Equal((false, new DateOnly(2023, 5, 1)), (foyer.OuvertureAnnulee, foyer.OuvertureDroit));
    }

    [Fact]
    public void T23_La_nature_precedente_et_l_absence_de_droit_ne_sont_pas_la_nature_en_cours()
    {
        var (_, foyer) = LireAvec("VRSD0301", Couple.Nature("RSI", new(2023, 1, 1)).Nature("RSD", new(2022, 1, 1)));
        Assert.Equal("RSD", foyer.NatureDroit);
        (_, foyer) = LireAvec("VRSD0301", Couple);
        Assert.Null(foyer.NatureDroit);
    }

    [Fact]
    public void Les_evenements_tiennent_en_sessions()
    {
        var quotidien = FluxBuilder.Quotidien(new(2025, 11, 12)).Refondu().Avec(
            Couple.Evenement("CREDEM", new(2025, 11, 10)).Evenement("ENTDED", new(2025, 11, 10)).Evenement("CHADRE", new(2025, 11, 12)));
        var foyer = Lire(quotidien);
        Assert.Equal(
            [("CREDEM", new DateOnly(2025, 11, 10)), ("ENTDED", new DateOnly(2025, 11, 10)), ("CHADRE", new DateOnly(2025, 11, 12))],
            foyer.Evenements.Select(e => (e.FaitGenerateur, e.Le)));
        Assert.Equal(new DateOnly(2025, 11, 12), foyer.TraiteLe);
        var deux = Exemples.Remplacer(quotidien.Texte(), "</Evenement>\n    <Evenement>", "");
        Assert.Equal(foyer.Evenements, Exemples.Lire(deux).Foyers.Single().Evenements);
    }

    [Fact]
    public void Une_sanction_par_personne_reduit_le_droit_jusqu_a_sa_levee()
    {
        var (_, foyer) = LireAvec("VRSD0101", Couple
            .Changer(0, p => p.Sanction(120m, new(2025, 9, 1), new(2025, 12, 31), new(2025, 11, 15)))
            .Changer(1, p => p.Sanction(80m, new(2025, 10, 1), new(2025, 10, 31))));
        Assert.Equal(
            [new ReductionRecue(120m, new DateOnly(2025, 9, 1), new DateOnly(2025, 11, 15)), new ReductionRecue(80m, new DateOnly(2025, 10, 1), new DateOnly(2025, 10, 31))],
            foyer.Reductions);
    }

    [Fact]
    public void Sans_sanction_datee_le_montant_deduit_est_une_reduction()
    {
        var (_, foyer) = LireAvec("VRSD0301", Couple.Deduction(285.54m));
        Assert.Equal(285.54m, Assert.Single(foyer.Reductions).Montant);
        (_, foyer) = LireAvec("VRSD0301", Couple.Deduction(0m));
        Assert.Empty(foyer.Reductions);
    }

    [Fact]
    public void Une_personne_decedee_quitte_le_dossier_ce_jour()
    {
        var (_, foyer) = LireAvec("VRSD0301", Couple.Changer(1, p => p.DecedeLe(new(2025, 10, 9))));
        Assert.Equal(new DateOnly(2025, 10, 9), foyer.Personnes[1].RattacheJusque);
    }

    [Fact]
    public void Sans_prenom_le_premier_de_la_liste_est_pris()
    {
        var (_, foyer) = LireAvec("VRSD0101", Couple.Changer(0, p => p.Nom(null)));
        Assert.Equal(("LEROY", "CLAIRE"), (foyer.Personnes[0].Nom, foyer.Personnes[0].Prenom));
        var texte = Exemples.Remplacer(Mensuel.Refondu("VRSD0101").Avec(Couple).Texte(), "<PRENOM>CLAIRE</PRENOM>", "");
        Assert.Equal("CLAIRE", Exemples.Lire(texte).Foyers.Single().Personnes[0].Prenom);
    }

    [Fact]
    public void T31_Derogation_avec_ou_sans_accent_est_connue()
    {
        foreach (var nom in new[] { "Dérogation", "Derogation" })
        {
            var texte = Exemples.Remplacer(
                Mensuel.Refondu().Avec(Couple).Texte(), "<CalculDroitRSAPersonne>", $"<AvisPCGPersonne><{nom}><TYPEDERO>AGE</TYPEDERO></{nom}></AvisPCGPersonne><CalculDroitRSAPersonne>");
            Assert.Empty(Exemples.Lire(texte).ElementsInconnus);
        }
    }

    [Fact]
    public void Les_dates_qui_glissent_ne_changent_pas_l_image()
    {
        var texte = Mensuel.Refondu().Avec(Couple).Texte();
        var autre = Exemples.Remplacer(texte, "<DTDERCALRSA>2025-10-01", "<DTDERCALRSA>2025-11-01");
        Assert.Equal(Exemples.Lire(texte).Foyers.Single().Empreinte, Exemples.Lire(autre).Foyers.Single().Empreinte);
    }

    [Fact]
    public void Un_code_de_la_refonte_a_son_libelle_sous_le_nom_de_l_ancienne_liste()
    {
        Assert.Equal(Codes.Liste("MOTICLORSA_VRSD")["CCG"], Codes.Libelle("MOTICLORSA", "CCG"));
        Assert.Equal(Codes.Liste("STATUEMPL")["21"], Codes.Libelle("ACT", "21"));
        Assert.Equal(Codes.Liste("MOTITRANSFLUX")["CREDEM"], Codes.Libelle("FG", "CREDEM"));
        Assert.False(Codes.Existe("MOTICLORSA", "CCG"));
        foreach (var liste in new[] { ("ACT", "STATUEMPL"), ("MOTICLORSA", "MOTICLORSA_VRSD"), ("MOTISUSDRORSA", "MOTISUSDRORSA_VRSD"), ("MOTISUSVERSRSA", "MOTISUSVERSRSA_VRSD") })
        {
            Assert.Empty(Codes.Liste(liste.Item1).Keys.Intersect(Codes.Liste(liste.Item2).Keys));
        }
    }

    [Fact]
    public void Chaque_ancien_motif_a_un_motif_de_la_refonte()
    {
        string[] Tous(string prefixe, string liste) => [.. Codes.Liste(liste).Keys.Select(c => prefixe + c)];
        var refondus = Tous("D:", "MOTISUSDRORSA_VRSD").Concat(Tous("V:", "MOTISUSVERSRSA_VRSD")).Concat(Tous("F:", "MOTICLORSA_VRSD")).ToList();
        var anciens = Tous("D:", "MOTISUSDRORSA").Concat(Tous("V:", "MOTISUSVERSRSA")).Concat(Tous("F:", "MOTICLORSA")).ToList();
        Assert.All(anciens, a => Assert.Contains(refondus, r => MotifsRefondus.Reprend(a, r)));
        Assert.All(refondus, r => Assert.Contains(anciens, a => MotifsRefondus.Reprend(a, r)));
        Assert.True(MotifsRefondus.Reprennent(["D:GJ", "D:GK"], ["D:SCG"]));
        Assert.False(MotifsRefondus.Reprennent(["D:GJ"], ["D:SCG", "D:SCO"]));
        Assert.False(MotifsRefondus.Reprennent(["D:GJ"], []));
        Assert.False(MotifsRefondus.Reprend("V:MRE", "V:MCO"));
    }

    private static (bool?, DateOnly?, DateOnly?) Bornes(PersonneRecue p) => (p.SoumisDroitsDevoirs, p.SoumisDepuis, p.SoumisJusque);

    private static FoyerRecu Lire(FluxBuilder flux) => Assert.Single(Exemples.Lire(flux.Octets()).Foyers);

    private static (Lecture Lecture, FoyerRecu Foyer) LireAvec(string schema, FoyerBuilder foyer)
    {
        var lecture = Exemples.Lire(Mensuel.Refondu(schema).Avec(foyer).Octets());
        return (lecture, Assert.Single(lecture.Foyers));
    }
}
