using System.Net.Http.Headers;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Xunit;

namespace Jalons.Web.Tests.Kit;

/// <summary>A form of a page: filled by its labels, posted back with all that it holds, antiforgery included.</summary>
public sealed class FormulaireHtml
{
    private readonly ClientWeb client;
    private readonly PageHtml page;
    private readonly IHtmlFormElement formulaire;
    private readonly IElement? bouton;
    private readonly List<(string Nom, string Fichier, byte[] Octets)> fichiers = [];

    internal FormulaireHtml(ClientWeb client, PageHtml page, IHtmlFormElement formulaire, IElement? bouton) =>
        (this.client, this.page, this.formulaire, this.bouton) = (client, page, formulaire, bouton);

    /// <summary>Types an answer under a label; in a list, chooses the line that reads so (or that has this value).</summary>
    public FormulaireHtml Remplir(string libelle, string valeur)
    {
        switch (Champ(libelle))
        {
            case IHtmlSelectElement liste:
                Choisir(liste, valeur);
                break;
            case IHtmlTextAreaElement zone:
                zone.Value = valeur;
                break;
            case IHtmlInputElement saisie:
                saisie.Value = valeur;
                break;
            case var autre:
                throw new Xunit.Sdk.XunitException($"« {libelle} » is a {autre.LocalName}: it cannot be filled.");
        }

        return this;
    }

    /// <summary>Ticks a box or a choice by its label; when several questions have the same answers, name the question (its legend).</summary>
    public FormulaireHtml Cocher(string libelle, string? question = null)
    {
        var saisie = (IHtmlInputElement)Champ(libelle, question);
        if (saisie.Type == "radio")
        {
            foreach (var autre in formulaire.QuerySelectorAll("input[type=radio]").OfType<IHtmlInputElement>().Where(i => i.Name == saisie.Name))
            {
                autre.IsChecked = false;
            }
        }

        saisie.IsChecked = true;
        return this;
    }

    /// <summary>Unticks a box.</summary>
    public FormulaireHtml Decocher(string libelle, string? question = null)
    {
        ((IHtmlInputElement)Champ(libelle, question)).IsChecked = false;
        return this;
    }

    /// <summary>Joins a file under a label.</summary>
    public FormulaireHtml Joindre(string libelle, string fichier, byte[] octets)
    {
        fichiers.Add((((IHtmlInputElement)Champ(libelle)).Name!, fichier, octets));
        return this;
    }

    /// <summary>Changes what the form sends without the page offering it: what a forger would do.</summary>
    public FormulaireHtml Forcer(string nom, string? valeur)
    {
        foreach (var champ in formulaire.QuerySelectorAll($"[name='{nom}']").ToList())
        {
            champ.Remove();
        }

        if (valeur is not null)
        {
            var cache = (IHtmlInputElement)formulaire.Owner!.CreateElement("input");
            (cache.Type, cache.Name, cache.Value) = ("hidden", nom, valeur);
            formulaire.AppendChild(cache);
        }

        return this;
    }

    /// <summary>What a field holds.</summary>
    public string Valeur(string libelle) => Champ(libelle) switch
    {
        IHtmlSelectElement liste => liste.Value ?? "",
        IHtmlTextAreaElement zone => zone.Value,
        IHtmlInputElement saisie => saisie.Value,
        _ => "",
    };

    /// <summary>What a hidden field holds, by its name.</summary>
    public string ValeurCachee(string nom) => formulaire.QuerySelector<IHtmlInputElement>($"input[name='{nom}']")?.Value ?? "";

    /// <summary>Posts the form and follows redirections.</summary>
    public Task<PageHtml> EnvoyerAsync() => client.SuivreAsync(Requete());

    /// <summary>Posts the form and stays there.</summary>
    public async Task<PageHtml> EnvoyerSansSuivreAsync() => await PageHtml.LireAsync(client, await client.EnvoyerAsync(Requete()));

    private HttpRequestMessage Requete()
    {
        var action = bouton?.GetAttribute("formaction") ?? formulaire.GetAttribute("action");
        var adresse = new Uri(page.Reponse.RequestMessage!.RequestUri!, string.IsNullOrEmpty(action) ? page.Adresse : action);
        if (string.Equals(formulaire.Method, "get", StringComparison.OrdinalIgnoreCase))
        {
            var question = string.Join('&', Valeurs().Select(v => $"{Uri.EscapeDataString(v.Key)}={Uri.EscapeDataString(v.Value)}"));
            return new(HttpMethod.Get, new UriBuilder(adresse) { Query = question }.Uri);
        }

        return new(HttpMethod.Post, adresse) { Content = Contenu() };
    }

    private HttpContent Contenu()
    {
        if (formulaire.Enctype != "multipart/form-data")
        {
            return new FormUrlEncodedContent(Valeurs());
        }

        var contenu = new MultipartFormDataContent();
        foreach (var (nom, valeur) in Valeurs())
        {
            contenu.Add(new StringContent(valeur), nom);
        }

        foreach (var (nom, fichier, octets) in fichiers)
        {
            var partie = new ByteArrayContent(octets);
            partie.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            contenu.Add(partie, nom, fichier);
        }

        return contenu;
    }

    private List<KeyValuePair<string, string>> Valeurs()
    {
        var valeurs = new List<KeyValuePair<string, string>>();
        foreach (var champ in formulaire.Elements)
        {
            switch (champ)
            {
                case IHtmlElement e when e.HasAttribute("disabled") || string.IsNullOrEmpty(e.GetAttribute("name")):
                    break;
                case IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } or IHtmlInputElement { Type: "file" or "submit" or "button" or "reset" }:
                    break;
                case IHtmlInputElement saisie:
                    valeurs.Add(new(saisie.Name!, saisie.Value));
                    break;
                case IHtmlTextAreaElement zone:
                    valeurs.Add(new(zone.Name!, zone.Value));
                    break;
                case IHtmlSelectElement liste:
                    valeurs.AddRange(liste.Options.Where(o => o.IsSelected).Select(o => new KeyValuePair<string, string>(liste.Name!, o.Value)));
                    break;
            }
        }

        if (bouton?.GetAttribute("name") is { Length: > 0 } nom)
        {
            valeurs.Add(new(nom, bouton.GetAttribute("value") ?? ""));
        }

        return valeurs;
    }

    private static void Choisir(IHtmlSelectElement liste, string valeur)
    {
        var cherche = Mots.Normaliser(valeur);
        var option = liste.Options.FirstOrDefault(o => Mots.Normaliser(o.Text) == cherche) ?? liste.Options.FirstOrDefault(o => o.Value == valeur);
        Assert.True(option is not null, $"No line « {valeur} » in the list {liste.Name}: {string.Join(", ", liste.Options.Select(o => o.Text))}");
        if (!liste.IsMultiple)
        {
            foreach (var autre in liste.Options)
            {
                autre.IsSelected = false;
            }
        }

        option.IsSelected = true;
    }

    /// <summary>The field whose label reads so; « (facultatif) » and the help inside a label do not count.</summary>
    private IElement Champ(string libelle, string? question = null)
    {
        var cherche = Mots.Normaliser(libelle);
        var zone = question is null
            ? (IElement)formulaire
            : formulaire.QuerySelectorAll("fieldset").FirstOrDefault(f => SansMention(f.QuerySelector("legend")) == Mots.Normaliser(question));
        Assert.True(zone is not null, $"No question « {question} » in the form.");
        var etiquettes = zone.QuerySelectorAll("label").ToList();
        var etiquette = etiquettes.Find(e => SansMention(e) == cherche) ?? etiquettes.Find(e => SansMention(e).StartsWith(cherche + " ", StringComparison.Ordinal));
        Assert.True(etiquette is not null, $"No field « {libelle} » in the form, which has: {string.Join(", ", etiquettes.Select(SansMention))}");
        var champ = etiquette.GetAttribute("for") is { Length: > 0 } id
            ? formulaire.Owner!.GetElementById(id)
            : etiquette.QuerySelector("input, select, textarea");
        Assert.True(champ is not null, $"The label « {libelle} » leads to no field.");
        return champ;
    }

    private static string SansMention(IElement? etiquette)
    {
        var texte = Mots.Lire(etiquette);
        return texte.EndsWith("(facultatif)", StringComparison.Ordinal) ? texte[..^"(facultatif)".Length].Trim() : texte;
    }
}
