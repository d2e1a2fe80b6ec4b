namespace Jalons.Flux.Generation;

/// <summary>What to generate. The same options give the same bytes.</summary>
/// <param name="Departement">Code of the département: <c>55</c>, <c>2A</c>, <c>971</c>.</param>
/// <param name="Foyers">Number of households of the monthly flow.</param>
/// <param name="Mois">Any day of the reference month.</param>
/// <param name="Graine">Seed.</param>
/// <param name="Communes">Path of <c>communes.json</c> (package <c>@etalab/decoupage-administratif</c>).</param>
public sealed record OptionsGenerateur(string Departement, int Foyers, DateOnly Mois, int Graine, string Communes)
{
    /// <summary>Exact number of people; null lets the draws decide (about 2.06 per household).</summary>
    public int? Personnes { get; init; }

    /// <summary>First day of the reference month.</summary>
    internal DateOnly PremierJour => new(Mois.Year, Mois.Month, 1);
}
