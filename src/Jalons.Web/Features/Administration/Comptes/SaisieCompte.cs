using System.ComponentModel.DataAnnotations;
using Jalons.Data.Habilitations;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Socle;

namespace Jalons.Web.Features.Administration.Comptes;

/// <summary>The form of an account.</summary>
public sealed class SaisieCompte
{
    /// <summary>First name.</summary>
    [Display(Name = "Prénom")]
    [Required(ErrorMessage = "Il manque le prénom.")]
    [StringLength(ReglesCompte.LongueurNom)]
    public string? Prenom { get; set; }

    /// <summary>Name.</summary>
    [Display(Name = "Nom")]
    [Required(ErrorMessage = "Il manque le nom.")]
    [StringLength(ReglesCompte.LongueurNom)]
    public string? Nom { get; set; }

    /// <summary>E-mail.</summary>
    [Display(Name = "Courriel")]
    [EmailAddress(ErrorMessage = "Écrivez une adresse comme prenom.nom@exemple.fr.")]
    [StringLength(256)]
    public string? Courriel { get; set; }

    /// <summary>Telephone.</summary>
    [Display(Name = "Téléphone")]
    [StringLength(30)]
    public string? Telephone { get; set; }

    /// <summary>Role.</summary>
    [Display(Name = "Rôle")]
    [Required(ErrorMessage = "Il manque le rôle.")]
    public Role? Role { get; set; }

    /// <summary>Organisme.</summary>
    [Display(Name = "Organisme")]
    public long? Organisme { get; set; }

    /// <summary>People a référent can accompany at once.</summary>
    [Display(Name = "Nombre de personnes au plus")]
    [Range(0, 1000, ErrorMessage = "Écrivez un nombre de personnes entre 0 et 1000.")]
    public int? FileMaximale { get; set; }

    /// <summary>What an account holds.</summary>
    public static SaisieCompte De(Compte compte) => new()
    {
        Prenom = compte.Prenom,
        Nom = compte.Nom,
        Courriel = compte.Email,
        Telephone = compte.PhoneNumber,
        Role = compte.Role,
        Organisme = compte.Organisme?.Valeur,
        FileMaximale = compte.FileMaximale,
    };

    /// <summary>What was typed, once it is complete.</summary>
    public FicheCompte EnFiche() =>
        new(Prenom!, Nom!, Courriel, Telephone, Role!.Value, Organisme is { } organisme ? new OrganismeId(organisme) : null, FileMaximale);
}
