using System.Globalization;

namespace Jalons.Domain.Orientation;

/// <summary>One line of a diagnostic as people read it.</summary>
/// <param name="Section">Heading under which the question stands.</param>
/// <param name="Question">Short wording of the question.</param>
/// <param name="Reponse">The answer in words; null when not given.</param>
public sealed record LigneDiagnostic(string Section, string Question, string? Reponse);

/// <summary>Words people read for a diagnostic: the same on the form, on the file and when two versions are compared.</summary>
public static class LectureDiagnostic
{
    /// <summary>All questions in the order of the form, with their answers.</summary>
    public static IReadOnlyList<LigneDiagnostic> Lignes(this ReponsesDiagnostic r) =>
    [
        new("Famille", "Enfants à la maison", r.Enfants?.ToString(CultureInfo.InvariantCulture)),
        new("Famille", "Élève seul(e) ses enfants", OuiNon(r.ParentIsole)),
        new("Famille", "S’occupe d’un proche dépendant", OuiNon(r.Aidant)),
        new("Famille", "Garde des enfants", r.GardeEnfants?.Libelle()),
        new("Logement", "Logement", r.Logement?.Libelle()),
        new("Santé", "La santé fait obstacle à la recherche d’un emploi", OuiNon(r.SanteFaitObstacle)),
        new("Mobilité", "Permis de conduire", OuiNon(r.Permis)),
        new("Mobilité", "Véhicule utilisable", OuiNon(r.Vehicule)),
        new("Mobilité", "Transports en commun accessibles", OuiNon(r.TransportsAccessibles)),
        new("Langue et numérique", "Français parlé", r.FrancaisOral?.Libelle()),
        new("Langue et numérique", "Français écrit", r.FrancaisEcrit?.Libelle()),
        new("Langue et numérique", "Outils numériques", r.Numerique?.Libelle()),
        new("Langue et numérique", "Démarches administratives", r.Demarches?.Libelle()),
        new("Formation et expérience", "Diplôme le plus élevé", r.NiveauFormation?.Libelle()),
        new("Formation et expérience", "Besoin d’une formation", OuiNon(r.BesoinFormation)),
        new("Formation et expérience", "Dernier travail", r.DernierTravail?.Libelle()),
        new("Formation et expérience", "Travailleur indépendant", OuiNon(r.Independant)),
        new("Formation et expérience", "Parcours et expériences", r.Experience),
        new("Accompagnement", "Inscription à France Travail", OuiNon(r.InscritFranceTravail)),
        new("Accompagnement", "Déjà accompagné(e) par", r.Accompagnement?.Libelle()),
        new("Souhaits et atouts", "Métier ou secteur souhaité", r.MetierSouhaite),
        new("Souhaits et atouts", "Disponibilité", r.Disponibilite?.Libelle()),
        new("Souhaits et atouts", "Heures souhaitées par semaine", r.HeuresSouhaitees is { } h ? $"{h} heures" : null),
        new("Souhaits et atouts", "Attentes et priorités", r.Souhaits),
        new("Souhaits et atouts", "Atouts", r.Atouts),
        new("Souhaits et atouts", "Aide immédiate", r.AideImmediate),
    ];

    /// <summary>Questions whose answers differ between two versions.</summary>
    public static IReadOnlyList<(LigneDiagnostic Avant, LigneDiagnostic Apres)> Differences(this ReponsesDiagnostic avant, ReponsesDiagnostic apres) =>
        [.. avant.Lignes().Zip(apres.Lignes()).Where(l => l.First != l.Second)];

    /// <summary>Words for a home.</summary>
    public static string Libelle(this SituationLogement valeur) => valeur switch
    {
        SituationLogement.Stable => "Logement stable",
        SituationLogement.Heberge => "Hébergé(e) chez quelqu’un",
        SituationLogement.Precaire => "Logement temporaire, indigne ou menacé",
        SituationLogement.SansLogement => "Sans logement",
        _ => throw new ArgumentOutOfRangeException(nameof(valeur)),
    };

    /// <summary>Words for childcare.</summary>
    public static string Libelle(this GardeEnfants valeur) => valeur switch
    {
        GardeEnfants.SansObjet => "Pas d’enfant à garder",
        GardeEnfants.Assuree => "Solution de garde assurée",
        GardeEnfants.Partielle => "Solution partielle (horaires ou coût)",
        GardeEnfants.Aucune => "Aucune solution de garde",
        _ => throw new ArgumentOutOfRangeException(nameof(valeur)),
    };

    /// <summary>Words for ease.</summary>
    public static string Libelle(this Aisance valeur) => valeur switch
    {
        Aisance.ALAise => "À l’aise",
        Aisance.AvecAide => "Se débrouille avec de l’aide",
        Aisance.EnDifficulte => "En difficulté",
        _ => throw new ArgumentOutOfRangeException(nameof(valeur)),
    };

    /// <summary>Words for a level of diploma.</summary>
    public static string Libelle(this NiveauFormation valeur) => valeur switch
    {
        NiveauFormation.SansDiplome => "Aucun diplôme",
        NiveauFormation.Niveau3 => "Brevet, CAP ou BEP (niveau 3)",
        NiveauFormation.Niveau4 => "Baccalauréat (niveau 4)",
        NiveauFormation.Niveau5 => "Bac + 2 (niveau 5)",
        NiveauFormation.Niveau6EtPlus => "Bac + 3 ou plus (niveau 6 et plus)",
        _ => throw new ArgumentOutOfRangeException(nameof(valeur)),
    };

    /// <summary>Words for the last work.</summary>
    public static string Libelle(this DernierTravail valeur) => valeur switch
    {
        DernierTravail.EnCours => "Travaille en ce moment",
        DernierTravail.MoinsDUnAn => "Il y a moins d’un an",
        DernierTravail.UnADeuxAns => "Il y a un à deux ans",
        DernierTravail.PlusDeDeuxAns => "Il y a plus de deux ans",
        DernierTravail.Jamais => "N’a jamais travaillé",
        _ => throw new ArgumentOutOfRangeException(nameof(valeur)),
    };

    /// <summary>Words for who accompanies.</summary>
    public static string Libelle(this AccompagnementEnCours valeur) => valeur switch
    {
        AccompagnementEnCours.Aucun => "Personne",
        AccompagnementEnCours.FranceTravail => "France Travail",
        AccompagnementEnCours.Plie => "Plan local pour l’insertion et l’emploi (PLIE)",
        AccompagnementEnCours.MissionLocale => "Mission locale",
        AccompagnementEnCours.CapEmploi => "Cap emploi",
        AccompagnementEnCours.TravailleurSocial => "Un travailleur social",
        AccompagnementEnCours.Autre => "Un autre professionnel",
        _ => throw new ArgumentOutOfRangeException(nameof(valeur)),
    };

    /// <summary>Words for availability.</summary>
    public static string Libelle(this Disponibilite valeur) => valeur switch
    {
        Disponibilite.ToutDeSuite => "Tout de suite",
        Disponibilite.DansTroisMois => "Dans les trois mois",
        Disponibilite.PlusTard => "Plus tard",
        _ => throw new ArgumentOutOfRangeException(nameof(valeur)),
    };

    private static string? OuiNon(bool? valeur) => valeur switch { true => "Oui", false => "Non", null => null };
}
