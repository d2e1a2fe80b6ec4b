using Jalons.Domain.Socle;

namespace Jalons.Flux.Caf;

/// <content>The persons of the household.</content>
internal sealed partial class LectureFoyer
{
    private const ulong BlocsDUnePersonne = (1UL << (int)El.Identification) | (1UL << (int)El.DossierCAF)
        | (1UL << (int)El.DossierPoleEmploi) | (1UL << (int)El.MontantCalculDroitRSAPersonne);

    private readonly List<PersonneRecue> _personnes = [];
    private int _profondeurPersonne = -1;
    private int _rangPersonne;
    private int _demandeurs;
    private Brouillon _p;

    /// <summary>What is known of the person being read.</summary>
    private struct Brouillon
    {
        public string? Qualite;
        public string? Nom;
        public string? NomNaissance;
        public string? Prenom;
        public DateOnly? Naissance;
        public char Precision;
        public int? RangNaissance;
        public int Sexe;
        public Nir? Nir;
        public bool? Certifiee;
        public string? Role;
        public bool ACharge;
        public DateOnly? Depuis;
        public DateOnly? Jusque;
        public string? DemandePrecedente;
        public string? FranceTravail;
        public bool? Soumis;
        public bool? Entree;
        public string? Activite;
        public DateOnly? ActiviteDepuis;
        public bool RoleDeduit;
        public bool? Responsable;
        public DateOnly? SoumisDepuis;
        public DateOnly? SoumisJusque;
        public DateOnly? Deces;
        public string? PremierPrenom;
    }

    private void RecommencerPersonnes()
    {
        _personnes.Clear();
        _profondeurPersonne = -1;
        _rangPersonne = 0;
        _demandeurs = 0;
    }

    private void OuvrirPersonne(int profondeur)
    {
        _blocsVus &= ~BlocsDUnePersonne;
        _p = default;
        _profondeurPersonne = profondeur;
        _constat.Personne = ++_rangPersonne;
    }

    private void Identite(El element, ReadOnlySpan<char> texte)
    {
        switch (element)
        {
            case El.QUAL: Code(ref _p.Qualite, element, texte, "QUAL"); break;
            case El.NOM: Texte(ref _p.Nom, element, texte); break;
            case El.NOMNAI: Texte(ref _p.NomNaissance, element, texte); break;
            case El.PRENOM: Texte(ref _p.Prenom, element, texte); break;
            case El.DTNAI: Jour(ref _p.Naissance, element, texte); break;
            case El.RGNAI: Nombre(ref _p.RangNaissance, element, texte, 99); break;
            case El.TYPEDTNAI: _p.Precision = Lettre(element, texte, "NJO"); break;
            case El.NIR: LireNir(texte); break;
            case El.TOPVALIEC: Oui(ref _p.Certifiee, element, texte); break;
            case El.SEXE: _p.Sexe = Lettre(element, texte, "12") - '0'; break;
            case El.LISPRENOMS: PremierPrenom(texte); break;
            case El.DTDC: Jour(ref _p.Deces, element, texte); break;
        }
    }

    private void Rattachement(El bloc, El element, ReadOnlySpan<char> texte)
    {
        switch (bloc, element)
        {
            case (El.DossierCAF, El.DDRATDOS): Jour(ref _p.Depuis, element, texte); break;
            case (El.DossierCAF, El.DFRATDOS): Jour(ref _p.Jusque, element, texte); break;
            case (El.DossierCAF, El.NUMDEMRSAPRECE): Unique(ref _p.DemandePrecedente, element, texte); break;
            case (El.DossierCAF, El.TOPRESPDOS): Oui(ref _p.Responsable, element, texte); break;
            case (El.DossierPoleEmploi, El.IDASSEDIC): Unique(ref _p.FranceTravail, element, texte); break;
            case (El.MontantCalculDroitRSAPersonne, El.TOPPERSDRODEVORSA): Oui(ref _p.Soumis, element, texte); break;
            case (El.MontantCalculDroitRSAPersonne, El.TOPPERSENTDRODEVORSA): Oui(ref _p.Entree, element, texte); break;
            case (El.MontantCalculDroitRSAPersonne, El.DDSOUDRODEV): Jour(ref _p.SoumisDepuis, element, texte); break;
            case (El.MontantCalculDroitRSAPersonne, El.DFSOUDRODEV): Jour(ref _p.SoumisJusque, element, texte); break;
        }
    }

    /// <summary>A number that cannot be trusted leaves the person without number, never without file (T03).</summary>
    private void LireNir(ReadOnlySpan<char> texte)
    {
        var nir = Nir.Lire(texte, out var etat);
        var (code, defaut) = etat switch
        {
            EtatNir.CleFausse => ("nir.cle", "sa clé de contrôle est fausse"),
            EtatNir.Provisoire => ("nir.provisoire", "il est provisoire"),
            EtatNir.FormeInconnue => ("nir.forme", "il n’a ni 13 ni 15 caractères valides"),
            _ => ("", ""),
        };
        if (code.Length > 0)
        {
            _constat.Avertir(code, $"Le numéro de sécurité sociale de la personne {_constat.Personne} n’est pas utilisé pour la reconnaître : {defaut}.");
        }

        _p.Nir = nir ?? _p.Nir;
    }

    /// <summary>A code of one letter among a few; another one is told and left out.</summary>
    private char Lettre(El element, ReadOnlySpan<char> texte, string lettres)
    {
        if (texte.Length == 1 && lettres.Contains(texte[0]))
        {
            return texte[0];
        }

        _constat.Verifier(element.ToString(), _textes.De(texte), element);
        return '0';
    }

    private void FermerPersonne()
    {
        if (_profondeurPersonne < 0)
        {
            return;
        }

        _profondeurPersonne = -1;
        _p.Nom ??= _refondu ? _p.NomNaissance : null;
        _p.Prenom ??= _p.PremierPrenom;
        _p.Role ??= EstComptable ? "DEM" : null;
        _demandeurs += _p.Role == "DEM" ? 1 : 0;
        if (PersonneComplete())
        {
            _personnes.Add(Personne());
        }

        _constat.Personne = 0;
    }

    private bool PersonneComplete()
    {
        Exiger(_p.Nom is not null, El.NOM);
        Exiger(_p.Prenom is not null, El.PRENOM);
        Exiger(_p.Naissance is not null, El.DTNAI);
        Exiger(_p.Role is not null, El.ROLEPERS);
        return !_constat.EnFaute;
    }

    private void Exiger(bool present, El element)
    {
        if (!present)
        {
            _constat.Absent(element);
        }
    }

    private PersonneRecue Personne() => new()
    {
        Rang = _constat.Personne,
        Qualite = _p.Qualite,
        Nom = _p.Nom!,
        NomNaissance = _p.NomNaissance ?? _p.Nom!,
        Prenom = _p.Prenom!,
        DateNaissance = _p.Naissance!.Value,
        PrecisionNaissance = _p.Precision is 'J' or 'O' ? _p.Precision : 'N',
        RangNaissance = _p.RangNaissance,
        Sexe = _p.Sexe is 1 or 2 ? _p.Sexe : null,
        Nir = _p.Nir,
        Certifiee = _p.Certifiee ?? false,
        Role = _p.Role!,
        RoleDeduit = _p.RoleDeduit,
        Responsable = _p.Responsable ?? false,
        ACharge = _p.ACharge,
        RattacheDepuis = _p.Depuis,
        RattacheJusque = _p.Jusque ?? _p.Deces,
        DemandePrecedente = _p.DemandePrecedente,
        IdentifiantFranceTravail = _p.FranceTravail,
        SoumisDroitsDevoirs = _p.Soumis,
        EntreeDroitsDevoirs = _p.Entree,
        SoumisDepuis = _p.SoumisDepuis,
        SoumisJusque = _p.SoumisJusque,
        Activite = _p.Activite,
    };
}
