using System.Globalization;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Referentiel;
using Jalons.Domain.Socle;

namespace Jalons.Domain.Orientation;

/// <summary>What a rule asks of a criterion.</summary>
/// <param name="Critere">Code of the <see cref="CritereOrientation"/>.</param>
/// <param name="Attendue">True when the answer must be yes; false when it must not be yes: no, or not known.</param>
/// <param name="Valeur">Number of the criterion, when it needs one.</param>
public sealed record ConditionRegle(string Critere, bool Attendue = true, int? Valeur = null)
{
    private CritereOrientation? Sens => CritereOrientation.Trouver(Critere);

    /// <summary>True when it looks at the parcours recommended, not at the person.</summary>
    public bool PorteSurLeParcours => Sens?.PorteSurLeParcours == true;

    /// <summary>True when the person meets it.</summary>
    public bool EstRemplie(FaitsOrientation faits, TypeParcours? type) => Sens!.EstVrai(faits, type, Valeur ?? 0) == Attendue;

    /// <summary>As it is read: "a moins de 26 ans", "pas (ou pas connu) : travaille".</summary>
    public string EnClair()
    {
        var libelle = string.Format(CultureInfo.InvariantCulture, Sens?.Libelle ?? Critere, Valeur);
        return Attendue ? libelle : $"pas (ou pas connu) : {libelle}";
    }
}

/// <summary>
/// A rule of orientation: when all its conditions are met, it speaks for a parcours, or names a kind of organisme, or both. Rules are data: the
/// département orders and changes them.
/// </summary>
public sealed record RegleOrientation
{
    /// <summary>Longest name or text, in characters.</summary>
    public const int LongueurTexte = 300;

    /// <summary>Stable code, kept with each decision.</summary>
    public required string Code { get; init; }

    /// <summary>Name as people read it.</summary>
    public required string Nom { get; init; }

    /// <summary>All must be met; none means that it holds for everybody.</summary>
    public IReadOnlyList<ConditionRegle> Conditions { get; init; } = [];

    /// <summary>Parcours it speaks for; null when it only chooses an organisme.</summary>
    public TypeParcours? Parcours { get; init; }

    /// <summary>True when it settles the parcours if no earlier rule did; false when it only weighs.</summary>
    public bool Decisive { get; init; }

    /// <summary>Kind of organisme it names, for its parcours when it gives one, else for any; null when it names none.</summary>
    public CategorieOrganisme? Organisme { get; init; }

    /// <summary>The reason as said of the person between professionals.</summary>
    public string Texte { get; init; } = "";

    /// <summary>The reason as said to the person; null when it must not be printed (health).</summary>
    public string? PourLaPersonne { get; init; }

    /// <summary>Article or document it rests on.</summary>
    public string Fondement { get; init; } = "";

    /// <summary>True when it asks nothing of the person: it catches whoever is left.</summary>
    public bool EstParDefaut => Conditions.All(c => c.PorteSurLeParcours);

    /// <summary>True when all its conditions are met.</summary>
    public bool Tient(FaitsOrientation faits, TypeParcours? type = null)
    {
        foreach (var condition in Conditions)
        {
            if (!condition.EstRemplie(faits, type))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Everything that is wrong with the rule by itself; empty when nothing is.</summary>
    public IEnumerable<Refus> Defauts()
    {
        if (string.IsNullOrWhiteSpace(Nom) || Nom.Length > LongueurTexte || Texte.Length > LongueurTexte || PourLaPersonne?.Length > LongueurTexte)
        {
            yield return new Refus("regle.texte", $"« {Nom} » : le nom est obligatoire, et chaque texte compte {LongueurTexte} caractères au plus.");
        }

        if (Parcours is null && Organisme is null)
        {
            yield return new Refus("regle.effet", $"« {Nom} » ne conduit à rien : choisissez un parcours, un organisme, ou les deux.");
        }

        if (Parcours is not null && string.IsNullOrWhiteSpace(Texte))
        {
            yield return new Refus("regle.raison", $"« {Nom} » recommande un parcours sans dire pourquoi : écrivez la raison.");
        }

        foreach (var condition in Conditions)
        {
            if (Defaut(condition) is { } refus)
            {
                yield return refus;
            }
        }
    }

    private Refus? Defaut(ConditionRegle condition) => CritereOrientation.Trouver(condition.Critere) switch
    {
        null => new Refus("regle.critere", $"« {Nom} » porte sur un critère inconnu, « {condition.Critere} » : retirez-le."),
        { Bornes: { } bornes } when condition.Valeur is not { } valeur || valeur < bornes.Minimum || valeur > bornes.Maximum =>
            new Refus("regle.valeur", $"« {Nom} » : le nombre va de {bornes.Minimum} à {bornes.Maximum}."),
        { PorteSurLeParcours: true } when Parcours is not null =>
            new Refus("regle.cercle", $"« {Nom} » donne un parcours d’après le parcours recommandé : retirez l’un ou l’autre."),
        _ => null,
    };

    /// <summary>The reason it gives for its parcours.</summary>
    internal Argument EnArgument() => new(Code, Parcours!.Value, Decisive, Texte, PourLaPersonne, Fondement);
}
