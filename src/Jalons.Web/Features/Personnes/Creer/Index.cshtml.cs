using Jalons.Data.Dossiers;
using Jalons.Domain.Dossiers;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Socle;
using Jalons.Web.Hosting;
using Jalons.Web.Ui;
using Jalons.Web.Ui.Suivi;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Npgsql;

namespace Jalons.Web.Features.Personnes.Creer;

/// <summary>Creates by hand a person outside the RSA; people who may be this one are shown first (issue 3, 5).</summary>
/// <param name="courant">Who acts.</param>
/// <param name="connexion">Reads.</param>
/// <param name="creer">The use case.</param>
/// <param name="horloge">Today.</param>
public sealed class IndexModel(AgentCourant courant, ConnexionRequete connexion, CreerPersonne creer, TimeProvider horloge) : PageModel
{
    /// <summary>The sexes to choose from.</summary>
    public static IReadOnlyList<SelectListItem> Sexes { get; } = [new("femme", "2"), new("homme", "1")];

    /// <summary>The reasons to choose from.</summary>
    public static IReadOnlyList<SelectListItem> Publics { get; } = ListesDeChoix.De<PublicAccompagne>(p => p.Libelle());

    /// <summary>What is typed.</summary>
    [BindProperty]
    public SaisiePersonne Saisie { get; set; } = new();

    /// <summary>People shown to the agent, who sends the form again knowing them.</summary>
    [BindProperty]
    public List<long> Vues { get; set; } = [];

    /// <summary>Communes of the département.</summary>
    public IReadOnlyList<SelectListItem> Communes { get; private set; } = [];

    /// <summary>People who may be this one.</summary>
    public IReadOnlyList<Ressemblance> Proches { get; private set; } = [];

    /// <summary>The rule that said no.</summary>
    public Refus? Refus { get; private set; }

    /// <summary>Only gestionnaires type the NIR (CASF L262-40, R262-110).</summary>
    public bool VoitNir => courant.Agent.Role == Role.Gestionnaire;

    /// <summary>Shows the form.</summary>
    public Task OnGetAsync(CancellationToken annulation) => ChargerAsync(annulation);

    /// <summary>Creates the person, or shows first who may be this one.</summary>
    public Task<IActionResult> OnPostAsync(CancellationToken annulation) =>
        AgirAsync(() => creer.CreerAsync(Saisie, Vues, annulation), annulation);

    /// <summary>Accompanies one of those shown.</summary>
    public Task<IActionResult> OnPostAccompagnerAsync(long personne, CancellationToken annulation) =>
        AgirAsync(() => creer.AccompagnerAsync(new PersonneId(personne), Saisie, annulation), annulation);

    private async Task<IActionResult> AgirAsync(Func<Task<Result<IssueCreation>>> acte, CancellationToken annulation)
    {
        Saisie.Nir = VoitNir ? Saisie.Nir : null;
        await ChargerAsync(annulation);
        if (Saisie.Commune is { Length: > 0 } commune && Communes.All(c => c.Value != commune))
        {
            ModelState.AddModelError($"{nameof(Saisie)}.{nameof(Saisie.Commune)}", "Choisissez une commune dans la liste.");
        }

        foreach (var (champ, message) in Saisie.Defauts(horloge.Aujourdhui()))
        {
            ModelState.AddModelError($"{nameof(Saisie)}.{champ}", message);
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var issue = await acte();
        Refus = issue.Refus;
        if (issue is { EstFait: true, Valeur.Personne: { } personne })
        {
            this.Confirmer("La personne est accompagnée hors RSA", "Elle attend maintenant une orientation, comme les autres.");
            return RedirectToPage("/Personnes/Index", new { id = personne.Valeur });
        }

        Proches = issue.EstFait ? issue.Valeur.Proches : await ChercherAsync(annulation);
        Vues = [.. Proches.Select(p => p.Id)];
        ModelState.Remove(nameof(Vues));
        return Page();
    }

    private async Task<IReadOnlyList<Ressemblance>> ChercherAsync(CancellationToken annulation) =>
        await (await connexion.OuvrirAsync(annulation)).ChercherRessemblancesAsync(Saisie.Nom!, Saisie.Prenom!, Saisie.Naissance!.Value, Saisie.NirLu, annulation);

    private async Task ChargerAsync(CancellationToken annulation)
    {
        await using var commande = new NpgsqlCommand(
            "select code, nom from commune where departement = departement_courant() order by nom collate francais", await connexion.OuvrirAsync(annulation));
        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        var lues = new List<SelectListItem>();
        while (await lecteur.ReadAsync(annulation))
        {
            lues.Add(new(lecteur.GetString(1), lecteur.GetString(0)));
        }

        Communes = lues;
    }
}
