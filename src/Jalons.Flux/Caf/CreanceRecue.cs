namespace Jalons.Flux.Caf;

/// <summary>
/// An overpayment that the payer transfers to the département for recovery (flow VRSC0201, <c>references/cnaf/flux.md</c> §3.5). Its dossier, the day it
/// was booked, its nature and its rank are its identity: the same claim may be sent again.
/// </summary>
public sealed record CreanceRecue
{
    /// <summary>DTIMPLCRE: booked on.</summary>
    public required DateOnly ImplanteeLe { get; init; }

    /// <summary>NATCRE: INK, INL… (list NATCRE).</summary>
    public required string Nature { get; init; }

    /// <summary>RGCRE, rank among the claims of the dossier.</summary>
    public required string Rang { get; init; }

    /// <summary>MOISMOUCOMPTA: accounting month of the transfer, its first day.</summary>
    public required DateOnly Mois { get; init; }

    /// <summary>MTSOLREELCRETRANS: balance transferred, euros.</summary>
    public required decimal Solde { get; init; }

    /// <summary>MTINICRE: initial amount, euros.</summary>
    public decimal? Initial { get; init; }

    /// <summary>MOTIINDU: reason.</summary>
    public string? Motif { get; init; }

    /// <summary>ORIINDU: origin.</summary>
    public string? Origine { get; init; }

    /// <summary>RESPINDU: who is responsible.</summary>
    public string? Responsabilite { get; init; }

    /// <summary>DDREGUCRE: first day of the period concerned.</summary>
    public DateOnly? Du { get; init; }

    /// <summary>DFREGUCRE: last day of the period concerned.</summary>
    public DateOnly? Au { get; init; }

    /// <summary>DTDERCREDCRETRANS: last repayment before the transfer.</summary>
    public DateOnly? DernierCredit { get; init; }
}
