using Jalons.Data.Socle;
using Jalons.Domain.Socle;
using Jalons.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Jalons.Web.Features.Personnes;

/// <summary>How a person is reached: what the page showed, or what was typed.</summary>
/// <param name="Telephone">Telephone.</param>
/// <param name="Courriel">E-mail.</param>
public sealed record CoordonneesSaisies(string? Telephone, string? Courriel)
{
    /// <summary>The same, nothing being written in one way only.</summary>
    public CoordonneesSaisies Nettes => new(Net(Telephone), Net(Courriel));

    private static string? Net(string? texte) => string.IsNullOrWhiteSpace(texte) ? null : texte.Trim();
}

/// <summary>Changes how a person is reached. The second of two agents at once is told what the first wrote, and loses nothing.</summary>
/// <param name="db">Unit of work.</param>
/// <param name="journal">Journal.</param>
public sealed class ModifierCoordonnees(JalonsDb db, Journal journal)
{
    private const string Nature = "personne.coordonnees";

    /// <summary>Does it. The caller has read the file, and so may see it.</summary>
    /// <param name="id">The person.</param>
    /// <param name="lues">What the agent was looking at.</param>
    /// <param name="saisies">What they become.</param>
    /// <param name="annulation">Cancels.</param>
    public async Task<Result> ExecuterAsync(PersonneId id, CoordonneesSaisies lues, CoordonneesSaisies saisies, CancellationToken annulation)
    {
        var personne = await db.Personnes.SingleAsync(p => p.Id == id, annulation);
        if (lues.Nettes != new CoordonneesSaisies(personne.Telephone, personne.Courriel).Nettes)
        {
            return await ExpliquerAsync(id, annulation);
        }

        personne.Joindre(saisies.Telephone, saisies.Courriel);
        journal.Noter(Nature, "Coordonnées modifiées", id);
        var issue = await db.EnregistrerAsync(Modifiees, new Dictionary<string, Refus>(StringComparer.Ordinal), annulation);
        return issue.EstFait ? issue : await ExpliquerAsync(id, annulation);
    }

    private static readonly Refus Modifiees = new(
        "personne.coordonnees_modifiees", "Ces coordonnées viennent d’être modifiées. Votre saisie est gardée : comparez, puis enregistrez de nouveau si elle convient toujours.");

    private async Task<Refus> ExpliquerAsync(PersonneId id, CancellationToken annulation) => await journal.DireQuiAsync(Modifiees, id, [Nature], annulation: annulation);
}
