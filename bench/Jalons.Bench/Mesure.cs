using System.Globalization;

namespace Jalons.Bench;

/// <summary>One figure of a run, beside its aim.</summary>
/// <param name="Nom">What is measured.</param>
/// <param name="Valeur">The figure.</param>
/// <param name="Unite">Its unit; empty for a ratio.</param>
/// <param name="But">The aim, in words; null when the figure is there to be read only.</param>
/// <param name="Tenu">True when the aim is met; null without aim.</param>
public sealed record Mesure(string Nom, double Valeur, string Unite, string? But = null, bool? Tenu = null)
{
    /// <summary>A figure that must stay at or under its aim.</summary>
    public static Mesure AuPlus(string nom, double valeur, double but, string unite) =>
        new(nom, Math.Round(valeur, 3), unite, string.Create(CultureInfo.InvariantCulture, $"<= {but} {unite}").TrimEnd(), valeur <= but);

    /// <summary>A figure to be read.</summary>
    public static Mesure Lue(string nom, double valeur, string unite) => new(nom, Math.Round(valeur, 3), unite);

    /// <summary>One line for people.</summary>
    public string EnClair() => $"{Nom,-62} {Valeur.ToString("N2", CultureInfo.CurrentCulture),14} {Unite,-12} {(But is null ? "" : $"but {But} : {(Tenu == true ? "tenu" : "MANQUÉ")}")}".TrimEnd();
}

/// <summary>A run.</summary>
/// <param name="Mesures">Its figures.</param>
/// <param name="Texte">The same for people, with the verdict.</param>
/// <param name="EstComplet">Everything could be measured, whatever the figures.</param>
internal sealed record Rapport(IReadOnlyList<Mesure> Mesures, string Texte, bool EstComplet = true)
{
    /// <summary>Figures one per line, then whether every aim is met.</summary>
    public static string EnClair(IReadOnlyList<Mesure> mesures)
    {
        var manquees = mesures.Count(m => m.Tenu == false);
        var verdict = manquees == 0 ? "Verdict : tous les buts sont tenus." : $"Verdict : {manquees} but{(manquees > 1 ? "s" : "")} manqué{(manquees > 1 ? "s" : "")}.";
        return string.Join(Environment.NewLine, mesures.Select(m => m.EnClair()).Append(verdict));
    }
}
