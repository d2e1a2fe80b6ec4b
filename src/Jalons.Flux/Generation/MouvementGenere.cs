using Jalons.Flux.Caf;

namespace Jalons.Flux.Generation;

/// <summary>A made-up movement of the advance.</summary>
/// <param name="Famille">Its family.</param>
/// <param name="Nature">NATPFCRE.</param>
/// <param name="Operation">TYPEOPECOMPTA.</param>
/// <param name="Montant">Euros; under zero when it is deducted.</param>
/// <param name="MoisConcerne">Month of a back payment; null otherwise.</param>
internal sealed record MouvementGenere(FamilleAcompte Famille, string Nature, string Operation, decimal Montant, DateOnly? MoisConcerne = null)
{
    /// <summary>Whether it concerns the RSA socle majoré.</summary>
    public bool EstMajore => Nature is "RSI" or "INL";

    /// <summary>What is booked in a month about an overpayment: found, then what becomes of it.</summary>
    public static IEnumerable<MouvementGenere> De(InduGenere indu, DateOnly mois)
    {
        if (indu.Constat == mois)
        {
            yield return new(FamilleAcompte.IndusConstates, indu.Nature, "CIC", -indu.Initial);
        }

        if (indu.SuiteLe == mois && Suite(indu.Suite) is var (famille, operation))
        {
            yield return new(famille, indu.Nature, operation, indu.Reste);
        }
    }

    private static (FamilleAcompte Famille, string Operation)? Suite(SuiteIndu suite) => suite switch
    {
        SuiteIndu.Transfere => (FamilleAcompte.IndusTransferes, "CCP"),
        SuiteIndu.Remis => (FamilleAcompte.Remises, "CRC"),
        SuiteIndu.FaibleMontant => (FamilleAcompte.FaiblesMontants, "CAF"),
        SuiteIndu.Annule => (FamilleAcompte.AutresAnnulations, "CES"),
        _ => null,
    };
}
