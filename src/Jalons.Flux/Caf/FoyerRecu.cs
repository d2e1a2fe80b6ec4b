using Jalons.Domain.Socle;

namespace Jalons.Flux.Caf;

/// <summary>Header of a CAF/MSA flow, <c>IdentificationFlux</c> (<c>references/cnaf/flux.md</c> §2.4).</summary>
/// <param name="Application">APPLIEME: <c>CRI</c> for a CAF, <c>AGO</c> for the MSA.</param>
/// <param name="Version">NUMVERSIONAPPLIEME, free text.</param>
/// <param name="Type">TYPEFLUX: <c>M</c> monthly, <c>I</c> daily, <c>R</c> recovery.</param>
/// <param name="Nature">NATFLUX: <c>D</c> beneficiaries, <c>I</c> instructions…</param>
/// <param name="Creation">DTCREAFLUX and HEUCREAFLUX: local civil time of creation, which orders the flows.</param>
/// <param name="Reference">DTREF, first day of the reference month; null for instruction flows.</param>
public sealed record EnTeteFlux(string Application, string Version, char Type, char Nature, DateTime Creation, DateOnly? Reference)
{
    /// <summary>What the file is, by its content.</summary>
    public required FormatFlux Format { get; init; }

    /// <summary>VERSIONFLUX: version of the exchange, in the recast flow only.</summary>
    public string? Echange { get; init; }

    /// <summary>IDEPARTE of the header, in the recast flow only; elsewhere each block names its receiver.</summary>
    public string? Partenaire { get; init; }
}

/// <summary>Trailer of a beneficiary flow, <c>TransmissionFlux</c>.</summary>
/// <param name="Transmis">NBTOTDOSRSATRANSM: files announced.</param>
/// <param name="EnAnomalie">NBTOTDOSRSATRANSMANO: files sent in the matching anomaly flow.</param>
public sealed record FinFlux(int Transmis, int EnAnomalie)
{
    /// <summary>
    /// True when <paramref name="lus"/> files agree with the trailer. The documentation does not settle whether the first
    /// count includes the anomalies: both readings are accepted (§2.5).
    /// </summary>
    public bool SAccordeAvec(int lus) => lus == Transmis || lus == Transmis - EnAnomalie;
}

/// <summary>One household as a flow pictures it: a complete picture, never a delta (§4.1).</summary>
public sealed record FoyerRecu
{
    /// <summary>Rank of the block in the file, from 1.</summary>
    public required int Rang { get; init; }

    /// <summary>Hash (16 bytes) of the picture: element names and trimmed texts, events excluded. Equal pictures have equal hashes
    /// whatever the encoding and the white space of the file.</summary>
    public required UInt128 Empreinte { get; init; }

    /// <summary>The whole block in its compact form, to be read back by <see cref="ElementImage.Lire"/> with the names of the file.</summary>
    public required ReadOnlyMemory<byte> Image { get; init; }

    /// <summary>FONORG: CAF or MSA.</summary>
    public required string Organisme { get; init; }

    /// <summary>NUMORG: number of the payer.</summary>
    public required string NumeroOrganisme { get; init; }

    /// <summary>MATRICULE normalised (§2.6); null when absent.</summary>
    public string? Matricule { get; init; }

    /// <summary>MATRICULE as received.</summary>
    public string? MatriculeRecu { get; init; }

    /// <summary>IDEPARTE on three positions, as received.</summary>
    public required string Partenaire { get; init; }

    /// <summary>DTDEMRSA: date of the claim.</summary>
    public required DateOnly DateDemande { get; init; }

    /// <summary>NUMDEMRSA: key of the file, opaque.</summary>
    public required string NumeroDemande { get; init; }

    /// <summary>DDARRMUT: date of arrival by transfer from another payer.</summary>
    public DateOnly? ArriveePar { get; init; }

    /// <summary>DDDEPAMUT: date of departure by transfer to another payer.</summary>
    public DateOnly? DepartPar { get; init; }

    /// <summary>The members, in document order.</summary>
    public required IReadOnlyList<PersonneRecue> Personnes { get; init; }

    /// <summary>SITFAM of the head of the household.</summary>
    public string? SituationFamille { get; init; }

    /// <summary>DDSITFAM.</summary>
    public DateOnly? SituationFamilleDepuis { get; init; }

    /// <summary>Current address (RGADR 1); null when the flow gives none.</summary>
    public AdresseRecue? Adresse { get; init; }

    /// <summary>Former addresses (RGADR 2 and 3), most recent first.</summary>
    public IReadOnlyList<AdresseRecue> AnciennesAdresses { get; init; } = [];

    /// <summary>ETATDOSRSA, 0 to 6; null when the file carries an anomaly block without state.</summary>
    public int? EtatDroit { get; init; }

    /// <summary>Reasons of the state: refusal, suspensions, closure, in document order.</summary>
    public IReadOnlyList<MotifRecu> Motifs { get; init; } = [];

    /// <summary>TOPSANSDOMFIXE.</summary>
    public bool? SansDomicileFixe { get; init; }

    /// <summary>NBENFAUTCHA.</summary>
    public int? PersonnesACharge { get; init; }

    /// <summary>DTODRSA, else the oldest DDNATDRO of the present spell: first day of the right; null when not known (§5.1).</summary>
    public DateOnly? OuvertureDroit { get; init; }

    /// <summary>TOPANNUOD: the opening itself was cancelled, which is no ordinary end; the recast flow alone says it.</summary>
    public bool OuvertureAnnulee { get; init; }

    /// <summary>NATPF without end (or ended at or after the reference month): RSD, RSI…</summary>
    public string? NatureDroit { get; init; }

    /// <summary>MTTOTDRORSA, euros per month; null when it cannot be computed.</summary>
    public decimal? Montant { get; init; }

    /// <summary>MTREVMINIGARARSA: flat-rate amount of the household, euros per month.</summary>
    public decimal? MontantForfaitaire { get; init; }

    /// <summary>Reductions asked by the département (MTREDRSA) with their dates; in the recast flow, the sanctions of its people, else what was
    /// deducted in the month computed (MTSANCGRSA).</summary>
    public IReadOnlyList<ReductionRecue> Reductions { get; init; } = [];

    /// <summary>Among these reductions, those that the flow tells of a person: the sanctions of VRSD0101.</summary>
    public IReadOnlyList<SanctionRecue> Sanctions { get; init; } = [];

    /// <summary>Triggering events of a daily flow.</summary>
    public IReadOnlyList<EvenementRecu> Evenements { get; init; } = [];

    /// <summary>LIBANO: the file comes from an anomaly flow and must not change the state (T34).</summary>
    public IReadOnlyList<string> Anomalies { get; init; } = [];

    /// <summary>Overpayments transferred to the département, in flow VRSC0201 only.</summary>
    public IReadOnlyList<CreanceRecue> Creances { get; init; } = [];

    /// <summary>Movements behind the monthly advance, in flow VRSF0501 only.</summary>
    public IReadOnlyList<MouvementAcompteRecu> MouvementsAcompte { get; init; } = [];

    /// <summary>What was noticed without stopping the record: wrong NIR key, unknown code, odd matricule…, in French.</summary>
    public IReadOnlyList<Avertissement> Avertissements { get; init; } = [];

    /// <summary>Day the payer processed the picture: latest DTLIQ, else null (§5.4).</summary>
    public DateOnly? TraiteLe => Evenements.Count == 0 ? null : Evenements.Max(e => e.Le);
}

/// <summary>A person inside a household picture.</summary>
public sealed record PersonneRecue
{
    /// <summary>Rank of the person in the block, from 1.</summary>
    public required int Rang { get; init; }

    /// <summary>QUAL: MR, MME, MLE.</summary>
    public string? Qualite { get; init; }

    /// <summary>NOM, name in use.</summary>
    public required string Nom { get; init; }

    /// <summary>NOMNAI, birth name; the name in use when the flow leaves it empty.</summary>
    public required string NomNaissance { get; init; }

    /// <summary>PRENOM.</summary>
    public required string Prenom { get; init; }

    /// <summary>DTNAI.</summary>
    public required DateOnly DateNaissance { get; init; }

    /// <summary>TYPEDTNAI: N all known, J day unknown, O day and month unknown.</summary>
    public char PrecisionNaissance { get; init; } = 'N';

    /// <summary>RGNAI, separates twins.</summary>
    public int? RangNaissance { get; init; }

    /// <summary>SEXE: 1 male, 2 female.</summary>
    public int? Sexe { get; init; }

    /// <summary>NIR usable to recognise the person; null otherwise.</summary>
    public Nir? Nir { get; init; }

    /// <summary>TOPVALIEC: identity and NIR certified.</summary>
    public bool Certifiee { get; init; }

    /// <summary>ROLEPERS of the RSA block: DEM, CJT, ENF or AUT.</summary>
    public required string Role { get; init; }

    /// <summary>
    /// True when the flow does not tell claimant from partner (ROLEPERS <c>BEN</c> of the recast flow): <see cref="Role"/> is drawn from
    /// <see cref="Responsable"/>, and a role known before is surer.
    /// </summary>
    public bool RoleDeduit { get; init; }

    /// <summary>TOPRESPDOS: answers for the file; read in the recast flow only.</summary>
    public bool Responsable { get; init; }

    /// <summary>TOPCHAPERS of the RSA block.</summary>
    public bool ACharge { get; init; }

    /// <summary>DDRATDOS: joined the file on.</summary>
    public DateOnly? RattacheDepuis { get; init; }

    /// <summary>DFRATDOS: left the file on; else the day of death (DTDC of the recast flow).</summary>
    public DateOnly? RattacheJusque { get; init; }

    /// <summary>NUMDEMRSAPRECE: previous claim number.</summary>
    public string? DemandePrecedente { get; init; }

    /// <summary>IDASSEDIC: short job-seeker identifier.</summary>
    public string? IdentifiantFranceTravail { get; init; }

    /// <summary>TOPPERSDRODEVORSA: bound to droits et devoirs; null when unknown, which is not "no" (T25).</summary>
    public bool? SoumisDroitsDevoirs { get; init; }

    /// <summary>TOPPERSENTDRODEVORSA: newly bound since the last daily flow.</summary>
    public bool? EntreeDroitsDevoirs { get; init; }

    /// <summary>DDSOUDRODEV: first day bound to droits et devoirs; the recast flow alone gives it.</summary>
    public DateOnly? SoumisDepuis { get; init; }

    /// <summary>DFSOUDRODEV: last day bound to droits et devoirs; the recast flow alone gives it.</summary>
    public DateOnly? SoumisJusque { get; init; }

    /// <summary>ACT of the current activity (the latest started, not ended): ANP, SAL, SIN… STATUEMPL in the recast flow: 20, 21, 30…</summary>
    public string? Activite { get; init; }

    /// <summary>True for the claimant and the partner, the only ones concerned by droits et devoirs.</summary>
    public bool EstAdulteDuDroit => Role is "DEM" or "CJT";
}

/// <summary>An address of a household.</summary>
/// <param name="Depuis">DTEMM: moved in on.</param>
/// <param name="Complement">COMPLIDEADR and COMPLADR, on one line.</param>
/// <param name="Voie">Number, kind and name of the street.</param>
/// <param name="LieuDit">LIEUDIST.</param>
/// <param name="CodePostal">CODEPOS, five characters kept as text.</param>
/// <param name="CodeCommune">NUMCOM, INSEE code: the key of sectorisation.</param>
/// <param name="Commune">NOMCOM.</param>
/// <param name="HorsFrance">PAYS is not France: <paramref name="Voie"/> holds the foreign lines.</param>
public sealed record AdresseRecue(
    DateOnly? Depuis, string? Complement, string? Voie, string? LieuDit, string? CodePostal, string? CodeCommune, string? Commune, bool HorsFrance);

/// <summary>Why the right is in its state.</summary>
/// <param name="Genre">Which block gave it.</param>
/// <param name="Code">MOTIREFURSA, MOTISUSDRORSA, MOTISUSVERSRSA or MOTICLORSA.</param>
/// <param name="Depuis">Date of the refusal, of the suspension or of the closure.</param>
public sealed record MotifRecu(GenreMotif Genre, string Code, DateOnly? Depuis);

/// <summary>Kind of reason; each has its own code list.</summary>
public enum GenreMotif
{
    /// <summary><c>Refus</c>, list MOTIREFURSA.</summary>
    Refus,

    /// <summary><c>SuspensionDroit</c>, list MOTISUSDRORSA.</summary>
    SuspensionDroit,

    /// <summary><c>SuspensionVersement</c>, list MOTISUSVERSRSA.</summary>
    SuspensionVersement,

    /// <summary><c>FinDroit</c> or <c>FinDroitMoisAnterieur</c>, list MOTICLORSA.</summary>
    FinDroit,
}

/// <summary>A reduction asked by the département (<c>ReductionRSA</c>).</summary>
/// <param name="Montant">MTREDRSA, euros per month.</param>
/// <param name="Du">DDREDRSA.</param>
/// <param name="Au">DFREDRSA, last day; null when open.</param>
public sealed record ReductionRecue(decimal Montant, DateOnly Du, DateOnly? Au);

/// <summary>A sanction of a person (<c>SanctionPCGPersonneRSA</c>, VRSD0101 only).</summary>
/// <param name="Personne">Rank of the person in the block.</param>
/// <param name="Reduction">What it takes from the right of the household.</param>
/// <param name="Motif">MOTISANRSA; the payers have not published the list.</param>
public sealed record SanctionRecue(int Personne, ReductionRecue Reduction, string? Motif);

/// <summary>An event of a daily flow.</summary>
/// <param name="Le">DTLIQ: day the payer processed it.</param>
/// <param name="Heure">HEULIQ.</param>
/// <param name="FaitGenerateur">FG; MOTITRANSFLUX in the recast flow.</param>
public sealed record EvenementRecu(DateOnly Le, TimeOnly Heure, string FaitGenerateur);

/// <summary>Something noticed that does not stop the record.</summary>
/// <param name="Code">Stable kind: <c>nir.cle</c>, <c>code.inconnu</c>, <c>matricule.forme</c>…</param>
/// <param name="Message">In plain French.</param>
public sealed record Avertissement(string Code, string Message);

/// <summary>A record that could not be taken.</summary>
/// <param name="Rang">Rank of the block in the file, from 1.</param>
/// <param name="Numero">NUMDEMRSA when it could be read.</param>
/// <param name="Code">Stable kind of reason.</param>
/// <param name="Motif">Why, in plain French, with what to do.</param>
/// <param name="Brut">The raw block, re-indented XML.</param>
public sealed record RejetFlux(int Rang, string? Numero, string Code, string Motif, string Brut);

/// <summary>The whole file is refused and nothing of it is applied.</summary>
/// <param name="code">Stable kind: <c>flux.vide</c>, <c>flux.xml</c>, <c>flux.tronque</c>, <c>flux.nature</c>, <c>flux.entite</c>, <c>flux.profondeur</c>…</param>
/// <param name="message">Why, in plain French, with the way to put it right.</param>
public sealed class FluxRefuseException(string code, string message) : Exception(message)
{
    /// <summary>Stable kind of refusal.</summary>
    public string Code { get; } = code;
}
