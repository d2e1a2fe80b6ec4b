namespace Jalons.Domain.Pilotage;

/// <summary>A figure as a given reader sees it.</summary>
/// <param name="Mesure">The figure.</param>
/// <param name="EstMasquee">Hidden by statistical secrecy: the mark <c>s</c> is printed instead.</param>
public readonly record struct Affichage(Mesure Mesure, bool EstMasquee)
{
    /// <summary>Value to print; null when there is none or it is hidden.</summary>
    public decimal? Valeur => EstMasquee ? null : Mesure.Valeur;

    /// <summary>Mark printed instead of a number (§0.4 point 3); null when the number is printed.</summary>
    public string? Marque => EstMasquee ? "s" : Mesure.Statut.Marque();

    /// <summary>Why there is no number; null when there is one.</summary>
    public string? Explication => EstMasquee
        ? "Masqué : trop peu de personnes sont concernées pour que ce chiffre ne désigne personne."
        : Mesure.Statut.Explication();
}

/// <summary>
/// The figures of a date as they are shown to a role. To those who may not see names, small counts are hidden, and with them whatever would
/// give them back by subtraction: other cells of a line, sums of cells, rates (<c>references/indicateurs.md</c> §0.5). Stored values stay exact.
/// </summary>
public sealed class Diffusion
{
    /// <summary>Figures that are published by territory; the others are published for the département only.</summary>
    private static readonly HashSet<string> CodesParTerritoire = new(StringComparer.Ordinal)
    {
        Codes.NbSdd, Codes.T1Sdd, Codes.T1Orientes, Codes.T1NonOrientes, Codes.NbNonOrientes, Codes.TauxOrientation, Codes.PartNonOrientes,
        Codes.T1FranceTravail, Codes.T1HorsFranceTravail, Codes.T2HorsFranceTravailContrat, Codes.TauxContractualisation, Codes.TauxContratHorsFranceTravail,
        Codes.DelaiMoyenOrientation, Codes.DelaiMedianOrientation, Codes.DelaiMoyenContractualisation, Codes.DelaiMedianContractualisation,
        Codes.TauxPremierRendezVousFixe, Codes.TauxPremierRendezVousHonore, Codes.PresencePremierRendezVous, Codes.DelaiPremierRendezVous, Codes.DelaiMoyenPremierRendezVous,
    };

    private readonly IReadOnlyDictionary<CleMesure, Mesure> mesures;
    private readonly bool masquer;
    private readonly StatutMesure absente;
    private readonly HashSet<CleMesure> cachees = [];

    /// <summary>Prepares what may be shown.</summary>
    /// <param name="mesures">All the figures of a date.</param>
    /// <param name="masquer">True for a reader who may not see names.</param>
    /// <param name="enCalcul">True when figures that are missing are being computed; else nobody is concerned by them.</param>
    public Diffusion(IReadOnlyDictionary<CleMesure, Mesure> mesures, bool masquer, bool enCalcul = false)
    {
        (this.mesures, this.masquer, absente) = (mesures, masquer, enCalcul ? StatutMesure.EnCalcul : StatutMesure.NonCalculable);
        Lieux = [.. mesures.Keys.Where(c => c.Code == Codes.T1Sdd && c.Territoire != Territoires.Departement).Select(c => c.Territoire)];
        if (masquer)
        {
            Proteger();
        }
    }

    /// <summary>Territories that appear, in no particular order.</summary>
    public IReadOnlyList<string> Lieux { get; }

    /// <summary>True when something is hidden among the territories.</summary>
    public bool ATerritoiresMasques => cachees.Any(c => c.Territoire != Territoires.Departement);

    /// <summary>True when something is hidden in the breakdowns by age, sex and seniority.</summary>
    public bool AModalitesMasquees => cachees.Any(c => c.Modalite.Length > 0);

    /// <summary>True when a code may be shown by territory to this reader.</summary>
    public bool EstParTerritoire(string code) => !masquer || CodesParTerritoire.Contains(code);

    /// <summary>A figure as this reader sees it.</summary>
    public Affichage Voir(string code, string territoire = Territoires.Departement, DateOnly? mois = null, string modalite = "")
    {
        var cle = new CleMesure(code, territoire, mois, modalite);
        var mesure = mesures.TryGetValue(cle, out var trouvee) ? trouvee : Mesure.Absente(absente);
        return new Affichage(mesure, masquer && EstCachee(cle, mesure));
    }

    private bool EstCachee(CleMesure cle, Mesure mesure) =>
        mesure.Statut == StatutMesure.Calculee
        && (cachees.Contains(cle)
            || (cle.Territoire != Territoires.Departement && !CodesParTerritoire.Contains(cle.Code))
            || SecretStatistique.Cache(Catalogue.De(cle.Code).Secret, mesure)
            || TermesDe(cle.Code).Any(terme => cachees.Contains(cle with { Code = terme })));

    /// <summary>Counts that a figure is, or would give back.</summary>
    private static string[] TermesDe(string code) => code switch
    {
        Codes.NbSdd => [Codes.T1Sdd],
        Codes.NbNonOrientes => [Codes.T1NonOrientes],
        Codes.TauxOrientation or Codes.PartNonOrientes => [Codes.T1Sdd, Codes.T1Orientes, Codes.T1NonOrientes],
        Codes.TauxContractualisation or Codes.TauxContratHorsFranceTravail => [Codes.T1HorsFranceTravail, Codes.T2HorsFranceTravailContrat],
        _ => [],
    };

    private long N(CleMesure cle) => mesures.TryGetValue(cle, out var mesure) ? mesure.Numerateur ?? 0 : 0;

    /// <summary>Every count that is shown, tied to those it makes; what is shown nowhere but can be deduced has a cell too.</summary>
    private void Proteger()
    {
        var reseau = new ReseauSecret<CleMesure>();
        var lieux = Lieux.Select(lieu => new CleMesure("", lieu)).ToList();
        var variables = mesures.Keys.Any(c => c.Modalite.Length > 0)
            ? Ventilation.Variables.Select(v => Ventilation.Modalites(v.Variable).Select(m => new CleMesure("", Modalite: m.Cle)).ToList()).ToList()
            : [];
        foreach (var cle in lieux.Concat(variables.SelectMany(v => v)).Prepend(new CleMesure("")))
        {
            LierSituations(reseau, cle);
        }

        foreach (var code in new[] { Codes.T1Sdd, Codes.T1NonOrientes, Codes.T1Orientes, Codes.T1FranceTravail, Codes.T1HorsFranceTravail, Codes.T2HorsFranceTravailContrat })
        {
            foreach (var ligne in variables.Prepend(lieux))
            {
                reseau.Lier(new(code), ligne.Select(cle => cle with { Code = code }));
            }
        }

        LierOrganismes(reseau);
        LierLigne(reseau, new(Codes.NouveauxEntrants), Modalites.Entrants.Select(m => $"{Codes.NouveauxEntrants}_{m.Suffixe}"));
        LierLigne(reseau, new(Codes.T1Orientes), Modalites.Parcours.Select(m => $"{Codes.RepartitionParcours}_{m.Suffixe}"));
        LierLigne(reseau, null, Modalites.Tranches.Select(m => $"{Codes.RepartitionDelaiOrientation}_{m.Suffixe}"));
        LierEtapes(reseau, [Codes.T5Entrants, Codes.T5PrimoOrientes, Codes.T5PrimoOrientesHorsFt, Codes.T5PrimoContrat]);
        reseau.Proteger();
        cachees.UnionWith(reseau.Cachees);
    }

    private void LierSituations(ReseauSecret<CleMesure> reseau, CleMesure cle)
    {
        var (soumis, orientes, horsFt) = (cle with { Code = Codes.T1Sdd }, cle with { Code = Codes.T1Orientes }, cle with { Code = Codes.T1HorsFranceTravail });
        var (nonOrientes, ft, avecContrat) = (cle with { Code = Codes.T1NonOrientes }, cle with { Code = Codes.T1FranceTravail }, cle with { Code = Codes.T2HorsFranceTravailContrat });
        var sansContrat = cle with { Code = "sans_contrat" };
        Ajouter(reseau, soumis, nonOrientes, orientes, ft, horsFt, avecContrat);
        reseau.Ajouter(sansContrat, N(horsFt) - N(avecContrat));
        reseau.Lier(soumis, nonOrientes, orientes);
        reseau.Lier(orientes, ft, horsFt);
        reseau.Lier(horsFt, sansContrat, avecContrat);
    }

    private void LierOrganismes(ReseauSecret<CleMesure> reseau)
    {
        LierLigne(reseau, new(Codes.T1HorsFranceTravail), Modalites.Organismes.Select(o => $"oarsa_t1_{o.Suffixe}"));
        LierLigne(reseau, new(Codes.T2HorsFranceTravailContrat), Modalites.Organismes.Select(o => $"oarsa_t2_{o.Suffixe}"));
        foreach (var (_, suffixe, _) in Modalites.Organismes)
        {
            var sansContrat = new CleMesure($"sans_contrat_{suffixe}");
            reseau.Ajouter(sansContrat, N(new($"oarsa_t1_{suffixe}")) - N(new($"oarsa_t2_{suffixe}")));
            reseau.Lier(new($"oarsa_t1_{suffixe}"), sansContrat, new($"oarsa_t2_{suffixe}"));
        }
    }

    private void LierLigne(ReseauSecret<CleMesure> reseau, CleMesure? total, IEnumerable<string> codes)
    {
        var parties = codes.Select(c => new CleMesure(c)).ToArray();
        Ajouter(reseau, parties);
        if (total is not { } somme)
        {
            reseau.LierAuTotalPublie(parties);
            return;
        }

        Ajouter(reseau, somme);
        reseau.Lier(somme, parties);
    }

    /// <summary>Steps that only go down: each one is the next one and those who stopped in between.</summary>
    private void LierEtapes(ReseauSecret<CleMesure> reseau, string[] codes)
    {
        Ajouter(reseau, [.. codes.Select(c => new CleMesure(c))]);
        for (var i = 0; i + 1 < codes.Length; i++)
        {
            var arretes = new CleMesure($"arretes_{i}");
            reseau.Ajouter(arretes, N(new(codes[i])) - N(new(codes[i + 1])));
            reseau.Lier(new(codes[i]), arretes, new(codes[i + 1]));
        }
    }

    private void Ajouter(ReseauSecret<CleMesure> reseau, params CleMesure[] cles)
    {
        foreach (var cle in cles)
        {
            reseau.Ajouter(cle, N(cle));
        }
    }
}
