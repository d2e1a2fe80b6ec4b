using Jalons.Domain.Contrats;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Referentiel;
using Jalons.Domain.Socle;

namespace Jalons.Data.Suivi;

/// <summary>Where a person stands with their référent: the facts of one row, and what the dated rules make of them on a day.</summary>
public sealed record SituationSuivi
{
    /// <summary>Number of the parcours.</summary>
    public required long Parcours { get; init; }

    /// <summary>Number of the person.</summary>
    public required long Personne { get; init; }

    /// <summary>First name.</summary>
    public required string Prenom { get; init; }

    /// <summary>Name in use.</summary>
    public required string Nom { get; init; }

    /// <summary>Birth date.</summary>
    public required DateOnly DateNaissance { get; init; }

    /// <summary>Telephone.</summary>
    public string? Telephone { get; init; }

    /// <summary>Commune.</summary>
    public string? Commune { get; init; }

    /// <summary>Parcours of the orientation in force.</summary>
    public TypeParcours? Type { get; init; }

    /// <summary>Name of the organisme in charge.</summary>
    public string? Organisme { get; init; }

    /// <summary>Category of the organisme in charge.</summary>
    public CategorieOrganisme? Categorie { get; init; }

    /// <summary>Day the orientation was notified, or decided when the notification is not recorded yet.</summary>
    public DateOnly? NotifieLe { get; init; }

    /// <summary>First day with this référent.</summary>
    public DateOnly? SuiviDepuis { get; init; }

    /// <summary>Last honoured contact.</summary>
    public DateOnly? DernierContact { get; init; }

    /// <summary>Contract being written or waiting for a signature.</summary>
    public long? Preparation { get; init; }

    /// <summary>Where that contract stands.</summary>
    public StatutContrat? StatutPreparation { get; init; }

    /// <summary>The person has signed it.</summary>
    public bool SigneParPersonne { get; init; }

    /// <summary>The référent has signed it.</summary>
    public bool SigneParReferent { get; init; }

    /// <summary>Last contract signed by both.</summary>
    public long? DernierContrat { get; init; }

    /// <summary>Its form.</summary>
    public FormeContrat? FormeDernierContrat { get; init; }

    /// <summary>Its first day.</summary>
    public DateOnly? ContratDebut { get; init; }

    /// <summary>Its last day, included.</summary>
    public DateOnly? ContratFin { get; init; }

    /// <summary>Next rendez-vous.</summary>
    public long? ProchainRendezVous { get; init; }

    /// <summary>When it is.</summary>
    public DateTimeOffset? ProchainDebut { get; init; }

    /// <summary>First name and name.</summary>
    public string NomComplet => $"{Prenom} {Nom}";

    /// <summary>A signed contract covers the day, or begins later.</summary>
    public bool EstCouvert(DateOnly jour) => ContratFin >= jour;

    /// <summary>Nobody has written a contract to follow the one that is missing or ended.</summary>
    public bool EstContratAEcrire(DateOnly jour) => !EstCouvert(jour) && StatutPreparation is not StatutContrat.Propose;

    /// <summary>A contract waits for at least one signature.</summary>
    public bool EstASigner => StatutPreparation == StatutContrat.Propose;

    /// <summary>The contract in force ends within so many days.</summary>
    public bool FinitSous(int jours, DateOnly jour) => ContratFin is { } fin && fin >= jour && fin <= jour.AddDays(jours);

    /// <summary>A contract of a form that the law has ended still runs (<see cref="LoiDuContrat.FinDesAnciennesFormes"/>).</summary>
    public bool EstAncienneForme(DateOnly jour) => EstCouvert(jour) && FormeDernierContrat is FormeContrat.Cer or FormeContrat.Ppae;

    /// <summary>With this référent for less than eight days.</summary>
    public bool EstNouvelle(DateOnly jour) => SuiviDepuis > jour.AddDays(-8);

    /// <summary>Last day to sign: the legal one for a first contract, the end of the last one when it ran out.</summary>
    public Echeance? EcheanceContrat(Regles regles, DateOnly jour)
    {
        if (EstCouvert(jour))
        {
            return null;
        }

        return ContratFin is { } fin
            ? new Echeance(fin, "Fin du contrat précédent")
            : this is { Type: { } type, Categorie: { } categorie, NotifieLe: { } notification } ? LoiDuContrat.EcheanceSignature(regles, type, categorie, notification) : null;
    }

    /// <summary>
    /// Day of the last sign from the person when it is older than the local rule; a person entrusted more recently is not late
    /// (<c>references/indicateurs.md</c> EX-35). Null when there is news.
    /// </summary>
    public DateOnly? SansNouvellesDepuis(Regles regles, DateOnly jour)
    {
        if (regles.EnVigueur(CodesRegle.SansNouvellesDelai, jour) is not { } delai || SuiviDepuis is not { } confiee)
        {
            return null;
        }

        var dernier = DernierContact > confiee ? DernierContact.Value : confiee;
        return delai.Echeance(dernier) < jour ? dernier : null;
    }
}
