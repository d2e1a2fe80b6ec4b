using System.ComponentModel.DataAnnotations;
using Jalons.Domain.Dossiers;
using Jalons.Domain.Socle;

namespace Jalons.Web.Features.Personnes.Creer;

/// <summary>The form that describes a person outside the RSA.</summary>
public sealed class SaisiePersonne
{
    /// <summary>Name in use.</summary>
    [Display(Name = "Nom")]
    [Required(ErrorMessage = "Il manque le nom.")]
    [StringLength(100, ErrorMessage = "Ce nom est trop long : cent signes au plus.")]
    public string? Nom { get; set; }

    /// <summary>First name.</summary>
    [Display(Name = "Prénom")]
    [Required(ErrorMessage = "Il manque le prénom.")]
    [StringLength(100, ErrorMessage = "Ce prénom est trop long : cent signes au plus.")]
    public string? Prenom { get; set; }

    /// <summary>Birth name, when it differs.</summary>
    [Display(Name = "Nom de naissance")]
    [StringLength(100, ErrorMessage = "Ce nom est trop long : cent signes au plus.")]
    public string? NomNaissance { get; set; }

    /// <summary>Birth date.</summary>
    [Display(Name = "Date de naissance")]
    [Required(ErrorMessage = "Il manque la date de naissance.")]
    public DateOnly? Naissance { get; set; }

    /// <summary>1 male, 2 female.</summary>
    [Display(Name = "Sexe")]
    [Range(1, 2, ErrorMessage = "Choisissez dans la liste.")]
    public int? Sexe { get; set; }

    /// <summary>Social security number, typed by gestionnaires only.</summary>
    [Display(Name = "Numéro de sécurité sociale")]
    public string? Nir { get; set; }

    /// <summary>Telephone.</summary>
    [Display(Name = "Téléphone")]
    [RegularExpression(@"^(\+33[ .]?|0)[1-9]([ .]?[0-9]{2}){4}$", ErrorMessage = "Écrivez dix chiffres, par exemple 06 12 34 56 78.")]
    public string? Telephone { get; set; }

    /// <summary>E-mail.</summary>
    [Display(Name = "Courriel")]
    [EmailAddress(ErrorMessage = "Écrivez une adresse comme prenom.nom@exemple.fr.")]
    [StringLength(254)]
    public string? Courriel { get; set; }

    /// <summary>INSEE code of the commune.</summary>
    [Display(Name = "Commune où la personne habite")]
    public string? Commune { get; set; }

    /// <summary>Why the person is accompanied.</summary>
    [Display(Name = "Pour quelle raison accompagnez-vous cette personne ?")]
    [Required(ErrorMessage = "Choisissez la raison de l’accompagnement.")]
    public PublicAccompagne? Public { get; set; }

    /// <summary>The number, when it can be used.</summary>
    public Nir? NirLu => Domain.Socle.Nir.Lire(Nir, out _);

    /// <summary>What attributes cannot say.</summary>
    /// <param name="aujourdhui">Today.</param>
    public IEnumerable<(string Champ, string Message)> Defauts(DateOnly aujourdhui)
    {
        if (Naissance > aujourdhui || Naissance < aujourdhui.AddYears(-120))
        {
            yield return (nameof(Naissance), "Cette date de naissance n’est pas possible : vérifiez l’année.");
        }

        if (Domain.Socle.Nir.Lire(Nir, out var etat) is null && etat != EtatNir.Absent)
        {
            yield return (nameof(Nir), etat == EtatNir.CleFausse ? "La clé de ce numéro est fausse : vérifiez ses chiffres." : "Écrivez les treize chiffres du numéro, ou les quinze avec la clé.");
        }
    }
}
