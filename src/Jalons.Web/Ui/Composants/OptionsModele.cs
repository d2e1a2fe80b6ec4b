using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Jalons.Web.Ui.Composants;

/// <summary>A choice with one more line that explains it.</summary>
public sealed class OptionAidee : SelectListItem
{
    /// <summary>A choice: what is sent, what is read, and an explanation.</summary>
    public OptionAidee(string valeur, string texte, string? aide = null)
        : base(texte, valeur)
    {
        Aide = aide;
    }

    /// <summary>The explanation under the choice.</summary>
    public string? Aide { get; }
}

/// <summary>The choices that a property offers by itself: the members of an enumeration, or yes and no.</summary>
public static class OptionsModele
{
    /// <summary>The choices of an enumeration, in their order, with the names and explanations of <see cref="DisplayAttribute"/>.</summary>
    public static IReadOnlyList<OptionAidee> Enumeration(Type type) =>
        [.. type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(membre =>
        {
            var affichage = membre.GetCustomAttribute<DisplayAttribute>();
            return new OptionAidee(membre.Name, affichage?.GetName() ?? membre.Name, affichage?.GetDescription());
        })];

    /// <summary>Yes, then no.</summary>
    public static IReadOnlyList<OptionAidee> OuiNon { get; } = [new("true", "Oui"), new("false", "Non")];

    internal static IEnumerable<SelectListItem> De(ModelExpression propriete)
    {
        var meta = propriete.Metadata.ElementMetadata ?? propriete.Metadata;
        var type = meta.UnderlyingOrModelType;
        return type switch
        {
            { IsEnum: true } => Enumeration(type).Select(o => new SelectListItem(o.Text, o.Value)),
            _ when type == typeof(bool) => OuiNon,
            _ => throw new InvalidOperationException($"« {propriete.Name} » n’a pas de choix par elle-même : donnez « options »."),
        };
    }

    internal static IReadOnlyList<SelectListItem> Detaillees(ModelExpression propriete, IEnumerable<SelectListItem>? options)
    {
        if (options is not null)
        {
            return [.. options];
        }

        var meta = propriete.Metadata.ElementMetadata ?? propriete.Metadata;
        return meta.UnderlyingOrModelType.IsEnum ? Enumeration(meta.UnderlyingOrModelType) : [.. De(propriete)];
    }

    /// <summary>What is chosen now: what was just sent if the form comes back, else the model.</summary>
    internal static IReadOnlySet<string> Choisies(ModelStateDictionary etat, string nom, object? modele)
    {
        if (etat.TryGetValue(nom, out var entree) && entree.RawValue is { } brut)
        {
            return brut switch
            {
                string[] textes => textes.ToHashSet(StringComparer.OrdinalIgnoreCase),
                _ => new HashSet<string>(StringComparer.OrdinalIgnoreCase) { Texte(brut) },
            };
        }

        return modele switch
        {
            null => new HashSet<string>(StringComparer.Ordinal),
            string texte => new HashSet<string>(StringComparer.OrdinalIgnoreCase) { texte },
            System.Collections.IEnumerable suite => suite.Cast<object?>().OfType<object>().Select(Texte).ToHashSet(StringComparer.OrdinalIgnoreCase),
            _ => new HashSet<string>(StringComparer.OrdinalIgnoreCase) { Texte(modele) },
        };
    }

    private static string Texte(object valeur) => Convert.ToString(valeur, CultureInfo.InvariantCulture) ?? "";
}
