using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Jalons.Domain.Orientation;
using Jalons.Domain.Referentiel;
using Jalons.Domain.Socle;

namespace Jalons.Web.Features.Orientation;

/// <summary>What the form of a decision binds.</summary>
public sealed class SaisieOrientation
{
    /// <summary>Parcours chosen.</summary>
    [Display(Name = "Parcours")]
    [Required(ErrorMessage = "Il manque le parcours.")]
    public TypeParcours? Type { get; set; }

    /// <summary>Organisme and référent, <c>organisme:compte</c>; nothing after the colon when the organisme will name somebody.</summary>
    [Display(Name = "Confier la personne à")]
    [Required(ErrorMessage = "Il manque l’organisme.")]
    [RegularExpression("^[0-9]{1,18}:[0-9]{0,18}$", ErrorMessage = "Choisissez un organisme dans la liste.")]
    public string? Destination { get; set; }

    /// <summary>Reason.</summary>
    [Display(Name = "Pourquoi ce choix ?")]
    [DataType(DataType.MultilineText)]
    [StringLength(1000, ErrorMessage = "Écrivez 1 000 caractères au plus.")]
    public string? Motif { get; set; }

    /// <summary>Day of the decision.</summary>
    [Display(Name = "Date de la décision")]
    [Required(ErrorMessage = "Il manque la date de la décision.")]
    public DateOnly? Le { get; set; }

    /// <summary>Who decides.</summary>
    [Display(Name = "Qui décide ?")]
    public OrigineDecision Origine { get; set; }

    /// <summary>How the person is told.</summary>
    [Display(Name = "Comment la personne est-elle prévenue ?")]
    [Required(ErrorMessage = "Dites comment la lettre est remise.")]
    public ModeNotification? Notification { get; set; }

    /// <summary>Organisme chosen; null while none is.</summary>
    public OrganismeId? OrganismeChoisi() => Nombre(0) is { } n ? OrganismeId.De(n) : null;

    /// <summary>Référent chosen; null when the organisme will name somebody.</summary>
    public CompteId? ReferentChoisi() => Nombre(1) is { } n ? CompteId.De(n) : null;

    private long? Nombre(int rang) =>
        Destination?.Split(':').ElementAtOrDefault(rang) is { } texte && long.TryParse(texte, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : null;
}
