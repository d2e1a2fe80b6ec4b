using Jalons.Domain.RendezVous;

namespace Jalons.Domain.Pilotage;

/// <summary>
/// The first meeting with the référent unique, from the orientation, and what became of the rendez-vous (<c>references/indicateurs.md</c> B.4,
/// C.3; EX-25, EX-26, EX-2E, EX-40). A rendez-vous counts at its own day, never at the day it was written down.
/// </summary>
public static class CalculRendezVous
{
    /// <summary>Reasons that make a first meeting (parameter "premier accompagnement").</summary>
    public static IReadOnlyList<MotifRendezVous> MotifsPremiers { get; } = [MotifRendezVous.PremierAccompagnement];

    /// <summary>Outcomes that leave no meeting set: called off by the service, or moved to another day, which counts alone.</summary>
    public static IReadOnlyList<StatutRendezVous> SansRendezVous { get; } = [StatutRendezVous.AnnuleParService, StatutRendezVous.Reporte];

    /// <summary>Days from the orientation within which the first meeting is expected (parameter <c>delai_premier_rdv_jours</c>).</summary>
    public const int DelaiPremier = 14;

    /// <summary>Weekdays left to write down what became of a rendez-vous, before it counts as past without outcome.</summary>
    public const int JoursPourPreciser = 2;

    internal static void Ajouter(Dictionary<CleMesure, Mesure> mesures, Observations o)
    {
        foreach (var (territoire, groupes) in CalculIndicateurs.ParTerritoire(o.PremiersRendezVous, g => g.Territoire))
        {
            AjouterPremiers(mesures, new("", territoire), o.Au, groupes);
        }

        foreach (var (territoire, groupes) in CalculIndicateurs.ParTerritoire(o.RendezVous, g => g.Territoire))
        {
            AjouterIssues(mesures, new("", territoire), o.Au, groupes);
        }

        var decisions = o.PremiersRendezVous.ToLookup(g => CalculCohortes.PremierDuMois(g.Decision));
        var rendezVous = o.RendezVous.ToLookup(g => g.Mois);
        foreach (var mois in CalculCohortes.Mois(o.Au))
        {
            AjouterPremiers(mesures, new("", Mois: mois), o.Au, [.. decisions[mois]]);
            AjouterIssues(mesures, new("", Mois: mois), o.Au, [.. rendezVous[mois]]);
        }
    }

    private static void AjouterPremiers(Dictionary<CleMesure, Mesure> mesures, CleMesure cle, DateOnly au, IReadOnlyList<GroupePremiersRendezVous> groupes)
    {
        var fixes = new CohorteAttente(groupes.Select(g => new Attente(g.Decision, g.FixeLe, g.Sortie, g.Effectif)), au);
        var honores = new CohorteAttente(groupes.Select(g => new Attente(g.Decision, g.HonoreLe, g.Sortie, g.Effectif)), au);
        mesures[cle with { Code = Codes.PremiersRendezVousFixes }] =
            Mesure.Effectif(groupes.Where(g => g.EstPremiere && g.FixeLe is not null).Sum(g => (long)g.Effectif));
        mesures[cle with { Code = Codes.TauxPremierRendezVousFixe }] = fixes.TauxDansLaLimite(d => d.AddDays(DelaiPremier));
        mesures[cle with { Code = Codes.TauxPremierRendezVousHonore }] = honores.TauxDansLaLimite(d => d.AddDays(DelaiPremier));
        mesures[cle with { Code = Codes.DelaiPremierRendezVous }] = honores.Mediane();
        mesures[cle with { Code = Codes.DelaiMoyenPremierRendezVous }] = honores.Moyenne();
    }

    private static void AjouterIssues(Dictionary<CleMesure, Mesure> mesures, CleMesure cle, DateOnly au, IReadOnlyList<GroupeRendezVous> groupes)
    {
        var premiers = new Issues(groupes.Where(g => g.EstPremier), au);
        var tous = new Issues(groupes, au);
        mesures[cle with { Code = Codes.PresencePremierRendezVous }] = premiers.Taux([StatutRendezVous.Honore], [StatutRendezVous.Honore, StatutRendezVous.Excuse, StatutRendezVous.Absent]);
        mesures[cle with { Code = Codes.RendezVousHonores }] = Mesure.Effectif(tous.Nombre(StatutRendezVous.Honore));
        mesures[cle with { Code = Codes.TauxAbsence }] = tous.Taux([StatutRendezVous.Absent], [StatutRendezVous.Honore, StatutRendezVous.Absent]);
        mesures[cle with { Code = Codes.TauxAnnulationService }] = tous.Taux(
            [StatutRendezVous.AnnuleParService],
            [StatutRendezVous.Honore, StatutRendezVous.Absent, StatutRendezVous.Excuse, StatutRendezVous.AnnuleParPersonne, StatutRendezVous.AnnuleParService]);
        mesures[cle with { Code = Codes.TauxAPreciser }] = Mesure.Taux(tous.SansStatut, tous.Passes);
    }

    /// <summary>What became of some rendez-vous at a date.</summary>
    private sealed class Issues
    {
        private readonly Dictionary<StatutRendezVous, long> nombres;

        public Issues(IEnumerable<GroupeRendezVous> groupes, DateOnly au)
        {
            var retenus = groupes.Where(g => g.Statut != StatutRendezVous.Reporte).ToList();
            nombres = retenus.Where(g => g.Statut != StatutRendezVous.Prevu).GroupBy(g => g.Statut).ToDictionary(g => g.Key, g => g.Sum(x => (long)x.Effectif));
            SansStatut = retenus.Where(g => g.Statut == StatutRendezVous.Prevu && EstAPreciser(g.Jour!.Value, au)).Sum(g => (long)g.Effectif);
        }

        /// <summary>Past, and nobody has said what became of them.</summary>
        public long SansStatut { get; }

        /// <summary>Past, with or without outcome.</summary>
        public long Passes => nombres.Values.Sum() + SansStatut;

        public long Nombre(StatutRendezVous statut) => nombres.GetValueOrDefault(statut);

        /// <summary>A share of known outcomes; it must be checked when too many of the past ones have none (EX-26).</summary>
        public Mesure Taux(StatutRendezVous[] numerateur, StatutRendezVous[] denominateur) =>
            Mesure.Taux(numerateur.Sum(Nombre), denominateur.Sum(Nombre)) with { Inconnus = SansStatut, Concernes = Passes };

        private static bool EstAPreciser(DateOnly jour, DateOnly au)
        {
            for (var restants = JoursPourPreciser; restants > 0;)
            {
                jour = jour.AddDays(1);
                restants -= jour.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0 : 1;
            }

            return jour <= au;
        }
    }
}
