using System.ComponentModel.DataAnnotations;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Orientation;
using Jalons.Domain.Referentiel;
using Jalons.Domain.Socle;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Jalons.Web.Features.Orientation.Jeux;

/// <summary>A condition as it is typed.</summary>
public sealed class SaisieCondition
{
    /// <summary>Code of the criterion; empty for no condition.</summary>
    [Display(Name = "La personne")]
    public string? Critere { get; set; }

    /// <summary>True when the answer must be yes.</summary>
    [Display(Name = "Réponse attendue")]
    public bool Attendue { get; set; } = true;

    /// <summary>Number of the criterion.</summary>
    [Display(Name = "Nombre, à la place de « … »")]
    public int? Valeur { get; set; }
}

/// <summary>A rule as it is typed.</summary>
public sealed class SaisieRegle
{
    /// <summary>Most conditions of a rule written in the page.</summary>
    public const int ConditionsMaximum = 4;

    private const string Longueur = "Écrivez 300 caractères au plus.";

    /// <summary>Name.</summary>
    [Display(Name = "Nom de la règle")]
    [Required(ErrorMessage = "Il manque le nom de la règle.")]
    [StringLength(RegleOrientation.LongueurTexte, ErrorMessage = Longueur)]
    public string? Nom { get; set; }

    /// <summary>Conditions, all to be met.</summary>
    public IList<SaisieCondition> Conditions { get; set; } = [.. Enumerable.Range(0, ConditionsMaximum).Select(_ => new SaisieCondition())];

    /// <summary>Parcours.</summary>
    [Display(Name = "Parcours")]
    public TypeParcours? Parcours { get; set; }

    /// <summary>Whether it settles the parcours.</summary>
    [Display(Name = "Décisive : elle donne le parcours si aucune règle placée avant ne l’a donné")]
    public bool Decisive { get; set; }

    /// <summary>Kind of organisme.</summary>
    [Display(Name = "Organisme")]
    public CategorieOrganisme? Organisme { get; set; }

    /// <summary>Reason between professionals.</summary>
    [Display(Name = "Raison, entre professionnels")]
    [StringLength(RegleOrientation.LongueurTexte, ErrorMessage = Longueur)]
    public string? Texte { get; set; }

    /// <summary>Reason for the person.</summary>
    [Display(Name = "Raison, dite à la personne")]
    [StringLength(RegleOrientation.LongueurTexte, ErrorMessage = Longueur)]
    public string? PourLaPersonne { get; set; }

    /// <summary>Basis.</summary>
    [Display(Name = "Fondement")]
    [StringLength(RegleOrientation.LongueurTexte, ErrorMessage = Longueur)]
    public string? Fondement { get; set; }

    /// <summary>Criteria to choose from.</summary>
    public static IReadOnlyList<SelectListItem> Criteres { get; } =
        [.. CritereOrientation.Tous.Select(c => new SelectListItem(c.Libelle.Replace("{0}", "…", StringComparison.Ordinal), c.Code))];

    /// <summary>Answers.</summary>
    public static IReadOnlyList<SelectListItem> Attendus { get; } = [new("Oui", "True"), new("Non, ou pas connu", "False")];

    /// <summary>Parcours to choose from.</summary>
    public static IReadOnlyList<SelectListItem> TypesParcours { get; } =
        [.. Enum.GetValues<TypeParcours>().Select(t => new SelectListItem($"Parcours {t.Libelle()}", t.ToString()))];

    /// <summary>The typed form of a rule.</summary>
    public static SaisieRegle De(RegleOrientation regle)
    {
        var conditions = regle.Conditions.Select(c => new SaisieCondition { Critere = c.Critere, Attendue = c.Attendue, Valeur = c.Valeur }).ToList();
        while (conditions.Count < ConditionsMaximum)
        {
            conditions.Add(new());
        }

        return new()
        {
            Nom = regle.Nom, Conditions = conditions, Parcours = regle.Parcours, Decisive = regle.Decisive, Organisme = regle.Organisme,
            Texte = regle.Texte, PourLaPersonne = regle.PourLaPersonne, Fondement = regle.Fondement,
        };
    }

    /// <summary>The rule typed.</summary>
    /// <param name="code">Its code; null for a new rule, which takes it from its name.</param>
    public RegleOrientation EnRegle(string? code) => new()
    {
        Code = code ?? Cles.Nom(Nom).ToLowerInvariant().Replace(' ', '_'),
        Nom = Nom!.Trim(),
        Conditions = [.. Conditions.Where(c => !string.IsNullOrEmpty(c.Critere)).Select(c => new ConditionRegle(c.Critere!, c.Attendue, Nombre(c)))],
        Parcours = Parcours,
        Decisive = Decisive && Parcours is not null,
        Organisme = Organisme,
        Texte = Texte?.Trim() ?? "",
        PourLaPersonne = string.IsNullOrWhiteSpace(PourLaPersonne) ? null : PourLaPersonne.Trim(),
        Fondement = Fondement?.Trim() ?? "",
    };

    private static int? Nombre(SaisieCondition condition) => CritereOrientation.Trouver(condition.Critere!)?.Bornes is null ? null : condition.Valeur;
}
