using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Jalons.Flux.Generation;

/// <summary>A commune where generated people live or were born.</summary>
/// <param name="Code">INSEE code.</param>
/// <param name="CodePostal">Post code.</param>
/// <param name="Nom">Name as the flows write it: upper case, no accent, spaces, 32 characters.</param>
/// <param name="Cumul">Population of this commune and of those before it in the list.</param>
internal sealed record CommuneTiree(string Code, string CodePostal, string Nom, int Cumul);

/// <summary>The communes of a département, drawn according to their population.</summary>
internal sealed class CommunesDeTirage
{
    private readonly List<CommuneTiree> _communes = [];
    private readonly int _total;

    private CommunesDeTirage(List<CommuneTiree> communes)
    {
        _communes = communes;
        _total = communes.Count == 0 ? 0 : communes[^1].Cumul;
    }

    /// <summary>Reads <c>communes.json</c> of the package <c>@etalab/decoupage-administratif</c>.</summary>
    /// <exception cref="ArgumentException">The département has no commune in the file.</exception>
    public static CommunesDeTirage Lire(string chemin, string departement)
    {
        using var flux = File.OpenRead(chemin);
        using var json = JsonDocument.Parse(flux);
        var communes = new List<CommuneTiree>();
        var cumul = 0;
        foreach (var c in json.RootElement.EnumerateArray())
        {
            if (Texte(c, "departement") != departement || Texte(c, "type") != "commune-actuelle"
                || !c.TryGetProperty("codesPostaux", out var codes) || codes.GetArrayLength() == 0)
            {
                continue;
            }

            cumul += c.TryGetProperty("population", out var p) ? Math.Max(p.GetInt32(), 1) : 1;
            communes.Add(new CommuneTiree(Texte(c, "code")!, codes[0].GetString()!, Nom(Texte(c, "nom")!), cumul));
        }

        return communes.Count > 0
            ? new CommunesDeTirage(communes)
            : throw new ArgumentException($"Aucune commune du département « {departement} » : donnez un code de département, 55 ou 2A par exemple.");
    }

    /// <summary>A commune, the more often the more people live there.</summary>
    public CommuneTiree Tirer(ref Alea alea)
    {
        var rang = alea.Entier(_total);
        var (bas, haut) = (0, _communes.Count - 1);
        while (bas < haut)
        {
            var milieu = (bas + haut) / 2;
            (bas, haut) = _communes[milieu].Cumul > rang ? (bas, milieu) : (milieu + 1, haut);
        }

        return _communes[bas];
    }

    private static string? Texte(JsonElement objet, string nom) => objet.TryGetProperty(nom, out var v) ? v.GetString() : null;

    private static string Nom(string nom)
    {
        var net = new StringBuilder(nom.Length);
        foreach (var c in nom.Replace("œ", "oe", StringComparison.OrdinalIgnoreCase).Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                net.Append(char.IsLetterOrDigit(c) ? char.ToUpperInvariant(c) : ' ');
            }
        }

        return net.Length <= 32 ? net.ToString() : net.ToString(0, 32);
    }
}
