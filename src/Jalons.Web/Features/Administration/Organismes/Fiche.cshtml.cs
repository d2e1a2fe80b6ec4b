using Jalons.Data.Socle;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Socle;
using Jalons.Web.Hosting;
using Jalons.Web.Ui;
using Jalons.Web.Ui.Composants;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Jalons.Web.Features.Administration.Organismes;

/// <summary>An organisme.</summary>
/// <param name="db">Unit of work.</param>
/// <param name="gerer">The use cases.</param>
/// <param name="courant">Who is acting.</param>
public sealed class FicheModel(JalonsDb db, GererOrganismes gerer, AgentCourant courant) : PageModel
{
    /// <summary>The organisme.</summary>
    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    /// <summary>What is typed.</summary>
    [BindProperty]
    public SaisieOrganisme Saisie { get; set; } = new();

    /// <summary>The version that the administrator is looking at.</summary>
    [BindProperty]
    public uint Version { get; set; }

    /// <summary>The organisme as it is.</summary>
    public Organisme Organisme { get; private set; } = null!;

    /// <summary>The rule that said no.</summary>
    public Refus? Refus { get; private set; }

    /// <summary>EPCI to choose from.</summary>
    public IReadOnlyList<OptionAidee> Epcis { get; private set; } = [];

    /// <summary>Open accounts.</summary>
    public int Comptes { get; private set; }

    /// <summary>People oriented to it today: a number, never a name.</summary>
    public int Personnes { get; private set; }

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken annulation)
    {
        if (await ChargerAsync(annulation) is not { } organisme)
        {
            return NotFound();
        }

        Saisie = SaisieOrganisme.De(organisme);
        return await MontrerAsync(annulation);
    }

    /// <summary>Changes it.</summary>
    public async Task<IActionResult> OnPostModifierAsync(CancellationToken annulation)
    {
        if (await ChargerAsync(annulation) is not { } organisme)
        {
            return NotFound();
        }

        if (ModelState.IsValid)
        {
            Refus = (await gerer.ModifierAsync(organisme, Saisie.EnFiche(), Version, annulation)).Refus;
            if (Refus is null)
            {
                this.Confirmer("L’organisme est enregistré.", "Ce que les personnes lisent de lui a changé aussi.");
                return RedirectToPage();
            }
        }

        return await MontrerAsync(annulation);
    }

    /// <summary>Closes it.</summary>
    public Task<IActionResult> OnPostFermerAsync(CancellationToken annulation) =>
        ActiverAsync(false, "L’organisme est fermé.", "Il n’est plus proposé pour une orientation.", annulation);

    /// <summary>Opens it again.</summary>
    public Task<IActionResult> OnPostRouvrirAsync(CancellationToken annulation) =>
        ActiverAsync(true, "L’organisme est rouvert.", "On peut à nouveau orienter vers lui.", annulation);

    private async Task<IActionResult> ActiverAsync(bool actif, string fait, string suite, CancellationToken annulation)
    {
        if (await ChargerAsync(annulation) is not { } organisme)
        {
            return NotFound();
        }

        if ((await gerer.ActiverAsync(organisme, actif, annulation)).Refus is { } refus)
        {
            ModelState.Clear();
            (Refus, Saisie) = (refus, SaisieOrganisme.De(organisme));
            return await MontrerAsync(annulation);
        }

        this.Confirmer(fait, suite);
        return RedirectToPage();
    }

    private Task<Organisme?> ChargerAsync(CancellationToken annulation)
    {
        var id = new OrganismeId(Id);
        return db.Organismes.SingleOrDefaultAsync(o => o.Id == id, annulation);
    }

    /// <summary>The page with what the organisme is now, and what was typed if it was refused.</summary>
    private async Task<IActionResult> MontrerAsync(CancellationToken annulation)
    {
        var id = new OrganismeId(Id);
        var lu = await db.Organismes.AsNoTracking()
            .Where(o => o.Id == id)
            .Select(o => new { Organisme = o, Version = EF.Property<uint>(o, "xmin") })
            .SingleAsync(annulation);
        (Organisme, Version) = (lu.Organisme, lu.Version);
        ModelState.Remove(nameof(Version));
        Epcis = await LectureOrganismes.EpcisAsync(db, courant.Agent.Departement, annulation);
        Comptes = await db.Comptes.CountAsync(c => c.Organisme == id && c.Actif, annulation);
        Personnes = await db.Parcours.CountAsync(p => p.Organisme == id && p.Sortie == null, annulation);
        return Page();
    }
}
