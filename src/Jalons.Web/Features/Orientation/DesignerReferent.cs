using System.Text.Json;
using Jalons.Data.Dossiers;
using Jalons.Data.Orientation;
using Jalons.Data.Socle;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Orientation;
using Jalons.Domain.Socle;
using Jalons.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Jalons.Web.Features.Orientation;

/// <summary>Names the référent unique of an oriented person who has none yet.</summary>
/// <param name="db">Unit of work.</param>
/// <param name="courant">Who is acting.</param>
/// <param name="journal">Journal.</param>
/// <param name="horloge">Clock.</param>
public sealed class DesignerReferent(JalonsDb db, AgentCourant courant, Journal journal, TimeProvider horloge)
{
    /// <summary>Does it; gives back the orientation in force.</summary>
    public async Task<Result<OrientationId>> ExecuterAsync(ParcoursId id, CompteId compte, CancellationToken annulation)
    {
        var parcours = await db.Parcours.VisiblesPar(courant.Agent).SingleOrDefaultAsync(p => p.Id == id, annulation);
        if (parcours is null)
        {
            return RefusOrientation.DejaConfie;
        }

        var referent = await db.Comptes.AsNoTracking().SingleOrDefaultAsync(c => c.Id == compte.Valeur && c.Role == Role.Referent && c.Actif, annulation);
        if (referent is null)
        {
            return new Refus("suivi.referent", "Ce référent n’est plus disponible : choisissez-en un autre.");
        }

        var suivi = SuiviReferent.Confier(parcours, new ReferentPossible(compte, referent.NomComplet, referent.Organisme), null, horloge.Aujourdhui(), courant.Agent);
        if (!suivi.EstFait)
        {
            return suivi.Refus!;
        }

        db.SuivisReferent.Add(suivi.Valeur);
        journal.Noter(
            "referent.designe", $"Référent désigné : {referent.NomComplet}", parcours.Personne, parcours.Dossier,
            JsonSerializer.Serialize(new { parcours = id.Valeur, referent = compte.Valeur }));
        var fait = await db.EnregistrerSuiviAsync(annulation);
        return fait.EstFait ? await db.Orientations.Where(o => o.Parcours == id && o.Au == null).Select(o => o.Id).SingleAsync(annulation) : fait.Refus!;
    }
}
