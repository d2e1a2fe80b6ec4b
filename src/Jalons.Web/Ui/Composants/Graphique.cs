using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.Routing;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Jalons.Web.Ui.Composants;

/// <summary>How a chart is drawn.</summary>
public enum TypeGraphique
{
    /// <summary>Upright bars: a few periods or categories with short names.</summary>
    Barres,

    /// <summary>Lying bars: categories with long names, territories for instance.</summary>
    BarresHorizontales,

    /// <summary>Lines: what changes over time.</summary>
    Courbes,
}

/// <summary>One series of a chart: its name, and one value per category, null where there is none.</summary>
/// <param name="Nom">Its name.</param>
/// <param name="Valeurs">Its values.</param>
/// <param name="Manques">Why a value is missing, in a word; « non calculé » when nothing is said.</param>
public sealed record SerieGraphique(string Nom, IReadOnlyList<decimal?> Valeurs, IReadOnlyList<string?>? Manques = null);

/// <summary>The data of a chart, which are also those of its table.</summary>
/// <param name="Titre">What it shows.</param>
/// <param name="Type">How it is drawn.</param>
/// <param name="Axe">The name of the categories: « Mois », « Territoire ».</param>
/// <param name="Categories">The categories, in order.</param>
/// <param name="Series">The series.</param>
/// <param name="Unite">The unit of the values: « % », « jours ».</param>
/// <param name="Decimales">How many decimals are shown.</param>
/// <param name="Bases">What each category rests on, told in the table: « n = 12 sur 30 ».</param>
/// <param name="Etiquettes">The categories in short, under the axis: « déc. »; the full names stand in the table and in the reading.</param>
public sealed record Graphique(
    string Titre,
    TypeGraphique Type,
    string Axe,
    IReadOnlyList<string> Categories,
    IReadOnlyList<SerieGraphique> Series,
    string? Unite = null,
    int Decimales = 0,
    IReadOnlyList<string>? Bases = null,
    IReadOnlyList<string>? Etiquettes = null)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>A value as it is read, or why there is none.</summary>
    public string Texte(SerieGraphique serie, int rang) =>
        serie.Valeurs[rang] is { } valeur ? Nombres.AvecUnite(valeur, Decimales, Unite) : serie.Manques?[rang] ?? "non calculé";

    /// <summary>True when there is something to draw.</summary>
    public bool ADesValeurs => Series.Any(s => s.Valeurs.Any(v => v is not null));

    /// <summary>The data block that the script reads: the default encoder escapes whatever could close the element.</summary>
    internal string EnJson() => JsonSerializer.Serialize(
        new
        {
            type = Type switch { TypeGraphique.Courbes => "courbes", TypeGraphique.BarresHorizontales => "barres-horizontales", _ => "barres" },
            unite = Unite,
            categories = Categories,
            etiquettes = Etiquettes,
            series = Series.Select(s => new { nom = s.Nom, valeurs = s.Valeurs, textes = s.Valeurs.Select((_, rang) => Texte(s, rang)) }),
        },
        Json);
}

/// <summary>
/// Un graphique et son tableau. Sans JavaScript, le tableau seul, ouvert ; avec, le dessin, et le tableau dans un repli.
/// <code>&lt;graphique donnees="Model.Delais"&gt;Jours entre l’entrée et l’orientation, en médiane.&lt;/graphique&gt;</code>
/// </summary>
[HtmlTargetElement("graphique", Attributes = "donnees")]
public sealed class GraphiqueTagHelper(IFileVersionProvider versions, IUrlHelperFactory adresses) : TagHelper
{
    private static readonly object CleScript = new();

    /// <summary>Les données.</summary>
    public Graphique Donnees { get; set; } = null!;

    /// <summary>Le niveau du titre.</summary>
    public int Niveau { get; set; } = 2;

    /// <summary>L’ancre du tableau de la page qui porte déjà les mêmes chiffres ; sinon le graphique apporte le sien.</summary>
    public string? TableauVoisin { get; set; }

    /// <summary>Le contexte de la page.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var commentaire = await output.GetChildContentAsync();
        output.TagName = "figure";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "graphique");
        output.Content.AppendHtml(Balise.De(
            "figcaption",
            null,
            Balise.De($"h{Niveau}", null, Donnees.Titre),
            commentaire.IsEmptyOrWhiteSpace ? null : Balise.De("p", null, commentaire),
            Donnees.Unite is null or "%" ? null : Balise.De("p", "petit", "En " + Donnees.Unite)));
        if (Donnees.ADesValeurs)
        {
            Dessiner(output);
        }
        else
        {
            output.Content.AppendHtml(Balise.De("p", "graphique-vide", "Rien à dessiner : aucune valeur n’est connue sur cette période."));
        }

        output.Content.AppendHtml(TableauVoisin is { } ancre
            ? Balise.De("p", "petit", Balise.De("a", null, "Les chiffres en tableau").Avec("href", "#" + ancre))
            : Balise.De("details", null, Balise.De("summary", null, Formes.Chevron, "Voir les chiffres en tableau"), Tableau()).Avec("open", "open"));
    }

    private void Dessiner(TagHelperOutput output)
    {
        output.Content.AppendHtml(Balise.De("div", "graphique-dessin ecran-seul").Avec("data-graphique", "").Avec("hidden", "hidden")
            .Avec("tabindex", "0").Avec("role", "img")
            .Avec("aria-label", $"Graphique : {Donnees.Titre}. Les flèches lisent les valeurs ; elles sont aussi dans le tableau qui suit."));
        output.Content.AppendHtml(Balise.De("p", "graphique-lecture ecran-seul").Avec("role", "status"));
        output.Content.AppendHtml(Balise.De("script", null, new HtmlString(Donnees.EnJson())).Avec("type", "application/json"));
        if (ViewContext.HttpContext.Items.TryAdd(CleScript, true))
        {
            output.PostElement.AppendHtml(Script());
        }
    }

    private TagBuilder Tableau()
    {
        var titres = Balise.De("tr", null, Balise.De("th", null, Donnees.Axe).Avec("scope", "col"));
        foreach (var serie in Donnees.Series)
        {
            titres.InnerHtml.AppendHtml(Balise.De("th", "num", serie.Nom).Avec("scope", "col"));
        }

        if (Donnees.Bases is not null)
        {
            titres.InnerHtml.AppendHtml(Balise.De("th", "num", "Calculé sur").Avec("scope", "col"));
        }

        var corps = Balise.De("tbody", null);
        for (var i = 0; i < Donnees.Categories.Count; i++)
        {
            var ligne = Balise.De("tr", null, Balise.De("th", null, Donnees.Categories[i]).Avec("scope", "row"));
            foreach (var serie in Donnees.Series)
            {
                ligne.InnerHtml.AppendHtml(Balise.De("td", "num", Donnees.Texte(serie, i)));
            }

            if (Donnees.Bases is { } bases)
            {
                ligne.InnerHtml.AppendHtml(Balise.De("td", "num", bases[i]));
            }

            corps.InnerHtml.AppendHtml(ligne);
        }

        var table = Balise.De("table", "tableau tableau-dense", Balise.De("caption", "hors-ecran", Donnees.Titre), Balise.De("thead", null, titres), corps);
        return Balise.De("div", "tableau-cadre", table).Avec("role", "region").Avec("aria-label", "Tableau : " + Donnees.Titre).Avec("tabindex", "0");
    }

    private TagBuilder Script()
    {
        var adresse = adresses.GetUrlHelper(ViewContext).Content("~/dist/graphiques.js");
        return Balise.De("script", null).Avec("type", "module")
            .Avec("src", versions.AddFileVersionToPath(ViewContext.HttpContext.Request.PathBase, adresse));
    }
}
