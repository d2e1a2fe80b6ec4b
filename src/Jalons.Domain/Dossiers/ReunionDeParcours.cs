using System.Globalization;
using Jalons.Domain.Socle;

namespace Jalons.Domain.Dossiers;

/// <summary>A parcours of one of two people about to be merged.</summary>
public sealed record ParcoursAReunir
{
    /// <summary>The parcours.</summary>
    [DonneePersonnelle(Niveau.Technique)]
    public required ParcoursId Id { get; init; }

    /// <summary>Whose it is.</summary>
    [DonneePersonnelle(Niveau.Identifiante)]
    public required PersonneId Personne { get; init; }

    /// <summary>Entry.</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public required DateOnly Entree { get; init; }

    /// <summary>Exit; null while open.</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public DateOnly? Sortie { get; init; }

    /// <summary>True when nobody has done anything in it: neither orientation, nor diagnostic, contract or rendez-vous.</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public required bool EstVide { get; init; }

    /// <summary>True when a contract is being prepared, or in force.</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public bool ContratEnCours { get; init; }

    /// <summary>Rendez-vous still to come.</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public int RendezVousAVenir { get; init; }
}

/// <summary>What becomes of the parcours of two people who are merged. The others do not change.</summary>
/// <param name="Continue">The one that goes on: it takes the earliest entry, and is open again if it was closed; null when nothing changes.</param>
/// <param name="MisDeCote">The empty one that it stands for: kept aside, given back if the two are separated.</param>
/// <param name="Termine">The one that ends on the day of the merge, by the agent's choice.</param>
public sealed record SuiteDesParcours(ParcoursId? Continue, ParcoursId? MisDeCote, ParcoursId? Termine);

/// <summary>One person has one open parcours at a time: what to do with those of two people who turn out to be one.</summary>
public static class ReunionDeParcours
{
    /// <summary>Back sooner than this after the exit, the same parcours goes on (<c>references/indicateurs.md</c> B.2, <c>interruption_min_jours</c>).</summary>
    public const int InterruptionMinJours = 31;

    private static readonly SuiteDesParcours RienNeChange = new(null, null, null);

    /// <summary>Decides, or says what a human must settle first.</summary>
    /// <param name="parcours">Those of both.</param>
    /// <param name="choisi">When both are followed: the parcours that the agent wants to go on.</param>
    public static Result<SuiteDesParcours> Decider(IReadOnlyCollection<ParcoursAReunir> parcours, ParcoursId? choisi)
    {
        ParcoursAReunir[] ouverts = [.. parcours.Where(p => p.Sortie is null).OrderBy(p => p.EstVide).ThenBy(p => p.Entree).ThenBy(p => p.Id.Valeur)];
        return ouverts.Length switch
        {
            0 => RienNeChange,
            1 => Reprendre(ouverts[0], parcours),
            _ => ouverts[1].EstVide ? new SuiteDesParcours(ouverts[0].Id, ouverts[1].Id, null) : Choisir(ouverts, choisi),
        };
    }

    /// <summary>Somebody who left and came back under another identity within the interruption: their parcours goes on.</summary>
    private static SuiteDesParcours Reprendre(ParcoursAReunir ouvert, IReadOnlyCollection<ParcoursAReunir> parcours)
    {
        var dernier = parcours.Where(p => p.Personne != ouvert.Personne && p.Sortie is not null).MaxBy(p => p.Sortie);
        return ouvert.EstVide && dernier is { EstVide: false, Sortie: { } sortie } && sortie > ouvert.Entree.AddDays(-InterruptionMinJours)
            ? new(dernier.Id, ouvert.Id, null)
            : RienNeChange;
    }

    private static Result<SuiteDesParcours> Choisir(ParcoursAReunir[] ouverts, ParcoursId? choisi)
    {
        if (Array.Find(ouverts, p => p.Id == choisi) is not { } suivi)
        {
            return new Refus("fusion.parcours_a_choisir", "Ces deux personnes sont suivies chacune de leur côté. Choisissez le suivi qui continue : l’autre s’arrêtera aujourd’hui.");
        }

        var arrete = ouverts.First(p => p != suivi);
        if (arrete.ContratEnCours)
        {
            return new Refus("fusion.contrat_en_cours", "Le suivi qui s’arrêterait a un contrat en cours. Demandez à son référent de le terminer, ou choisissez l’autre suivi.");
        }

        if (arrete.RendezVousAVenir > 0)
        {
            return new Refus(
                "fusion.rendez_vous_a_venir",
                string.Create(CultureInfo.InvariantCulture, $"Le suivi qui s’arrêterait a {arrete.RendezVousAVenir} rendez-vous à venir. Demandez à son référent de les annuler, ou choisissez l’autre suivi."));
        }

        return new SuiteDesParcours(suivi.Id, null, arrete.Id);
    }
}
