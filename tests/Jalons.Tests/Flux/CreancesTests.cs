using Jalons.Flux.Caf;
using Jalons.TestKit;
using Xunit;

namespace Jalons.Tests.Flux;

/// <summary>The flow of claims VRSC0201 (<c>references/cnaf/flux.md</c> §3.5).</summary>
public sealed class CreancesTests
{
    private const string Numero = "00000000155";

    private static readonly FluxBuilder Mensuel = FluxBuilder.Mensuel(2025, 10).DeNature("D");

    [Fact]
    public void Une_creance_est_lue_en_entier()
    {
        var (lecteur, elements) = Lire(Mensuel.AvecBrut(BlocsComptables.Creances(Numero, BlocsComptables.Creance("2025-06-12", 610.25m))));
        var foyer = Assert.IsType<FoyerLu>(Assert.Single(elements)).Foyer;
        Assert.Equal((Numero, "0000155", "DUPONT", "BAR LE DUC"), (foyer.NumeroDemande, foyer.Matricule, foyer.Personnes[0].Nom, foyer.Adresse!.Commune));
        Assert.Equal(
            new CreanceRecue
            {
                ImplanteeLe = new(2025, 6, 12), Nature = "INK", Rang = "001", Mois = new(2025, 10, 1), Motif = "40", Origine = "10", Responsabilite = "64",
                Du = new(2025, 1, 1), Au = new(2025, 3, 31), DernierCredit = new(2025, 9, 15), Solde = 610.25m, Initial = 900m,
            },
            Assert.Single(foyer.Creances));
        Assert.Empty(lecteur.ElementsInconnus);
        Assert.DoesNotContain(foyer.Avertissements, a => a.Code != "code.inconnu");
    }

    [Fact]
    public void Plusieurs_creances_dans_un_dossier()
    {
        var (_, elements) = Lire(Mensuel.AvecBrut(BlocsComptables.Creances(Numero, BlocsComptables.Creance("2025-06-12", 610m), BlocsComptables.Creance("2025-06-12", 80m, rang: "002"))));
        Assert.Equal([("001", 610m), ("002", 80m)], Assert.IsType<FoyerLu>(Assert.Single(elements)).Foyer.Creances.Select(c => (c.Rang, c.Solde)));
    }

    [Theory]
    [InlineData("<RGCRE>001</RGCRE>", "", "element.absent")]
    [InlineData("<DTIMPLCRE>2025-06-12", "<DTIMPLCRE>2025-02-30", "date.impossible")]
    [InlineData("<MTSOLREELCRETRANS>610.00", "<MTSOLREELCRETRANS>610,00", "montant.illisible")]
    [InlineData("<NUMDEMRSA>00000000155</NUMDEMRSA>", "", "element.absent")]
    public void Un_dossier_abime_est_rejete_les_autres_sont_lus(string ancien, string nouveau, string code)
    {
        var texte = Exemples.Remplacer(
            Mensuel.AvecBrut(BlocsComptables.Creances(Numero, BlocsComptables.Creance("2025-06-12", 610m))).AvecBrut(BlocsComptables.Creances("00000000255", BlocsComptables.Creance("2025-06-12", 80m))).Texte(),
            ancien, nouveau);
        var (_, elements) = Lire(Exemples.Windows1252.GetBytes(texte));
        Assert.Equal(code, Assert.IsType<FoyerRejete>(elements[0]).Rejet.Code);
        Assert.StartsWith("<InfosCreanceFoyerRSA>", ((FoyerRejete)elements[0]).Rejet.Brut, StringComparison.Ordinal);
        Assert.IsType<FoyerLu>(elements[1]);
    }

    [Fact]
    public void Un_dossier_sans_creance_est_rejete()
    {
        var (_, elements) = Lire(Mensuel.AvecBrut(BlocsComptables.Creances(Numero)));
        Assert.Equal("creance.absente", Assert.IsType<FoyerRejete>(Assert.Single(elements)).Rejet.Code);
    }

    [Fact]
    public void Une_anomalie_a_la_racine_est_dite_et_un_code_inconnu_compte()
    {
        var flux = Mensuel.AvecBrut(BlocsComptables.Creances(Numero, BlocsComptables.Creance("2025-06-12", 610m, motif: "ZZ")));
        var texte = Exemples.Remplacer(flux.Texte(), "<TransmissionFlux>", "<Anomalie><LIBANO>DOSSIER ILLISIBLE</LIBANO></Anomalie><TransmissionFlux>");
        var (lecteur, elements) = Lire(Exemples.Windows1252.GetBytes(texte));
        Assert.Equal(["DOSSIER ILLISIBLE"], lecteur.Anomalies);
        Assert.Empty(lecteur.ElementsInconnus);
        Assert.Equal(1, lecteur.CodesInconnus["MOTIINDU=ZZ"]);
        Assert.Equal("ZZ", ((FoyerLu)elements[0]).Foyer.Creances[0].Motif);
    }

    [Fact]
    public void La_nature_de_l_en_tete_ne_compte_pas_une_reprise_est_refusee()
    {
        using var lecteur = new LecteurCreances(new MemoryStream(Mensuel.AvecBrut(BlocsComptables.Creances(Numero, BlocsComptables.Creance("2025-06-12", 1m))).Octets()));
        var enTete = lecteur.LireEnTete();
        Assert.Equal((FormatFlux.Creances, LecteurCreances.Nature, new DateOnly(2025, 10, 1)), (enTete.Format, enTete.Nature, enTete.Reference));
        var reprise = Exemples.Remplacer(Mensuel.AvecBrut(BlocsComptables.Creances(Numero, BlocsComptables.Creance("2025-06-12", 1m))).Texte(), "<TYPEFLUX>M", "<TYPEFLUX>R");
        Assert.Equal("flux.reprise", Assert.Throws<FluxRefuseException>(() => Lire(Exemples.Windows1252.GetBytes(reprise))).Code);
    }

    private static (LecteurCreances Lecteur, List<ElementFlux> Elements) Lire(FluxBuilder flux) => Lire(flux.Octets());

    private static (LecteurCreances Lecteur, List<ElementFlux> Elements) Lire(byte[] octets)
    {
        using var lecteur = new LecteurCreances(new MemoryStream(octets));
        lecteur.LireEnTete();
        return (lecteur, lecteur.Lire().ToList());
    }
}
