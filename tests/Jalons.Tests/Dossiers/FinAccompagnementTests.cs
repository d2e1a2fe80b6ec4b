using Jalons.Domain.Dossiers;
using Jalons.Domain.Referentiel;
using Jalons.Domain.Socle;
using Xunit;

namespace Jalons.Tests.Dossiers;

/// <summary>Ending an accompaniment outside the RSA, and taking it up again (issue 3, 5).</summary>
public sealed class FinAccompagnementTests
{
    private static readonly DateOnly Jour = new(2026, 3, 10);

    [Theory]
    [InlineData(MotifFinAccompagnement.Emploi)]
    [InlineData(MotifFinAccompagnement.SansNouvelles)]
    public void Il_se_termine_avec_sa_raison_et_se_reprend(MotifFinAccompagnement motif)
    {
        var parcours = HorsRsa();
        Assert.True(parcours.TerminerAccompagnement(motif, Jour, Jour, 0).EstFait);
        Assert.Equal((Jour, motif), (parcours.Sortie!.Value, LibellesFinAccompagnement.Lire(parcours.MotifSortie)!.Value));
        Assert.True(parcours.ReprendreAccompagnement().EstFait);
        Assert.Null(parcours.Sortie);
        Assert.Null(parcours.MotifSortie);
    }

    [Fact]
    public void Chaque_refus_dit_pourquoi()
    {
        Assert.Equal("accompagnement.date_future", Terminer(HorsRsa(), Jour.AddDays(1)));
        Assert.Equal("parcours.sortie", Terminer(HorsRsa(), new DateOnly(2025, 1, 1)));
        Assert.Equal("accompagnement.rendez_vous", Terminer(HorsRsa(), Jour, rendezVous: 1));
        var sousContrat = HorsRsa();
        sousContrat.SuivreContrat(Jour.AddDays(1));
        Assert.Equal("accompagnement.contrat", Terminer(sousContrat, Jour));
        var duDroit = Parcours.Entrer("55", new PersonneId(1), new DossierId(1), new(2025, 2, 1), new(2025, 2, 1), null, new Regles([]));
        Assert.Equal("accompagnement.du_rsa", Terminer(duDroit, Jour));
        var termine = HorsRsa();
        Assert.Null(Terminer(termine, Jour));
        Assert.Equal("parcours.clos", Terminer(termine, Jour));
    }

    [Fact]
    public void Ce_qu_un_agent_n_a_pas_termine_ne_se_reprend_pas()
    {
        Assert.Equal("accompagnement.ouvert", HorsRsa().ReprendreAccompagnement().Refus?.Code);
        var ailleurs = HorsRsa();
        Assert.True(ailleurs.Sortir(Jour, "personnes.reunies").EstFait);
        Assert.Equal("accompagnement.fini", ailleurs.ReprendreAccompagnement().Refus?.Code);
    }

    private static Parcours HorsRsa() => Parcours.Accueillir("55", new PersonneId(1), PublicAccompagne.Jeune, new(2025, 2, 1), null);

    private static string? Terminer(Parcours parcours, DateOnly le, int rendezVous = 0) =>
        parcours.TerminerAccompagnement(MotifFinAccompagnement.Emploi, le, Jour, rendezVous).Refus?.Code;
}
