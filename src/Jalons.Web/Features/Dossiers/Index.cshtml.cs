using Jalons.Data.Dossiers;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Socle;
using Jalons.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jalons.Web.Features.Dossiers;

/// <summary>The RSA file of a household: composition, right and its history, addresses, droits et devoirs (issue 2, 3.2).</summary>
/// <param name="connexion">Reads.</param>
/// <param name="journal">Consultations.</param>
/// <param name="horloge">Today.</param>
[Authorize(Roles = nameof(Role.Gestionnaire))]
public sealed class IndexModel(ConnexionRequete connexion, Journal journal, TimeProvider horloge) : PageModel
{
    /// <summary>The file.</summary>
    public DossierLu Dossier { get; private set; } = null!;

    /// <summary>Today in Paris.</summary>
    public DateOnly Aujourdhui { get; } = horloge.Aujourdhui();

    /// <summary>Shows the file and writes down that it was opened.</summary>
    public async Task<IActionResult> OnGetAsync(long id, CancellationToken annulation)
    {
        var lecture = await connexion.OuvrirAsync(annulation);
        if (await lecture.LireDossierAsync(id, annulation) is not { } dossier)
        {
            return NotFound();
        }

        Dossier = dossier;
        await journal.ConsulterAsync($"Dossier RSA {dossier.NumeroDemande}", null, new DossierId(id), annulation);
        return Page();
    }
}
