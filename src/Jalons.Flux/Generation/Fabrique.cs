using System.Globalization;

namespace Jalons.Flux.Generation;

/// <summary>Makes the households of a département as they are at the end of a month, each from its number alone.</summary>
internal sealed partial class Fabrique(OptionsGenerateur options, CommunesDeTirage communes)
{
    /// <summary>RSA begins on that day: no claim is older.</summary>
    private static readonly DateOnly DebutDuRsa = new(2009, 6, 1);

    /// <summary>First month of which a flow can be made.</summary>
    public static readonly DateOnly PremierMois = DebutDuRsa.AddMonths(1);

    private readonly DateOnly _fin = options.PremierJour.AddMonths(1).AddDays(-1);
    private readonly string _departement3 = options.Departement.PadLeft(3, '0');

    /// <summary>Makes household number <paramref name="indice"/>.</summary>
    public FoyerGenere Creer(int indice, Composition forme)
    {
        var alea = new Alea(options.Graine, indice, 3);
        return Creer(ref alea, indice, forme, TirerDemande(ref alea));
    }

    /// <summary>Makes a household whose claim is of that day.</summary>
    public FoyerGenere CreerNouveau(int indice, Composition forme, DateOnly demande)
    {
        var alea = new Alea(options.Graine, indice, 4);
        var foyer = Creer(ref alea, indice, forme, demande);
        foyer.Etat = 2;
        foyer.Fin = null;
        foyer.Reduction = null;
        foyer.Suspensions.Clear();
        foreach (var adulte in foyer.Adultes)
        {
            adulte.Soumis = adulte.Revenu < SeuilDroitsEtDevoirs;
            adulte.Entree = adulte.Soumis.Value;
        }

        return foyer;
    }

    private FoyerGenere Creer(ref Alea alea, int indice, Composition forme, DateOnly demande)
    {
        var msa = alea.Chance(5);
        var commune = communes.Tirer(ref alea);
        var foyer = new FoyerGenere
        {
            Indice = indice,
            Msa = msa,
            Matricule = Matricule(ref alea, indice, msa),
            Numero = Numero(indice),
            Demande = demande,
            Arrivee = alea.Chance(1.5) ? demande : null,
            SansDomicile = alea.Chance(3),
            Logement = alea.Chance(80),
            TiersPaye = alea.Chance(1),
            Ouverture = Premier(demande).AddMonths(alea.Chance(85) ? 0 : 1),
        };
        Peupler(ref alea, foyer, forme);
        Situer(ref alea, foyer);
        Loger(ref alea, foyer, commune);
        Juger(ref alea, foyer);
        DaterEmplois(foyer);
        return foyer;
    }

    private static DateOnly Premier(DateOnly jour) => new(jour.Year, jour.Month, 1);

    /// <summary>
    /// Seniority: as many arrive each month, and those who do not stay are no longer there. 4 % in the last two months, 29 % under two years,
    /// 27 % from two to five, 44 % above.
    /// </summary>
    private DateOnly TirerDemande(ref Alea alea)
    {
        var depuisLeDebut = _fin.DayNumber - DebutDuRsa.DayNumber;
        var u = alea.Reel();
        var jours = u switch
        {
            < 0.04 => alea.Entre(0, 60),
            < 0.11 => alea.Entre(61, 182),
            < 0.195 => alea.Entre(183, 365),
            < 0.29 => alea.Entre(366, 730),
            < 0.56 => alea.Entre(731, 1_826),
            _ => 1_827 + (int)(Math.Max(depuisLeDebut - 1_827, 1) * Math.Pow(alea.Reel(), 1.5)),
        };
        return _fin.AddDays(-Math.Min(jours, depuisLeDebut));
    }

    /// <summary>Claim number: eight digits that no other household has, and the département on three positions.</summary>
    private string Numero(int indice)
    {
        var huit = ((indice * 48_271L) + ((long)(uint)options.Graine * 7_919)) % 80_000_000;
        return (huit + 10_000_000).ToString("00000000", CultureInfo.InvariantCulture) + _departement3;
    }

    /// <summary>Account number: seven digits, filled with zeros on the right most of the time; the MSA has longer ones.</summary>
    private string Matricule(ref Alea alea, int indice, bool msa)
    {
        var sept = (((indice * 7_919L) + (uint)options.Graine) % 9_000_000 + 1_000_000).ToString(CultureInfo.InvariantCulture);
        if (msa)
        {
            return "9" + alea.Entier(10_000).ToString("0000", CultureInfo.InvariantCulture) + sept;
        }

        return alea.Entier(20) switch
        {
            0 => sept,
            1 => "00000000" + sept,
            _ => sept + "00000000",
        };
    }
}
