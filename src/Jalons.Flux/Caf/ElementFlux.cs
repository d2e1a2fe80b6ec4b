namespace Jalons.Flux.Caf;

/// <summary>What a block of a flow gave: a household, or a reject.</summary>
public abstract record ElementFlux
{
    private protected ElementFlux()
    {
    }
}

/// <summary>The household was read.</summary>
/// <param name="Foyer">What it says.</param>
public sealed record FoyerLu(FoyerRecu Foyer) : ElementFlux;

/// <summary>The household could not be taken; the others go on.</summary>
/// <param name="Rejet">Why, and its raw text.</param>
public sealed record FoyerRejete(RejetFlux Rejet) : ElementFlux;
