namespace Jalons.Web.Ui.Papier;

/// <summary>A piece of text at its place on a page.</summary>
internal sealed record Trace(double X, double Y, string Texte, Police Police);

/// <summary>A face at a size.</summary>
internal sealed record Police(PolicePapier Face, double Taille)
{
    public double Mesurer(string texte) => Face.Mesurer(texte, Taille);
}

/// <summary>A box drawn as a rule, measured from the top left corner of the page.</summary>
internal readonly record struct Cadre(double X, double Y, double Largeur, double Hauteur);

/// <summary>Tags of the structure, by their names in the file (ISO 32000-1, 14.8.4).</summary>
internal enum Balise
{
    H1,
    H2,
    H3,
    P,
    L,
    LI,
    Lbl,
    LBody,
}

/// <summary>What is drawn under one tag of the structure; children are nested tags.</summary>
internal sealed record Element(Balise Balise, IReadOnlyList<Trace> Traces, IReadOnlyList<Element> Enfants)
{
    public static Element De(Balise balise, IEnumerable<Trace> traces) => new(balise, [.. traces], []);
}

/// <summary>A page laid out: tagged elements, then rules and boxes that mean nothing by themselves.</summary>
internal sealed class PageComposee
{
    public List<Element> Elements { get; } = [];

    public List<Cadre> Cadres { get; } = [];
}
