using Jalons.Data.Contrats;
using Jalons.Data.Socle;
using Jalons.Domain.Carnet;
using Jalons.Domain.Contrats;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Socle;
using Jalons.Web.Hosting;
using Jalons.Web.Ui;
using Jalons.Web.Ui.Suivi;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jalons.Web.Features.MonEspace.MonContrat;

/// <summary>The contract of the person in plain words; signed here when it waits for them.</summary>
[Authorize(Roles = nameof(Role.Usager))]
public sealed class IndexModel(
    SignerMonContrat signer, DireMonAvancement avancement, JalonsDb db, AgentCourant courant, ConnexionRequete connexion, TimeProvider horloge) : PageModel
{
    /// <summary>What the person writes to sign.</summary>
    public SignatureSaisie Saisie { get; private set; } = new();

    /// <summary>The contract; null when there is none to read yet.</summary>
    public ContratLu? Lu { get; private set; }

    /// <summary>The earlier contracts.</summary>
    public IReadOnlyList<ContratResume> Anciens { get; private set; } = [];

    /// <summary>The contract binds today, so the plan can move on.</summary>
    public bool EstEnCours { get; private set; }

    /// <summary>The rule that said no.</summary>
    public Refus? Refus { get; private set; }

    /// <summary>Shows the contract to sign, else the one in force, else the last one.</summary>
    public async Task OnGetAsync(CancellationToken annulation) => await ChargerAsync(annulation);

    /// <summary>Signs.</summary>
    public async Task<IActionResult> OnPostSignerAsync(long id, [FromForm(Name = "Saisie")] SignatureSaisie saisie, CancellationToken annulation)
    {
        Saisie = saisie;
        if (!ModelState.IsValid)
        {
            await ChargerAsync(annulation);
            return Page();
        }

        return await RepondreAsync(
            await signer.ExecuterAsync(new ContratId(id), saisie.Nom, saisie.Empreinte, annulation),
            "Vous avez signé votre contrat", "Il est gardé ici. Vous pouvez le relire ou l’imprimer quand vous voulez.", annulation);
    }

    /// <summary>Says that an action moved on.</summary>
    public async Task<IActionResult> OnPostAvancementAsync(long id, long action, EtatAction etat, CancellationToken annulation) =>
        etat is not (EtatAction.Faite or EtatAction.EnCours)
            ? BadRequest()
            : await RepondreAsync(
                await avancement.ExecuterAsync(new ContratId(id), new ActionPrevueId(action), etat, annulation),
                etat == EtatAction.Faite ? "Bravo, c’est noté" : "C’est noté", "La personne qui vous accompagne le voit aussi.", annulation);

    private async Task<IActionResult> RepondreAsync(Result? issue, string fait, string suite, CancellationToken annulation)
    {
        if (issue is null)
        {
            return NotFound();
        }

        if (!issue.EstFait)
        {
            Refus = issue.Refus;
            await ChargerAsync(annulation);
            return Page();
        }

        this.Confirmer(fait, suite);
        return Redirect("/mon-espace/contrat");
    }

    private async Task ChargerAsync(CancellationToken annulation)
    {
        if (courant.Agent.Personne is not { } moi)
        {
            return;
        }

        var jour = horloge.Aujourdhui();
        var contrats = (await (await connexion.OuvrirAsync(annulation)).LireContratsDeAsync(moi, annulation))
            .Where(c => c.Statut is StatutContrat.Propose or StatutContrat.Signe or StatutContrat.Termine).ToList();
        var montre = contrats.Find(c => c.Statut == StatutContrat.Propose) ?? contrats.Find(c => c.EstEnVigueur(jour)) ?? contrats.FirstOrDefault();
        Lu = montre is null ? null : await db.LireContratAsync(new ContratId(montre.Id), courant.Agent, annulation);
        EstEnCours = montre?.EstEnVigueur(jour) == true;
        Anciens = [.. contrats.Where(c => c != montre)];
    }
}
