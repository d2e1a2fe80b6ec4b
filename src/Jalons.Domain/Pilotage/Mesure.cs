namespace Jalons.Domain.Pilotage;

/// <summary>Why a figure has a value, or has none (<c>references/indicateurs.md</c> §0.4 point 3).</summary>
public enum StatutMesure
{
    /// <summary>The value was computed; a true zero is a value.</summary>
    Calculee,

    /// <summary>NC: nothing to divide by, or the mean of nothing.</summary>
    NonCalculable,

    /// <summary>ND: a term is unknown, or the median is not reached.</summary>
    NonDisponible,

    /// <summary>NR: no flow was received for the period.</summary>
    NonRenseignee,

    /// <summary>/: the indicator does not exist at this date.</summary>
    SansObjet,

    /// <summary>Being computed: what it needs is not ready yet. Never kept.</summary>
    EnCalcul,
}

/// <summary>
/// A computed figure: exact integers, and a value rounded once. What a figure needs to be believed goes with it: how many are completed,
/// still waiting, not mature, unknown or abnormal (<c>references/indicateurs.md</c> §0.2 to §0.4).
/// </summary>
public sealed record Mesure
{
    private Mesure(StatutMesure statut) => Statut = statut;

    /// <summary>Whether there is a value, else why not.</summary>
    public StatutMesure Statut { get; }

    /// <summary>Rounded value; null when it could not be computed.</summary>
    public decimal? Valeur { get; private init; }

    /// <summary>Numerator of a share, sum of the days of a mean, count of a stock.</summary>
    public long? Numerateur { get; private init; }

    /// <summary>Denominator of a share or of a mean; null for a stock.</summary>
    public long? Denominateur { get; private init; }

    /// <summary>Completed delays behind a mean or a median: the x of "n = x sur y".</summary>
    public long? Acheves { get; init; }

    /// <summary>Everybody concerned by a delay, waiting people included: the y of "n = x sur y". Of a share of known answers: all the answers.</summary>
    public long? Concernes { get; init; }

    /// <summary>People who have not reached the horizon of a rate at the cut-off: out of both terms.</summary>
    public long NonMurs { get; init; }

    /// <summary>People for whom the second date precedes the first: out of both terms.</summary>
    public long Anomalies { get; init; }

    /// <summary>People for whom a term is unknown.</summary>
    public long Inconnus { get; init; }

    /// <summary>People for whom the thing was already done at the start: counted apart.</summary>
    public long Deja { get; init; }

    /// <summary>True when unknown answers exceed 10 % of the denominator, or of all the answers when they are given (§0.4 point 4, EX-26).</summary>
    public bool EstAVerifier => (Acheves is null ? Concernes ?? Denominateur : Denominateur) is { } d && Inconnus * 10 > d;

    /// <summary>True while the value can still change as people reach the horizon (§0.2 point 7).</summary>
    public bool EstProvisoire => NonMurs > 0;

    /// <summary>A count.</summary>
    public static Mesure Effectif(long nombre) => new(StatutMesure.Calculee) { Valeur = nombre, Numerateur = nombre };

    /// <summary>A share in per cent; NC when there is nobody to divide by.</summary>
    public static Mesure Taux(long numerateur, long denominateur, int decimales = 1) =>
        Quotient(numerateur, denominateur, Arrondi.Taux(numerateur, denominateur, decimales));

    /// <summary>A mean of days; NC when it would be the mean of nothing.</summary>
    public static Mesure Moyenne(long somme, long nombre, int decimales = 1) =>
        Quotient(somme, nombre, Arrondi.Quotient(somme, nombre, decimales));

    /// <summary>A median of days over <paramref name="concernes"/> people; ND when fewer than half of them will have got there, NC for nobody.</summary>
    public static Mesure Mediane(int? jours, long acheves, long concernes) =>
        new(jours is not null ? StatutMesure.Calculee : concernes == 0 ? StatutMesure.NonCalculable : StatutMesure.NonDisponible)
        {
            Valeur = jours,
            Numerateur = acheves,
            Denominateur = concernes,
            Acheves = acheves,
            Concernes = concernes,
        };

    /// <summary>A figure without value.</summary>
    public static Mesure Absente(StatutMesure statut) => statut == StatutMesure.Calculee
        ? throw new ArgumentException("Une mesure calculée a une valeur.", nameof(statut))
        : new Mesure(statut);

    /// <summary>A figure read back from where it was kept.</summary>
    public static Mesure Relue(StatutMesure statut, decimal? valeur, long? numerateur, long? denominateur) =>
        new(statut) { Valeur = valeur, Numerateur = numerateur, Denominateur = denominateur };

    private static Mesure Quotient(long numerateur, long denominateur, decimal? valeur) =>
        new(valeur is null ? StatutMesure.NonCalculable : StatutMesure.Calculee) { Valeur = valeur, Numerateur = numerateur, Denominateur = denominateur };
}

/// <summary>Marks and sentences of the figures without value.</summary>
public static class LibellesMesure
{
    /// <summary>What is printed instead of a number; null when there is one.</summary>
    public static string? Marque(this StatutMesure statut) => statut switch
    {
        StatutMesure.Calculee => null,
        StatutMesure.NonCalculable => "NC",
        StatutMesure.NonDisponible => "ND",
        StatutMesure.NonRenseignee => "NR",
        StatutMesure.SansObjet => "/",
        StatutMesure.EnCalcul => "…",
        _ => throw new ArgumentOutOfRangeException(nameof(statut)),
    };

    /// <summary>The statut whose mark is <paramref name="marque"/>; null and <c>OK</c> mean computed.</summary>
    public static StatutMesure Lire(string? marque) => marque switch
    {
        null or "OK" => StatutMesure.Calculee,
        "NC" => StatutMesure.NonCalculable,
        "ND" => StatutMesure.NonDisponible,
        "NR" => StatutMesure.NonRenseignee,
        "/" => StatutMesure.SansObjet,
        "…" => StatutMesure.EnCalcul,
        _ => throw new ArgumentOutOfRangeException(nameof(marque)),
    };

    /// <summary>Why there is no number, as people read it; null when there is one.</summary>
    public static string? Explication(this StatutMesure statut) => statut switch
    {
        StatutMesure.Calculee => null,
        StatutMesure.NonCalculable => "Non calculable : personne n’est concerné à cette date.",
        StatutMesure.NonDisponible => "Non disponible : moins de la moitié des personnes ont franchi l’étape, ou une donnée manque.",
        StatutMesure.NonRenseignee => "Non renseigné : aucun flux reçu ne décrit cette période.",
        StatutMesure.SansObjet => "Sans objet : cet indicateur n’existe pas à cette date.",
        StatutMesure.EnCalcul => "Ce chiffre se calcule : rechargez la page dans un instant.",
        _ => throw new ArgumentOutOfRangeException(nameof(statut)),
    };
}
