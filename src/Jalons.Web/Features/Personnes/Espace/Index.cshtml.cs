using System.ComponentModel.DataAnnotations;
using Jalons.Data.Dossiers;
using Jalons.Domain.Socle;
using Jalons.Web.Hosting;
using Jalons.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jalons.Web.Features.Personnes.Espace;

/// <summary>The personal space of a person, as those who follow them manage it: whether they can sign in, and how to help (issue 2, 3.7).</summary>
/// <param name="courant">Who acts.</param>
/// <param name="connexion">Reads.</param>
/// <param name="gerer">The use cases.</param>
/// <param name="sceau">Carries the password to the next page.</param>
/// <param name="journal">Consultations.</param>
/// <param name="horloge">Clock.</param>
public sealed class IndexModel(AgentCourant courant, ConnexionRequete connexion, GererEspace gerer, SceauInvitation sceau, Journal journal, TimeProvider horloge) : PageModel
{
    /// <summary>The person.</summary>
    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    /// <summary>User name to open the space with.</summary>
    [BindProperty]
    [Display(Name = "Identifiant")]
    [StringLength(60)]
    public string? Identifiant { get; set; }

    /// <summary>The version of the account that the agent is looking at.</summary>
    [BindProperty]
    public string? Version { get; set; }

    /// <summary>The person's file.</summary>
    public PersonneLue Personne { get; private set; } = null!;

    /// <summary>Where the space stands.</summary>
    public VueEspace Espace { get; private set; } = null!;

    /// <summary>The rule that said no.</summary>
    public Refus? Refus { get; private set; }

    /// <summary>First name and name.</summary>
    public string Nom => Noms.Complet(Personne.Prenom, Personne.Nom);

    /// <summary>Shows it and writes down that it was opened.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken annulation)
    {
        if (!await ChargerAsync(annulation))
        {
            return NotFound();
        }

        Identifiant = Espace.Lu is null ? await gerer.ProposerAsync(Personne, annulation) : null;
        await journal.ConsulterAsync("Espace personnel", new PersonneId(Id), null, annulation);
        return Page();
    }

    /// <summary>Opens the space, then shows its password once.</summary>
    public async Task<IActionResult> OnPostOuvrirAsync(CancellationToken annulation)
    {
        if (!await ChargerAsync(annulation))
        {
            return NotFound();
        }

        if (string.IsNullOrWhiteSpace(Identifiant))
        {
            ModelState.AddModelError(nameof(Identifiant), "Il manque l’identifiant.");
        }

        return ModelState.IsValid ? await MontrerAsync(await gerer.OuvrirAsync(Personne, Identifiant!, annulation), annulation) : Page();
    }

    /// <summary>Gives a one-time password, then shows it once.</summary>
    public async Task<IActionResult> OnPostMotDePasseAsync(CancellationToken annulation) => await ChargerAsync(annulation)
        ? await MontrerAsync(await gerer.DonnerMotDePasseAsync(new PersonneId(Id), Version, annulation), annulation)
        : NotFound();

    /// <summary>Unlocks it.</summary>
    public Task<IActionResult> OnPostDebloquerAsync(CancellationToken annulation) =>
        FaireAsync(gerer.DebloquerAsync, "L’espace est débloqué", "La personne peut essayer à nouveau, cinq fois.", annulation);

    /// <summary>Closes it.</summary>
    public Task<IActionResult> OnPostFermerAsync(CancellationToken annulation) =>
        FaireAsync(gerer.FermerAsync, "L’espace est fermé", "La personne ne peut plus se connecter. Tout ce qu’il contient existe toujours sur papier.", annulation);

    /// <summary>Opens it again.</summary>
    public Task<IActionResult> OnPostRouvrirAsync(CancellationToken annulation) =>
        FaireAsync(gerer.RouvrirAsync, "L’espace est rouvert", "La personne se connecte avec son ancien mot de passe. Elle l’a oublié ? Donnez-lui-en un nouveau.", annulation);

    private async Task<IActionResult> FaireAsync(
        Func<PersonneId, string?, CancellationToken, Task<Result>> acte, string fait, string suite, CancellationToken annulation)
    {
        if (!await ChargerAsync(annulation))
        {
            return NotFound();
        }

        if ((await acte(new PersonneId(Id), Version, annulation)).Refus is { } refus)
        {
            return await RefuserAsync(refus, annulation);
        }

        this.Confirmer(fait, suite);
        return RedirectToPage(new { id = Id });
    }

    private async Task<IActionResult> MontrerAsync(Result<Invitation> resultat, CancellationToken annulation)
    {
        if (resultat.Refus is { } refus)
        {
            return await RefuserAsync(refus, annulation);
        }

        this.GarderMotDePasse(resultat.Valeur.Compte, sceau.Fermer(resultat.Valeur));
        return RedirectToPage("/Personnes/Espace/MotDePasse", new { id = Id });
    }

    /// <summary>The page as the space is now, with why nothing was done.</summary>
    private async Task<IActionResult> RefuserAsync(Refus refus, CancellationToken annulation)
    {
        Refus = refus;
        ModelState.Remove(nameof(Version));
        await ChargerAsync(annulation);
        return Page();
    }

    private async Task<bool> ChargerAsync(CancellationToken annulation)
    {
        if (await (await connexion.OuvrirAsync(annulation)).LirePersonneAsync(Id, courant.Agent, annulation) is not { } personne)
        {
            return false;
        }

        Personne = personne;
        Espace = new VueEspace(personne.Espace, horloge.GetUtcNow());
        return true;
    }
}
