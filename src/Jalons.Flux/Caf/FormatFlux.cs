namespace Jalons.Flux.Caf;

/// <summary>What a received file is, by its content (<c>references/cnaf/flux.md</c> §1): never by its name.</summary>
public enum FormatFlux
{
    /// <summary>No byte, or only white space.</summary>
    Vide,

    /// <summary>Neither XML nor another recognised kind of file.</summary>
    PasXml,

    /// <summary>ZIP archive, and the office documents that are ZIP archives.</summary>
    Zip,

    /// <summary>GZIP archive.</summary>
    Gzip,

    /// <summary>PDF document.</summary>
    Pdf,

    /// <summary>Text without markup, a CSV file for example.</summary>
    Texte,

    /// <summary>XML that a reader cannot read, or that holds a document type.</summary>
    XmlIllisible,

    /// <summary>Readable XML that is no known flow.</summary>
    AutreXml,

    /// <summary>VRSB0801: beneficiaries, monthly or daily.</summary>
    Beneficiaires,

    /// <summary>VRSD0101 or VRSD0301: beneficiaries, recast.</summary>
    BeneficiairesRefondu,

    /// <summary>VIRS0901: claims.</summary>
    Instruction,

    /// <summary>VIRD0201: new collection of socio-professional data.</summary>
    RecueilDsp,

    /// <summary>VRSC0201: overpayments transferred.</summary>
    Creances,

    /// <summary>VRSF0501: movements behind the monthly advance.</summary>
    Financier,

    /// <summary>XML lists of France Travail (<c>fichier-PE-CG</c>).</summary>
    FranceTravail,
}

/// <summary>French names of the formats, to be put after "un".</summary>
public static class FormatsFlux
{
    /// <summary>Name of the format, as in "Ce fichier est un …".</summary>
    public static string Nom(this FormatFlux format) => format switch
    {
        FormatFlux.Vide => "fichier vide",
        FormatFlux.Zip => "fichier compressé ZIP (ou un classeur, un document bureautique)",
        FormatFlux.Gzip => "fichier compressé GZIP",
        FormatFlux.Pdf => "document PDF",
        FormatFlux.Texte => "fichier texte sans balises (un CSV, par exemple)",
        FormatFlux.XmlIllisible => "fichier XML illisible",
        FormatFlux.AutreXml => "fichier XML qui n’est pas un flux de la CAF ou de la MSA",
        FormatFlux.Beneficiaires => "flux « bénéficiaires » (VRSB0801)",
        FormatFlux.BeneficiairesRefondu => "flux « bénéficiaires » refondu (VRSD)",
        FormatFlux.Instruction => "flux « instruction » (VIRS0901)",
        FormatFlux.RecueilDsp => "flux « recueil de données socio-professionnelles » (VIRD0201)",
        FormatFlux.Creances => "flux « créances » (VRSC0201)",
        FormatFlux.Financier => "flux « financier » (VRSF0501)",
        FormatFlux.FranceTravail => "fichier de France Travail (demandeurs d’emploi)",
        _ => "fichier d’un format inconnu",
    };
}
