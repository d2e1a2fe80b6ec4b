using Jalons.Domain.Habilitations;

namespace Jalons.Data.Dossiers.Repertoires;

/// <summary>What a list asks for.</summary>
public sealed record DemandeRepertoire
{
    /// <summary>Who asks: only those whom they may see count; a pilote counts everybody, and is given nobody.</summary>
    public required Agent Agent { get; init; }

    /// <summary>The day on which ages, waits and ends are computed.</summary>
    public required DateOnly Jour { get; init; }

    /// <summary>Values chosen: one of those of each criterion.</summary>
    public IReadOnlyDictionary<Critere, IReadOnlyCollection<string>> Choix { get; init; } = new Dictionary<Critere, IReadOnlyCollection<string>>();

    /// <summary>Numbers of days chosen.</summary>
    public IReadOnlyDictionary<Seuil, int> Seuils { get; init; } = new Dictionary<Seuil, int>();

    /// <summary>Order.</summary>
    public TriListe Tri { get; init; }

    /// <summary>The reverse of this order; who has no day stays last.</summary>
    public bool Decroissant { get; init; }

    /// <summary>People to pass.</summary>
    public int Passer { get; init; }

    /// <summary>Most people to give.</summary>
    public int Prendre { get; init; } = int.MaxValue;

    /// <summary>Whether to count the values of each criterion.</summary>
    public bool Compter { get; init; } = true;
}

/// <summary>How many people a value would give, the other criteria staying as they are.</summary>
/// <param name="Valeur">The value.</param>
/// <param name="Nombre">How many.</param>
public readonly record struct CompteValeur(string Valeur, int Nombre);

/// <summary>The people of a list.</summary>
/// <param name="Total">How many answer.</param>
/// <param name="Personnes">Those asked for, in order.</param>
/// <param name="Comptes">The values of each criterion.</param>
public sealed record ReponseRepertoire(int Total, long[] Personnes, IReadOnlyDictionary<Critere, IReadOnlyList<CompteValeur>> Comptes);
