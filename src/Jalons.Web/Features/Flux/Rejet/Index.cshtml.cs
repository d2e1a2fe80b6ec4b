using Jalons.Data.Socle;
using Jalons.Domain.Habilitations;
using Jalons.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Npgsql;

namespace Jalons.Web.Features.Flux.Rejet;

/// <summary>One rejected record: why, and its raw text. The raw text is personal data: looking at it is written down.</summary>
/// <param name="connexion">Reads.</param>
/// <param name="journal">Consultations.</param>
[Authorize(Roles = nameof(Role.Gestionnaire))]
public sealed class IndexModel(ConnexionRequete connexion, Journal journal) : PageModel
{
    /// <summary>The flow.</summary>
    public long Flux { get; private set; }

    /// <summary>Rank in the file.</summary>
    public int Rang { get; private set; }

    /// <summary>Claim number when it could be read.</summary>
    public string? Numero { get; private set; }

    /// <summary>Why.</summary>
    public string Motif { get; private set; } = "";

    /// <summary>The raw record.</summary>
    public string Brut { get; private set; } = "";

    /// <summary>Shows the record.</summary>
    public async Task<IActionResult> OnGetAsync(long id, long rejet, CancellationToken annulation)
    {
        await using var commande = new NpgsqlCommand("select rang, numero, motif, brut from flux_rejet where flux = $1 and id = $2", await connexion.OuvrirAsync(annulation))
        {
            Parameters = { new() { Value = id }, new() { Value = rejet } },
        };
        await using (var lecteur = await commande.ExecuteReaderAsync(annulation))
        {
            if (!await lecteur.ReadAsync(annulation))
            {
                return NotFound();
            }

            (Flux, Rang, Numero, Motif, Brut) = (id, lecteur.GetInt32(0), lecteur.Texte(1), lecteur.GetString(2), lecteur.GetString(3));
        }

        await journal.ConsulterAsync($"Rejet de la demande {Numero ?? "illisible"}, rang {Rang} du flux {id}", null, null, annulation);
        return Page();
    }
}
