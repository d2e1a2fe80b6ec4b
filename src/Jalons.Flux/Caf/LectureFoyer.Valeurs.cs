namespace Jalons.Flux.Caf;

/// <content>The values of the household: where each one goes.</content>
internal sealed partial class LectureFoyer
{
    private const int TexteMaximum = 640;

    private string? _organisme;
    private string? _numeroOrganisme;
    private string? _matricule;
    private string? _partenaire;
    private DateOnly? _dateDemande;
    private string? _numero;
    private DateOnly? _arrivee;
    private DateOnly? _depart;
    private string? _situation;
    private DateOnly? _situationDepuis;
    private int? _etat;
    private bool? _sansDomicile;
    private int? _aCharge;
    private decimal? _montant;
    private decimal? _forfait;

    private void Recommencer()
    {
        _constat.Recommencer();
        _blocsVus = 0;
        (_organisme, _numeroOrganisme, _matricule, _partenaire, _numero, _situation) = (null, null, null, null, null, null);
        (_dateDemande, _arrivee, _depart, _situationDepuis) = (null, null, null, null);
        (_etat, _sansDomicile, _aCharge, _montant, _forfait) = (null, null, null, null, null);
        RecommencerRefondu();
        RecommencerComptes();
        RecommencerPersonnes();
        RecommencerElements();
    }

    private void Valeur(El bloc, El element, ReadOnlySpan<char> texte)
    {
        switch (bloc)
        {
            case El.Organisme or El.Partenaire or El.DemandeRSA or El.OrganismeCedant or El.OrganismePrenant:
                Dossier(bloc, element, texte);
                break;
            case El.Identification:
                Identite(element, texte);
                break;
            case El.DossierCAF or El.DossierPoleEmploi or El.MontantCalculDroitRSAPersonne:
                Rattachement(bloc, element, texte);
                break;
            case El.SituationFamille or El.EtatDossierRSA or El.TroncCommunDroitRSA or El.MontantsCalculDroitRSA:
                Droit(element, texte);
                break;
            case El.Adresse or El.TroncCommunAdresse or El.AdresseDetailleeFrance or El.AdresseHorsFrance:
                Adresse(element, texte);
                break;
            case El.GeneraliteAcompteRSA:
                Jour(ref _moisAcompte, element, texte);
                break;
            case El.IdentificationCreance or El.DetailCreance or El.DetailAllocationComptabilisee or El.DetailInduConstate or El.DetailInduTransfereCG
                or El.DetailRemiseIndu or El.DetailAnnulationFaibleMontant or El.DetailAutreAnnulation:
                Compte(element, texte);
                break;
            case El.DroitOuvert or El.SessionEvenement or El.ListeMotifsEvenement or El.DecisionSanctionPCGPersonneRSA
                or El.ApplicationSanctionPCGPersonneRSA or El.LeveeSanctionPCGPersonneRSA:
                ValeurRefondue(element, texte);
                break;
            default:
                ValeurElement(bloc, element, texte);
                break;
        }
    }

    private void Dossier(El bloc, El element, ReadOnlySpan<char> texte)
    {
        switch (bloc, element)
        {
            case (El.Organisme, El.FONORG): Code(ref _organisme, element, texte, "FONORG"); break;
            case (El.Organisme, El.NUMORG): Texte(ref _numeroOrganisme, element, texte); break;
            case (El.Organisme, El.MATRICULE): Unique(ref _matricule, element, texte); break;
            case (El.Partenaire, El.IDEPARTE): Texte(ref _partenaire, element, texte); break;
            case (El.DemandeRSA, El.DTDEMRSA): Jour(ref _dateDemande, element, texte); break;
            case (El.DemandeRSA, El.NUMDEMRSA): Numero(texte); break;
            case (El.OrganismeCedant, El.DDARRMUT): Jour(ref _arrivee, element, texte); break;
            case (El.OrganismePrenant, El.DDDEPAMUT): Jour(ref _depart, element, texte); break;
        }
    }

    private void Droit(El element, ReadOnlySpan<char> texte)
    {
        switch (element)
        {
            case El.SITFAM: Code(ref _situation, element, texte, "SITFAM"); break;
            case El.DDSITFAM: Jour(ref _situationDepuis, element, texte); break;
            case El.ETATDOSRSA: Etat(texte); break;
            case El.TOPSANSDOMFIXE: Oui(ref _sansDomicile, element, texte); break;
            case El.NBENFAUTCHA: Nombre(ref _aCharge, element, texte, 99); break;
            case El.MTTOTDRORSA: Montant(ref _montant, element, texte); break;
            case El.MTREVMINIGARARSA: Montant(ref _forfait, element, texte); break;
            case El.MTSANCGRSA or El.DDELECAL or El.DFELECAL: ValeurRefondue(element, texte); break;
        }
    }

    private void Numero(ReadOnlySpan<char> texte)
    {
        if (texte.Length > 11)
        {
            _constat.TexteLong(El.NUMDEMRSA, texte.Length);
        }
        else if (_numero is not null && !texte.SequenceEqual(_numero))
        {
            _constat.Double(El.NUMDEMRSA);
        }
        else
        {
            _numero = texte.ToString();
        }
    }

    private void Etat(ReadOnlySpan<char> texte)
    {
        if (texte.Length != 1 || texte[0] is < '0' or > '6')
        {
            _constat.HorsListe(El.ETATDOSRSA, texte, "un chiffre de 0 à 6");
            return;
        }

        Poser(ref _etat, El.ETATDOSRSA, texte[0] - '0');
    }

    /// <summary>A text that comes back in other households.</summary>
    private void Texte(ref string? cible, El element, ReadOnlySpan<char> texte)
    {
        if (Convient(cible, element, texte))
        {
            cible ??= _textes.De(texte);
        }
    }

    /// <summary>A text that no other household has.</summary>
    private void Unique(ref string? cible, El element, ReadOnlySpan<char> texte)
    {
        if (Convient(cible, element, texte))
        {
            cible ??= texte.ToString();
        }
    }

    private bool Convient(string? cible, El element, ReadOnlySpan<char> texte)
    {
        if (texte.Length > TexteMaximum)
        {
            _constat.TexteLong(element, texte.Length);
            return false;
        }

        if (cible is not null && !texte.SequenceEqual(cible))
        {
            _constat.Double(element);
            return false;
        }

        return true;
    }

    private void Code(ref string? cible, El element, ReadOnlySpan<char> texte, string liste)
    {
        Texte(ref cible, element, texte);
        if (cible is not null)
        {
            _constat.Verifier(liste, cible, element);
        }
    }

    private void Jour(ref DateOnly? cible, El element, ReadOnlySpan<char> texte)
    {
        if (Valeurs.Jour(texte, out var jour))
        {
            Poser(ref cible, element, jour);
        }
        else
        {
            _constat.DateImpossible(element, texte);
        }
    }

    private void Montant(ref decimal? cible, El element, ReadOnlySpan<char> texte)
    {
        if (Valeurs.Montant(texte, out var montant))
        {
            Poser(ref cible, element, montant);
        }
        else
        {
            _constat.MontantIllisible(element, texte);
        }
    }

    private void Nombre(ref int? cible, El element, ReadOnlySpan<char> texte, int maximum)
    {
        if (Valeurs.Nombre(texte, out var nombre) && nombre <= maximum)
        {
            Poser(ref cible, element, nombre);
        }
        else
        {
            _constat.NombreIllisible(element, texte);
        }
    }

    private void Oui(ref bool? cible, El element, ReadOnlySpan<char> texte)
    {
        if (Valeurs.Oui(texte, out var oui))
        {
            Poser(ref cible, element, oui);
        }
        else
        {
            _constat.BooleenIllisible(element, texte);
        }
    }

    private void Poser<T>(ref T? cible, El element, T valeur) where T : struct, IEquatable<T>
    {
        if (cible is { } deja && !deja.Equals(valeur))
        {
            _constat.Double(element);
        }

        cible = valeur;
    }
}
