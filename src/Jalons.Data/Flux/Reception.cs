using Jalons.Flux.Caf;

namespace Jalons.Data.Flux;

/// <summary>The reception of a flow: what all its rows have in common.</summary>
/// <param name="EnTete">Header of the flow.</param>
/// <param name="Departement">Whom the flow is for.</param>
/// <param name="Flux">Number of the flow.</param>
/// <param name="RecuLe">Day of reception, in Paris: the legal delay of orientation starts here (CASF D262-65-2).</param>
/// <param name="Echeance">Legal deadline of the orientation of who enters by this flow; null when no rule was in force.</param>
/// <param name="Chargement">The first load of the base, when this import is it.</param>
internal sealed record Reception(EnTeteFlux EnTete, string Departement, long Flux, DateOnly RecuLe, DateOnly? Echeance, PremierChargement? Chargement)
{
    /// <summary>Day on which facts without a date of their own are held to be true: the day the payer processed the daily picture, else the
    /// first day of the reference month (<c>references/cnaf/flux.md</c> §5.2, §5.4).</summary>
    public DateOnly Jour(FoyerRecu foyer) => EnTete.Type == 'M'
        ? EnTete.Reference ?? DateOnly.FromDateTime(EnTete.Creation)
        : foyer.TraiteLe ?? DateOnly.FromDateTime(EnTete.Creation);
}
