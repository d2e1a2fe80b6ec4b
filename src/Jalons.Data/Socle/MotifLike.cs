namespace Jalons.Data.Socle;

/// <summary>Patterns of <c>like</c> made from what somebody typed.</summary>
public static class MotifLike
{
    /// <summary>What begins so, the signs of a pattern being taken as they are.</summary>
    public static string Debut(string texte) => $"{Litteral(texte)}%";

    /// <summary>What contains this.</summary>
    public static string Contient(string texte) => $"%{Litteral(texte)}%";

    private static string Litteral(string texte) => texte.Trim()
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);
}
