using Jalons.Domain.Socle;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Jalons.Web.Ui.Composants;

/// <summary>
/// La ligne de jalons : parcours d’une personne, vie d’un contrat, étapes d’un acte. C’est une liste ordonnée.
/// <code>
/// &lt;ligne-jalons titre="Parcours" jalons="Model.Parcours" /&gt;
/// &lt;ligne-jalons titre="Étapes" sens="Horizontal"&gt;&lt;jalon etat="Fait" titre="Fichier reçu" /&gt;…&lt;/ligne-jalons&gt;
/// </code>
/// </summary>
[HtmlTargetElement("ligne-jalons")]
public sealed class LigneJalonsTagHelper(TimeProvider horloge) : TagHelper
{
    /// <summary>How the line asks its stakes to be written.</summary>
    /// <param name="Aujourdhui">The day from which one looks.</param>
    /// <param name="Niveau">The heading level of the titles, 0 for paragraphs.</param>
    /// <param name="Genre">Whether the kind is written: upright only, where kinds are mixed.</param>
    internal sealed record Facon(DateOnly Aujourdhui, int Niveau, bool Genre);

    /// <summary>Debout ou couchée.</summary>
    public enum SensLigne
    {
        /// <summary>Debout, dans la marge : le parcours.</summary>
        Vertical,

        /// <summary>Couchée : les quelques étapes d’un acte. Elle se redresse sur un écran étroit.</summary>
        Horizontal,
    }

    /// <summary>Ce que raconte la ligne, pour qui ne la voit pas.</summary>
    public string Titre { get; set; } = "Étapes";

    /// <summary>Les jalons, dans l’ordre ; on peut aussi les écrire dans la balise.</summary>
    public IEnumerable<Jalon> Jalons { get; set; } = [];

    /// <summary>Debout (par défaut) ou couchée.</summary>
    public SensLigne Sens { get; set; }

    /// <summary>Le niveau de titre des jalons ; sans lui, ce sont des paragraphes.</summary>
    public int? Niveau { get; set; }

    /// <summary>Le jour d’où l’on regarde ; par défaut aujourd’hui.</summary>
    public DateOnly? Aujourdhui { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var facon = new Facon(Aujourdhui ?? horloge.Aujourdhui(), Niveau ?? 0, Sens == SensLigne.Vertical);
        context.Items[typeof(Facon)] = facon;
        var contenu = await output.GetChildContentAsync();
        output.TagName = "ol";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Sens == SensLigne.Horizontal ? "ligne ligne-horizontale" : "ligne ligne-verticale");
        output.Attributes.SetAttribute("aria-label", Titre);

        foreach (var jalon in Jalons)
        {
            output.Content.AppendHtml(JalonTagHelper.Rendre(jalon, facon, null));
        }

        output.Content.AppendHtml(contenu);
    }
}

/// <summary>Un jalon de la ligne ; son contenu, s’il y en a un, se place sous le titre.</summary>
[HtmlTargetElement("jalon", ParentTag = "ligne-jalons", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class JalonTagHelper : TagHelper
{
    /// <summary>De quoi il s’agit.</summary>
    public TypeJalon Type { get; set; }

    /// <summary>Où il en est.</summary>
    public EtatJalon Etat { get; set; }

    /// <summary>Son jour.</summary>
    public DateOnly? Date { get; set; }

    /// <summary>Ce qui s’est passé, ou doit se passer, en quelques mots.</summary>
    public string Titre { get; set; } = "";

    /// <summary>Où mène le titre.</summary>
    public string? Url { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var contenu = await output.GetChildContentAsync();
        var facon = (LigneJalonsTagHelper.Facon)context.Items[typeof(LigneJalonsTagHelper.Facon)];
        output.TagName = null;
        output.Content.SetHtmlContent(Rendre(new Jalon(Type, Etat, Date, Titre, Url: Url), facon, contenu.IsEmptyOrWhiteSpace ? null : contenu));
    }

    internal static IHtmlContent Rendre(Jalon jalon, LigneJalonsTagHelper.Facon facon, IHtmlContent? suite)
    {
        var titre = jalon.Url is null ? (object)jalon.Titre : Balise.De("a", null, jalon.Titre).Avec("href", jalon.Url);
        var corps = Balise.De(
            "div",
            "jalon-corps",
            Quand(jalon, facon),
            Balise.De(facon.Niveau is > 0 and < 7 ? $"h{facon.Niveau}" : "p", "jalon-titre", titre),
            string.IsNullOrEmpty(jalon.Texte) ? null : Balise.De("p", "jalon-texte", jalon.Texte),
            suite is null ? null : Balise.De("div", "jalon-texte", suite));
        var element = Balise.De(
            "li",
            $"jalon {Piquet.Classe(jalon.Type)} {Piquet.Classe(jalon.Etat)}",
            Piquet.Debout(jalon.Type, jalon.Etat),
            Piquet.Couche(jalon.Type, jalon.Etat),
            corps);
        return jalon.Etat == EtatJalon.EnCours ? element.Avec("aria-current", "step") : element;
    }

    private static TagBuilder Quand(Jalon jalon, LigneJalonsTagHelper.Facon facon)
    {
        var ligne = Balise.De("p", "jalon-quand");
        if (facon.Genre && Piquet.Genre(jalon.Type) is { } genre)
        {
            ligne.InnerHtml.AppendHtml(Balise.De("span", "jalon-genre", genre)).Append(" ");
        }

        if (EnMots(jalon, facon.Aujourdhui) is { } etat)
        {
            ligne.InnerHtml.AppendHtml(etat).Append(" ");
        }

        if (jalon.Date is { } date)
        {
            ligne.InnerHtml.AppendHtml(Balise.Temps(date, jalon.Etat switch
            {
                EtatJalon.AVenir => Dates.RelativeEtSimple(date, facon.Aujourdhui),
                EtatJalon.EnCours => "depuis le " + Dates.Simple(date),
                EtatJalon.Retard => "prévu le " + Dates.Simple(date),
                _ => Dates.Simple(date),
            }));
        }

        return ligne;
    }

    /// <summary>The state in words, unless the date already says it.</summary>
    private static TagBuilder? EnMots(Jalon jalon, DateOnly aujourdhui) => jalon.Etat switch
    {
        EtatJalon.Fait => Balise.HorsEcran("Fait"),
        EtatJalon.EnCours => Badge(Nature.Info, "En cours"),
        EtatJalon.Retard => Badge(Nature.Retard, jalon.Date < aujourdhui ? $"En retard de {Dates.Ecart(jalon.Date.Value, aujourdhui)}" : "En retard"),
        _ => jalon.Date is null ? Badge(Nature.Neutre, "À venir") : Balise.HorsEcran("À venir"),
    };

    private static TagBuilder Badge(Nature nature, string mot) => Balise.De("span", EtatTagHelper.Classe(nature), Formes.De(nature), mot);
}
