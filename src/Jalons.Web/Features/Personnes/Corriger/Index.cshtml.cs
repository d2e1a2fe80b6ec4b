using System.ComponentModel.DataAnnotations;
using Jalons.Data.Dossiers;
using Jalons.Domain.Socle;
using Jalons.Web.Hosting;
using Jalons.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jalons.Web.Features.Personnes.Corriger;

/// <summary>Corrects who somebody is, without a merge: names, birth date, NIR. What flows say otherwise stands beside.</summary>
/// <param name="courant">Who acts.</param>
/// <param name="connexion">Reads.</param>
/// <param name="corriger">The act.</param>
/// <param name="horloge">Today.</param>
public sealed class IndexModel(AgentCourant courant, ConnexionRequete connexion, CorrigerIdentite corriger, TimeProvider horloge) : PageModel
{
    /// <summary>Who it is about.</summary>
    public PersonneLue Personne { get; private set; } = null!;

    /// <summary>What flows say otherwise.</summary>
    public IReadOnlyList<IdentiteEcrite> Ecrites { get; private set; } = [];

    /// <summary>Name in use.</summary>
    [BindProperty]
    [Display(Name = "Nom")]
    [Required(ErrorMessage = "Il manque le nom.")]
    [StringLength(100)]
    public string Nom { get; set; } = "";

    /// <summary>Birth name.</summary>
    [BindProperty]
    [Display(Name = "Nom de naissance")]
    [Required(ErrorMessage = "Il manque le nom de naissance.")]
    [StringLength(100)]
    public string NomNaissance { get; set; } = "";

    /// <summary>First name.</summary>
    [BindProperty]
    [Display(Name = "Prénom")]
    [Required(ErrorMessage = "Il manque le prénom.")]
    [StringLength(100)]
    public string Prenom { get; set; } = "";

    /// <summary>Birth date.</summary>
    [BindProperty]
    [Display(Name = "Date de naissance")]
    [Required(ErrorMessage = "Il manque la date de naissance.")]
    public DateOnly? Naissance { get; set; }

    /// <summary>Social security number.</summary>
    [BindProperty]
    [Display(Name = "Numéro de sécurité sociale")]
    public string? Nir { get; set; }

    /// <summary>On what evidence.</summary>
    [BindProperty]
    [Display(Name = "Qu’avez-vous vérifié ?")]
    [Required(ErrorMessage = "Dites ce que vous avez vérifié.")]
    [StringLength(300)]
    public string Motif { get; set; } = "";

    /// <summary>What the page showed.</summary>
    [BindProperty]
    public Dictionary<string, string?> Lue { get; set; } = [];

    /// <summary>The rule that said no.</summary>
    public Refus? Refus { get; private set; }

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(long id, CancellationToken annulation)
    {
        if (!await ChargerAsync(id, annulation))
        {
            return NotFound();
        }

        (Nom, NomNaissance, Prenom, Naissance, Nir) = (Personne.Nom, Personne.NomNaissance, Personne.Prenom, Personne.DateNaissance, Personne.Nir);
        Retenir();
        return Page();
    }

    /// <summary>Writes the correction.</summary>
    public async Task<IActionResult> OnPostAsync(long id, CancellationToken annulation)
    {
        if (!await ChargerAsync(id, annulation))
        {
            return NotFound();
        }

        var nir = Domain.Socle.Nir.Lire(Nir, out var etat);
        if (Nir?.Trim() == Lue.GetValueOrDefault(nameof(Nir)))
        {
            etat = EtatNir.Absent;
        }
        else if (nir is null && etat != EtatNir.Absent)
        {
            ModelState.AddModelError(nameof(Nir), etat == EtatNir.CleFausse ? "La clé de ce numéro est fausse : vérifiez ses chiffres." : "Écrivez les treize chiffres du numéro, ou les quinze avec la clé.");
        }

        if (Naissance > horloge.Aujourdhui() || Naissance < horloge.Aujourdhui().AddYears(-120))
        {
            ModelState.AddModelError(nameof(Naissance), "Cette date de naissance n’est pas possible : vérifiez l’année.");
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var corrigee = new IdentiteCorrigee(Nom.Trim(), NomNaissance.Trim(), Prenom.Trim(), Naissance!.Value, nir?.Treize ?? (string.IsNullOrWhiteSpace(Nir) ? null : Nir.Trim()));
        var issue = await corriger.ExecuterAsync(new(id), IdentiteLue(), corrigee, Motif, annulation);
        if (issue.EstFait)
        {
            this.Confirmer("L’identité est corrigée", "Les flux ne l’écriront pas. S’ils disent autre chose, le dossier de la personne le montrera.");
            return RedirectToPage("/Personnes/Index", new { id });
        }

        // What stands there now becomes what the agent has read: saving again is a choice made knowingly.
        Refus = issue.Refus;
        foreach (var cle in ModelState.Keys.Where(c => c.StartsWith(nameof(Lue), StringComparison.Ordinal)))
        {
            ModelState.Remove(cle);
        }

        Retenir();
        return Page();
    }

    private void Retenir() => Lue = new(StringComparer.Ordinal)
    {
        [nameof(Nom)] = Personne.Nom,
        [nameof(NomNaissance)] = Personne.NomNaissance,
        [nameof(Prenom)] = Personne.Prenom,
        [nameof(Naissance)] = Personne.DateNaissance.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        [nameof(Nir)] = Personne.Nir,
    };

    private IdentiteCorrigee IdentiteLue() => new(
        Lue.GetValueOrDefault(nameof(Nom)) ?? "", Lue.GetValueOrDefault(nameof(NomNaissance)) ?? "", Lue.GetValueOrDefault(nameof(Prenom)) ?? "",
        DateOnly.TryParse(Lue.GetValueOrDefault(nameof(Naissance)), System.Globalization.CultureInfo.InvariantCulture, out var naissance) ? naissance : default,
        Lue.GetValueOrDefault(nameof(Nir)) is { Length: > 0 } nir ? nir : null);

    private async Task<bool> ChargerAsync(long id, CancellationToken annulation)
    {
        var lecture = await connexion.OuvrirAsync(annulation);
        if (await lecture.LirePersonneAsync(id, courant.Agent, annulation) is not { } personne)
        {
            return false;
        }

        Personne = personne;
        Ecrites = await lecture.LireIdentitesEcritesAsync(id, annulation);
        return true;
    }
}
