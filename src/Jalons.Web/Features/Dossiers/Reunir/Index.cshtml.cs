using System.ComponentModel.DataAnnotations;
using Jalons.Data.Dossiers;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Socle;
using Jalons.Web.Hosting;
using Jalons.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Npgsql;

namespace Jalons.Web.Features.Dossiers.Reunir;

/// <summary>Two dossiers side by side, what will happen, and the act: the same household under two claim numbers (issue 3, 4).</summary>
/// <param name="connexion">Reads.</param>
/// <param name="journal">Both are consulted.</param>
/// <param name="reunir">The act.</param>
/// <param name="horloge">Today.</param>
[Authorize(Roles = nameof(Role.Gestionnaire))]
public sealed class IndexModel(ConnexionRequete connexion, Journal journal, ReunirFoyers reunir, TimeProvider horloge) : PageModel
{
    /// <summary>The dossier that stays.</summary>
    public FoyerResume Garde { get; private set; } = null!;

    /// <summary>The other; null until its number is given.</summary>
    public FoyerResume? Autre { get; private set; }

    /// <summary>What stands in the way.</summary>
    public FoyersAReunir? Examen { get; private set; }

    /// <summary>Claim number of the other dossier.</summary>
    [BindProperty(SupportsGet = true)]
    [Display(Name = "Numéro de l’autre demande")]
    [StringLength(11)]
    public string? Numero { get; set; }

    /// <summary>What the agent is looking at.</summary>
    [BindProperty]
    public string Version { get; set; } = "";

    /// <summary>Why.</summary>
    [BindProperty]
    [Display(Name = "Pourquoi ?")]
    [StringLength(500)]
    public string? Motif { get; set; }

    /// <summary>The rule that said no.</summary>
    public Refus? Refus { get; private set; }

    /// <summary>Today in Paris.</summary>
    public DateOnly Aujourdhui { get; } = horloge.Aujourdhui();

    /// <summary>Both dossiers.</summary>
    public IEnumerable<FoyerResume> Deux => Autre is null ? [Garde] : [Garde, Autre];

    /// <summary>Asks for the other number, or shows both.</summary>
    public async Task<IActionResult> OnGetAsync(long id, CancellationToken annulation)
    {
        if (!await ChargerAsync(id, annulation))
        {
            return NotFound();
        }

        Refus = Examen?.Refus;
        foreach (var dossier in Deux)
        {
            await journal.ConsulterAsync($"Dossier RSA {dossier.NumeroDemande}", null, new DossierId(dossier.Id), annulation);
        }

        return Page();
    }

    /// <summary>Makes one of them.</summary>
    public async Task<IActionResult> OnPostAsync(long id, CancellationToken annulation)
    {
        if (!await ChargerAsync(id, annulation))
        {
            return NotFound();
        }

        if (Autre is not { } autre || !ModelState.IsValid)
        {
            return Page();
        }

        var issue = await reunir.ReunirAsync(
            new DemandeFusionFoyers(new(Garde.Id), new(autre.Id), Version, Motif), (Garde.NumeroDemande, autre.NumeroDemande), annulation);
        if (issue.Refus is { } refus)
        {
            Refus = refus;
            Version = Examen!.Version;
            ModelState.Remove(nameof(Version));
            return Page();
        }

        this.Confirmer("Les deux dossiers sont réunis", $"Ce qui viendra sous le numéro {autre.NumeroDemande} ira au dossier {Garde.NumeroDemande}. Si c’était une erreur, vous pourrez les séparer.");
        return RedirectToPage("/Dossiers/Index", new { id });
    }

    /// <summary>Who is in the dossier that stays already.</summary>
    public bool EstDansLesDeux(MembreResume membre) => Garde.Presents.Any(m => m.Personne == membre.Personne);

    private async Task<bool> ChargerAsync(long id, CancellationToken annulation)
    {
        var lecture = await connexion.OuvrirAsync(annulation);
        var autre = await ChercherAsync(lecture, annulation);
        var lus = await lecture.LireFoyersResumesAsync(autre is null ? [id] : [id, autre.Value], annulation);
        if (lus.FirstOrDefault() is not { } garde || garde.Id != id)
        {
            return false;
        }

        Garde = garde;
        if (autre is { } trouve)
        {
            Autre = lus[^1];
            Examen = await lecture.LireFoyersAReunirAsync(new(id), new(trouve), annulation);
            Version = Version.Length == 0 ? Examen!.Version : Version;
        }

        return true;
    }

    private async Task<long?> ChercherAsync(NpgsqlConnection lecture, CancellationToken annulation)
    {
        if (Numero?.Trim() is not { Length: > 0 } numero)
        {
            return null;
        }

        var trouve = await lecture.TrouverDossierAsync(numero, annulation);
        if (trouve is null)
        {
            ModelState.AddModelError(nameof(Numero), $"Aucun dossier n’a le numéro de demande {numero}.");
        }

        return trouve;
    }
}
