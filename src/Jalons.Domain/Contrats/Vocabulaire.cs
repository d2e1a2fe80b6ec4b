namespace Jalons.Domain.Contrats;

/// <summary>Life of a contract. Time passing is not a state: ask <see cref="Contrat.EstEnVigueur"/>.</summary>
public enum StatutContrat
{
    /// <summary>Being written by the référent.</summary>
    Brouillon,

    /// <summary>Shown to the person, waiting for one or both signatures.</summary>
    Propose,

    /// <summary>Signed by both: nothing in it changes any more.</summary>
    Signe,

    /// <summary>Ended before its term, or replaced.</summary>
    Termine,

    /// <summary>Given up before both had signed, or before it began.</summary>
    Abandonne,
}

/// <summary>On whose side a commitment is.</summary>
public enum PartieContrat
{
    /// <summary>What the service does.</summary>
    Service,

    /// <summary>What the person does.</summary>
    Personne,
}

/// <summary>How a signature was given (seed 002 AT-56).</summary>
public enum ModeSignature
{
    /// <summary>On the référent's screen, the person being there.</summary>
    EnPresence,

    /// <summary>From the person's own space.</summary>
    EspacePersonnel,

    /// <summary>On paper, recorded afterwards.</summary>
    Papier,
}

/// <summary>
/// Lawful reasons to aim at fewer than fifteen hours a week (code du travail L5411-6, Conseil constitutionnel 2023-858 DC §35;
/// <c>references/regles-juridiques.md</c> B9). Health is said in one word, never detailed (CASF R262-104).
/// </summary>
public enum MotifReductionHeures
{
    /// <summary>Health, disability or invalidity, without saying which.</summary>
    SanteHandicapInvalidite,

    /// <summary>Single parent without childcare.</summary>
    ParentIsoleSansGarde,

    /// <summary>Helps a close relative.</summary>
    ProcheAidant,

    /// <summary>Another particular difficulty, put in words.</summary>
    AutreDifficulte,
}

/// <summary>Words people read for the lists of this brique.</summary>
public static class LibellesContrat
{
    /// <summary>Label of a status.</summary>
    public static string Libelle(this StatutContrat statut) => statut switch
    {
        StatutContrat.Brouillon => "En préparation",
        StatutContrat.Propose => "À signer",
        StatutContrat.Signe => "Signé",
        StatutContrat.Termine => "Terminé",
        StatutContrat.Abandonne => "Abandonné",
        _ => throw new ArgumentOutOfRangeException(nameof(statut)),
    };

    /// <summary>Label of a way to sign.</summary>
    public static string Libelle(this ModeSignature mode) => mode switch
    {
        ModeSignature.EnPresence => "en présence du référent",
        ModeSignature.EspacePersonnel => "depuis son espace personnel",
        ModeSignature.Papier => "sur papier",
        _ => throw new ArgumentOutOfRangeException(nameof(mode)),
    };

    /// <summary>Label of a reason for fewer hours.</summary>
    public static string Libelle(this MotifReductionHeures motif) => motif switch
    {
        MotifReductionHeures.SanteHandicapInvalidite => "Santé, handicap ou invalidité",
        MotifReductionHeures.ParentIsoleSansGarde => "Parent isolé sans solution de garde",
        MotifReductionHeures.ProcheAidant => "Aide apportée à un proche",
        MotifReductionHeures.AutreDifficulte => "Autre difficulté particulière",
        _ => throw new ArgumentOutOfRangeException(nameof(motif)),
    };
}
