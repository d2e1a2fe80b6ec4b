using Jalons.Data.Dossiers.Repertoires;
using Jalons.Web.Ui;

namespace Jalons.Web.Features.Personnes.Liste;

/// <summary>The words of the filters, in addresses and on screen.</summary>
public static class MotsListe
{
    private static readonly Dictionary<Critere, (string Parametre, string Titre)> Criteres = new()
    {
        [Critere.Territoire] = ("territoire", "Territoire"),
        [Critere.Commune] = ("commune", "Commune"),
        [Critere.Droit] = ("droit", "Droit au RSA"),
        [Critere.Anciennete] = ("anciennete", "Ancienneté dans le RSA"),
        [Critere.Age] = ("age", "Âge"),
        [Critere.Famille] = ("famille", "Composition du foyer"),
        [Critere.Role] = ("role", "Rôle au foyer"),
        [Critere.DroitsDevoirs] = ("droits-devoirs", "Droits et devoirs"),
        [Critere.Accompagnement] = ("accompagnement", "Accompagnement"),
        [Critere.Orientation] = ("orientation", "Orientation"),
        [Critere.Organisme] = ("organisme", "Organisme"),
        [Critere.Referent] = ("referent", "Référent"),
        [Critere.Contrat] = ("contrat", "Contrat"),
        [Critere.RendezVous] = ("rendez-vous", "Prochain rendez-vous"),
        [Critere.DernierRendezVous] = ("dernier-rendez-vous", "Dernier rendez-vous"),
        [Critere.Manque] = ("manque", "Ce qui manque"),
        [Critere.FranceTravail] = ("france-travail", "France Travail"),
        [Critere.ACharge] = ("qui", "Qui"),
    };

    private static readonly Dictionary<Seuil, (string Parametre, string Titre, string Phrase)> LesSeuils = new()
    {
        [Seuil.Attente] = ("attente-jours", "Attend depuis au moins (jours)", "attend une orientation ou un référent depuis au moins {0}"),
        [Seuil.FinContrat] = ("fin-contrat-jours", "Contrat qui se termine dans (jours)", "contrat qui se termine dans {0}"),
        [Seuil.RendezVous] = ("rendez-vous-jours", "Rendez-vous dans les (jours)", "rendez-vous dans les {0}"),
        [Seuil.SansNouvelle] = ("sans-nouvelle-jours", "Sans nouvelle depuis au moins (jours)", "sans nouvelle depuis au moins {0}"),
    };

    private static readonly Dictionary<(Critere Critere, string Valeur), string> Valeurs = new()
    {
        [(Critere.Territoire, Axes.Aucun)] = "Hors de tout EPCI, ou inconnu",
        [(Critere.Commune, Axes.Aucun)] = "Commune inconnue",
        [(Critere.Droit, "ouvert")] = "Ouvert et versable",
        [(Critere.Droit, "suspendu")] = "Ouvert, suspendu",
        [(Critere.Droit, "versement-suspendu")] = "Ouvert, versement suspendu",
        [(Critere.Droit, "en-attente")] = "Demande en attente",
        [(Critere.Droit, "refuse")] = "Refusé",
        [(Critere.Droit, "clos")] = "Clos",
        [(Critere.Droit, "clos-anterieur")] = "Clos un mois antérieur",
        [(Critere.Droit, "sans-foyer")] = "Dans aucun foyer du RSA",
        [(Critere.Anciennete, "moins-6-mois")] = "Moins de 6 mois",
        [(Critere.Anciennete, "6-11-mois")] = "6 mois à moins d’un an",
        [(Critere.Anciennete, "1-2-ans")] = "1 an à moins de 2 ans",
        [(Critere.Anciennete, "2-5-ans")] = "2 ans à moins de 5 ans",
        [(Critere.Anciennete, "5-ans-plus")] = "5 ans et plus",
        [(Critere.Anciennete, Axes.Aucun)] = "Sans droit ouvert",
        [(Critere.Age, "moins-25")] = "Moins de 25 ans",
        [(Critere.Age, "25-29")] = "25 à 29 ans",
        [(Critere.Age, "30-39")] = "30 à 39 ans",
        [(Critere.Age, "40-49")] = "40 à 49 ans",
        [(Critere.Age, "50-59")] = "50 à 59 ans",
        [(Critere.Age, "60-plus")] = "60 ans et plus",
        [(Critere.Famille, "seule")] = "Sans conjoint ni enfant",
        [(Critere.Famille, "seule-enfants")] = "Sans conjoint, avec enfants",
        [(Critere.Famille, "couple")] = "En couple sans enfant",
        [(Critere.Famille, "couple-enfants")] = "En couple avec enfants",
        [(Critere.Famille, "sans-foyer")] = "Dans aucun foyer du RSA",
        [(Critere.Role, "demandeur")] = "Demandeur",
        [(Critere.Role, "conjoint")] = "Conjoint",
        [(Critere.Role, "enfant")] = "Enfant",
        [(Critere.Role, "autre")] = "Autre personne",
        [(Critere.Role, Axes.Aucun)] = "Dans aucun foyer du RSA",
        [(Critere.DroitsDevoirs, "soumis")] = "Soumise",
        [(Critere.DroitsDevoirs, "non-soumis")] = "Non soumise",
        [(Critere.DroitsDevoirs, "inconnu")] = "Inconnu",
        [(Critere.Accompagnement, "rsa")] = "Accompagnée, au RSA",
        [(Critere.Accompagnement, "hors-rsa")] = "Accompagnée, hors RSA",
        [(Critere.Accompagnement, "termine")] = "Accompagnement terminé",
        [(Critere.Accompagnement, Axes.Aucun)] = "Jamais accompagnée",
        [(Critere.Orientation, "a-orienter")] = "À orienter",
        [(Critere.Orientation, "emploi")] = "Emploi",
        [(Critere.Orientation, "socio-professionnel")] = "Socio-professionnel",
        [(Critere.Orientation, "social")] = "Social",
        [(Critere.Organisme, Axes.Aucun)] = "Sans organisme",
        [(Critere.Referent, Axes.Aucun)] = "Sans référent",
        [(Critere.Contrat, Axes.Aucun)] = "Sans contrat",
        [(Critere.Contrat, "en-vigueur")] = "En vigueur",
        [(Critere.Contrat, "expire")] = "Terminé",
        [(Critere.RendezVous, Axes.Aucun)] = "Aucun",
        [(Critere.RendezVous, "fixe")] = "Fixé",
        [(Critere.DernierRendezVous, "honore")] = "Venue",
        [(Critere.DernierRendezVous, "excuse")] = "Excusée",
        [(Critere.DernierRendezVous, "manque")] = "Absente",
        [(Critere.DernierRendezVous, Axes.Aucun)] = "Aucun rendez-vous passé",
        [(Critere.Manque, "telephone")] = "Sans téléphone",
        [(Critere.Manque, "courriel")] = "Sans adresse électronique",
        [(Critere.Manque, "nir")] = "Sans numéro de sécurité sociale",
        [(Critere.FranceTravail, "inscrite")] = "Inscrite",
        [(Critere.FranceTravail, "cessation")] = "Inscription cessée",
        [(Critere.FranceTravail, "radiee")] = "Radiée",
        [(Critere.FranceTravail, "inconnu")] = "Inconnue",
        [(Critere.ACharge, Axes.Adultes)] = "Adultes et personnes accompagnées",
        [(Critere.ACharge, Axes.Dependants)] = "Enfants et autres personnes à charge",
    };

    /// <summary>Name of a filter in addresses.</summary>
    public static string Parametre(Critere critere) => Criteres[critere].Parametre;

    /// <summary>Name of a filter on screen.</summary>
    public static string Titre(Critere critere) => Criteres[critere].Titre;

    /// <summary>Name of a number of days in addresses.</summary>
    public static string Parametre(Seuil seuil) => LesSeuils[seuil].Parametre;

    /// <summary>Label of the field of a number of days.</summary>
    public static string Titre(Seuil seuil) => LesSeuils[seuil].Titre;

    /// <summary>A number of days in words.</summary>
    public static string Phrase(Seuil seuil, int jours) =>
        string.Format(System.Globalization.CultureInfo.CurrentCulture, LesSeuils[seuil].Phrase, Nombres.Pluriel(jours, "jour"));

    /// <summary>The same, to begin a line.</summary>
    public static string EnPuce(Seuil seuil, int jours)
    {
        var phrase = Phrase(seuil, jours);
        return char.ToUpperInvariant(phrase[0]) + phrase[1..];
    }

    /// <summary>What people read for a value.</summary>
    /// <param name="critere">The filter.</param>
    /// <param name="valeur">As addresses write it.</param>
    /// <param name="noms">Names of what is a number or a code.</param>
    public static string Valeur(Critere critere, string valeur, NomsDesValeurs noms) => Valeurs.TryGetValue((critere, valeur), out var mots)
        ? mots
        : critere switch
        {
            Critere.Territoire => noms.Territoires.GetValueOrDefault(valeur, "EPCI inconnu"),
            Critere.Commune => noms.Communes.GetValueOrDefault(valeur, $"Commune {valeur}"),
            Critere.Organisme => noms.Organismes.GetValueOrDefault(valeur, "Organisme inconnu"),
            Critere.Referent => noms.Referents.GetValueOrDefault(valeur, "Référent inconnu"),
            _ => valeur,
        };
}
