using Jalons.Data.Dossiers.Repertoires;
using Jalons.Domain.Dossiers;
using Jalons.Domain.Referentiel;
using Jalons.Web.Ui;

namespace Jalons.Web.Features.Personnes.Liste;

/// <summary>A column that a list may show, beside the name.</summary>
/// <param name="Code">As addresses write it.</param>
/// <param name="Titre">Header.</param>
/// <param name="Valeur">What it says of a person on a day: text, day or number.</param>
/// <param name="Tri">The order that its header gives.</param>
public sealed record ColonneListe(string Code, string Titre, Func<PersonneListee, DateOnly, object?> Valeur, TriListe? Tri = null);

/// <summary>The columns.</summary>
public static class ColonnesListe
{
    /// <summary>Every column, in the order in which lists show them.</summary>
    public static IReadOnlyList<ColonneListe> Toutes { get; } =
    [
        new("age", "Âge", (p, jour) => Personne.AgeEntre(p.DateNaissance, jour), TriListe.Age),
        new("naissance", "Naissance", (p, _) => p.DateNaissance),
        new("commune", "Commune", (p, _) => p.Commune),
        new("territoire", "Territoire", (p, _) => p.Territoire),
        new("droit", "Droit", (p, _) => p.EtatDroit?.Libelle()),
        new("anciennete", "Au RSA depuis", (p, _) => p.Demande, TriListe.Anciennete),
        new("famille", "Foyer", (p, _) => p.Role is null ? null : $"{(p.Couple ? "en couple" : "sans conjoint")}, {(p.Enfants ? "avec enfants" : "sans enfant")}"),
        new("role", "Rôle au foyer", (p, _) => p.Role is { } role ? LibellesFoyer.Role(role) : null),
        new("droits-devoirs", "Droits et devoirs", (p, _) => p.Soumis switch { true => "soumise", false => "non soumise", null => null }),
        new("orientation", "Orientation", (p, _) => Orientation(p.Parcours)),
        new("organisme", "Organisme", (p, _) => p.Parcours?.Organisme),
        new("referent", "Référent", (p, _) => p.Parcours?.Referent),
        new("attente", "Attend depuis", (p, _) => p.Parcours?.AttenteDepuis),
        new("contrat", "Contrat jusqu’au", (p, _) => p.Parcours is { Ouvert: true } parcours ? parcours.ContratJusque : null),
        new("rendez-vous", "Prochain rendez-vous", (p, _) => p.ProchainRendezVous),
        new("nouvelle", "Dernière nouvelle", (p, _) => p.Parcours?.Nouvelle, TriListe.Nouvelle),
        new("telephone", "Téléphone", (p, _) => p.Telephone),
        new("courriel", "Adresse électronique", (p, _) => p.Courriel),
        new("france-travail", "France Travail", (p, _) => p.FranceTravail switch { "inscription" => "inscrite", "cessation" => "inscription cessée", "radiation" => "radiée", _ => null }),
    ];

    /// <summary>Those of a list that says nothing of them.</summary>
    public static IReadOnlyList<ColonneListe> Habituelles { get; } =
        [.. Toutes.Where(c => c.Code is "age" or "commune" or "droit" or "orientation" or "referent" or "contrat" or "nouvelle")];

    private static string? Orientation(ParcoursListe? parcours) => parcours switch
    {
        null => null,
        { Ouvert: false } => "accompagnement terminé",
        { Type: { } type } => type.Libelle() + (parcours.HorsRsa ? ", hors RSA" : ""),
        _ => "à orienter" + (parcours.HorsRsa ? ", hors RSA" : ""),
    };
}
