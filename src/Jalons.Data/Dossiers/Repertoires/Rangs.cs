namespace Jalons.Data.Dossiers.Repertoires;

/// <summary>Gives each different value a rank of two bytes, in the order in which they come.</summary>
/// <typeparam name="T">Type of the values.</typeparam>
/// <param name="premier">First rank given: those before have a meaning of their own.</param>
internal sealed class Rangs<T>(int premier)
    where T : notnull
{
    private readonly Dictionary<T, ushort> _rangs = [];
    private readonly List<T> _valeurs = [];

    /// <summary>The values, in the order of their ranks.</summary>
    public IReadOnlyList<T> Valeurs => _valeurs;

    /// <summary>Rank of the first value.</summary>
    public int Premier => premier;

    /// <summary>The rank of a value, new if need be.</summary>
    public ushort Donner(T valeur)
    {
        if (!_rangs.TryGetValue(valeur, out var rang))
        {
            rang = checked((ushort)(premier + _valeurs.Count));
            _rangs.Add(valeur, rang);
            _valeurs.Add(valeur);
        }

        return rang;
    }

    /// <summary>The rank of a value; null when nobody has it.</summary>
    public ushort? Trouver(T valeur) => _rangs.TryGetValue(valeur, out var rang) ? rang : null;
}
