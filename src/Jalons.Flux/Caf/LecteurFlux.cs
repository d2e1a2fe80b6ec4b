using Jalons.Flux.Xml;

namespace Jalons.Flux.Caf;

/// <summary>
/// Reads a flow of the CAF one block at a time and in constant memory. First <see cref="LireEnTete"/>, then <see cref="Lire"/>, then
/// <see cref="Fin"/>. The stream is left open.
/// </summary>
/// <typeparam name="T">What a block becomes.</typeparam>
public abstract class LecteurFlux<T> : IDisposable
{
    private readonly LecteurXml _xml;
    private readonly Dictionary<string, int> _elementsInconnus = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _codesInconnus = new(StringComparer.Ordinal);
    private EnTeteFlux? _enTete;

    /// <summary>Opens a flow. The XML declaration decides of the encoding.</summary>
    /// <exception cref="FluxRefuseException">The file is empty or is no XML.</exception>
    private protected LecteurFlux(Stream flux) => _xml = new LecteurXml(flux);

    /// <summary>Trailer; null until <see cref="Lire"/> has come to its end.</summary>
    public FinFlux? Fin { get; private set; }

    /// <summary>Names that the schema does not hold, with the number of times they were met (T31).</summary>
    public IReadOnlyDictionary<string, int> ElementsInconnus => _elementsInconnus;

    /// <summary>Codes missing from their lists, as <c>MOTICLORSA=XYZ</c>, with the number of times they were met (T30).</summary>
    public IReadOnlyDictionary<string, int> CodesInconnus => _codesInconnus;

    /// <summary>What the payer says of records that it could not send.</summary>
    public virtual IReadOnlyList<string> Anomalies => [];

    /// <summary>Names of the elements met so far, by the numbers that <see cref="FoyerRecu.Image"/> uses.</summary>
    public IReadOnlyList<string> Noms => _xml.Noms.Tous;

    /// <summary>Bytes consumed, to show progress.</summary>
    public long OctetsLus => _xml.OctetsLus;

    /// <summary>Blocks met so far, read or rejected.</summary>
    public int Blocs { get; private set; }

    /// <summary>Reads the header.</summary>
    /// <exception cref="FluxRefuseException">Another kind of flow, incomplete header…</exception>
    public EnTeteFlux LireEnTete()
    {
        var lu = LectureEnTete.Lire(_xml);
        if (!Formats.Contains(lu.Format))
        {
            throw lu.Format == FormatFlux.AutreXml ? RefusFlux.Racine(lu.Racine) : RefusFlux.AutreFlux(lu.Format, Formats[0].Nom());
        }

        return _enTete = Verifier(lu);
    }

    /// <summary>Reads the blocks, in document order. The reading ends normally only on a whole file.</summary>
    /// <param name="controle">The caller's own reason to reject a household that reads well; null to take it.</param>
    /// <exception cref="FluxRefuseException">The file is truncated or badly formed: nothing of it must be applied.</exception>
    public IEnumerable<T> Lire(Func<FoyerRecu, Avertissement?>? controle = null)
    {
        var lire = Ouvrir(_xml.Noms, _enTete ?? LireEnTete(), _codesInconnus, _elementsInconnus);
        var blocs = new LectureBlocs(_xml, Bloc, Compte, _elementsInconnus, (nom, bloc) => Prendre(nom, bloc, _xml.Noms));
        foreach (var bloc in blocs.Lire())
        {
            yield return lire(bloc, ++Blocs, controle);
        }

        Fin = blocs.Fin;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _xml.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Formats that are read, the one to name in a refusal first.</summary>
    private protected abstract IReadOnlyList<FormatFlux> Formats { get; }

    /// <summary>Name of the repeated block.</summary>
    private protected abstract string Bloc { get; }

    /// <summary>Trailer element that counts the blocks.</summary>
    private protected abstract string Compte { get; }

    /// <summary>Takes a block that comes once, beside the repeated ones; false when the flow has no such block.</summary>
    private protected virtual bool Prendre(string nom, BlocXml bloc, TableNoms noms) => false;

    /// <summary>What the header must hold.</summary>
    private protected abstract EnTeteFlux Verifier(LectureEnTete lu);

    /// <summary>How a block is read, with its rank and the caller's own reasons to reject it.</summary>
    private protected abstract Func<BlocXml, int, Func<FoyerRecu, Avertissement?>?, T> Ouvrir(
        TableNoms noms, EnTeteFlux enTete, Dictionary<string, int> codesInconnus, Dictionary<string, int> elementsInconnus);
}
