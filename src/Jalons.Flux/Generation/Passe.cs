namespace Jalons.Flux.Generation;

/// <summary>
/// The département in the months before the reference one, any of them in any order: every household of the reference month rewound to what
/// it was then, and those that left meanwhile. Spells of work, suspensions, moves and births make the entries, exits and changes.
/// </summary>
/// <param name="options">What is generated.</param>
/// <param name="fabrique">Makes the households of the reference month.</param>
/// <param name="formes">Their shapes.</param>
internal sealed class Passe(OptionsGenerateur options, Fabrique fabrique, Composition[] formes)
{
    /// <summary>How many months back the past goes.</summary>
    public const int Recul = 24;

    /// <summary>Numbers left to the households of the daily flows; those that left come after.</summary>
    private const int UnPerduSur = 30;
    private const int Reserve = 20_000;

    /// <summary>Households out of a thousand that leave each month; about as many arrive.</summary>
    private const int DepartsPourMille = 20;

    /// <summary>Households out of a thousand where somebody worked for some months in the past, and came back.</summary>
    private const int EmploisPourMille = 225;

    /// <summary>Shortest and longest job that ends with a return, in months: one month away is no exit.</summary>
    private static readonly (int Min, int Max) MoisTravailles = (2, 7);

    /// <summary>When people come back, month by month from January: the seasons of the fields, of tourism and of the holidays end.</summary>
    private static readonly int[] Retours = [11, 9, 9, 8, 8, 9, 10, 9, 12, 12, 12, 10];

    /// <summary>Households out of a thousand whose payment was once suspended for want of a declaration.</summary>
    private const int SuspensionsPourMille = 90;

    private readonly DateOnly _reference = options.PremierJour;
    private readonly int _departsParMois = formes.Length == 0 ? 0 : Math.Max(1, formes.Length * DepartsPourMille / 1_000);

    /// <summary>Last months of work, counted back from the reference month, each as heavy as the month of return that follows it.</summary>
    private readonly (int Valeur, int Poids)[] _derniersMois =
        [.. Enumerable.Range(1, Recul - 1).Select(recul => (recul, Retours[options.PremierJour.AddMonths(1 - recul).Month - 1]))];

    /// <summary>The households of the flow of the reference month, or of an earlier one.</summary>
    public IEnumerable<FoyerGenere> Foyers(DateOnly mois)
    {
        for (var i = 0; i < formes.Length; i++)
        {
            var cree = fabrique.Creer(i, formes[i]);
            if ((mois == _reference ? cree : Remonter(cree, mois)) is { } foyer)
            {
                yield return foyer;
            }
        }

        for (var i = 0; i < _departsParMois * Recul; i++)
        {
            if (Parti(i, mois) is { } foyer)
            {
                yield return foyer;
            }
        }
    }

    /// <summary>Every household that these flows ever pictured, as it was in the last of them.</summary>
    public IEnumerable<FoyerGenere> Connus()
    {
        for (var i = 0; i < formes.Length; i++)
        {
            yield return fabrique.Creer(i, formes[i]);
        }

        for (var i = 0; i < _departsParMois * Recul; i++)
        {
            yield return Partir(i);
        }
    }

    /// <summary>A household that left: sent open until the month before, closed in the month it leaves, then no more. A few are not even sent that
    /// month: the payer says nothing of them.</summary>
    private FoyerGenere? Parti(int rang, DateOnly mois)
    {
        var depart = Depart(rang);
        return depart < mois || (depart == mois && rang % UnPerduSur == 0) ? null : Remonter(Partir(rang), mois);
    }

    /// <summary>A household that left, as it was then.</summary>
    private FoyerGenere Partir(int rang)
    {
        var depart = Depart(rang);
        var indice = formes.Length + Reserve + rang;
        var alea = new Alea(options.Graine, indice, 6);
        var anciennete = alea.Chance(30) ? alea.Entre(45, 365) : alea.Entre(365, 3_000);
        var demande = depart.AddDays(-anciennete);
        var foyer = fabrique.CreerNouveau(indice, Compositions.Tirer(options.Graine, indice), demande < Fabrique.PremierMois ? Fabrique.PremierMois : demande);
        foyer.Etat = 5;
        Fabrique.Clore(ref alea, foyer, depart);
        return foyer;
    }

    /// <summary>First day of the month in which a household left.</summary>
    private DateOnly Depart(int rang) => _reference.AddMonths(-1 - (rang / _departsParMois));

    /// <summary>The household as it was at the end of a month; null when it was not known yet, or no longer sent.</summary>
    private FoyerGenere? Remonter(FoyerGenere foyer, DateOnly mois)
    {
        if (mois < Premier(foyer.Demande) || (foyer is { Etat: 6, Fin: { } clos } && mois > clos.Le))
        {
            return null;
        }

        var fin = mois.AddMonths(1).AddDays(-1);
        Juger(foyer, mois, fin);
        Composer(foyer, fin);
        Loger(foyer, fin);
        Debaucher(foyer, fin);
        Vivre(foyer, mois);
        return foyer;
    }

    private static void Juger(FoyerGenere foyer, DateOnly mois, DateOnly fin)
    {
        switch (foyer)
        {
            case { Etat: 5 or 6, Fin: { } clos } when clos.Le > mois:
                Rouvrir(foyer);
                break;
            case { Etat: 6 }:
                foyer.Etat = 5;
                break;
            case { Etat: 1, Fin: { } refus } when refus.Le > fin:
                (foyer.Etat, foyer.Fin) = (0, null);
                break;
            case { Reduction: { } reduction } when reduction.Du > mois:
                foyer.Reduction = null;
                foyer.Suspensions.Clear();
                break;
            case { Etat: 3 or 4 } when foyer.Suspensions.RemoveAll(s => s.Depuis > mois) > 0 && foyer.Suspensions.Count == 0:
                Rouvrir(foyer);
                break;
        }
    }

    private static void Rouvrir(FoyerGenere foyer)
    {
        (foyer.Etat, foyer.Fin, foyer.Depart) = (2, null, null);
        foreach (var adulte in foyer.Adultes)
        {
            if (adulte.Revenu >= Fabrique.SeuilDroitsEtDevoirs && foyer.Reduction is null)
            {
                (adulte.Revenu, adulte.Activite, adulte.Contrat) = (0, "ANP", null);
            }

            adulte.Soumis = adulte.Revenu < Fabrique.SeuilDroitsEtDevoirs;
        }
    }

    private static void Composer(FoyerGenere foyer, DateOnly fin)
    {
        foyer.Personnes.RemoveAll(p => p.Role == "ENF" && p.Naissance > fin);
        foreach (var enfant in foyer.Personnes.Where(p => p.Role == "ENF" && p.ActiviteDepuis > fin))
        {
            (enfant.Activite, enfant.ActiviteDepuis) = ("NOB", enfant.Naissance);
        }

        foreach (var adulte in foyer.Adultes.Where(a => a.Grossesse > fin))
        {
            adulte.Grossesse = null;
        }

        foyer.Majore = foyer.Conjoint is null
            && (foyer.Demandeur.Grossesse is not null || foyer.Personnes.Exists(p => p.Role == "ENF" && p.Naissance > fin.AddYears(-3)));
    }

    /// <summary>Where the household lived: its former address, or one made up when the flow of the reference month no longer tells it.</summary>
    private void Loger(FoyerGenere foyer, DateOnly fin)
    {
        if (foyer.SansDomicile)
        {
            foyer.Adresses[0] = foyer.Adresses[0] with { Depuis = foyer.Demande };
            return;
        }

        foyer.Adresses.RemoveAll(a => a.Depuis > fin);
        if (foyer.Adresses.Count == 0 || foyer.Adresses[0].Commune is null)
        {
            var alea = new Alea(options.Graine, foyer.Indice, 8);
            foyer.Adresses.Insert(0, fabrique.NouvelleAdresse(ref alea, foyer.Demande.AddDays(-alea.Entre(30, 900))));
        }
    }

    /// <summary>Who works in the reference month and had not begun yet then, was bound like the others.</summary>
    private static void Debaucher(FoyerGenere foyer, DateOnly fin)
    {
        foreach (var adulte in foyer.Adultes.Where(a => a is { Contrat: not null, Soumis: false } && a.ActiviteDepuis > fin))
        {
            (adulte.Activite, adulte.Contrat, adulte.Revenu, adulte.ActiviteDepuis) = ("ANP", null, 0, foyer.Demande);
            adulte.Soumis = true;
        }
    }

    /// <summary>Spells that were over before the reference month.</summary>
    private void Vivre(FoyerGenere foyer, DateOnly mois)
    {
        var alea = new Alea(options.Graine, foyer.Indice, 7);
        if (alea.Entier(1_000) < EmploisPourMille)
        {
            var dernier = _reference.AddMonths(-alea.Parmi(_derniersMois));
            Travailler(ref alea, foyer, mois, dernier.AddMonths(1 - alea.Entre(MoisTravailles.Min, MoisTravailles.Max)), dernier);
        }

        if (alea.Entier(1_000) < SuspensionsPourMille && foyer is { Etat: 2, Reduction: null })
        {
            var debut = _reference.AddMonths(-alea.Entre(2, Recul));
            if (mois >= debut && mois <= Avant(debut.AddMonths(alea.Entier(2))))
            {
                foyer.Etat = 4;
                foyer.Suspensions.Add(("06", debut));
            }
        }
    }

    private static void Travailler(ref Alea alea, FoyerGenere foyer, DateOnly mois, DateOnly debut, DateOnly dernier)
    {
        var adultes = foyer.Adultes.ToArray();
        var personne = alea.Parmi(adultes);
        var (revenu, contrat) = (alea.Entre(Fabrique.SeuilDroitsEtDevoirs + 20, 1_100), alea.Parmi(["CDD", "CDD", "INT"]));
        if (mois < debut || mois > dernier || foyer.Etat != 2 || personne.Soumis != true)
        {
            return;
        }

        personne.Activite = "SAL";
        personne.Contrat = contrat;
        personne.ActiviteDepuis = debut > foyer.Demande ? debut : foyer.Demande;
        personne.Ancienne = null;
        personne.Revenu = revenu;
        personne.Soumis = false;
    }

    private DateOnly Avant(DateOnly mois) => mois < _reference ? mois : _reference.AddMonths(-1);

    private static DateOnly Premier(DateOnly jour) => new(jour.Year, jour.Month, 1);
}
