namespace Jalons.Web.Ui.Navigation;

/// <summary>Which entry of the rail the page belongs to.</summary>
internal static class EntreeCourante
{
    /// <summary>The entry with the longest address that the path starts with; the home page only for itself.</summary>
    public static EntreeNavigation? Parmi(IEnumerable<EntreeNavigation> entrees, PathString chemin) => entrees
        .Where(e => e.Url == "/" ? chemin == "/" : chemin.StartsWithSegments(e.Url, StringComparison.OrdinalIgnoreCase))
        .MaxBy(e => e.Url.Length);
}
