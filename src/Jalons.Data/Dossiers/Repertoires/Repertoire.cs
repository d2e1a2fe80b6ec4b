using System.Runtime.InteropServices;

namespace Jalons.Data.Dossiers.Repertoires;

/// <summary>
/// The people of a département in memory, one small column per field, to count and sort lists (docs/adr/0070). It holds no name to show: the page reads
/// the people it shows from the base, which has the last word on rights. Reads go together, a change waits for them.
/// </summary>
public sealed partial class Repertoire
{
    internal const int NombreChamps = (int)Champ.ACharge + 1;

    /// <summary>Mark of a place that holds nobody any more: more than any number of filters that fail.</summary>
    private const byte Vide = 200;

    private readonly ReaderWriterLockSlim _verrou = new();
    private readonly ushort[][] _champs = new ushort[NombreChamps][];
    private readonly Rangs<string> _communes = new(1);
    private readonly Rangs<string> _territoires = new(1);
    private readonly Rangs<long> _organismes = new(CodesChamp.Personne + 1);
    private readonly Rangs<long> _referents = new(CodesChamp.Personne + 1);
    private readonly Dictionary<string, int> _rangDuNom = new(StringComparer.Ordinal);
    private readonly List<string> _noms = [];
    private readonly Dictionary<long, int> _venus = [];
    private long[] _ids = [];
    private int[] _nom = [];
    private int[] _prenom = [];
    private byte[] _etat = [];
    private int[] _parNom = [];
    private int[] _parId = [];
    private int _places;

    internal Repertoire()
    {
        for (var champ = 0; champ < NombreChamps; champ++)
        {
            _champs[champ] = [];
        }
    }

    /// <summary>How many people.</summary>
    public int Nombre => _parNom.Length;

    /// <summary>Puts people in an empty directory.</summary>
    internal async Task ChargerAsync(IAsyncEnumerable<LignePersonne> lignes, CancellationToken annulation)
    {
        await foreach (var ligne in lignes.WithCancellation(annulation))
        {
            Ecrire(Ajouter(ligne.Id), ligne);
        }

        Reserver(_places);
        _parId = [.. Enumerable.Range(0, _places)];
        Array.Sort(_ids.AsSpan(0, _places).ToArray(), _parId);
        _parNom = [.. Enumerable.Range(0, _places)];
        Array.Sort(_parNom, Comparer);
    }

    /// <summary>Takes what the base says now of some people; those among them whom it does not know any more leave.</summary>
    internal void Changer(long[] personnes, IReadOnlyCollection<LignePersonne> lignes)
    {
        _verrou.EnterWriteLock();
        try
        {
            var (places, deplacees) = (_places, new HashSet<int>());
            var connues = new HashSet<long>(lignes.Count);
            foreach (var ligne in lignes)
            {
                connues.Add(ligne.Id);
                var place = Trouver(ligne.Id) ?? Venir(ligne.Id);
                if (place >= places || _etat[place] == Vide || _noms[_nom[place]] != ligne.Nom || _noms[_prenom[place]] != ligne.Prenom)
                {
                    deplacees.Add(place);
                }

                Ecrire(place, ligne);
            }

            foreach (var partie in personnes.Where(p => !connues.Contains(p)))
            {
                if (Trouver(partie) is { } place)
                {
                    _etat[place] = Vide;
                    deplacees.Add(place);
                }
            }

            Ranger(deplacees);
        }
        finally
        {
            _verrou.ExitWriteLock();
        }
    }

    private int Venir(long id)
    {
        var place = Ajouter(id);
        _venus.Add(id, place);
        return place;
    }

    private int Ajouter(long id)
    {
        if (_places == _ids.Length)
        {
            Reserver(Math.Max(64, _places + (_places / 2)));
        }

        _ids[_places] = id;
        return _places++;
    }

    private void Reserver(int places)
    {
        Array.Resize(ref _ids, places);
        Array.Resize(ref _nom, places);
        Array.Resize(ref _prenom, places);
        Array.Resize(ref _etat, places);
        for (var champ = 0; champ < NombreChamps; champ++)
        {
            Array.Resize(ref _champs[champ], places);
        }
    }

    private void Ecrire(int place, in LignePersonne ligne)
    {
        for (var champ = 0; champ < NombreChamps; champ++)
        {
            _champs[champ][place] = ligne.Codes[champ];
        }

        var sansPersonne = ligne.EstOuvert ? CodesChamp.Personne : (ushort)0;
        _champs[(int)Champ.Commune][place] = ligne.Commune is { } commune ? _communes.Donner(commune) : (ushort)0;
        _champs[(int)Champ.Territoire][place] = ligne.Territoire is { } territoire ? _territoires.Donner(territoire) : (ushort)0;
        _champs[(int)Champ.Organisme][place] = ligne.Organisme is { } organisme ? _organismes.Donner(organisme) : sansPersonne;
        _champs[(int)Champ.Referent][place] = ligne.Referent is { } referent ? _referents.Donner(referent) : sansPersonne;
        (_nom[place], _prenom[place], _etat[place]) = (RangDuNom(ligne.Nom), RangDuNom(ligne.Prenom), 0);
    }

    private int RangDuNom(string nom)
    {
        ref var rang = ref CollectionsMarshal.GetValueRefOrAddDefault(_rangDuNom, nom, out var connu);
        if (!connu)
        {
            rang = _noms.Count;
            _noms.Add(nom);
        }

        return rang;
    }

    private int? Trouver(long id)
    {
        var (bas, haut) = (0, _parId.Length - 1);
        while (bas <= haut)
        {
            var milieu = (bas + haut) >>> 1;
            var vu = _ids[_parId[milieu]];
            if (vu == id)
            {
                return _parId[milieu];
            }

            (bas, haut) = vu < id ? (milieu + 1, haut) : (bas, milieu - 1);
        }

        return _venus.TryGetValue(id, out var place) ? place : null;
    }

    /// <summary>Puts the places back in the order of the names: those that moved are taken out, sorted, and merged with the others.</summary>
    private void Ranger(HashSet<int> deplacees)
    {
        if (deplacees.Count == 0)
        {
            return;
        }

        var neuves = deplacees.Where(p => _etat[p] != Vide).ToArray();
        Array.Sort(neuves, Comparer);
        var anciennes = _parNom.Where(p => !deplacees.Contains(p)).ToArray();
        var rangees = new int[anciennes.Length + neuves.Length];
        for (int i = 0, a = 0, n = 0; i < rangees.Length; i++)
        {
            rangees[i] = n == neuves.Length || (a < anciennes.Length && Comparer(anciennes[a], neuves[n]) < 0) ? anciennes[a++] : neuves[n++];
        }

        _parNom = rangees;
    }

    private int Comparer(int a, int b)
    {
        var parNom = _nom[a] == _nom[b] ? 0 : string.CompareOrdinal(_noms[_nom[a]], _noms[_nom[b]]);
        var parPrenom = parNom != 0 || _prenom[a] == _prenom[b] ? parNom : string.CompareOrdinal(_noms[_prenom[a]], _noms[_prenom[b]]);
        return parPrenom != 0 ? parPrenom : _ids[a].CompareTo(_ids[b]);
    }
}
