using Jalons.Data.Socle;
using Jalons.Domain.Contrats;
using Jalons.Domain.Dossiers;
using Jalons.Domain.Socle;
using Microsoft.EntityFrameworkCore;

namespace Jalons.Data.Contrats;

/// <summary>What a signature or an end changes around the contract, in the same transaction.</summary>
public static class SuiteDuContrat
{
    /// <summary>Reason kept on a contract ended by the one that renews it.</summary>
    public const string RaisonRemplacement = "Remplacé par le contrat suivant.";

    /// <summary>
    /// After a signature: once both have signed, the contract that this one renews ends the day before, and the parcours follows
    /// the new term. Nothing happens while a signature is missing.
    /// </summary>
    public static async Task<Result> ConclureAsync(this JalonsDb db, Contrat contrat, Parcours parcours, CancellationToken annulation = default)
    {
        if (contrat.Statut != StatutContrat.Signe)
        {
            return Result.Fait;
        }

        if (contrat.Remplace is { } ancienId)
        {
            var ancien = await db.Set<Contrat>().SingleAsync(c => c.Id == ancienId, annulation);
            if (ancien.Statut == StatutContrat.Signe && ancien.Fin >= contrat.Debut)
            {
                var fin = ancien.Terminer(contrat.Debut!.Value.AddDays(-1), RaisonRemplacement);
                if (!fin.EstFait)
                {
                    return fin;
                }
            }
        }

        parcours.SuivreContrat(contrat.Fin);
        return Result.Fait;
    }

    /// <summary>After an early end: the parcours follows the last signed contract that is left.</summary>
    public static async Task ReprendreTermeAsync(this JalonsDb db, Contrat modifie, Parcours parcours, CancellationToken annulation = default)
    {
        var autres = await db.Set<Contrat>()
            .Where(c => c.Parcours == parcours.Id && c.Id != modifie.Id && (c.Statut == StatutContrat.Signe || c.Statut == StatutContrat.Termine))
            .ToListAsync(annulation);
        var termes = autres.Append(modifie).Where(c => c.Statut is StatutContrat.Signe or StatutContrat.Termine).Select(c => c.DernierJour);
        parcours.SuivreContrat(termes.Max());
    }
}
