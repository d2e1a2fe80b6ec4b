using System.Collections.Frozen;

namespace Jalons.Domain.Pilotage;

/// <summary>
/// Every indicator computed here, each defined once (<c>references/indicateurs.md</c>). Screens, exports and the command line read this.
/// </summary>
public static partial class Catalogue
{
    /// <summary>Version of the whole: changes when a definition is added or gets a new version, and then kept results are computed again.</summary>
    public const int Version = 2;

    private const string DatesPhoto =
        "État à la fin du jour choisi, tel que les flux reçus le disaient ce jour-là (droit non consolidé) ; en fin de mois, le flux mensuel de ce mois compte. Orientations et contrats : par leurs propres dates.";

    private const string UniversPhoto =
        "Adultes (demandeur ou conjoint) d’un foyer dont le droit au RSA est ouvert et versable (état 2), signalés soumis aux droits et devoirs. Une personne dont le statut est inconnu n’est pas comptée ici.";

    private const string UniversOrientes = "Personnes soumises aux droits et devoirs qui ont une orientation en vigueur à la date choisie.";

    private const string ExempleJd1 = "Jeu d’essai JD-1 au 31 décembre 2024 : quatorze adultes, dont dix soumis aux droits et devoirs avec un droit ouvert et versable. ";

    /// <summary>Definitions by subject, in display order.</summary>
    public static IReadOnlyList<(string Titre, IReadOnlyList<DefinitionIndicateur> Definitions)> Themes { get; } =
    [
        ("Personnes soumises aux droits et devoirs", [.. Stock()]),
        ("Organismes", [.. Organismes()]),
        ("Contrats en cours", [.. Contrats()]),
        ("Parcours et référent", [.. ParcoursEtReferent()]),
        ("Nouveaux entrants", [.. Entrees()]),
        ("De l’entrée à l’orientation", [.. DelaisOrientation()]),
        ("De l’orientation au premier rendez-vous", [.. PremierRendezVous()]),
        ("De l’orientation au contrat", [.. DelaisContrat()]),
        ("Rendez-vous", [.. IssuesDesRendezVous()]),
        ("Enquête nationale : personnes entrées dans l’année", [.. AnneeEntree()]),
    ];

    /// <summary>All definitions, in display order.</summary>
    public static IReadOnlyList<DefinitionIndicateur> Toutes { get; } = [.. Themes.SelectMany(t => t.Definitions)];

    private static readonly FrozenDictionary<string, DefinitionIndicateur> ParCode = Toutes.ToFrozenDictionary(d => d.Code, StringComparer.Ordinal);

    /// <summary>The definition of a code; null when it is not computed here.</summary>
    public static DefinitionIndicateur? Trouver(string code) => ParCode.GetValueOrDefault(code);

    /// <summary>The definition of a code known to be computed here.</summary>
    public static DefinitionIndicateur De(string code) => ParCode[code];

    private static DefinitionIndicateur Effectif(string code, string libelle, string signification, string formule, string exemple, string source = "Enquête OARSA de la DREES, tableau 1") => new()
    {
        Code = code,
        Libelle = libelle,
        Signification = signification,
        Univers = UniversPhoto,
        Formule = formule,
        Dates = DatesPhoto,
        Unite = UniteIndicateur.Adultes,
        Temporalite = TemporaliteIndicateur.Photo,
        Secret = ClasseSecret.Effectif,
        Source = source,
        Exemple = exemple,
    };

    private static DefinitionIndicateur Part(string code, string libelle, string signification, string univers, string formule, string exemple, string source) => new()
    {
        Code = code,
        Libelle = libelle,
        Signification = signification,
        Univers = univers,
        Formule = formule,
        Dates = DatesPhoto,
        Unite = UniteIndicateur.Pourcent,
        Temporalite = TemporaliteIndicateur.Photo,
        Secret = ClasseSecret.Taux,
        Source = source,
        Exemple = exemple,
        Decimales = 1,
        Inconnus = ("personne au statut inconnu, hors de ce chiffre", "personnes au statut inconnu, hors de ce chiffre"),
    };

    private static DefinitionIndicateur Cohorte(string code, string libelle, UniteIndicateur unite) => new()
    {
        Code = code,
        Libelle = libelle,
        Signification = "",
        Univers = "",
        Formule = "",
        Dates = "",
        Unite = unite,
        Temporalite = TemporaliteIndicateur.Cohorte,
        Secret = unite switch
        {
            UniteIndicateur.Pourcent => ClasseSecret.Taux,
            UniteIndicateur.Jours => ClasseSecret.Moyenne,
            _ => ClasseSecret.Effectif,
        },
        Source = "",
        Exemple = "",
        Inconnus = ("personne dont la date de réception est inconnue, hors de ce chiffre", "personnes dont la date de réception est inconnue, hors de ce chiffre"),
        Decimales = unite is UniteIndicateur.Pourcent or UniteIndicateur.Jours ? 1 : 0,
    };
}
