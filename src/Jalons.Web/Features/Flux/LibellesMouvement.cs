using Jalons.Web.Ui;

namespace Jalons.Web.Features.Flux;

/// <summary>Words people read for the movements that flows tell.</summary>
public static class LibellesMouvement
{
    /// <summary>The natures in the order in which people look at them, with their titles.</summary>
    public static IReadOnlyList<(string Nature, string Titre)> Tous { get; } =
    [
        ("entree", "Premières entrées"),
        ("devenu_soumis", "Devenues soumises aux droits et devoirs"),
        ("arrivee", "Arrivées d’une autre caisse"),
        ("retour", "Retours"),
        ("reprise", "Reprises après moins de 31 jours"),
        ("sortie", "Sorties"),
        ("depart", "Départs vers une autre caisse"),
        ("absence", "Dossiers qui ne sont plus transmis"),
        ("reapparition", "Dossiers de nouveau transmis"),
        ("hors_departement", "Déménagements hors du département"),
        ("retour_departement", "Retours dans le département"),
        ("personne_venue", "Personnes qui ont rejoint un foyer"),
        ("personne_partie", "Personnes qui ont quitté un foyer"),
        ("role", "Changements de rôle dans le foyer"),
    ];

    /// <summary>The natures by which people come into droits et devoirs.</summary>
    public static IReadOnlyList<string> Entrees { get; } = ["entree", "devenu_soumis", "arrivee", "retour", "reprise"];

    /// <summary>The natures by which people leave them.</summary>
    public static IReadOnlyList<string> Sorties { get; } = ["sortie", "depart"];

    /// <summary>What a movement adds to its nature: the reason of an exit, the role in the household, the commune.</summary>
    public static string? Detail(string nature, string? detail) => (nature, detail) switch
    {
        (_, null) => null,
        ("personne_venue" or "personne_partie" or "role", _) => LibellesFoyer.Role(detail),
        (_, "droit.clos") => "droit clos",
        (_, "droit.refuse") => "droit refusé",
        (_, "droit.suspendu") => "droit suspendu",
        (_, "droits_devoirs.fin") => "n’est plus soumise aux droits et devoirs",
        (_, "foyer.quitte") => "a quitté le foyer",
        (_, "dossier.absent") => "dossier plus transmis, clos par le département",
        _ => detail,
    };
}
