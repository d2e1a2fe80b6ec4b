namespace Jalons.Domain.Socle;

/// <summary>A rule says no. Not a bug and not bad input: the act is understood and refused.</summary>
/// <param name="Code">Stable identifier of the rule, <c>brique.raison</c>, for tests and for the journal.</param>
/// <param name="Message">What the reader is told, in plain French, with the way to put it right.</param>
/// <param name="Fondement">Legal or contractual basis (an article), when there is one.</param>
public sealed record Refus(string Code, string Message, string? Fondement = null);

/// <summary>Outcome of an act: done, or refused by a rule.</summary>
public class Result
{
    private protected Result(Refus? refus) => Refus = refus;

    /// <summary>The rule that said no; null when the act was done.</summary>
    public Refus? Refus { get; }

    /// <summary>True when the act was done.</summary>
    public bool EstFait => Refus is null;

    /// <summary>The act was done.</summary>
    public static Result Fait { get; } = new(null);

    /// <summary>The act was done and produced <paramref name="valeur"/>.</summary>
    public static Result<T> Avec<T>(T valeur) => new(valeur, null);

    /// <summary>A refusal is a result by itself.</summary>
    public static implicit operator Result(Refus refus) => new(refus);
}

/// <summary>Outcome of an act that produces a value.</summary>
/// <typeparam name="T">What the act produces.</typeparam>
public sealed class Result<T> : Result
{
    private readonly T? _valeur;

    internal Result(T? valeur, Refus? refus) : base(refus) => _valeur = valeur;

    /// <summary>The value produced.</summary>
    /// <exception cref="InvalidOperationException">The act was refused: read <see cref="Result.Refus"/> first.</exception>
    public T Valeur => EstFait ? _valeur! : throw new InvalidOperationException($"Acte refusé : {Refus!.Code}");

    /// <summary>A refusal is a result by itself.</summary>
    public static implicit operator Result<T>(Refus refus) => new(default, refus);

    /// <summary>A value is a result by itself.</summary>
    public static implicit operator Result<T>(T valeur) => new(valeur, null);
}
