using Jalons.Domain.Socle;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Jalons.Web.Ui.Composants;

/// <summary>
/// Un état : une forme et un mot, jamais la couleur seule.
/// <code>&lt;etat nature="Retard"&gt;En retard de 3 jours&lt;/etat&gt;</code>
/// </summary>
[HtmlTargetElement("etat")]
public sealed class EtatTagHelper : TagHelper
{
    /// <summary>Ce que l’état veut dire.</summary>
    public Nature Nature { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var contenu = await output.GetChildContentAsync();
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Classe(Nature));
        output.Content.AppendHtml(Formes.De(Nature));
        if (contenu.IsEmptyOrWhiteSpace)
        {
            output.Content.Append(Mot(Nature));
        }
        else
        {
            output.Content.AppendHtml(Balise.De("span", null, contenu));
        }
    }

    internal static string Classe(Nature nature) => nature == Nature.Neutre ? "etat" : "etat etat-" + nature.ToString().ToLowerInvariant();

    internal static string Mot(Nature nature) => nature switch
    {
        Nature.Retard => "En retard",
        Nature.Bientot => "Bientôt",
        Nature.Fait => "Fait",
        Nature.Info => "À savoir",
        _ => "Sans échéance",
    };
}

/// <summary>
/// Une échéance : en retard, bientôt, ou plus tard, avec le délai et la date.
/// <code>&lt;echeance date="ligne.Echeance" /&gt;</code>
/// </summary>
[HtmlTargetElement("echeance", Attributes = "date", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class EcheanceTagHelper(TimeProvider horloge) : TagHelper
{
    /// <summary>Le dernier jour pour faire.</summary>
    public DateOnly Date { get; set; }

    /// <summary>Dit « bientôt » à partir de tant de jours avant.</summary>
    public int Alerte { get; set; } = 7;

    /// <summary>Le jour d’où l’on regarde ; par défaut aujourd’hui.</summary>
    public DateOnly? Aujourdhui { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var jour = Aujourdhui ?? horloge.Aujourdhui();
        var reste = Date.DayNumber - jour.DayNumber;
        var nature = reste < 0 ? Nature.Retard : reste <= Alerte ? Nature.Bientot : Nature.Neutre;
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "echeance");
        var delai = reste < 0 ? $"En retard de {Dates.Ecart(Date, jour)}" : Majuscule(Dates.Relative(Date, jour));
        output.Content.AppendHtml(Balise.De("span", EtatTagHelper.Classe(nature), Formes.De(nature), delai));
        output.Content.Append(" ");
        output.Content.AppendHtml(Balise.Temps(Date, (reste < 0 ? "depuis le " : "le ") + Dates.Simple(Date)));
    }

    private static string Majuscule(string texte) => char.ToUpperInvariant(texte[0]) + texte[1..];
}

/// <summary>
/// Une date dite par son délai puis par elle-même : « dans 4 jours, le 24 novembre 2026 ».
/// <code>&lt;date-relative date="rdv.Jour" /&gt;</code>
/// </summary>
[HtmlTargetElement("date-relative", Attributes = "date", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class DateRelativeTagHelper(TimeProvider horloge) : TagHelper
{
    /// <summary>La date.</summary>
    public DateOnly Date { get; set; }

    /// <summary>Le jour d’où l’on regarde ; par défaut aujourd’hui.</summary>
    public DateOnly? Aujourdhui { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(Balise.Temps(Date, Dates.RelativeEtSimple(Date, Aujourdhui ?? horloge.Aujourdhui())));
    }
}

/// <summary>
/// Un instant, à l’heure de Paris : « mardi 3 mars 2026 à 9 h 30 ».
/// <code>&lt;instant valeur="rdv.Debut" /&gt;</code>
/// </summary>
[HtmlTargetElement("instant", Attributes = "valeur", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class InstantTagHelper : TagHelper
{
    /// <summary>L’instant.</summary>
    public DateTimeOffset Valeur { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "time";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("datetime", Valeur.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture));
        output.Content.SetContent(Dates.Complete(Valeur));
    }
}

/// <summary>
/// Un nombre à la française : « 1 204 », « 42,5 % ». Une valeur absente s’écrit « non calculé ».
/// <code>&lt;nombre valeur="Model.Part" decimales="1" unite="%" /&gt;</code>
/// </summary>
[HtmlTargetElement("nombre", Attributes = "valeur", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class NombreTagHelper : TagHelper
{
    /// <summary>La valeur.</summary>
    public decimal? Valeur { get; set; }

    /// <summary>Le nombre de chiffres après la virgule.</summary>
    public int Decimales { get; set; }

    /// <summary>L’unité, s’il y en a une.</summary>
    public string? Unite { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Valeur is null ? "discret" : "chiffres insecable");
        output.Content.SetContent(Valeur is { } valeur ? Nombres.AvecUnite(valeur, Decimales, Unite) : "non calculé");
    }
}
