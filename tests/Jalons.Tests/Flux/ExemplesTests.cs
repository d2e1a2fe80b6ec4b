using Jalons.Flux.Caf;
using Xunit;

namespace Jalons.Tests.Flux;

/// <summary>The sample files give what <c>references/cnaf/flux.md</c> §8 says.</summary>
public class ExemplesTests
{
    private const string Couple = "00718302023";
    private const string Suspendu = "00590147023";
    private const string Clos = "00211906023";
    private const string Mere = "00803377023";
    private const string Nouveau = "00951448023";

    private static readonly Lecture Mensuel = Exemples.Lire(Exemples.Mensuel);
    private static readonly Lecture Quotidien = Exemples.Lire(Exemples.Quotidien);

    [Fact]
    public void En_tete_et_fin_du_mensuel()
    {
        Assert.Equal(new EnTeteFlux("CRI", "4200", 'M', 'D', new DateTime(2025, 11, 4, 2, 15, 30), new DateOnly(2025, 10, 1)) { Format = FormatFlux.Beneficiaires }, Mensuel.EnTete);
        Assert.Equal(new FinFlux(4, 0), Mensuel.Fin);
        Assert.Equal(4, Mensuel.Foyers.Count);
        Assert.Empty(Mensuel.Rejets);
        Assert.Empty(Mensuel.ElementsInconnus);
        Assert.Empty(Mensuel.CodesInconnus);
        Assert.Equal(Exemples.Mensuel.Length, Mensuel.Octets);
    }

    [Fact]
    public void Couple_avec_un_enfant()
    {
        var f = Mensuel[Couple];
        Assert.Equal(1, f.Rang);
        Assert.Equal(("CAF", "231", "0712345", "071234500000000", "023"), (f.Organisme, f.NumeroOrganisme, f.Matricule, f.MatriculeRecu, f.Partenaire));
        Assert.Equal(new DateOnly(2021, 4, 6), f.DateDemande);
        Assert.Equal(2, f.EtatDroit);
        Assert.Empty(f.Motifs);
        Assert.Equal(("MAR", new DateOnly(2018, 5, 19)), (f.SituationFamille, f.SituationFamilleDepuis));
        Assert.Equal((351.72m, 1163.74m, "RSD", new DateOnly(2021, 5, 1)), (f.Montant, f.MontantForfaitaire, f.NatureDroit, f.OuvertureDroit));
        Assert.Equal((false, 1), (f.SansDomicileFixe, f.PersonnesACharge));
        Assert.Equal(
            new AdresseRecue(new DateOnly(2022, 7, 1), null, "14 BIS RUE DE L'ÉGLISE", null, "23000", "23096", "GUERET", false), f.Adresse);
        var ancienne = Assert.Single(f.AnciennesAdresses);
        Assert.Equal(("01000", "01053", "BOURG EN BRESSE"), (ancienne.CodePostal, ancienne.CodeCommune, ancienne.Commune));
        Assert.Empty(f.Avertissements);
    }

    [Fact]
    public void Personnes_du_couple()
    {
        var personnes = Mensuel[Couple].Personnes;
        Assert.Equal(["DEM", "CJT", "ENF"], personnes.Select(p => p.Role));
        Assert.Equal([true, false, null], personnes.Select(p => p.SoumisDroitsDevoirs));
        Assert.Equal(["2880323951012", "185112A952034", null], personnes.Select(p => p.Nir?.Treize));
        var claire = personnes[0];
        Assert.Equal(("MME", "KESBRIAC", "VALMIEN", "CLAIRE"), (claire.Qualite, claire.Nom, claire.NomNaissance, claire.Prenom));
        Assert.Equal((new DateOnly(1988, 3, 14), 'N', 1, 2, true), (claire.DateNaissance, claire.PrecisionNaissance, claire.RangNaissance, claire.Sexe, claire.Certifiee));
        Assert.Equal(("1234567K", "ANP", false), (claire.IdentifiantFranceTravail, claire.Activite, claire.EntreeDroitsDevoirs));
        Assert.Equal((new DateOnly(2021, 4, 1), null, true), (claire.RattacheDepuis, claire.RattacheJusque, claire.ACharge));
    }

    [Fact]
    public void Personne_seule_suspendue_deux_fois()
    {
        var f = Mensuel[Suspendu];
        Assert.Equal(4, f.EtatDroit);
        Assert.Equal(
            [
                new MotifRecu(GenreMotif.SuspensionVersement, "06", new DateOnly(2025, 10, 1)),
                new MotifRecu(GenreMotif.SuspensionVersement, "70", new DateOnly(2025, 9, 1)),
            ],
            f.Motifs);
        Assert.Equal((null, null, null), (f.Montant, f.MontantForfaitaire, f.NatureDroit));
        Assert.Equal(new DateOnly(2018, 3, 1), f.OuvertureDroit);
        var p = Assert.Single(f.Personnes);
        Assert.Equal(("1790123953045", true, "SIN"), (p.Nir?.Treize, p.SoumisDroitsDevoirs, p.Activite));
        Assert.Equal("CHEZ M. PASTUREL", f.Adresse?.Complement);
    }

    [Fact]
    public void Couple_clos_sans_droits_et_devoirs_connus()
    {
        var f = Mensuel[Clos];
        Assert.Equal((5, "3158204"), (f.EtatDroit, f.Matricule));
        Assert.Equal([new MotifRecu(GenreMotif.FinDroit, "ECH", new DateOnly(2025, 10, 1))], f.Motifs);
        Assert.All(f.Personnes, p => Assert.Null(p.SoumisDroitsDevoirs));
        Assert.Equal((null, 'J', false), (f.Personnes[1].Nir, f.Personnes[1].PrecisionNaissance, f.Personnes[1].Certifiee));
        Assert.Equal("BENDRISSI", f.Personnes[1].NomNaissance);
        Assert.Equal("LE BOURG", f.Adresse?.LieuDit);
    }

    [Fact]
    public void Mere_seule_majoree_et_sanctionnee()
    {
        var f = Mensuel[Mere];
        Assert.Equal((2, "RSI", 666.25m), (f.EtatDroit, f.NatureDroit, f.Montant));
        Assert.Equal([new MotifRecu(GenreMotif.SuspensionVersement, "CG", new DateOnly(2025, 10, 1))], f.Motifs);
        Assert.Equal([new ReductionRecue(285.54m, new DateOnly(2025, 10, 1), new DateOnly(2025, 11, 30))], f.Reductions);
        Assert.Equal(new DateOnly(2023, 3, 1), f.OuvertureDroit);
        Assert.Equal("00655120087", f.Personnes[0].DemandePrecedente);
    }

    [Fact]
    public void Quotidien_declare_ISO_8859_1()
    {
        Assert.Equal(('I', new DateTime(2025, 11, 6, 21, 40, 7)), (Quotidien.EnTete.Type, Quotidien.EnTete.Creation));
        Assert.Equal([Couple, Suspendu, Nouveau], Quotidien.Foyers.Select(f => f.NumeroDemande));
        Assert.True(Quotidien.Fin.SAccordeAvec(3));
        Assert.Equal("2 IMPASSE DES CHÂTAIGNIERS", Quotidien[Suspendu].Adresse?.Voie);
        Assert.Equal("AUBUSSON", Quotidien[Suspendu].AnciennesAdresses.Single().Commune);
    }

    [Fact]
    public void Quotidien_changements_et_evenements()
    {
        var couple = Quotidien[Couple];
        Assert.Equal((true, true, 971.72m), (couple.Personnes[1].SoumisDroitsDevoirs, couple.Personnes[1].EntreeDroitsDevoirs, couple.Montant));
        Assert.Equal(["SITPRO", "ABANEURES", "ENTDED"], couple.Evenements.Select(e => e.FaitGenerateur));
        Assert.Equal(new TimeOnly(9, 41, 12), couple.Evenements[0].Heure);
        Assert.Equal(new DateOnly(2025, 11, 6), couple.TraiteLe);
        Assert.Equal((2, 0), (Quotidien[Suspendu].EtatDroit, Quotidien[Suspendu].Motifs.Count));
        var nouveau = Quotidien[Nouveau];
        Assert.Equal((true, true, "ANP"), (nouveau.SansDomicileFixe, nouveau.Personnes[0].EntreeDroitsDevoirs, nouveau.Personnes[0].Activite));
    }

    [Fact]
    public void Adultes_soumis_et_dossiers_ouverts_apres_les_deux_fichiers()
    {
        Assert.Equal(3, Soumis(Mensuel.Foyers));
        var derniers = Quotidien.Foyers.Concat(Mensuel.Foyers).DistinctBy(f => f.NumeroDemande).ToList();
        Assert.Equal(5, derniers.Count);
        Assert.Equal(4, derniers.Count(f => f.EtatDroit == 2));
        Assert.Equal(5, Soumis(derniers));
    }

    /// <summary>§5.1 and §5.2: flag 1 and a right that is open, or suspended on motives that keep it.</summary>
    private static int Soumis(IEnumerable<FoyerRecu> foyers) => foyers
        .Where(f => f.EtatDroit is 2 or 3 || (f.EtatDroit == 4 && f.Motifs.All(m => m.Code is "01" or "05" or "06" or "35" or "36" or "44" or "70")))
        .Sum(f => f.Personnes.Count(p => p.EstAdulteDuDroit && p.SoumisDroitsDevoirs == true));
}
