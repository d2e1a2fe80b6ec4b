using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Jalons.Web.Ui.Composants;

/// <summary>
/// The order in which the fields of a model are declared, which is that of the page. The framework enumerates errors by
/// alphabet, and a person corrects from top to bottom.
/// </summary>
internal static class OrdreChamps
{
    /// <summary>Compares two places, rank by rank; what belongs to the whole form comes first.</summary>
    public static IComparer<IReadOnlyList<int>> Comparateur { get; } = Comparer<IReadOnlyList<int>>.Create(static (a, b) =>
    {
        for (var i = 0; i < Math.Min(a.Count, b.Count); i++)
        {
            if (a[i] != b[i])
            {
                return a[i].CompareTo(b[i]);
            }
        }

        return a.Count.CompareTo(b.Count);
    });

    /// <summary>The place of a field such as <c>Saisie.Enfants[2].Nom</c>: the rank of each of its parts.</summary>
    public static IReadOnlyList<int> De(ModelMetadata modele, string cle)
    {
        var place = new List<int>();
        var courant = modele;
        foreach (var partie in cle.Split(['.', '['], StringSplitOptions.RemoveEmptyEntries))
        {
            if (partie.EndsWith(']'))
            {
                place.Add(int.TryParse(partie.AsSpan(0, partie.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var rang) ? rang : 0);
                courant = courant?.ElementMetadata;
                continue;
            }

            var (position, suivant) = Trouver(courant, partie);
            place.Add(position);
            courant = suivant;
        }

        return place;
    }

    private static (int Position, ModelMetadata? Suivant) Trouver(ModelMetadata? modele, string nom)
    {
        for (var i = 0; i < modele?.Properties.Count; i++)
        {
            if (string.Equals(modele.Properties[i].PropertyName, nom, StringComparison.OrdinalIgnoreCase))
            {
                return (i, modele.Properties[i]);
            }
        }

        return (int.MaxValue, null);
    }
}
