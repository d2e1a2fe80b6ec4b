using Jalons.Data.Contrats;
using Jalons.Data.Dossiers;
using Jalons.Data.Referentiel;
using Jalons.Data.Socle;
using Jalons.Domain.Carnet;
using Jalons.Domain.Contrats;
using Jalons.Domain.Dossiers;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Socle;
using Jalons.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Jalons.Web.Features.Contrats;

/// <summary>Opens the draft of a contract, blank or from the one that ends.</summary>
public sealed class PreparerContrat(JalonsDb db, AgentCourant courant, ConnexionRequete connexion, Journal journal, TimeProvider horloge)
{
    /// <summary>Does it; null when the person cannot be seen.</summary>
    public async Task<Result<Contrat>?> ExecuterAsync(PersonneId personne, ContratId? aRenouveler, CancellationToken annulation)
    {
        var parcours = await db.Parcours.VisiblesPar(courant.Agent).SingleOrDefaultAsync(p => p.Personne == personne && p.Sortie == null, annulation);
        if (parcours is null)
        {
            return null;
        }

        var regles = await (await connexion.OuvrirAsync(annulation)).LireReglesAsync(courant.Agent.Departement, annulation);
        var categorie = await db.Organismes.Where(o => o.Id == parcours.Organisme).Select(o => o.Categorie).SingleOrDefaultAsync(annulation);
        var ancien = aRenouveler is { } id
            ? await db.Set<Contrat>().AsNoTracking().AvecContenu().SingleOrDefaultAsync(c => c.Id == id && c.Parcours == parcours.Id, annulation)
            : null;
        var contrat = ancien is null
            ? Contrat.Preparer(parcours, categorie, courant.Agent.Id, regles, horloge.GetUtcNow())
            : ancien.Renouveler(parcours, categorie, courant.Agent.Id, regles, horloge.GetUtcNow());
        if (!contrat.EstFait)
        {
            return contrat;
        }

        db.Add(contrat.Valeur);
        journal.Noter("contrat.prepare", $"{contrat.Valeur.Forme.Libelle()} : préparation commencée", personne);
        var issue = await db.EnregistrerAsync(ContraintesContrat.Modifie, ContraintesContrat.Refus, annulation);
        return issue.EstFait ? contrat : issue.Refus!;
    }
}

/// <summary>Writes the draft.</summary>
public sealed class RedigerContrat(JalonsDb db, AgentCourant courant, Journal journal)
{
    /// <summary>Does it; null when the contract cannot be seen.</summary>
    public async Task<Result?> ExecuterAsync(ContratId id, ContenuContrat contenu, CancellationToken annulation)
    {
        if (await db.ChargerAsync(id, courant.Agent, annulation) is not var (contrat, parcours))
        {
            return null;
        }

        var fait = contrat.Rediger(contenu);
        if (!fait.EstFait)
        {
            return fait;
        }

        journal.Noter("contrat.redige", $"{contrat.Forme.Libelle()} : brouillon enregistré", parcours.Personne);
        return await db.EnregistrerAsync(ContraintesContrat.Modifie, ContraintesContrat.Refus, annulation);
    }
}

/// <summary>Shows the contract to the person, or takes it back.</summary>
public sealed class ProposerContrat(JalonsDb db, AgentCourant courant, Journal journal, TimeProvider horloge)
{
    /// <summary>Proposes; null when the contract cannot be seen.</summary>
    public async Task<Result?> ProposerAsync(ContratId id, CancellationToken annulation)
    {
        if (await db.ChargerAsync(id, courant.Agent, annulation) is not var (contrat, parcours))
        {
            return null;
        }

        var categorie = await db.Organismes.Where(o => o.Id == contrat.Organisme).Select(o => o.Categorie).SingleAsync(annulation);
        var fait = contrat.Proposer(categorie, horloge.Aujourdhui());
        return fait.EstFait ? await NoterAsync(contrat, parcours, "contrat.propose", "proposé à la signature", annulation) : fait;
    }

    /// <summary>Takes back; null when the contract cannot be seen.</summary>
    public async Task<Result?> ReprendreAsync(ContratId id, CancellationToken annulation)
    {
        if (await db.ChargerAsync(id, courant.Agent, annulation) is not var (contrat, parcours))
        {
            return null;
        }

        var fait = contrat.Reprendre();
        return fait.EstFait ? await NoterAsync(contrat, parcours, "contrat.repris", "repris en préparation", annulation) : fait;
    }

    private Task<Result> NoterAsync(Contrat contrat, Parcours parcours, string nature, string mots, CancellationToken annulation)
    {
        journal.Noter(nature, $"{contrat.Forme.Libelle()} {mots}", parcours.Personne);
        return db.EnregistrerAsync(ContraintesContrat.Modifie, ContraintesContrat.Refus, annulation);
    }
}

/// <summary>Signs for the service, or records the signature that the person gives in front of the référent or on paper.</summary>
public sealed class SignerContrat(JalonsDb db, AgentCourant courant, Journal journal, TimeProvider horloge)
{
    /// <summary>The référent signs; null when the contract cannot be seen.</summary>
    public Task<Result?> ReferentAsync(ContratId id, string? empreinte, CancellationToken annulation) =>
        SignerAsync(id, (contrat, _) => contrat.SignerReferent(courant.Agent, empreinte, horloge.Aujourdhui()), "contrat.signe_referent", "signé par le référent", annulation);

    /// <summary>The person signs beside the référent, or has signed on paper; null when the contract cannot be seen.</summary>
    public Task<Result?> PersonneAsync(ContratId id, string? nom, string? empreinte, ModeSignature mode, DateOnly? le, CancellationToken annulation)
    {
        var jour = horloge.Aujourdhui();
        return SignerAsync(
            id, (contrat, personne) => contrat.SignerPersonne(personne, nom, empreinte, mode, le ?? jour, jour), "contrat.signe_personne", $"signé par la personne, {mode.Libelle()}", annulation);
    }

    private async Task<Result?> SignerAsync(ContratId id, Func<Contrat, Personne, Result> signer, string nature, string mots, CancellationToken annulation)
    {
        if (await db.ChargerAsync(id, courant.Agent, annulation) is not var (contrat, parcours))
        {
            return null;
        }

        var personne = await db.Personnes.SingleAsync(p => p.Id == parcours.Personne, annulation);
        var signe = signer(contrat, personne);
        if (!signe.EstFait)
        {
            return signe;
        }

        var suite = await db.ConclureAsync(contrat, parcours, annulation);
        if (!suite.EstFait)
        {
            return suite;
        }

        journal.Noter(nature, $"{contrat.Forme.Libelle()} {mots}", parcours.Personne);
        if (contrat.Statut == StatutContrat.Signe)
        {
            journal.Noter("contrat.conclu", $"{contrat.Forme.Libelle()} signé par les deux parties, du {contrat.Debut!.Value.EnClair()} au {contrat.Fin!.Value.EnClair()}", parcours.Personne);
        }

        return await db.EnregistrerAsync(ContraintesContrat.Modifie, ContraintesContrat.Refus, annulation);
    }
}

/// <summary>Gives a contract up, or ends the one in force.</summary>
public sealed class CloreContrat(JalonsDb db, AgentCourant courant, Journal journal, TimeProvider horloge)
{
    /// <summary>Does it; null when the contract cannot be seen.</summary>
    /// <param name="id">The contract.</param>
    /// <param name="le">Last day, for a contract that has begun.</param>
    /// <param name="raison">Why.</param>
    /// <param name="annulation">Cancels.</param>
    public async Task<Result?> ExecuterAsync(ContratId id, DateOnly? le, string? raison, CancellationToken annulation)
    {
        if (await db.ChargerAsync(id, courant.Agent, annulation) is not var (contrat, parcours))
        {
            return null;
        }

        var jour = horloge.Aujourdhui();
        var commence = contrat.Statut == StatutContrat.Signe && contrat.Debut <= jour;
        var fait = commence ? contrat.Terminer(le ?? jour, raison) : contrat.Abandonner(raison, jour);
        if (!fait.EstFait)
        {
            return fait;
        }

        await db.ReprendreTermeAsync(contrat, parcours, annulation);
        journal.Noter(commence ? "contrat.termine" : "contrat.abandonne", $"{contrat.Forme.Libelle()} {(commence ? "terminé" : "abandonné")} : {contrat.Raison}", parcours.Personne);
        return await db.EnregistrerAsync(ContraintesContrat.Modifie, ContraintesContrat.Refus, annulation);
    }
}

/// <summary>Says where an action of the plan stands.</summary>
public sealed class DireAvancement(JalonsDb db, AgentCourant courant, Journal journal, TimeProvider horloge)
{
    /// <summary>Does it; null when the contract or the action cannot be seen.</summary>
    public async Task<Result?> ExecuterAsync(ContratId id, ActionPrevueId action, EtatAction etat, string? commentaire, CancellationToken annulation)
    {
        if (await db.ChargerAsync(id, courant.Agent, annulation) is not var (contrat, parcours)
            || contrat.Objectifs.SelectMany(o => o.Actions).FirstOrDefault(a => a.Id == action) is not { } visee)
        {
            return null;
        }

        var mot = AvancementAction.Dire(parcours, action, etat, commentaire, courant.Agent, horloge.GetUtcNow());
        if (!mot.EstFait)
        {
            return mot;
        }

        db.Add(mot.Valeur);
        journal.Noter("carnet.avancement", $"« {visee.Libelle} » : {etat.Libelle().ToLowerInvariant()}", parcours.Personne);
        return await db.EnregistrerAsync(ContraintesContrat.Modifie, ContraintesContrat.Refus, annulation);
    }
}

/// <summary>Loads what the acts change.</summary>
internal static class ChargementDuContrat
{
    /// <summary>A contract, its content and its parcours; null when the agent may not see it.</summary>
    public static async Task<(Contrat Contrat, Parcours Parcours)?> ChargerAsync(this JalonsDb db, ContratId id, Agent agent, CancellationToken annulation)
    {
        var contrat = await db.Set<Contrat>().VisiblesPar(db, agent).AvecContenu().SingleOrDefaultAsync(c => c.Id == id, annulation);
        return contrat is null ? null : (contrat, await db.Parcours.SingleAsync(p => p.Id == contrat.Parcours, annulation));
    }
}
