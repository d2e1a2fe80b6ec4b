using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Xunit;

namespace Jalons.Web.Tests.Kit;

/// <summary>A page as a person reads it.</summary>
public sealed class PageHtml
{
    private readonly ClientWeb client;

    private PageHtml(ClientWeb client, HttpResponseMessage reponse, string corps)
    {
        this.client = client;
        Reponse = reponse;
        Corps = corps;
        Document = new HtmlParser().ParseDocument(corps);
    }

    /// <summary>The whole answer.</summary>
    public HttpResponseMessage Reponse { get; }

    /// <summary>The body as received.</summary>
    public string Corps { get; }

    /// <summary>The document.</summary>
    public IHtmlDocument Document { get; }

    /// <summary>The status.</summary>
    public HttpStatusCode Statut => Reponse.StatusCode;

    /// <summary>The address of the page, from the root of the site.</summary>
    public string Adresse => Reponse.RequestMessage!.RequestUri!.PathAndQuery;

    /// <summary>Where the answer sends the browser, if it does.</summary>
    public Uri? Redirection => (int)Statut is >= 300 and < 400 && Reponse.Headers.Location is { } suite ? new Uri(client.Origine, suite) : null;

    /// <summary>Title of the page (<c>h1</c>).</summary>
    public string Titre => Mots.Lire(Document.QuerySelector("h1"));

    /// <summary>What is read on the page: straight apostrophes, plain spaces.</summary>
    public string Texte => Mots.Lire(Document.Body);

    /// <summary>What is read in the main part of the page, without banner nor menu.</summary>
    public string Contenu => Mots.Lire(Document.QuerySelector("main") ?? (IElement?)Document.Body);

    /// <summary>Fails unless these words are on the page. Apostrophes and kinds of spaces do not matter.</summary>
    public PageHtml Voit(params string[] phrases)
    {
        foreach (var phrase in phrases)
        {
            Assert.Contains(Mots.Normaliser(phrase), Texte, StringComparison.Ordinal);
        }

        return this;
    }

    /// <summary>Fails when these words are on the page.</summary>
    public PageHtml NeVoitPas(params string[] phrases)
    {
        foreach (var phrase in phrases)
        {
            Assert.DoesNotContain(Mots.Normaliser(phrase), Texte, StringComparison.Ordinal);
        }

        return this;
    }

    /// <summary>Opens the link that reads so.</summary>
    public Task<PageHtml> SuivreAsync(string lien) => client.AllerAsync(Lien(lien));

    /// <summary>The address of the link that reads so.</summary>
    public string Lien(string texte)
    {
        var cherche = Mots.Normaliser(texte);
        var lien = Document.QuerySelectorAll("a[href]").FirstOrDefault(a => Mots.Lire(a) == cherche)
            ?? Document.QuerySelectorAll("a[href]").FirstOrDefault(a => Mots.Lire(a).Contains(cherche, StringComparison.Ordinal));
        Assert.True(lien is not null, $"No link « {texte} » on the page: {Texte}");
        return lien.GetAttribute("href")!;
    }

    /// <summary>The form that has this button; the only form of the main part when no button is named.</summary>
    public FormulaireHtml Formulaire(string? bouton = null)
    {
        var zone = (IParentNode?)Document.QuerySelector("main") ?? Document;
        var formulaires = zone.QuerySelectorAll("form").OfType<IHtmlFormElement>().ToList();
        if (bouton is null)
        {
            Assert.True(formulaires.Count == 1, $"{formulaires.Count} forms on the page: name the button.");
            return new(client, this, formulaires[0], null);
        }

        var cherche = Mots.Normaliser(bouton);
        foreach (var formulaire in formulaires.Concat(Document.Forms))
        {
            if (formulaire.QuerySelectorAll("button, input[type=submit]").FirstOrDefault(b => Mots.Lire(b) == cherche) is { } trouve)
            {
                return new(client, this, formulaire, trouve);
            }
        }

        throw new Xunit.Sdk.XunitException($"No form with a button « {bouton} » on the page: {Texte}");
    }

    /// <summary>The rows of a table, each as the texts of its cells, headers left out.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Lignes(string selecteur = "main table") =>
        [.. Document.QuerySelectorAll(selecteur + " tbody tr").Select(ligne => ligne.QuerySelectorAll("th, td").Select(Mots.Lire).ToArray())];

    internal static async Task<PageHtml> LireAsync(ClientWeb client, HttpResponseMessage reponse) =>
        new(client, reponse, await reponse.Content.ReadAsStringAsync());
}
