using Jalons.Domain.Socle;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Jalons.Data.Socle;

/// <summary>Saves an act; what the database refuses because somebody else was faster becomes a <see cref="Refus"/>, not a 500.</summary>
public static class Enregistrement
{
    /// <summary>
    /// Saves the unit of work once. A violated unique, exclusion or check constraint named in <paramref name="contraintes"/>, or a row changed
    /// meanwhile (<c>xmin</c>), is a refusal; anything else is a bug and is thrown.
    /// </summary>
    /// <param name="db">Unit of work.</param>
    /// <param name="modifie">What to answer when a loaded row was changed meanwhile.</param>
    /// <param name="contraintes">What to answer when a constraint of this name says no.</param>
    /// <param name="annulation">Cancels.</param>
    public static async Task<Result> EnregistrerAsync(
        this JalonsDb db, Refus modifie, IReadOnlyDictionary<string, Refus> contraintes, CancellationToken annulation = default)
    {
        for (var essai = 1; ; essai++)
        {
            try
            {
                await db.SaveChangesAsync(annulation);
                return Result.Fait;
            }
            catch (DbUpdateConcurrencyException)
            {
                return modifie;
            }
            catch (DbUpdateException e) when (Trouver(e, contraintes) is { } refus)
            {
                return refus;
            }
            catch (DbUpdateException e) when (essai == 1 && e.InnerException is PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected })
            {
                // Two rows that exclude each other, inserted at once, wait for each other: the one sent away tries again and is told.
            }
        }
    }

    private static Refus? Trouver(DbUpdateException e, IReadOnlyDictionary<string, Refus> contraintes) =>
        e.InnerException is PostgresException { SqlState: PostgresErrorCodes.ExclusionViolation or PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.CheckViolation, ConstraintName: { } nom }
            ? contraintes.GetValueOrDefault(nom)
            : null;
}
