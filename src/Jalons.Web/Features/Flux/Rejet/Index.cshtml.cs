using System.Text.Encodings.Web;
using System.Text.Json;
using Jalons.Data.Flux;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Socle;
using Jalons.Flux.Listes;
using Jalons.Web.Hosting;
using Jalons.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jalons.Web.Features.Flux.Rejet;

/// <summary>One rejected record: why, its raw text with the fault marked, and its correction, played again through the same import (issue 3, 2). The raw text is
/// personal data: looking at it is written down.</summary>
/// <param name="courant">Who acts.</param>
/// <param name="connexion">Reads.</param>
/// <param name="rejeu">The act.</param>
/// <param name="journal">Consultations.</param>
/// <param name="horloge">Clock.</param>
/// <param name="depots">Where the corrected file waits.</param>
[Authorize(Roles = nameof(Role.Gestionnaire))]
public sealed class IndexModel(
    AgentCourant courant, ConnexionRequete connexion, RejeuRejet rejeu, Journal journal, TimeProvider horloge, Depots depots) : PageModel
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The reject.</summary>
    public RejetGarde Rejet { get; private set; } = null!;

    /// <summary>The block, as corrected.</summary>
    [BindProperty]
    public string? Bloc { get; set; }

    /// <summary>The values of the row, as corrected.</summary>
    [BindProperty]
    public List<string?> Cellules { get; set; } = [];

    /// <summary>Why the correction is not taken.</summary>
    public Refus? Refus { get; private set; }

    /// <summary>Shows the record.</summary>
    public async Task<IActionResult> OnGetAsync(long id, long rejet, CancellationToken annulation)
    {
        if (!await ChargerAsync(id, rejet, annulation))
        {
            return NotFound();
        }

        (Bloc, Cellules) = (Rejet.Brut, [.. Rejet.Cellules.Select(c => c.Valeur)]);
        await journal.ConsulterAsync($"Rejet de la demande {Rejet.Numero ?? "illisible"}, rang {Rejet.Rang} du flux {id}", null, null, annulation);
        return Page();
    }

    /// <summary>Plays the corrected record again.</summary>
    public async Task<IActionResult> OnPostAsync(long id, long rejet, CancellationToken annulation)
    {
        if (!await ChargerAsync(id, rejet, annulation))
        {
            return NotFound();
        }

        if (Rejet.EstLigne && Cellules.Count != Rejet.Cellules.Count)
        {
            return BadRequest();
        }

        var corrige = Rejet.EstLigne
            ? JsonSerializer.Serialize(Rejet.Cellules.Select((c, i) => new[] { c.Titre, ValeursListe.Net(Cellules[i] ?? "") }), Json)
            : Bloc ?? "";
        var issue = await RejouerAsync(corrige, annulation);
        if (!issue.EstFait)
        {
            Refus = issue.Refus;
            await ChargerAsync(id, rejet, annulation);
            return Page();
        }

        this.Confirmer("Le rejet est réglé", "L’enregistrement corrigé est appliqué, comme s’il était arrivé avec son fichier.");
        return RedirectToPage(new { id, rejet });
    }

    private async Task<Result<RapportImport>> RejouerAsync(string corrige, CancellationToken annulation)
    {
        var chemin = depots.Reserver();
        try
        {
            return await rejeu.RejouerAsync(Rejet, corrige, courant.Agent, horloge.GetUtcNow(), chemin, annulation);
        }
        finally
        {
            depots.Effacer(chemin);
        }
    }

    private async Task<bool> ChargerAsync(long id, long rejet, CancellationToken annulation)
    {
        if (await RejetGarde.LireAsync(await connexion.OuvrirAsync(annulation), id, rejet, annulation) is not { } lu)
        {
            return false;
        }

        Rejet = lu;
        return true;
    }
}
