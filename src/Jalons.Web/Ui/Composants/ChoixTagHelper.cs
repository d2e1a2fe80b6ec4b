using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Jalons.Web.Ui.Composants;

/// <summary>
/// Une question à choix : boutons radio, ou cases à cocher quand la propriété est une liste.
/// <code>&lt;choix for="Saisie.Logement" legende="Où habitez-vous ?" /&gt;</code>
/// Les choix viennent de <c>options</c>, sinon de l’énumération, sinon « Oui » et « Non ».
/// </summary>
[HtmlTargetElement("choix", Attributes = "for", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ChoixTagHelper : ChampFormulaire
{
    /// <summary>La question ; par défaut le libellé du modèle.</summary>
    public string? Legende { get; set; }

    /// <summary>Les choix ; un <see cref="OptionAidee"/> porte en plus une explication.</summary>
    public IEnumerable<SelectListItem>? Options { get; set; }

    /// <summary>Met les choix côte à côte : pour deux ou trois réponses très courtes.</summary>
    public bool EnLigne { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var plusieurs = For.Metadata.IsEnumerableType;
        output.TagName = "fieldset";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", string.Join(' ', Classes()));
        if (Description() is { } description)
        {
            output.Attributes.SetAttribute("aria-describedby", description);
        }

        var texte = Balise.De("span", null, LibelleOuModele(Legende), Mention(context));
        output.Content.AppendHtml(Balise.De("legend", "choix-legende", Niveau is null ? texte : DansTitre(texte)));
        EcrireAideEtErreur(output.Content);
        output.Content.AppendHtml(Liste(plusieurs));
    }

    private IEnumerable<string> Classes()
    {
        yield return "choix";
        if (EnLigne)
        {
            yield return "choix-en-ligne";
        }

        if (Erreurs.Count > 0)
        {
            yield return "champ-erreur";
        }
    }

    private TagBuilder Liste(bool plusieurs)
    {
        var choisies = OptionsModele.Choisies(ViewContext.ViewData.ModelState, NomComplet, For.Model);
        var liste = Balise.De("div", "options");
        var rang = 0;
        foreach (var option in OptionsModele.Detaillees(For, Options))
        {
            // The first choice carries the plain identifier: the error summary leads there.
            var id = rang == 0 ? Identifiant : Identifiant + "-" + rang.ToString(CultureInfo.InvariantCulture);
            liste.InnerHtml.AppendHtml(Option(option, id, plusieurs, option.Selected || choisies.Contains(option.Value)));
            rang++;
        }

        return liste;
    }

    private TagBuilder Option(SelectListItem option, string id, bool plusieurs, bool cochee)
    {
        var saisie = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing }
            .Avec("type", plusieurs ? "checkbox" : "radio").Avec("id", id).Avec("name", NomComplet).Avec("value", option.Value)
            .Avec("checked", cochee ? "checked" : null).Avec("disabled", option.Disabled ? "disabled" : null);
        var aide = (option as OptionAidee)?.Aide;
        var explication = string.IsNullOrEmpty(aide) ? null : Balise.De("span", "option-aide", aide);
        return Balise.De("div", "option", saisie, Balise.De("label", null, option.Text, explication is null ? null : " ", explication).Avec("for", id));
    }
}

/// <summary>
/// Une seule case à cocher, pour dire oui.
/// <code>&lt;coche for="Saisie.Accord" libelle="J’ai lu ce contrat et je l’accepte" /&gt;</code>
/// </summary>
[HtmlTargetElement("coche", Attributes = "for", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class CocheTagHelper : ChampFormulaire
{
    /// <summary>La phrase à laquelle on dit oui ; par défaut le libellé du modèle.</summary>
    public string? Libelle { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Erreurs.Count > 0 ? "coche champ-erreur" : "coche");

        var cochee = OptionsModele.Choisies(ViewContext.ViewData.ModelState, NomComplet, For.Model).Contains("true");
        var saisie = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing }
            .Avec("type", "checkbox").Avec("id", Identifiant).Avec("name", NomComplet).Avec("value", "true")
            .Avec("checked", cochee ? "checked" : null).Avec("aria-describedby", Description())
            .Avec("aria-invalid", Erreurs.Count > 0 ? "true" : null);
        var absente = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing }
            .Avec("type", "hidden").Avec("name", NomComplet).Avec("value", "false");
        EcrireAideEtErreur(output.Content);
        output.Content.AppendHtml(Balise.De("div", "option", saisie, Balise.De("label", null, LibelleOuModele(Libelle)).Avec("for", Identifiant)));
        output.Content.AppendHtml(absente);
    }
}
