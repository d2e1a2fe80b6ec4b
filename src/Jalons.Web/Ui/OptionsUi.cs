using Jalons.Domain.Habilitations;

namespace Jalons.Web.Ui;

/// <summary>The addresses and words that the layouts need; the host may change them.</summary>
public sealed class OptionsUi
{
    /// <summary>The page of results; it receives the words in <c>q</c>.</summary>
    public string UrlRecherche { get; set; } = "/recherche";

    /// <summary>The roles that may search people. The others see no search box.</summary>
    public ISet<Role> RolesRecherche { get; } = new HashSet<Role>
    {
        Role.ChargeOrientation, Role.Referent, Role.Intervenant, Role.Gestionnaire, Role.SecretariatEP, Role.MembreEP,
    };

    /// <summary>Help.</summary>
    public string UrlAide { get; set; } = "/aide";

    /// <summary>Receives the sign-out form (POST).</summary>
    public string UrlDeconnexion { get; set; } = "/deconnexion";

    /// <summary>The links of the foot of each page: accessibility, personal data, legal notice.</summary>
    public IList<(string Libelle, string Url)> Pied { get; } = [];

    /// <summary>Whom to ask, on the error pages: « votre conseil départemental ».</summary>
    public string Contact { get; set; } = "l’administrateur de votre organisme";
}
