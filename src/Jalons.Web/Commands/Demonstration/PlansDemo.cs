using Jalons.Domain.Contrats;
using Jalons.Domain.Orientation;
using Jalons.Domain.Referentiel;

namespace Jalons.Web.Commands.Demonstration;

/// <summary>Writes the content of a contract from what the person said in the diagnostic.</summary>
internal static class PlansDemo
{
    private const int HeuresReduites = 8;

    /// <summary>The content of a contract that begins on a day.</summary>
    public static ContenuContrat Rediger(Recit recit, DateOnly debut)
    {
        if (recit.EstModele)
        {
            return ModeleDemo.Rediger(debut);
        }

        var (hasard, reponses) = (recit.Hasard, recit.Diagnostic!.Reponses);
        var duree = hasard.Parmi((6, 66), (4, 10), (12, 16), (3, 8));
        var motif = Reduction(reponses);
        return new ContenuContrat
        {
            Debut = debut,
            DureeMois = duree,
            HeuresHebdo = motif is null ? hasard.Parmi([15, 15, 16, 18, 20]) : HeuresReduites,
            MotifReduction = motif,
            RythmeSemaines = recit.Referent!.EstVitrine ? 3 : recit.Parcours.Type == TypeParcours.Emploi ? 6 : 5,
            DroitsDevoirsExpliques = true,
            Objectifs = [.. Plans(recit.Parcours.Type, reponses, hasard).Select(plan => Dater(plan, debut, duree))],
            EngagementsService = [.. TextesDemo.EngagementsService.Take(hasard.Entre(1, 3))],
            EngagementsPersonne = [.. TextesDemo.EngagementsPersonne.Take(hasard.Entre(2, 3))],
        };
    }

    /// <summary>A goal whose actions follow one another from a day on, within so many months.</summary>
    public static ObjectifSaisi Dater(PlanType plan, DateOnly debut, int mois) => new(
        plan.Domaine,
        plan.Libelle,
        [.. plan.Actions.Select((a, rang) => new ActionSaisie(a.Libelle, a.Qui, debut.AddDays(Math.Min(21 + (rang * 28), (mois * 28) - 1))))]);

    private static MotifReductionHeures? Reduction(ReponsesDiagnostic r) => r switch
    {
        { SanteFaitObstacle: true } => MotifReductionHeures.SanteHandicapInvalidite,
        { ParentIsole: true, GardeEnfants: GardeEnfants.Aucune or GardeEnfants.Partielle } => MotifReductionHeures.ParentIsoleSansGarde,
        { Aidant: true } => MotifReductionHeures.ProcheAidant,
        _ => null,
    };

    /// <summary>One to three goals: what stands in the way first, then work or training.</summary>
    private static IEnumerable<PlanType> Plans(TypeParcours? type, ReponsesDiagnostic r, Hasard hasard)
    {
        var freins = new (bool Vrai, PlanType Plan)[]
        {
            (r.GardeEnfants is GardeEnfants.Aucune or GardeEnfants.Partielle, TextesDemo.Garde),
            (r.Logement is SituationLogement.Precaire or SituationLogement.SansLogement, TextesDemo.Logement),
            (r.SanteFaitObstacle == true, TextesDemo.Soins),
            (r.FrancaisOral == Aisance.EnDifficulte || r.FrancaisEcrit == Aisance.EnDifficulte, TextesDemo.Langue),
            (r.SansMobilite() == true, TextesDemo.Mobilite),
            (r.Demarches == Aisance.EnDifficulte || r.Numerique == Aisance.EnDifficulte, TextesDemo.Demarches),
        }.Where(f => f.Vrai).Select(f => f.Plan).Take(type == TypeParcours.Emploi ? 1 : 2).ToList();
        freins.Add(type switch
        {
            TypeParcours.Emploi => hasard.Chance(70) ? TextesDemo.Recherche : TextesDemo.Formation,
            TypeParcours.SocioProfessionnel => hasard.Chance(60) ? TextesDemo.Formation : TextesDemo.Recherche,
            _ => TextesDemo.Lien,
        });
        return freins;
    }
}
