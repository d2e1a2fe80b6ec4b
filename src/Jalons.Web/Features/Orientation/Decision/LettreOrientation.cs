using Jalons.Data.Orientation;
using Jalons.Data.Referentiel;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Orientation;
using Jalons.Domain.Referentiel;
using Jalons.Domain.Socle;
using Jalons.Web.Ui;
using Jalons.Web.Ui.Papier;

namespace Jalons.Web.Features.Orientation.Decision;

/// <summary>
/// The letter by which an orientation is notified: what is decided, why, who helps, what comes next, until when, how to contest
/// (CASF L262-29, L262-47; Code du travail D5411-14-1). Each delay and each text is the one in force on the date of its fact.
/// </summary>
public static class LettreOrientation
{
    private static readonly DateOnly PleinEmploi = new(2025, 1, 1);

    /// <summary>Writes it.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="personne">The addressee.</param>
    /// <param name="regles">The dated rules.</param>
    /// <param name="instant">When it is printed.</param>
    public static DocumentPapier Ecrire(DecisionLue decision, PersonneAOrienter personne, Regles regles, DateTimeOffset instant) => new(
        $"Votre orientation : parcours {decision.Type.Libelle()}",
        $"Département {decision.Departement.Nom}",
        $"Orientation n° {decision.Id.Valeur}",
        instant,
        [
            EnTete(decision, personne),
            new TitrePapier($"Votre orientation : parcours {decision.Type.Libelle()}", 1),
            new ParagraphePapier(Appel(personne.Qualite)),
            .. Decide(decision),
            .. Pourquoi(decision),
            .. QuiVousAccompagne(decision),
            .. Ensuite(decision, regles),
            .. Contester(decision),
            new EnsemblePapier([new ParagraphePapier($"Pour le président du conseil départemental {decision.Departement.Nom},\n{decision.NomAuteur}"), new ParagraphePapier(Textes(decision, regles), Petit: true)]),
        ]);

    private static EnTeteLettre EnTete(DecisionLue decision, PersonneAOrienter personne) => new(
        [$"Département {decision.Departement.Nom}", "Service de l’insertion", .. Lignes(decision.Departement)],
        [$"{Civilite(personne.Qualite)}{personne.Prenom} {personne.Nom}", .. personne.Adresse],
        $"Le {Dates.Simple(decision.Du)}",
        [$"Référence à rappeler : orientation n° {decision.Id.Valeur}", .. personne.Droit is { } droit ? [$"Votre demande de RSA : n° {droit.NumeroDemande}"] : Array.Empty<string>()]);

    private static IEnumerable<BlocPapier> Decide(DecisionLue decision)
    {
        var qui = decision.Origine == OrigineDecision.FranceTravail
            ? "France Travail, le délai du département étant passé, a décidé"
            : "Le président du conseil départemental a décidé";
        yield return new TitrePapier("Ce qui est décidé");
        yield return new ParagraphePapier(
            $"Vous bénéficiez du revenu de solidarité active (RSA) et vous avez droit à un accompagnement. {qui}, le {Dates.Simple(decision.Du)}, "
            + $"de vous orienter vers un **parcours {decision.Type.Libelle()}**, avec **{decision.Organisme.Nom}**.");
        yield return new ParagraphePapier(decision.Type switch
        {
            TypeParcours.Emploi => "Ce parcours vous aide à trouver un emploi, à développer votre activité ou à vous former.",
            TypeParcours.SocioProfessionnel => "Ce parcours vous aide en même temps dans vos projets de travail et dans la vie de tous les jours : garde d’enfants, déplacements, démarches…",
            TypeParcours.Social => "Ce parcours vous aide d’abord dans la vie de tous les jours, pour que vous puissiez ensuite penser au travail.",
            _ => throw new ArgumentOutOfRangeException(nameof(decision)),
        });
    }

    private static IEnumerable<BlocPapier> Pourquoi(DecisionLue decision)
    {
        yield return new TitrePapier("Pourquoi");
        if (decision.Raisons.Count > 0)
        {
            yield return new ParagraphePapier("Cette orientation tient compte de ceci :");
            yield return new ListePapier([.. decision.Raisons.Select((r, i) => r + (i == decision.Raisons.Count - 1 ? "." : " ;"))]);
        }

        if (decision.Motif is { } motif)
        {
            yield return new ParagraphePapier(motif);
        }
    }

    private static IEnumerable<BlocPapier> QuiVousAccompagne(DecisionLue decision)
    {
        var blocs = new List<BlocPapier> { new TitrePapier("Qui vous accompagne") };
        var faits = new List<(string, string)>();
        if (decision.Referent is { } referent)
        {
            blocs.Add(new ParagraphePapier("Une personne vous suit du début à la fin : votre référent unique. C’est elle que vous appelez en premier."));
            faits.Add(("Votre référent", $"**{referent.Nom}**"));
            Ajouter(faits, "Téléphone", referent.Telephone);
            Ajouter(faits, "Courriel", referent.Courriel);
        }
        else
        {
            blocs.Add(new ParagraphePapier("Une personne vous suivra du début à la fin : votre référent unique. Son nom vous sera bientôt donné. D’ici là, adressez-vous à l’organisme."));
        }

        faits.Add(("Organisme", decision.Organisme.Nom));
        Ajouter(faits, "Adresse", decision.Organisme.Adresse);
        if (decision.Referent?.Telephone is null)
        {
            Ajouter(faits, "Téléphone", decision.Organisme.Telephone);
        }

        if (decision.Referent?.Courriel is null)
        {
            Ajouter(faits, "Courriel", decision.Organisme.Courriel);
        }

        blocs.Add(new FaitsPapier(faits));
        yield return new EnsemblePapier(blocs);
    }

    private static IEnumerable<BlocPapier> Ensuite(DecisionLue decision, Regles regles)
    {
        var etapes = new List<string>();
        if (regles.EnVigueur(CodesRegle.PremierRendezVousDelai, decision.Du) is { } rendezVous)
        {
            etapes.Add($"Votre référent vous propose un premier rendez-vous. Nous faisons en sorte que ce soit **avant le {Dates.Simple(rendezVous.Echeance(decision.Du))}**.");
        }

        etapes.Add(Contrat(decision, regles));
        etapes.Add("Si vous avez un empêchement, prévenez votre référent dès que vous le savez : une autre date est possible.");
        yield return new TitrePapier("Ce qui se passe maintenant");
        yield return new ListePapier(etapes, Numerotee: true);
    }

    /// <summary>The contract and its delay: by type of orientation until 2024, from the notification since 2025.</summary>
    private static string Contrat(DecisionLue decision, Regles regles)
    {
        var delai = regles.EnVigueur(decision.Type == TypeParcours.Emploi ? CodesRegle.ContratDelaiEmploi : CodesRegle.ContratDelaiSocial, decision.Du);
        var contrat = decision.Du < PleinEmploi
            ? decision.Categorie == CategorieOrganisme.FranceTravail ? "votre projet personnalisé d’accès à l’emploi" : "votre contrat d’engagements réciproques"
            : "votre contrat d’engagement : vos objectifs, vos démarches, et ce que nous nous engageons à faire pour vous";
        if (delai is null)
        {
            return $"Vous préparez et vous signez ensemble {contrat}.";
        }

        var depart = decision.Du < PleinEmploi ? decision.Du : decision.NotifieeLe;
        var jusque = depart is { } d
            ? $"**au plus tard le {Dates.Simple(delai.Echeance(d))}**"
            : $"**dans un délai de {delai.EnMots()} à partir du jour où vous recevez cette lettre**";
        return $"Vous préparez et vous signez ensemble {contrat}. C’est à faire {jusque}.";
    }

    private static IEnumerable<BlocPapier> Contester(DecisionLue decision)
    {
        var adresse = decision.Departement.Adresse is { } a ? $", {a}" : "";
        yield return new EnsemblePapier(
        [
            new TitrePapier("Si vous n’êtes pas d’accord"),
            new ParagraphePapier(
                "Parlez-en d’abord avec votre référent ou avec nous : une orientation peut changer. Vous pouvez aussi contester cette décision **dans les deux mois qui suivent le jour où vous recevez cette lettre**. "
                + $"Écrivez au président du conseil départemental {decision.Departement.Nom}{adresse}, en disant pourquoi et en joignant cette lettre. "
                + "Ce recours est obligatoire avant de saisir le tribunal administratif. Une association peut vous aider, ou écrire pour vous si vous lui donnez votre accord par écrit."),
        ]);
    }

    private static string Textes(DecisionLue decision, Regles regles)
    {
        var contrat = regles.EnVigueur(decision.Type == TypeParcours.Emploi ? CodesRegle.ContratDelaiEmploi : CodesRegle.ContratDelaiSocial, decision.Du)?.Fondement;
        var orientation = decision.Du < PleinEmploi
            ? "articles L262-29 et R262-65-2 du code de l’action sociale et des familles, dans leur rédaction en vigueur jusqu’au 31 décembre 2024"
            : "articles L262-29 et D262-65-2 du code de l’action sociale et des familles";
        return $"Textes appliqués. Orientation : {orientation}. Référent unique : article L262-27 du même code."
            + (contrat is null ? "" : $" Contrat : {contrat}.")
            + " Recours : articles L262-47 et R262-87 à R262-91 du code de l’action sociale et des familles.";
    }

    private static void Ajouter(List<(string, string)> faits, string libelle, string? valeur)
    {
        if (!string.IsNullOrWhiteSpace(valeur))
        {
            faits.Add((libelle, valeur));
        }
    }

    private static IEnumerable<string> Lignes(Coordonnees coordonnees) =>
        new[] { coordonnees.Adresse, coordonnees.Telephone, coordonnees.Courriel }.OfType<string>();

    private static string Civilite(string? qualite) => qualite switch { "MR" => "Monsieur ", "MME" or "MLE" => "Madame ", _ => "" };

    private static string Appel(string? qualite) => qualite switch { "MR" => "Monsieur,", "MME" or "MLE" => "Madame,", _ => "Madame, Monsieur," };
}
