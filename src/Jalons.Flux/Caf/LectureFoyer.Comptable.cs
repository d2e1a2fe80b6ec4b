namespace Jalons.Flux.Caf;

/// <content>What the accounting flows say of a household: claims transferred and movements of the advance.</content>
internal sealed partial class LectureFoyer
{
    private readonly List<CreanceRecue> _creances = [];
    private readonly List<MouvementAcompteRecu> _mouvements = [];
    private readonly bool _creancier = enTete.Format == FormatFlux.Creances;
    private readonly bool _financier = enTete.Format == FormatFlux.Financier;
    private CompteEnCours _c;
    private DateOnly? _moisAcompte;

    /// <summary>True for a flow that identifies households and says nothing of their right nor of their members.</summary>
    private bool EstComptable => _creancier || _financier;

    /// <summary>What is known of the claim or of the movement being read.</summary>
    private struct CompteEnCours
    {
        public DateOnly? ImplanteeLe;
        public string? Nature;
        public string? Rang;
        public DateOnly? Mois;
        public string? Motif;
        public string? Origine;
        public string? Responsabilite;
        public DateOnly? Du;
        public DateOnly? Au;
        public DateOnly? DernierCredit;
        public decimal? Montant;
        public decimal? Initial;
        public string? Numero;
        public string? Operation;
        public string? Sens;
        public DateOnly? TraiteLe;
    }

    private void RecommencerComptes()
    {
        _creances.Clear();
        _mouvements.Clear();
        _moisAcompte = null;
    }

    private void Compte(El element, ReadOnlySpan<char> texte)
    {
        switch (element)
        {
            case El.DTIMPLCRE: Jour(ref _c.ImplanteeLe, element, texte); break;
            case El.NATCRE or El.NATPFCRE: Code(ref _c.Nature, element, texte, element.ToString()); break;
            case El.RGCRE: Texte(ref _c.Rang, element, texte); break;
            case El.MOISMOUCOMPTA: Jour(ref _c.Mois, element, texte); break;
            case El.MOTIINDU: Code(ref _c.Motif, element, texte, "MOTIINDU"); break;
            case El.ORIINDU: Code(ref _c.Origine, element, texte, "ORIINDU"); break;
            case El.RESPINDU: Code(ref _c.Responsabilite, element, texte, "RESPINDU"); break;
            case El.DDREGUCRE or El.DDREGU: Jour(ref _c.Du, element, texte); break;
            case El.DFREGUCRE: Jour(ref _c.Au, element, texte); break;
            case El.DTDERCREDCRETRANS: Jour(ref _c.DernierCredit, element, texte); break;
            case El.MTSOLREELCRETRANS or El.MTMOUCOMPTA: Montant(ref _c.Montant, element, texte); break;
            case El.MTINICRE: Montant(ref _c.Initial, element, texte); break;
            case El.NUMINTMOUCOMPTA: Unique(ref _c.Numero, element, texte); break;
            case El.TYPEOPECOMPTA: Code(ref _c.Operation, element, texte, "TYPEOPECOMPTA"); break;
            case El.SENSOPECOMPTA: Texte(ref _c.Sens, element, texte); break;
            case El.DTTRAIMOUCOMPTA: Jour(ref _c.TraiteLe, element, texte); break;
        }
    }

    private void FermerCreance()
    {
        Exiger(_c.ImplanteeLe is not null, El.DTIMPLCRE);
        Exiger(_c.Nature is not null, El.NATCRE);
        Exiger(_c.Rang is not null, El.RGCRE);
        Exiger(_c.Mois is not null, El.MOISMOUCOMPTA);
        Exiger(_c.Montant is not null, El.MTSOLREELCRETRANS);
        if (_c is { ImplanteeLe: { } implanteeLe, Nature: { } nature, Rang: { } rang, Mois: { } mois, Montant: { } solde })
        {
            _creances.Add(new CreanceRecue
            {
                ImplanteeLe = implanteeLe,
                Nature = nature,
                Rang = rang,
                Mois = mois,
                Solde = solde,
                Initial = _c.Initial,
                Motif = _c.Motif,
                Origine = _c.Origine,
                Responsabilite = _c.Responsabilite,
                Du = _c.Du,
                Au = _c.Au,
                DernierCredit = _c.DernierCredit,
            });
        }
    }

    private void FermerMouvement(FamilleAcompte famille)
    {
        Exiger(_moisAcompte is not null, El.MOISMOUCOMPTA);
        Exiger(_c.Numero is not null, El.NUMINTMOUCOMPTA);
        Exiger(_c.Nature is not null, El.NATPFCRE);
        Exiger(_c.Montant is not null, El.MTMOUCOMPTA);
        Exiger(_c.Sens is not null, El.SENSOPECOMPTA);
        if (_c.Sens is not (null or "AJ" or "DE"))
        {
            _constat.HorsListe(El.SENSOPECOMPTA, _c.Sens, "AJ ou DE");
        }

        if (_c is { Numero: { } numero, Nature: { } nature, Montant: { } montant, Sens: { } sens } && _moisAcompte is { } mois)
        {
            _mouvements.Add(new MouvementAcompteRecu
            {
                Famille = famille,
                Mois = mois,
                Numero = numero,
                Nature = nature,
                Montant = sens == "DE" ? -montant : montant,
                Rang = _c.Rang,
                Operation = _c.Operation,
                MoisConcerne = _c.Du,
                TraiteLe = _c.TraiteLe,
            });
        }
    }

    private void ExigerComptes()
    {
        if (_creancier && _creances.Count == 0 && !_constat.EnFaute && _anomalies.Count == 0)
        {
            _constat.Fauter("creance.absente", "Aucune créance dans ce dossier : le bloc Creance manque.");
        }

        if (_financier && _mouvements.Count == 0 && !_constat.EnFaute && _anomalies.Count == 0)
        {
            _constat.Fauter("mouvement.absent", "Aucun mouvement dans ce dossier : le bloc AcompteRSA est vide.");
        }
    }
}
