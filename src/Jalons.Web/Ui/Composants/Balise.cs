using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Jalons.Web.Ui.Composants;

/// <summary>Short, safe ways to write elements: text is always encoded, only what is already <see cref="IHtmlContent"/> is not.</summary>
internal static class Balise
{
    /// <summary>An element with a class and contents; a string content is encoded.</summary>
    public static TagBuilder De(string nom, string? classe, params object?[] contenus)
    {
        var balise = new TagBuilder(nom);
        if (!string.IsNullOrEmpty(classe))
        {
            balise.Attributes["class"] = classe;
        }

        foreach (var contenu in contenus)
        {
            Ajouter(balise.InnerHtml, contenu);
        }

        return balise;
    }

    /// <summary>The same element with one more attribute.</summary>
    public static TagBuilder Avec(this TagBuilder balise, string attribut, string? valeur)
    {
        if (valeur is not null)
        {
            balise.Attributes[attribut] = valeur;
        }

        return balise;
    }

    /// <summary>Text that only a screen reader says.</summary>
    public static TagBuilder HorsEcran(string texte) => De("span", "hors-ecran", texte);

    /// <summary>A <c>time</c> element that a machine reads too.</summary>
    public static TagBuilder Temps(DateOnly date, string texte) =>
        De("time", null, texte).Avec("datetime", date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));

    private static void Ajouter(IHtmlContentBuilder cible, object? contenu)
    {
        switch (contenu)
        {
            case null:
                break;
            case IHtmlContent html:
                cible.AppendHtml(html);
                break;
            default:
                cible.Append(contenu.ToString() ?? "");
                break;
        }
    }
}
