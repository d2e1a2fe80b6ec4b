namespace Jalons.Domain.RendezVous;

/// <summary>Why two people meet.</summary>
public enum MotifRendezVous
{
    /// <summary>First meeting with the référent unique (<c>references/indicateurs.md</c> B.4, seed 002 l.382).</summary>
    PremierAccompagnement,

    /// <summary>Regular follow-up.</summary>
    Suivi,

    /// <summary>Reading and signing the contract.</summary>
    SignatureContrat,

    /// <summary>End of a step of the contract (seed 002 l.569).</summary>
    PointEtape,

    /// <summary>End of the contract: what was done, what comes next.</summary>
    Bilan,
}

/// <summary>How two people meet.</summary>
public enum ModaliteRendezVous
{
    /// <summary>At a place open to the public.</summary>
    SurPlace,

    /// <summary>By telephone: the référent calls.</summary>
    Telephone,

    /// <summary>At the person's home.</summary>
    Domicile,
}

/// <summary>
/// What became of a rendez-vous; one at a time (<c>references/indicateurs.md</c> C.1). A past one still <see cref="Prevu"/> is
/// "sans statut": its attendance remains to be recorded.
/// </summary>
public enum StatutRendezVous
{
    /// <summary>Set, not held yet or attendance not recorded yet.</summary>
    Prevu,

    /// <summary>The person came.</summary>
    Honore,

    /// <summary>The person did not come and gave a reason that the référent accepts.</summary>
    Excuse,

    /// <summary>The person did not come and nothing is known.</summary>
    Absent,

    /// <summary>Called off by the service.</summary>
    AnnuleParService,

    /// <summary>Called off beforehand at the request of the person.</summary>
    AnnuleParPersonne,

    /// <summary>Moved: another one replaces it.</summary>
    Reporte,
}

/// <summary>Words people read for the lists of this brique.</summary>
public static class LibellesRendezVous
{
    /// <summary>Statuses of a rendez-vous that really holds the diary: the others free the hour.</summary>
    public static bool OccupeAgenda(this StatutRendezVous statut) =>
        statut is StatutRendezVous.Prevu or StatutRendezVous.Honore or StatutRendezVous.Excuse or StatutRendezVous.Absent;

    /// <summary>Label of a reason.</summary>
    public static string Libelle(this MotifRendezVous motif) => motif switch
    {
        MotifRendezVous.PremierAccompagnement => "Premier rendez-vous",
        MotifRendezVous.Suivi => "Suivi",
        MotifRendezVous.SignatureContrat => "Signature du contrat",
        MotifRendezVous.PointEtape => "Point d’étape",
        MotifRendezVous.Bilan => "Bilan",
        _ => throw new ArgumentOutOfRangeException(nameof(motif)),
    };

    /// <summary>Label of a way to meet.</summary>
    public static string Libelle(this ModaliteRendezVous modalite) => modalite switch
    {
        ModaliteRendezVous.SurPlace => "Sur place",
        ModaliteRendezVous.Telephone => "Par téléphone",
        ModaliteRendezVous.Domicile => "Au domicile de la personne",
        _ => throw new ArgumentOutOfRangeException(nameof(modalite)),
    };

    /// <summary>Label of a status, as a professional reads it.</summary>
    public static string Libelle(this StatutRendezVous statut) => statut switch
    {
        StatutRendezVous.Prevu => "Prévu",
        StatutRendezVous.Honore => "La personne est venue",
        StatutRendezVous.Excuse => "Absence excusée",
        StatutRendezVous.Absent => "Absence sans nouvelle",
        StatutRendezVous.AnnuleParService => "Annulé par le service",
        StatutRendezVous.AnnuleParPersonne => "Annulé à la demande de la personne",
        StatutRendezVous.Reporte => "Déplacé",
        _ => throw new ArgumentOutOfRangeException(nameof(statut)),
    };

    /// <summary>What to bring or prepare, as the person reads it.</summary>
    public static string AApporter(this MotifRendezVous motif) => motif switch
    {
        MotifRendezVous.PremierAccompagnement => "Une pièce d’identité, et les papiers que vous voulez montrer : CV, courriers, diplômes. S’il vous manque un papier, venez quand même.",
        MotifRendezVous.Suivi => "Les courriers reçus depuis la dernière fois, si vous voulez en parler.",
        MotifRendezVous.SignatureContrat => "Une pièce d’identité. Nous relirons le contrat ensemble avant de signer.",
        MotifRendezVous.PointEtape => "Ce que vous avez fait depuis le dernier point : rien n’est trop petit.",
        MotifRendezVous.Bilan => "Votre contrat, et ce que vous souhaitez pour la suite.",
        _ => throw new ArgumentOutOfRangeException(nameof(motif)),
    };
}
