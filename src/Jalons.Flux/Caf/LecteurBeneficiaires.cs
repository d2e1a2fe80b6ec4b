using Jalons.Flux.Xml;

namespace Jalons.Flux.Caf;

/// <summary>
/// Reads a beneficiary flow VRSB0801, monthly or daily, one household at a time and in constant memory
/// (<c>references/cnaf/flux.md</c> §2 and §3.1). First <see cref="LireEnTete"/>, then <see cref="Lire"/>, then <see cref="Fin"/>.
/// The stream is left open.
/// </summary>
public sealed class LecteurBeneficiaires : IDisposable
{
    private readonly LecteurXml _xml;
    private readonly Dictionary<string, int> _elementsInconnus = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _codesInconnus = new(StringComparer.Ordinal);
    private EnTeteFlux? _enTete;

    /// <summary>Opens a flow. The XML declaration decides of the encoding.</summary>
    /// <exception cref="FluxRefuseException">The file is empty or is no XML.</exception>
    public LecteurBeneficiaires(Stream flux) => _xml = new LecteurXml(flux);

    /// <summary>Trailer; null until <see cref="Lire"/> has come to its end.</summary>
    public FinFlux? Fin { get; private set; }

    /// <summary>Names that the schema does not hold, with the number of times they were met (T31).</summary>
    public IReadOnlyDictionary<string, int> ElementsInconnus => _elementsInconnus;

    /// <summary>Codes missing from their lists, as <c>MOTICLORSA=XYZ</c>, with the number of times they were met (T30).</summary>
    public IReadOnlyDictionary<string, int> CodesInconnus => _codesInconnus;

    /// <summary>Bytes consumed, to show progress.</summary>
    public long OctetsLus => _xml.OctetsLus;

    /// <summary>Blocks met so far, read or rejected.</summary>
    public int Blocs { get; private set; }

    /// <summary>Reads the header.</summary>
    /// <exception cref="FluxRefuseException">Not a beneficiary flow, incomplete header, recovery flow…</exception>
    public EnTeteFlux LireEnTete()
    {
        var entete = LectureEnTete.Lire(_xml);
        if (entete.Format != FormatFlux.Beneficiaires)
        {
            throw entete.Format == FormatFlux.AutreXml
                ? RefusFlux.Racine(entete.Racine)
                : RefusFlux.AutreFlux(entete.Format, FormatFlux.Beneficiaires.Nom());
        }

        _enTete = entete.Verifier(referenceObligatoire: true);
        return _enTete.Nature == 'D' ? _enTete : throw RefusFlux.Nature(_enTete.Nature);
    }

    /// <summary>Reads the households, in document order. The reading ends normally only on a whole file.</summary>
    /// <param name="controle">The caller's own reason to reject a household that reads well; null to take it.</param>
    /// <exception cref="FluxRefuseException">The file is truncated or badly formed: nothing of it must be applied.</exception>
    public IEnumerable<ElementFlux> Lire(Func<FoyerRecu, Avertissement?>? controle = null)
    {
        var lecture = new LectureFoyer(_xml.Noms, _enTete ?? LireEnTete(), _codesInconnus, _elementsInconnus);
        var blocs = new LectureBlocs(_xml, "InfosFoyerRSA", "NBTOTDOSRSATRANSM", _elementsInconnus);
        foreach (var bloc in blocs.Lire())
        {
            yield return lecture.Lire(bloc, ++Blocs, controle);
        }

        Fin = blocs.Fin;
    }

    /// <inheritdoc/>
    public void Dispose() => _xml.Dispose();
}
