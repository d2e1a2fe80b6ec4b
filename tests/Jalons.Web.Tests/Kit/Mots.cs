using System.Text;
using AngleSharp.Dom;

namespace Jalons.Web.Tests.Kit;

/// <summary>Words as they are compared: one kind of space, one kind of apostrophe, nothing that the page hides from everybody.</summary>
internal static class Mots
{
    private static readonly HashSet<string> Muets = new(StringComparer.OrdinalIgnoreCase) { "script", "style", "template", "noscript", "svg", "head" };

    private static readonly HashSet<string> Blocs = new(StringComparer.OrdinalIgnoreCase)
    {
        "p", "div", "li", "ul", "ol", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "td", "th", "table", "section", "article",
        "header", "footer", "nav", "main", "form", "fieldset", "legend", "label", "button", "br", "option", "summary", "details", "caption",
    };

    public static string Lire(IElement? element)
    {
        if (element is null)
        {
            return "";
        }

        var texte = new StringBuilder();
        Lire(element, texte);
        return Normaliser(texte.ToString());
    }

    public static string Normaliser(string texte)
    {
        var net = new StringBuilder(texte.Length);
        foreach (var c in texte)
        {
            switch (c)
            {
                case '\u00ad' or '\u200b':
                    break;
                case '’':
                    net.Append('\'');
                    break;
                case var e when char.IsWhiteSpace(e):
                    if (net.Length > 0 && net[^1] != ' ')
                    {
                        net.Append(' ');
                    }

                    break;
                default:
                    net.Append(c);
                    break;
            }
        }

        return net.ToString().Trim();
    }

    private static void Lire(INode noeud, StringBuilder texte)
    {
        foreach (var enfant in noeud.ChildNodes)
        {
            if (enfant is IText mots)
            {
                texte.Append(mots.Data);
            }
            else if (enfant is IElement element && !Muets.Contains(element.LocalName))
            {
                var bloc = Blocs.Contains(element.LocalName);
                texte.Append(bloc ? " " : "");
                Lire(element, texte);
                texte.Append(bloc ? " " : "");
            }
        }
    }
}
