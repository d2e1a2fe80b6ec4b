using System.Text.Json;
using Jalons.Data.Dossiers;
using Jalons.Data.Orientation;
using Jalons.Data.Socle;
using Jalons.Domain.Dossiers;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Orientation;
using Jalons.Domain.Referentiel;
using Jalons.Domain.Socle;
using Jalons.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Jalons.Web.Features.Orientation;

/// <summary>Pronounces the orientation of a person and gives them to their référent, in one transaction.</summary>
/// <param name="db">Unit of work.</param>
/// <param name="courant">Who is acting.</param>
/// <param name="journal">Journal.</param>
/// <param name="horloge">Clock.</param>
public sealed class PrononcerOrientation(JalonsDb db, AgentCourant courant, Journal journal, TimeProvider horloge)
{
    /// <summary>What would be decided, without writing anything: the same rules say no.</summary>
    public async Task<Result<DecisionOrientation>> ExaminerAsync(PersonneAOrienter personne, SaisieOrientation saisie, CancellationToken annulation)
    {
        var parcours = await db.Parcours.AsNoTracking().VisiblesPar(courant.Agent).SingleOrDefaultAsync(p => p.Id == personne.Parcours, annulation);
        return parcours is null ? RefusOrientation.DejaPrononcee : (await DeciderAsync(parcours, personne, saisie, annulation)).Decision;
    }

    /// <summary>Decides.</summary>
    public async Task<Result<OrientationId>> ExecuterAsync(PersonneAOrienter personne, SaisieOrientation saisie, CancellationToken annulation)
    {
        var parcours = await db.Parcours.VisiblesPar(courant.Agent).SingleOrDefaultAsync(p => p.Id == personne.Parcours, annulation);
        if (parcours is null)
        {
            return RefusOrientation.DejaPrononcee;
        }

        var (decision, choix) = await DeciderAsync(parcours, personne, saisie, annulation);
        if (!decision.EstFait)
        {
            return decision.Refus!;
        }

        db.Orientations.Add(decision.Valeur);
        if (choix?.Referent is { } referent)
        {
            var suivi = SuiviReferent.Confier(parcours, referent, null, choix.Le, courant.Agent);
            if (!suivi.EstFait)
            {
                return suivi.Refus!;
            }

            db.SuivisReferent.Add(suivi.Valeur);
        }

        Noter(parcours, decision.Valeur, choix!);
        var fait = await db.EnregistrerOrientationAsync(annulation);
        return fait.EstFait ? decision.Valeur.Id : fait.Refus!;
    }

    /// <summary>The recommendation as it stands now, with the version of the diagnostic it rests on.</summary>
    public async Task<(Preconisation Preconisation, DiagnosticId? Diagnostic)> PreconiserAsync(PersonneAOrienter personne, CancellationToken annulation)
    {
        var diagnostic = await db.Diagnostics.AsNoTracking().Where(d => d.Parcours == personne.Parcours).OrderByDescending(d => d.Version).FirstOrDefaultAsync(annulation);
        var faits = FaitsOrientation.De(personne.Naissance, horloge.Aujourdhui(), personne.Situation, diagnostic?.Reponses);
        return (Preconisation.Etablir(faits, await db.LireReglesOrientationAsync(horloge.Aujourdhui(), annulation)), diagnostic?.Id);
    }

    private async Task<(Result<DecisionOrientation> Decision, ChoixOrientation? Choix)> DeciderAsync(
        Parcours parcours, PersonneAOrienter personne, SaisieOrientation saisie, CancellationToken annulation)
    {
        var choisi = saisie.OrganismeChoisi();
        var organisme = await db.Organismes.AsNoTracking().SingleOrDefaultAsync(o => o.Id == choisi, annulation);
        if (organisme is null)
        {
            return (new Refus("orientation.organisme", "Cet organisme n’existe plus : choisissez-en un autre."), null);
        }

        var referent = saisie.ReferentChoisi() is { } compte ? await ReferentAsync(compte, annulation) : null;
        if (saisie.ReferentChoisi() is not null && referent is null)
        {
            return (new Refus("orientation.referent", "Ce référent n’est plus disponible : choisissez-en un autre, ou aucun pour l’instant."), null);
        }

        var (preconisation, diagnostic) = await PreconiserAsync(personne, annulation);
        var choix = new ChoixOrientation(
            saisie.Type!.Value, organisme, personne.Epci, referent, saisie.Motif, saisie.Le!.Value, saisie.Origine, saisie.Notification!.Value);
        return (DecisionOrientation.Prononcer(parcours, choix, preconisation, diagnostic, courant.Agent, horloge.GetUtcNow()), choix);
    }

    private async Task<ReferentPossible?> ReferentAsync(CompteId id, CancellationToken annulation)
    {
        var compte = await db.Comptes.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id.Valeur && c.Role == Role.Referent && c.Actif, annulation);
        return compte is null ? null : new ReferentPossible(id, compte.NomComplet, compte.Organisme);
    }

    private void Noter(Parcours parcours, DecisionOrientation decision, ChoixOrientation choix) => journal.Noter(
        "orientation.prononcee",
        $"Orientation {decision.Type.Feminin()} vers {choix.Organisme.Nom}{(choix.Referent is { } r ? $", référent {r.Nom}" : "")}",
        parcours.Personne,
        parcours.Dossier,
        JsonSerializer.Serialize(new
        {
            parcours = parcours.Id.Valeur,
            type = decision.Type.ToString(),
            preconise = decision.Preconise.ToString(),
            organisme = choix.Organisme.Id.Valeur,
            referent = choix.Referent?.Compte.Valeur,
            le = choix.Le,
            echeance = decision.Echeance,
            origine = decision.Origine.ToString(),
        }));
}
