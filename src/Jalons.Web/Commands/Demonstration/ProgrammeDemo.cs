using Jalons.Domain.Socle;

namespace Jalons.Web.Commands.Demonstration;

/// <summary>A flow of the demonstration.</summary>
/// <param name="Nature">Its kind.</param>
/// <param name="Jour">First day of the reference month, or day of the daily flow.</param>
/// <param name="Depuis">For a daily flow of the past, the first day of the claims that it brings.</param>
/// <param name="RecuLe">When the département receives it.</param>
internal sealed record FluxPrevu(NatureFluxDemo Nature, DateOnly Jour, DateOnly Depuis, DateTimeOffset RecuLe)
{
    /// <summary>True for a monthly flow.</summary>
    public bool EstMensuel => Nature is NatureFluxDemo.MensuelPasse or NatureFluxDemo.Mensuel;

    /// <summary>Its kind in a word.</summary>
    public string Nom => EstMensuel ? "mensuel" : Nature == NatureFluxDemo.Instruction ? "instruction" : "quotidien";
}

/// <summary>Which way a flow is made.</summary>
internal enum NatureFluxDemo
{
    /// <summary>Monthly flow before the reference month.</summary>
    MensuelPasse,

    /// <summary>Daily flow before the last monthly one: new claims only.</summary>
    QuotidienPasse,

    /// <summary>The last monthly flow: the size asked for.</summary>
    Mensuel,

    /// <summary>Daily flow after the last monthly one: changes and new claims.</summary>
    Quotidien,

    /// <summary>Claims: contacts and socio-professional data of the new households, some of which no right is known of yet.</summary>
    Instruction,
}

/// <summary>When everything happens, counted from now: the flows of eighteen months and the change of practice in the middle.</summary>
internal sealed record ProgrammeDemo
{
    /// <summary>Months of past before the reference month.</summary>
    public const int Mois = 18;

    /// <summary>Days of the delay to decide an orientation (CASF D262-65-2).</summary>
    private const int DelaiOrientation = 42;

    /// <summary>Day of the month on which the payer makes the flow of the month before.</summary>
    private const int JourDeCreation = 4;

    private ProgrammeDemo(DateTimeOffset maintenant) => (Maintenant, Aujourdhui) = (maintenant, maintenant.JourAParis());

    /// <summary>Now.</summary>
    public DateTimeOffset Maintenant { get; }

    /// <summary>When the story stops: what follows the last act of all is written before now.</summary>
    public DateTimeOffset FinDuRecit => Maintenant.AddMinutes(-30);

    /// <summary>Today.</summary>
    public DateOnly Aujourdhui { get; }

    /// <summary>Reference month of the last monthly flow.</summary>
    public DateOnly Reference { get; private init; }

    /// <summary>The flows, in the order in which they are received.</summary>
    public IReadOnlyList<FluxPrevu> Flux { get; private init; } = [];

    /// <summary>The daily flow left for the visitor to drop.</summary>
    public DateOnly ADeposer { get; private init; }

    /// <summary>From that day on the service orients and signs faster.</summary>
    public DateOnly Reforme { get; private init; }

    /// <summary>When the first flow is received.</summary>
    public DateTimeOffset Debut => Flux[0].RecuLe;

    /// <summary>Counts everything from now.</summary>
    public static ProgrammeDemo Etablir(DateTimeOffset maintenant)
    {
        var aujourdhui = maintenant.JourAParis();
        var aDeposer = JoursOuvres.Avant(aujourdhui);
        var dernier = JoursOuvres.Avant(aDeposer);
        var avantDernier = JoursOuvres.Avant(dernier);
        var courant = new DateOnly(aujourdhui.Year, aujourdhui.Month, 1);
        var reference = courant.AddMonths(courant.AddDays(JourDeCreation - 1) < avantDernier ? -1 : -2);
        var creation = reference.AddMonths(1).AddDays(JourDeCreation - 1);
        return new ProgrammeDemo(maintenant)
        {
            Reference = reference,
            ADeposer = aDeposer,
            Reforme = courant.AddMonths(-9),
            Flux =
            [
                .. Mensuels(reference).Concat(QuotidiensPasses(aujourdhui, reference)).Concat(Quotidiens(creation, [avantDernier, dernier])).OrderBy(f => f.RecuLe),
            ],
        };
    }

    private static IEnumerable<FluxPrevu> Mensuels(DateOnly reference) => Enumerable.Range(0, Mois + 1).Select(rang =>
    {
        var mois = reference.AddMonths(rang - Mois);
        var recu = JoursOuvres.Suivant(mois.AddMonths(1).AddDays(JourDeCreation - 1)).AParis(new TimeOnly(8, 52));
        return new FluxPrevu(mois == reference ? NatureFluxDemo.Mensuel : NatureFluxDemo.MensuelPasse, mois, mois, recu);
    });

    /// <summary>Claims received six weeks ago: their delay ends today or in the days to come.</summary>
    private static IEnumerable<FluxPrevu> QuotidiensPasses(DateOnly aujourdhui, DateOnly reference)
    {
        var depuis = aujourdhui.AddDays(-DelaiOrientation - 7);
        foreach (var ecart in new[] { 0, 1, 2, 4, 6 })
        {
            var jour = aujourdhui.AddDays(-DelaiOrientation + ecart - 1);
            if (jour < reference.AddMonths(1))
            {
                yield return new FluxPrevu(NatureFluxDemo.QuotidienPasse, jour, depuis, Lendemain(jour));
            }

            depuis = jour;
        }
    }

    /// <summary>Twice a week since the last monthly flow, then the two last ones.</summary>
    private static IEnumerable<FluxPrevu> Quotidiens(DateOnly creation, DateOnly[] derniers)
    {
        var depuis = creation;
        for (var jour = JoursOuvres.Suivant(creation.AddDays(3)); jour < derniers[0].AddDays(-2); jour = JoursOuvres.Suivant(jour.AddDays(4)))
        {
            yield return new FluxPrevu(NatureFluxDemo.Quotidien, jour, depuis, Lendemain(jour));
            yield return new FluxPrevu(NatureFluxDemo.Instruction, jour, depuis, Lendemain(jour).AddMinutes(4));
            depuis = jour;
        }

        foreach (var jour in derniers)
        {
            yield return new FluxPrevu(NatureFluxDemo.Quotidien, jour, depuis, Lendemain(jour));
            yield return new FluxPrevu(NatureFluxDemo.Instruction, jour, depuis, Lendemain(jour).AddMinutes(4));
            depuis = jour;
        }
    }

    /// <summary>Dropped on the next working day; one after the other when a week-end brings several.</summary>
    private static DateTimeOffset Lendemain(DateOnly jour) => JoursOuvres.Suivant(jour.AddDays(1)).AParis(new TimeOnly(8, 5).AddMinutes(12 * (((int)jour.DayOfWeek + 2) % 7)));
}
