using Jalons.Data.Socle;
using Jalons.Domain.Contrats;
using Jalons.Domain.Socle;
using Jalons.Web.Hosting;
using Jalons.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Jalons.Web.Features.Contrats.Verifier;

/// <summary>"Vérifiez avant de valider": the contract as the person will read it, and all that is missing.</summary>
public sealed class IndexModel(ProposerContrat proposer, JalonsDb db, AgentCourant courant, TimeProvider horloge) : PageDuContrat(db, courant)
{
    private readonly JalonsDb db = db;

    /// <summary>What is missing, with the field to fill.</summary>
    public IReadOnlyList<(Refus Refus, string Ancre)> Manques { get; private set; } = [];

    /// <summary>Term of the contract that this one replaces, when it still runs at the first day.</summary>
    public DateOnly? FinDuPrecedent { get; private set; }

    /// <summary>Shows the contract.</summary>
    public async Task<IActionResult> OnGetAsync(long id, CancellationToken annulation) =>
        !await ChargerAsync(id, annulation) ? NotFound() : Lu.Contrat.Statut == StatutContrat.Brouillon ? Page() : Redirect($"/contrats/{id}");

    /// <summary>Proposes it.</summary>
    public async Task<IActionResult> OnPostAsync(long id, CancellationToken annulation) =>
        await ConclureAsync(id, await proposer.ProposerAsync(new ContratId(id), Version, annulation), () => Propose(id), annulation);

    /// <inheritdoc/>
    protected override async Task CompleterAsync(CancellationToken annulation)
    {
        Manques = [.. Lu.Contrat.Manques(horloge.Aujourdhui()).Select(m => (m, Ancre(m.Code)))];
        var precedent = Lu.Contrat.Remplace is { } remplace ? await db.Set<Contrat>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == remplace, annulation) : null;
        FinDuPrecedent = precedent is { Statut: StatutContrat.Signe } && precedent.Fin >= Lu.Contrat.Debut ? precedent.Fin : null;
    }

    private RedirectResult Propose(long id)
    {
        this.Confirmer("Le contrat est proposé", "Lisez-le et signez-le ensemble, ou laissez la personne le lire et le signer depuis son espace.");
        return Redirect($"/contrats/{id}");
    }

    private static string Ancre(string code) => code switch
    {
        "contrat.debut" or "contrat.debut_passe" or "contrat.debut_lointain" => "Saisie_Debut",
        "contrat.duree" => "Saisie_DureeMois",
        "contrat.objectif" or "contrat.objectif_libelle" => "Saisie_Objectifs_0__Libelle",
        "contrat.action" or "contrat.action_responsable" or "contrat.action_date" or "contrat.action_hors_periode" => "Saisie_Objectifs_0__Actions_0__Libelle",
        "contrat.engagement_service" => "Saisie_EngagementsService",
        "contrat.engagement_personne" => "Saisie_EngagementsPersonne",
        "contrat.heures" => "Saisie_HeuresHebdo",
        "contrat.heures_motif" => "Saisie_MotifReduction",
        "contrat.heures_precision" => "Saisie_PrecisionReduction",
        "contrat.rythme" => "Saisie_RythmeSemaines",
        "contrat.droits_devoirs" => "Saisie_DroitsDevoirsExpliques",
        _ => "contenu",
    };
}
