using Jalons.Domain.Socle;

namespace Jalons.Domain.Referentiel;

/// <summary>Unit of a delay fixed by a text.</summary>
public enum UniteDelai
{
    /// <summary>Calendar days.</summary>
    Jours,

    /// <summary>Calendar months, clamped at the end of short months (<c>references/indicateurs.md</c> §0.2 point 3).</summary>
    Mois,
}

/// <summary>A delay and the article that gives it.</summary>
/// <param name="Nombre">How many units.</param>
/// <param name="Unite">Which unit.</param>
/// <param name="Fondement">Article, as shown to people.</param>
public sealed record Delai(int Nombre, UniteDelai Unite, string Fondement)
{
    /// <summary>Last day of the delay, included, when it starts on <paramref name="depart"/>.</summary>
    public DateOnly Echeance(DateOnly depart) => Unite switch
    {
        UniteDelai.Jours => depart.AddDays(Nombre),
        UniteDelai.Mois => depart.AddMonths(Nombre),
        _ => throw new InvalidOperationException($"Unité inconnue : {Unite}"),
    };

    /// <summary>The delay as people say it: "42 jours (6 semaines)", "2 mois".</summary>
    public string EnMots() => Unite switch
    {
        UniteDelai.Mois => $"{Nombre} mois",
        UniteDelai.Jours when Nombre > 7 && Nombre % 7 == 0 => $"{Nombre} jours ({Nombre / 7} semaines)",
        _ => $"{Nombre} jour{(Nombre > 1 ? "s" : "")}",
    };
}

/// <summary>Codes of the dated rules (<c>references/regles-juridiques.md</c>).</summary>
public static class CodesRegle
{
    /// <summary>Reception of the information → orientation decision (A3, B3).</summary>
    public const string OrientationDelai = "orientation.delai";

    /// <summary>Orientation towards employment → contract (A9, B7).</summary>
    public const string ContratDelaiEmploi = "contrat.delai.emploi";

    /// <summary>Other orientations → contract (A10, B7).</summary>
    public const string ContratDelaiSocial = "contrat.delai.social";

    /// <summary>Local objective: orientation → first rendez-vous.</summary>
    public const string PremierRendezVousDelai = "rendezvous.premier.delai";

    /// <summary>Local default term of a contract (A11: no legal term).</summary>
    public const string ContratDuree = "contrat.duree";

    /// <summary>Local: months during which a dossier is missing from the monthly flows before it is closed (<c>references/cnaf/flux.md</c> §4.2).</summary>
    public const string AbsenceCloture = "dossier.absence.cloture";

    /// <summary>Local alert: time without any sign from a person.</summary>
    public const string SansNouvellesDelai = "carnet.sans_nouvelles.delai";
}

/// <summary>A row of the dated table: a value that holds during a period, nationally or for one département.</summary>
/// <param name="Code">One of <see cref="CodesRegle"/>.</param>
/// <param name="Departement">Null for a national rule; a local rule wins over the national one.</param>
/// <param name="Periode">When the rule holds, on the date of the fact.</param>
/// <param name="Delai">The delay.</param>
public sealed record Regle(string Code, string? Departement, Periode Periode, Delai Delai);

/// <summary>All dated rules of a département; an operation asks once for the rule in force on the date of the fact.</summary>
/// <param name="regles">Rows of the versioned table.</param>
public sealed class Regles(IReadOnlyCollection<Regle> regles)
{
    /// <summary>The rows themselves, for the settings page and for set-based work.</summary>
    public IReadOnlyCollection<Regle> Toutes => regles;

    /// <summary>The rule in force on <paramref name="dateDuFait"/>, or null when no text was found: a human then decides.</summary>
    public Delai? EnVigueur(string code, DateOnly dateDuFait) =>
        regles.Where(r => r.Code == code && r.Periode.Contient(dateDuFait))
            .OrderByDescending(r => r.Departement is not null)
            .ThenByDescending(r => r.Periode.Du)
            .FirstOrDefault()?.Delai;

    /// <summary>
    /// Last day to decide an orientation whose information was received on <paramref name="recuLe"/>: two months until
    /// 31 December 2024 (CASF R262-65-2), six weeks since 1 January 2025 (CASF D262-65-2).
    /// </summary>
    public DateOnly? EcheanceOrientation(DateOnly recuLe) => EnVigueur(CodesRegle.OrientationDelai, recuLe)?.Echeance(recuLe);
}
