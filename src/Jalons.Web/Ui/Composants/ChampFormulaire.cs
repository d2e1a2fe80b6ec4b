using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Jalons.Web.Ui.Composants;

/// <summary>Socle des champs : nom complet, identifiant, libellé, aide et erreur d’une propriété du modèle.</summary>
public abstract class ChampFormulaire : TagHelper
{
    /// <summary>Clé posée par le cadre des filtres : on n’y écrit pas « (facultatif) », tout l’est.</summary>
    internal const string CleSansMention = "Jalons.Champ.SansMention";

    /// <summary>La propriété du modèle que le champ remplit.</summary>
    [HtmlAttributeName("for")]
    public ModelExpression For { get; set; } = null!;

    /// <summary>L’aide écrite avant le champ : ce qu’on attend, où le trouver, sous quelle forme.</summary>
    public string? Aide { get; set; }

    /// <summary>Écrit « (facultatif) » après le libellé ; par défaut, quand la propriété n’est pas obligatoire.</summary>
    public bool? Facultatif { get; set; }

    /// <summary>Met le libellé dans un titre de ce niveau : une question par écran, la question est le titre de la page (1).</summary>
    public int? Niveau { get; set; }

    /// <summary>Le contexte de la page.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>Le nom complet envoyé par le formulaire.</summary>
    protected string NomComplet => ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);

    /// <summary>L’identifiant du champ dans la page.</summary>
    protected string Identifiant => TagBuilder.CreateSanitizedId(NomComplet, "_");

    /// <summary>Les messages d’erreur de ce champ, dans l’ordre.</summary>
    protected IReadOnlyList<string> Erreurs =>
        ViewContext.ViewData.ModelState.TryGetValue(NomComplet, out var etat)
            ? [.. etat.Errors.Select(MessagesFormulaire.De).Distinct(StringComparer.Ordinal)]
            : [];

    /// <summary>Le libellé : celui de la balise, sinon celui du modèle.</summary>
    protected string LibelleOuModele(string? libelle) => libelle ?? For.Metadata.GetDisplayName();

    /// <summary>La mention « (facultatif) » s’il y a lieu.</summary>
    protected IHtmlContent? Mention(TagHelperContext context) =>
        (Facultatif ?? (!For.Metadata.IsRequired && !context.Items.ContainsKey(CleSansMention)))
            ? Balise.De("span", "champ-facultatif", "\u00a0(facultatif)")
            : null;

    /// <summary>Les identifiants de l’aide et de l’erreur, pour <c>aria-describedby</c>.</summary>
    protected string? Description()
    {
        var ids = new List<string>(2);
        if (!string.IsNullOrEmpty(Aide))
        {
            ids.Add(Identifiant + "-aide");
        }

        if (Erreurs.Count > 0)
        {
            ids.Add(Identifiant + "-erreur");
        }

        return ids.Count == 0 ? null : string.Join(' ', ids);
    }

    /// <summary>L’aide, puis l’erreur, à placer avant le champ.</summary>
    protected void EcrireAideEtErreur(IHtmlContentBuilder contenu)
    {
        if (!string.IsNullOrEmpty(Aide))
        {
            contenu.AppendHtml(Balise.De("p", "champ-aide", Aide).Avec("id", Identifiant + "-aide"));
        }

        if (Erreurs.Count > 0)
        {
            var texte = Balise.De("span", null, Balise.HorsEcran("Erreur : "), string.Join(" ", Erreurs));
            contenu.AppendHtml(Balise.De("p", "champ-message", Formes.De(Nature.Retard), texte).Avec("id", Identifiant + "-erreur"));
        }
    }

    /// <summary>Entoure le libellé d’un titre si <see cref="Niveau"/> le demande.</summary>
    protected IHtmlContent DansTitre(IHtmlContent libelle) =>
        Niveau is { } n ? Balise.De($"h{Math.Clamp(n, 1, 4)}", "champ-titre", libelle) : libelle;
}
