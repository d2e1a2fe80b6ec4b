namespace Jalons.Web.Ui.Composants;

/// <summary>Something to know at once about a person's file.</summary>
public sealed record Alerte(Nature Nature, string Texte);

/// <summary>The strip on top of every page of a person's file: the model of the partial <c>_Identite</c>.</summary>
/// <param name="Nom">First name and last name.</param>
/// <param name="Age">Age in years, if the date of birth is known.</param>
/// <param name="Commune">Where the person lives.</param>
/// <param name="Referent">The référent's name and organisme, if one is named.</param>
/// <param name="ProchainRendezVous">The next appointment.</param>
public sealed record Identite(string Nom, int? Age, string? Commune, string? Referent, DateTimeOffset? ProchainRendezVous)
{
    /// <summary>What else the reader's role needs at a glance.</summary>
    public IReadOnlyList<(string Libelle, string Valeur)> Faits { get; init; } = [];

    /// <summary>What cannot wait.</summary>
    public IReadOnlyList<Alerte> Alertes { get; init; } = [];
}

/// <summary>One line of "Vérifiez avant de valider": the model of the partial <c>_Verification</c> is a list of them.</summary>
/// <param name="Libelle">What was asked.</param>
/// <param name="Valeur">What was answered, as it will be read by others.</param>
/// <param name="UrlModifier">Where to change it.</param>
public sealed record LigneVerification(string Libelle, string? Valeur, string? UrlModifier = null);
