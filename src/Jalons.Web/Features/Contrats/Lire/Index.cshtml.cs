using Jalons.Data.Socle;
using Jalons.Domain.Carnet;
using Jalons.Domain.Contrats;
using Jalons.Domain.Socle;
using Jalons.Web.Hosting;
using Jalons.Web.Ui;
using Jalons.Web.Ui.Composants;
using Microsoft.AspNetCore.Mvc;

namespace Jalons.Web.Features.Contrats.Lire;

/// <summary>A contract for the référent: where it stands, its text, what can be done.</summary>
public sealed class IndexModel(
    ProposerContrat proposer, DireAvancement avancement, JalonsDb db, AgentCourant courant, Journal journal, TimeProvider horloge) : PageDuContrat(db, courant)
{
    /// <summary>Today.</summary>
    public DateOnly Jour { get; private set; }

    /// <summary>The life of the contract, as stakes.</summary>
    public IReadOnlyList<Jalon> Vie { get; private set; } = [];

    /// <summary>Shows the contract and writes down that it was opened.</summary>
    public async Task<IActionResult> OnGetAsync(long id, CancellationToken annulation)
    {
        if (!await ChargerAsync(id, annulation))
        {
            return NotFound();
        }

        await journal.ConsulterAsync(Lu.Contrat.Forme.Libelle(), Lu.Personne.Id, null, annulation);
        return Page();
    }

    /// <summary>Takes the proposal back.</summary>
    public async Task<IActionResult> OnPostReprendreAsync(long id, CancellationToken annulation) =>
        await ConclureAsync(id, await proposer.ReprendreAsync(new ContratId(id), annulation), () => Redirect($"/contrats/{id}/rediger"), annulation);

    /// <summary>Says where an action stands.</summary>
    public async Task<IActionResult> OnPostAvancementAsync(long id, long action, EtatAction etat, CancellationToken annulation) =>
        await ConclureAsync(id, await avancement.ExecuterAsync(new ContratId(id), new ActionPrevueId(action), etat, null, annulation), () => Avance(id), annulation);

    /// <inheritdoc/>
    protected override Task CompleterAsync(CancellationToken annulation)
    {
        Jour = horloge.Aujourdhui();
        Vie = [.. Jalons(Lu.Contrat, Jour)];
        return Task.CompletedTask;
    }

    private RedirectResult Avance(long id)
    {
        this.Confirmer("C’est noté", "La personne le voit aussi dans son espace. Le contrat signé, lui, ne change pas.");
        return Redirect($"/contrats/{id}");
    }

    private static IEnumerable<Jalon> Jalons(Contrat c, DateOnly jour)
    {
        yield return new(TypeJalon.Contrat, EtatJalon.Fait, c.CreeLe.JourAParis(), "Préparé");
        yield return c.ProposeLe is { } propose
            ? new(TypeJalon.Contrat, EtatJalon.Fait, propose, "Proposé")
            : new(TypeJalon.Contrat, EtatJalon.AVenir, null, "À proposer");
        yield return c.SigneLe is { } signe
            ? new(TypeJalon.Contrat, EtatJalon.Fait, signe, "Signé par les deux")
            : new(TypeJalon.Contrat, c.Statut == StatutContrat.Propose ? EtatJalon.EnCours : EtatJalon.AVenir, null, "À signer");
        if (c.Statut == StatutContrat.Abandonne)
        {
            yield return new(TypeJalon.Contrat, EtatJalon.Fait, null, "Abandonné", c.Raison);
        }
        else if (c.EstEnVigueur(jour))
        {
            yield return new(TypeJalon.Contrat, EtatJalon.EnCours, c.Debut, "Premier jour");
        }

        if (c.DernierJour is { } fin && c.Statut != StatutContrat.Abandonne)
        {
            yield return new(TypeJalon.Contrat, fin < jour ? EtatJalon.Fait : EtatJalon.AVenir, fin, fin < jour ? "Terminé" : "Fin prévue", c.TermineLe is null ? null : c.Raison);
        }
    }
}
