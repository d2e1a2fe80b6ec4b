using Jalons.Domain.Socle;

namespace Jalons.Domain.Referentiel;

/// <summary>
/// The rules that a département sets for itself, from a date to come. Delays fixed by a text of law are not among them: a département
/// cannot change them (<c>references/regles-juridiques.md</c> B3, B7).
/// </summary>
public static class ReglesLocales
{
    /// <summary>The rules that a département may set.</summary>
    public static IReadOnlyList<string> Reglables { get; } = [CodesRegle.PremierRendezVousDelai, CodesRegle.ContratDuree, CodesRegle.SansNouvellesDelai, CodesRegle.AbsenceCloture];

    /// <summary>All rules in the order of a parcours, as people read them.</summary>
    public static IReadOnlyList<string> Toutes { get; } =
    [
        CodesRegle.OrientationDelai, CodesRegle.PremierRendezVousDelai, CodesRegle.ContratDelaiEmploi, CodesRegle.ContratDelaiSocial,
        CodesRegle.ContratDuree, CodesRegle.SansNouvellesDelai, CodesRegle.AbsenceCloture,
    ];

    private const int LongueurFondement = 300;

    /// <summary>Words people read for a rule.</summary>
    public static string Libelle(string code) => code switch
    {
        CodesRegle.OrientationDelai => "Délai pour prononcer une orientation",
        CodesRegle.ContratDelaiEmploi => "Délai pour signer un contrat après une orientation vers l’emploi",
        CodesRegle.ContratDelaiSocial => "Délai pour signer un contrat après une autre orientation",
        CodesRegle.PremierRendezVousDelai => "Délai pour le premier rendez-vous",
        CodesRegle.ContratDuree => "Durée proposée pour un contrat",
        CodesRegle.AbsenceCloture => "Absence des flux mensuels avant de clore un dossier",
        CodesRegle.SansNouvellesDelai => "Temps sans nouvelles avant une alerte",
        _ => code,
    };

    /// <summary>A rule of the département that will hold from a day to come.</summary>
    /// <param name="regles">The rules known today.</param>
    /// <param name="nouvelle">The rule.</param>
    /// <param name="aujourdhui">Today.</param>
    public static Result Ajouter(Regles regles, Regle nouvelle, DateOnly aujourdhui)
    {
        if (!Reglables.Contains(nouvelle.Code))
        {
            return new Refus("regle.legale", "Ce délai est fixé par la loi : un département ne peut pas le changer.");
        }

        if (nouvelle.Periode.Du <= aujourdhui)
        {
            return Passe();
        }

        if (nouvelle.Delai.Nombre <= 0)
        {
            return new Refus("regle.nombre", "Le délai est un nombre de jours ou de mois, un ou plus.");
        }

        if (nouvelle is { Code: CodesRegle.AbsenceCloture, Delai.Unite: not UniteDelai.Mois })
        {
            return new Refus("regle.unite", "L’absence se compte en mois : il y a un flux mensuel par mois.");
        }

        if (string.IsNullOrWhiteSpace(nouvelle.Delai.Fondement) || nouvelle.Delai.Fondement.Length > LongueurFondement)
        {
            return new Refus("regle.fondement", "Écrivez ce qui fonde cette règle en une phrase, par exemple « Délibération du 12 octobre 2026 ».");
        }

        return regles.Toutes.FirstOrDefault(r => r.Code == nouvelle.Code && r.Departement == nouvelle.Departement && r.Periode.Chevauche(nouvelle.Periode)) is { } autre
            ? Chevauchement(autre)
            : Result.Fait;
    }

    /// <summary>Ends a rule of the département: <paramref name="au"/> is the first day when it no longer holds.</summary>
    public static Result Terminer(Regle regle, DateOnly au, DateOnly aujourdhui)
    {
        if (regle.Departement is null)
        {
            return new Refus("regle.nationale", "Cette règle vaut pour toute la France : un département ne peut pas y mettre fin.");
        }

        if (au <= aujourdhui)
        {
            return Passe();
        }

        if (au <= regle.Periode.Du)
        {
            return new Refus("regle.fin", $"Cette règle commence le {regle.Periode.Du:dd/MM/yyyy} : sa fin vient après.");
        }

        return regle.Periode.Au <= au
            ? new Refus("regle.fin", $"Cette règle se termine déjà le {regle.Periode.DernierJour:dd/MM/yyyy}.")
            : Result.Fait;
    }

    /// <summary>Two rules of one département hold on the same day.</summary>
    public static Refus Chevauchement(Regle? autre) => new(
        "regle.chevauchement",
        autre is null
            ? "Une autre règle du département s’applique déjà sur une partie de cette période. Mettez-y fin d’abord."
            : $"Une règle du département s’applique déjà du {autre.Periode.Du:dd/MM/yyyy} {(autre.Periode.DernierJour is { } fin ? $"au {fin:dd/MM/yyyy}" : "sans date de fin")}. Mettez-y fin d’abord, ou choisissez une autre date.");

    private static Refus Passe() => new(
        "regle.passe", "On ne change pas le passé : choisissez une date à partir de demain. Les dossiers déjà instruits gardent la règle de leur jour.");
}
