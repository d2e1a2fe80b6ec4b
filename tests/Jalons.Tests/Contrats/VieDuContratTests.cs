using FsCheck;
using FsCheck.Fluent;
using Jalons.Domain.Contrats;
using Jalons.Domain.Habilitations;
using Xunit;
using static Jalons.Tests.Contrats.ContratsDeTest;

namespace Jalons.Tests.Contrats;

/// <summary>Any sequence of acts: what was signed never changes, and a refused act changes nothing.</summary>
public sealed class VieDuContratTests
{
    private static readonly (string Nom, Func<Contrat, int, bool> Acte)[] Actes =
    [
        ("rediger", (c, n) => c.Rediger(Complet(Jour) with { HeuresHebdo = 15 + (n % 20) }).EstFait),
        ("vider", (c, _) => c.Rediger(new ContenuContrat()).EstFait),
        ("proposer", (c, n) => c.Proposer(CategorieOrganisme.ServiceDepartement, Jour.AddDays(n % 3)).EstFait),
        ("reprendre", (c, _) => c.Reprendre().EstFait),
        ("signer personne", (c, n) => c.SignerPersonne(Amelie, "Amélie Bertin Le Goff", c.Empreinte, ModeSignature.EnPresence, Jour.AddDays(n % 5), Jour.AddDays(n % 5)).EstFait),
        ("signer référent", (c, n) => c.SignerReferent(Referent, c.Empreinte, Jour.AddDays(n % 5)).EstFait),
        ("abandonner", (c, n) => c.Abandonner(n % 2 == 0 ? "raison" : null, Jour.AddDays(n % 5)).EstFait),
        ("terminer", (c, n) => c.Terminer(Jour.AddDays(n % 200), "raison").EstFait),
    ];

    [Fact]
    public void No_sequence_of_acts_alters_a_signed_version()
    {
        var suites = Gen.Zip(Gen.Choose(0, Actes.Length - 1), Gen.Choose(0, 1000)).ListOf().ToArbitrary();
        Prop.ForAll(suites, suite =>
        {
            var contrat = Brouillon();
            foreach (var (i, n) in suite)
            {
                var (avant, etat, fige) = (Contenu(contrat), Etat(contrat), contrat.EstFige);
                var fait = Actes[i].Acte(contrat, n);
                if ((fige && avant != Contenu(contrat)) || (!fait && (etat != Etat(contrat) || avant != Contenu(contrat))))
                {
                    return false;
                }

                if (contrat.Statut is StatutContrat.Signe or StatutContrat.Termine
                    && (contrat.SignePersonneLe is null || contrat.SigneReferentLe is null || contrat.SigneLe is null || contrat.Objectifs.Count == 0))
                {
                    return false;
                }
            }

            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    [Fact]
    public void A_finished_contract_stays_finished()
    {
        var contrat = Signe();
        Assert.True(contrat.Terminer(Jour.AddDays(3), "raison").EstFait);
        var etat = Etat(contrat);
        Assert.All(Actes, a => Assert.False(a.Acte(contrat, 0), a.Nom));
        Assert.Equal(etat, Etat(contrat));
    }

    private static string Contenu(Contrat c) => string.Join(
        '|',
        c.Forme, c.Type, c.Debut, c.DureeMois, c.Fin, c.HeuresHebdo, c.MotifReduction, c.RythmeSemaines, c.DroitsDevoirsExpliques, c.Empreinte, c.ProposeLe,
        string.Join(';', c.Objectifs.Select(o => o.Libelle + string.Join(',', o.Actions.Select(a => $"{a.Libelle}{a.Responsable}{a.Echeance}")))),
        string.Join(';', c.Engagements.Select(e => $"{e.Partie}{e.Libelle}")));

    private static string Etat(Contrat c) => string.Join('|', c.Statut, c.SignePersonneLe, c.SignePersonneNom, c.SigneReferentLe, c.SigneLe, c.TermineLe, c.Raison);
}
