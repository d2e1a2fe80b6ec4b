namespace Jalons.Domain.Dossiers;

/// <summary>Why somebody is no longer accompanied outside the RSA (issue 3, 5).</summary>
public enum MotifFinAccompagnement
{
    /// <summary>A job.</summary>
    Emploi,

    /// <summary>A training.</summary>
    Formation,

    /// <summary>The person lives elsewhere.</summary>
    Demenagement,

    /// <summary>The person does not want to go on.</summary>
    Refus,

    /// <summary>Nobody has heard of the person.</summary>
    SansNouvelles,

    /// <summary>Something else.</summary>
    Autre,
}

/// <summary>Words and codes for <see cref="MotifFinAccompagnement"/>.</summary>
public static class LibellesFinAccompagnement
{
    private const string Prefixe = "accompagnement.";

    /// <summary>Code of <c>parcours.motif_sortie</c>.</summary>
    public static string Code(this MotifFinAccompagnement motif) => Prefixe + motif.ToString().ToLowerInvariant();

    /// <summary>The reason of a code; null when an agent did not end an accompaniment with it.</summary>
    public static MotifFinAccompagnement? Lire(string? code) => Enum.GetValues<MotifFinAccompagnement>().Cast<MotifFinAccompagnement?>().FirstOrDefault(m => m!.Value.Code() == code);

    /// <summary>In French.</summary>
    public static string Libelle(this MotifFinAccompagnement motif) => motif switch
    {
        MotifFinAccompagnement.Emploi => "Emploi",
        MotifFinAccompagnement.Formation => "Formation",
        MotifFinAccompagnement.Demenagement => "Déménagement",
        MotifFinAccompagnement.Refus => "La personne ne souhaite pas continuer",
        MotifFinAccompagnement.SansNouvelles => "Sans nouvelles de la personne",
        MotifFinAccompagnement.Autre => "Autre raison",
        _ => throw new ArgumentOutOfRangeException(nameof(motif), motif, null),
    };
}
