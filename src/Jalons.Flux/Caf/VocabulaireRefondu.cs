using System.Collections.Frozen;

namespace Jalons.Flux.Caf;

/// <summary>
/// What the recast beneficiary flow (VRSD0101, VRSD0301) calls otherwise than VRSB0801, or adds to it: concordance of
/// <c>references/cnaf/flux.md</c> §3.2. A block that only changed its name is read as the former one.
/// </summary>
internal static class VocabulaireRefondu
{
    private const string SansUsage = """
        COMMPROPRESSEVA ConditionExploitantAgricole ConditionNonSalarie ContratPCGPersonneRSA DDCONTRRSA DDEFFLIQ DDRESSNONSALEVA DDSUSRSAFRAU
        DFCONTRRSA DFEFFLIQ DFRESSNONSALEVA DFSUSRSAFRAU DTATTEDEMRSA DTDERCALRSA DTINIRSAACT DTINIRSASOCL DTREFSANRSA Dérogation EnAttente
        FonctionPersonnePFA FraudePCGPersonneRSA IdentificationMesureProtection LIEUNAI LOCANAI MOTIATTEDEMRSA MOTILEVSANRSA MOTIODRSA
        MTBRUTRSA MTBRUTRSAACT MTBRUTRSASOCL MTREDADMRSA MTREFSANRSA MTRESSNONSALEVA MTREVAGRI MTSANADMRSA MTSANRSAAVTPLA MesureProtection
        MesureProtectionCommun NATACTEXPAGRI NIVSANRSA NUMPERSMESUPROT PARTEXPAGRI PAYSNAI REFCOMPOSFOYSANRSA RESSNONSALEVA RSAActivite-1 RSASocle-1
        TOPCONDADMNONSAL TOPFORCDRO TOPMAINTDRORSA TOPMTINFSEUIRSA TOPPERSMALHAN TXSANRSA TYPECONTRRSA TYPEMESUPROT TYPEPERSMESUPROT TYPEXPAGRI
        """;

    private static readonly FrozenSet<El> Propres =
    [
        El.FonctionPersonneRSA, El.DroitOuvert, El.RSASocle, El.RSAActivite, El.SanctionPCGPersonneRSA, El.DecisionSanctionPCGPersonneRSA,
        El.ApplicationSanctionPCGPersonneRSA, El.LeveeSanctionPCGPersonneRSA, El.SessionEvenement, El.ListeMotifsEvenement, El.TOPRESPDOS, El.LISPRENOMS,
        El.DTDC, El.STATUEMPL, El.DDSOUDRODEV, El.DFSOUDRODEV, El.DTODRSA, El.TOPANNUOD, El.TYPEVOIE, El.MTSANCGRSA, El.DDELECAL, El.DFELECAL, El.DDSANRSA,
        El.DFSANRSA, El.MTSANRSADEM, El.MTSANRSAAPPL, El.DTLEVSANRSA, El.MOTISANRSA, El.MOTITRANSFLUX,
    ];

    private static readonly FrozenDictionary<string, El> Noms = Charger();

    /// <summary>True for what VRSB0801 does not have, or does not use.</summary>
    public static bool EstPropre(El element) => Propres.Contains(element);

    /// <summary>Element that has this name in the recast flow, accents aside.</summary>
    /// <param name="nom">As received.</param>
    /// <param name="exact">False when no schema writes it that way.</param>
    public static El Element(string nom, out bool exact)
    {
        exact = Noms.TryGetValue(nom, out var element);
        return exact || Noms.TryGetValue(Vocabulaire.SansAccent(nom), out element) ? element : Vocabulaire.Element(nom, out exact);
    }

    private static FrozenDictionary<string, El> Charger()
    {
        var noms = new Dictionary<string, El>(StringComparer.Ordinal)
        {
            ["DossierCafMsa"] = El.DossierCAF,
            ["CaracteristiquesEmployabilite"] = El.Activite,
            ["DDSTATUEMPL"] = El.DDACT,
            ["DFSTATUEMPL"] = El.DFACT,
            ["CalculDroitRSAPersonne"] = El.MontantCalculDroitRSAPersonne,
            ["RessourcesTropElevees"] = El.SuspensionVersement,
            ["LOCAADR"] = El.NOMCOM,
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
