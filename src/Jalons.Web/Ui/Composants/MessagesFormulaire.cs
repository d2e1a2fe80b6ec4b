using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace Jalons.Web.Ui.Composants;

/// <summary>The words of forms when a page gives none of its own: plain French, no blame.</summary>
internal static class MessagesFormulaire
{
    /// <summary>The message of an error, never empty.</summary>
    public static string De(ModelError erreur) =>
        string.IsNullOrWhiteSpace(erreur.ErrorMessage) ? "Nous n’avons pas compris cette réponse." : erreur.ErrorMessage;

    /// <summary>French messages for what the framework could not convert.</summary>
    public static void Appliquer(DefaultModelBindingMessageProvider messages)
    {
        messages.SetMissingBindRequiredValueAccessor(nom => $"Il manque une réponse : {nom}.");
        messages.SetMissingKeyOrValueAccessor(() => "Il manque une réponse.");
        messages.SetMissingRequestBodyRequiredValueAccessor(() => "La demande est vide.");
        messages.SetValueMustNotBeNullAccessor(_ => "Il manque une réponse.");
        messages.SetValueIsInvalidAccessor(valeur => $"Nous n’avons pas compris « {valeur} ».");
        messages.SetAttemptedValueIsInvalidAccessor((valeur, nom) => $"{nom} : nous n’avons pas compris « {valeur} ».");
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(valeur => $"Nous n’avons pas compris « {valeur} ».");
        messages.SetUnknownValueIsInvalidAccessor(nom => $"{nom} : nous n’avons pas compris la réponse.");
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => "Nous n’avons pas compris la réponse.");
        messages.SetValueMustBeANumberAccessor(nom => $"{nom} : écrivez un nombre, par exemple 12.");
        messages.SetNonPropertyValueMustBeANumberAccessor(() => "Écrivez un nombre, par exemple 12.");
    }
}

/// <summary>Gives French default messages to the validation attributes that a page left without one.</summary>
internal sealed class MessagesValidation : IValidationMetadataProvider
{
    public void CreateValidationMetadata(ValidationMetadataProviderContext context)
    {
        foreach (var regle in context.ValidationMetadata.ValidatorMetadata.OfType<ValidationAttribute>())
        {
            if (regle.ErrorMessage is null && regle.ErrorMessageResourceName is null)
            {
                regle.ErrorMessage = Defaut(regle);
            }
        }
    }

    private static string? Defaut(ValidationAttribute regle) => regle switch
    {
        RequiredAttribute => "Il manque une réponse : {0}.",
        StringLengthAttribute { MinimumLength: > 0 } => "{0} : écrivez entre {2} et {1} caractères.",
        StringLengthAttribute or MaxLengthAttribute => "{0} : écrivez {1} caractères au plus.",
        MinLengthAttribute => "{0} : écrivez {1} caractères au moins.",
        LengthAttribute => "{0} : écrivez entre {1} et {2} caractères.",
        RangeAttribute => "{0} : écrivez une valeur entre {1} et {2}.",
        EmailAddressAttribute => "{0} : écrivez une adresse comme prenom.nom@exemple.fr.",
        PhoneAttribute => "{0} : écrivez un numéro comme 06 12 34 56 78.",
        UrlAttribute => "{0} : écrivez une adresse comme https://exemple.fr.",
        CompareAttribute => "{0} : les deux réponses doivent être les mêmes.",
        RegularExpressionAttribute => "{0} : cette réponse n’a pas la forme attendue.",
        _ => null,
    };
}
