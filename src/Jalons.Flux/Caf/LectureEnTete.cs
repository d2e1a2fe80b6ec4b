using System.Xml;
using Jalons.Flux.Xml;

namespace Jalons.Flux.Caf;

/// <summary>
/// The beginning of a flow: root, header, name of the repeated block. Enough to say what the file is (§1: by its content).
/// After the reading, the reader stands on the first element after the header, or on the end of the root.
/// </summary>
internal sealed class LectureEnTete
{
    private readonly Dictionary<string, string> _valeurs = new(StringComparer.Ordinal);

    /// <summary>Name of the root.</summary>
    public string Racine { get; private set; } = "";

    /// <summary>Name of the first element after the header; null when there is none.</summary>
    public string? Bloc { get; private set; }

    /// <summary>What the file is.</summary>
    public FormatFlux Format { get; private set; }

    /// <summary>Reads the beginning of the file.</summary>
    /// <exception cref="FluxRefuseException">Not XML, badly formed.</exception>
    public static LectureEnTete Lire(LecteurXml xml)
    {
        var lecture = new LectureEnTete();
        while (xml.Lire() != XmlNodeType.Element)
        {
            // The reader itself refuses a file without root.
        }

        lecture.Racine = xml.Xml.LocalName;
        if (lecture.Racine == "Racine" && !xml.Xml.IsEmptyElement)
        {
            lecture.LireBlocs(xml);
        }

        lecture.Format = lecture.Reconnaitre();
        return lecture;
    }

    /// <summary>Reads the trailer.</summary>
    /// <param name="bloc">Block <c>TransmissionFlux</c>.</param>
    /// <param name="noms">Names of the elements.</param>
    /// <param name="compte">Element that counts the files.</param>
    /// <exception cref="FluxRefuseException">The number of files is missing or is no number.</exception>
    public static FinFlux LireFin(BlocXml bloc, TableNoms noms, string compte)
    {
        var valeurs = new Dictionary<string, string>(StringComparer.Ordinal);
        Relever(bloc, noms, valeurs);
        return new FinFlux(
            Compte(valeurs, compte) ?? throw RefusFlux.Fin($"le nombre de dossiers transmis ({compte}) manque"),
            Compte(valeurs, "NBTOTDOSRSATRANSMANO") ?? 0);
    }

    /// <summary>Number held by a trailer element; null when it is absent or empty.</summary>
    private static int? Compte(Dictionary<string, string> valeurs, string nom)
    {
        if (!valeurs.TryGetValue(nom, out var texte))
        {
            return null;
        }

        return Valeurs.Nombre(texte, out var nombre) ? nombre : throw RefusFlux.Fin($"« {(texte.Length > 40 ? texte[..40] : texte)} » dans {nom} n’est pas un nombre");
    }

    /// <summary>Notes the values of a block by their names.</summary>
    private static void Relever(BlocXml bloc, TableNoms noms, Dictionary<string, string> valeurs)
    {
        foreach (ref readonly var noeud in bloc.Noeuds)
        {
            if (noeud.Longueur > 0)
            {
                valeurs.TryAdd(noms.Nom(noeud.Nom), bloc.Texte(noeud).ToString());
            }
        }
    }

    /// <summary>Checks the header (§2.4) and gives it.</summary>
    /// <exception cref="FluxRefuseException">An element is missing or unreadable, or the flow is a recovery.</exception>
    public EnTeteFlux Verifier(bool referenceObligatoire)
    {
        if (_valeurs.Count == 0)
        {
            throw RefusFlux.EnTete("le bloc IdentificationFlux manque");
        }

        var type = Valeur("TYPEFLUX", "fréquence");
        var nature = Valeur("NATFLUX", "nature du flux");
        if (type == "R" && referenceObligatoire)
        {
            throw RefusFlux.Reprise();
        }

        if (type is not ("M" or "I" or "R"))
        {
            throw RefusFlux.Type(type);
        }

        return new EnTeteFlux(
            Valeur("APPLIEME", "application émettrice"),
            Valeur("NUMVERSIONAPPLIEME", "version de l’application"),
            type[0],
            nature[0],
            Jour("DTCREAFLUX", "date de création").ToDateTime(Heure("HEUCREAFLUX", "heure de création")),
            referenceObligatoire || _valeurs.ContainsKey("DTREF") ? Jour("DTREF", "mois de référence") : null)
        {
            Format = Format,
            Echange = _valeurs.GetValueOrDefault("VERSIONFLUX"),
            Partenaire = _valeurs.GetValueOrDefault("IDEPARTE"),
        };
    }

    private void LireBlocs(LecteurXml xml)
    {
        var bloc = new BlocXml();
        for (var genre = xml.Lire(); genre != XmlNodeType.EndElement; genre = xml.Lire())
        {
            if (genre != XmlNodeType.Element)
            {
                continue;
            }

            if (xml.Xml.LocalName != "IdentificationFlux" || _valeurs.Count > 0)
            {
                Bloc = xml.Xml.LocalName;
                return;
            }

            bloc.Lire(xml);
            Relever(bloc, xml.Noms, _valeurs);
        }
    }

    private FormatFlux Reconnaitre()
    {
        if (Racine == "fichier-PE-CG")
        {
            return FormatFlux.FranceTravail;
        }

        if (Racine != "Racine")
        {
            return FormatFlux.AutreXml;
        }

        return Bloc switch
        {
            "InfoDemandeRSA" => _valeurs.GetValueOrDefault("NATFLUX") == "R" ? FormatFlux.RecueilDsp : FormatFlux.Instruction,
            "InfosCreanceFoyerRSA" => FormatFlux.Creances,
            "InfosFinancieresFoyerRSA" => FormatFlux.Financier,
            _ => SelonEnTete(),
        };
    }

    /// <summary>Without a telling block (a file of no file, for example), the header alone speaks.</summary>
    private FormatFlux SelonEnTete() => _valeurs.GetValueOrDefault("NATFLUX") switch
    {
        "I" => FormatFlux.Instruction,
        "R" => FormatFlux.RecueilDsp,
        "F" => FormatFlux.Financier,
        _ => _valeurs.ContainsKey("VERSIONFLUX") ? FormatFlux.BeneficiairesRefondu : FormatFlux.Beneficiaires,
    };

    private string Valeur(string nom, string sens) =>
        _valeurs.TryGetValue(nom, out var valeur) ? valeur : throw RefusFlux.EnTete($"{nom} ({sens}) manque");

    private DateOnly Jour(string nom, string sens) =>
        Valeurs.Jour(Valeur(nom, sens), out var jour) ? jour : throw RefusFlux.EnTete($"{nom} ({sens}) n’est pas une date");

    private TimeOnly Heure(string nom, string sens) =>
        Valeurs.Heure(Valeur(nom, sens), out var heure) ? heure : throw RefusFlux.EnTete($"{nom} ({sens}) n’est pas une heure");
}
