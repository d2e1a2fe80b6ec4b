using Jalons.Data.Suivi;
using Jalons.Domain.Referentiel;

namespace Jalons.Web.Features.Portefeuille;

/// <summary>The lists of people that duties lead to: each is a rule on where a person stands.</summary>
/// <param name="Code">Value in the address.</param>
/// <param name="Titre">What the chosen filter says.</param>
/// <param name="Contient">Who is in it.</param>
public sealed record ListePortefeuille(string Code, string Titre, Func<SituationSuivi, bool> Contient)
{
    /// <summary>Days before the end of a contract from which its renewal is a duty.</summary>
    public const int FinProche = 45;

    /// <summary>The lists, on a day, by the rules of the département.</summary>
    public static IReadOnlyList<ListePortefeuille> Du(DateOnly jour, Regles regles) =>
    [
        new("a-ecrire", "Contrat à écrire", p => p.EstContratAEcrire(jour)),
        new("a-signer", "Contrat à signer", p => p.EstASigner),
        new("fin-proche", $"Contrat qui finit dans moins de {FinProche} jours", p => p.FinitSous(FinProche, jour)),
        new("ancienne-forme", "CER ou PPAE à remplacer", p => p.EstAncienneForme(jour)),
        new("nouvelles", "Personnes nouvelles", p => p.EstNouvelle(jour)),
        new("sans-nouvelles", "Sans nouvelles", p => p.SansNouvellesDepuis(regles, jour) is not null),
        new("sans-rendez-vous", "Sans rendez-vous prévu", p => p.ProchainRendezVous is null),
    ];
}
