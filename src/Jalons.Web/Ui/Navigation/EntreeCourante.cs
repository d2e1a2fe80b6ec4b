namespace Jalons.Web.Ui.Navigation;

/// <summary>Which entry of the rail the page belongs to.</summary>
internal static class EntreeCourante
{
    /// <summary>The entry with the longest address, of its own or covered, that the path starts with; the home page only for itself.</summary>
    public static EntreeNavigation? Parmi(IEnumerable<EntreeNavigation> entrees, PathString chemin) => entrees
        .SelectMany(e => e.AussiSous.Prepend(e.Url), (entree, url) => (Entree: entree, Url: url))
        .Where(e => e.Url == "/" ? chemin == "/" : chemin.StartsWithSegments(e.Url, StringComparison.OrdinalIgnoreCase))
        .OrderByDescending(e => e.Url.Length)
        .FirstOrDefault().Entree;
}
