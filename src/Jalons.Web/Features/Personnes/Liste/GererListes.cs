using Jalons.Data.Dossiers;
using Jalons.Data.Socle;
using Jalons.Domain.Dossiers;
using Jalons.Domain.Socle;
using Jalons.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Jalons.Web.Features.Personnes.Liste;

/// <summary>Keeps, changes and deletes lists.</summary>
/// <param name="db">Unit of work.</param>
/// <param name="courant">Who acts.</param>
/// <param name="journal">Journal.</param>
/// <param name="horloge">Clock.</param>
public sealed class GererListes(JalonsDb db, AgentCourant courant, Journal journal, TimeProvider horloge)
{
    private static readonly Refus Modifiee = new("liste.modifiee", "Cette liste vient d’être modifiée ou supprimée dans une autre fenêtre. Relisez-la, puis recommencez si besoin : rien n’a été fait.");

    private static readonly Dictionary<string, Refus> Contraintes = new(StringComparer.Ordinal)
    {
        ["liste_enregistree_nom"] = new("liste.nom_pris", "Vous avez déjà une liste de ce nom. Choisissez-en un autre."),
    };

    /// <summary>Keeps a list.</summary>
    /// <param name="nom">Its name.</param>
    /// <param name="adresse">Parameters of its address.</param>
    /// <param name="partagee">Whether to share it.</param>
    /// <param name="annulation">Cancellation.</param>
    public async Task<Result> GarderAsync(string? nom, string adresse, bool partagee, CancellationToken annulation)
    {
        var issue = ListeEnregistree.Enregistrer(courant.Agent, nom, adresse, partagee, horloge.GetUtcNow());
        if (!issue.EstFait)
        {
            return issue;
        }

        db.ListesEnregistrees.Add(issue.Valeur);
        journal.Noter("liste.enregistree", $"Liste « {issue.Valeur.Nom} » enregistrée{Partage(issue.Valeur)}");
        return await db.EnregistrerAsync(Modifiee, Contraintes, annulation);
    }

    /// <summary>Changes the name of a list, and whether it is shared.</summary>
    /// <param name="liste">The list, loaded in this unit of work.</param>
    /// <param name="version">The version that the agent was looking at.</param>
    /// <param name="nom">Its name.</param>
    /// <param name="partagee">Whether to share it.</param>
    /// <param name="annulation">Cancellation.</param>
    public async Task<Result> ModifierAsync(ListeEnregistree liste, uint version, string? nom, bool partagee, CancellationToken annulation)
    {
        var avant = liste.Nom;
        if (liste.Modifier(courant.Agent, nom, partagee).Refus is { } refus)
        {
            return refus;
        }

        db.Entry(liste).Property<uint>("xmin").OriginalValue = version;
        db.Entry(liste).State = EntityState.Modified;
        journal.Noter("liste.modifiee", $"Liste « {avant} » modifiée : « {liste.Nom} »{Partage(liste)}");
        return await db.EnregistrerAsync(Modifiee, Contraintes, annulation);
    }

    /// <summary>Deletes a list: nobody sees it any more.</summary>
    /// <param name="liste">The list, loaded in this unit of work.</param>
    /// <param name="version">The version that the agent was looking at.</param>
    /// <param name="annulation">Cancellation.</param>
    public async Task<Result> SupprimerAsync(ListeEnregistree liste, uint version, CancellationToken annulation)
    {
        if (liste.Reserver(courant.Agent) is { } refus)
        {
            return refus;
        }

        db.Entry(liste).Property<uint>("xmin").OriginalValue = version;
        db.ListesEnregistrees.Remove(liste);
        journal.Noter("liste.supprimee", $"Liste « {liste.Nom} » supprimée");
        return await db.EnregistrerAsync(Modifiee, Contraintes, annulation);
    }

    private static string Partage(ListeEnregistree liste) => !liste.Partagee ? "" : liste.Organisme is null ? ", partagée avec le service" : ", partagée avec l’organisme";
}
