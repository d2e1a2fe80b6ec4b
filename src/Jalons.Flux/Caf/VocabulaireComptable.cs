using System.Collections.Frozen;

namespace Jalons.Flux.Caf;

/// <summary>
/// What the accounting flows VRSC0201 and VRSF0501 add to the identification of a household (<c>references/cnaf/flux.md</c> §3.5 and §3.6). Some of
/// their names carry accents or miss a letter in the known tree: both spellings are known.
/// </summary>
internal static class VocabulaireComptable
{
    private const string SansUsage = """
        AcompteRSA AllocationsComptabilisees AnnulationsFaibleMontant AutresAnnulations Creance DetailAcompteRSA IndusConstates IndusTransferesCG RemisesIndus
        """;

    private static readonly FrozenSet<El> Propres =
    [
        El.CreancesTransferees, El.IdentificationCreance, El.DetailCreance, El.GeneraliteAcompteRSA, El.DetailAllocationComptabilisee, El.DetailInduConstate,
        El.DetailInduTransfereCG, El.DetailRemiseIndu, El.DetailAnnulationFaibleMontant, El.DetailAutreAnnulation, El.DTIMPLCRE, El.NATCRE, El.RGCRE,
        El.MOISMOUCOMPTA, El.MOTIINDU, El.ORIINDU, El.RESPINDU, El.DDREGUCRE, El.DFREGUCRE, El.DTDERCREDCRETRANS, El.MTSOLREELCRETRANS, El.MTINICRE,
        El.NATPFCRE, El.NUMINTMOUCOMPTA, El.TYPEOPECOMPTA, El.SENSOPECOMPTA, El.MTMOUCOMPTA, El.DDREGU, El.DTTRAIMOUCOMPTA, El.HEUTRAIMOUCOMPTA,
    ];

    private static readonly FrozenDictionary<string, El> Noms = Charger();

    /// <summary>True for what the beneficiary flows do not have.</summary>
    public static bool EstPropre(El element) => Propres.Contains(element);

    /// <summary>Element that has this name in an accounting flow, accents aside.</summary>
    /// <param name="nom">As received.</param>
    /// <param name="exact">False when the known tree does not write it that way, accents aside.</param>
    public static El Element(string nom, out bool exact)
    {
        exact = Noms.TryGetValue(Vocabulaire.SansAccent(nom), out var element);
        return exact ? element : Vocabulaire.Element(nom, out exact);
    }

    private static FrozenDictionary<string, El> Charger()
    {
        var noms = new Dictionary<string, El>(StringComparer.Ordinal)
        {
            ["InfosCreanceFoyerRSA"] = El.InfosFoyerRSA,
            ["InfosFinancieresFoyerRSA"] = El.InfosFoyerRSA,
            ["DetailnduTransfereCG"] = El.DetailInduTransfereCG,
        };
        foreach (var element in Propres)
        {
            noms[element.ToString()] = element;
        }

        foreach (var nom in SansUsage.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            noms[nom] = El.Autre;
        }

        return noms.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
