using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Jalons.Web.Ui.Composants;

/// <summary>
/// Le résumé des erreurs, en tête de page : il prend le focus, et chaque ligne mène à son champ. Rien n’est écrit s’il n’y a pas d’erreur.
/// <code>&lt;resume-erreurs /&gt;</code>
/// </summary>
[HtmlTargetElement("resume-erreurs", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ResumeErreursTagHelper : TagHelper
{
    /// <summary>Le contexte de la page.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var modele = ViewContext.ViewData.ModelMetadata;
        var erreurs = ViewContext.ViewData.ModelState
            .OrderBy(entree => OrdreChamps.De(modele, entree.Key), OrdreChamps.Comparateur)
            .SelectMany(entree => entree.Value!.Errors.Select(e => (entree.Key, Message: MessagesFormulaire.De(e))))
            .Distinct()
            .ToList();
        if (erreurs.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "resume-erreurs");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.SetAttribute("autofocus", "autofocus");
        output.Content.AppendHtml(Balise.De("h2", null, erreurs.Count == 1 ? "Il y a une chose à corriger" : $"Il y a {Nombres.Entier(erreurs.Count)} choses à corriger"));

        var liste = Balise.De("ul", null);
        foreach (var (cle, message) in erreurs)
        {
            liste.InnerHtml.AppendHtml(Balise.De("li", null, cle.Length == 0
                ? message
                : Balise.De("a", null, message).Avec("href", "#" + TagBuilder.CreateSanitizedId(cle, "_"))));
        }

        output.Content.AppendHtml(liste);
    }
}
