namespace Jalons.Flux.Caf;

/// <summary>
/// An accounting movement behind the monthly advance that the département pays to the payer (flow VRSF0501, <c>references/cnaf/flux.md</c> §3.6). Its
/// dossier, month, family and internal number are its identity.
/// </summary>
public sealed record MouvementAcompteRecu
{
    /// <summary>Which of the six families.</summary>
    public required FamilleAcompte Famille { get; init; }

    /// <summary>MOISMOUCOMPTA: accounting month, its first day; not always that of the file.</summary>
    public required DateOnly Mois { get; init; }

    /// <summary>NUMINTMOUCOMPTA: internal number.</summary>
    public required string Numero { get; init; }

    /// <summary>NATPFCRE: nature of benefit or claim.</summary>
    public required string Nature { get; init; }

    /// <summary>MTMOUCOMPTA with its sign (SENSOPECOMPTA <c>AJ</c> adds to the advance, <c>DE</c> deducts), euros.</summary>
    public required decimal Montant { get; init; }

    /// <summary>RGCRE: rank of the claim.</summary>
    public string? Rang { get; init; }

    /// <summary>TYPEOPECOMPTA: kind of operation.</summary>
    public string? Operation { get; init; }

    /// <summary>DDREGU: month that a back payment is about; allocations only.</summary>
    public DateOnly? MoisConcerne { get; init; }

    /// <summary>DTTRAIMOUCOMPTA: processed on.</summary>
    public DateOnly? TraiteLe { get; init; }

    /// <summary>Group of natures that the totals of the payer tell apart.</summary>
    public GroupeAcompte Groupe => Nature switch
    {
        "RSD" or "ASD" or "VSD" or "INK" or "ITK" or "ISK" => GroupeAcompte.Socle,
        "RSI" or "ASI" or "VSI" or "INL" or "ITL" or "ISL" => GroupeAcompte.SocleMajore,
        "RSB" or "RCB" or "ASB" or "ACB" or "VSB" or "VCB" or "INM" or "ITM" or "INS" or "ITS" => GroupeAcompte.Local,
        _ => GroupeAcompte.Autre,
    };
}

/// <summary>Families of movements of the advance.</summary>
public enum FamilleAcompte
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
}

/// <summary>Groups of natures of the advance (<c>references/cnaf/flux.md</c> §3.6).</summary>
public enum GroupeAcompte
{
    /// <summary>RSA socle.</summary>
    Socle,

    /// <summary>RSA socle majoré.</summary>
    SocleMajore,

    /// <summary>Local RSA, paid by the département under its own rules.</summary>
    Local,

    /// <summary>None of the three: not in the known lists.</summary>
    Autre,
}

/// <summary>What the payer announces (<c>TotalisationAcompte</c>): the cancellations of both families have one total.</summary>
public enum TotalAcompte
{
    /// <summary>TotalAllocationsComptabilisees.</summary>
    Allocations,

    /// <summary>TotalIndusConstates.</summary>
    IndusConstates,

    /// <summary>TotalIndusTransferésCG.</summary>
    IndusTransferes,

    /// <summary>TotalRemisesIndus.</summary>
    Remises,

    /// <summary>TotalAnnulationsIndus.</summary>
    Annulations,

    /// <summary>MontantTotalAcompte.</summary>
    Acompte,
}

/// <summary>A total announced by the payer.</summary>
/// <param name="Total">Of what.</param>
/// <param name="Groupe">Of which group of natures; null for all of them.</param>
/// <param name="Montant">Euros.</param>
public sealed record TotalAnnonce(TotalAcompte Total, GroupeAcompte? Groupe, decimal Montant);
