namespace Jalons.Domain.Dossiers;

/// <summary>Headings of the monthly advance that the département pays to a payer (CASF L262-25; <c>references/cnaf/flux.md</c> §3.6).</summary>
public enum RubriqueAcompte
{
    /// <summary>Benefits paid.</summary>
    Allocations,

    /// <summary>Overpayments found.</summary>
    IndusConstates,

    /// <summary>Overpayments transferred to the département.</summary>
    IndusTransferes,

    /// <summary>Overpayments remitted.</summary>
    Remises,

    /// <summary>Overpayments cancelled because they are small.</summary>
    FaiblesMontants,

    /// <summary>Other cancellations.</summary>
    AutresAnnulations,

    /// <summary>Both families of cancellations: payers announce one total for them.</summary>
    Annulations,

    /// <summary>All of it: what is to be paid.</summary>
    Acompte,
}

/// <summary>Groups of natures of the advance, as payers tell them apart, in words.</summary>
public static class GroupesAcompte
{
    /// <summary>What people read for a heading.</summary>
    public static string Libelle(this RubriqueAcompte rubrique) => rubrique switch
    {
        RubriqueAcompte.Allocations => "Allocations versées",
        RubriqueAcompte.IndusConstates => "Indus constatés",
        RubriqueAcompte.IndusTransferes => "Indus transférés au département",
        RubriqueAcompte.Remises => "Remises d’indus",
        RubriqueAcompte.FaiblesMontants => "Annulations de faible montant",
        RubriqueAcompte.AutresAnnulations => "Autres annulations",
        RubriqueAcompte.Annulations => "Ensemble des annulations",
        RubriqueAcompte.Acompte => "Acompte du mois",
        _ => throw new ArgumentOutOfRangeException(nameof(rubrique)),
    };

    /// <summary>What people read for a group: its name, <c>Tous</c> for all of them.</summary>
    public static string Libelle(string groupe) => groupe switch
    {
        "Socle" => "RSA socle",
        "SocleMajore" => "RSA socle majoré",
        "Local" => "RSA local",
        _ => "total",
    };
}
