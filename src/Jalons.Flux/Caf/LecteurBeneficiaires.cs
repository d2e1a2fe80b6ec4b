using Jalons.Flux.Xml;

namespace Jalons.Flux.Caf;

/// <summary>
/// Reads a beneficiary flow VRSB0801, or recast VRSD0101 and VRSD0301, monthly or daily, household after household
/// (<c>references/cnaf/flux.md</c> §2, §3.1 and §3.2). Recovery flows are refused.
/// </summary>
/// <param name="flux">The file.</param>
/// <exception cref="FluxRefuseException">The file is empty or is no XML.</exception>
public sealed class LecteurBeneficiaires(Stream flux) : LecteurFlux<ElementFlux>(flux)
{
    private protected override IReadOnlyList<FormatFlux> Formats { get; } = [FormatFlux.Beneficiaires, FormatFlux.BeneficiairesRefondu];

    private protected override string Bloc => "InfosFoyerRSA";

    private protected override string Compte => "NBTOTDOSRSATRANSM";

    private protected override EnTeteFlux Verifier(LectureEnTete lu)
    {
        var enTete = lu.Verifier(referenceObligatoire: true);
        return enTete.Nature == 'D' ? enTete : throw RefusFlux.Nature(enTete.Nature);
    }

    private protected override Func<BlocXml, int, Func<FoyerRecu, Avertissement?>?, ElementFlux> Ouvrir(
        TableNoms noms, EnTeteFlux enTete, Dictionary<string, int> codesInconnus, Dictionary<string, int> elementsInconnus) =>
        new LectureFoyer(noms, enTete, codesInconnus, elementsInconnus).Lire;
}
