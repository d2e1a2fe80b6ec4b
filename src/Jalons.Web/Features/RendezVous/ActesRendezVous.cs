using Jalons.Data.RendezVous;
using Jalons.Data.Socle;
using Jalons.Domain.Dossiers;
using Jalons.Domain.RendezVous;
using Jalons.Domain.Socle;
using Jalons.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Jalons.Web.Features.RendezVous;

/// <summary>Sets a rendez-vous with a person of the portfolio.</summary>
public sealed class FixerRendezVous(JalonsDb db, AgentCourant courant, Journal journal, TimeProvider horloge)
{
    /// <summary>Does it; null when the person cannot be seen.</summary>
    public async Task<Result<RendezVousPris>?> ExecuterAsync(PersonneId personne, CreneauChoisi creneau, CancellationToken annulation)
    {
        if (await db.ParcoursOuvertAsync(personne, courant.Agent, annulation) is not { } parcours)
        {
            return null;
        }

        var pris = RendezVousPris.Fixer(parcours, courant.Agent.Id, creneau, courant.Agent.Id, horloge.GetUtcNow());
        if (!pris.EstFait)
        {
            return pris;
        }

        db.Add(pris.Valeur);
        journal.Noter("rendezvous.fixe", $"Rendez-vous fixé {pris.Valeur.Debut.EnClair()} ({pris.Valeur.Motif.Libelle().ToLowerInvariant()})", personne);
        var issue = await db.EnregistrerAsync(ContraintesRendezVous.Modifie, ContraintesRendezVous.Refus, annulation);
        return issue.EstFait ? pris : issue.Refus!;
    }
}

/// <summary>Moves a rendez-vous to another hour.</summary>
public sealed class DeplacerRendezVous(JalonsDb db, AgentCourant courant, Journal journal, TimeProvider horloge)
{
    /// <summary>Does it; null when the rendez-vous cannot be seen.</summary>
    public async Task<Result<RendezVousPris>?> ExecuterAsync(RendezVousId id, CreneauChoisi creneau, CancellationToken annulation)
    {
        if (await db.ChargerAsync(id, courant.Agent, annulation) is not var (ancien, parcours))
        {
            return null;
        }

        var avant = ancien.Debut;
        var nouveau = ancien.Reporter(parcours, creneau, courant.Agent.Id, null, horloge.GetUtcNow());
        if (!nouveau.EstFait)
        {
            return nouveau;
        }

        db.Add(nouveau.Valeur);
        journal.Noter("rendezvous.deplace", $"Rendez-vous du {avant.EnClair()} déplacé au {nouveau.Valeur.Debut.EnClair()}", parcours.Personne);
        var issue = await db.EnregistrerAsync(ContraintesRendezVous.Modifie, ContraintesRendezVous.Refus, annulation);
        return issue.EstFait ? nouveau : issue.Refus!;
    }
}

/// <summary>Records what became of a rendez-vous; an honoured one is a contact.</summary>
public sealed class NoterPresence(JalonsDb db, AgentCourant courant, Journal journal, TimeProvider horloge)
{
    /// <summary>Does it; null when the rendez-vous cannot be seen.</summary>
    public async Task<Result?> ExecuterAsync(RendezVousId id, StatutRendezVous constat, string? note, CancellationToken annulation)
    {
        if (await db.ChargerAsync(id, courant.Agent, annulation) is not var (pris, parcours))
        {
            return null;
        }

        var avant = pris.Statut;
        var fait = pris.NoterPresence(constat, note, horloge.GetUtcNow());
        if (!fait.EstFait)
        {
            return fait;
        }

        await SuivreContactAsync(pris, parcours, avant, annulation);
        var precision = avant == StatutRendezVous.Prevu || avant == constat ? "" : $" (corrigé : {avant.Libelle().ToLowerInvariant()} avant)";
        journal.Noter("rendezvous.presence", $"Rendez-vous du {pris.Debut.EnClair()} : {constat.Libelle().ToLowerInvariant()}{precision}", parcours.Personne);
        return await db.EnregistrerAsync(ContraintesRendezVous.Modifie, ContraintesRendezVous.Refus, annulation);
    }

    private async Task SuivreContactAsync(RendezVousPris pris, Parcours parcours, StatutRendezVous avant, CancellationToken annulation)
    {
        if (pris.Statut == StatutRendezVous.Honore)
        {
            parcours.NoterContact(pris.Jour);
        }
        else if (avant == StatutRendezVous.Honore)
        {
            var dernier = await db.Set<RendezVousPris>()
                .Where(r => r.Parcours == parcours.Id && r.Id != pris.Id && r.Statut == StatutRendezVous.Honore)
                .OrderByDescending(r => r.Debut).FirstOrDefaultAsync(annulation);
            parcours.ReprendreContact(dernier?.Jour);
        }
    }
}

/// <summary>Calls a rendez-vous off.</summary>
public sealed class AnnulerRendezVous(JalonsDb db, AgentCourant courant, Journal journal, TimeProvider horloge)
{
    /// <summary>Does it; null when the rendez-vous cannot be seen.</summary>
    public async Task<Result?> ExecuterAsync(RendezVousId id, bool alaDemandeDeLaPersonne, string? raison, CancellationToken annulation)
    {
        if (await db.ChargerAsync(id, courant.Agent, annulation) is not var (pris, parcours))
        {
            return null;
        }

        var fait = pris.Annuler(alaDemandeDeLaPersonne, raison, horloge.GetUtcNow());
        if (!fait.EstFait)
        {
            return fait;
        }

        journal.Noter("rendezvous.annule", $"Rendez-vous du {pris.Debut.EnClair()} : {pris.Statut.Libelle().ToLowerInvariant()}. {pris.Raison}", parcours.Personne);
        return await db.EnregistrerAsync(ContraintesRendezVous.Modifie, ContraintesRendezVous.Refus, annulation);
    }
}

/// <summary>Loads what the acts change.</summary>
internal static class ChargementRendezVous
{
    /// <summary>A rendez-vous and its parcours; null when the agent may not see it.</summary>
    public static async Task<(RendezVousPris RendezVous, Parcours Parcours)?> ChargerAsync(
        this JalonsDb db, RendezVousId id, Jalons.Domain.Habilitations.Agent agent, CancellationToken annulation)
    {
        var pris = await db.Set<RendezVousPris>().VisiblesPar(db, agent).SingleOrDefaultAsync(r => r.Id == id, annulation);
        return pris is null ? null : (pris, await db.Parcours.SingleAsync(p => p.Id == pris.Parcours, annulation));
    }
}
