using Jalons.Data.Demonstration;
using Jalons.Domain.Contrats;
using Jalons.Domain.Dossiers;
using Jalons.Domain.Orientation;
using Jalons.Domain.RendezVous;

namespace Jalons.Web.Commands.Demonstration;

/// <summary>The story of one parcours: where it stands, and what is to happen next.</summary>
internal sealed class Recit(Parcours parcours, Personne personne, PersonneArrivee arrivee, Hasard hasard)
{
    /// <summary>The parcours.</summary>
    public Parcours Parcours { get; set; } = parcours;

    /// <summary>The person.</summary>
    public Personne Personne { get; } = personne;

    /// <summary>What the flow said of them when they entered.</summary>
    public PersonneArrivee Arrivee { get; } = arrivee;

    /// <summary>The draws of this story, whatever happens in the others.</summary>
    public Hasard Hasard { get; } = hasard;

    /// <summary>Day on which the diagnostic is carried out.</summary>
    public DateOnly DiagnosticLe { get; set; }

    /// <summary>Day on which the orientation is decided.</summary>
    public DateOnly DecisionLe { get; set; }

    /// <summary>One of the few people whom nobody managed to reach in time: still in the queue, late.</summary>
    public bool EstOubliee { get; set; }

    /// <summary>The diagnostic, once done.</summary>
    public Diagnostic? Diagnostic { get; set; }

    /// <summary>The decision, once taken.</summary>
    public DecisionOrientation? Decision { get; set; }

    /// <summary>Day on which the letter arrives, while it has not.</summary>
    public DateOnly? NotificationLe { get; set; }

    /// <summary>Day on which a référent is named, when the orientation named none.</summary>
    public DateOnly? DesignationLe { get; set; }

    /// <summary>Référent unique.</summary>
    public ReferentDemo? Referent { get; set; }

    /// <summary>The rendez-vous to come, or whose attendance is not recorded.</summary>
    public RendezVousPris? RendezVous { get; set; }

    /// <summary>What will become of it.</summary>
    public StatutRendezVous Sort { get; set; }

    /// <summary>When what became of it is written down.</summary>
    public DateTimeOffset ConstatLe { get; set; }

    /// <summary>When the next rendez-vous is set; null when none is to be set.</summary>
    public DateTimeOffset? FixationLe { get; set; }

    /// <summary>Day from which the next rendez-vous is looked for.</summary>
    public DateOnly ProchainJour { get; set; }

    /// <summary>This person lives the story of <see cref="ModeleDemo"/>.</summary>
    public bool EstModele { get; set; }

    /// <summary>Rendez-vous held so far.</summary>
    public int RendezVousTenus { get; set; }

    /// <summary>Steps made in the plan of the contract.</summary>
    public int PasDuPlan { get; set; }

    /// <summary>Rendez-vous missed in a row.</summary>
    public int Absences { get; set; }

    /// <summary>The person and their référent want a contract, or the one that follows; others keep meeting without one for now.</summary>
    public bool VeutUnContrat { get; set; }

    /// <summary>The contract being prepared or in force.</summary>
    public Contrat? Contrat { get; set; }

    /// <summary>Last act on a contract: the next one comes after it.</summary>
    public DateTimeOffset ContratDepuis { get; private set; }

    /// <summary>Next step of the contract; null when none is planned, or when it is a rendez-vous.</summary>
    public DateOnly? EtapeContratLe { get; set; }

    /// <summary>That step is to begin a draft.</summary>
    public bool ContratAPreparer { get; set; }

    /// <summary>True when this contract was written to the database.</summary>
    public bool ContratEcrit { get; set; }

    /// <summary>A contract is to be written, or waits for the person's signature: the next rendez-vous is there for it.</summary>
    public bool AttendUneSignature =>
        ContratAPreparer || Contrat is { Statut: StatutContrat.Brouillon } or { Statut: StatutContrat.Propose, SignePersonneLe: null };

    /// <summary>The contract can be signed at once, if the person comes.</summary>
    public bool PeutSigner => ContratEcrit && Contrat is { Statut: StatutContrat.Propose, SignePersonneLe: null };

    /// <summary>True once the parcours ended.</summary>
    public bool EstClos => !Parcours.EstOuvert;

    /// <summary>An hour of a day for an act on the contract, after the act before.</summary>
    public DateTimeOffset HeureDuContrat(DateOnly jour) => HeureDuContrat(JoursOuvres.Instant(jour, Hasard));

    /// <summary>An instant for an act on the contract, or a little after the act before.</summary>
    public DateTimeOffset HeureDuContrat(DateTimeOffset quand) => ContratDepuis = quand > ContratDepuis.AddMinutes(4) ? quand : ContratDepuis.AddMinutes(4);
}
