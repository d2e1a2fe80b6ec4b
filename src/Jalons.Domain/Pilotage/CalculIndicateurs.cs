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

        AjouterVentilation(mesures, observations.Photo is null ? null : observations.Ventilation);
        CalculCohortes.Ajouter(mesures, observations);
        CalculRendezVous.Ajouter(mesures, observations);
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
        var orientes = soumis?.Where(EstOriente).ToList();
        AjouterSituation(mesures, new("", territoire), soumis, photo?.Where(g => g.Soumis is null).Sum(g => g.Effectif) ?? 0);
        Effectif(Codes.StatutInconnu, photo?.Where(g => g.Soumis is null));
        foreach (var (categorie, suffixe, _) in Modalites.Organismes)
        {
            Effectif($"oarsa_t1_{suffixe}", orientes?.Where(g => g.Categorie == categorie));
            Effectif($"oarsa_t2_{suffixe}", orientes?.Where(g => g.Categorie == categorie && g.Contrat));
        }

        Taux(Codes.PartSansReferent, orientes?.Where(g => !g.Referent));
        foreach (var (type, suffixe, _) in Modalites.Parcours)
        {
            Taux($"{Codes.RepartitionParcours}_{suffixe}", orientes?.Where(g => g.Type == type));
        }

        mesures[new(Codes.T2FranceTravailInscrits, territoire)] = Mesure.Absente(StatutMesure.NonRenseignee);

        void Effectif(string code, IEnumerable<GroupePhoto>? groupes) => mesures[new(code, territoire)] = Nombre(groupes);

        void Taux(string code, IEnumerable<GroupePhoto>? numerateur) => mesures[new(code, territoire)] = Part(numerateur, orientes);
    }

    /// <summary>Bound, oriented, with a contract: for a territory, or for a modality of a breakdown.</summary>
    /// <param name="mesures">Receives the figures.</param>
    /// <param name="cle">For whom.</param>
    /// <param name="soumis">The people bound; null when no received flow describes the date.</param>
    /// <param name="inconnus">Adults whose flag is unknown.</param>
    private static void AjouterSituation(Dictionary<CleMesure, Mesure> mesures, CleMesure cle, IReadOnlyList<GroupePhoto>? soumis, long inconnus)
    {
        var orientes = soumis?.Where(EstOriente).ToList();
        var nonOrientes = soumis?.Where(g => !EstOriente(g)).ToList();
        var horsFt = orientes?.Where(g => g.Categorie != CategorieOrganisme.FranceTravail).ToList();
        var avecContrat = horsFt?.Where(g => g.Contrat).ToList();

        Effectif(soumis, Codes.NbSdd, Codes.T1Sdd);
        Effectif(orientes, Codes.T1Orientes);
        Effectif(nonOrientes, Codes.T1NonOrientes, Codes.NbNonOrientes);
        Effectif(orientes?.Where(g => g.Categorie == CategorieOrganisme.FranceTravail), Codes.T1FranceTravail);
        Effectif(horsFt, Codes.T1HorsFranceTravail);
        Effectif(avecContrat, Codes.T2HorsFranceTravailContrat);
        Poser(Part(orientes, soumis) with { Inconnus = inconnus }, Codes.TauxOrientation);
        Poser(Part(nonOrientes, soumis) with { Inconnus = inconnus }, Codes.PartNonOrientes);
        Poser(Part(avecContrat, horsFt), Codes.TauxContractualisation, Codes.TauxContratHorsFranceTravail);

        void Effectif(IEnumerable<GroupePhoto>? groupes, params string[] codes) => Poser(Nombre(groupes), codes);

        void Poser(Mesure mesure, params string[] codes)
        {
            foreach (var code in codes)
            {
                mesures[cle with { Code = code }] = mesure;
            }
        }
    }

    private static void AjouterVentilation(Dictionary<CleMesure, Mesure> mesures, IReadOnlyList<GroupeVentilation>? ventilation)
    {
        var groupes = ventilation?.ToLookup(
            g => Ventilation.Modalite(g.Variable, g.Valeur),
            g => new GroupePhoto(Territoires.Departement, true, g.Categorie, null, g.Contrat, false, g.Effectif),
            StringComparer.Ordinal);
        foreach (var (modalite, _) in Ventilation.Variables.SelectMany(v => Ventilation.Modalites(v.Variable)))
        {
            AjouterSituation(mesures, new("", Modalite: modalite), groupes is null ? null : [.. groupes[modalite]], 0);
        }
    }

    private static bool EstOriente(GroupePhoto groupe) => groupe.Categorie is not null;

    private static Mesure Nombre(IEnumerable<GroupePhoto>? groupes) =>
        groupes is null ? Mesure.Absente(StatutMesure.NonRenseignee) : Mesure.Effectif(groupes.Sum(g => g.Effectif));

    private static Mesure Part(IEnumerable<GroupePhoto>? numerateur, IEnumerable<GroupePhoto>? denominateur) =>
        numerateur is null || denominateur is null
            ? Mesure.Absente(StatutMesure.NonRenseignee)
            : Mesure.Taux(numerateur.Sum(g => g.Effectif), denominateur.Sum(g => g.Effectif));

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
