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

/// <summary>
/// An act on a rendez-vous that exists: it is done on the version that the référent was looking at, written in the journal and saved once.
/// Whoever comes too late is told by whom and when it was changed.
/// </summary>
public sealed class ActeSurRendezVous(JalonsDb db, AgentCourant courant, Journal journal)
{
    /// <summary>Does it; null when the rendez-vous cannot be seen.</summary>
    /// <param name="id">The rendez-vous.</param>
    /// <param name="version">The version that the référent was looking at.</param>
    /// <param name="nature">Nature of the act.</param>
    /// <param name="acte">What is done; gives the words of the journal.</param>
    /// <param name="annulation">Cancels.</param>
    public async Task<Result?> FaireAsync(
        RendezVousId id, uint version, string nature, Func<RendezVousPris, Parcours, Task<Result<string>>> acte, CancellationToken annulation)
    {
        if (await db.Set<RendezVousPris>().VisiblesPar(db, courant.Agent).SingleOrDefaultAsync(r => r.Id == id, annulation) is not { } pris)
        {
            return null;
        }

        var parcours = await db.Parcours.SingleAsync(p => p.Id == pris.Parcours, annulation);
        var objet = Journal.Objet(ContraintesRendezVous.Objet, id.Valeur);
        if (db.Entry(pris).Property<uint>("xmin").CurrentValue != version)
        {
            return await ExpliquerAsync(parcours.Personne, objet, annulation);
        }

        var fait = await acte(pris, parcours);
        if (!fait.EstFait)
        {
            return fait;
        }

        journal.Noter(nature, fait.Valeur, parcours.Personne, donnees: objet);
        var issue = await db.EnregistrerAsync(ContraintesRendezVous.Modifie, ContraintesRendezVous.Refus, annulation);
        return issue.Refus == ContraintesRendezVous.Modifie ? await ExpliquerAsync(parcours.Personne, objet, annulation) : issue;
    }

    private async Task<Refus> ExpliquerAsync(PersonneId personne, string objet, CancellationToken annulation) =>
        await journal.DireQuiAsync(ContraintesRendezVous.Modifie, personne, ["rendezvous."], objet, annulation);
}

/// <summary>Moves a rendez-vous to another hour.</summary>
public sealed class DeplacerRendezVous(ActeSurRendezVous acte, JalonsDb db, AgentCourant courant, TimeProvider horloge)
{
    /// <summary>Does it; null when the rendez-vous cannot be seen.</summary>
    public async Task<Result<RendezVousPris>?> ExecuterAsync(RendezVousId id, uint version, CreneauChoisi creneau, CancellationToken annulation)
    {
        RendezVousPris? pris = null;
        var issue = await acte.FaireAsync(id, version, "rendezvous.deplace", (ancien, parcours) =>
        {
            var avant = ancien.Debut;
            var nouveau = ancien.Reporter(parcours, creneau, courant.Agent.Id, null, horloge.GetUtcNow());
            if (nouveau.Refus is { } refus)
            {
                return Task.FromResult<Result<string>>(refus);
            }

            db.Add(pris = nouveau.Valeur);
            return Task.FromResult<Result<string>>($"Rendez-vous du {avant.EnClair()} déplacé au {pris.Debut.EnClair()}");
        }, annulation);
        return issue is null ? null : issue.EstFait ? pris! : issue.Refus!;
    }
}

/// <summary>Records what became of a rendez-vous; an honoured one is a contact.</summary>
public sealed class NoterPresence(ActeSurRendezVous acte, JalonsDb db, TimeProvider horloge)
{
    /// <summary>Does it; null when the rendez-vous cannot be seen.</summary>
    public Task<Result?> ExecuterAsync(RendezVousId id, uint version, StatutRendezVous constat, string? note, CancellationToken annulation) =>
        acte.FaireAsync(id, version, "rendezvous.presence", async (pris, parcours) =>
        {
            var avant = pris.Statut;
            if (pris.NoterPresence(constat, note, horloge.GetUtcNow()).Refus is { } refus)
            {
                return refus;
            }

            await SuivreContactAsync(pris, parcours, avant, annulation);
            var precision = avant == StatutRendezVous.Prevu || avant == constat ? "" : $" (corrigé : {avant.Libelle().ToLowerInvariant()} avant)";
            return $"Rendez-vous du {pris.Debut.EnClair()} : {constat.Libelle().ToLowerInvariant()}{precision}";
        }, annulation);

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
public sealed class AnnulerRendezVous(ActeSurRendezVous acte, TimeProvider horloge)
{
    /// <summary>Does it; null when the rendez-vous cannot be seen.</summary>
    public Task<Result?> ExecuterAsync(RendezVousId id, uint version, bool alaDemandeDeLaPersonne, string? raison, CancellationToken annulation) =>
        acte.FaireAsync(id, version, "rendezvous.annule", (pris, _) =>
        {
            Result<string> fait = pris.Annuler(alaDemandeDeLaPersonne, raison, horloge.GetUtcNow()).Refus is { } refus
                ? refus
                : $"Rendez-vous du {pris.Debut.EnClair()} : {pris.Statut.Libelle().ToLowerInvariant()}. {pris.Raison}";
            return Task.FromResult(fait);
        }, annulation);
}
