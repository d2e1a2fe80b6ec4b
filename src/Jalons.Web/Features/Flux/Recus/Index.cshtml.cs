using System.ComponentModel.DataAnnotations;
using Jalons.Data.Socle;
using Jalons.Domain.Habilitations;
using Jalons.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jalons.Web.Features.Flux.Recus;

/// <summary>The RSA service drops a flow and sees those already received (issue 2, 3.1).</summary>
/// <param name="courant">Who acts.</param>
/// <param name="connexion">Reads.</param>
/// <param name="imports">Imports under way.</param>
/// <param name="installation">Where dropped files wait.</param>
[Authorize(Roles = nameof(Role.Gestionnaire))]
[RequestSizeLimit(TailleMaximale)]
[RequestFormLimits(MultipartBodyLengthLimit = TailleMaximale)]
public sealed class IndexModel(AgentCourant courant, ConnexionRequete connexion, ImportsEnCours imports, Installation installation) : PageModel
{
    /// <summary>Rows per page.</summary>
    public const int ParPage = 25;

    private const long TailleMaximale = 2L << 30;

    /// <summary>Page of the list.</summary>
    [BindProperty(SupportsGet = true)]
    public int P { get; set; } = 1;

    /// <summary>The dropped file.</summary>
    [BindProperty]
    [Display(Name = "Fichier reçu de la CAF ou de la MSA")]
    public IFormFile? Fichier { get; set; }

    /// <summary>Flows already received.</summary>
    public IReadOnlyList<FluxRecu> Recus { get; private set; } = [];

    /// <summary>How many there are.</summary>
    public long Total { get; private set; }

    /// <summary>Imports under way.</summary>
    public IReadOnlyList<SuiviImport> EnCours { get; private set; } = [];

    /// <summary>Shows the list.</summary>
    public Task OnGetAsync(CancellationToken annulation) => ChargerAsync(annulation);

    /// <summary>Takes the file and starts its import.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken annulation)
    {
        if (Fichier is not { Length: > 0 })
        {
            ModelState.Remove(nameof(Fichier));
            ModelState.AddModelError(nameof(Fichier), Fichier is null ? "Choisissez le fichier à importer." : "Ce fichier est vide : demandez à la caisse de le renvoyer.");
            await ChargerAsync(annulation);
            return Page();
        }

        // The installation's folder is closed to other users: what waits in it is as sensitive as the base.
        var depots = Directory.CreateDirectory(Path.Combine(installation.Domicile, "depots"));
        var chemin = Path.Combine(depots.FullName, $"{Guid.NewGuid():N}.flux");
        await using (var copie = new FileStream(chemin, FileMode.CreateNew, FileAccess.Write))
        {
            await Fichier.CopyToAsync(copie, annulation);
        }

        var suivi = imports.Lancer(courant.Agent, chemin, Path.GetFileName(Fichier.FileName));
        return RedirectToPage("/Flux/Suivre/Index", new { numero = suivi.Numero });
    }

    private async Task ChargerAsync(CancellationToken annulation)
    {
        P = Math.Max(1, P);
        EnCours = imports.EnCours(courant.Agent.Departement);
        (Recus, Total) = await FluxRecu.ListerAsync(await connexion.OuvrirAsync(annulation), P, ParPage, annulation);
    }
}
