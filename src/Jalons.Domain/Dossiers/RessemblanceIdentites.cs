using Jalons.Domain.Socle;

namespace Jalons.Domain.Dossiers;

/// <summary>Why two files may be those of one person, or of two.</summary>
public enum RaisonDoublon
{
    /// <summary>The social security number of the flow leads to one, the names lead to the other (<c>references/cnaf/flux.md</c> §2.6, rules 1 and 2).</summary>
    NirEtNomsContraires,

    /// <summary>The same social security number.</summary>
    MemeNir,

    /// <summary>The same birth date.</summary>
    MemeNaissance,

    /// <summary>Day and month of birth are swapped.</summary>
    NaissanceInversee,

    /// <summary>One digit of the birth date differs.</summary>
    NaissanceUnChiffre,

    /// <summary>The birth dates are one year apart.</summary>
    NaissanceUnAn,

    /// <summary>A name in use or at birth is the same.</summary>
    MemeNom,

    /// <summary>The names differ by one or two letters.</summary>
    NomProche,

    /// <summary>The same first name.</summary>
    MemePrenom,

    /// <summary>The first names differ by one or two letters, or one holds the other.</summary>
    PrenomProche,

    /// <summary>The same telephone.</summary>
    MemeTelephone,

    /// <summary>The same e-mail.</summary>
    MemeCourriel,

    /// <summary>They were in the same household, one after the other.</summary>
    MemeFoyerSuccessif,

    /// <summary>They were in the same household at the same time: the payer tells two people.</summary>
    MemeFoyerEnsemble,

    /// <summary>Two different social security numbers.</summary>
    NirDifferents,

    /// <summary>One is a man, the other a woman.</summary>
    SexeDifferent,

    /// <summary>Two different birth ranks: twins.</summary>
    RangDifferent,
}

/// <summary>Words for <see cref="RaisonDoublon"/>.</summary>
public static class LibellesRaisonDoublon
{
    /// <summary>The reason in a sentence.</summary>
    public static string Libelle(this RaisonDoublon raison) => raison switch
    {
        RaisonDoublon.NirEtNomsContraires => "La caisse a envoyé le numéro de sécurité sociale de l’une et les noms de l’autre",
        RaisonDoublon.MemeNir => "Même numéro de sécurité sociale",
        RaisonDoublon.MemeNaissance => "Même date de naissance",
        RaisonDoublon.NaissanceInversee => "Le jour et le mois de naissance sont inversés",
        RaisonDoublon.NaissanceUnChiffre => "Un seul chiffre diffère dans la date de naissance",
        RaisonDoublon.NaissanceUnAn => "Un an d’écart entre les dates de naissance",
        RaisonDoublon.MemeNom => "Même nom",
        RaisonDoublon.NomProche => "Noms presque identiques",
        RaisonDoublon.MemePrenom => "Même prénom",
        RaisonDoublon.PrenomProche => "Prénoms presque identiques",
        RaisonDoublon.MemeTelephone => "Même téléphone",
        RaisonDoublon.MemeCourriel => "Même courriel",
        RaisonDoublon.MemeFoyerSuccessif => "Connues dans le même foyer, l’une après l’autre",
        RaisonDoublon.MemeFoyerEnsemble => "Ensemble dans le même foyer : la caisse voit deux personnes",
        RaisonDoublon.NirDifferents => "Numéros de sécurité sociale différents",
        RaisonDoublon.SexeDifferent => "L’une est un homme, l’autre une femme",
        RaisonDoublon.RangDifferent => "Rangs de naissance différents, comme des jumeaux",
        _ => throw new ArgumentOutOfRangeException(nameof(raison)),
    };

    /// <summary>True for a reason that speaks against one person.</summary>
    public static bool EstContraire(this RaisonDoublon raison) =>
        raison is RaisonDoublon.MemeFoyerEnsemble or RaisonDoublon.NirDifferents or RaisonDoublon.SexeDifferent or RaisonDoublon.RangDifferent;
}

/// <summary>What is compared of a person. Names are keys (<see cref="Cles.Nom"/>).</summary>
public sealed record IdentiteComparee
{
    /// <summary>Key of the name in use.</summary>
    [DonneePersonnelle(Niveau.Identifiante)]
    public required string Nom { get; init; }

    /// <summary>Key of the birth name.</summary>
    [DonneePersonnelle(Niveau.Identifiante)]
    public required string NomNaissance { get; init; }

    /// <summary>Key of the first name.</summary>
    [DonneePersonnelle(Niveau.Identifiante)]
    public required string Prenom { get; init; }

    /// <summary>Birth date.</summary>
    [DonneePersonnelle(Niveau.Identifiante)]
    public required DateOnly Naissance { get; init; }

    /// <summary>Birth rank.</summary>
    [DonneePersonnelle(Niveau.Identifiante)]
    public int? Rang { get; init; }

    /// <summary>1 male, 2 female.</summary>
    [DonneePersonnelle(Niveau.Identifiante)]
    public int? Sexe { get; init; }

    /// <summary>NIR, 13 characters.</summary>
    [DonneePersonnelle(Niveau.Nir)]
    public string? Nir { get; init; }

    /// <summary>Telephone.</summary>
    [DonneePersonnelle(Niveau.Identifiante)]
    public string? Telephone { get; init; }

    /// <summary>E-mail.</summary>
    [DonneePersonnelle(Niveau.Identifiante)]
    public string? Courriel { get; init; }
}

/// <summary>Whether two people were in one household.</summary>
public enum FoyerCommun
{
    /// <summary>Never.</summary>
    Aucun,

    /// <summary>One after the other.</summary>
    Successif,

    /// <summary>At the same time.</summary>
    Ensemble,
}

/// <summary>
/// How much two people look like one: everything less certain than rules 1 and 2 of <c>references/cnaf/flux.md</c> §2.6 is proposed to an agent,
/// never merged alone. The weights are ours: each reason adds or takes off points, <see cref="Seuil"/> are needed to be proposed.
/// </summary>
/// <param name="Score">0 to 100.</param>
/// <param name="Raisons">Why, those that speak for it first.</param>
public sealed record RessemblanceIdentites(int Score, IReadOnlyList<RaisonDoublon> Raisons)
{
    /// <summary>Fewer points are not worth an agent's time: too many people who are not related.</summary>
    public const int Seuil = 50;

    /// <summary>Points of a number that leads to one person when the names lead to the other.</summary>
    public const int ScoreContraires = 85;

    /// <summary>True when an agent should look.</summary>
    public bool EstAVerifier => Score >= Seuil;

    /// <summary>Compares two people.</summary>
    public static RessemblanceIdentites Entre(IdentiteComparee a, IdentiteComparee b, FoyerCommun foyer)
    {
        RaisonDoublon?[] raisons =
        [
            Nir(a, b),
            Naissance(a.Naissance, b.Naissance),
            Nom(a, b),
            Prenom(a.Prenom, b.Prenom),
            Pareil(a.Telephone, b.Telephone) ? RaisonDoublon.MemeTelephone : null,
            Pareil(a.Courriel, b.Courriel) ? RaisonDoublon.MemeCourriel : null,
            foyer switch { FoyerCommun.Successif => RaisonDoublon.MemeFoyerSuccessif, FoyerCommun.Ensemble => RaisonDoublon.MemeFoyerEnsemble, _ => null },
            Different(a.Sexe, b.Sexe) ? RaisonDoublon.SexeDifferent : null,
            Different(a.Rang, b.Rang) ? RaisonDoublon.RangDifferent : null,
        ];
        var presentes = raisons.OfType<RaisonDoublon>().Order().ToArray();
        return new RessemblanceIdentites(Math.Clamp(presentes.Sum(Points), 0, 100), presentes);
    }

    /// <summary>What a pair of birth dates says; null when they are not near.</summary>
    public static RaisonDoublon? Naissance(DateOnly a, DateOnly b)
    {
        if (a == b)
        {
            return RaisonDoublon.MemeNaissance;
        }

        if (a.Year == b.Year && a.Month == b.Day && a.Day == b.Month)
        {
            return RaisonDoublon.NaissanceInversee;
        }

        if (ChiffresDifferents(a, b) == 1)
        {
            return RaisonDoublon.NaissanceUnChiffre;
        }

        return a.Month == b.Month && a.Day == b.Day && Math.Abs(a.Year - b.Year) == 1 ? RaisonDoublon.NaissanceUnAn : null;
    }

    private static int Points(RaisonDoublon raison) => raison switch
    {
        RaisonDoublon.NirEtNomsContraires => ScoreContraires,
        RaisonDoublon.MemeNir => 60,
        RaisonDoublon.MemeNaissance or RaisonDoublon.MemeTelephone or RaisonDoublon.MemeCourriel => 25,
        RaisonDoublon.MemeNom or RaisonDoublon.MemePrenom => 20,
        RaisonDoublon.NaissanceInversee => 18,
        RaisonDoublon.NaissanceUnChiffre or RaisonDoublon.NaissanceUnAn or RaisonDoublon.MemeFoyerSuccessif => 15,
        RaisonDoublon.NomProche or RaisonDoublon.PrenomProche => 12,
        RaisonDoublon.NirDifferents => -15,
        RaisonDoublon.SexeDifferent or RaisonDoublon.RangDifferent => -10,
        RaisonDoublon.MemeFoyerEnsemble => -30,
        _ => throw new ArgumentOutOfRangeException(nameof(raison)),
    };

    private static RaisonDoublon? Nir(IdentiteComparee a, IdentiteComparee b) =>
        a.Nir is null || b.Nir is null ? null : a.Nir == b.Nir ? RaisonDoublon.MemeNir : RaisonDoublon.NirDifferents;

    private static RaisonDoublon? Nom(IdentiteComparee a, IdentiteComparee b)
    {
        string[] noms = [b.Nom, b.NomNaissance];
        if (noms.Contains(a.Nom) || noms.Contains(a.NomNaissance))
        {
            return RaisonDoublon.MemeNom;
        }

        return noms.Any(n => DistanceNoms.SontProches(n, a.Nom) || DistanceNoms.SontProches(n, a.NomNaissance)) ? RaisonDoublon.NomProche : null;
    }

    private static RaisonDoublon? Prenom(string a, string b) =>
        a == b ? RaisonDoublon.MemePrenom : DistanceNoms.SontProches(a, b) || Contient(a, b) || Contient(b, a) ? RaisonDoublon.PrenomProche : null;

    /// <summary>JEAN and JEAN PIERRE.</summary>
    private static bool Contient(string grand, string petit) => petit.Length > 0 && $" {grand} ".Contains($" {petit} ", StringComparison.Ordinal);

    private static bool Pareil(string? a, string? b) => a is not null && string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    private static bool Different(int? a, int? b) => a is not null && b is not null && a != b;

    private static int ChiffresDifferents(DateOnly a, DateOnly b)
    {
        var (x, y, differents) = ((a.Year * 10_000) + (a.Month * 100) + a.Day, (b.Year * 10_000) + (b.Month * 100) + b.Day, 0);
        for (; x + y > 0; x /= 10, y /= 10)
        {
            differents += x % 10 == y % 10 ? 0 : 1;
        }

        return differents;
    }
}
