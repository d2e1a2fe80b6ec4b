using System.Xml;
using Jalons.Flux.Caf;

namespace Jalons.Flux.Xml;

/// <summary>
/// The names met in a file, each once, with a small number. Elements of a flow follow each other in nearly always the same
/// order: the name that followed last time is tried first, which costs less than computing a hash.
/// The number of different names is bounded, so that a hostile file cannot fill the memory with names.
/// </summary>
internal sealed class TableNoms : XmlNameTable
{
    /// <summary>Number of different names accepted; the schema of a flow has fewer than 300.</summary>
    public const int NomsMaximum = 2_000;

    private const int Cases = 4_096;
    private readonly ushort[] _cases = new ushort[Cases];
    private string[] _noms = new string[512];
    private ushort[] _memeCase = new ushort[512];
    private ushort[] _successeur = new ushort[512];
    private int _nombre = 1;
    private ushort _dernier;

    public TableNoms() => _noms[0] = "";

    /// <summary>Number of the name that <paramref name="nom"/>, given by this table, has; numbers are dense and start at 1.</summary>
    public ushort Numero(string nom)
    {
        if (!ReferenceEquals(nom, _noms[_dernier]))
        {
            _dernier = Trouver(nom);
        }

        return _dernier;
    }

    /// <summary>Name that has this number.</summary>
    public string Nom(ushort numero) => _noms[numero];

    /// <summary>Every name met so far, by number; number 0 is no name.</summary>
    public IReadOnlyList<string> Tous => _noms[.._nombre];

    /// <inheritdoc/>
    public override string Add(char[] array, int offset, int length) => Ajouter(array.AsSpan(offset, length));

    /// <inheritdoc/>
    public override string Add(string array) => Ajouter(array);

    /// <inheritdoc/>
    public override string? Get(char[] array, int offset, int length) => Chercher(array.AsSpan(offset, length));

    /// <inheritdoc/>
    public override string? Get(string array) => Chercher(array);

    private string Ajouter(ReadOnlySpan<char> nom)
    {
        var prevu = _successeur[_dernier];
        if (prevu == 0 || !nom.SequenceEqual(_noms[prevu]))
        {
            prevu = Trouver(nom);
            _successeur[_dernier] = prevu;
        }

        _dernier = prevu;
        return _noms[prevu];
    }

    private ushort Trouver(ReadOnlySpan<char> nom)
    {
        if (nom.IsEmpty)
        {
            return 0;
        }

        var n = Numero(nom, out var place);
        return n != 0 ? n : Creer(nom.ToString(), place);
    }

    private string? Chercher(ReadOnlySpan<char> nom)
    {
        if (nom.IsEmpty)
        {
            return "";
        }

        var n = Numero(nom, out _);
        return n == 0 ? null : _noms[n];
    }

    private ushort Numero(ReadOnlySpan<char> nom, out int place)
    {
        var h = (uint)nom.Length;
        foreach (var c in nom)
        {
            h = (h * 16_777_619) ^ c;
        }

        place = (int)((h ^ (h >> 15)) % Cases);
        var n = _cases[place];
        while (n != 0 && !nom.SequenceEqual(_noms[n]))
        {
            n = _memeCase[n];
        }

        return n;
    }

    private ushort Creer(string nom, int place)
    {
        if (_nombre >= NomsMaximum)
        {
            throw RefusFlux.TropDeNoms();
        }

        if (_nombre == _noms.Length)
        {
            Array.Resize(ref _noms, NomsMaximum);
            Array.Resize(ref _memeCase, NomsMaximum);
            Array.Resize(ref _successeur, NomsMaximum);
        }

        var n = (ushort)_nombre++;
        _noms[n] = nom;
        _memeCase[n] = _cases[place];
        _cases[place] = n;
        return n;
    }
}
