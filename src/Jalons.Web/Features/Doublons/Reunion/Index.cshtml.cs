using System.ComponentModel.DataAnnotations;
using Jalons.Data.Dossiers;
using Jalons.Domain.Socle;
using Jalons.Web.Hosting;
using Jalons.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jalons.Web.Features.Doublons.Reunion;

/// <summary>A merge: what was made one, by whom, and how to make two of it again.</summary>
/// <param name="connexion">Reads.</param>
/// <param name="journal">Consultations.</param>
/// <param name="separer">The act.</param>
public sealed class IndexModel(ConnexionRequete connexion, Journal journal, SeparerPersonnes separer) : PageModel
{
    /// <summary>What stays with the person kept, in words.</summary>
    private static readonly Dictionary<string, (string Une, string Plusieurs)> Noms = new(StringComparer.Ordinal)
    {
        ["parcours"] = ("parcours", "parcours"),
        ["orientation"] = ("orientation", "orientations"),
        ["suivi_referent"] = ("référent", "référents"),
        ["diagnostic"] = ("diagnostic", "diagnostics"),
        ["membre"] = ("période dans un foyer", "périodes dans un foyer"),
        ["statut_droits_devoirs"] = ("période de droits et devoirs", "périodes de droits et devoirs"),
        ["debut_droits_devoirs"] = ("début des droits et devoirs", "débuts des droits et devoirs"),
        ["mesure_droit"] = ("sanction", "sanctions"),
        ["recueil_dsp"] = ("recueil de données", "recueils de données"),
    };

    /// <summary>The merge.</summary>
    public ReunionLue Reunion { get; private set; } = null!;

    /// <summary>Why the two are separated.</summary>
    [BindProperty]
    [Display(Name = "Pourquoi les séparer ?")]
    [StringLength(500)]
    public string? Motif { get; set; }

    /// <summary>The rule that said no.</summary>
    public Refus? Refus { get; private set; }

    /// <summary>Shows the merge.</summary>
    public async Task<IActionResult> OnGetAsync(long id, CancellationToken annulation)
    {
        if (!await ChargerAsync(id, annulation))
        {
            return NotFound();
        }

        await journal.ConsulterAsync("Réunion de deux fiches", new PersonneId(Reunion.Gardee), null, annulation);
        return Page();
    }

    /// <summary>Separates the two.</summary>
    public async Task<IActionResult> OnPostAsync(long id, CancellationToken annulation)
    {
        if (!await ChargerAsync(id, annulation))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var issue = await separer.ExecuterAsync(Reunion, Motif, annulation);
        if (issue.Refus is { } refus)
        {
            Refus = refus;
            return Page();
        }

        this.Confirmer("Les deux fiches sont de nouveau séparées", Restes(issue.Valeur));
        return RedirectToPage("/Personnes/Index", new { id = Reunion.Absorbee });
    }

    private static string Restes(PersonnesSeparees separees) => separees.Restes.Count == 0
        ? "Chacune a retrouvé tout ce qui était à elle."
        : $"Chacune a retrouvé ce qui était à elle. Rien ne dit à qui est ce qui est venu depuis : {string.Join(", ", separees.Restes.Select(EnMots))}. C’est resté à l’autre fiche : vérifiez.";

    private static string EnMots((string Table, int Combien) reste)
    {
        var (une, plusieurs) = Noms.GetValueOrDefault(reste.Table, ("autre donnée", "autres données"));
        return Nombres.Pluriel(reste.Combien, une, plusieurs);
    }

    private async Task<bool> ChargerAsync(long id, CancellationToken annulation)
    {
        if (await (await connexion.OuvrirAsync(annulation)).LireReunionAsync(id, annulation) is not { } reunion)
        {
            return false;
        }

        Reunion = reunion;
        return true;
    }
}
