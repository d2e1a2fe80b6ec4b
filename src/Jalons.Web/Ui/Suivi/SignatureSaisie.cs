using System.ComponentModel.DataAnnotations;

namespace Jalons.Web.Ui.Suivi;

/// <summary>What the person writes to sign: their name, and that they have read.</summary>
public sealed class SignatureSaisie : IValidatableObject
{
    /// <summary>Name written.</summary>
    [Display(Name = "Votre prénom et votre nom")]
    [Required(ErrorMessage = "Écrivez votre prénom et votre nom.")]
    [StringLength(120)]
    public string? Nom { get; set; }

    /// <summary>Agreement.</summary>
    [Display(Name = "J’ai lu ce contrat et je suis d’accord")]
    public bool Accord { get; set; }

    /// <summary>Mark of the content on the screen.</summary>
    public string? Empreinte { get; set; }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!Accord)
        {
            yield return new ValidationResult("Cochez la case si vous êtes d’accord. Sinon, ne signez pas : parlez-en à votre référent.", [nameof(Accord)]);
        }
    }
}
