using System.Globalization;
using System.Text;

namespace Jalons.Flux.Generation;

/// <summary>
/// Writes made-up beneficiary flows VRSB0801 for a département: a monthly flow, then the daily flows that change it, then the
/// next months. Repeatable: the same options and the same sequence of calls give the same bytes. Only the households that
/// changed are held in memory; the others are made again from their number.
/// </summary>
public sealed class GenerateurFlux
{
    private const int PremiereDemande = 600_000;
    private const int DemandesParJour = 100;

    private readonly OptionsGenerateur _options;
    private readonly Fabrique _fabrique;
    private readonly Composition[] _formes;
    private readonly Passe _passe;
    private readonly Dictionary<int, FoyerGenere> _changes = [];
    private readonly HashSet<int> _partis = [];
    private readonly List<FoyerGenere> _nouveaux = [];
    private int _instruits;
    private DateOnly _mois;
    private DateOnly _dernierJour;

    /// <summary>Prepares a generation.</summary>
    /// <exception cref="ArgumentException">Unknown département, or a number of people that cannot be reached.</exception>
    public GenerateurFlux(OptionsGenerateur options)
    {
        if (options.Foyers < 0 || options.Mois < Fabrique.PremierMois)
        {
            throw new ArgumentException("Donnez un nombre de foyers positif et un mois à partir de juillet 2009 : le RSA commence en juin 2009.");
        }

        _options = options;
        _mois = options.PremierJour;
        _fabrique = new Fabrique(options, CommunesDeTirage.Lire(options.Communes, options.Departement));
        _formes = Compositions.Toutes(options);
        _passe = new Passe(options, _fabrique, _formes);
        Comptes = new GenerateurComptes(options, _passe);
    }

    /// <summary>Writes the accounting flows about the same households.</summary>
    public GenerateurComptes Comptes { get; }

    /// <summary>Households written by the last call.</summary>
    public int Foyers { get; private set; }

    /// <summary>People written by the last call.</summary>
    public int Personnes { get; private set; }

    /// <summary>How many months before the first reference month can be written.</summary>
    public const int Recul = Passe.Recul;

    /// <summary>Reference month of the next monthly flow.</summary>
    public DateOnly Mois => _mois;

    /// <summary>Writes the monthly flow of the current reference month, created on the 4th of the next one.</summary>
    public void EcrireMensuel(Stream sortie)
    {
        var xml = Commencer(sortie, 'M', _mois.AddMonths(1).AddDays(3), "02:15:30.0000", _mois);
        var ecrivain = new EcrivainFoyer(xml, _options.Departement) { Mois = _mois };
        foreach (var foyer in Tous())
        {
            Ecrire(ecrivain, foyer);
        }

        Terminer(xml);
    }

    /// <summary>
    /// Writes the monthly flow of a month before the first reference month, up to <see cref="Recul"/> months back, in any order: the same
    /// households as they were then, and those that left meanwhile.
    /// </summary>
    /// <exception cref="ArgumentException">The month is not in that past.</exception>
    public void EcrireMensuelAnterieur(Stream sortie, DateOnly mois)
    {
        var premier = MoisPasse(mois);
        var xml = Commencer(sortie, 'M', premier.AddMonths(1).AddDays(3), "02:15:30.0000", premier);
        var ecrivain = new EcrivainFoyer(xml, _options.Departement) { Mois = premier };
        foreach (var foyer in _passe.Foyers(premier))
        {
            Ecrire(ecrivain, foyer);
        }

        Terminer(xml);
    }

    /// <summary>
    /// Writes a daily flow of that past, or of the reference month: the households whose claim lies between <paramref name="depuis"/>,
    /// included, and <paramref name="jour"/>, excluded.
    /// </summary>
    /// <exception cref="ArgumentException">The day is not in that past.</exception>
    public void EcrireQuotidienAnterieur(Stream sortie, DateOnly jour, DateOnly depuis)
    {
        var mois = new DateOnly(jour.Year, jour.Month, 1);
        var foyers = mois == _options.PremierJour ? Tous() : _passe.Foyers(MoisPasse(mois));
        var xml = Commencer(sortie, 'I', jour, "21:40:07", mois);
        var ecrivain = new EcrivainFoyer(xml, _options.Departement) { Mois = mois, Jour = jour };
        foreach (var foyer in foyers.Where(f => f.Demande >= depuis && f.Demande < jour && f.Etat is 0 or 2))
        {
            var alea = new Alea(_options.Graine, foyer.Indice, 9);
            Evolutions.Arriver(ref alea, foyer);
            Ecrire(ecrivain, foyer);
        }

        Terminer(xml);
    }

    /// <summary>
    /// Goes to the next month and writes its monthly flow: the changes of the daily flows stay, closed files are no longer sent,
    /// and about one household out of twenty-five changes.
    /// </summary>
    public void EcrireMensuelSuivant(Stream sortie)
    {
        foreach (var foyer in Tous().Where(f => f.Etat is 1 or 5 or 6))
        {
            _partis.Add(foyer.Indice);
        }

        _mois = _mois.AddMonths(1);
        var nombre = (_formes.Length + _nouveaux.Count) / 25;
        Evoluer(_mois.AddDays(20), nombre, nombre / 4);
        EcrireMensuel(sortie);
    }

    /// <summary>
    /// Writes the daily flow of a day, derived from what was written before: <paramref name="changements"/> known households that
    /// change, then <paramref name="nouveaux"/> new ones, the last <paramref name="sosies"/> of which are claimed by somebody already known
    /// under an identity with a slip. Days must be given in order.
    /// </summary>
    /// <exception cref="ArgumentException">The day is not after the last monthly flow and the days already written.</exception>
    public void EcrireQuotidien(Stream sortie, DateOnly jour, int changements, int nouveaux, int sosies = 0)
    {
        if (jour <= _dernierJour || jour <= _mois)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"Le flux quotidien du {jour:dd/MM/yyyy} vient avant ce qui est déjà écrit : donnez les jours dans l’ordre, après le {_mois:dd/MM/yyyy}."));
        }

        _dernierJour = jour;
        var xml = Commencer(sortie, 'I', jour, "21:40:07", new DateOnly(jour.Year, jour.Month, 1));
        var ecrivain = new EcrivainFoyer(xml, _options.Departement) { Mois = new DateOnly(jour.Year, jour.Month, 1), Jour = jour };
        var touches = Evoluer(jour, changements, nouveaux);
        foreach (var foyer in touches.TakeLast(Math.Min(sosies, nouveaux)))
        {
            var alea = new Alea(_options.Graine, foyer.Indice, 12);
            foyer.Personnes[0] = Sosies.De(Foyer(alea.Entier(_formes.Length)).Demandeur, foyer.Demandeur, ref alea);
        }

        foreach (var foyer in touches)
        {
            Ecrire(ecrivain, foyer);
        }

        Terminer(xml);
    }

    /// <summary>
    /// Writes the instruction flow of a day (VIRS0901): the claims, with contacts and socio-professional data, of the new households that the last daily
    /// flow has already pictured, then <paramref name="nouveaux"/> that no beneficiary flow knows yet.
    /// </summary>
    public void EcrireInstruction(Stream sortie, DateOnly jour, int nouveaux)
    {
        var alea = new Alea(_options.Graine, jour.DayNumber, 11);
        var attendus = _nouveaux[_instruits..].ToList();
        _instruits = _nouveaux.Count;
        for (var i = 0; i < nouveaux; i++)
        {
            attendus.Add(DemandeSeule(jour, i, ref alea));
        }

        var xml = Commencer(sortie, "NRA", 'I', 'I', jour, "20:03:11", null);
        var ecrivain = new EcrivainFoyer(xml, _options.Departement) { Mois = new DateOnly(jour.Year, jour.Month, 1), Jour = jour };
        foreach (var foyer in attendus)
        {
            ecrivain.EcrireDemande(foyer, ref alea);
            Foyers++;
            Personnes += foyer.Personnes.Count;
        }

        xml.Brut(Encoding.ASCII.GetBytes(string.Create(
            CultureInfo.InvariantCulture, $"<TransmissionFlux><NBTOTDEMRSATRANSM>{Foyers}</NBTOTDEMRSATRANSM></TransmissionFlux>\n</Racine>\n")));
        xml.Terminer();
    }

    /// <summary>A household that only its claim makes known; its number is far from those of the others.</summary>
    private FoyerGenere DemandeSeule(DateOnly jour, int rang, ref Alea alea)
    {
        var indice = PremiereDemande + (jour.DayNumber % 1_000 * DemandesParJour) + rang;
        return _fabrique.CreerNouveau(indice, Compositions.Tirer(_options.Graine, indice), jour.AddDays(-alea.Entre(0, 3)));
    }

    /// <summary>First day of a month of the past.</summary>
    private DateOnly MoisPasse(DateOnly mois)
    {
        var premier = new DateOnly(mois.Year, mois.Month, 1);
        return premier < _options.PremierJour && premier >= _options.PremierJour.AddMonths(-Recul) && premier >= Fabrique.PremierMois
            ? premier
            : throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"Le mois {premier:MM/yyyy} n’est pas dans les {Recul} mois qui précèdent {_options.PremierJour:MM/yyyy}."));
    }

    private IEnumerable<FoyerGenere> Tous()
    {
        for (var i = 0; i < _formes.Length + _nouveaux.Count; i++)
        {
            if (!_partis.Contains(i))
            {
                yield return Foyer(i);
            }
        }
    }

    private FoyerGenere Foyer(int indice)
    {
        if (_changes.TryGetValue(indice, out var foyer))
        {
            return foyer;
        }

        return indice >= _formes.Length ? _nouveaux[indice - _formes.Length] : _fabrique.Creer(indice, _formes[indice]);
    }

    /// <summary>Changes households and adds new ones; gives those concerned, with their events.</summary>
    private List<FoyerGenere> Evoluer(DateOnly jour, int changements, int nouveaux)
    {
        var alea = new Alea(_options.Graine, jour.DayNumber, 5);
        var touches = new List<FoyerGenere>();
        var vus = new HashSet<int>();
        var connus = _formes.Length + _nouveaux.Count;
        for (var essais = changements * 20L; touches.Count < changements && essais > 0 && connus > 0; essais--)
        {
            var indice = alea.Entier(connus);
            if (_partis.Contains(indice) || !vus.Add(indice))
            {
                continue;
            }

            var foyer = Foyer(indice);
            if (Evolutions.Changer(ref alea, foyer, _fabrique, jour))
            {
                _changes[indice] = foyer;
                touches.Add(foyer);
            }
        }

        for (var i = 0; i < nouveaux; i++)
        {
            touches.Add(Nouveau(ref alea, jour));
        }

        return touches;
    }

    private FoyerGenere Nouveau(ref Alea alea, DateOnly jour)
    {
        var indice = _formes.Length + _nouveaux.Count;
        var foyer = _fabrique.CreerNouveau(indice, Compositions.Tirer(_options.Graine, indice), jour.AddDays(-alea.Entre(1, 12)));
        Evolutions.Annoncer(ref alea, foyer);
        _nouveaux.Add(foyer);
        return foyer;
    }

    private void Ecrire(EcrivainFoyer ecrivain, FoyerGenere foyer)
    {
        ecrivain.Ecrire(foyer);
        Foyers++;
        Personnes += foyer.Personnes.Count;
    }

    private EcrivainXml Commencer(Stream sortie, char type, DateOnly jour, string heure, DateOnly mois) => Commencer(sortie, "CRI", 'D', type, jour, heure, mois);

    private EcrivainXml Commencer(Stream sortie, string application, char nature, char type, DateOnly jour, string heure, DateOnly? mois)
    {
        Foyers = 0;
        Personnes = 0;
        var xml = new EcrivainXml(sortie);
        xml.EnTete(application, nature, type, jour, heure, mois);
        return xml;
    }

    private void Terminer(EcrivainXml xml)
    {
        xml.Brut(Encoding.ASCII.GetBytes(string.Create(
            CultureInfo.InvariantCulture,
            $"<TransmissionFlux><NBTOTDOSRSATRANSM>{Foyers}</NBTOTDOSRSATRANSM><NBTOTDOSRSATRANSMANO>0</NBTOTDOSRSATRANSMANO></TransmissionFlux>\n</Racine>\n")));
        xml.Terminer();
    }
}
