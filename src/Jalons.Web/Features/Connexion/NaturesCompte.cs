namespace Jalons.Web.Features.Connexion;

/// <summary>Natures of the lines of the journal about one's own account.</summary>
public static class NaturesCompte
{
    /// <summary>The password was changed.</summary>
    public const string MotDePasse = "compte.mot_de_passe";

    /// <summary>The second factor was set up.</summary>
    public const string SecondFacteur = "compte.second_facteur";

    /// <summary>The recovery codes were replaced.</summary>
    public const string CodesDeSecours = "compte.codes_de_secours";
}
