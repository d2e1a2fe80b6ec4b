using System.Collections.Frozen;

namespace Jalons.Domain.Pilotage;

/// <summary>Variables of the survey by which the people of a photo are broken down (<c>references/indicateurs.md</c> §0.6, A.2).</summary>
public enum VariableVentilation
{
    /// <summary>Completed years at the date.</summary>
    Age,

    /// <summary>As the flows tell it.</summary>
    Sexe,

    /// <summary>Time since the last claim of the household.</summary>
    Anciennete,
}

/// <summary>
/// The breakdown of the photo by age, sex and seniority: the same list of modalities serves the computation, the screen and the export,
/// and its last one is always "unknown", so that the modalities sum to the total.
/// </summary>
public static class Ventilation
{
    /// <summary>Variables, in display order: code prefix and label.</summary>
    public static IReadOnlyList<(VariableVentilation Variable, string Suffixe, string Libelle)> Variables { get; } =
    [
        (VariableVentilation.Age, "age", "âge"),
        (VariableVentilation.Sexe, "sexe", "sexe"),
        (VariableVentilation.Anciennete, "anciennete", "ancienneté dans le RSA"),
    ];

    /// <summary>Figures that are broken down.</summary>
    public static IReadOnlySet<string> Codes { get; } = new[]
    {
        Pilotage.Codes.NbSdd, Pilotage.Codes.T1Sdd, Pilotage.Codes.T1Orientes, Pilotage.Codes.T1NonOrientes, Pilotage.Codes.NbNonOrientes,
        Pilotage.Codes.TauxOrientation, Pilotage.Codes.PartNonOrientes, Pilotage.Codes.T1FranceTravail, Pilotage.Codes.T1HorsFranceTravail,
        Pilotage.Codes.T2HorsFranceTravailContrat, Pilotage.Codes.TauxContractualisation, Pilotage.Codes.TauxContratHorsFranceTravail,
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Modalities of a variable, in display order: key of the figures and label.</summary>
    public static IReadOnlyList<(string Cle, string Libelle)> Modalites(VariableVentilation variable) => variable switch
    {
        VariableVentilation.Age =>
        [
            ("age:0_24", "moins de 25 ans"), ("age:25_29", "25 à 29 ans"), ("age:30_39", "30 à 39 ans"), ("age:40_49", "40 à 49 ans"),
            ("age:50_59", "50 à 59 ans"), ("age:60_plus", "60 ans et plus"), ("age:inconnu", "âge inconnu"),
        ],
        VariableVentilation.Sexe => [("sexe:femme", "femmes"), ("sexe:homme", "hommes"), ("sexe:inconnu", "sexe inconnu")],
        VariableVentilation.Anciennete =>
        [
            ("anciennete:moins_6_mois", "moins de 6 mois"), ("anciennete:6_11_mois", "6 mois à moins d’un an"), ("anciennete:1_2_ans", "1 an à moins de 2 ans"),
            ("anciennete:2_5_ans", "2 ans à moins de 5 ans"), ("anciennete:5_ans_plus", "5 ans et plus"), ("anciennete:inconnue", "ancienneté inconnue"),
        ],
        _ => throw new ArgumentOutOfRangeException(nameof(variable)),
    };

    /// <summary>The modality of a value: completed years, code of the sex, full months; null when it is unknown.</summary>
    public static string Modalite(VariableVentilation variable, int? valeur) => (variable, valeur) switch
    {
        (VariableVentilation.Age, null) => "age:inconnu",
        (VariableVentilation.Age, < 25) => "age:0_24",
        (VariableVentilation.Age, < 30) => "age:25_29",
        (VariableVentilation.Age, < 40) => "age:30_39",
        (VariableVentilation.Age, < 50) => "age:40_49",
        (VariableVentilation.Age, < 60) => "age:50_59",
        (VariableVentilation.Age, _) => "age:60_plus",
        (VariableVentilation.Sexe, 1) => "sexe:homme",
        (VariableVentilation.Sexe, 2) => "sexe:femme",
        (VariableVentilation.Sexe, _) => "sexe:inconnu",
        (VariableVentilation.Anciennete, null) => "anciennete:inconnue",
        (VariableVentilation.Anciennete, < 6) => "anciennete:moins_6_mois",
        (VariableVentilation.Anciennete, < 12) => "anciennete:6_11_mois",
        (VariableVentilation.Anciennete, < 24) => "anciennete:1_2_ans",
        (VariableVentilation.Anciennete, < 60) => "anciennete:2_5_ans",
        (VariableVentilation.Anciennete, _) => "anciennete:5_ans_plus",
        _ => throw new ArgumentOutOfRangeException(nameof(variable)),
    };
}
