using Jalons.Flux.Xml;

namespace Jalons.Flux.Caf;

/// <summary>
/// Reads an instruction flow VIRS0901 or a new collection VIRD0201, claim after claim (<c>references/cnaf/flux.md</c> §3.3 and §3.4).
/// </summary>
/// <param name="flux">The file.</param>
/// <exception cref="FluxRefuseException">The file is empty or is no XML.</exception>
public sealed class LecteurInstructions(Stream flux) : LecteurFlux<ElementInstruction>(flux)
{
    private protected override IReadOnlyList<FormatFlux> Formats { get; } = [FormatFlux.Instruction, FormatFlux.RecueilDsp];

    private protected override string Bloc => "InfoDemandeRSA";

    private protected override string Compte => "NBTOTDEMRSATRANSM";

    private protected override EnTeteFlux Verifier(LectureEnTete lu) => lu.Verifier(referenceObligatoire: false);

    private protected override Func<BlocXml, int, Func<FoyerRecu, Avertissement?>?, ElementInstruction> Ouvrir(
        TableNoms noms, EnTeteFlux enTete, Dictionary<string, int> codesInconnus, Dictionary<string, int> elementsInconnus) =>
        new LectureInstruction(noms, enTete, codesInconnus, elementsInconnus).Lire;
}
