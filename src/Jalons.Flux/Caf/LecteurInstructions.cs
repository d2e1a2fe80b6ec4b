using Jalons.Flux.Xml;

namespace Jalons.Flux.Caf;

/// <summary>
/// Reads an instruction flow VIRS0901 or a new collection VIRD0201, one claim at a time and in constant memory
/// (<c>references/cnaf/flux.md</c> §3.3 and §3.4). First <see cref="LireEnTete"/>, then <see cref="Lire"/>, then <see cref="Fin"/>.
/// The stream is left open.
/// </summary>
public sealed class LecteurInstructions : IDisposable
{
    private readonly LecteurXml _xml;
    private readonly Dictionary<string, int> _elementsInconnus = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _codesInconnus = new(StringComparer.Ordinal);
    private EnTeteFlux? _enTete;

    /// <summary>Opens a flow. The XML declaration decides of the encoding.</summary>
    /// <exception cref="FluxRefuseException">The file is empty or is no XML.</exception>
    public LecteurInstructions(Stream flux) => _xml = new LecteurXml(flux);

    /// <summary>Trailer; null until <see cref="Lire"/> has come to its end.</summary>
    public FinFlux? Fin { get; private set; }

    /// <summary>Names that the schema does not hold, with the number of times they were met.</summary>
    public IReadOnlyDictionary<string, int> ElementsInconnus => _elementsInconnus;

    /// <summary>Codes missing from their lists, as <c>SITFAM=XYZ</c>, with the number of times they were met.</summary>
    public IReadOnlyDictionary<string, int> CodesInconnus => _codesInconnus;

    /// <summary>Bytes consumed, to show progress.</summary>
    public long OctetsLus => _xml.OctetsLus;

    /// <summary>Blocks met so far, read or rejected.</summary>
    public int Blocs { get; private set; }

    /// <summary>Reads the header.</summary>
    /// <exception cref="FluxRefuseException">Not an instruction flow, incomplete header…</exception>
    public EnTeteFlux LireEnTete()
    {
        var entete = LectureEnTete.Lire(_xml);
        if (entete.Format is not (FormatFlux.Instruction or FormatFlux.RecueilDsp))
        {
            throw entete.Format == FormatFlux.AutreXml
                ? RefusFlux.Racine(entete.Racine)
                : RefusFlux.AutreFlux(entete.Format, FormatFlux.Instruction.Nom());
        }

        return _enTete = entete.Verifier(referenceObligatoire: false);
    }

    /// <summary>Reads the claims, in document order. The reading ends normally only on a whole file.</summary>
    /// <param name="controle">The caller's own reason to reject a claim that reads well; null to take it.</param>
    /// <exception cref="FluxRefuseException">The file is truncated or badly formed: nothing of it must be applied.</exception>
    public IEnumerable<ElementInstruction> Lire(Func<FoyerRecu, Avertissement?>? controle = null)
    {
        var lecture = new LectureInstruction(_xml.Noms, _enTete ?? LireEnTete(), _codesInconnus, _elementsInconnus);
        var blocs = new LectureBlocs(_xml, "InfoDemandeRSA", "NBTOTDEMRSATRANSM", _elementsInconnus);
        foreach (var bloc in blocs.Lire())
        {
            yield return lecture.Lire(bloc, ++Blocs, controle);
        }

        Fin = blocs.Fin;
    }

    /// <inheritdoc/>
    public void Dispose() => _xml.Dispose();
}
