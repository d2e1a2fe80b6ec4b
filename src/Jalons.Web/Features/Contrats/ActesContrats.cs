using Jalons.Data.Contrats;
using Jalons.Data.Dossiers;
using Jalons.Data.Referentiel;
using Jalons.Data.Socle;
using Jalons.Domain.Carnet;
using Jalons.Domain.Contrats;
using Jalons.Domain.Dossiers;
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

/// <summary>
/// An act on a contract that exists: done on the version that the référent was looking at when it matters, saved once. Whoever comes too
/// late is told by whom and when it was changed.
/// </summary>
public sealed class ActeSurContrat(JalonsDb db, AgentCourant courant, Journal journal)
{
    /// <summary>Does it; null when the contract cannot be seen.</summary>
    /// <param name="id">The contract.</param>
    /// <param name="version">The version that the référent was looking at; null when the act stands on any.</param>
    /// <param name="acte">What is done and written in the journal; null when what it is about cannot be seen.</param>
    /// <param name="annulation">Cancels.</param>
    public async Task<Result?> FaireAsync(ContratId id, string? version, Func<Contrat, Parcours, Task<Result?>> acte, CancellationToken annulation)
    {
        var contrat = await db.Set<Contrat>().VisiblesPar(db, courant.Agent).AvecContenu().SingleOrDefaultAsync(c => c.Id == id, annulation);
        if (contrat is null)
        {
            return null;
        }

        var parcours = await db.Parcours.SingleAsync(p => p.Id == contrat.Parcours, annulation);
        var fait = version is not null && version != contrat.Version() ? ContraintesContrat.Modifie : await acte(contrat, parcours);
        if (fait is { EstFait: true })
        {
            // A draft is lines of other tables: two who write it at once would not meet on the row of the contract.
            db.Entry(contrat).Property(c => c.CreeLe).IsModified |= version is not null;
            fait = await db.EnregistrerAsync(ContraintesContrat.Modifie, ContraintesContrat.Refus, annulation);
        }

        return fait?.Refus is { } refus && (refus == ContraintesContrat.Modifie || refus.Code == Contrat.AutreVersion)
            ? await journal.DireQuiAsync(refus, parcours.Personne, ["contrat."], annulation: annulation)
            : fait;
    }

    /// <summary>The same, when what it is about is the contract itself and its line of the journal is one.</summary>
    public Task<Result?> FaireAsync(ContratId id, string? version, string nature, Func<Contrat, Parcours, Result> acte, Func<Contrat, string> libelle, CancellationToken annulation) =>
        FaireAsync(id, version, (contrat, parcours) =>
        {
            var fait = acte(contrat, parcours);
            if (fait.EstFait)
            {
                journal.Noter(nature, $"{contrat.Forme.Libelle()} {libelle(contrat)}", parcours.Personne);
            }

            return Task.FromResult<Result?>(fait);
        }, annulation);
}

/// <summary>Writes the draft.</summary>
public sealed class RedigerContrat(ActeSurContrat acte)
{
    /// <summary>Does it; null when the contract cannot be seen.</summary>
    public Task<Result?> ExecuterAsync(ContratId id, string? version, ContenuContrat contenu, CancellationToken annulation) =>
        acte.FaireAsync(id, version ?? "", "contrat.redige", (contrat, _) => contrat.Rediger(contenu), _ => ": brouillon enregistré", annulation);
}

/// <summary>Shows the contract to the person, or takes it back.</summary>
public sealed class ProposerContrat(ActeSurContrat acte, JalonsDb db, Journal journal, TimeProvider horloge)
{
    /// <summary>Proposes what was checked; null when the contract cannot be seen.</summary>
    public Task<Result?> ProposerAsync(ContratId id, string? version, CancellationToken annulation) => acte.FaireAsync(id, version ?? "", async (contrat, parcours) =>
    {
        var categorie = await db.Organismes.Where(o => o.Id == contrat.Organisme).Select(o => o.Categorie).SingleAsync(annulation);
        var fait = contrat.Proposer(categorie, horloge.Aujourdhui());
        if (fait.EstFait)
        {
            journal.Noter("contrat.propose", $"{contrat.Forme.Libelle()} proposé à la signature", parcours.Personne);
        }

        return fait;
    }, annulation);

    /// <summary>Takes back; null when the contract cannot be seen.</summary>
    public Task<Result?> ReprendreAsync(ContratId id, CancellationToken annulation) =>
        acte.FaireAsync(id, null, "contrat.repris", (contrat, _) => contrat.Reprendre(), _ => "repris en préparation", annulation);
}

/// <summary>Signs for the service, or records the signature that the person gives in front of the référent or on paper.</summary>
public sealed class SignerContrat(ActeSurContrat acte, JalonsDb db, AgentCourant courant, Journal journal, TimeProvider horloge)
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

    private Task<Result?> SignerAsync(ContratId id, Func<Contrat, Personne, Result> signer, string nature, string mots, CancellationToken annulation) =>
        acte.FaireAsync(id, null, async (contrat, parcours) =>
        {
            var personne = await db.Personnes.SingleAsync(p => p.Id == parcours.Personne, annulation);
            var signe = signer(contrat, personne);
            signe = signe.EstFait ? await db.ConclureAsync(contrat, parcours, annulation) : signe;
            if (!signe.EstFait)
            {
                return signe;
            }

            journal.Noter(nature, $"{contrat.Forme.Libelle()} {mots}", parcours.Personne);
            if (contrat.Statut == StatutContrat.Signe)
            {
                journal.Noter("contrat.conclu", $"{contrat.Forme.Libelle()} signé par les deux parties, du {contrat.Debut!.Value.EnClair()} au {contrat.Fin!.Value.EnClair()}", parcours.Personne);
            }

            return signe;
        }, annulation);
}

/// <summary>Gives a contract up, or ends the one in force.</summary>
public sealed class CloreContrat(ActeSurContrat acte, JalonsDb db, Journal journal, TimeProvider horloge)
{
    /// <summary>Does it; null when the contract cannot be seen.</summary>
    /// <param name="id">The contract.</param>
    /// <param name="version">The version that the référent was looking at.</param>
    /// <param name="le">Last day, for a contract that has begun.</param>
    /// <param name="raison">Why.</param>
    /// <param name="annulation">Cancels.</param>
    public Task<Result?> ExecuterAsync(ContratId id, string? version, DateOnly? le, string? raison, CancellationToken annulation) =>
        acte.FaireAsync(id, version ?? "", async (contrat, parcours) =>
        {
            var jour = horloge.Aujourdhui();
            var commence = contrat.Statut == StatutContrat.Signe && contrat.Debut <= jour;
            var fait = commence ? contrat.Terminer(le ?? jour, raison) : contrat.Abandonner(raison, jour);
            if (!fait.EstFait)
            {
                return fait;
            }

            await db.ReprendreTermeAsync(contrat, parcours, annulation);
            journal.Noter(commence ? "contrat.termine" : "contrat.abandonne", $"{contrat.Forme.Libelle()} {(commence ? "terminé" : "abandonné")} : {contrat.Raison}", parcours.Personne);
            return fait;
        }, annulation);
}

/// <summary>Says where an action of the plan stands.</summary>
public sealed class DireAvancement(ActeSurContrat acte, JalonsDb db, AgentCourant courant, Journal journal, TimeProvider horloge)
{
    /// <summary>Does it; null when the contract or the action cannot be seen.</summary>
    public Task<Result?> ExecuterAsync(ContratId id, ActionPrevueId action, EtatAction etat, string? commentaire, CancellationToken annulation) =>
        acte.FaireAsync(id, null, (contrat, parcours) => Task.FromResult(Dire(contrat, parcours, action, etat, commentaire)), annulation);

    private Result? Dire(Contrat contrat, Parcours parcours, ActionPrevueId action, EtatAction etat, string? commentaire)
    {
        if (contrat.Objectifs.SelectMany(o => o.Actions).FirstOrDefault(a => a.Id == action) is not { } visee)
        {
            return null;
        }

        var mot = AvancementAction.Dire(parcours, action, etat, commentaire, courant.Agent, horloge.GetUtcNow());
        if (mot.EstFait)
        {
            db.Add(mot.Valeur);
            journal.Noter("carnet.avancement", $"« {visee.Libelle} » : {etat.Libelle().ToLowerInvariant()}", parcours.Personne);
        }

        return mot;
    }
}
