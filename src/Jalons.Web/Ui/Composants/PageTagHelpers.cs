using Jalons.Domain.Socle;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Jalons.Web.Ui.Composants;

/// <summary>
/// Un message dans la page : sa nature par une forme, un titre, une suite.
/// <code>&lt;message nature="Bientot" titre="Le contrat se termine dans 9 jours"&gt;&lt;p&gt;…&lt;/p&gt;&lt;/message&gt;</code>
/// </summary>
[HtmlTargetElement("message")]
public sealed class MessageTagHelper : TagHelper
{
    /// <summary>Ce que le message veut dire.</summary>
    public Nature Nature { get; set; } = Nature.Info;

    /// <summary>La phrase principale.</summary>
    public string? Titre { get; set; }

    /// <summary>Le niveau du titre.</summary>
    public int Niveau { get; set; } = 2;

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var contenu = await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "message message-" + Nature.ToString().ToLowerInvariant());
        output.Content.AppendHtml(Formes.De(Nature));
        output.Content.AppendHtml(Balise.De("div", null, Titre is null ? null : Balise.De($"h{Niveau}", null, Titre), contenu));
    }
}

/// <summary>
/// Un refus : la règle qui dit non, en clair, et son fondement. Rien n’est écrit quand il n’y a pas de refus.
/// <code>&lt;refus-regle refus="Model.Refus" titre="L’orientation n’est pas prononcée" /&gt;</code>
/// </summary>
[HtmlTargetElement("refus-regle", Attributes = "refus", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class RefusTagHelper : TagHelper
{
    /// <summary>Le refus.</summary>
    public Refus? Refus { get; set; }

    /// <summary>Ce qui n’a pas été fait.</summary>
    public string Titre { get; set; } = "Ce n’est pas possible";

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Refus is null)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "message message-retard message-refus");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.SetAttribute("autofocus", "autofocus");
        output.Content.AppendHtml(Formes.De(Nature.Retard));
        output.Content.AppendHtml(Balise.De(
            "div",
            null,
            Balise.De("h2", null, Titre),
            Balise.De("p", null, Refus.Message),
            Refus.Fondement is null ? null : Balise.De("p", "petit discret", "Fondement : ", Refus.Fondement)));
    }
}

/// <summary>
/// La confirmation qui suit un acte : ce qui est fait, ce qui va se passer, à qui c’est parti.
/// <code>&lt;confirmation titre="L’orientation est prononcée"&gt;&lt;p&gt;…&lt;/p&gt;&lt;/confirmation&gt;</code>
/// Après une redirection, <c>this.Confirmer(…)</c> dans la page suffit : le gabarit l’affiche.
/// </summary>
[HtmlTargetElement("confirmation")]
public sealed class ConfirmationTagHelper : TagHelper
{
    /// <summary>Ce qui est fait.</summary>
    public string Titre { get; set; } = "";

    /// <summary>Prend le focus à l’arrivée : celle du gabarit le fait, une autre non.</summary>
    public bool Focus { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var contenu = await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "confirmation");
        output.Attributes.SetAttribute("role", "status");
        if (Focus)
        {
            output.Attributes.SetAttribute("tabindex", "-1");
            output.Attributes.SetAttribute("autofocus", "autofocus");
        }

        output.Content.AppendHtml(Formes.De(Nature.Fait));
        output.Content.AppendHtml(Balise.De("div", null, Balise.De("h2", null, Titre), contenu));
    }
}

/// <summary>
/// Un terme qui ouvre sa définition, au clic, au clavier, au doigt, sans JavaScript.
/// <code>&lt;definition terme="référent unique"&gt;La personne qui vous suit, du début à la fin.&lt;/definition&gt;</code>
/// </summary>
[HtmlTargetElement("definition")]
public sealed class DefinitionTagHelper : TagHelper
{
    /// <summary>Le terme, tel qu’il se lit dans la phrase.</summary>
    public string Terme { get; set; } = "";

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var contenu = await output.GetChildContentAsync();
        var id = "definition-" + context.UniqueId;
        output.TagName = null;
        output.Content.SetHtmlContent(Balise.De("button", "terme", Terme).Avec("type", "button").Avec("popovertarget", id));
        output.Content.AppendHtml(Balise.De("span", "terme-definition", Balise.De("strong", null, Terme), contenu)
            .Avec("id", id).Avec("popover", "auto").Avec("role", "note"));
    }
}

/// <summary>
/// Un texte replié que l’on ouvre à la demande.
/// <code>&lt;repli titre="Comment ce délai est-il compté ?"&gt;…&lt;/repli&gt;</code>
/// </summary>
[HtmlTargetElement("repli")]
public sealed class RepliTagHelper : TagHelper
{
    /// <summary>Ce que l’on ouvre.</summary>
    public string Titre { get; set; } = "";

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var contenu = await output.GetChildContentAsync();
        output.TagName = "details";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "repli");
        output.Content.AppendHtml(Balise.De("summary", null, Formes.Chevron, Titre));
        output.Content.AppendHtml(Balise.De("div", null, contenu));
    }
}

/// <summary>
/// Des onglets, qui sont des liens : chacun a son adresse.
/// <code>&lt;onglets titre="Dossier"&gt;&lt;onglet href="…" actif="true"&gt;Parcours&lt;/onglet&gt;…&lt;/onglets&gt;</code>
/// </summary>
[HtmlTargetElement("onglets")]
public sealed class OngletsTagHelper : TagHelper
{
    /// <summary>Ce que les onglets partagent, pour qui ne les voit pas.</summary>
    public string Titre { get; set; } = "Onglets";

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var contenu = await output.GetChildContentAsync();
        output.TagName = "nav";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "onglets");
        output.Attributes.SetAttribute("aria-label", Titre);
        output.Content.SetHtmlContent(Balise.De("ul", null, contenu));
    }
}

/// <summary>Un onglet.</summary>
[HtmlTargetElement("onglet", ParentTag = "onglets")]
public sealed class OngletTagHelper : TagHelper
{
    /// <summary>Son adresse.</summary>
    public string Href { get; set; } = "";

    /// <summary>C’est celui que l’on voit.</summary>
    public bool Actif { get; set; }

    /// <summary>Combien de choses à faire derrière lui.</summary>
    public int? Compte { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var contenu = await output.GetChildContentAsync();
        output.TagName = "li";
        output.TagMode = TagMode.StartTagAndEndTag;
        var compte = Compte is > 0 ? Balise.De("span", "rail-compte", Nombres.Entier(Compte.Value)) : null;
        output.Content.SetHtmlContent(Balise.De("a", null, contenu, compte).Avec("href", Href).Avec("aria-current", Actif ? "page" : null));
    }
}

/// <summary>
/// Un devoir du jour : un nombre, une phrase, ce qui est en retard ; toute la ligne mène à la liste.
/// <code>&lt;ul class="devoirs"&gt;&lt;devoir nombre="12" retard="3" href="/a-orienter"&gt;personnes à orienter&lt;/devoir&gt;&lt;/ul&gt;</code>
/// </summary>
[HtmlTargetElement("devoir", Attributes = "href")]
public sealed class DevoirTagHelper : TagHelper
{
    /// <summary>Combien.</summary>
    public int Nombre { get; set; }

    /// <summary>Combien sont en retard.</summary>
    public int Retard { get; set; }

    /// <summary>Combien arrivent à échéance dans la semaine.</summary>
    public int Bientot { get; set; }

    /// <summary>La liste à laquelle le devoir mène.</summary>
    public string Href { get; set; } = "";

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var contenu = await output.GetChildContentAsync();
        output.TagName = "li";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Content.SetHtmlContent(Balise.De("span", "devoir-nombre", Nombres.Entier(Nombre)).Avec("aria-hidden", "true"));
        output.Content.AppendHtml(Balise.De(
            "span",
            "devoir-texte",
            Balise.De("a", null, Balise.HorsEcran(Nombres.Entier(Nombre) + " "), contenu).Avec("href", Href),
            Etat(Nature.Retard, Retard, "en retard"),
            Etat(Nature.Bientot, Bientot, "cette semaine")));
    }

    private static object? Etat(Nature nature, int nombre, string mot) => nombre == 0
        ? null
        : Balise.De("span", EtatTagHelper.Classe(nature), Formes.De(nature), Balise.De("span", null, $"dont {Nombres.Entier(nombre)} {mot}"));
}

/// <summary>
/// Un chiffre : la valeur, ce qu’elle veut dire, son sens, sa date et son univers ; si elle manque, pourquoi.
/// <code>&lt;chiffre valeur="Model.Part" unite="%" decimales="1" univers="Meuse, au 31 octobre 2026"&gt;des personnes ont un contrat en cours&lt;/chiffre&gt;</code>
/// </summary>
[HtmlTargetElement("chiffre")]
public sealed class ChiffreTagHelper : TagHelper
{
    /// <summary>La valeur ; sans elle, on dit pourquoi.</summary>
    public decimal? Valeur { get; set; }

    /// <summary>L’unité.</summary>
    public string? Unite { get; set; }

    /// <summary>Le nombre de chiffres après la virgule.</summary>
    public int Decimales { get; set; }

    /// <summary>L’écart avec la valeur précédente, dans la même unité.</summary>
    public decimal? Ecart { get; set; }

    /// <summary>À quoi l’écart se compare : « en un mois ».</summary>
    public string Depuis { get; set; } = "en un mois";

    /// <summary>La date et l’univers : « Meuse, au 31 octobre 2026 ».</summary>
    public string? Univers { get; set; }

    /// <summary>Pourquoi la valeur manque.</summary>
    public string Manque { get; set; } = "Ce chiffre ne peut pas être calculé.";

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var phrase = await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "chiffre");
        output.Content.AppendHtml(Valeur is { } valeur
            ? Balise.De("p", "chiffre-valeur", Nombres.AvecUnite(valeur, Decimales, Unite))
            : Balise.De("p", "chiffre-sans", Manque));
        output.Content.AppendHtml(Balise.De("p", null, phrase));
        if (Ecart is { } ecart && Valeur is not null)
        {
            output.Content.AppendHtml(Balise.De("p", "chiffre-sens", Sens(ecart)));
        }

        if (Univers is not null)
        {
            output.Content.AppendHtml(Balise.De("p", "chiffre-univers", Univers));
        }
    }

    private Microsoft.AspNetCore.Mvc.Rendering.TagBuilder Sens(decimal ecart)
    {
        var unite = Unite == "%" ? Nombres.Accord((long)Math.Abs(ecart), "point") : Unite;
        var texte = Nombres.AvecUnite(Math.Abs(ecart), Decimales, unite);
        return ecart switch
        {
            > 0 => Balise.De("span", null, Formes.Monte, $" en hausse de {texte} {Depuis}"),
            < 0 => Balise.De("span", null, Formes.Descend, $" en baisse de {texte} {Depuis}"),
            _ => Balise.De("span", null, Formes.Stable, $" stable {Depuis}"),
        };
    }
}

/// <summary>
/// Un bouton qui imprime la page. Il n’apparaît que là où il marche.
/// <code>&lt;imprimer&gt;Imprimer le contrat&lt;/imprimer&gt;</code>
/// </summary>
[HtmlTargetElement("imprimer")]
public sealed class ImprimerTagHelper : TagHelper
{
    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "button";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("type", "button");
        output.Attributes.SetAttribute("class", "bouton");
        output.Attributes.SetAttribute("data-imprimer", "");
        output.Attributes.SetAttribute("hidden", "hidden");
    }
}
