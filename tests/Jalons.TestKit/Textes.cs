namespace Jalons.TestKit;

/// <summary>Texts as tests write them.</summary>
public static class Textes
{
    /// <summary>Straight apostrophes and plain spaces: the words are compared, not the typography.</summary>
    public static string EnSimple(this string texte) => texte.Replace('’', '\'').Replace('\u00a0', ' ').Replace('\u202f', ' ');
}
