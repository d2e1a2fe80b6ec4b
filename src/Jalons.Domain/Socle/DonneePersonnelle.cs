namespace Jalons.Domain.Socle;

/// <summary>How sensitive a property is. Access, retention, export and erasure follow from it.</summary>
public enum Niveau
{
    /// <summary>Says nothing about a person (a code, a technical date, a count).</summary>
    Technique,

    /// <summary>Identifies or reaches a person: name, birth date, address, phone.</summary>
    Identifiante,

    /// <summary>Tells about the person's life: situation, right, orientation, contract.</summary>
    Situation,

    /// <summary>The NIR: gestionnaires only (CASF L262-40, R262-110).</summary>
    Nir,

    /// <summary>Touches health: a declared brake, yes or no, never a diagnosis (CASF R262-104).</summary>
    Sante,
}

/// <summary>Classifies a property. A test refuses a persisted property without it.</summary>
/// <param name="niveau">How sensitive the property is.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DonneePersonnelleAttribute(Niveau niveau) : Attribute
{
    /// <summary>How sensitive the property is.</summary>
    public Niveau Niveau { get; } = niveau;
}
