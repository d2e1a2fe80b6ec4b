using Jalons.Domain.Contrats;
using Jalons.Domain.Dossiers;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Orientation;
using Jalons.Domain.Pilotage;
using Jalons.Domain.RendezVous;
using Jalons.Domain.Socle;

namespace Jalons.Tests.Data.Pilotage;

/// <summary>
/// The indicators computed the slow way, person by person, as <c>references/indicateurs.md</c> words them: from the flows as they were sent and
/// from the acts as the domain keeps them. Nothing is shared with the code under test but the names of the codes.
/// </summary>
internal sealed class ModeleNaif(Histoire histoire, Func<int, string> territoire)
{
    /// <summary>Flows received so far, in the order of their creation.</summary>
    public List<Envoi> Recus { get; } = [];

    /// <summary>Number of each person who has appeared, by household and rank.</summary>
    public Dictionary<(int Foyer, int Adulte), PersonneId> Personnes { get; } = [];

    public List<Parcours> Parcours { get; set; } = [];

    public List<(DecisionOrientation Decision, CategorieOrganisme Categorie)> Decisions { get; set; } = [];

    public List<SuiviReferent> Suivis { get; set; } = [];

    public List<Contrat> Contrats { get; set; } = [];

    public List<RendezVousPris> RendezVous { get; set; } = [];

    /// <summary>An adult of the photo.</summary>
    private sealed record Adulte(PersonneId Personne, int Foyer, int Rang, int Etat, bool Soumis, int Commune);

    /// <summary>Expected value, numerator and denominator of every figure that this model knows, for everybody, by territory and by modality.</summary>
    public Dictionary<CleMesure, (long Numerateur, long? Denominateur)> Calculer(DateOnly au)
    {
        var attendu = new Dictionary<CleMesure, (long, long?)>();
        var photo = Photo(au).Where(a => a.Etat == 2 && a.Soumis).ToList();
        var groupes = photo.Select(a => territoire(a.Commune)).Distinct(StringComparer.Ordinal)
            .Select(t => (Cle: new CleMesure("", t), Gens: photo.Where(a => territoire(a.Commune) == t).ToList()))
            .Append((new CleMesure(""), photo))
            .Concat(Modalites(photo, au))
            .ToList();
        foreach (var (cle, gens) in groupes)
        {
            var orientes = gens.Where(a => Orientation(a.Personne, au) is not null).ToList();
            var horsFt = orientes.Where(a => Orientation(a.Personne, au)!.Value.Categorie != CategorieOrganisme.FranceTravail).ToList();
            var contrats = horsFt.Count(a => AContrat(a.Personne, au));
            Poser(Codes.NbSdd, gens.Count);
            Poser(Codes.T1Sdd, gens.Count);
            Poser(Codes.T1Orientes, orientes.Count);
            Poser(Codes.T1NonOrientes, gens.Count - orientes.Count);
            Poser(Codes.T1FranceTravail, orientes.Count - horsFt.Count);
            Poser(Codes.T1HorsFranceTravail, horsFt.Count);
            Poser(Codes.T2HorsFranceTravailContrat, contrats);
            Poser(Codes.TauxOrientation, orientes.Count, gens.Count);
            Poser(Codes.TauxContractualisation, contrats, horsFt.Count);
            if (cle.Modalite.Length == 0)
            {
                Poser(Codes.PartSansReferent, orientes.Count(a => !AReferent(a.Personne, au)), orientes.Count);
            }

            void Poser(string code, long numerateur, long? denominateur = null) => attendu[cle with { Code = code }] = (numerateur, denominateur);
        }

        Cohortes(attendu, au);
        return attendu;
    }

    /// <summary>Median of a wait: the smallest number of days by which the product of (1 − served / at risk) is one half or less.</summary>
    public int? Mediane(DateOnly au)
    {
        var attentes = Suivies(au).Select(d => (Jours: (Honore(d, au) ?? Min(Sortie(d, au), au)).DayNumber - d.Decision.Du.DayNumber, Vu: Honore(d, au) is not null)).ToList();
        var survie = 1.0;
        foreach (var jours in attentes.Where(a => a.Vu).Select(a => a.Jours).Distinct().Order())
        {
            survie *= 1 - (attentes.Count(a => a.Vu && a.Jours == jours) / (double)attentes.Count(a => a.Jours >= jours));
            if (survie <= 0.5 + 1e-9)
            {
                return jours;
            }
        }

        return null;
    }

    /// <summary>B.4, B.5, C.3, over the twelve months that end at the date.</summary>
    private void Cohortes(Dictionary<CleMesure, (long, long?)> attendu, DateOnly au)
    {
        var suivies = Suivies(au).ToList();
        var mures = suivies.Where(d => d.Decision.Du.AddDays(14) <= au).ToList();
        attendu[new(Codes.PremiersRendezVousFixes)] = (suivies.Count(d => Fixe(d, au) is not null), null);
        attendu[new(Codes.TauxPremierRendezVousFixe)] = (mures.Count(d => AvantLaSortie(d, Fixe(d, au), au) <= d.Decision.Du.AddDays(14)), mures.Count);
        attendu[new(Codes.TauxPremierRendezVousHonore)] = (mures.Count(d => Honore(d, au) <= d.Decision.Du.AddDays(14)), mures.Count);
        var venus = suivies.Where(d => Honore(d, au) is not null).ToList();
        attendu[new(Codes.DelaiMoyenPremierRendezVous)] = (venus.Sum(d => Honore(d, au)!.Value.DayNumber - d.Decision.Du.DayNumber), venus.Count);
        var signes = suivies.Select(d => (d, Le: Signature(d, au))).Where(s => s.Le is not null).ToList();
        attendu[new(Codes.DelaiMoyenContractualisation)] = (signes.Sum(s => s.Le!.Value.DayNumber - s.d.Decision.Du.DayNumber), signes.Count);
        var deuxMois = suivies.Where(d => d.Decision.Du.AddMonths(2) <= au).ToList();
        attendu[new(Codes.TauxContratDeuxMois)] = (deuxMois.Count(d => Signature(d, au) <= d.Decision.Du.AddMonths(2)), deuxMois.Count);

        var recus = Parcours.Where(p => p.RecuLe >= Debut(au) && p.RecuLe <= au && p.RecuLe.AddDays(42) <= au).ToList();
        attendu[new(Codes.TauxSixSemaines)] = (
            recus.Count(p => Decisions.Any(d => d.Decision.Parcours == p.Id && d.Decision.Du >= p.RecuLe && d.Decision.Du <= p.RecuLe.AddDays(42) && !(d.Decision.Du > p.Sortie))),
            recus.Count);

        var tenus = RendezVous.Where(r => r.Debut.JourAParis() >= Debut(au) && r.Debut.JourAParis() <= au).ToList();
        var premiers = tenus.Where(r => r.Motif == MotifRendezVous.PremierAccompagnement).ToList();
        attendu[new(Codes.PresencePremierRendezVous)] = (
            premiers.Count(r => r.Statut == StatutRendezVous.Honore),
            premiers.Count(r => r.Statut is StatutRendezVous.Honore or StatutRendezVous.Excuse or StatutRendezVous.Absent));
        attendu[new(Codes.RendezVousHonores)] = (tenus.Count(r => r.Statut == StatutRendezVous.Honore), null);
        attendu[new(Codes.TauxAbsence)] = (tenus.Count(r => r.Statut == StatutRendezVous.Absent), tenus.Count(r => r.Statut is StatutRendezVous.Absent or StatutRendezVous.Honore));
        var passes = tenus.Where(r => r.Statut != StatutRendezVous.Reporte && (r.Statut != StatutRendezVous.Prevu || DeuxJoursDeSemaineApres(r.Debut.JourAParis()) <= au)).ToList();
        attendu[new(Codes.TauxAPreciser)] = (passes.Count(r => r.Statut == StatutRendezVous.Prevu), passes.Count);
        attendu[new(Codes.TauxAnnulationService)] = (passes.Count(r => r.Statut == StatutRendezVous.AnnuleParService), passes.Count(r => r.Statut != StatutRendezVous.Prevu));
    }

    /// <summary>Everybody of an open right on a day, as the flows known that day told it (§0.2, §B.2).</summary>
    private IEnumerable<Adulte> Photo(DateOnly au)
    {
        var finDeMois = au.AddDays(1).Day == 1;
        for (var foyer = 0; foyer < histoire.Foyers.Count; foyer++)
        {
            var connue = Recus
                .Where((e, rang) => e.Jour <= au || (e.Mensuel && finDeMois && e.Mois == new DateOnly(au.Year, au.Month, 1)) || (rang == 0 && e.Mois <= au))
                .SelectMany(e => e.Images).LastOrDefault(i => i.Foyer == foyer);
            for (var rang = 0; connue is { Etat: 2 or 3 or 4 } && rang < connue.Adultes.Length; rang++)
            {
                if (connue.Adultes[rang].Present)
                {
                    yield return new(Personnes[(foyer, rang)], foyer, rang, connue.Etat, connue.Adultes[rang].Soumis, connue.Commune);
                }
            }
        }
    }

    private IEnumerable<(CleMesure Cle, List<Adulte> Gens)> Modalites(List<Adulte> photo, DateOnly au)
    {
        foreach (var (cle, _) in Ventilation.Variables.SelectMany(v => Ventilation.Modalites(v.Variable)))
        {
            yield return (new("", Modalite: cle), photo.Where(a => Age(a, au) == cle || Sexe(a) == cle || Anciennete(a, au) == cle).ToList());
        }
    }

    private string Age(Adulte adulte, DateOnly au)
    {
        var naissance = histoire.Foyers[adulte.Foyer].Adultes[adulte.Rang].Naissance;
        var annees = Enumerable.Range(0, 120).Last(n => naissance.AddYears(n) <= au);
        return annees < 25 ? "age:0_24" : annees < 30 ? "age:25_29" : annees < 40 ? "age:30_39" : annees < 50 ? "age:40_49" : annees < 60 ? "age:50_59" : "age:60_plus";
    }

    private string Sexe(Adulte adulte) => histoire.Foyers[adulte.Foyer].Adultes[adulte.Rang].Sexe == 1 ? "sexe:homme" : "sexe:femme";

    private string Anciennete(Adulte adulte, DateOnly au)
    {
        var demande = histoire.Foyers[adulte.Foyer].Demande;
        return au < demande.AddMonths(6) ? "anciennete:moins_6_mois"
            : au < demande.AddMonths(12) ? "anciennete:6_11_mois"
            : au < demande.AddMonths(24) ? "anciennete:1_2_ans"
            : au < demande.AddMonths(60) ? "anciennete:2_5_ans"
            : "anciennete:5_ans_plus";
    }

    /// <summary>The orientation in force: that of the present stay (§0.7).</summary>
    private (DecisionOrientation Decision, CategorieOrganisme Categorie)? Orientation(PersonneId personne, DateOnly au)
    {
        var sejour = Parcours.Where(p => p.Personne == personne && p.Entree <= au).OrderBy(p => p.Entree).ThenBy(p => p.Id.Valeur).LastOrDefault();
        var enVigueur = Decisions.Where(d => sejour is not null && d.Decision.Parcours == sejour.Id && d.Decision.Du <= au && !(d.Decision.Au <= au)).ToList();
        return enVigueur.Count == 0 ? null : enVigueur.MaxBy(d => d.Decision.Du);
    }

    private bool AReferent(PersonneId personne, DateOnly au) =>
        Orientation(personne, au) is { } o && Suivis.Exists(s => s.Parcours == o.Decision.Parcours && s.Du <= au && !(s.Au <= au));

    private bool AContrat(PersonneId personne, DateOnly au) => Contrats.Exists(c =>
        c.Statut is (StatutContrat.Signe or StatutContrat.Termine) && c.SigneLe <= au && c.Debut <= au && c.DernierJour >= au
        && Parcours.Exists(p => p.Id == c.Parcours && p.Personne == personne));

    private IEnumerable<(DecisionOrientation Decision, CategorieOrganisme Categorie)> Suivies(DateOnly au) => Decisions.Where(d => d.Decision.Du >= Debut(au) && d.Decision.Du <= au);

    private static DateOnly Debut(DateOnly au) => new DateOnly(au.Year, au.Month, 1).AddMonths(-11);

    private DateOnly? Sortie((DecisionOrientation Decision, CategorieOrganisme) d, DateOnly au) =>
        Parcours.Single(p => p.Id == d.Decision.Parcours).Sortie is { } sortie && sortie <= au ? sortie : null;

    private static DateOnly Min(DateOnly? un, DateOnly autre) => un < autre ? un.Value : autre;

    /// <summary>The step, unless the person had left before.</summary>
    private DateOnly? AvantLaSortie((DecisionOrientation, CategorieOrganisme) d, DateOnly? etape, DateOnly au) => etape > au || etape > Sortie(d, au) ? null : etape;

    private DateOnly? Fixe((DecisionOrientation Decision, CategorieOrganisme) d, DateOnly au) => Premiers(d, au)
        .Where(r => r.Statut is not (StatutRendezVous.AnnuleParService or StatutRendezVous.Reporte)).Select(r => (DateOnly?)r.Debut.JourAParis()).Min();

    private DateOnly? Honore((DecisionOrientation Decision, CategorieOrganisme) d, DateOnly au) =>
        AvantLaSortie(d, Premiers(d, au).Where(r => r.Statut == StatutRendezVous.Honore).Select(r => (DateOnly?)r.Debut.JourAParis()).Min(), au);

    private IEnumerable<RendezVousPris> Premiers((DecisionOrientation Decision, CategorieOrganisme) d, DateOnly au) => RendezVous.Where(r =>
        r.Parcours == d.Decision.Parcours && r.Motif == MotifRendezVous.PremierAccompagnement && r.Debut.JourAParis() >= d.Decision.Du
        && (r.CreeLe.JourAParis() <= au || r.Debut.JourAParis() <= au));

    private DateOnly? Signature((DecisionOrientation Decision, CategorieOrganisme) d, DateOnly au) => AvantLaSortie(
        d, Contrats.Where(c => c.Parcours == d.Decision.Parcours && c.Statut is (StatutContrat.Signe or StatutContrat.Termine) && c.SigneLe >= d.Decision.Du).Select(c => c.SigneLe).Min(), au);

    private static DateOnly DeuxJoursDeSemaineApres(DateOnly jour)
    {
        var apres = Enumerable.Range(1, 6).Select(jour.AddDays).Where(j => j.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));
        return apres.ElementAt(1);
    }
}
