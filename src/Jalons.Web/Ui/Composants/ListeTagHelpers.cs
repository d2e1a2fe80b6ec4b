using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Jalons.Web.Ui.Composants;

/// <summary>
/// Le pied d’une liste : « 1–50 sur 1 204 » et les pages. Les autres paramètres de l’adresse sont gardés.
/// <code>&lt;pagination page="Model.P" par-page="50" total="Model.Total" /&gt;</code>
/// Le paramètre s’appelle <c>p</c> : <c>page</c> est réservé par Razor Pages.
/// </summary>
[HtmlTargetElement("pagination", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class PaginationTagHelper : TagHelper
{
    /// <summary>La page montrée, à partir de 1.</summary>
    public int Page { get; set; } = 1;

    /// <summary>Le nombre de lignes par page.</summary>
    public int ParPage { get; set; } = 50;

    /// <summary>Le nombre de lignes en tout.</summary>
    public long Total { get; set; }

    /// <summary>Le nom du paramètre dans l’adresse.</summary>
    public string Parametre { get; set; } = "p";

    /// <summary>Le contexte de la page.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var pages = (int)Math.Max(1, (Total + ParPage - 1) / ParPage);
        var page = Math.Clamp(Page, 1, pages);
        if (Total == 0)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "nav";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "pagination");
        output.Attributes.SetAttribute("aria-label", "Pages de la liste");
        output.Content.AppendHtml(Balise.De("p", "pagination-etendue", Etendue(page, ParPage, Total)));
        if (pages > 1)
        {
            output.Content.AppendHtml(Liens(page, pages));
        }
    }

    internal static string Etendue(int page, int parPage, long total)
    {
        var debut = ((long)(page - 1) * parPage) + 1;
        var fin = Math.Min(total, (long)page * parPage);
        return $"{Nombres.Entier(debut)}–{Nombres.Entier(fin)} sur {Nombres.Entier(total)}";
    }

    /// <summary>The first page, the last one, and those around the current one; 0 stands for a gap.</summary>
    internal static IReadOnlyList<int> Montrees(int page, int pages)
    {
        var voisines = new SortedSet<int> { 1, pages, page };
        foreach (var n in new[] { page - 1, page + 1 })
        {
            if (n >= 1 && n <= pages)
            {
                voisines.Add(n);
            }
        }

        var suite = new List<int>();
        foreach (var n in voisines)
        {
            if (suite.Count > 0 && n - suite[^1] == 2)
            {
                suite.Add(n - 1);
            }
            else if (suite.Count > 0 && n - suite[^1] > 2)
            {
                suite.Add(0);
            }

            suite.Add(n);
        }

        return suite;
    }

    private TagBuilder Liens(int page, int pages)
    {
        var liste = Balise.De("ol", null);
        if (page > 1)
        {
            liste.InnerHtml.AppendHtml(Balise.De("li", null, Lien(page - 1, "Précédente").Avec("rel", "prev")));
        }

        foreach (var n in Montrees(page, pages))
        {
            var contenu = n == 0 ? Balise.De("span", null, "…").Avec("aria-hidden", "true")
                : n == page ? Balise.De("span", null, Balise.HorsEcran("Page "), Nombres.Entier(n)).Avec("aria-current", "page")
                : Lien(n, Nombres.Entier(n), "Page ");
            liste.InnerHtml.AppendHtml(Balise.De("li", null, contenu));
        }

        if (page < pages)
        {
            liste.InnerHtml.AppendHtml(Balise.De("li", null, Lien(page + 1, "Suivante").Avec("rel", "next")));
        }

        return liste;
    }

    private TagBuilder Lien(int page, string texte, string? avant = null) =>
        Balise.De("a", null, avant is null ? null : Balise.HorsEcran(avant), texte)
            .Avec("href", AdresseCourante.Avec(ViewContext.HttpContext.Request, Parametre, page == 1 ? null : page.ToString(System.Globalization.CultureInfo.InvariantCulture), Parametre));
}

/// <summary>
/// Un titre de colonne qui trie : le paramètre <c>tri</c> de l’adresse vaut la clé, ou la clé précédée d’un tiret pour l’ordre inverse.
/// <code>&lt;th tri="nom"&gt;Nom&lt;/th&gt;</code>
/// </summary>
[HtmlTargetElement("th", Attributes = "tri")]
public sealed class TriTagHelper : TagHelper
{
    /// <summary>La clé de tri de la colonne.</summary>
    public string Tri { get; set; } = "";

    /// <summary>Le tri de la liste quand l’adresse n’en dit rien.</summary>
    public string? TriDefaut { get; set; }

    /// <summary>Le contexte de la page.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var titre = await output.GetChildContentAsync();
        var requete = ViewContext.HttpContext.Request;
        var actuel = requete.Query["tri"].ToString() is { Length: > 0 } t ? t : TriDefaut;
        var monte = string.Equals(actuel, Tri, StringComparison.Ordinal);
        var descend = string.Equals(actuel, "-" + Tri, StringComparison.Ordinal);
        output.Attributes.SetAttribute("scope", "col");
        if (monte || descend)
        {
            output.Attributes.SetAttribute("aria-sort", monte ? "ascending" : "descending");
        }

        var fleche = monte ? Formes.Monte : descend ? Formes.Descend : Formes.Triable;
        output.Content.SetHtmlContent(Balise.De("a", null, Balise.De("span", null, titre), fleche)
            .Avec("href", AdresseCourante.Avec(requete, "tri", monte ? "-" + Tri : Tri)));
    }
}

/// <summary>Un filtre choisi, montré comme une puce que l’on retire.</summary>
/// <param name="Parametre">Le nom du paramètre dans l’adresse.</param>
/// <param name="Libelle">Ce que la puce dit : « Commune : Bar-le-Duc ».</param>
/// <param name="Valeur">La valeur à retirer ; toutes celles du paramètre si elle est absente.</param>
public sealed record FiltreChoisi(string Parametre, string Libelle, string? Valeur = null);

/// <summary>
/// La rangée de filtres d’une liste, qui se replie sur un écran étroit, puis les filtres choisis en puces que l’on retire.
/// <code>&lt;filtres choisis="Model.Choisis"&gt;&lt;champ for="Commune" /&gt;…&lt;/filtres&gt;</code>
/// C’est un formulaire GET : tout est dans l’adresse, et se retrouve, se partage, se met en favori.
/// </summary>
[HtmlTargetElement("filtres")]
public sealed class FiltresTagHelper : TagHelper
{
    /// <summary>Les filtres choisis.</summary>
    public IReadOnlyList<FiltreChoisi> Choisis { get; set; } = [];

    /// <summary>Les paramètres de l’adresse que le formulaire garde, séparés par des virgules.</summary>
    public string Garder { get; set; } = "tri";

    /// <summary>Le mot du bouton.</summary>
    public string Bouton { get; set; } = "Afficher";

    /// <summary>Le contexte de la page.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        context.Items[ChampFormulaire.CleSansMention] = true;
        var champs = await output.GetChildContentAsync();
        output.TagName = null;

        var titre = Choisis.Count == 0 ? "Filtrer" : $"Filtrer ({Nombres.Pluriel(Choisis.Count, "filtre choisi", "filtres choisis")})";
        var rangee = Balise.De("div", "filtres-rangee", champs, Balise.De("button", "bouton", Bouton).Avec("type", "submit"));
        var repli = Balise.De("details", null, Balise.De("summary", null, Formes.Chevron, titre), rangee).Avec("data-menu", "");
        var formulaire = Balise.De("form", "filtres", Gardes(), repli).Avec("method", "get").Avec("role", "search").Avec("aria-label", "Filtres de la liste");
        output.Content.AppendHtml(formulaire);
        if (Choisis.Count > 0)
        {
            output.Content.AppendHtml(Puces());
        }
    }

    private TagBuilder? Gardes()
    {
        var requete = ViewContext.HttpContext.Request;
        var champs = Garder.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .SelectMany(nom => requete.Query[nom].OfType<string>().Select(valeur => (nom, valeur)))
            .Select(g => new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing }.Avec("type", "hidden").Avec("name", g.nom).Avec("value", g.valeur))
            .ToArray();
        return champs.Length == 0 ? null : Balise.De("div", null, [.. champs]);
    }

    private TagBuilder Puces()
    {
        var requete = ViewContext.HttpContext.Request;
        var liste = Balise.De("ul", "filtres-choisis").Avec("aria-label", "Filtres choisis");
        foreach (var filtre in Choisis)
        {
            var lien = Balise.De("a", "puce", Balise.HorsEcran("Retirer le filtre "), filtre.Libelle, Formes.Croix)
                .Avec("href", AdresseCourante.Sans(requete, filtre.Parametre, filtre.Valeur));
            liste.InnerHtml.AppendHtml(Balise.De("li", null, lien));
        }

        if (Choisis.Count > 1)
        {
            liste.InnerHtml.AppendHtml(Balise.De("li", null, Balise.De("a", null, "Tout retirer")
                .Avec("href", requete.PathBase.Add(requete.Path).ToUriComponent())));
        }

        return liste;
    }
}

/// <summary>
/// Le cadre d’un tableau : titre, défilement au clavier s’il est trop large.
/// <code>&lt;tableau legende="Personnes à orienter" fiches="true"&gt;&lt;thead&gt;…&lt;/thead&gt;&lt;tbody&gt;…&lt;/tbody&gt;&lt;/tableau&gt;</code>
/// Avec <c>fiches</c>, le tableau devient une pile de fiches sous 600 px : donner <c>data-libelle</c> à chaque cellule.
/// </summary>
[HtmlTargetElement("tableau")]
public sealed class TableauTagHelper : TagHelper
{
    /// <summary>Le titre du tableau.</summary>
    public string Legende { get; set; } = "";

    /// <summary>Garde le titre pour les seuls lecteurs d’écran, quand le titre de la page le dit déjà.</summary>
    public bool LegendeMasquee { get; set; }

    /// <summary>Empile les lignes en fiches sur un écran étroit.</summary>
    public bool Fiches { get; set; }

    /// <summary>Resserre les lignes.</summary>
    public bool Dense { get; set; }

    /// <summary>Garde les colonnes sur un écran étroit, pour comparer les lignes : le tableau défile, sa première colonne reste.</summary>
    public bool Comparatif { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var contenu = await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "tableau-cadre");
        output.Attributes.SetAttribute("role", "region");
        output.Attributes.SetAttribute("aria-label", Legende);
        output.Attributes.SetAttribute("tabindex", "0");
        var classe = "tableau" + (Fiches ? " tableau-fiches" : "") + (Dense ? " tableau-dense" : "") + (Comparatif ? " tableau-comparatif" : "");
        output.Content.SetHtmlContent(Balise.De("table", classe, Balise.De("caption", LegendeMasquee ? "hors-ecran" : null, Legende), contenu));
    }
}

/// <summary>
/// Une liste vide : ce que cela veut dire, et quoi faire ensuite.
/// <code>&lt;vide titre="Personne n’attend d’orientation"&gt;&lt;p&gt;Le prochain flux arrive lundi.&lt;/p&gt;&lt;/vide&gt;</code>
/// </summary>
[HtmlTargetElement("vide")]
public sealed class VideTagHelper : TagHelper
{
    /// <summary>Ce qui est vide, en une phrase.</summary>
    public string Titre { get; set; } = "";

    /// <summary>Le niveau du titre.</summary>
    public int Niveau { get; set; } = 2;

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var contenu = await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "vide");
        output.Content.AppendHtml(Formes.LigneVide);
        output.Content.AppendHtml(Balise.De($"h{Niveau}", null, Titre));
        output.Content.AppendHtml(contenu);
    }
}
