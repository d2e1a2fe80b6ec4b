using Jalons.Data.Referentiel;
using Jalons.Data.Socle;
using Jalons.Domain.Socle;
using Jalons.Web.Hosting;

namespace Jalons.Web.Features.Administration.Reglages;

/// <summary>An administrator says how their département is reached.</summary>
/// <param name="db">Unit of work.</param>
/// <param name="courant">Who is acting.</param>
/// <param name="journal">Journal.</param>
/// <param name="horloge">Clock.</param>
public sealed class DecrireDepartement(JalonsDb db, AgentCourant courant, Journal journal, TimeProvider horloge)
{
    /// <summary>Writes it; refused when somebody else did meanwhile.</summary>
    /// <param name="coordonnees">How it is reached from now on.</param>
    /// <param name="version">The version that the administrator was looking at.</param>
    /// <param name="annulation">Cancellation.</param>
    public async Task<Result> DecrireAsync(CoordonneesDepartement coordonnees, string? version, CancellationToken annulation)
    {
        var (departement, fait) = (courant.Agent.Departement, Fait.SurDepartement(courant.Agent.Departement));
        await using var transaction = await db.Database.BeginTransactionAsync(annulation);
        if (!await db.EcrireCoordonneesAsync(departement, coordonnees, version, annulation))
        {
            var auteur = await Fait.DernierAuteurAsync(db, fait, horloge.GetUtcNow(), annulation);
            return new Refus(
                "departement.modifie",
                $"Ces coordonnées ont été modifiées entre-temps par {auteur}. Rien de votre saisie n’est perdu : relisez-la, puis enregistrez à nouveau si elle convient toujours.");
        }

        var suite = new[] { coordonnees.Adresse, coordonnees.Telephone, coordonnees.Courriel }.OfType<string>();
        journal.Noter(NaturesAdministration.DepartementDecrit, $"Coordonnées du département modifiées : {string.Join(" · ", suite)}", donnees: fait);
        await db.SaveChangesAsync(annulation);
        await transaction.CommitAsync(annulation);
        return Result.Fait;
    }
}
