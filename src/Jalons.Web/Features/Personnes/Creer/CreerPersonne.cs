using Jalons.Data.Dossiers;
using Jalons.Data.Socle;
using Jalons.Domain.Dossiers;
using Jalons.Domain.Socle;
using Jalons.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Jalons.Web.Features.Personnes.Creer;

/// <summary>What became of somebody described by hand.</summary>
/// <param name="Personne">The person whose parcours is open; null when close matches must be looked at first.</param>
/// <param name="Proches">People who may be this one, and were not shown yet.</param>
public sealed record IssueCreation(PersonneId? Personne, IReadOnlyList<Ressemblance> Proches);

/// <summary>
/// Opens the file of a person outside the RSA: somebody new, or somebody already known whom nobody accompanies. Two agents who describe the same person at once
/// make one: the second is shown the person that the first made.
/// </summary>
/// <param name="db">Unit of work.</param>
/// <param name="courant">Who acts.</param>
/// <param name="journal">Journal.</param>
/// <param name="horloge">Clock.</param>
public sealed class CreerPersonne(JalonsDb db, AgentCourant courant, Journal journal, TimeProvider horloge)
{
    private static readonly Refus DejaSuivie = new(
        "personne.deja_suivie", "Cette personne est déjà accompagnée : son parcours est ouvert. Retrouvez-la par la recherche, ou demandez au service RSA.");

    private static readonly Refus DejaConnue = new(
        "personne.deja_connue", "Une personne connue porte déjà ce numéro de sécurité sociale et cette date de naissance : c’est elle. Choisissez-la dans la liste.");

    private static readonly Dictionary<string, Refus> Contraintes = new(StringComparer.Ordinal) { ["parcours_ouvert"] = DejaSuivie };

    /// <summary>Creates somebody, unless people who may be this one were not shown yet.</summary>
    /// <param name="saisie">Who it is, checked.</param>
    /// <param name="vues">Those whom the agent looked at, and who are not this person.</param>
    /// <param name="annulation">Cancels.</param>
    public async Task<Result<IssueCreation>> CreerAsync(SaisiePersonne saisie, IReadOnlyCollection<long> vues, CancellationToken annulation)
    {
        var connue = Personne.Connaitre(courant.Agent.Departement, saisie.Nom!, saisie.Prenom!, saisie.Naissance!.Value);
        if (!connue.EstFait)
        {
            return connue.Refus!;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(annulation);
        await db.AttendreSonTourAsync(courant.Agent.Departement, annulation);
        var proches = await db.ChercherRessemblancesAsync(saisie.Nom!, saisie.Prenom!, saisie.Naissance.Value, saisie.NirLu, annulation);
        if (proches.Any(p => !vues.Contains(p.Id)))
        {
            return new IssueCreation(null, proches);
        }

        if (saisie.NirLu is { } nir && await db.Personnes.AnyAsync(p => p.Nir == nir.Treize && p.DateNaissance == saisie.Naissance, annulation))
        {
            return DejaConnue;
        }

        connue.Valeur.Preciser(saisie.NomNaissance, saisie.Sexe, saisie.NirLu);
        connue.Valeur.Joindre(saisie.Telephone, saisie.Courriel);
        db.Personnes.Add(connue.Valeur);
        await db.SaveChangesAsync(annulation);
        var fait = await AccueillirAsync(connue.Valeur.Id, saisie, "personne.creee", "Personne hors RSA créée", annulation);
        if (fait.EstFait)
        {
            await transaction.CommitAsync(annulation);
        }

        return fait;
    }

    /// <summary>Accompanies somebody already known.</summary>
    /// <param name="id">The person.</param>
    /// <param name="saisie">Why, and where they live.</param>
    /// <param name="annulation">Cancels.</param>
    public async Task<Result<IssueCreation>> AccompagnerAsync(PersonneId id, SaisiePersonne saisie, CancellationToken annulation) =>
        await db.Parcours.AnyAsync(p => p.Personne == id && p.Sortie == null, annulation)
            ? DejaSuivie
            : await AccueillirAsync(id, saisie, "personne.accueillie", "Accompagnement hors RSA ouvert", annulation);

    private async Task<Result<IssueCreation>> AccueillirAsync(PersonneId id, SaisiePersonne saisie, string nature, string libelle, CancellationToken annulation)
    {
        var dernier = await db.Parcours.Where(p => p.Personne == id).MaxAsync(p => p.Sortie, annulation);
        var jour = horloge.Aujourdhui();
        db.Parcours.Add(Parcours.Accueillir(
            courant.Agent.Departement, id, saisie.Public!.Value, dernier > jour ? dernier.Value : jour, saisie.Commune));
        journal.Noter(nature, $"{libelle} ({saisie.Public.Value.Libelle()})", id);
        var fait = await db.EnregistrerAsync(DejaSuivie, Contraintes, annulation);
        return fait.EstFait ? new IssueCreation(id, []) : fait.Refus!;
    }
}
