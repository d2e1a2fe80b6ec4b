namespace Jalons.Flux.Generation;

/// <summary>What becomes of a made-up overpayment some months after it was found.</summary>
internal enum SuiteIndu
{
    /// <summary>The payer withholds it from the benefits: nothing more is booked.</summary>
    Recouvre,

    /// <summary>What is left is transferred to the département.</summary>
    Transfere,

    /// <summary>The département remits it.</summary>
    Remis,

    /// <summary>Too small to be recovered.</summary>
    FaibleMontant,

    /// <summary>Cancelled with the other debts of the household.</summary>
    Annule,
}

/// <summary>A made-up overpayment: found in a month, about months before, and what becomes of it later.</summary>
/// <param name="Foyer">The household, as it was when it was last sent.</param>
/// <param name="Constat">First day of the month in which it was found.</param>
/// <param name="ImplanteLe">Booked on.</param>
/// <param name="Du">First day of the period concerned.</param>
/// <param name="Initial">Euros.</param>
/// <param name="Reste">Euros left when something becomes of it.</param>
/// <param name="Suite">What becomes of it.</param>
/// <param name="SuiteLe">First day of the month in which that is booked.</param>
/// <param name="Cause">Reason, origin, who is responsible (lists MOTIINDU, ORIINDU, RESPINDU).</param>
internal sealed record InduGenere(
    FoyerGenere Foyer, DateOnly Constat, DateOnly ImplanteLe, DateOnly Du, decimal Initial, decimal Reste, SuiteIndu Suite, DateOnly SuiteLe,
    (string Motif, string Origine, string Responsabilite) Cause)
{
    /// <summary>Months before the last one in which overpayments are found.</summary>
    private const int Recul = 18;

    private static readonly ((string, string, string) Cause, int Poids)[] Causes =
    [
        (("50", "71", "63"), 30), (("40", "50", "62"), 25), (("10", "70", "61"), 15), (("52", "40", "67"), 12), (("21", "72", "67"), 8), (("80", "63", "13"), 7),
        (("40", "20", "64"), 3),
    ];

    private static readonly (SuiteIndu, int)[] SuitesEnCours = [(SuiteIndu.Recouvre, 62), (SuiteIndu.Transfere, 22), (SuiteIndu.Remis, 11), (SuiteIndu.Annule, 5)];
    private static readonly (SuiteIndu, int)[] SuitesApresCloture = [(SuiteIndu.Transfere, 78), (SuiteIndu.Recouvre, 12), (SuiteIndu.Remis, 6), (SuiteIndu.Annule, 4)];

    /// <summary>Last day of the period concerned.</summary>
    public DateOnly Au => Constat.AddDays(-1);

    /// <summary>INK or INL (list NATCRE).</summary>
    public string Nature => Foyer.Majore ? "INL" : "INK";

    /// <summary>The overpayment of a household; null for most of them. A household whose right has ended has one more often, found then.</summary>
    /// <param name="graine">Seed.</param>
    /// <param name="foyer">The household.</param>
    /// <param name="mois">Last month in which one may be found.</param>
    public static InduGenere? De(int graine, FoyerGenere foyer, DateOnly mois)
    {
        var alea = new Alea(graine, foyer.Indice, 13);
        var clos = foyer is { Etat: 5 or 6, Fin: not null };
        var constat = clos ? Premier(foyer.Fin!.Value.Le).AddMonths(alea.Entre(0, 3)) : mois.AddMonths(-alea.Entier(Recul));
        var du = constat.AddMonths(-alea.Entre(1, 6));
        if (!alea.Chance(clos ? 25 : 7) || constat > mois || du < foyer.Demande)
        {
            return null;
        }

        var petit = alea.Chance(12);
        var initial = petit ? alea.Entre(600, 7_600) / 100m : alea.Entre(9_000, 42_000) * Mois(du, constat) / 100m;
        var suite = petit ? SuiteIndu.FaibleMontant : alea.Parmi(clos ? SuitesApresCloture : SuitesEnCours);
        var reste = suite == SuiteIndu.Transfere && alea.Chance(60) ? decimal.Round(initial * alea.Entre(30, 95) / 100, 2) : initial;
        return new InduGenere(
            foyer, constat, constat.AddDays(alea.Entre(3, 26)), du, initial, reste, suite, constat.AddMonths(alea.Entre(2, 5)), alea.Parmi(Causes));
    }

    private static DateOnly Premier(DateOnly jour) => new(jour.Year, jour.Month, 1);

    private static int Mois(DateOnly du, DateOnly au) => ((au.Year - du.Year) * 12) + au.Month - du.Month;
}
