using Jalons.Data.Flux.Listes;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Socle;
using Jalons.Flux.Listes;
using Jalons.Web.Hosting;
using Jalons.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jalons.Web.Features.Flux.Listes.Ligne;

/// <summary>Corrects the cells of one row, and settles whom it is about (issue 3, 2).</summary>
/// <param name="courant">Who acts.</param>
/// <param name="connexion">Reads.</param>
/// <param name="travail">The acts.</param>
/// <param name="horloge">Clock.</param>
[Authorize(Roles = nameof(Role.Gestionnaire))]
public sealed class IndexModel(AgentCourant courant, ConnexionRequete connexion, TravailListes travail, TimeProvider horloge) : PageModel
{
    /// <summary>The list.</summary>
    public ListeRecue Liste { get; private set; } = null!;

    /// <summary>The row.</summary>
    public LigneRecue Ligne { get; private set; } = null!;

    /// <summary>What the row says.</summary>
    public LignePersonne Lue { get; private set; } = null!;

    /// <summary>The cells as they become.</summary>
    [BindProperty]
    public List<string?> Cellules { get; set; } = [];

    /// <summary>The cells as the page showed them.</summary>
    [BindProperty]
    public List<string?> Lues { get; set; } = [];

    /// <summary>Whom the row is about: <c>meme</c>, <c>autre</c>, or not said.</summary>
    [BindProperty]
    public string? Choix { get; set; }

    /// <summary>The choice that the page showed.</summary>
    [BindProperty]
    public string? ChoixLu { get; set; }

    /// <summary>The person whom the page showed.</summary>
    [BindProperty]
    public long? Personne { get; set; }

    /// <summary>The rule that said no.</summary>
    public Refus? Refus { get; private set; }

    /// <summary>Shows the row.</summary>
    public async Task<IActionResult> OnGetAsync(long id, int rang, CancellationToken annulation)
    {
        if (!await ChargerAsync(id, rang, annulation))
        {
            return NotFound();
        }

        (Cellules, Lues, Choix, ChoixLu, Personne) = ([.. Ligne.Cellules], [.. Ligne.Cellules], Ligne.Choix, Ligne.Choix, Ligne.Personne);
        return Page();
    }

    /// <summary>Writes the correction.</summary>
    public async Task<IActionResult> OnPostAsync(long id, int rang, CancellationToken annulation)
    {
        if (!await ChargerAsync(id, rang, annulation))
        {
            return NotFound();
        }

        // Somebody is the same person only while the row says the same thing of them.
        string[] lues = [.. Lues.Select(c => c ?? "")], cellules = [.. Cellules.Select(c => ValeursListe.Net(c ?? ""))];
        var memeTexte = lues.SequenceEqual(cellules, StringComparer.Ordinal);
        var choix = memeTexte && Choix is "meme" or "autre" && !(Choix == "meme" && Personne is null) ? Choix : null;
        var corrigee = new LigneRecue(rang, cellules, null, choix == "meme" ? Personne : null, null, choix);
        var issue = await travail.CorrigerAsync(Liste, new LigneRecue(rang, lues, null, null, null, string.IsNullOrEmpty(ChoixLu) ? null : ChoixLu), corrigee, courant.Agent, horloge.GetUtcNow(), annulation);
        if (!issue.EstFait)
        {
            Refus = issue.Refus;
            return Page();
        }

        await ChargerAsync(id, rang, annulation);
        this.Confirmer($"La ligne {rang} est enregistrée", $"Elle est maintenant « {MotsListe.Libelle(Ligne.Etat)} ».");
        return RedirectToPage("/Flux/Listes/Verifier/Index", new { id });
    }

    private async Task<bool> ChargerAsync(long id, int rang, CancellationToken annulation)
    {
        var lecture = await connexion.OuvrirAsync(annulation);
        if (await ListeRecue.LireAsync(lecture, id, annulation) is not { Etat: "a_verifier" } liste || await LigneRecue.LireAsync(lecture, id, rang, annulation) is not { } ligne)
        {
            return false;
        }

        (Liste, Ligne) = (liste, ligne);
        Lue = new LecturePersonnes(liste.Champs!, horloge.Aujourdhui()).Lire(new LigneListe(rang, ligne.Cellules));
        return true;
    }
}
