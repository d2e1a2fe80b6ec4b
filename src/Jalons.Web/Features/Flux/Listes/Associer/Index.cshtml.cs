using System.ComponentModel.DataAnnotations;
using Jalons.Data.Flux.Listes;
using Jalons.Domain.Dossiers;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Socle;
using Jalons.Flux.Listes;
using Jalons.Web.Hosting;
using Jalons.Web.Ui;
using Jalons.Web.Ui.Suivi;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Npgsql;

namespace Jalons.Web.Features.Flux.Listes.Associer;

/// <summary>Says what each column of a list of people holds: proposed from the titles, or as the last time; remembered for the sender (issue 3, 2).</summary>
/// <param name="courant">Who acts.</param>
/// <param name="connexion">Reads.</param>
/// <param name="travail">The acts.</param>
/// <param name="horloge">Clock.</param>
[Authorize(Roles = nameof(Role.Gestionnaire))]
public sealed class IndexModel(AgentCourant courant, ConnexionRequete connexion, TravailListes travail, TimeProvider horloge) : PageModel
{
    private const int LignesMontrees = 3;

    /// <summary>What a column may hold.</summary>
    public static IReadOnlyList<SelectListItem> ChampsPossibles { get; } = ListesDeChoix.De<ChampPersonne>(c => c.Libelle());

    /// <summary>Why people may be accompanied.</summary>
    public static IReadOnlyList<SelectListItem> Publics { get; } = ListesDeChoix.De<PublicAccompagne>(p => p.Libelle());

    /// <summary>The list.</summary>
    public ListeRecue Liste { get; private set; } = null!;

    /// <summary>Its first rows.</summary>
    public IReadOnlyList<LigneRecue> Lignes { get; private set; } = [];

    /// <summary>Organismes that may have sent it.</summary>
    public IReadOnlyList<SelectListItem> Organismes { get; private set; } = [];

    /// <summary>What each column holds, by its rank.</summary>
    [BindProperty]
    public List<ChampPersonne> Champs { get; set; } = [];

    /// <summary>Who sent it.</summary>
    [BindProperty]
    [Display(Name = "Qui a envoyé cette liste ?")]
    public long? Organisme { get; set; }

    /// <summary>Why those whom nobody accompanies are.</summary>
    [BindProperty]
    [Display(Name = "Les personnes que personne n’accompagne encore")]
    public PublicAccompagne? Public { get; set; }

    /// <summary>The version that the page showed.</summary>
    [BindProperty]
    public int Version { get; set; }

    /// <summary>The rule that said no.</summary>
    public Refus? Refus { get; private set; }

    /// <summary>Shows the columns with their first values.</summary>
    public async Task<IActionResult> OnGetAsync(long id, CancellationToken annulation)
    {
        if (!await ChargerAsync(id, annulation))
        {
            return NotFound();
        }

        if (Liste.Flux is { } flux)
        {
            return RedirectToPage("/Flux/Consulter/Index", new { id = flux });
        }

        Champs = [.. Liste.Champs ?? await TravailListes.ProposerAsync(await connexion.OuvrirAsync(annulation), Liste, annulation)];
        (Organisme, Public, Version) = (Liste.Organisme, Liste.Public, Liste.Version);
        return Page();
    }

    /// <summary>Keeps what was said and examines the rows.</summary>
    public async Task<IActionResult> OnPostAsync(long id, CancellationToken annulation)
    {
        if (!await ChargerAsync(id, annulation))
        {
            return NotFound();
        }

        if (Champs.Count != Liste.Titres.Count || (Organisme is { } o && Organismes.All(x => x.Value != $"{o}")))
        {
            return BadRequest();
        }

        var issue = await travail.AssocierAsync(
            Liste with { Version = Version }, new AssociationListe(Organisme, Champs, Public), courant.Agent, horloge.GetUtcNow(), annulation);
        Refus = issue.Refus;
        return issue.EstFait ? RedirectToPage("/Flux/Listes/Verifier/Index", new { id }) : Page();
    }

    private async Task<bool> ChargerAsync(long id, CancellationToken annulation)
    {
        var lecture = await connexion.OuvrirAsync(annulation);
        if (await ListeRecue.LireAsync(lecture, id, annulation) is not { } liste)
        {
            return false;
        }

        Liste = liste;
        Lignes = await LigneRecue.ListerAsync(lecture, id, null, LignesMontrees, 0, annulation);
        await using var commande = new NpgsqlCommand("select id, nom from organisme where actif order by nom collate francais", lecture);
        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        var lus = new List<SelectListItem>();
        while (await lecteur.ReadAsync(annulation))
        {
            lus.Add(new(lecteur.GetString(1), $"{lecteur.GetInt64(0)}"));
        }

        Organismes = lus;
        return true;
    }
}
