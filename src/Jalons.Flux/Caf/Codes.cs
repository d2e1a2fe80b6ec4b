using System.Collections.Frozen;
using System.Text;

namespace Jalons.Flux.Caf;

/// <summary>
/// Code lists of the CAF and MSA flows, with their French labels (<c>references/cnaf/codes.csv</c>). A code missing from its
/// list is possible and stays as received (<c>references/cnaf/flux.md</c>, trap T30).
/// </summary>
public static class Codes
{
    /// <summary>What the name of a list ends with when it holds the values of the recast flow.</summary>
    internal const string SuffixeRefondu = "_VRSD";

    private static readonly FrozenDictionary<string, FrozenDictionary<string, string>> Listes = Charger();

    /// <summary>Names of the lists.</summary>
    public static IEnumerable<string> Noms => Listes.Keys;

    /// <summary>Codes of a list with their labels, in no order; empty when the list is unknown.</summary>
    public static IReadOnlyDictionary<string, string> Liste(string liste) =>
        Listes.TryGetValue(liste, out var codes) ? codes : FrozenDictionary<string, string>.Empty;

    /// <summary>
    /// French label of a code, or null when the list does not hold it. The codes that the recast flow has instead are looked up too: no code means one
    /// thing in one family of flows and another in the other.
    /// </summary>
    public static string? Libelle(string liste, string? code) => DeLaListe(liste, code) ?? DeLaListe(Refondue(liste), code);

    /// <summary>Label of a code, or the code itself followed by "(code inconnu)".</summary>
    public static string LibelleOuCode(string liste, string code) => Libelle(liste, code) ?? code + " (code inconnu)";

    /// <summary>True when the list holds the code.</summary>
    public static bool Existe(string liste, string? code) => DeLaListe(liste, code) is not null;

    private static string? DeLaListe(string liste, string? code) =>
        code is not null && Listes.TryGetValue(liste, out var codes) && codes.TryGetValue(code, out var libelle) ? libelle : null;

    /// <summary>List that the recast flow uses for the same thing (<c>references/cnaf/flux.md</c> §3.2).</summary>
    private static string Refondue(string liste) => liste switch
    {
        "ACT" => "STATUEMPL",
        "FG" => "MOTITRANSFLUX",
        _ => liste + SuffixeRefondu,
    };

    private static FrozenDictionary<string, FrozenDictionary<string, string>> Charger()
    {
        using var flux = typeof(Codes).Assembly.GetManifestResourceStream("Jalons.Flux.Caf.codes.csv")
            ?? throw new InvalidOperationException("Ressource codes.csv absente.");
        using var lecteur = new StreamReader(flux, Encoding.UTF8);
        lecteur.ReadLine();
        var listes = new Dictionary<string, Dictionary<string, string>>(StringComparer.Ordinal);
        while (lecteur.ReadLine() is { } ligne)
        {
            if (ligne.Split(';', 3) is not [var liste, var code, var libelle])
            {
                continue;
            }

            if (!listes.TryGetValue(liste, out var codes))
            {
                listes.Add(liste, codes = new Dictionary<string, string>(StringComparer.Ordinal));
            }

            codes[code] = libelle.Replace('\'', '’');
        }

        return listes.ToFrozenDictionary(l => l.Key, l => l.Value.ToFrozenDictionary(StringComparer.Ordinal), StringComparer.Ordinal);
    }
}
