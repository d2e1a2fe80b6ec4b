using Jalons.Flux.Caf;
using Jalons.Flux.Xml;

namespace Jalons.Flux.Listes;

/// <summary>One row of a list.</summary>
/// <param name="Rang">Its number in the file, the first one being 1: the one that a spreadsheet shows.</param>
/// <param name="Cellules">Its cells as text, trimmed: as many as written.</param>
public sealed record LigneListe(int Rang, IReadOnlyList<string> Cellules)
{
    /// <summary>A cell, empty beyond the last one.</summary>
    public string this[int colonne] => colonne < Cellules.Count ? Cellules[colonne] : "";
}

/// <summary>
/// Reads a list, CSV or Excel, as one table: titles, then rows of text. The titles are the first of the first rows that has two cells or more, since
/// people write the name of the list above. Rows without any value are passed over.
/// </summary>
public sealed class LecteurListe : IDisposable
{
    /// <summary>Largest file read, unpacked, in bytes.</summary>
    public const long OctetsMaximum = 200_000_000;

    /// <summary>Most rows read.</summary>
    public const int LignesMaximum = 500_000;

    /// <summary>Most columns read.</summary>
    public const int ColonnesMaximum = 200;

    /// <summary>How many rows are read ahead, for those who recognise a list by what it holds.</summary>
    public const int LignesApercues = 50;

    private const int TitresAvant = 20;

    private readonly IDisposable _source;
    private readonly IEnumerator<LigneListe> _brutes;
    private readonly List<LigneListe> _apercu = [];

    private LecteurListe(IDisposable source, IEnumerable<LigneListe> brutes)
    {
        (_source, _brutes) = (source, brutes.GetEnumerator());
        LigneTitres = LireTitres();
        Titres = NaturesListe.EstLigneFranceTravail(LigneTitres) ? LigneTitres.Cellules : SansFinVide(LigneTitres, 0).Cellules;
        if (Titres.Count > ColonnesMaximum)
        {
            throw RefusListe.TropDeColonnes();
        }

        while (_apercu.Count < LignesApercues && Suivante() is { } ligne)
        {
            _apercu.Add(ligne);
        }

        if (_apercu.Count == 0)
        {
            throw RefusListe.Vide();
        }
    }

    /// <summary>The row of titles, which is a first row of values in some files.</summary>
    public LigneListe LigneTitres { get; }

    /// <summary>Titles of the columns, as written.</summary>
    public IReadOnlyList<string> Titres { get; }

    /// <summary>The first rows; reading gives them again.</summary>
    public IReadOnlyList<LigneListe> Apercu => _apercu;

    /// <summary>Opens a list and reads its titles.</summary>
    /// <param name="fichier">A stream that can be rewound; closed with the reader.</param>
    /// <exception cref="FluxRefuseException">The file is no list, or is out of proportion.</exception>
    public static LecteurListe Ouvrir(Stream fichier)
    {
        Windows1252.Declarer();
        var format = DetecteurListe.Reconnaitre(fichier);
        if (format != FormatListe.Aucun && fichier.Length > OctetsMaximum)
        {
            throw RefusListe.TropGrand(fichier.Length);
        }

        ISourceListe source = format switch
        {
            FormatListe.Csv => new SourceCsv(fichier),
            FormatListe.Classeur => new SourceClasseur(fichier),
            _ => throw RefusListe.PasUneListe(),
        };
        try
        {
            return new LecteurListe(source, source.Lire());
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }

    /// <summary>Reads the rows, once.</summary>
    /// <exception cref="FluxRefuseException">The list is out of proportion.</exception>
    public IEnumerable<LigneListe> Lire()
    {
        foreach (var ligne in _apercu)
        {
            yield return ligne;
        }

        for (var combien = _apercu.Count; Suivante() is { } ligne; combien++)
        {
            yield return combien < LignesMaximum ? ligne : throw RefusListe.TropDeLignes();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _brutes.Dispose();
        _source.Dispose();
    }

    private LigneListe LireTitres()
    {
        for (var i = 0; i < TitresAvant && _brutes.MoveNext(); i++)
        {
            if (_brutes.Current.Cellules.Count(c => c.Length > 0) >= 2)
            {
                return _brutes.Current;
            }
        }

        throw RefusListe.SansTitres();
    }

    /// <summary>The next row that holds something.</summary>
    private LigneListe? Suivante()
    {
        while (_brutes.MoveNext())
        {
            if (_brutes.Current.Cellules.Any(c => c.Length > 0))
            {
                return SansFinVide(_brutes.Current, Titres.Count);
            }
        }

        return null;
    }

    /// <summary>A row without its empty cells beyond the first <paramref name="combien"/>.</summary>
    private static LigneListe SansFinVide(LigneListe ligne, int combien)
    {
        var utiles = ligne.Cellules.Count;
        while (utiles > combien && ligne.Cellules[utiles - 1].Length == 0)
        {
            utiles--;
        }

        return utiles == ligne.Cellules.Count ? ligne : ligne with { Cellules = [.. ligne.Cellules.Take(utiles)] };
    }
}

/// <summary>Rows of a file, the titles among them.</summary>
internal interface ISourceListe : IDisposable
{
    /// <summary>Every row, with its number in the file.</summary>
    IEnumerable<LigneListe> Lire();
}
