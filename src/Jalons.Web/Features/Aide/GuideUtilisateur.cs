using Jalons.Domain.Habilitations;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Jalons.Web.Features.Aide;

/// <summary>The guide for users (<c>docs/guide</c>): one page per role, carried by the program and shown at <c>/aide</c>.</summary>
public static class GuideUtilisateur
{
    /// <summary>The page of a role; null for a role that has no work in the house yet.</summary>
    public static string? PageDe(Role role) => role switch
    {
        Role.Usager => "personne",
        Role.ChargeOrientation => "charge-orientation",
        Role.Referent => "referent",
        Role.Gestionnaire => "gestionnaire",
        Role.Pilote => "pilote",
        Role.Administrateur => "administrateur",
        _ => null,
    };

    /// <summary>A page of the guide: its title and its body in HTML; null when there is none of that name.</summary>
    public static (string Titre, string Corps)? Lire(string nom)
    {
        using var flux = typeof(GuideUtilisateur).Assembly.GetManifestResourceStream($"guide/{nom}.md");
        if (flux is null)
        {
            return null;
        }

        using var lecteur = new StreamReader(flux);
        var page = Markdown.Parse(lecteur.ReadToEnd());
        var titre = page.OfType<HeadingBlock>().First();
        page.Remove(titre);
        Relier(page);
        return (Texte(titre), page.ToHtml());
    }

    /// <summary>Addresses of the site written as code become links; links from page to page lead to where the pages are shown.</summary>
    private static void Relier(MarkdownDocument page)
    {
        foreach (var adresse in page.Descendants<CodeInline>().Where(c => c.Content.Length > 1 && c.Content[0] == '/').ToList())
        {
            var lien = new LinkInline(adresse.Content, "");
            lien.AppendChild(new LiteralInline(adresse.Content));
            adresse.ReplaceBy(lien);
        }

        foreach (var lien in page.Descendants<LinkInline>().Where(l => l.Url?.EndsWith(".md", StringComparison.Ordinal) == true))
        {
            lien.Url = $"/aide/{Path.GetFileNameWithoutExtension(lien.Url)}";
        }
    }

    private static string Texte(HeadingBlock titre) => string.Concat(titre.Inline!.Descendants<LiteralInline>().Select(l => l.Content.ToString()));
}
