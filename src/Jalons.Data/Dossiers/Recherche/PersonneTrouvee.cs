namespace Jalons.Data.Dossiers.Recherche;

/// <summary>A person found.</summary>
public sealed record PersonneTrouvee
{
    /// <summary>Number of the person.</summary>
    public required long Id { get; init; }

    /// <summary>Name in use.</summary>
    public required string Nom { get; init; }

    /// <summary>Birth name.</summary>
    public required string NomNaissance { get; init; }

    /// <summary>First name.</summary>
    public required string Prenom { get; init; }

    /// <summary>Birth date.</summary>
    public required DateOnly DateNaissance { get; init; }

    /// <summary>Role in the household.</summary>
    public string? Role { get; init; }

    /// <summary>The dossier.</summary>
    public long? Dossier { get; init; }

    /// <summary>Its claim number.</summary>
    public string? NumeroDemande { get; init; }

    /// <summary>State of its right.</summary>
    public int? EtatDroit { get; init; }

    /// <summary>Commune of the household.</summary>
    public string? Commune { get; init; }

    /// <summary>True when the names are only close to those asked for.</summary>
    public bool EstApprochee { get; init; }
}
