namespace Jalons.Flux.Caf;

/// <summary>
/// An RSA claim as an instructing body entered it (flow VIRS0901, or VIRD0201 for a new collection alone): what identifies it, the
/// contacts with their consent, the socio-professional data, the pathway proposed. It says nothing of the right, and must never
/// overwrite what a later beneficiary flow said (<c>references/cnaf/flux.md</c> §3.3, traps T38 and T39).
/// </summary>
public sealed record DemandeInstruction
{
    /// <summary>Rank of the block in the file, from 1.</summary>
    public required int Rang { get; init; }

    /// <summary>
    /// Household as pictured by the claim: payer, claim number, people (droits et devoirs unknown), family situation, addresses.
    /// Its state is null.
    /// </summary>
    public required FoyerRecu Foyer { get; init; }

    /// <summary>STATUDEMRSA: N not yet a payee, C, A, M or S already known by a payer.</summary>
    public string? Statut { get; init; }

    /// <summary>SUIIRSA: parts that this record carries (01, 11, 12, 21…). A part that is not there must not erase anything.</summary>
    public IReadOnlyList<string> Parties { get; init; } = [];

    /// <summary>What is said of each person, in the order of <see cref="FoyerRecu.Personnes"/>.</summary>
    public required IReadOnlyList<PersonneInstruite> Personnes { get; init; }

    /// <summary>Phones and e-mails of the household; the last consent of a value wins.</summary>
    public IReadOnlyList<ContactRecu> Contacts { get; init; } = [];

    /// <summary>RAISOCTIEELECTDOM: body that gives a legal address to a homeless household.</summary>
    public string? Domiciliation { get; init; }

    /// <summary>MTESTRSA: right estimated at claim time, euros per month.</summary>
    public decimal? MontantEstime { get; init; }

    /// <summary>What was noticed without stopping the record, in French.</summary>
    public IReadOnlyList<Avertissement> Avertissements => Foyer.Avertissements;
}

/// <summary>What a claim says of a person, beyond identity.</summary>
public sealed record PersonneInstruite
{
    /// <summary>The person.</summary>
    public required PersonneRecue Personne { get; init; }

    /// <summary>TOPOBLSOCPRO: the collection was mandatory at claim time, before the right was known (§5.2).</summary>
    public bool? RecueilObligatoire { get; init; }

    /// <summary>SITPERSSOCPRO: EF collected, AF to do, RE refused.</summary>
    public string? EtatRecueil { get; init; }

    /// <summary>DTENRSOCPRO: day of the collection.</summary>
    public DateOnly? RecueilLe { get; init; }

    /// <summary>Socio-professional data, in document order; a name may come several times.</summary>
    public IReadOnlyList<ReponseDsp> Dsp { get; init; } = [];

    /// <summary>Pathway proposed; null when the record has none.</summary>
    public ParcoursPropose? Parcours { get; init; }
}

/// <summary>One answer of the socio-professional collection.</summary>
/// <param name="Nom">Element: <c>DIFSOC</c>, <c>NIVETU</c>, <c>LIBDERACT</c>…</param>
/// <param name="Valeur">Code, 0 or 1, year or free text.</param>
public sealed record ReponseDsp(string Nom, string Valeur)
{
    /// <summary>French label of the code; null for a free text or a code unknown to its list.</summary>
    public string? Libelle => Codes.Libelle(ListesDsp.De(Nom), Valeur);
}

/// <summary>Pathway proposed by the claim tool or the instructing agent: a proposal, not the département's decision.</summary>
/// <param name="Calcule">NATPARCOCAL, computed by the tool (list NATPARCO).</param>
/// <param name="Modifie">NATPARCOMOD, the agent's choice.</param>
/// <param name="MotifModification">MOTIMODPARCO.</param>
/// <param name="Refuse">TOPREFUPARCO: refused by the person.</param>
/// <param name="OrganismeDecideur">RAISOCORGDECIORIE, free text.</param>
/// <param name="OrganismeReferent">RAISOCORGORIE, free text.</param>
public sealed record ParcoursPropose(string? Calcule, string? Modifie, string? MotifModification, bool? Refuse, string? OrganismeDecideur, string? OrganismeReferent)
{
    /// <summary>What is proposed in the end.</summary>
    public string? Propose => Modifie ?? Calcule;
}

/// <summary>A way to reach a household.</summary>
/// <param name="Genre">Phone or e-mail.</param>
/// <param name="Valeur">Digits of the phone, or the address in lower case.</param>
/// <param name="Accord">What the household said of its use.</param>
public sealed record ContactRecu(GenreContact Genre, string Valeur, AccordContact Accord)
{
    /// <summary>Only an agreement allows the use; "not asked" does not.</summary>
    public bool EstUtilisable => Accord == AccordContact.Accorde;
}

/// <summary>Kind of contact.</summary>
public enum GenreContact
{
    /// <summary>NUMTEL.</summary>
    Telephone,

    /// <summary>ADRELEC.</summary>
    Courriel,
}

/// <summary>Consent, list AUTORUTI.</summary>
public enum AccordContact
{
    /// <summary>I, or not given: not asked.</summary>
    Inconnu,

    /// <summary>A: agreed.</summary>
    Accorde,

    /// <summary>R: refused.</summary>
    Refuse,
}

/// <summary>What a block of an instruction flow gave: a claim, or a reject.</summary>
public abstract record ElementInstruction
{
    private protected ElementInstruction()
    {
    }
}

/// <summary>The claim was read.</summary>
/// <param name="Demande">What it says.</param>
public sealed record DemandeLue(DemandeInstruction Demande) : ElementInstruction;

/// <summary>The claim could not be taken; the others go on.</summary>
/// <param name="Rejet">Why, and its raw text without bank details.</param>
public sealed record DemandeRejetee(RejetFlux Rejet) : ElementInstruction;
