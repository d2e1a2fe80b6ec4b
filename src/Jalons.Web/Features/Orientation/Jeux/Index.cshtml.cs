using System.ComponentModel.DataAnnotations;
using Jalons.Data.Orientation;
using Jalons.Data.Socle;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Orientation;
using Jalons.Domain.Socle;
using Jalons.Web.Hosting;
using Jalons.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Jalons.Web.Features.Orientation.Jeux;

/// <summary>What a new set of rules starts from.</summary>
public enum DepartJeu
{
    /// <summary>The rules in force.</summary>
    EnVigueur,

    /// <summary>The national set.</summary>
    National,

    /// <summary>The five ways of the Deux-Sèvres.</summary>
    CinqVoies,
}

/// <summary>The sets of rules of the département: in force, drafts, past ones.</summary>
/// <param name="db">Unit of work.</param>
/// <param name="courant">Who is acting.</param>
/// <param name="gerer">The use cases.</param>
/// <param name="horloge">Clock.</param>
public sealed class IndexModel(JalonsDb db, AgentCourant courant, GererRegles gerer, TimeProvider horloge) : PageModel
{
    /// <summary>What a set may start from.</summary>
    public static IReadOnlyList<SelectListItem> Departs { get; } =
    [
        new("Les règles en vigueur", nameof(DepartJeu.EnVigueur)),
        new("Le jeu national : trois parcours", nameof(DepartJeu.National)),
        new("Les cinq voies des Deux-Sèvres : un organisme d’abord", nameof(DepartJeu.CinqVoies)),
    ];

    /// <summary>Name of the set to begin.</summary>
    [BindProperty]
    [Display(Name = "Nom du jeu de règles")]
    [StringLength(JeuDeRegles.NomMaximum, ErrorMessage = "Le nom du jeu de règles a 80 caractères au plus.")]
    public string? Nom { get; set; }

    /// <summary>What it starts from.</summary>
    [BindProperty]
    [Display(Name = "À partir de")]
    public DepartJeu Depart { get; set; }

    /// <summary>All sets, the last ones first.</summary>
    public IReadOnlyList<JeuDeRegles> Jeux { get; private set; } = [];

    /// <summary>The one in force today; null when the national set holds.</summary>
    public JeuDeRegles? EnVigueur { get; private set; }

    /// <summary>Today.</summary>
    public DateOnly Jour { get; } = horloge.Aujourdhui();

    /// <summary>The rule that said no.</summary>
    public Refus? Refus { get; private set; }

    /// <summary>Gestionnaires read.</summary>
    public bool PeutEcrire => courant.Agent.Role != Role.Gestionnaire;

    /// <summary>Shows them.</summary>
    public Task OnGetAsync(CancellationToken annulation) => ChargerAsync(annulation);

    /// <summary>Begins a draft.</summary>
    public async Task<IActionResult> OnPostCommencerAsync(CancellationToken annulation)
    {
        if (!PeutEcrire)
        {
            return Forbid();
        }

        await ChargerAsync(annulation);
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var issue = await gerer.CommencerAsync(Nom, Regles(), annulation);
        if (!issue.EstFait)
        {
            Refus = issue.Refus;
            return Page();
        }

        this.Confirmer("Le jeu de règles est commencé", "C’est un brouillon : il ne change rien tant qu’il n’est pas mis en vigueur.");
        return RedirectToPage("/Orientation/Jeux/Jeu", new { id = issue.Valeur.Id.Valeur });
    }

    private ReglesOrientation Regles() => Depart switch
    {
        DepartJeu.CinqVoies => ReglesFournies.CinqVoies,
        DepartJeu.EnVigueur when EnVigueur is not null => EnVigueur.Regles,
        _ => ReglesFournies.National,
    };

    private async Task ChargerAsync(CancellationToken annulation)
    {
        Jeux = await db.JeuxDeRegles.AsNoTracking().OrderByDescending(j => j.Version).ToListAsync(annulation);
        EnVigueur = Jeux.FirstOrDefault(j => j.Du <= Jour && (j.Au is null || j.Au > Jour));
    }
}
