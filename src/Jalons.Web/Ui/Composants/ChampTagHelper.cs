using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Jalons.Web.Ui.Composants;

/// <summary>
/// Un champ complet : libellé, aide, erreur, saisie, reliés pour les lecteurs d’écran.
/// <code>&lt;champ for="Saisie.DateNaissance" aide="Par exemple, 14/07/1985" autocomplete="bday" /&gt;</code>
/// Le type se déduit de la propriété (date, heure, nombre, courriel, texte long, fichier, liste) ; <c>type</c> l’emporte.
/// Les attributs que la balise ne connaît pas (<c>maxlength</c>, <c>autocomplete</c>, <c>hx-get</c>…) vont sur la saisie.
/// </summary>
[HtmlTargetElement("champ", Attributes = "for", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ChampTagHelper(IHtmlGenerator generateur) : ChampFormulaire
{
    /// <summary>Le libellé ; par défaut celui du modèle (<see cref="DisplayAttribute"/>).</summary>
    public string? Libelle { get; set; }

    /// <summary>Le type de saisie : <c>text</c>, <c>date</c>, <c>time</c>, <c>datetime-local</c>, <c>email</c>, <c>tel</c>, <c>number</c>, <c>password</c>, <c>search</c>, <c>file</c>, <c>textarea</c>, <c>select</c>.</summary>
    public string? Type { get; set; }

    /// <summary>La largeur, à la mesure de la réponse attendue : <c>courte</c>, <c>moyenne</c>, <c>longue</c>.</summary>
    public string? Largeur { get; set; }

    /// <summary>Le nombre de lignes d’un texte long.</summary>
    public int Lignes { get; set; } = 4;

    /// <summary>Les choix d’une liste déroulante ; les donner fait une liste.</summary>
    public IEnumerable<SelectListItem>? Options { get; set; }

    /// <summary>La première ligne, vide, d’une liste déroulante : « Choisissez une commune ».</summary>
    public string? Invite { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var type = Type ?? TypeDeduit();
        var saisie = Saisie(type, output.Attributes);

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.Clear();
        output.Attributes.SetAttribute("class", Erreurs.Count > 0 ? "champ champ-erreur" : "champ");

        var libelle = Balise.De("label", "champ-libelle", LibelleOuModele(Libelle), Mention(context)).Avec("for", Identifiant);
        output.Content.AppendHtml(DansTitre(libelle));
        EcrireAideEtErreur(output.Content);
        output.Content.AppendHtml(saisie);
    }

    private TagBuilder Saisie(string type, TagHelperAttributeList attributs)
    {
        var saisie = type switch
        {
            "textarea" => generateur.GenerateTextArea(ViewContext, For.ModelExplorer, For.Name, Lignes, 0, null),
            "select" => generateur.GenerateSelect(ViewContext, For.ModelExplorer, Invite, For.Name, Options ?? OptionsModele.De(For), Multiple(), null),
            "password" => generateur.GeneratePassword(ViewContext, For.ModelExplorer, For.Name, null, null),
            "file" => Fichier(),
            _ => Texte(type),
        };

        foreach (var attribut in attributs)
        {
            saisie.Attributes[attribut.Name] = Valeur(attribut);
        }

        saisie.Attributes.Remove("cols");
        saisie.Avec("id", Identifiant).Avec("aria-describedby", Description()).Avec("aria-invalid", Erreurs.Count > 0 ? "true" : null);
        saisie.AddCssClass(Largeur is null ? "saisie" : $"saisie saisie-{Largeur}");
        return saisie;
    }

    private TagBuilder Texte(string type)
    {
        var saisie = generateur.GenerateTextBox(ViewContext, For.ModelExplorer, For.Name, For.Model, Format(type), null);
        saisie.Attributes["type"] = type is "entier" or "decimal" ? "text" : type;
        if (type is "entier" or "decimal")
        {
            saisie.Attributes["inputmode"] = type is "entier" ? "numeric" : "decimal";
            Largeur ??= "courte";
        }

        return saisie;
    }

    private TagBuilder Fichier() => new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing }
        .Avec("type", "file").Avec("name", NomComplet).Avec("multiple", Multiple() ? "multiple" : null);

    private bool Multiple() => For.Metadata.IsEnumerableType;

    private static string? Format(string type) => type switch
    {
        "date" => "{0:yyyy-MM-dd}",
        "time" => "{0:HH:mm}",
        "datetime-local" => "{0:yyyy-MM-ddTHH:mm}",
        _ => null,
    };

    private string TypeDeduit()
    {
        if (Options is not null || For.Metadata.IsEnum)
        {
            return "select";
        }

        var donnee = For.Metadata.DataTypeName;
        var clr = For.Metadata.UnderlyingOrModelType;
        return donnee switch
        {
            nameof(DataType.EmailAddress) => "email",
            nameof(DataType.PhoneNumber) => "tel",
            nameof(DataType.Password) => "password",
            nameof(DataType.MultilineText) => "textarea",
            nameof(DataType.Date) => "date",
            _ when clr == typeof(DateOnly) => "date",
            _ when clr == typeof(TimeOnly) => "time",
            _ when clr == typeof(DateTime) || clr == typeof(DateTimeOffset) => "datetime-local",
            _ when clr == typeof(int) || clr == typeof(long) || clr == typeof(short) => "entier",
            _ when clr == typeof(decimal) || clr == typeof(double) => "decimal",
            _ when EstFichier(For.Metadata.ModelType) => "file",
            _ => "text",
        };
    }

    private static bool EstFichier(Type type) =>
        typeof(IFormFile).IsAssignableFrom(type) || typeof(IEnumerable<IFormFile>).IsAssignableFrom(type);

    private static string? Valeur(TagHelperAttribute attribut)
    {
        if (attribut.ValueStyle == HtmlAttributeValueStyle.Minimized)
        {
            return attribut.Name;
        }

        if (attribut.Value is not IHtmlContent html)
        {
            return Convert.ToString(attribut.Value, CultureInfo.InvariantCulture);
        }

        // Razor hands literal text over already encoded: decode it, since TagBuilder encodes what it writes.
        using var texte = new StringWriter(CultureInfo.InvariantCulture);
        html.WriteTo(texte, System.Text.Encodings.Web.HtmlEncoder.Default);
        return System.Net.WebUtility.HtmlDecode(texte.ToString());
    }
}
