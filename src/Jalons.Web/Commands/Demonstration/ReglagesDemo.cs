namespace Jalons.Web.Commands.Demonstration;

/// <summary>What the demonstration is made of.</summary>
/// <param name="Departement">INSEE code of the département.</param>
/// <param name="Foyers">Households of the last monthly flow.</param>
/// <param name="Personnes">People of the last monthly flow; null lets the draws decide.</param>
public sealed record ReglagesDemo(string Departement, int Foyers, int? Personnes)
{
    /// <summary>The département of the seed documents.</summary>
    public const string DepartementUsuel = "55";

    /// <summary>Households of the Meuse (seed 001, line 73).</summary>
    public const int FoyersUsuels = 5_048;

    /// <summary>People of the Meuse (seed 001, line 73).</summary>
    public const int PersonnesUsuelles = 10_396;

    /// <summary>Seed of every draw.</summary>
    public const int Graine = 55;

    /// <summary>The password of every demonstration account.</summary>
    public const string MotDePasse = "jalons-demo-2026";
}
