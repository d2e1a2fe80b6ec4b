using System.Globalization;

namespace Jalons.Flux.Caf;

/// <content>The blocks that repeat: roles, activities, addresses, reasons of the state, natures, reductions, events.</content>
internal sealed partial class LectureFoyer
{
    private const ulong BlocsDUneAdresse = (1UL << (int)El.TroncCommunAdresse) | (1UL << (int)El.AdresseDetailleeFrance) | (1UL << (int)El.AdresseHorsFrance);

    private readonly List<(int Rang, AdresseRecue Adresse)> _adresses = [];
    private readonly List<MotifRecu> _motifs = [];
    private readonly List<(string Nature, DateOnly Du, DateOnly? Au)> _natures = [];
    private readonly List<ReductionRecue> _reductions = [];
    private readonly List<EvenementRecu> _evenements = [];
    private readonly List<string> _anomalies = [];
    private El _bloc;
    private int _profondeurElement = -1;
    private ElementEnCours _e;
    private AdresseEnCours _a;

    /// <summary>What is known of the repeated block being read; each kind uses some of the fields.</summary>
    private struct ElementEnCours
    {
        public string? Code;
        public bool PourLeRsa;
        public bool Oui;
        public string? OuiIllisible;
        public DateOnly? Du;
        public DateOnly? Au;
        public decimal? Montant;
        public TimeOnly? Heure;
    }

    private void RecommencerElements()
    {
        _adresses.Clear();
        _motifs.Clear();
        _natures.Clear();
        _reductions.Clear();
        _evenements.Clear();
        _anomalies.Clear();
        _profondeurElement = -1;
    }

    private void OuvrirElement(El bloc, int profondeur)
    {
        FermerElement(0);
        _bloc = bloc;
        _profondeurElement = profondeur;
        _e = default;
        _a = default;
        _c = default;
        _blocsVus &= bloc == El.Adresse ? ~BlocsDUneAdresse : ulong.MaxValue;
    }

    private void ValeurElement(El bloc, El element, ReadOnlySpan<char> texte)
    {
        if (bloc != _bloc || _profondeurElement < 0)
        {
            return;
        }

        switch (element)
        {
            case El.NATPREST: _e.PourLeRsa = texte is "RSA"; break;
            case El.ROLEPERS: Texte(ref _e.Code, element, texte); break;
            case El.TOPCHAPERS: _e.OuiIllisible = Valeurs.Oui(texte, out _e.Oui) ? null : _textes.De(texte); break;
            case El.ACT: Code(ref _e.Code, element, texte, "ACT"); break;
            case El.STATUEMPL: Code(ref _e.Code, element, texte, "STATUEMPL"); break;
            case El.TOPANNUOD: Oui(ref _annulee, element, texte); break;
            case El.NATPF: Code(ref _e.Code, element, texte, "NATPF"); break;
            case El.FG: Code(ref _e.Code, element, texte, "FG"); break;
            case El.MOTIREFURSA: Code(ref _e.Code, element, texte, "MOTIREFURSA"); break;
            case El.MOTISUSDRORSA: Code(ref _e.Code, element, texte, ListeDeLaFamille("MOTISUSDRORSA")); break;
            case El.MOTISUSVERSRSA: Code(ref _e.Code, element, texte, ListeDeLaFamille("MOTISUSVERSRSA")); break;
            case El.MOTICLORSA: Code(ref _e.Code, element, texte, ListeDeLaFamille("MOTICLORSA")); break;
            case El.LIBANO: Texte(ref _e.Code, element, texte); break;
            case El.MTREDRSA: Montant(ref _e.Montant, element, texte); break;
            case El.HEULIQ: Heure(texte); break;
            case El.DFACT or El.DFNATDRO or El.DFREDRSA: Jour(ref _e.Au, element, texte); break;
            case El.DDACT or El.DDNATDRO or El.DDREDRSA or El.DTLIQ or El.DTREFURSA or El.DDSUSDRORSA or El.DDSUSVERSRSA or El.DTCLORSA:
                Jour(ref _e.Du, element, texte);
                break;
        }
    }

    private void Heure(ReadOnlySpan<char> texte)
    {
        if (Valeurs.Heure(texte, out var heure))
        {
            _e.Heure = heure;
        }
        else
        {
            _constat.DateImpossible(El.HEULIQ, texte);
        }
    }

    /// <summary>Closes the repeated block, when the reading has left it.</summary>
    private void FermerElement(int profondeur)
    {
        if (_profondeurElement < profondeur)
        {
            return;
        }

        _profondeurElement = -1;
        switch (_bloc)
        {
            case El.Prestations: FermerPrestation(); break;
            case El.FonctionPersonneRSA: FermerFonction(); break;
            case El.Activite: FermerActivite(); break;
            case El.Adresse: FermerAdresse(); break;
            case El.Refus: Motif(GenreMotif.Refus); break;
            case El.SuspensionDroit: Motif(GenreMotif.SuspensionDroit); break;
            case El.SuspensionVersement: Motif(GenreMotif.SuspensionVersement); break;
            case El.FinDroit or El.FinDroitMoisAnterieur: Motif(GenreMotif.FinDroit); break;
            case El.DetailCalculDroitRSA or El.RSASocle or El.RSAActivite: FermerNature(); break;
            case El.SanctionPCGPersonneRSA: FermerSanction(); break;
            case El.ReductionRSA: FermerReduction(); break;
            case El.Evenement: FermerEvenement(); break;
            case El.CreancesTransferees: FermerCreance(); break;
            case El.DetailAllocationComptabilisee: FermerMouvement(FamilleAcompte.Allocations); break;
            case El.DetailInduConstate: FermerMouvement(FamilleAcompte.IndusConstates); break;
            case El.DetailInduTransfereCG: FermerMouvement(FamilleAcompte.IndusTransferes); break;
            case El.DetailRemiseIndu: FermerMouvement(FamilleAcompte.Remises); break;
            case El.DetailAnnulationFaibleMontant: FermerMouvement(FamilleAcompte.FaiblesMontants); break;
            case El.DetailAutreAnnulation: FermerMouvement(FamilleAcompte.AutresAnnulations); break;
            case El.Anomalie when _e.Code is not null: _anomalies.Add(_e.Code); break;
        }
    }

    /// <summary>The role is that of the RSA block, never that of the family benefits (T05).</summary>
    private void FermerPrestation()
    {
        if (!_e.PourLeRsa)
        {
            return;
        }

        if (_e.Code is not (null or "DEM" or "CJT" or "ENF" or "AUT"))
        {
            _constat.HorsListe(El.ROLEPERS, _e.Code, "DEM, CJT, ENF ou AUT");
        }

        if (_e.OuiIllisible is not null)
        {
            _constat.BooleenIllisible(El.TOPCHAPERS, _e.OuiIllisible);
        }

        if (_p.Role is not null && _p.Role != _e.Code)
        {
            _constat.Double(El.ROLEPERS);
        }

        _p.Role = _e.Code;
        _p.ACharge = _e.Oui;
    }

    /// <summary>The current activity: the latest started among those that are not ended when the flow is created.</summary>
    private void FermerActivite()
    {
        var enCours = _e.Au is not { } fin || fin >= DateOnly.FromDateTime(enTete.Creation);
        if (_e.Code is not null && enCours && (_p.Activite is null || (_e.Du ?? DateOnly.MinValue) >= (_p.ActiviteDepuis ?? DateOnly.MinValue)))
        {
            _p.Activite = _e.Code;
            _p.ActiviteDepuis = _e.Du;
        }
    }

    private void Motif(GenreMotif genre)
    {
        if (_e.Code is not null)
        {
            _motifs.Add(new MotifRecu(genre, _e.Code, _e.Du));
        }
        else if (_e.Du is { } depuis)
        {
            _constat.Avertir("motif.absent", string.Create(CultureInfo.InvariantCulture, $"Un motif manque dans le bloc {_bloc} daté du {depuis:dd/MM/yyyy}."));
        }
    }

    private void FermerNature()
    {
        if (_e is { Code: not (null or AucuneNature), Du: not null })
        {
            _natures.Add((_e.Code, _e.Du.Value, _e.Au));
        }
    }

    private void FermerReduction()
    {
        Exiger(_e.Montant is not null, El.MTREDRSA);
        Exiger(_e.Du is not null, El.DDREDRSA);
        if (_e is { Montant: { } montant, Du: { } du })
        {
            _reductions.Add(new ReductionRecue(montant, du, _e.Au));
        }
    }

    private void FermerEvenement()
    {
        Exiger(_e.Du is not null, El.DTLIQ);
        if (_e.Du is { } jour)
        {
            _evenements.AddRange(FaitsGenerateurs().Select(fait => new EvenementRecu(jour, _e.Heure ?? TimeOnly.MinValue, fait)));
        }
    }
}
