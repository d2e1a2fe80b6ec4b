using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Jalons.Flux.Caf;

/// <summary>
/// Elements of the beneficiary flow that are read, blocks first then values, under their own names (dictionary:
/// <c>references/cnaf/flux.md</c>, annex B).
/// </summary>
internal enum El : byte
{
    /// <summary>Name that the schema does not hold: its content is not looked at (trap T31).</summary>
    Inconnu,

    /// <summary>Element of the schema of which nothing is kept.</summary>
    Autre,
    InfosFoyerRSA, IdentificationRSA, Organisme, Partenaire, DemandeRSA, OrganismeCedant, OrganismePrenant, Personne,
    Identification, DossierCAF, Prestations, DossierPoleEmploi, MontantCalculDroitRSAPersonne, Activite,
    DonneesAdministratives, SituationFamille, Adresse, TroncCommunAdresse, AdresseDetailleeFrance, AdresseHorsFrance,
    PrestationRSA, SituationDossierRSA, EtatDossierRSA, Refus, SuspensionDroit, SuspensionVersement, FinDroit,
    FinDroitMoisAnterieur, DetailDroitRSA, TroncCommunDroitRSA, MontantsCalculDroitRSA, DetailCalculDroitRSA, AvisPCGDroitRSA,
    ReductionRSA, Evenement,

    // Blocks of the recast flow alone.
    FonctionPersonneRSA, DroitOuvert, RSASocle, RSAActivite, SanctionPCGPersonneRSA, DecisionSanctionPCGPersonneRSA,
    ApplicationSanctionPCGPersonneRSA, LeveeSanctionPCGPersonneRSA, SessionEvenement, ListeMotifsEvenement,

    // Blocks of the accounting flows alone.
    CreancesTransferees, IdentificationCreance, DetailCreance, GeneraliteAcompteRSA, DetailAllocationComptabilisee, DetailInduConstate,
    DetailInduTransfereCG, DetailRemiseIndu, DetailAnnulationFaibleMontant, DetailAutreAnnulation,
    Anomalie,

    // What follows are values.
    FONORG, NUMORG, MATRICULE, IDEPARTE, DTDEMRSA, NUMDEMRSA, DDARRMUT, DDDEPAMUT, QUAL, NOM, NOMNAI, PRENOM, DTNAI, RGNAI,
    TYPEDTNAI, NIR, TOPVALIEC, SEXE, DDRATDOS, DFRATDOS, NUMDEMRSAPRECE, NATPREST, ROLEPERS, TOPCHAPERS, IDASSEDIC,
    TOPPERSDRODEVORSA, TOPPERSENTDRODEVORSA, ACT, DDACT, DFACT, SITFAM, DDSITFAM, RGADR, DTEMM, PAYS, COMPLIDEADR, COMPLADR,
    NUMVOIE, LIBTYPEVOIE, NOMVOIE, LIEUDIST, NUMCOM, CODEPOS, NOMCOM, LIBLIG2ADR, LIBLIG3ADR, LIBLIG4ADR, LIBLIG5ADR,
    LIBLIG6ADR, LIBLIG7ADR, ETATDOSRSA, MOTIREFURSA, DTREFURSA, MOTISUSDRORSA, DDSUSDRORSA, MOTISUSVERSRSA, DDSUSVERSRSA,
    MOTICLORSA, DTCLORSA, TOPSANSDOMFIXE, NBENFAUTCHA, MTTOTDRORSA, MTREVMINIGARARSA, NATPF, DDNATDRO, DFNATDRO, MTREDRSA,
    DDREDRSA, DFREDRSA, DTLIQ, HEULIQ, FG, LIBANO,

    // Values of the recast flow alone.
    TOPRESPDOS, LISPRENOMS, DTDC, STATUEMPL, DDSOUDRODEV, DFSOUDRODEV, DTODRSA, TOPANNUOD, TYPEVOIE, MTSANCGRSA, DDELECAL, DFELECAL,
    DDSANRSA, DFSANRSA, MTSANRSADEM, MTSANRSAAPPL, DTLEVSANRSA, MOTISANRSA, MOTITRANSFLUX,

    // Values of the accounting flows alone.
    DTIMPLCRE, NATCRE, RGCRE, MOISMOUCOMPTA, MOTIINDU, ORIINDU, RESPINDU, DDREGUCRE, DFREGUCRE, DTDERCREDCRETRANS, MTSOLREELCRETRANS, MTINICRE, NATPFCRE,
    NUMINTMOUCOMPTA, TYPEOPECOMPTA, SENSOPECOMPTA, MTMOUCOMPTA, DDREGU, DTTRAIMOUCOMPTA, HEUTRAIMOUCOMPTA,
}

/// <summary>The names of VRSB0801, compared without accents.</summary>
internal static class Vocabulaire
{
    private const string SansUsage = """
        ABANEU APPLIEME AVISCONDADMRSA AVISDERO AVISDESTPAIRSA AVISEVARESSNONSAL Asf AvisCGSSDOMPersonne AvisPCGPersonne
        CIBCONTRO CIBCONTROMSA COMM1CONDADMRSA COMM2CONDADMRSA COMMACONTRO COMMCREALIM ConditionAdministrative ConditionETI
        Controle ControleAdministratif CreanceAlimentaire DDASF DDAVISDERO DDCREALIM DDELECAL DDEXCL DDGRO DDRESS DDSURFAGRIDOM
        DFASF DFAVISDERO DFCREALIM DFELECAL DFEXCL DFGRO DFRESS DTABSDECLLIBER DTAVISDESTPAIRSA DTBENAGRI DTCLOCONTRO
        DTCREAFLUX DTDECLGRO DTDEMRMI DTDERRSAVERS DTDETECCONTRO DTEFFAVISCONDADMRSA DTEFFCIBCONTRO DTEVARESSNONSAL DTORIDEMRSA
        DTREF DTSOURESSNONSAL DateDemandeRMI DemandeRMI Derogation DetailRessourcesMensuelles ETATADR ETATCREALIM EXCL
        ExclueRSA FAMCIBCONTRO FONORGCEDMUT FONORGPRENMUT GeneraliteRessourcesMensuelles GeneraliteRessourcesTrimestre
        Grossesse HEUCREAFLUX IdentificationCibleControleAdministratif IdentificationControleAdministratif IdentificationFlux
        InformationsAgricoles JUSACTDOM LIBCIBCONTRO Liberalite MATRICULEORGCEDMUT MOISRESS MOTICONDADMRSA MOTIDISCREALIM
        MTABANEURSA MTALRSA MTBENAGRI MTCUMINTEGRSA MTEVARESSNONSAL MTINDURSACGCONTRO MTLIBERNONDECL MTLOCALRSA MTNATRESSMEN
        MTPENTRSA MTPERSABANEURSA MTPERSRESSMENRSA MTPFRSA MTRAPRSACGCONTRO MTREDCGRSA MTREDHOSRSA MTRESSMENRSA MTREVGARARSA
        MTRSAVERS MTSANCREALIM MTSANOBLALIMRSA ModaliteControleAdministratif NATCIBCONTRO NATCONTRTRA NATFINGRO NATFLUX
        NATGROUPFSUS NATRESS NBHEUMENTRA NBTOTAIDEFAMSURFDOM NBTOTDOSRSATRANSM NBTOTDOSRSATRANSMANO NBTOTPERSMAJOSURFDOM
        NOMCOMNAI NOMTIE NUMAGRINSRMI NUMCLI NUMCOMINSRMI NUMDEPINSRMI NUMDOSINSRMI NUMORGCEDMUT NUMORGPRENMUT
        NUMVERSIONAPPLIEME NumeroInstructionRMI ORIDEMRSA ORIOBLALIM PARASSOASF PRENOM2 PRENOM3 PaiementTiers
        PensionAlimentaire REG REGAGRIFAM REGFISAGRI RESUJUSACTDOM Racine Rattachement Ressources RessourcesMensuelles
        ResultatControleAdministratif SITASF SOUSNATPF SURFAGRIDOM SURFAGRIDOMPLA SpecificiteDOM TOPCONDADMETI TOPFOYDRODEVORSA
        TOPRESPDOS TOPRESSNUL TYPEADR TYPECONTRO TYPEDERO TYPEFLUX TYPEIMPACCONTRO TYPEINSRMI TYPEPAR TYPEPARTE TYPEPERSTIE
        TransmissionFlux
        """;

    private static readonly FrozenDictionary<string, El> Noms = Charger();

    /// <summary>
    /// True for the dates that move by themselves with each computation while nothing else changes: the quarter of the elements of computation, the
    /// day of the computation and the last month paid. A picture that differs by them only is unchanged.
    /// </summary>
    public static bool Glisse(string nom) => nom is "DDELECAL" or "DFELECAL" or "DTDERRSAVERS" or "DTDERCALRSA";

    /// <summary>
    /// True for what is read past and never kept (<c>references/cnaf/flux.md</c> §7.5): bank details, permit numbers, outcome of a pregnancy, and
    /// social security numbers, which live in the identity of people only.
    /// </summary>
    public static bool HorsImage(string nom) => nom is "RIB" or "NUMTITSEJ" or "NUMDUPTITSEJ" or "NATFINGRO" or "DFGRO" or "NIR";

    /// <summary>Element that has this name, accents aside (<c>Dérogation</c> is <c>Derogation</c>).</summary>
    /// <param name="nom">As received.</param>
    /// <param name="exact">False when the schema does not write it that way.</param>
    public static El Element(string nom, out bool exact)
    {
        exact = Noms.TryGetValue(nom, out var element);
        return exact ? element : Noms.GetValueOrDefault(SansAccent(nom));
    }

    /// <summary>The name without its accents.</summary>
    public static string SansAccent(string nom)
    {
        if (Ascii.IsValid(nom))
        {
            return nom;
        }

        var net = new StringBuilder(nom.Length);
        foreach (var c in nom.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                net.Append(c);
            }
        }

        return net.ToString();
    }

    private static FrozenDictionary<string, El> Charger()
    {
        var noms = new Dictionary<string, El>(StringComparer.Ordinal);
        foreach (var element in Enum.GetValues<El>())
        {
            if (element is not (El.Inconnu or El.Autre) && !VocabulaireRefondu.EstPropre(element) && !VocabulaireComptable.EstPropre(element))
            {
                noms[element.ToString()] = element;
            }
        }

        foreach (var nom in SansUsage.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            noms[nom] = El.Autre;
        }

        return noms.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
