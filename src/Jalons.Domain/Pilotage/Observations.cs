using Jalons.Domain.Habilitations;
using Jalons.Domain.Referentiel;
using Jalons.Domain.RendezVous;

namespace Jalons.Domain.Pilotage;

/// <summary>Adults in the same situation in a photo. Counts, no name.</summary>
/// <param name="Territoire">EPCI, or one of <see cref="Territoires"/>.</param>
/// <param name="Soumis">Bound to droits et devoirs; null when unknown.</param>
/// <param name="Categorie">Category of the organisme of the orientation in force; null when not oriented.</param>
/// <param name="Type">Parcours of the orientation in force.</param>
/// <param name="Contrat">Has a contract in force.</param>
/// <param name="Referent">Has a référent unique.</param>
/// <param name="Effectif">How many.</param>
public readonly record struct GroupePhoto(
    string Territoire, bool? Soumis, CategorieOrganisme? Categorie, TypeParcours? Type, bool Contrat, bool Referent, long Effectif);

/// <summary>People bound of a photo who share a value of a variable and a situation.</summary>
/// <param name="Variable">The variable.</param>
/// <param name="Valeur">Completed years, code of the sex, full months of seniority; null when unknown.</param>
/// <param name="Categorie">Category of the organisme of the orientation in force; null when not oriented.</param>
/// <param name="Contrat">Has a contract in force.</param>
/// <param name="Effectif">How many.</param>
public readonly record struct GroupeVentilation(VariableVentilation Variable, int? Valeur, CategorieOrganisme? Categorie, bool Contrat, long Effectif);

/// <summary>Entrants of the civil year, table T5 of the survey (A.4).</summary>
/// <param name="Territoire">Territory.</param>
/// <param name="Entrants">Universe.</param>
/// <param name="PrimoOrientes">With exactly one orientation since the entry, still oriented.</param>
/// <param name="PrimoHorsFt">Of which elsewhere than France Travail.</param>
/// <param name="PrimoContrat">Of which with a first contract in force.</param>
/// <param name="JoursOrientation">Sum of the days from entry to first orientation.</param>
/// <param name="JoursContrat">Sum of the days from first orientation to the signature of the first contract.</param>
public readonly record struct GroupeAnnee(
    string Territoire, long Entrants, long PrimoOrientes, long PrimoHorsFt, long PrimoContrat, long JoursOrientation, long JoursContrat);

/// <summary>New entrants of a month who wait for an orientation since the same day.</summary>
/// <param name="Territoire">Territory at the end of the month.</param>
/// <param name="Mois">First day of the month of entry.</param>
/// <param name="Categorie">Kind of entrant, a suffix of <see cref="Modalites.Entrants"/>.</param>
/// <param name="Deja">Already oriented at entry: counted apart.</param>
/// <param name="Attente">From the reception to the decision; null when the day of reception is unknown.</param>
/// <param name="Effectif">How many.</param>
public readonly record struct GroupeEntrants(string Territoire, DateOnly Mois, string Categorie, bool Deja, Attente? Attente, int Effectif);

/// <summary>Decisions of orientation that wait for a contract since the same day.</summary>
/// <param name="Territoire">Territory at the decision.</param>
/// <param name="VersFranceTravail">Decided towards France Travail.</param>
/// <param name="Attente">From the decision to the last signature.</param>
public readonly record struct GroupeDecisions(string Territoire, bool VersFranceTravail, Attente Attente);

/// <summary>Entries into droits et devoirs received on the same day, and the decision of the département.</summary>
/// <param name="Territoire">Territory.</param>
/// <param name="Deja">Already oriented at reception: counted apart.</param>
/// <param name="Attente">From the reception to the decision of the département.</param>
public readonly record struct GroupeReceptions(string Territoire, bool Deja, Attente Attente);

/// <summary>Decisions of orientation followed to their first rendez-vous, of the same dates.</summary>
/// <param name="Territoire">Territory at the decision.</param>
/// <param name="EstPremiere">The first decision of the stay.</param>
/// <param name="Decision">Day of the decision.</param>
/// <param name="FixeLe">Day of the earliest rendez-vous set, whatever came of it; possibly after the cut-off.</param>
/// <param name="HonoreLe">Day of the earliest one that was honoured.</param>
/// <param name="Sortie">Day they left the universe, or got another orientation.</param>
/// <param name="Effectif">How many.</param>
public readonly record struct GroupePremiersRendezVous(
    string Territoire, bool EstPremiere, DateOnly Decision, DateOnly? FixeLe, DateOnly? HonoreLe, DateOnly? Sortie, int Effectif);

/// <summary>Rendez-vous of a month with the same outcome.</summary>
/// <param name="Territoire">Territory of the person that month.</param>
/// <param name="Mois">First day of the month.</param>
/// <param name="EstPremier">Set as a first meeting with the référent.</param>
/// <param name="Statut">What came of it.</param>
/// <param name="Jour">Their day, for those without outcome.</param>
/// <param name="Effectif">How many.</param>
public readonly record struct GroupeRendezVous(string Territoire, DateOnly Mois, bool EstPremier, StatutRendezVous Statut, DateOnly? Jour, int Effectif);

/// <summary>Modalities of the territory that are no EPCI (V-TERR, §0.6), and the département as a whole.</summary>
public static class Territoires
{
    /// <summary>The département: computed on distinct people, equal to the sum of its territories of residence.</summary>
    public const string Departement = "";

    /// <summary>Residence unknown.</summary>
    public const string Inconnu = "inconnu";

    /// <summary>Residence elsewhere.</summary>
    public const string HorsDepartement = "hors_departement";
}

/// <summary>Everything that was observed at a date to compute its indicators.</summary>
public sealed record Observations
{
    /// <summary>The date.</summary>
    public required DateOnly Au { get; init; }

    /// <summary>The photo; null when no received flow describes the date.</summary>
    public IReadOnlyList<GroupePhoto>? Photo { get; init; }

    /// <summary>Entrants of the year; null when they were not asked for or are not known.</summary>
    public IReadOnlyList<GroupeAnnee>? Annee { get; init; }

    /// <summary>Months (first days) of the twelve that end at the date whose entrants are known: a photo at both ends.</summary>
    public IReadOnlyList<DateOnly> MoisConnus { get; init; } = [];

    /// <summary>New entrants of these months.</summary>
    public IReadOnlyList<GroupeEntrants> Entrants { get; init; } = [];

    /// <summary>Decisions of the twelve months.</summary>
    public IReadOnlyList<GroupeDecisions> Decisions { get; init; } = [];

    /// <summary>Receptions of the twelve months.</summary>
    public IReadOnlyList<GroupeReceptions> Receptions { get; init; } = [];

    /// <summary>The photo by age, sex and seniority; null when it was not asked for or no received flow describes the date.</summary>
    public IReadOnlyList<GroupeVentilation>? Ventilation { get; init; }

    /// <summary>Decisions of the twelve months, to their first rendez-vous.</summary>
    public IReadOnlyList<GroupePremiersRendezVous> PremiersRendezVous { get; init; } = [];

    /// <summary>Rendez-vous of the twelve months.</summary>
    public IReadOnlyList<GroupeRendezVous> RendezVous { get; init; } = [];

    /// <summary>Dated rules: the legal delay of orientation.</summary>
    public required Regles Regles { get; init; }
}

/// <summary>Which figure: a code, a territory, the cohort month when it is one point of a series, the modality when it is one row of a breakdown.</summary>
/// <param name="Code">Code of the definition.</param>
/// <param name="Territoire">Territory, or <see cref="Territoires.Departement"/>.</param>
/// <param name="Mois">First day of the cohort month; null for the figure itself.</param>
/// <param name="Modalite">Key of <see cref="Pilotage.Ventilation"/>; empty for everybody.</param>
public readonly record struct CleMesure(string Code, string Territoire = Territoires.Departement, DateOnly? Mois = null, string Modalite = "");
