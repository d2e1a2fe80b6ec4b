namespace Jalons.Domain.Pilotage;

/// <summary>The delays and the rates within a limit, over the twelve months that end at a date and month by month (B.4, B.5).</summary>
internal static class CalculCohortes
{
    /// <summary>Adds them.</summary>
    public static void Ajouter(Dictionary<CleMesure, Mesure> mesures, Observations o)
    {
        foreach (var (territoire, groupes) in CalculIndicateurs.ParTerritoire(o.Entrants, g => g.Territoire))
        {
            AjouterEntrants(mesures, territoire, o, groupes);
        }

        foreach (var (territoire, groupes) in CalculIndicateurs.ParTerritoire(o.Decisions, g => g.Territoire))
        {
            AjouterContrats(mesures, new(Codes.DelaiMoyenContractualisation, territoire), o.Au, groupes);
        }

        foreach (var (territoire, groupes) in CalculIndicateurs.ParTerritoire(o.Receptions, g => g.Territoire))
        {
            mesures[new(Codes.TauxSixSemaines, territoire)] = SixSemaines(o, groupes);
        }

        AjouterSeries(mesures, o);
    }

    private static void AjouterEntrants(Dictionary<CleMesure, Mesure> mesures, string territoire, Observations o, IReadOnlyList<GroupeEntrants> groupes)
    {
        var mois = PremierDuMois(o.Au);
        var duMois = groupes.Where(g => g.Mois == mois).ToList();
        var connu = o.MoisConnus.Contains(mois);
        mesures[new(Codes.NouveauxEntrants, territoire)] = connu ? Mesure.Effectif(duMois.Sum(g => (long)g.Effectif)) : Absente();
        foreach (var (suffixe, _) in Modalites.Entrants)
        {
            mesures[new($"{Codes.NouveauxEntrants}_{suffixe}", territoire)] =
                connu ? Mesure.Effectif(duMois.Where(g => g.Categorie == suffixe).Sum(g => (long)g.Effectif)) : Absente();
        }

        AjouterDelais(mesures, new(Codes.DelaiMoyenOrientation, territoire), o.Au, o.MoisConnus.Count > 0 ? groupes : null);
    }

    private static void AjouterDelais(Dictionary<CleMesure, Mesure> mesures, CleMesure cle, DateOnly au, IReadOnlyList<GroupeEntrants>? groupes)
    {
        var cohorte = groupes is null ? null : new CohorteAttente(groupes.Where(g => !g.Deja && g.Attente is not null).Select(g => g.Attente!.Value), au);
        var deja = groupes?.Where(g => g.Deja).Sum(g => (long)g.Effectif) ?? 0;
        var inconnus = groupes?.Where(g => !g.Deja && g.Attente is null).Sum(g => (long)g.Effectif) ?? 0;
        Poser(Codes.DelaiMoyenOrientation, cohorte?.Moyenne());
        Poser(Codes.DelaiMedianOrientation, cohorte?.Mediane());
        var taux = cohorte?.TauxDansLaLimite(d => d.AddMonths(1));
        Poser(Codes.TauxOrientationUnMois, taux);
        Poser(Codes.OrientesUnMois, taux is null ? null : Mesure.Effectif(taux.Numerateur!.Value) with { NonMurs = taux.NonMurs, Anomalies = taux.Anomalies });
        if (cle.Mois is null)
        {
            var bandes = cohorte?.Repartition();
            foreach (var (tranche, suffixe, _) in Modalites.Tranches)
            {
                Poser($"{Codes.RepartitionDelaiOrientation}_{suffixe}", bandes is null ? null : Mesure.Effectif(bandes[tranche]));
            }
        }

        void Poser(string code, Mesure? mesure) => mesures[cle with { Code = code }] = mesure is null ? Absente() : mesure with { Deja = deja, Inconnus = inconnus };
    }

    private static void AjouterContrats(Dictionary<CleMesure, Mesure> mesures, CleMesure cle, DateOnly au, IReadOnlyList<GroupeDecisions> groupes)
    {
        var toutes = new CohorteAttente(groupes.Select(g => g.Attente), au);
        mesures[cle with { Code = Codes.DelaiMoyenContractualisation }] = toutes.Moyenne();
        mesures[cle with { Code = Codes.DelaiMedianContractualisation }] = toutes.Mediane();

        // Outside France Travail before 2025, every organisme since (B.4).
        var duTaux = new CohorteAttente(groupes.Where(g => !g.VersFranceTravail || g.Attente.Depart >= CalculIndicateurs.DebutPleinEmploi).Select(g => g.Attente), au);
        mesures[cle with { Code = Codes.TauxContratQuinzeJours }] = duTaux.TauxDansLaLimite(d => d.AddDays(14));
        mesures[cle with { Code = Codes.TauxContratDeuxMois }] = duTaux.TauxDansLaLimite(d => d.AddMonths(2));
    }

    private static Mesure SixSemaines(Observations o, IReadOnlyList<GroupeReceptions> groupes)
    {
        if (o.Au < CalculIndicateurs.DebutPleinEmploi)
        {
            return Mesure.Absente(StatutMesure.SansObjet);
        }

        var retenus = groupes.Where(g => !g.Deja && o.Regles.EcheanceOrientation(g.Attente.Depart) is not null).Select(g => g.Attente);
        return new CohorteAttente(retenus, o.Au).TauxDansLaLimite(d => o.Regles.EcheanceOrientation(d)!.Value) with
        {
            Deja = groupes.Where(g => g.Deja).Sum(g => (long)g.Attente.Effectif),
        };
    }

    /// <summary>One point per cohort month, for the département.</summary>
    private static void AjouterSeries(Dictionary<CleMesure, Mesure> mesures, Observations o)
    {
        var entrants = o.Entrants.ToLookup(g => g.Mois);
        var decisions = o.Decisions.ToLookup(g => PremierDuMois(g.Attente.Depart));
        foreach (var mois in Mois(o.Au))
        {
            var connu = o.MoisConnus.Contains(mois);
            mesures[new(Codes.NouveauxEntrants, Mois: mois)] = connu ? Mesure.Effectif(entrants[mois].Sum(g => (long)g.Effectif)) : Absente();
            AjouterDelais(mesures, new(Codes.DelaiMoyenOrientation, Mois: mois), o.Au, connu ? [.. entrants[mois]] : null);
            AjouterContrats(mesures, new(Codes.DelaiMoyenContractualisation, Mois: mois), o.Au, [.. decisions[mois]]);
        }
    }

    private static Mesure Absente() => Mesure.Absente(StatutMesure.NonRenseignee);

    /// <summary>First days of the twelve months that end with the one of <paramref name="au"/>.</summary>
    internal static IEnumerable<DateOnly> Mois(DateOnly au) => Enumerable.Range(-11, 12).Select(i => PremierDuMois(au).AddMonths(i));

    internal static DateOnly PremierDuMois(DateOnly jour) => new(jour.Year, jour.Month, 1);
}
