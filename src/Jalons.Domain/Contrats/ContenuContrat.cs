using Jalons.Domain.Carnet;

namespace Jalons.Domain.Contrats;

/// <summary>An action as it is typed.</summary>
/// <param name="Libelle">What.</param>
/// <param name="Responsable">Who.</param>
/// <param name="Echeance">By when.</param>
public sealed record ActionSaisie(string? Libelle, ResponsableAction? Responsable, DateOnly? Echeance);

/// <summary>A goal as it is typed.</summary>
/// <param name="Domaine">What it works on.</param>
/// <param name="Libelle">The goal.</param>
/// <param name="Actions">Its actions; lines left empty are dropped.</param>
public sealed record ObjectifSaisi(DomaineAction Domaine, string? Libelle, IReadOnlyList<ActionSaisie> Actions);

/// <summary>Everything that the référent writes in a contract. A draft may be incomplete.</summary>
public sealed record ContenuContrat
{
    /// <summary>First day.</summary>
    public DateOnly? Debut { get; init; }

    /// <summary>Length in months.</summary>
    public int? DureeMois { get; init; }

    /// <summary>Weekly hours of activity.</summary>
    public int? HeuresHebdo { get; init; }

    /// <summary>Why fewer than fifteen.</summary>
    public MotifReductionHeures? MotifReduction { get; init; }

    /// <summary>The other difficulty, in words.</summary>
    public string? PrecisionReduction { get; init; }

    /// <summary>A rendez-vous every so many weeks (seed 002 l.565).</summary>
    public int? RythmeSemaines { get; init; }

    /// <summary>Rights and duties were explained to the person (seed 002 l.563-565).</summary>
    public bool DroitsDevoirsExpliques { get; init; }

    /// <summary>Goals and their actions; goals left empty are dropped.</summary>
    public IReadOnlyList<ObjectifSaisi> Objectifs { get; init; } = [];

    /// <summary>What the service does, one sentence each.</summary>
    public IReadOnlyList<string> EngagementsService { get; init; } = [];

    /// <summary>What the person does, one sentence each.</summary>
    public IReadOnlyList<string> EngagementsPersonne { get; init; } = [];
}
