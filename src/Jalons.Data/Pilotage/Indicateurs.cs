using Jalons.Domain.Pilotage;
using Npgsql;

namespace Jalons.Data.Pilotage;

/// <summary>The figures of a day.</summary>
/// <param name="Au">The day.</param>
/// <param name="CalculeLe">When they were computed.</param>
/// <param name="Mesures">The figures.</param>
public sealed record ResultatsIndicateurs(DateOnly Au, DateTimeOffset CalculeLe, IReadOnlyDictionary<CleMesure, Mesure> Mesures)
{
    /// <summary>One figure; NR when it was not computed.</summary>
    public Mesure Lire(string code, string territoire = Territoires.Departement, DateOnly? mois = null, string modalite = "") =>
        Mesures.TryGetValue(new CleMesure(code, territoire, mois, modalite), out var mesure) ? mesure : Mesure.Absente(StatutMesure.NonRenseignee);
}

/// <summary>Everything the dashboard shows for a day.</summary>
/// <param name="Courant">The chosen day.</param>
/// <param name="Precedent">The end of the month before.</param>
/// <param name="Serie">The chosen day and the eleven ends of month before it, oldest first; figures of the département only.</param>
/// <param name="MoisRestants">Months whose photo is still to be taken: the figures that need them are missing for now.</param>
public sealed record TableauDeBord(ResultatsIndicateurs Courant, ResultatsIndicateurs Precedent, IReadOnlyList<ResultatsIndicateurs> Serie, int MoisRestants);

/// <summary>
/// Computes, keeps and reads the indicators of a département at any date (docs/adr/0010). What is kept is served as long as nothing that
/// concerns its day has changed.
/// </summary>
/// <param name="connexion">Connection tied to the département, outside any transaction.</param>
/// <param name="departement">The département.</param>
/// <param name="horloge">Clock.</param>
public sealed class Indicateurs(NpgsqlConnection connexion, string departement, TimeProvider horloge)
{
    /// <summary>How long a figure that has become old is still served on screen, with the time of its computation.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    /// <summary>How long a screen waits for photos to be taken before it says that the others are coming.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly MagasinIndicateurs magasin = new(connexion);
    private readonly Photographe photographe = new(connexion);
    private readonly Observateur observateur = new(connexion, departement);

    /// <summary>All the figures of a day, up to date.</summary>
    public async Task<ResultatsIndicateurs> CalculerAsync(DateOnly au, CancellationToken annulation = default)
    {
        var gardes = await AssurerAsync([(au, true)], TimeSpan.Zero, Timeout.InfiniteTimeSpan, annulation);
        var lus = await magasin.LireAsync(gardes.Calculs[au].Id, [], annulation);
        return Resultats(gardes.Calculs[au], lus);
    }

    /// <summary>The figures of a day by other parameters than the default ones (consolidated, other states): computed, not kept.</summary>
    public async Task<IReadOnlyDictionary<CleMesure, Mesure>> SimulerAsync(ParametresPilotage parametres, CancellationToken annulation = default)
    {
        if (parametres.EstPhotoGardee)
        {
            foreach (var fin in await photographe.APrendreAsync([parametres.Au], annulation))
            {
                await photographe.PrendreAsync(fin, horloge.GetUtcNow(), annulation);
            }
        }

        await using var transaction = await connexion.CommencerAsync(annulation);
        var mesures = CalculIndicateurs.Photo(await observateur.ObserverAsync(parametres, complet: false, annulation));
        await transaction.CommitAsync(annulation);
        return mesures;
    }

    /// <summary>The dashboard of a day.</summary>
    /// <param name="au">The day.</param>
    /// <param name="tolerance">How old a figure may be although something changed since; <see cref="Tolerance"/> on screen.</param>
    /// <param name="patience">How long to wait for photos.</param>
    /// <param name="annulation">Cancellation.</param>
    public async Task<TableauDeBord> TableauAsync(DateOnly au, TimeSpan tolerance, TimeSpan patience, CancellationToken annulation = default)
    {
        var serie = Echeancier.Serie(au);
        var precedent = serie[^2];
        var etat = await AssurerAsync([.. serie.Reverse().Select(jour => (jour, jour == au || jour == precedent))], tolerance, patience, annulation);
        var autres = etat.Calculs.Values.Where(k => k.Au != au).Select(k => k.Id);
        var lus = await magasin.LireAsync(etat.Calculs[au].Id, autres, annulation);
        return new TableauDeBord(
            Resultats(etat.Calculs[au], lus),
            Lire(precedent),
            [.. serie.Select(Lire)],
            etat.Restants);

        ResultatsIndicateurs Lire(DateOnly jour) => etat.Calculs.TryGetValue(jour, out var garde)
            ? Resultats(garde, lus)
            : new ResultatsIndicateurs(jour, horloge.GetUtcNow(), new Dictionary<CleMesure, Mesure>());
    }

    /// <summary>Makes sure that some days are computed, the first ones first.</summary>
    private async Task<(Dictionary<DateOnly, CalculGarde> Calculs, int Restants)> AssurerAsync(
        IReadOnlyList<(DateOnly Jour, bool Complet)> jours, TimeSpan tolerance, TimeSpan patience, CancellationToken annulation)
    {
        var gardes = await magasin.ChercherAsync(jours.Select(j => j.Jour), annulation);
        var manquants = Manquants(jours, gardes, tolerance);
        if (manquants.Count == 0)
        {
            return (gardes, 0);
        }

        // Two screens that ask at once: the second one waits, and finds the figures computed.
        await connexion.Commande("select pg_advisory_lock(hashtext('jalons.pilotage'), hashtext($1))", departement).ExecuterAsync(annulation);
        try
        {
            gardes = await magasin.ChercherAsync(jours.Select(j => j.Jour), annulation);
            manquants = Manquants(jours, gardes, tolerance);
            var restants = await CalculerManquantsAsync(manquants, patience, annulation);
            return (await magasin.ChercherAsync(jours.Select(j => j.Jour), annulation), restants);
        }
        finally
        {
            await connexion.Commande("select pg_advisory_unlock(hashtext('jalons.pilotage'), hashtext($1))", departement).ExecuterAsync(CancellationToken.None);
        }
    }

    private List<(DateOnly Jour, bool Complet)> Manquants(IEnumerable<(DateOnly Jour, bool Complet)> jours, Dictionary<DateOnly, CalculGarde> gardes, TimeSpan tolerance)
    {
        var maintenant = horloge.GetUtcNow();
        return [.. jours.Where(j => !gardes.TryGetValue(j.Jour, out var garde) || (j.Complet && !garde.Complet) || (garde.EstPerime && maintenant - garde.CalculeLe >= tolerance))];
    }

    private async Task<int> CalculerManquantsAsync(List<(DateOnly Jour, bool Complet)> manquants, TimeSpan patience, CancellationToken annulation)
    {
        var depart = horloge.GetTimestamp();
        var fins = manquants.SelectMany(m => PhotosDe(m.Jour, m.Complet)).Distinct().OrderDescending().ToList();
        var aPrendre = await photographe.APrendreAsync(fins, annulation);
        var prises = 0;
        while (prises < aPrendre.Count && (prises == 0 || patience == Timeout.InfiniteTimeSpan || horloge.GetElapsedTime(depart) < patience))
        {
            await photographe.PrendreAsync(aPrendre[prises++], horloge.GetUtcNow(), annulation);
        }

        var absentes = aPrendre.Skip(prises).ToHashSet();
        await photographe.ReconnaitreEntrantsAsync(fins.Where(f => !absentes.Contains(f)), annulation);
        foreach (var (jour, complet) in manquants.Where(m => !absentes.Contains(m.Jour)))
        {
            await CalculerUnAsync(jour, complet && !PhotosDe(jour, true).Any(absentes.Contains), annulation);
        }

        return absentes.Count;
    }

    private async Task CalculerUnAsync(DateOnly jour, bool complet, CancellationToken annulation)
    {
        var parametres = ParametresPilotage.Du(jour);
        await using var transaction = await connexion.CommencerAsync(annulation);
        var calcul = await magasin.OuvrirAsync(parametres, complet, horloge.GetUtcNow(), annulation);
        var observations = await observateur.ObserverAsync(parametres, complet, annulation);
        await magasin.EcrireAsync(calcul, complet ? CalculIndicateurs.Tout(observations) : CalculIndicateurs.Photo(observations), annulation);
        await transaction.CommitAsync(annulation);
    }

    /// <summary>The photos of ends of month that a day needs.</summary>
    private static IEnumerable<DateOnly> PhotosDe(DateOnly jour, bool complet) =>
        (complet ? Echeancier.FinsDeMoisAvant(jour) : []).Concat(Echeancier.EstFinDeMois(jour) ? [jour] : []);

    private static ResultatsIndicateurs Resultats(CalculGarde garde, Dictionary<long, Dictionary<CleMesure, Mesure>> lus) =>
        new(garde.Au, garde.CalculeLe, lus.GetValueOrDefault(garde.Id) ?? []);
}
