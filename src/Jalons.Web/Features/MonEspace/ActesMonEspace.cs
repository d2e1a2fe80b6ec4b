using Jalons.Data.Contrats;
using Jalons.Data.Dossiers;
using Jalons.Data.RendezVous;
using Jalons.Data.Socle;
using Jalons.Domain.Carnet;
using Jalons.Domain.Contrats;
using Jalons.Domain.RendezVous;
using Jalons.Domain.Socle;
using Jalons.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Jalons.Web.Features.MonEspace;

/// <summary>The person says they cannot come; the référent sees it on their home and calls back.</summary>
public sealed class SignalerEmpechement(JalonsDb db, AgentCourant courant, Journal journal, TimeProvider horloge)
{
    /// <summary>Does it; null when the rendez-vous is not theirs.</summary>
    public async Task<Result?> ExecuterAsync(RendezVousId id, string? message, CancellationToken annulation)
    {
        if (await db.Set<RendezVousPris>().VisiblesPar(db, courant.Agent).SingleOrDefaultAsync(r => r.Id == id, annulation) is not { } pris)
        {
            return null;
        }

        var fait = pris.SignalerEmpechement(message, horloge.GetUtcNow());
        if (!fait.EstFait)
        {
            return fait;
        }

        journal.Noter("rendezvous.empechement", $"A prévenu ne pas pouvoir venir au rendez-vous du {pris.Debut.EnClair()}", courant.Agent.Personne,
            donnees: Journal.Objet(ContraintesRendezVous.Objet, id.Valeur));
        return await db.EnregistrerAsync(ContraintesRendezVous.Modifie, ContraintesRendezVous.Refus, annulation);
    }
}

/// <summary>The person signs their contract from their space.</summary>
public sealed class SignerMonContrat(JalonsDb db, AgentCourant courant, Journal journal, TimeProvider horloge)
{
    /// <summary>Does it; null when the contract is not theirs.</summary>
    public async Task<Result?> ExecuterAsync(ContratId id, string? nom, string? empreinte, CancellationToken annulation)
    {
        if (await db.Set<Contrat>().VisiblesPar(db, courant.Agent).SingleOrDefaultAsync(c => c.Id == id, annulation) is not { } contrat)
        {
            return null;
        }

        var parcours = await db.Parcours.VisiblesPar(courant.Agent).SingleAsync(p => p.Id == contrat.Parcours, annulation);
        var personne = await db.Personnes.SingleAsync(p => p.Id == parcours.Personne, annulation);
        var jour = horloge.Aujourdhui();
        var fait = contrat.SignerPersonne(personne, nom, empreinte, ModeSignature.EspacePersonnel, jour, jour);
        fait = fait.EstFait ? await db.ConclureAsync(contrat, parcours, annulation) : fait;
        if (!fait.EstFait)
        {
            return fait;
        }

        journal.Noter("contrat.signe_personne", $"{contrat.Forme.Libelle()} signé par la personne, {ModeSignature.EspacePersonnel.Libelle()}", personne.Id);
        if (contrat.Statut == StatutContrat.Signe)
        {
            journal.Noter("contrat.conclu", $"{contrat.Forme.Libelle()} signé par les deux parties, du {contrat.Debut!.Value.EnClair()} au {contrat.Fin!.Value.EnClair()}", personne.Id);
        }

        return await db.EnregistrerAsync(ContraintesContrat.Modifie, ContraintesContrat.Refus, annulation);
    }
}

/// <summary>The person says that an action is started or done.</summary>
public sealed class DireMonAvancement(JalonsDb db, AgentCourant courant, Journal journal, TimeProvider horloge)
{
    /// <summary>Does it; null when the contract or the action is not theirs.</summary>
    public async Task<Result?> ExecuterAsync(ContratId id, ActionPrevueId action, EtatAction etat, CancellationToken annulation)
    {
        var contrat = await db.Set<Contrat>().VisiblesPar(db, courant.Agent).AvecContenu().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, annulation);
        if (contrat?.Objectifs.SelectMany(o => o.Actions).FirstOrDefault(a => a.Id == action) is not { } visee)
        {
            return null;
        }

        var parcours = await db.Parcours.VisiblesPar(courant.Agent).SingleAsync(p => p.Id == contrat.Parcours, annulation);
        var mot = AvancementAction.Dire(parcours, action, etat, null, courant.Agent, horloge.GetUtcNow());
        if (!mot.EstFait)
        {
            return mot;
        }

        db.Add(mot.Valeur);
        journal.Noter("carnet.avancement", $"« {visee.Libelle} » : {etat.Libelle().ToLowerInvariant()}", courant.Agent.Personne);
        return await db.EnregistrerAsync(ContraintesContrat.Modifie, ContraintesContrat.Refus, annulation);
    }
}
