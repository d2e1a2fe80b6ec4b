using Jalons.Data.Dossiers.Recherche;
using Jalons.Domain.Habilitations;
using Jalons.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jalons.Web.Features.Recherche;

/// <summary>One box finds a person: any part of a name, claim number, account, phone, e-mail, birth date, social security number (docs/adr/0014).</summary>
/// <param name="courant">Who searches: only people they may see come back.</param>
/// <param name="connexion">Reads.</param>
/// <param name="journal">Searches by name are consultations.</param>
/// <param name="noms">Names in memory.</param>
[Authorize(Roles = $"{nameof(Role.Gestionnaire)},{nameof(Role.ChargeOrientation)},{nameof(Role.Referent)}")]
public sealed class IndexModel(AgentCourant courant, ConnexionRequete connexion, Journal journal, LexiqueNoms noms) : PageModel
{
    /// <summary>What was typed.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    /// <summary>People found.</summary>
    public IReadOnlyList<PersonneTrouvee> Trouvees { get; private set; } = [];

    /// <summary>True when something was looked for.</summary>
    public bool Cherche { get; private set; }

    /// <summary>True when there are more people than shown.</summary>
    public bool Deborde { get; private set; }

    /// <summary>True when the agent sees only their own people.</summary>
    public bool EstRestreinte => courant.Agent.Role != Role.Gestionnaire;

    /// <summary>True for those who may create a person outside the RSA.</summary>
    public bool PeutCreer => courant.Agent.Role is Role.Gestionnaire or Role.ChargeOrientation;

    /// <summary>Searches; a claim number that designates one dossier leads to it.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken annulation)
    {
        var demande = DemandeRecherche.Lire(Q);
        if (demande.EstVide)
        {
            return Page();
        }

        var lecture = await connexion.OuvrirAsync(annulation);
        var trouvees = await new RecherchePersonnes(lecture, noms, courant.Agent).ChercherAsync(demande, annulation);
        await journal.ConsulterAsync($"Recherche « {demande.EnClair} », {trouvees.Count} résultats", null, null, annulation);
        (Cherche, Deborde) = (true, trouvees.Count > RecherchePersonnes.Maximum);
        Trouvees = [.. trouvees.Take(RecherchePersonnes.Maximum)];
        return courant.Agent.Role == Role.Gestionnaire && demande.Numero is not null && Trouvees.Select(t => t.Dossier).Distinct().Count() == 1 && Trouvees[0].Dossier is { } dossier
            ? RedirectToPage("/Dossiers/Index", new { id = dossier })
            : Page();
    }
}
