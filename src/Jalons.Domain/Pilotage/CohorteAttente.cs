namespace Jalons.Domain.Pilotage;

/// <summary>People who wait for the same step since the same day. Dates, no name.</summary>
/// <param name="Depart">Start of the wait.</param>
/// <param name="Evenement">Day of the awaited step; null when it has not come.</param>
/// <param name="Sortie">Day they left the universe; null when they are still in it.</param>
/// <param name="Effectif">How many people share these dates.</param>
public readonly record struct Attente(DateOnly Depart, DateOnly? Evenement = null, DateOnly? Sortie = null, int Effectif = 1);

/// <summary>Bands of a delay, in days (<c>references/indicateurs.md</c> EX-33, rule R-31).</summary>
public enum TrancheDelai
{
    /// <summary>0 to 29 days.</summary>
    De0A29,

    /// <summary>30 to 59 days.</summary>
    De30A59,

    /// <summary>60 to 89 days.</summary>
    De60A89,

    /// <summary>90 days and more.</summary>
    De90EtPlus,

    /// <summary>Still waiting at the cut-off.</summary>
    EnAttente,

    /// <summary>Left without the step.</summary>
    Sortis,
}

/// <summary>
/// Waits observed until a cut-off. The four values of a delay (completed, mean, Kaplan–Meier median, still waiting), its bands, and the rate
/// within a limit, by the rules of <c>references/indicateurs.md</c> §0.2 and §0.3.
/// </summary>
/// <remarks>
/// A step dated after the cut-off has not happened yet, and nobody left yet after it. A step that precedes the start is an anomaly: it is
/// counted and set aside, the person still waits (EX-27, R-32).
/// </remarks>
public sealed class CohorteAttente
{
    private readonly DateOnly arret;
    private readonly List<Attente> attentes;

    /// <summary>Observes waits until <paramref name="arret"/>, included.</summary>
    public CohorteAttente(IEnumerable<Attente> attentes, DateOnly arret)
    {
        this.arret = arret;
        this.attentes = [.. attentes];
        Anomalies = this.attentes.Where(a => a.Evenement < a.Depart).Sum(Nombre);
        this.attentes = [.. this.attentes.Select(AuJourDeLArret)];
    }

    /// <summary>How many people have only a step that precedes the start.</summary>
    public long Anomalies { get; }

    /// <summary>Everybody.</summary>
    public long Concernes => attentes.Sum(Nombre);

    /// <summary>Those whose step came.</summary>
    public long Acheves => Servies.Sum(Nombre);

    private IEnumerable<Attente> Servies => attentes.Where(a => a.Evenement is not null);

    /// <summary>Mean of the completed waits, printed "n = x sur y".</summary>
    public Mesure Moyenne(int decimales = 1) =>
        Mesure.Moyenne(Servies.Sum(a => Duree(a) * Nombre(a)), Acheves, decimales) with { Acheves = Acheves, Concernes = Concernes, Anomalies = Anomalies };

    /// <summary>Kaplan–Meier median over everybody.</summary>
    public Mesure Mediane()
    {
        var survie = new SurvieKaplanMeier(attentes.Select(a => (Duree(a), a.Evenement is not null, Nombre(a))));
        return Mesure.Mediane(survie.Mediane, Acheves, Concernes) with { Anomalies = Anomalies };
    }

    /// <summary>How many people in each band; the bands sum to <see cref="Concernes"/>.</summary>
    public IReadOnlyDictionary<TrancheDelai, long> Repartition()
    {
        var bandes = Enum.GetValues<TrancheDelai>().ToDictionary(t => t, _ => 0L);
        foreach (var attente in attentes)
        {
            bandes[Tranche(attente)] += attente.Effectif;
        }

        return bandes;
    }

    /// <summary>
    /// Share of the mature people whose step came within the limit. People who have not reached their limit at the cut-off are out of
    /// both terms, whether they succeeded or not (EX-23).
    /// </summary>
    /// <param name="limite">Last day of the limit for a start, included.</param>
    public Mesure TauxDansLaLimite(Func<DateOnly, DateOnly> limite)
    {
        var murs = attentes.Where(a => limite(a.Depart) <= arret).ToList();
        var reussis = murs.Where(a => a.Evenement is { } e && e <= limite(a.Depart)).Sum(Nombre);
        return Mesure.Taux(reussis, murs.Sum(Nombre)) with { NonMurs = Concernes - murs.Sum(Nombre), Anomalies = Anomalies };
    }

    private static long Nombre(Attente attente) => attente.Effectif;

    private Attente AuJourDeLArret(Attente attente)
    {
        var sortie = attente.Sortie <= arret ? attente.Sortie : null;
        var evenement = attente.Evenement is { } e && e >= attente.Depart && e <= arret && !(e > sortie) ? attente.Evenement : null;
        return attente with { Evenement = evenement, Sortie = sortie };
    }

    private int Duree(Attente attente) =>
        Math.Max(0, (attente.Evenement ?? attente.Sortie ?? arret).DayNumber - attente.Depart.DayNumber);

    private TrancheDelai Tranche(Attente attente) => attente switch
    {
        { Evenement: not null } => Duree(attente) switch
        {
            < 30 => TrancheDelai.De0A29,
            < 60 => TrancheDelai.De30A59,
            < 90 => TrancheDelai.De60A89,
            _ => TrancheDelai.De90EtPlus,
        },
        { Sortie: not null } => TrancheDelai.Sortis,
        _ => TrancheDelai.EnAttente,
    };
}
