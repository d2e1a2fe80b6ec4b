using Jalons.Flux.Caf;
using Jalons.TestKit;
using Xunit;

namespace Jalons.Tests.Flux;

/// <summary>The financial flow VRSF0501 (<c>references/cnaf/flux.md</c> §3.6).</summary>
public sealed class AcomptesTests
{
    private const string Numero = "00000000155";

    private static readonly FluxBuilder Octobre = FluxBuilder.Mensuel(2025, 10).DeNature("F");

    [Fact]
    public void Les_six_familles_sont_lues_avec_leur_signe_quelle_que_soit_l_orthographe()
    {
        var (lecteur, foyers) = Lire(Octobre.AvecBrut(BlocsComptables.Acompte(
            Numero,
            "2025-10-01",
            BlocsComptables.Mouvement("AllocationsComptabilisees", "DetailAllocationComptabilisée", "0000001", 559.42m, regularisation: "2025-08-01"),
            BlocsComptables.Mouvement("AllocationsComptabilisees", "DetailAllocationComptabilisee", "0000002", 10m, "RSI"),
            BlocsComptables.Mouvement("IndusConstates", "DetailInduConstate", "0000003", 100m, "INK", "DE"),
            BlocsComptables.Mouvement("IndusTransferesCG", "DetailnduTransfereCG", "0000004", 50m, "INL"),
            BlocsComptables.Mouvement("IndusTransférésCG", "DetailInduTransféréCG", "0000005", 5m, "INM"),
            BlocsComptables.Mouvement("RemisesIndus", "DetailRemiseIndu", "0000006", 6m, "INK"),
            BlocsComptables.Mouvement("AnnulationsFaibleMontant", "DetailAnnulationFaibleMontant", "0000007", 7m, "INK"),
            BlocsComptables.Mouvement("AutresAnnulations", "DetailAutreAnnulation", "0000008", 8m, "RCD"))));
        var mouvements = Assert.Single(foyers).MouvementsAcompte;
        Assert.Equal(
            [
                (FamilleAcompte.Allocations, "0000001", 559.42m, GroupeAcompte.Socle), (FamilleAcompte.Allocations, "0000002", 10m, GroupeAcompte.SocleMajore),
                (FamilleAcompte.IndusConstates, "0000003", -100m, GroupeAcompte.Socle), (FamilleAcompte.IndusTransferes, "0000004", 50m, GroupeAcompte.SocleMajore),
                (FamilleAcompte.IndusTransferes, "0000005", 5m, GroupeAcompte.Local), (FamilleAcompte.Remises, "0000006", 6m, GroupeAcompte.Socle),
                (FamilleAcompte.FaiblesMontants, "0000007", 7m, GroupeAcompte.Socle), (FamilleAcompte.AutresAnnulations, "0000008", 8m, GroupeAcompte.Autre),
            ],
            mouvements.Select(m => (m.Famille, m.Numero, m.Montant, m.Groupe)));
        Assert.All(mouvements, m => Assert.Equal((new DateOnly(2025, 10, 1), "PME", new DateOnly(2025, 11, 3)), (m.Mois, m.Operation, m.TraiteLe!.Value)));
        Assert.Equal(new DateOnly(2025, 8, 1), mouvements[0].MoisConcerne);
        Assert.Empty(lecteur.ElementsInconnus);
    }

    [Fact]
    public void Les_totaux_annonces_sont_lus_avec_ou_sans_accent()
    {
        var texte = Octobre.AvecBrut(BlocsComptables.Acompte(Numero, "2025-10-01", BlocsComptables.Allocation("1", 1m)))
            .AvecBrut($"<TotalisationAcompte>{BlocsComptables.Total("TotalAllocationsComptabilisees", 12_345_678.9m, 2m, 3m)}{BlocsComptables.Total("TotalIndusTransferésCG", -4m)}<TotalInconnu><MTTOTRSA>9</MTTOTRSA></TotalInconnu></TotalisationAcompte>");
        var (lecteur, _) = Lire(texte);
        Assert.Equal(8, lecteur.Totaux.Count);
        Assert.Contains(new TotalAnnonce(TotalAcompte.Allocations, GroupeAcompte.Socle, 12_345_678.9m), lecteur.Totaux);
        Assert.Contains(new TotalAnnonce(TotalAcompte.Allocations, null, 12_345_683.9m), lecteur.Totaux);
        Assert.Contains(new TotalAnnonce(TotalAcompte.IndusTransferes, null, -4m), lecteur.Totaux);
        Assert.Empty(lecteur.ElementsInconnus);
    }

    [Theory]
    [InlineData("<SENSOPECOMPTA>AJ", "<SENSOPECOMPTA>XX", "code.hors_liste")]
    [InlineData("<NUMINTMOUCOMPTA>0000001</NUMINTMOUCOMPTA>", "", "element.absent")]
    [InlineData("<MTMOUCOMPTA>1.00", "<MTMOUCOMPTA>1,00", "montant.illisible")]
    [InlineData("<MOISMOUCOMPTA>2025-10-01</MOISMOUCOMPTA>", "", "element.absent")]
    public void Un_dossier_abime_est_rejete_les_autres_sont_lus(string ancien, string nouveau, string code)
    {
        var texte = Exemples.Remplacer(
            Octobre.AvecBrut(BlocsComptables.Acompte(Numero, "2025-10-01", BlocsComptables.Allocation("0000001", 1m)))
                .AvecBrut(BlocsComptables.Acompte("00000000255", "2025-10-01", BlocsComptables.Allocation("0000001", 1m))).Texte(),
            ancien, nouveau);
        using var lecteur = new LecteurAcomptes(new MemoryStream(Exemples.Windows1252.GetBytes(texte)));
        lecteur.LireEnTete();
        var elements = lecteur.Lire().ToList();
        Assert.Equal(code, Assert.IsType<FoyerRejete>(elements[0]).Rejet.Code);
        Assert.IsType<FoyerLu>(elements[1]);
    }

    private static (LecteurAcomptes Lecteur, List<FoyerRecu> Foyers) Lire(FluxBuilder flux)
    {
        using var lecteur = new LecteurAcomptes(new MemoryStream(flux.Octets()));
        var enTete = lecteur.LireEnTete();
        Assert.Equal((FormatFlux.Financier, LecteurAcomptes.Nature), (enTete.Format, enTete.Nature));
        return (lecteur, [.. lecteur.Lire().Select(x => Assert.IsType<FoyerLu>(x).Foyer)]);
    }
}
