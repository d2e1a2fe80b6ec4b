using Jalons.Web.Hosting;
using Jalons.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace Jalons.Web.Features.Erreurs;

/// <summary>
/// The page of every failure: what happened in plain words, what to do, and for a bug the number to quote, which is the
/// beginning of the trace identifier, written in the logs beside the path.
/// </summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed partial class IndexModel(IOptions<OptionsUi> options, ILogger<IndexModel> journal) : PageModel
{
    /// <summary>What the page says.</summary>
    public TexteErreur Texte { get; private set; } = null!;

    /// <summary>The number to quote, for a bug only.</summary>
    public string? Reference { get; private set; }

    /// <summary>A request that failed, whatever its method, is answered by the same page.</summary>
    public IActionResult OnGet(int code) => Repondre(code);

    /// <inheritdoc cref="OnGet" />
    public IActionResult OnPost(int code) => Repondre(code);

    private PageResult Repondre(int code)
    {
        var statut = code is >= 400 and < 600 ? code : StatusCodes.Status404NotFound;
        Texte = TexteErreur.De(statut, options.Value.Contact);
        if (statut >= 500)
        {
            Reference = ReferenceRequete.De(HttpContext);
            var panne = HttpContext.Features.Get<IExceptionHandlerPathFeature>();
            EcrirePanne(journal, Reference, panne?.Path ?? HttpContext.Request.Path, panne?.Error.GetType().Name);
        }

        Response.StatusCode = statut;
        return Page();
    }

    [LoggerMessage(LogLevel.Error, "Panne {Reference} sur {Chemin} : {Exception}")]
    private static partial void EcrirePanne(ILogger journal, string reference, string chemin, string? exception);
}
