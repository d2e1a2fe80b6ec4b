using System.ComponentModel.DataAnnotations;
using Jalons.Data.Dossiers.Repertoires;
using Jalons.Domain.Dossiers;
using Jalons.Domain.Socle;
using Jalons.Web.Hosting;
using Jalons.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jalons.Web.Features.Personnes.Liste.Enregistrees;

/// <summary>Keeps the filters, the order and the columns of a list under a name.</summary>
/// <param name="connexion">Reads.</param>
/// <param name="courant">Who acts.</param>
/// <param name="gerer">The use cases.</param>
public sealed class EnregistrerModel(ConnexionRequete connexion, AgentCourant courant, GererListes gerer) : PageModel
{
    /// <summary>Parameters of the address of the list.</summary>
    [BindProperty]
    public string? Adresse { get; set; }

    /// <summary>Name.</summary>
    [BindProperty]
    [Display(Name = "Nom de la liste")]
    [Required(ErrorMessage = "Il manque le nom de la liste.")]
    [StringLength(ListeEnregistree.NomMaximum, ErrorMessage = "Le nom de la liste a 80 caractères au plus.")]
    public string? Nom { get; set; }

    /// <summary>Whether to share it.</summary>
    [BindProperty]
    public bool Partagee { get; set; }

    /// <summary>The filters in words.</summary>
    public string EnClair { get; private set; } = "";

    /// <summary>The rule that said no.</summary>
    public Refus? Refus { get; private set; }

    /// <summary>With whom it would be shared.</summary>
    public string AvecQui => courant.Agent.Organisme is null
        ? "La partager avec mon service : chacun n’y verra que les personnes qu’il peut voir"
        : "La partager avec mon organisme : chacun n’y verra que les personnes qu’il peut voir";

    /// <summary>Shows the form.</summary>
    public Task OnGetAsync(CancellationToken annulation) => LireAsync(FiltresListe.Lire(Request.Query, courant.Agent.Role), annulation);

    /// <summary>Keeps the list.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken annulation)
    {
        var filtres = FiltresListe.Lire(Adresse ?? "", courant.Agent.Role);
        if (ModelState.IsValid)
        {
            Refus = (await gerer.GarderAsync(Nom, filtres.Ecrire(), Partagee, annulation)).Refus;
            if (Refus is null)
            {
                this.Confirmer("La liste est enregistrée", Partagee ? "Vos collègues la trouvent sur leur page « Personnes »." : "Vous la retrouvez sur la page « Personnes ».");
                return Redirect(Url.Content("~/personnes") + filtres.Ecrire());
            }
        }

        await LireAsync(filtres, annulation);
        return Page();
    }

    private async Task LireAsync(FiltresListe filtres, CancellationToken annulation)
    {
        var lecture = await connexion.OuvrirAsync(annulation);
        Adresse = filtres.Ecrire();
        ModelState.Remove(nameof(Adresse));
        EnClair = filtres.EnClair(await lecture.NommerValeursAsync(filtres.Choisies, annulation));
    }
}
