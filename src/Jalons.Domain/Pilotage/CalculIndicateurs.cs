using Jalons.Domain.Habilitations;

namespace Jalons.Domain.Pilotage;

/// <summary>
/// Computes the indicators of a date from what was observed: no database, no clock, the same observations give the same figures (I-10).
/// </summary>
public static class CalculIndicateurs
{
    /// <summary>First day on which the three parcours and the delay of six weeks exist (law n° 2023-1196, decree n° 2024-1244).</summary>
    public static readonly DateOnly DebutPleinEmploi = new(2025, 1, 1);

    /// <summary>State of the photo alone: what the twelve-month series draw.</summary>
    public static Dictionary<CleMesure, Mesure> Photo(Observations observations)
    {
        var mesures = new Dictionary<CleMesure, Mesure>();
        foreach (var (territoire, groupes) in ParTerritoire(observations.Photo, g => g.Territoire))
        {
            AjouterPhoto(mesures, territoire, observations.Photo is null ? null : groupes);
        }

        return mesures;
    }

    /// <summary>The photo and the followed cohorts.</summary>
    public static Dictionary<CleMesure, Mesure> Tout(Observations observations)
    {
        var mesures = Photo(observations);
        foreach (var (territoire, groupes) in ParTerritoire(observations.Annee, g => g.Territoire))
        {
            AjouterAnnee(mesures, territoire, observations.Annee is null ? null : groupes);
        }

        CalculCohortes.Ajouter(mesures, observations);
        return mesures;
    }

    /// <summary>The département first, then each territory that appears.</summary>
    internal static IEnumerable<(string Territoire, IReadOnlyList<T> Groupes)> ParTerritoire<T>(IReadOnlyList<T>? groupes, Func<T, string> territoire) =>
        (groupes ?? []).GroupBy(territoire, StringComparer.Ordinal)
            .Select(g => (g.Key, (IReadOnlyList<T>)[.. g]))
            .Prepend((Territoires.Departement, groupes ?? []));

    private static void AjouterPhoto(Dictionary<CleMesure, Mesure> mesures, string territoire, IReadOnlyList<GroupePhoto>? photo)
    {
        var soumis = photo?.Where(g => g.Soumis == true).ToList();
        var orientes = soumis?.Where(g => g.Categorie is not null).ToList();
        var horsFt = orientes?.Where(g => g.Categorie != CategorieOrganisme.FranceTravail).ToList();
        var inconnus = photo?.Where(g => g.Soumis is null).Sum(g => g.Effectif) ?? 0;
        var nonOrientes = soumis?.Where(g => g.Categorie is null).ToList();

        Effectif(Codes.NbSdd, soumis);
        Effectif(Codes.T1Sdd, soumis);
        Effectif(Codes.T1Orientes, orientes);
        Effectif(Codes.T1NonOrientes, nonOrientes);
        Effectif(Codes.NbNonOrientes, nonOrientes);
        Effectif(Codes.StatutInconnu, photo?.Where(g => g.Soumis is null));
        Effectif(Codes.T1FranceTravail, orientes?.Where(g => g.Categorie == CategorieOrganisme.FranceTravail));
        Effectif(Codes.T1HorsFranceTravail, horsFt);
        Effectif(Codes.T2HorsFranceTravailContrat, horsFt?.Where(g => g.Contrat));
        foreach (var (categorie, suffixe, _) in Modalites.Organismes)
        {
            Effectif($"oarsa_t1_{suffixe}", horsFt?.Where(g => g.Categorie == categorie));
            Effectif($"oarsa_t2_{suffixe}", horsFt?.Where(g => g.Categorie == categorie && g.Contrat));
        }

        Taux(Codes.TauxOrientation, orientes, soumis);
        Taux(Codes.PartNonOrientes, nonOrientes, soumis);
        Taux(Codes.TauxContractualisation, horsFt?.Where(g => g.Contrat), horsFt);
        Taux(Codes.TauxContratHorsFranceTravail, horsFt?.Where(g => g.Contrat), horsFt);
        Taux(Codes.PartSansReferent, orientes?.Where(g => !g.Referent), orientes);
        foreach (var (type, suffixe, _) in Modalites.Parcours)
        {
            Taux($"{Codes.RepartitionParcours}_{suffixe}", orientes?.Where(g => g.Type == type), orientes);
        }

        mesures[new(Codes.T2FranceTravailInscrits, territoire)] = Mesure.Absente(StatutMesure.NonRenseignee);

        void Effectif(string code, IEnumerable<GroupePhoto>? groupes) =>
            mesures[new(code, territoire)] = groupes is null ? Mesure.Absente(StatutMesure.NonRenseignee) : Mesure.Effectif(groupes.Sum(g => g.Effectif));

        void Taux(string code, IEnumerable<GroupePhoto>? numerateur, IEnumerable<GroupePhoto>? denominateur) =>
            mesures[new(code, territoire)] = numerateur is null || denominateur is null
                ? Mesure.Absente(StatutMesure.NonRenseignee)
                : Mesure.Taux(numerateur.Sum(g => g.Effectif), denominateur.Sum(g => g.Effectif)) with
                {
                    Inconnus = code is Codes.TauxOrientation or Codes.PartNonOrientes ? inconnus : 0,
                };
    }

    private static void AjouterAnnee(Dictionary<CleMesure, Mesure> mesures, string territoire, IReadOnlyList<GroupeAnnee>? annee)
    {
        Effectif(Codes.T5Entrants, g => g.Entrants);
        Effectif(Codes.T5PrimoOrientes, g => g.PrimoOrientes);
        Effectif(Codes.T5PrimoOrientesHorsFt, g => g.PrimoHorsFt);
        Effectif(Codes.T5PrimoContrat, g => g.PrimoContrat);
        Moyenne(g => g.JoursOrientation, g => g.PrimoOrientes, Codes.T5DelaiPrimoOrientation, Codes.DelaiMoyenPrimoOrientation);
        Moyenne(g => g.JoursContrat, g => g.PrimoContrat, Codes.T5DelaiPrimoContrat, Codes.DelaiMoyenPrimoContrat);

        void Effectif(string code, Func<GroupeAnnee, long> nombre) =>
            mesures[new(code, territoire)] = annee is null ? Mesure.Absente(StatutMesure.NonRenseignee) : Mesure.Effectif(annee.Sum(nombre));

        void Moyenne(Func<GroupeAnnee, long> jours, Func<GroupeAnnee, long> nombre, params string[] codes)
        {
            foreach (var code in codes)
            {
                mesures[new(code, territoire)] = annee is null
                    ? Mesure.Absente(StatutMesure.NonRenseignee)
                    : Mesure.Moyenne(annee.Sum(jours), annee.Sum(nombre), decimales: 0) with { Acheves = annee.Sum(nombre) };
            }
        }
    }
}
