namespace Jalons.Web.Features.Administration;

/// <summary>Natures of the lines of the journal that administrators write.</summary>
public static class NaturesAdministration
{
    /// <summary>An account was opened.</summary>
    public const string CompteOuvert = "administration.compte.ouvert";

    /// <summary>An account was changed.</summary>
    public const string CompteModifie = "administration.compte.modifie";

    /// <summary>An account was closed.</summary>
    public const string CompteFerme = "administration.compte.ferme";

    /// <summary>An account was opened again.</summary>
    public const string CompteRouvert = "administration.compte.rouvert";

    /// <summary>An account was unlocked.</summary>
    public const string CompteDebloque = "administration.compte.debloque";

    /// <summary>A one-time password was given.</summary>
    public const string MotDePasseDonne = "administration.compte.mot_de_passe";

    /// <summary>A second factor was taken away.</summary>
    public const string SecondFacteurRetire = "administration.compte.second_facteur";

    /// <summary>An organisme was opened.</summary>
    public const string OrganismeOuvert = "administration.organisme.ouvert";

    /// <summary>An organisme was changed.</summary>
    public const string OrganismeModifie = "administration.organisme.modifie";

    /// <summary>An organisme was closed.</summary>
    public const string OrganismeFerme = "administration.organisme.ferme";

    /// <summary>An organisme was opened again.</summary>
    public const string OrganismeRouvert = "administration.organisme.rouvert";

    /// <summary>A rule was added.</summary>
    public const string RegleAjoutee = "administration.regle.ajoutee";

    /// <summary>A rule was ended.</summary>
    public const string RegleTerminee = "administration.regle.terminee";

    /// <summary>How the département is reached was changed.</summary>
    public const string DepartementDecrit = "administration.departement.decrit";

    /// <summary>The acts of administrators.</summary>
    public static IReadOnlyList<string> Actes { get; } =
    [
        CompteOuvert, CompteModifie, CompteFerme, CompteRouvert, CompteDebloque, MotDePasseDonne, SecondFacteurRetire,
        OrganismeOuvert, OrganismeModifie, OrganismeFerme, OrganismeRouvert, RegleAjoutee, RegleTerminee, DepartementDecrit,
    ];

    /// <summary>What people do with their own account.</summary>
    public static IReadOnlyList<string> Sessions { get; } =
    [
        "connexion", "connexion.refusee", "connexion.verrouillage", "deconnexion", "compte.mot_de_passe", "compte.second_facteur", "compte.codes_de_secours",
    ];
}
