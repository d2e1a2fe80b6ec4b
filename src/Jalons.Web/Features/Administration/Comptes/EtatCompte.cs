namespace Jalons.Web.Features.Administration.Comptes;

/// <summary>What an account is today.</summary>
public enum EtatCompte
{
    /// <summary>It can be used.</summary>
    Ouvert,

    /// <summary>It is closed.</summary>
    Ferme,

    /// <summary>It is locked after too many tries.</summary>
    Bloque,

    /// <summary>Its password is still the one that was given.</summary>
    Provisoire,

    /// <summary>The password that was given is no longer valid.</summary>
    Perime,

    /// <summary>It has no second factor yet.</summary>
    SansSecondFacteur,

    /// <summary>A référent or an intervenant without organisme.</summary>
    SansOrganisme,
}

/// <summary>Words people read for an <see cref="EtatCompte"/>.</summary>
public static class LibellesEtatCompte
{
    /// <summary>Label of the state.</summary>
    public static string Libelle(this EtatCompte etat) => etat switch
    {
        EtatCompte.Ouvert => "Ouvert",
        EtatCompte.Ferme => "Fermé",
        EtatCompte.Bloque => "Bloqué",
        EtatCompte.Provisoire => "Provisoire",
        EtatCompte.Perime => "Provisoire périmé",
        EtatCompte.SansSecondFacteur => "Sans second facteur",
        EtatCompte.SansOrganisme => "Sans organisme",
        _ => throw new ArgumentOutOfRangeException(nameof(etat)),
    };
}
