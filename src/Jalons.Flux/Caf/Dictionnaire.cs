using System.Collections.Frozen;
using System.Text;

namespace Jalons.Flux.Caf;

/// <summary>What kind of value an element holds.</summary>
public enum GenreElement
{
    /// <summary>Other elements.</summary>
    Bloc,

    /// <summary>Text, or a code when the element has a list.</summary>
    Texte,

    /// <summary>A natural number.</summary>
    Nombre,

    /// <summary>Euros.</summary>
    Montant,

    /// <summary>A date.</summary>
    Date,

    /// <summary>A time.</summary>
    Heure,

    /// <summary>Yes or no.</summary>
    OuiNon,
}

/// <summary>An element of the CAF and MSA flows as people read it (<c>references/cnaf/flux.md</c>, annex B).</summary>
/// <param name="Nom">Its name in the flow.</param>
/// <param name="Libelle">French label; empty for a block that only groups others.</param>
/// <param name="Genre">What it holds.</param>
/// <param name="Liste">List of its codes in <see cref="Codes"/>; null when it has none.</param>
public sealed record ElementConnu(string Nom, string Libelle, GenreElement Genre, string? Liste)
{
    /// <summary>Label of a code of this element, whichever version of the flow sent it; null when no list holds it.</summary>
    public string? LibelleDuCode(string code) => Liste is null ? null : Codes.Libelle(Liste, code) ?? Codes.Libelle(Liste, "0" + code) ?? Codes.Libelle(Liste + "_VRSD", code);
}

/// <summary>The elements of all the flows, by name.</summary>
public static class Dictionnaire
{
    private static readonly FrozenDictionary<string, ElementConnu> Elements = Charger();

    /// <summary>The elements, in no order.</summary>
    public static IEnumerable<ElementConnu> Tous => Elements.Values;

    /// <summary>The element of this name, accents aside; null when no flow has it.</summary>
    public static ElementConnu? De(string nom) => Elements.GetValueOrDefault(nom) ?? Elements.GetValueOrDefault(Vocabulaire.SansAccent(nom));

    private static FrozenDictionary<string, ElementConnu> Charger()
    {
        using var flux = typeof(Dictionnaire).Assembly.GetManifestResourceStream("Jalons.Flux.Caf.elements.csv")
            ?? throw new InvalidOperationException("Ressource elements.csv absente.");
        using var lecteur = new StreamReader(flux, Encoding.UTF8);
        lecteur.ReadLine();
        var elements = new Dictionary<string, ElementConnu>(StringComparer.Ordinal);
        while (lecteur.ReadLine() is { } ligne)
        {
            if (ligne.Split(';', 4) is [var nom, var type, var liste, var libelle])
            {
                elements.Add(nom, new ElementConnu(nom, libelle, Genre(type), liste.Length > 0 ? liste : null));
            }
        }

        return elements.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static GenreElement Genre(string type) => type[0] switch
    {
        'b' => GenreElement.Bloc,
        'D' => GenreElement.Date,
        'H' => GenreElement.Heure,
        'B' => GenreElement.OuiNon,
        'M' => GenreElement.Montant,
        'N' => GenreElement.Nombre,
        _ => GenreElement.Texte,
    };
}
