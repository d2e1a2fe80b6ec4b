namespace Jalons.Web.Commands.Demonstration;

/// <summary>Telephone numbers that belong to nobody: the ranges kept for fiction (ARCEP, décision n° 2018-0881).</summary>
internal static class Telephones
{
    /// <summary>A land line.</summary>
    public static string Fixe(Hasard hasard) => $"03 53 01 {hasard.Entre(0, 99):00} {hasard.Entre(0, 99):00}";

    /// <summary>A mobile.</summary>
    public static string Mobile(Hasard hasard) => $"06 39 98 {hasard.Entre(0, 99):00} {hasard.Entre(0, 99):00}";
}
