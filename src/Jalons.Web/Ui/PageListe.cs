using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jalons.Web.Ui;

/// <summary>A page that shows a long list, fifty lines at a time: <c>?p=2</c>. Drawn with <c>&lt;pagination&gt;</c>.</summary>
public abstract class PageListe : PageModel
{
    /// <summary>Lines per page.</summary>
    public const int ParPage = 50;

    /// <summary>Page shown, from 1.</summary>
    [BindProperty(SupportsGet = true)]
    public int P { get; set; } = 1;

    /// <summary>Lines in all.</summary>
    public int Total { get; private set; }

    /// <summary>Lines of the pages before.</summary>
    protected int Passees => (P - 1) * ParPage;

    /// <summary>Says how many lines there are; a page that does not exist becomes the nearest one.</summary>
    protected void Compter(int total)
    {
        Total = total;
        P = Math.Clamp(P, 1, Math.Max(1, (total + ParPage - 1) / ParPage));
    }
}
