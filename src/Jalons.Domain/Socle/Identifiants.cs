namespace Jalons.Domain.Socle;

/// <summary>A typed identifier: the number of a row, which cannot be taken for the number of another kind of row.</summary>
/// <typeparam name="TSelf">The identifier type itself.</typeparam>
public interface IIdentifiant<TSelf> where TSelf : struct, IIdentifiant<TSelf>
{
    /// <summary>The number in the database.</summary>
    long Valeur { get; }

    /// <summary>Wraps a number read from the database or from an address.</summary>
    static abstract TSelf De(long valeur);
}

/// <summary>Identifies an RSA file (<c>Dossier</c>).</summary>
public readonly record struct DossierId(long Valeur) : IIdentifiant<DossierId>
{
    /// <inheritdoc/>
    public static DossierId De(long valeur) => new(valeur);
}

/// <summary>Identifies a person, the same one across files and years.</summary>
public readonly record struct PersonneId(long Valeur) : IIdentifiant<PersonneId>
{
    /// <inheritdoc/>
    public static PersonneId De(long valeur) => new(valeur);
}

/// <summary>Identifies a parcours: one stay of one person in droits et devoirs, from entry to exit.</summary>
public readonly record struct ParcoursId(long Valeur) : IIdentifiant<ParcoursId>
{
    /// <inheritdoc/>
    public static ParcoursId De(long valeur) => new(valeur);
}

/// <summary>Identifies a received flow.</summary>
public readonly record struct FluxId(long Valeur) : IIdentifiant<FluxId>
{
    /// <inheritdoc/>
    public static FluxId De(long valeur) => new(valeur);
}

/// <summary>Identifies an account: an agent or a person who signs in.</summary>
public readonly record struct CompteId(long Valeur) : IIdentifiant<CompteId>
{
    /// <inheritdoc/>
    public static CompteId De(long valeur) => new(valeur);
}

/// <summary>Identifies an organisme (structure that orients or accompanies).</summary>
public readonly record struct OrganismeId(long Valeur) : IIdentifiant<OrganismeId>
{
    /// <inheritdoc/>
    public static OrganismeId De(long valeur) => new(valeur);
}

/// <summary>Identifies an orientation decision.</summary>
public readonly record struct OrientationId(long Valeur) : IIdentifiant<OrientationId>
{
    /// <inheritdoc/>
    public static OrientationId De(long valeur) => new(valeur);
}

/// <summary>Identifies a diagnostic.</summary>
public readonly record struct DiagnosticId(long Valeur) : IIdentifiant<DiagnosticId>
{
    /// <inheritdoc/>
    public static DiagnosticId De(long valeur) => new(valeur);
}

/// <summary>Identifies the assignment of a référent unique.</summary>
public readonly record struct SuiviId(long Valeur) : IIdentifiant<SuiviId>
{
    /// <inheritdoc/>
    public static SuiviId De(long valeur) => new(valeur);
}

/// <summary>Identifies a contract (CER, PPAE, contrat d'engagement).</summary>
public readonly record struct ContratId(long Valeur) : IIdentifiant<ContratId>
{
    /// <inheritdoc/>
    public static ContratId De(long valeur) => new(valeur);
}

/// <summary>Identifies a rendez-vous.</summary>
public readonly record struct RendezVousId(long Valeur) : IIdentifiant<RendezVousId>
{
    /// <inheritdoc/>
    public static RendezVousId De(long valeur) => new(valeur);
}

/// <summary>Identifies a saved list of people.</summary>
public readonly record struct ListeEnregistreeId(long Valeur) : IIdentifiant<ListeEnregistreeId>
{
    /// <inheritdoc/>
    public static ListeEnregistreeId De(long valeur) => new(valeur);
}

/// <summary>Identifies a set of rules of orientation.</summary>
public readonly record struct JeuDeReglesId(long Valeur) : IIdentifiant<JeuDeReglesId>
{
    /// <inheritdoc/>
    public static JeuDeReglesId De(long valeur) => new(valeur);
}
