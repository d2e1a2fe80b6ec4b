using System.ComponentModel.DataAnnotations;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Referentiel;
using Jalons.Web.Ui.Composants;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Jalons.Web.Features.Administration.Organismes;

/// <summary>The form of an organisme.</summary>
public sealed class SaisieOrganisme
{
    /// <summary>Name.</summary>
    [Display(Name = "Nom")]
    [Required(ErrorMessage = "Il manque le nom de l’organisme.")]
    [StringLength(200)]
    public string? Nom { get; set; }

    /// <summary>Category.</summary>
    [Display(Name = "Catégorie")]
    [Required(ErrorMessage = "Il manque la catégorie.")]
    public CategorieOrganisme? Categorie { get; set; }

    /// <summary>Parcours it accompanies.</summary>
    [Display(Name = "Quels parcours accompagne-t-il ?")]
    public List<TypeParcours> Parcours { get; set; } = [];

    /// <summary>EPCI it covers.</summary>
    [Display(Name = "Quel territoire couvre-t-il ?")]
    public List<string> Epcis { get; set; } = [];

    /// <summary>Address.</summary>
    [Display(Name = "Adresse")]
    [StringLength(300)]
    public string? Adresse { get; set; }

    /// <summary>Telephone.</summary>
    [Display(Name = "Téléphone")]
    [StringLength(30)]
    public string? Telephone { get; set; }

    /// <summary>E-mail.</summary>
    [Display(Name = "Courriel")]
    [EmailAddress(ErrorMessage = "Écrivez une adresse comme accueil@exemple.fr.")]
    [StringLength(256)]
    public string? Courriel { get; set; }

    /// <summary>People it can accompany at once.</summary>
    [Display(Name = "Nombre de personnes au plus")]
    [Range(0, 1_000_000, ErrorMessage = "Écrivez un nombre de personnes, zéro ou plus.")]
    public int? Capacite { get; set; }

    /// <summary>The parcours to choose from.</summary>
    public static IReadOnlyList<OptionAidee> TypesParcours { get; } =
        [.. Enum.GetValues<TypeParcours>().Select(type => new OptionAidee(type.ToString(), $"Parcours {type.Libelle()}"))];

    /// <summary>What an organisme holds.</summary>
    public static SaisieOrganisme De(Organisme organisme) => new()
    {
        Nom = organisme.Nom,
        Categorie = organisme.Categorie,
        Parcours = [.. organisme.Parcours],
        Epcis = [.. organisme.Epcis],
        Adresse = organisme.Adresse,
        Telephone = organisme.Telephone,
        Courriel = organisme.Courriel,
        Capacite = organisme.Capacite,
    };

    /// <summary>What was typed, once it is complete.</summary>
    public FicheOrganisme EnFiche() => new(Nom!, Categorie!.Value, Parcours, Epcis, Adresse, Telephone, Courriel, Capacite);
}
