namespace Jalons.Flux.Caf;

/// <content>What the recast flow VRSD says otherwise than VRSB0801 (<c>references/cnaf/flux.md</c> §3.2).</content>
internal sealed partial class LectureFoyer
{
    /// <summary>NATPF of a period without right: not to be kept.</summary>
    private const string AucuneNature = "ABS";

    private readonly bool _refondu = enTete.Format == FormatFlux.BeneficiairesRefondu;
    private readonly List<string> _motifsEvenement = [];
    private readonly List<SanctionRecue> _sanctions = [];
    private DateOnly? _ouverture;
    private bool? _annulee;
    private decimal? _deduit;
    private DateOnly? _calculDu;
    private DateOnly? _calculAu;
    private decimal? _sanctionDemandee;
    private DateOnly? _sanctionLevee;

    private void RecommencerRefondu()
    {
        _motifsEvenement.Clear();
        _sanctions.Clear();
        (_ouverture, _annulee, _deduit, _calculDu, _calculAu, _sanctionDemandee, _sanctionLevee) = (null, null, null, null, null, null, null);
    }

    private void ValeurRefondue(El element, ReadOnlySpan<char> texte)
    {
        switch (element)
        {
            case El.DTODRSA: Jour(ref _ouverture, element, texte); break;
            case El.MTSANCGRSA: Montant(ref _deduit, element, texte); break;
            case El.DDELECAL: Jour(ref _calculDu, element, texte); break;
            case El.DFELECAL: Jour(ref _calculAu, element, texte); break;
            case El.DTLIQ or El.DDSANRSA: Jour(ref _e.Du, element, texte); break;
            case El.HEULIQ: Heure(texte); break;
            case El.MOTITRANSFLUX: MotifEvenement(texte); break;
            case El.DFSANRSA: Jour(ref _e.Au, element, texte); break;
            case El.MTSANRSADEM: Montant(ref _sanctionDemandee, element, texte); break;
            case El.MTSANRSAAPPL: Montant(ref _e.Montant, element, texte); break;
            case El.DTLEVSANRSA: Jour(ref _sanctionLevee, element, texte); break;
            case El.MOTISANRSA: Texte(ref _e.Code, element, texte); break;
        }
    }

    private string ListeDeLaFamille(string liste) => _refondu ? liste + Codes.SuffixeRefondu : liste;

    /// <summary>The address of VRSD0101 gives the kind of street by its code.</summary>
    private void TypeVoie(ReadOnlySpan<char> code)
    {
        var texte = _textes.De(code);
        Texte(ref _a.TypeVoie, El.TYPEVOIE, Vocabulaire.SansAccent(Codes.Libelle("TYPEVOIE", texte) ?? texte).ToUpperInvariant());
    }

    /// <summary>All first names in one field; the first one stands when PRENOM is not there.</summary>
    private void PremierPrenom(ReadOnlySpan<char> texte)
    {
        var fin = texte.IndexOfAny(',', ' ');
        _p.PremierPrenom = _textes.De(fin < 0 ? texte : texte[..fin]);
    }

    /// <summary>Adults have the role <c>BEN</c>, and the recast flow says no more: partner until <see cref="DeduireRoles"/> names the claimant.</summary>
    private void FermerFonction()
    {
        if (_e.Code is not (null or "BEN" or "RDO" or "ENF" or "AUT"))
        {
            _constat.HorsListe(El.ROLEPERS, _e.Code, "BEN, ENF ou AUT");
            return;
        }

        _e.PourLeRsa = true;
        if (_e.Code is "BEN" or "RDO")
        {
            _p.RoleDeduit = true;
            _e.Code = "CJT";
        }

        FermerPrestation();
    }

    /// <summary>The claimant is the adult who answers for the file, else the first one.</summary>
    private void DeduireRoles()
    {
        var rang = _personnes.FindIndex(p => p is { RoleDeduit: true, Responsable: true, RattacheJusque: null });
        rang = rang >= 0 ? rang : _personnes.FindIndex(p => p is { RoleDeduit: true, Responsable: true });
        rang = rang >= 0 ? rang : _personnes.FindIndex(p => p.RoleDeduit);
        if (rang >= 0)
        {
            _personnes[rang] = _personnes[rang] with { Role = "DEM" };
            _demandeurs = 1;
        }
    }

    /// <summary>An event may hold several sessions.</summary>
    private void OuvrirSession()
    {
        if (_bloc == El.Evenement && _e.Du is not null)
        {
            FermerEvenement();
            _e = default;
        }
    }

    private void MotifEvenement(ReadOnlySpan<char> texte)
    {
        var code = default(string);
        Code(ref code, El.MOTITRANSFLUX, texte, "MOTITRANSFLUX");
        if (code is not null)
        {
            _motifsEvenement.Add(code);
        }
    }

    /// <summary>What the event being closed is about: one fact in VRSB0801, a list of reasons in the recast flow.</summary>
    private string[] FaitsGenerateurs()
    {
        string[] faits = _motifsEvenement.Count == 0 ? [_e.Code ?? ""] : [.. _motifsEvenement];
        _motifsEvenement.Clear();
        return faits;
    }

    /// <summary>A sanction of a person reduces the right of the household until its end or its lifting, whichever comes first.</summary>
    private void FermerSanction()
    {
        if (_e.Du is { } du && (_e.Montant ?? _sanctionDemandee) is { } montant)
        {
            var fin = _sanctionLevee is { } levee && !(_e.Au < levee) ? levee : _e.Au;
            var reduction = new ReductionRecue(montant, du, fin);
            _reductions.Add(reduction);
            if (_constat.Personne > 0)
            {
                _sanctions.Add(new SanctionRecue(_constat.Personne, reduction, _e.Code));
            }
        }

        (_sanctionDemandee, _sanctionLevee) = (null, null);
    }

    /// <summary>Reductions with their dates, else what was deducted in the month computed.</summary>
    private ReductionRecue[] Reductions() =>
        _reductions.Count == 0 && _deduit > 0 && _calculDu is { } du ? [new ReductionRecue(_deduit.Value, du, _calculAu)] : Copie(_reductions);
}
