namespace Jalons.Domain.Dossiers;

/// <summary>A value of the identity of somebody, chosen one by one when two people are merged.</summary>
public enum ElementIdentite
{
    /// <summary>MR, MME.</summary>
    Qualite,

    /// <summary>Name in use.</summary>
    Nom,

    /// <summary>Birth name.</summary>
    NomNaissance,

    /// <summary>First name.</summary>
    Prenom,

    /// <summary>Birth date, with its precision.</summary>
    DateNaissance,

    /// <summary>Birth rank.</summary>
    RangNaissance,

    /// <summary>Sex.</summary>
    Sexe,

    /// <summary>NIR.</summary>
    Nir,

    /// <summary>Number of France Travail.</summary>
    IdentifiantFranceTravail,

    /// <summary>Telephone.</summary>
    Telephone,

    /// <summary>E-mail.</summary>
    Courriel,
}

/// <summary>Words for <see cref="ElementIdentite"/>.</summary>
public static class LibellesElementIdentite
{
    /// <summary>The value, as a label.</summary>
    public static string Libelle(this ElementIdentite element) => element switch
    {
        ElementIdentite.Qualite => "Civilité",
        ElementIdentite.Nom => "Nom d’usage",
        ElementIdentite.NomNaissance => "Nom de naissance",
        ElementIdentite.Prenom => "Prénom",
        ElementIdentite.DateNaissance => "Date de naissance",
        ElementIdentite.RangNaissance => "Rang de naissance",
        ElementIdentite.Sexe => "Sexe",
        ElementIdentite.Nir => "Numéro de sécurité sociale",
        ElementIdentite.IdentifiantFranceTravail => "Identifiant France Travail",
        ElementIdentite.Telephone => "Téléphone",
        ElementIdentite.Courriel => "Courriel",
        _ => throw new ArgumentOutOfRangeException(nameof(element)),
    };
}
