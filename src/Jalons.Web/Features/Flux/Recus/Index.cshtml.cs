using System.ComponentModel.DataAnnotations;
using Jalons.Data.Flux.Listes;
using Jalons.Domain.Habilitations;
using Jalons.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jalons.Web.Features.Flux.Recus;

/// <summary>The one place where every file arrives: flows, lists, known or to be mapped; and the history of those received (issue 2, 3.1; issue 3, 2).</summary>
/// <param name="courant">Who acts.</param>
/// <param name="connexion">Reads.</param>
/// <param name="imports">Imports under way.</param>
/// <param name="depots">Where dropped files wait.</param>
[Authorize(Roles = nameof(Role.Gestionnaire))]
[RequestSizeLimit(TailleMaximale)]
[RequestFormLimits(MultipartBodyLengthLimit = TailleMaximale)]
public sealed class IndexModel(AgentCourant courant, ConnexionRequete connexion, ImportsEnCours imports, Depots depots) : PageModel
{
    /// <summary>Rows per page.</summary>
    public const int ParPage = 25;

    private const long TailleMaximale = 2L << 30;

    /// <summary>Page of the list.</summary>
    [BindProperty(SupportsGet = true)]
    public int P { get; set; } = 1;

    /// <summary>The dropped files.</summary>
    [BindProperty]
    [Display(Name = "Fichiers à importer")]
    public List<IFormFile> Fichiers { get; set; } = [];

    /// <summary>Lists of people that wait to be mapped or looked at.</summary>
    public IReadOnlyList<ListeRecue> Listes { get; private set; } = [];

    /// <summary>Flows already received.</summary>
    public IReadOnlyList<FluxRecu> Recus { get; private set; } = [];

    /// <summary>How many there are.</summary>
    public long Total { get; private set; }

    /// <summary>Imports under way.</summary>
    public IReadOnlyList<SuiviDepot> EnCours { get; private set; } = [];

    /// <summary>Shows the list.</summary>
    public Task OnGetAsync(CancellationToken annulation) => ChargerAsync(annulation);

    /// <summary>Takes the files and starts their imports.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken annulation)
    {
        if (Fichiers.Count == 0 || Fichiers.Any(f => f.Length == 0))
        {
            ModelState.Remove(nameof(Fichiers));
            ModelState.AddModelError(nameof(Fichiers), Fichiers.Count == 0 ? "Choisissez les fichiers à importer." : $"« {Path.GetFileName(Fichiers.First(f => f.Length == 0).FileName)} » est vide : demandez qu’on vous le renvoie.");
            await ChargerAsync(annulation);
            return Page();
        }

        var suivi = imports.Lancer(courant.Agent, await RecevoirAsync(annulation));
        return RedirectToPage("/Flux/Suivre/Index", new { numero = suivi.Numero });
    }

    /// <summary>Takes all the files, or none: what a drop that stops in the middle brought is erased.</summary>
    private async Task<List<(string Chemin, string Nom)>> RecevoirAsync(CancellationToken annulation)
    {
        var recus = new List<(string Chemin, string Nom)>();
        try
        {
            foreach (var fichier in Fichiers)
            {
                recus.Add((depots.Reserver(), Path.GetFileName(fichier.FileName)));
                await using var copie = new FileStream(recus[^1].Chemin, FileMode.CreateNew, FileAccess.Write);
                await fichier.CopyToAsync(copie, annulation);
            }

            return recus;
        }
        catch
        {
            recus.ForEach(r => depots.Effacer(r.Chemin));
            throw;
        }
    }

    private async Task ChargerAsync(CancellationToken annulation)
    {
        P = Math.Max(1, P);
        EnCours = imports.EnCours(courant.Agent.Departement);
        Listes = await ListeRecue.ListerAsync(await connexion.OuvrirAsync(annulation), annulation);
        (Recus, Total) = await FluxRecu.ListerAsync(await connexion.OuvrirAsync(annulation), P, ParPage, annulation);
    }
}
