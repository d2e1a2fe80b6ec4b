using System.Globalization;
using System.Text;

namespace Jalons.Web.Ui;

/// <summary>Small words that change before a name.</summary>
public static class Liaisons
{
    /// <summary>« de Karim Belkacem », « d’Amélie Bertin ».</summary>
    public static string De(string nom) => CommenceParVoyelle(nom) ? $"d’{nom}" : $"de {nom}";

    private static bool CommenceParVoyelle(string nom)
    {
        var premiere = nom.Normalize(NormalizationForm.FormD).FirstOrDefault(char.IsLetter);
        return "AEIOUHŒÆ".Contains(char.ToUpper(premiere, CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }
}
