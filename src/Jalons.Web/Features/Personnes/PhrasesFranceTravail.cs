using Jalons.Data.Dossiers;
using Jalons.Flux.Caf;
using Jalons.Web.Ui;

namespace Jalons.Web.Features.Personnes;

/// <summary>What France Travail told of a person, in words.</summary>
public static class PhrasesFranceTravail
{
    /// <summary>One event: what, since when, why.</summary>
    public static string Phrase(this EvenementFranceTravail evenement) => evenement.Etat switch
    {
        "inscription" => $"Inscription le {Dates.Simple(evenement.Le)}, catégorie {evenement.Code}{Suite(Codes.Libelle("CATEGORIE_FT", evenement.Code))}.",
        "cessation" => $"Fin d’inscription le {Dates.Simple(evenement.Le)}, motif {evenement.Code}{Suite(evenement.Motif)}.",
        _ => $"Radiation le {Dates.Simple(evenement.Le)}, motif {evenement.Code}{Suite(evenement.Motif)}.",
    };

    /// <summary>Where the person stands today, by the last event.</summary>
    public static string Etat(EvenementFranceTravail dernier) => dernier.Etat switch
    {
        "inscription" => $"Personne inscrite depuis le {Dates.Simple(dernier.Le)}, catégorie {dernier.Code}{Suite(Codes.Libelle("CATEGORIE_FT", dernier.Code))}",
        "cessation" => $"Personne qui n’est plus inscrite depuis le {Dates.Simple(dernier.Le)} : {dernier.Motif ?? $"motif {dernier.Code}"}",
        _ => $"Personne radiée depuis le {Dates.Simple(dernier.Le)} : {dernier.Motif ?? $"motif {dernier.Code}"}",
    };

    private static string Suite(string? libelle) => libelle is null ? "" : $" : {char.ToLowerInvariant(libelle[0])}{libelle[1..]}";
}
