using System.Globalization;
using Jalons.Domain.Dossiers;
using Jalons.Domain.Socle;

namespace Jalons.Domain.RendezVous;

/// <summary>What is agreed when a rendez-vous is set: civil day and hour in Europe/Paris, how long, where, why.</summary>
/// <param name="Jour">Civil day.</param>
/// <param name="Heure">Wall-clock hour.</param>
/// <param name="DureeMinutes">Length in elapsed minutes.</param>
/// <param name="Motif">Why.</param>
/// <param name="Modalite">How.</param>
/// <param name="Lieu">Address or room; for a call, the number to call.</param>
public sealed record CreneauChoisi(DateOnly Jour, TimeOnly Heure, int DureeMinutes, MotifRendezVous Motif, ModaliteRendezVous Modalite, string? Lieu);

/// <summary>A rendez-vous between a person and the agent who accompanies them, from the day it is set to what became of it.</summary>
public sealed class RendezVousPris
{
    /// <summary>Shortest and longest rendez-vous, in minutes.</summary>
    public static readonly (int Min, int Max) DureesAdmises = (10, 240);

    private RendezVousPris()
    {
    }

    /// <summary>Its number.</summary>
    [DonneePersonnelle(Niveau.Technique)]
    public RendezVousId Id { get; private set; }

    /// <summary>Département.</summary>
    [DonneePersonnelle(Niveau.Technique)]
    public string Departement { get; private set; } = "";

    /// <summary>The parcours of the person.</summary>
    [DonneePersonnelle(Niveau.Identifiante)]
    public ParcoursId Parcours { get; private set; }

    /// <summary>The agent met.</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public CompteId Agent { get; private set; }

    /// <summary>Why.</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public MotifRendezVous Motif { get; private set; }

    /// <summary>How.</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public ModaliteRendezVous Modalite { get; private set; }

    /// <summary>Where, or the number to call.</summary>
    [DonneePersonnelle(Niveau.Identifiante)]
    public string Lieu { get; private set; } = "";

    /// <summary>Start, UTC.</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public DateTimeOffset Debut { get; private set; }

    /// <summary>End, UTC: the hour is free again.</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public DateTimeOffset Fin { get; private set; }

    /// <summary>What became of it.</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public StatutRendezVous Statut { get; private set; }

    /// <summary>What was said, written with the person in mind: they may read it.</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public string? Note { get; private set; }

    /// <summary>Why it was called off or moved.</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public string? Raison { get; private set; }

    /// <summary>When the person said they cannot come, UTC; null when they did not.</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public DateTimeOffset? EmpechementLe { get; private set; }

    /// <summary>What the person added when saying so.</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public string? EmpechementMessage { get; private set; }

    /// <summary>The rendez-vous that this one replaces.</summary>
    [DonneePersonnelle(Niveau.Technique)]
    public RendezVousId? Remplace { get; private set; }

    /// <summary>When it was set, UTC (<c>rdv_cree_le</c>).</summary>
    [DonneePersonnelle(Niveau.Technique)]
    public DateTimeOffset CreeLe { get; private set; }

    /// <summary>Who set it.</summary>
    [DonneePersonnelle(Niveau.Identifiante)]
    public CompteId CreePar { get; private set; }

    /// <summary>When attendance was recorded, or the rendez-vous called off, UTC.</summary>
    [DonneePersonnelle(Niveau.Technique)]
    public DateTimeOffset? ConstateLe { get; private set; }

    /// <summary>Civil day in Paris (<c>rdv_date</c>).</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public DateOnly Jour => Debut.JourAParis();

    /// <summary>Length.</summary>
    [DonneePersonnelle(Niveau.Technique)]
    public TimeSpan Duree => Fin - Debut;

    /// <summary>True when it is past and nobody recorded what became of it.</summary>
    public bool EstANoter(DateTimeOffset maintenant) => Statut == StatutRendezVous.Prevu && Debut <= maintenant;

    /// <summary>Sets a rendez-vous. That the diary is free is the database's word (exclusion constraint).</summary>
    public static Result<RendezVousPris> Fixer(Parcours parcours, CompteId agent, CreneauChoisi creneau, CompteId par, DateTimeOffset maintenant)
    {
        if (!parcours.EstOuvert)
        {
            return new Refus("rendezvous.parcours_clos", $"Le parcours de cette personne est terminé depuis le {parcours.Sortie!.Value.EnClair()} : il n’y a plus de rendez-vous à fixer.");
        }

        if (Examiner(creneau, maintenant) is { } refus)
        {
            return refus;
        }

        var debut = creneau.Jour.AParis(creneau.Heure);
        return new RendezVousPris
        {
            Departement = parcours.Departement,
            Parcours = parcours.Id,
            Agent = agent,
            Motif = creneau.Motif,
            Modalite = creneau.Modalite,
            Lieu = creneau.Lieu!.Trim(),
            Debut = debut,
            Fin = debut.AddMinutes(creneau.DureeMinutes),
            CreeLe = maintenant.ToUniversalTime(),
            CreePar = par,
        };
    }

    /// <summary>The first rule that a proposed hour breaks; null when it can be set.</summary>
    public static Refus? Examiner(CreneauChoisi creneau, DateTimeOffset maintenant)
    {
        if (creneau.DureeMinutes < DureesAdmises.Min || creneau.DureeMinutes > DureesAdmises.Max)
        {
            return new Refus("rendezvous.duree", $"Un rendez-vous dure de {DureesAdmises.Min} minutes à {DureesAdmises.Max / 60} heures.");
        }

        if (string.IsNullOrWhiteSpace(creneau.Lieu))
        {
            return creneau.Modalite == ModaliteRendezVous.Telephone
                ? new Refus("rendezvous.lieu", "Il manque le numéro de téléphone à appeler.")
                : new Refus("rendezvous.lieu", "Il manque le lieu du rendez-vous.");
        }

        if (Calendrier.Paris.IsInvalidTime(creneau.Jour.ToDateTime(creneau.Heure)))
        {
            return new Refus("rendezvous.heure_inexistante", $"Le {creneau.Jour.EnClair()}, on passe à l’heure d’été : cette heure n’existe pas. Choisissez-en une autre.");
        }

        return creneau.Jour.AParis(creneau.Heure) <= maintenant
            ? new Refus("rendezvous.passe", "Cette date est déjà passée. Choisissez un jour et une heure à venir.")
            : null;
    }

    /// <summary>
    /// Records what became of it, from its start onwards. A mistake can be corrected: the last word counts. An honoured
    /// rendez-vous is a contact (<see cref="Parcours.NoterContact"/>), noted by the caller.
    /// </summary>
    public Result NoterPresence(StatutRendezVous constat, string? note, DateTimeOffset maintenant)
    {
        if (constat is not (StatutRendezVous.Honore or StatutRendezVous.Excuse or StatutRendezVous.Absent))
        {
            return new Refus("rendezvous.constat", "Dites si la personne est venue, si elle s’est excusée ou si elle était absente.");
        }

        if (!Statut.OccupeAgenda())
        {
            return DejaLibere();
        }

        if (maintenant < Debut)
        {
            return new Refus("rendezvous.trop_tot", $"Ce rendez-vous commence {Debut.EnClair()}. La présence se note à partir de cette heure ; avant, vous pouvez le déplacer ou l’annuler.");
        }

        (Statut, Note, ConstateLe) = (constat, Propre(note), maintenant.ToUniversalTime());
        return Result.Fait;
    }

    /// <summary>Calls it off, by the service or at the request of the person.</summary>
    public Result Annuler(bool alaDemandeDeLaPersonne, string? raison, DateTimeOffset maintenant)
    {
        if (Statut != StatutRendezVous.Prevu)
        {
            return DejaLibere();
        }

        if (string.IsNullOrWhiteSpace(raison))
        {
            return new Refus("rendezvous.raison", "Dites pourquoi ce rendez-vous est annulé : la personne lira cette raison.");
        }

        if (alaDemandeDeLaPersonne && maintenant >= Debut)
        {
            return new Refus("rendezvous.deja_commence", "L’heure du rendez-vous est passée : notez plutôt une absence excusée.");
        }

        Statut = alaDemandeDeLaPersonne ? StatutRendezVous.AnnuleParPersonne : StatutRendezVous.AnnuleParService;
        (Raison, ConstateLe) = (raison.Trim(), maintenant.ToUniversalTime());
        return Result.Fait;
    }

    /// <summary>Moves it: this one frees its hour and a new one, set by the same rules, replaces it.</summary>
    public Result<RendezVousPris> Reporter(Parcours parcours, CreneauChoisi creneau, CompteId par, string? raison, DateTimeOffset maintenant)
    {
        if (Statut != StatutRendezVous.Prevu)
        {
            return DejaLibere();
        }

        var nouveau = Fixer(parcours, Agent, creneau, par, maintenant);
        if (!nouveau.EstFait)
        {
            return nouveau;
        }

        (Statut, Raison, ConstateLe) = (StatutRendezVous.Reporte, Propre(raison), maintenant.ToUniversalTime());
        nouveau.Valeur.Remplace = Id;
        return nouveau;
    }

    /// <summary>The person says they cannot come. The rendez-vous stands until the référent has called them back.</summary>
    public Result SignalerEmpechement(string? message, DateTimeOffset maintenant)
    {
        if (Statut != StatutRendezVous.Prevu)
        {
            return new Refus("rendezvous.plus_prevu", "Ce rendez-vous n’est plus prévu. Vous n’avez rien à faire.");
        }

        if (maintenant >= Debut)
        {
            return new Refus("rendezvous.deja_commence", "L’heure de ce rendez-vous est passée. Appelez votre référent : il verra avec vous comment faire.");
        }

        if (EmpechementLe is not null)
        {
            return new Refus("rendezvous.deja_signale", "Vous avez déjà prévenu votre référent. Il va vous rappeler.");
        }

        (EmpechementLe, EmpechementMessage) = (maintenant.ToUniversalTime(), Propre(message));
        return Result.Fait;
    }

    private static string? Propre(string? texte) => string.IsNullOrWhiteSpace(texte) ? null : texte.Trim();

    private Refus DejaLibere() => new(
        "rendezvous.plus_prevu",
        string.Create(CultureInfo.InvariantCulture, $"Ce rendez-vous n’est plus prévu ({Statut.Libelle().ToLowerInvariant()}). Fixez-en un autre si besoin."));
}
