using Jalons.Flux.Xml;

namespace Jalons.Flux.Caf;

/// <content>What can only be said once the whole household is read.</content>
internal sealed partial class LectureFoyer
{
    /// <summary>A claim without right for this many months is closed (MOTICLORSA <c>ECH</c>): a shorter gap is the same spell.</summary>
    private const int MoisSansDroit = 4;

    private void Conclure(BlocXml bloc)
    {
        if (bloc.Demesure)
        {
            _constat.Fauter("bloc.demesure", $"Ce dossier compte plus de {BlocXml.NoeudsMaximum} éléments ou un texte démesuré : il est abîmé.");
            return;
        }

        DeduireRoles();
        Exiger(_organisme is not null, El.FONORG);
        Exiger(_numeroOrganisme is not null, El.NUMORG);
        Exiger(_partenaire is not null, El.IDEPARTE);
        Exiger(_dateDemande is not null, El.DTDEMRSA);
        Exiger(_numero is not null, El.NUMDEMRSA);
        Exiger(_etat is not null || _anomalies.Count > 0 || autresNoms is not null || EstComptable, El.ETATDOSRSA);
        ExigerComptes();
        if (_rangPersonne == 0)
        {
            _constat.Fauter("personne.absente", "Aucune personne dans ce dossier : le bloc Personne manque.");
        }

        if (_demandeurs > 1)
        {
            _constat.Fauter("demandeur.double", $"{_demandeurs} demandeurs (rôle DEM) dans ce dossier : il ne peut y en avoir qu’un.");
        }

        if (!_constat.EnFaute)
        {
            Avertir();
        }
    }

    private void Avertir()
    {
        if (_demandeurs == 0)
        {
            _constat.Avertir("demandeur.absent", _refondu ? "Aucun adulte bénéficiaire (rôle BEN) dans ce dossier." : "Aucun demandeur (rôle DEM) dans ce dossier.");
        }

        if (_personnes.Any(p => p.DateNaissance > DateOnly.FromDateTime(enTete.Creation)))
        {
            _constat.Avertir("naissance.future", "Une date de naissance est postérieure à la création du flux.");
        }
    }

    private FoyerRecu Foyer(int rang)
    {
        var matricule = LireMatricule();
        var adresse = AdresseActuelle(out var anciennes);
        return new FoyerRecu
        {
            Rang = rang,
            Empreinte = _empreinte,
            Image = _image.Valeur(),
            Organisme = _organisme!,
            NumeroOrganisme = _numeroOrganisme!,
            Matricule = matricule,
            MatriculeRecu = _matricule,
            Partenaire = _partenaire!,
            DateDemande = _dateDemande!.Value,
            NumeroDemande = _numero!,
            ArriveePar = _arrivee,
            DepartPar = _depart,
            Personnes = _personnes.ToArray(),
            SituationFamille = _situation,
            SituationFamilleDepuis = _situationDepuis,
            Adresse = adresse,
            AnciennesAdresses = anciennes,
            EtatDroit = _etat,
            Motifs = Copie(_motifs),
            SansDomicileFixe = _sansDomicile,
            PersonnesACharge = _aCharge,
            OuvertureDroit = _annulee == true ? null : _ouverture ?? Ouverture(),
            OuvertureAnnulee = _annulee == true,
            NatureDroit = NatureEnCours(),
            Montant = _montant,
            MontantForfaitaire = _forfait,
            Reductions = Reductions(),
            Sanctions = Copie(_sanctions),
            Evenements = Copie(_evenements),
            Anomalies = Copie(_anomalies),
            Creances = Copie(_creances),
            MouvementsAcompte = Copie(_mouvements),
            Avertissements = _constat.Avertissements,
        };
    }

    private static T[] Copie<T>(List<T> liste) => liste.Count == 0 ? [] : [.. liste];

    private string? LireMatricule()
    {
        var matricule = Matricule.Normaliser(_matricule, _organisme!, out var formeConnue);
        if (!formeConnue)
        {
            _constat.Avertir("matricule.forme", "Le matricule n’a pas une forme connue : il est gardé en entier.");
        }

        return matricule;
    }

    /// <summary>Nature without end, or ended at or after the reference month (§3.1, T23); the latest started of them.</summary>
    private string? NatureEnCours()
    {
        var reference = enTete.Reference ?? DateOnly.FromDateTime(enTete.Creation);
        (string Nature, DateOnly Du)? enCours = null;
        foreach (var (nature, du, au) in _natures)
        {
            if ((au is null || au >= reference) && (enCours is null || du > enCours.Value.Du))
            {
                enCours = (nature, du);
            }
        }

        return enCours?.Nature;
    }

    /// <summary>Start of the latest spell: periods that follow each other with less than four months without right (§5.1).</summary>
    private DateOnly? Ouverture()
    {
        if (_natures.Count == 0)
        {
            return null;
        }

        if (_natures.Count == 1)
        {
            return _natures[0].Du;
        }

        _natures.Sort((a, b) => a.Du.CompareTo(b.Du));
        var (debut, fin) = (_natures[0].Du, _natures[0].Au);
        foreach (var (_, du, au) in _natures)
        {
            debut = fin is { } f && du > f.AddMonths(MoisSansDroit) ? du : debut;
            fin = fin is null || au is null ? null : (au > fin ? au : fin);
        }

        return debut;
    }
}
