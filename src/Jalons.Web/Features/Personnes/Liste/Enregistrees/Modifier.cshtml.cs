using System.ComponentModel.DataAnnotations;
using Jalons.Data.Dossiers;
using Jalons.Data.Dossiers.Repertoires;
using Jalons.Data.Socle;
using Jalons.Domain.Dossiers;
using Jalons.Domain.Socle;
using Jalons.Web.Hosting;
using Jalons.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Jalons.Web.Features.Personnes.Liste.Enregistrees;

/// <summary>A saved list: its author renames it, shares it or deletes it; the others read what it holds.</summary>
/// <param name="db">Unit of work.</param>
/// <param name="connexion">Reads.</param>
/// <param name="courant">Who acts.</param>
/// <param name="gerer">The use cases.</param>
public sealed class ModifierModel(JalonsDb db, ConnexionRequete connexion, AgentCourant courant, GererListes gerer) : PageModel
{
    /// <summary>Its number.</summary>
    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    /// <summary>Name.</summary>
    [BindProperty]
    [Display(Name = "Nom de la liste")]
    [StringLength(ListeEnregistree.NomMaximum, ErrorMessage = "Le nom de la liste a 80 caractères au plus.")]
    public string? Nom { get; set; }

    /// <summary>Whether it is shared.</summary>
    [BindProperty]
    public bool Partagee { get; set; }

    /// <summary>The version that the agent is looking at.</summary>
    [BindProperty]
    public uint Version { get; set; }

    /// <summary>The list as it is.</summary>
    public ListeEnregistree Liste { get; private set; } = null!;

    /// <summary>The filters in words.</summary>
    public string EnClair { get; private set; } = "";

    /// <summary>The rule that said no.</summary>
    public Refus? Refus { get; private set; }

    /// <summary>True for its author.</summary>
    public bool EstAMoi => Liste.Auteur == courant.Agent.Id;

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken annulation)
    {
        if (!await ChargerAsync(annulation))
        {
            return NotFound();
        }

        (Nom, Partagee) = (Liste.Nom, Liste.Partagee);
        return Page();
    }

    /// <summary>Changes its name, and whether it is shared.</summary>
    public async Task<IActionResult> OnPostModifierAsync(CancellationToken annulation)
    {
        var version = Version;
        if (!await ChargerAsync(annulation))
        {
            return NotFound();
        }

        if (ModelState.IsValid && (Refus = (await gerer.ModifierAsync(Liste, version, Nom, Partagee, annulation)).Refus) is null)
        {
            this.Confirmer("La liste est modifiée", Partagee ? "Vos collègues la trouvent sous ce nom." : "Vous seul la voyez.");
            return RedirectToPage("/Personnes/Liste/Index");
        }

        return await MontrerAsync(annulation);
    }

    /// <summary>Deletes it.</summary>
    public async Task<IActionResult> OnPostSupprimerAsync(CancellationToken annulation)
    {
        var version = Version;
        if (!await ChargerAsync(annulation))
        {
            return NotFound();
        }

        if ((Refus = (await gerer.SupprimerAsync(Liste, version, annulation)).Refus) is null)
        {
            this.Confirmer("La liste est supprimée", "Les personnes ne changent pas.");
            return RedirectToPage("/Personnes/Liste/Index");
        }

        return await MontrerAsync(annulation);
    }

    /// <summary>What stands there now becomes what the agent has read.</summary>
    private async Task<IActionResult> MontrerAsync(CancellationToken annulation)
    {
        db.ChangeTracker.Clear();
        return await ChargerAsync(annulation) ? Page() : NotFound();
    }

    private async Task<bool> ChargerAsync(CancellationToken annulation)
    {
        var id = new ListeEnregistreeId(Id);
        var lue = await db.ListesEnregistrees.VisiblesPar(courant.Agent).Where(l => l.Id == id)
            .Select(l => new { Liste = l, Version = EF.Property<uint>(l, "xmin") }).SingleOrDefaultAsync(annulation);
        if (lue is null)
        {
            return false;
        }

        (Liste, Version) = (lue.Liste, lue.Version);
        ModelState.Remove(nameof(Version));
        var filtres = FiltresListe.Lire(Liste.Adresse, courant.Agent.Role);
        EnClair = filtres.EnClair(await (await connexion.OuvrirAsync(annulation)).NommerValeursAsync(filtres.Choisies, annulation));
        return true;
    }
}
