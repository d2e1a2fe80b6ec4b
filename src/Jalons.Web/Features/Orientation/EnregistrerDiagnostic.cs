using Jalons.Data.Dossiers;
using Jalons.Data.Orientation;
using Jalons.Data.Socle;
using Jalons.Domain.Orientation;
using Jalons.Domain.Socle;
using Jalons.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Jalons.Web.Features.Orientation;

/// <summary>Writes the next version of a diagnostic, unless somebody wrote one since the author opened the sheet.</summary>
/// <param name="db">Unit of work.</param>
/// <param name="courant">Who is acting.</param>
/// <param name="journal">Journal.</param>
/// <param name="horloge">Clock.</param>
public sealed class EnregistrerDiagnostic(JalonsDb db, AgentCourant courant, Journal journal, TimeProvider horloge)
{
    /// <summary>Last version of a parcours; null before the first.</summary>
    public Task<Diagnostic?> DernierAsync(ParcoursId parcours, CancellationToken annulation) =>
        db.Diagnostics.AsNoTracking().Where(d => d.Parcours == parcours).OrderByDescending(d => d.Version).FirstOrDefaultAsync(annulation);

    /// <summary>Does it.</summary>
    /// <param name="id">The parcours.</param>
    /// <param name="versionLue">Version shown to the author when they began; 0 for none.</param>
    /// <param name="reponses">The answers.</param>
    /// <param name="etabliLe">Day it was carried out.</param>
    /// <param name="mode">How.</param>
    /// <param name="annulation">Cancels.</param>
    public async Task<Result> ExecuterAsync(ParcoursId id, int versionLue, ReponsesDiagnostic reponses, DateOnly etabliLe, ModeDiagnostic mode, CancellationToken annulation)
    {
        var parcours = await db.Parcours.AsNoTracking().VisiblesPar(courant.Agent).SingleOrDefaultAsync(p => p.Id == id, annulation);
        if (parcours is null)
        {
            return new Refus("diagnostic.hors_file", "Cette personne n’est plus à orienter : son diagnostic se complète maintenant avec son référent.");
        }

        var dernier = await DernierAsync(id, annulation);
        if ((dernier?.Version ?? 0) != versionLue)
        {
            return RefusOrientation.DiagnosticModifie;
        }

        var diagnostic = Diagnostic.Etablir(parcours, dernier, reponses, etabliLe, mode, courant.Agent, horloge.GetUtcNow());
        if (!diagnostic.EstFait)
        {
            return diagnostic.Refus!;
        }

        db.Diagnostics.Add(diagnostic.Valeur);
        journal.Noter("diagnostic.enregistre", $"Diagnostic, version {diagnostic.Valeur.Version}", parcours.Personne, parcours.Dossier);
        return await db.EnregistrerDiagnosticAsync(annulation);
    }
}
