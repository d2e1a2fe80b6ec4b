using Jalons.Flux.Caf;
using Jalons.Flux.Generation;
using Xunit;

namespace Jalons.Tests.Flux;

/// <summary>Generated accounting flows read without a doubt, balance, and tell the same transfers.</summary>
public sealed class GenerateurComptesTests
{
    private static readonly DateOnly Reference = new(2025, 10, 1);
    private static readonly GenerateurFlux Generateur = new(new OptionsGenerateur("55", 2_000, Reference, 55, Communes.Chemin));

    public static TheoryData<int> Reculs => [0, 1, 5];

    [Theory]
    [MemberData(nameof(Reculs))]
    public void Ce_qui_est_transfere_est_le_meme_dans_les_deux_flux(int recul)
    {
        var mois = Reference.AddMonths(-recul);
        var creances = Lire(f => new LecteurCreances(f), s => Generateur.Comptes.EcrireCreances(s, mois)).SelectMany(f => f.Creances).ToList();
        var acomptes = Lire(f => new LecteurAcomptes(f), s => Generateur.Comptes.EcrireAcomptes(s, mois));
        var transferes = acomptes.SelectMany(f => f.MouvementsAcompte).Where(m => m.Famille == FamilleAcompte.IndusTransferes).ToList();
        Assert.InRange(creances.Count, 3, 40);
        Assert.Equal((creances.Count, creances.Sum(c => c.Solde)), (transferes.Count, transferes.Sum(m => m.Montant)));
        Assert.All(creances, c => Assert.True(c.Solde > 0 && c.Solde <= c.Initial && c.Du < c.Au && c.Au < c.ImplanteeLe && c.ImplanteeLe < mois && c.Mois == mois));
        Assert.Contains(creances, c => c.Solde < c.Initial && c.DernierCredit is not null);
    }

    [Theory]
    [MemberData(nameof(Reculs))]
    public void Les_totaux_annonces_sont_ceux_des_mouvements(int recul)
    {
        var totaux = new List<TotalAnnonce>();
        var mouvements = Lire(f => new LecteurAcomptes(f), s => Generateur.Comptes.EcrireAcomptes(s, Reference.AddMonths(-recul)), totaux).SelectMany(f => f.MouvementsAcompte).ToList();
        Assert.Equal(24, totaux.Count);
        Assert.Equal(mouvements.Sum(m => m.Montant), totaux.Single(t => t is { Total: TotalAcompte.Acompte, Groupe: null }).Montant);
        Assert.Equal(
            mouvements.Where(m => m is { Famille: FamilleAcompte.Allocations, Groupe: GroupeAcompte.SocleMajore }).Sum(m => m.Montant),
            totaux.Single(t => t is { Total: TotalAcompte.Allocations, Groupe: GroupeAcompte.SocleMajore }).Montant);
        Assert.All(mouvements, m => Assert.Equal(m.Famille == FamilleAcompte.IndusConstates, m.Montant < 0));
        Assert.InRange(mouvements.Count(m => m.Operation == "PRA"), 1, 80);
    }

    [Fact]
    public void En_six_mois_les_six_familles_sont_venues()
    {
        var familles = Enumerable.Range(0, 6).SelectMany(recul => Lire(f => new LecteurAcomptes(f), s => Generateur.Comptes.EcrireAcomptes(s, Reference.AddMonths(-recul))))
            .SelectMany(f => f.MouvementsAcompte).Select(m => m.Famille).Distinct().Order();
        Assert.Equal(Enum.GetValues<FamilleAcompte>(), familles);
    }

    [Fact]
    public void Ce_qui_est_verse_est_le_droit_que_le_flux_mensuel_dit()
    {
        using var mensuel = new MemoryStream();
        Generateur.EcrireMensuel(mensuel);
        var droits = Exemples.Lire(mensuel.ToArray()).Foyers.Where(f => f.EtatDroit == 2).ToDictionary(f => f.NumeroDemande, f => f.Montant);
        var verses = Lire(f => new LecteurAcomptes(f), s => Generateur.Comptes.EcrireAcomptes(s, Reference))
            .SelectMany(f => f.MouvementsAcompte.Where(m => m.Operation == "PME").Select(m => (f.NumeroDemande, m.Montant))).ToList();
        Assert.InRange(verses.Count, droits.Count * 9 / 10, droits.Count);
        Assert.All(verses, v => Assert.Equal(droits[v.NumeroDemande], v.Montant));
    }

    /// <summary>Households of a flow that nothing is wrong with.</summary>
    private static List<FoyerRecu> Lire(Func<Stream, LecteurFlux<ElementFlux>> ouvrir, Func<Stream, int> ecrire, List<TotalAnnonce>? totaux = null)
    {
        using var flux = new MemoryStream();
        var ecrits = ecrire(flux);
        flux.Position = 0;
        using var lecteur = ouvrir(flux);
        lecteur.LireEnTete();
        List<FoyerRecu> foyers = [.. lecteur.Lire().Select(e => Assert.IsType<FoyerLu>(e).Foyer)];
        Assert.Equal((ecrits, new FinFlux(ecrits, 0)), (foyers.Count, lecteur.Fin));
        Assert.Empty(lecteur.ElementsInconnus);
        Assert.Empty(lecteur.CodesInconnus);
        totaux?.AddRange(((LecteurAcomptes)lecteur).Totaux);
        return foyers;
    }
}
