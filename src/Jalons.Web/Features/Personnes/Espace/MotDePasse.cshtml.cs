using System.Net.Mime;
using Jalons.Data.Dossiers;
using Jalons.Data.Habilitations;
using Jalons.Data.Referentiel;
using Jalons.Domain.Socle;
using Jalons.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jalons.Web.Features.Personnes.Espace;

/// <summary>The password just given to a person: shown once, and printed on a letter to hand over.</summary>
/// <param name="courant">Who acts.</param>
/// <param name="connexion">Reads.</param>
/// <param name="gerer">The use cases.</param>
/// <param name="sceau">Carries the password to the letter.</param>
/// <param name="horloge">Clock.</param>
public sealed class MotDePasseModel(AgentCourant courant, ConnexionRequete connexion, GererEspace gerer, SceauInvitation sceau, TimeProvider horloge) : PageModel
{
    /// <summary>The person.</summary>
    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    /// <summary>The person's file.</summary>
    public PersonneLue Personne { get; private set; } = null!;

    /// <summary>The account.</summary>
    public EspacePersonnelLu Espace { get; private set; } = null!;

    /// <summary>The password; null when it is not shown.</summary>
    public string? MotDePasse { get; private set; }

    /// <summary>The password sealed, for the letter.</summary>
    public string? Cachet { get; private set; }

    /// <summary>Why the letter is not printed.</summary>
    public Refus? Refus { get; private set; }

    /// <summary>First name and name.</summary>
    public string Nom => Noms.Complet(Personne.Prenom, Personne.Nom);

    /// <summary>Shows it; later, there is nothing left to show.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken annulation)
    {
        if (!await ChargerAsync(annulation))
        {
            return NotFound();
        }

        Cachet = this.PrendreMotDePasse(Espace.Compte);
        MotDePasse = sceau.Ouvrir(Cachet) is { } invitation && invitation.Sceau == Espace.Sceau ? invitation.MotDePasse : null;
        return MotDePasse is null ? RedirectToPage("/Personnes/Espace/Index", new { id = Id }) : Page();
    }

    /// <summary>Prints the letter, as long as its password is the one to use.</summary>
    public async Task<IActionResult> OnPostLettreAsync(string? cachet, CancellationToken annulation)
    {
        if (!await ChargerAsync(annulation))
        {
            return NotFound();
        }

        if (sceau.Ouvrir(cachet) is not { } invitation || !await gerer.ImprimerAsync(new PersonneId(Id), invitation, annulation))
        {
            Refus = new("espace.lettre", "Le mot de passe qu’elle porterait a déjà servi, ou il a été remplacé. Pour une autre lettre, donnez un nouveau mot de passe.");
            return Page();
        }

        var departement = await (await connexion.OuvrirAsync(annulation)).LireCoordonneesAsync(courant.Agent.Departement, annulation);
        var site = $"{Request.Scheme}://{Request.Host}{Request.PathBase}{Session.UrlConnexion}";
        Response.Headers.ContentDisposition = $"inline; filename=\"espace-personnel-{Id}.pdf\"";
        return File(
            LettreEspace.Ecrire(Personne, Espace, invitation.MotDePasse, departement, site, horloge.GetUtcNow()).EnPdf(), MediaTypeNames.Application.Pdf);
    }

    private async Task<bool> ChargerAsync(CancellationToken annulation)
    {
        if (await (await connexion.OuvrirAsync(annulation)).LirePersonneAsync(Id, courant.Agent, annulation) is not { Espace: { } espace } personne)
        {
            return false;
        }

        (Personne, Espace) = (personne, espace);
        return true;
    }
}
