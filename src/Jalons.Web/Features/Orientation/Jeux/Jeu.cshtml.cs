using System.ComponentModel.DataAnnotations;
using Jalons.Data.Socle;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Orientation;
using Jalons.Domain.Socle;
using Jalons.Web.Hosting;
using Jalons.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Jalons.Web.Features.Orientation.Jeux;

/// <summary>A set of rules, in words, in the order in which they are looked at: a draft is put in order, tried on the people of today, put in force.</summary>
/// <param name="db">Unit of work.</param>
/// <param name="courant">Who is acting.</param>
/// <param name="gerer">The use cases.</param>
/// <param name="horloge">Clock.</param>
public sealed class JeuModel(JalonsDb db, AgentCourant courant, GererRegles gerer, TimeProvider horloge) : PageModel
{
    /// <summary>Its number.</summary>
    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    /// <summary>The row that the agent is looking at.</summary>
    [BindProperty]
    public uint Version { get; set; }

    /// <summary>The rule to move or take out.</summary>
    [BindProperty]
    public string? Regle { get; set; }

    /// <summary>First day in force.</summary>
    [BindProperty]
    [Display(Name = "En vigueur à partir du")]
    public DateOnly? Du { get; set; }

    /// <summary>The set.</summary>
    public JeuDeRegles Jeu { get; private set; } = null!;

    /// <summary>What keeps it from being put in force.</summary>
    public IReadOnlyList<Refus> Defauts { get; private set; } = [];

    /// <summary>What came out of a simulation; null when none was asked for.</summary>
    public SimulationRegles? Simulation { get; private set; }

    /// <summary>The rule that said no.</summary>
    public Refus? Refus { get; private set; }

    /// <summary>Today.</summary>
    public DateOnly Jour { get; } = horloge.Aujourdhui();

    /// <summary>Gestionnaires read; nobody changes a set in force.</summary>
    public bool PeutEcrire => courant.Agent.Role != Role.Gestionnaire && Jeu.EstBrouillon;

    /// <summary>True for who puts it in force.</summary>
    public bool PeutMettreEnVigueur => courant.Agent.Role == Role.Administrateur && Jeu.EstBrouillon;

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken annulation) => await ChargerAsync(annulation) ? Page() : NotFound();

    /// <summary>Moves a rule up.</summary>
    public Task<IActionResult> OnPostMonterAsync(CancellationToken annulation) => ChangerAsync(j => j.Deplacer(Regle!, versLeHaut: true), "une règle montée", annulation);

    /// <summary>Moves a rule down.</summary>
    public Task<IActionResult> OnPostDescendreAsync(CancellationToken annulation) => ChangerAsync(j => j.Deplacer(Regle!, versLeHaut: false), "une règle descendue", annulation);

    /// <summary>Takes a rule out.</summary>
    public Task<IActionResult> OnPostRetirerAsync(CancellationToken annulation) => ChangerAsync(j => j.Retirer(Regle!), "une règle retirée", annulation);

    /// <summary>Tries the rules on the people of today.</summary>
    public async Task<IActionResult> OnPostSimulerAsync(CancellationToken annulation)
    {
        if (!await ChargerAsync(annulation))
        {
            return NotFound();
        }

        if (!PeutEcrire)
        {
            return Forbid();
        }

        if (Defauts.Count == 0)
        {
            var simulation = await gerer.SimulerAsync(Jeu, annulation);
            (Simulation, Refus) = (simulation.EstFait ? simulation.Valeur : null, simulation.Refus);
            await ChargerAsync(annulation);
        }

        return Page();
    }

    /// <summary>Puts the rules in force.</summary>
    public async Task<IActionResult> OnPostMettreEnVigueurAsync(CancellationToken annulation)
    {
        var version = Version;
        if (!await ChargerAsync(annulation))
        {
            return NotFound();
        }

        if (Du is null)
        {
            ModelState.AddModelError(nameof(Du), "Il manque le jour où ces règles entrent en vigueur.");
        }

        if (!ModelState.IsValid || (Refus = (await gerer.MettreEnVigueurAsync(Jeu, version, Du!.Value, annulation)).Refus) is not null)
        {
            await ChargerAsync(annulation);
            return Page();
        }

        this.Confirmer($"Les règles entrent en vigueur le {Dates.Simple(Du.Value)}", "Elles recommandent désormais les orientations à prononcer. Celles déjà prononcées ne changent pas.");
        return RedirectToPage("/Orientation/Jeux/Index");
    }

    private async Task<IActionResult> ChangerAsync(Func<JeuDeRegles, Result> acte, string libelle, CancellationToken annulation)
    {
        var version = Version;
        if (!await ChargerAsync(annulation))
        {
            return NotFound();
        }

        if (courant.Agent.Role == Role.Gestionnaire)
        {
            return Forbid();
        }

        if ((Refus = (await gerer.ChangerAsync(Jeu, version, acte, libelle, annulation)).Refus) is null)
        {
            return RedirectToPage("/Orientation/Jeux/Jeu", null, new { id = Id }, "regles");
        }

        await ChargerAsync(annulation);
        return Page();
    }

    private async Task<bool> ChargerAsync(CancellationToken annulation)
    {
        db.ChangeTracker.Clear();
        var id = new JeuDeReglesId(Id);
        if (await db.JeuxDeRegles.SingleOrDefaultAsync(j => j.Id == id, annulation) is not { } jeu)
        {
            return false;
        }

        (Jeu, Defauts) = (jeu, jeu.Regles.Verifier());
        Version = Lue();
        return true;
    }

    private uint Lue() => db.Entry(Jeu).Property<uint>("xmin").CurrentValue;
}
