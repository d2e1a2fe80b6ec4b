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

/// <summary>Writes a rule of a draft.</summary>
/// <param name="db">Unit of work.</param>
/// <param name="courant">Who is acting.</param>
/// <param name="gerer">The use cases.</param>
public sealed class RegleModel(JalonsDb db, AgentCourant courant, GererRegles gerer) : PageModel
{
    /// <summary>Number of the set.</summary>
    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    /// <summary>Code of the rule; null for a new one.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Code { get; set; }

    /// <summary>The row that the agent is looking at.</summary>
    [BindProperty]
    public uint Version { get; set; }

    /// <summary>The rule typed.</summary>
    [BindProperty]
    public SaisieRegle Saisie { get; set; } = new();

    /// <summary>The set.</summary>
    public JeuDeRegles Jeu { get; private set; } = null!;

    /// <summary>The rule that said no.</summary>
    public Refus? Refus { get; private set; }

    /// <summary>Shows the rule, or an empty one.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken annulation)
    {
        if (!await ChargerAsync(annulation) || !Jeu.EstBrouillon)
        {
            return NotFound();
        }

        if (Code is not null)
        {
            if (Jeu.Regles.Toutes.FirstOrDefault(r => r.Code == Code) is not { } regle)
            {
                return NotFound();
            }

            Saisie = SaisieRegle.De(regle);
        }

        return Page();
    }

    /// <summary>Writes it.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken annulation)
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

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var regle = Saisie.EnRegle(Code);
        Refus = Code is null && Jeu.Regles.Toutes.Any(r => r.Code == regle.Code)
            ? new Refus("regle.nom_pris", "Une règle de ce jeu porte déjà ce nom : choisissez-en un autre, ou modifiez-la.")
            : regle.Defauts().FirstOrDefault() ?? (await gerer.ChangerAsync(Jeu, version, j => j.Ecrire(regle), $"règle « {regle.Nom} » écrite", annulation)).Refus;
        if (Refus is not null)
        {
            return Page();
        }

        this.Confirmer("La règle est écrite", Code is null ? "Elle est la première : descendez-la si d’autres doivent passer avant." : "Simulez à nouveau le jeu avant de le mettre en vigueur.");
        return RedirectToPage("/Orientation/Jeux/Jeu", null, new { id = Id }, "regles");
    }

    private async Task<bool> ChargerAsync(CancellationToken annulation)
    {
        var id = new JeuDeReglesId(Id);
        if (await db.JeuxDeRegles.SingleOrDefaultAsync(j => j.Id == id, annulation) is not { } jeu)
        {
            return false;
        }

        (Jeu, Version) = (jeu, db.Entry(jeu).Property<uint>("xmin").CurrentValue);
        return true;
    }
}
