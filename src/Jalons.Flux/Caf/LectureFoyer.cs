using System.Collections.Frozen;
using Jalons.Flux.Xml;

namespace Jalons.Flux.Caf;

/// <summary>
/// Turns a block of a household (<c>InfosFoyerRSA</c>, and those of the accounting flows) into a <see cref="FoyerRecu"/>. A value is known by its name and the name of the block
/// that holds it, never by a path, so that a block found at another place is read (trap T31); what stands inside an unknown
/// element is not looked at. One instance serves a whole file: its fields are those of the household being read.
/// </summary>
/// <param name="noms">Names of the elements.</param>
/// <param name="enTete">Header of the flow.</param>
/// <param name="codesInconnus">Where unknown codes are counted.</param>
/// <param name="elementsInconnus">Where unknown elements are counted.</param>
/// <param name="autresNoms">
/// Elements of another flow that holds the same household: they are known, and read by someone else. That flow says nothing of
/// the right (<c>references/cnaf/flux.md</c> §3.3).
/// </param>
internal sealed partial class LectureFoyer(
    TableNoms noms,
    EnTeteFlux enTete,
    Dictionary<string, int> codesInconnus,
    Dictionary<string, int> elementsInconnus,
    FrozenSet<string>? autresNoms = null)
{
    /// <summary>Bank details are never kept, not even in the raw text of a reject (§3.3).</summary>
    private const string JamaisMontre = "RIB";
    private const El DernierBloc = El.Anomalie;
    private const int InconnusMaximum = 1_000;

    private readonly Constat _constat = new(codesInconnus);
    private readonly Textes _textes = new();
    private readonly El[] _parents = new El[LecteurXml.ProfondeurMaximum + 2];
    private NomVu[] _nomsVus = new NomVu[512];
    private ulong[] _mots = new ulong[1024];
    private char[] _retenu = [];
    private readonly EcrivainImage _image = new();
    private int _vus;
    private ulong _blocsVus;
    private UInt128 _empreinte;

    /// <summary>What is known of a name met in the file.</summary>
    private record struct NomVu(El Element, bool Exact, bool Glisse, bool HorsImage, uint Empreinte);

    /// <summary>Reads one block.</summary>
    public ElementFlux Lire(BlocXml bloc, int rang, Func<FoyerRecu, Avertissement?>? controle)
    {
        Recommencer();
        Parcourir(bloc);
        FermerElement(0);
        FermerPersonne();
        Conclure(bloc);
        if (_constat.EnFaute)
        {
            return new FoyerRejete(new RejetFlux(rang, _numero, _constat.Code, _constat.Motif, bloc.Brut(noms, JamaisMontre)));
        }

        var foyer = Foyer(rang);
        return controle?.Invoke(foyer) is { } refus
            ? new FoyerRejete(new RejetFlux(rang, foyer.NumeroDemande, refus.Code, refus.Message, bloc.Brut(noms, JamaisMontre)))
            : new FoyerLu(foyer);
    }

    private void Parcourir(BlocXml bloc)
    {
        var noeuds = bloc.Noeuds;
        if (_mots.Length < noeuds.Length)
        {
            _mots = new ulong[noeuds.Length * 2];
        }

        if (_retenu.Length < bloc.Textes.Length)
        {
            _retenu = new char[bloc.Textes.Length * 2];
        }

        _image.Recommencer();
        var (mots, retenus, sauter, evenement, horsImage) = (0, 0, int.MaxValue, int.MaxValue, int.MaxValue);
        for (var i = 0; i < noeuds.Length; i++)
        {
            ref readonly var noeud = ref noeuds[i];
            var profondeur = noeud.Profondeur;
            var vu = Vu(noeud.Nom);
            var feuille = i + 1 == noeuds.Length || noeuds[i + 1].Profondeur <= profondeur;
            evenement = profondeur <= evenement ? int.MaxValue : evenement;
            evenement = vu.Element == El.Evenement ? Math.Min(evenement, profondeur) : evenement;
            if (evenement == int.MaxValue && !vu.Glisse && (!feuille || noeud.Longueur > 0))
            {
                _mots[mots++] = vu.Empreinte | ((ulong)profondeur << 32) | ((ulong)noeud.Longueur << 40);
                bloc.Texte(noeud).CopyTo(_retenu.AsSpan(retenus));
                retenus += noeud.Longueur;
            }

            horsImage = profondeur <= horsImage ? int.MaxValue : horsImage;
            horsImage = vu.HorsImage ? Math.Min(horsImage, profondeur) : horsImage;
            if (horsImage == int.MaxValue && (!feuille || noeud.Longueur > 0))
            {
                _image.Ajouter(profondeur, noeud.Nom, feuille ? bloc.Texte(noeud) : default);
            }

            if (!vu.Exact)
            {
                Compter(noms.Nom(noeud.Nom));
            }

            if (profondeur <= sauter)
            {
                sauter = Traiter(bloc, noeud, vu.Element, feuille) ? int.MaxValue : profondeur;
            }
        }

        var empreinte = new Empreinte();
        empreinte.Ajouter(_mots.AsSpan(0, mots));
        empreinte.Ajouter(_retenu.AsSpan(0, retenus));
        _empreinte = empreinte.Valeur();
    }

    /// <summary>Takes one element into account; false when what it contains must be skipped.</summary>
    private bool Traiter(BlocXml bloc, in NoeudXml noeud, El element, bool feuille)
    {
        var profondeur = noeud.Profondeur;
        if (profondeur <= _profondeurElement)
        {
            FermerElement(profondeur);
        }

        if (profondeur <= _profondeurPersonne)
        {
            FermerPersonne();
        }

        if (!feuille)
        {
            _parents[profondeur] = element;
            OuvrirBloc(element, profondeur);
            return element != El.Inconnu || profondeur == 0;
        }

        if (element > DernierBloc && noeud.Longueur > 0 && profondeur > 0)
        {
            Valeur(_parents[profondeur - 1], element, bloc.Texte(noeud));
        }

        return true;
    }

    private void OuvrirBloc(El bloc, int profondeur)
    {
        switch (bloc)
        {
            case El.Inconnu or El.Autre or El.InfosFoyerRSA or El.ListeMotifsEvenement or El.DecisionSanctionPCGPersonneRSA
                or El.ApplicationSanctionPCGPersonneRSA or El.LeveeSanctionPCGPersonneRSA or El.IdentificationCreance or El.DetailCreance:
                break;
            case El.GeneraliteAcompteRSA:
                _moisAcompte = null;
                break;
            case El.SessionEvenement:
                OuvrirSession();
                break;
            case El.Personne:
                OuvrirPersonne(profondeur);
                break;
            case El.Prestations or El.Activite or El.Adresse or El.Refus or El.SuspensionDroit or El.SuspensionVersement or El.FinDroit
                or El.FinDroitMoisAnterieur or El.DetailCalculDroitRSA or El.ReductionRSA or El.Evenement or El.Anomalie
                or El.FonctionPersonneRSA or El.RSASocle or El.RSAActivite or El.SanctionPCGPersonneRSA or El.CreancesTransferees
                or El.DetailAllocationComptabilisee or El.DetailInduConstate or El.DetailInduTransfereCG or El.DetailRemiseIndu
                or El.DetailAnnulationFaibleMontant or El.DetailAutreAnnulation:
                OuvrirElement(bloc, profondeur);
                break;
            default:
                Unique(bloc);
                break;
        }

        if (bloc is El.Refus or El.FinDroit or El.FinDroitMoisAnterieur)
        {
            Unique(bloc);
        }
    }

    /// <summary>A block that comes once in its household, its person or its address.</summary>
    private void Unique(El bloc)
    {
        var bit = 1UL << (int)bloc;
        if ((_blocsVus & bit) != 0)
        {
            _constat.Double(bloc);
        }

        _blocsVus |= bit;
    }

    private NomVu Vu(ushort nom)
    {
        if (nom >= _vus)
        {
            Apprendre(nom);
        }

        return _nomsVus[nom];
    }

    private void Apprendre(ushort nom)
    {
        if (nom >= _nomsVus.Length)
        {
            Array.Resize(ref _nomsVus, TableNoms.NomsMaximum);
        }

        for (; _vus <= nom; _vus++)
        {
            var recu = noms.Nom((ushort)_vus);
            var element = Element(recu, out var exact);
            var empreinte = new Empreinte();
            empreinte.Ajouter(Vocabulaire.SansAccent(recu));
            _nomsVus[_vus] = new NomVu(element, exact || autresNoms?.Contains(recu) == true, Vocabulaire.Glisse(recu), Vocabulaire.HorsImage(recu), (uint)empreinte.Valeur());
        }
    }

    private El Element(string nom, out bool exact) =>
        _refondu ? VocabulaireRefondu.Element(nom, out exact) : EstComptable ? VocabulaireComptable.Element(nom, out exact) : Vocabulaire.Element(nom, out exact);

    private void Compter(string nom)
    {
        if (elementsInconnus.Count >= InconnusMaximum && !elementsInconnus.ContainsKey(nom))
        {
            nom = "autres";
        }

        elementsInconnus[nom] = elementsInconnus.GetValueOrDefault(nom) + 1;
    }
}
