using Jalons.Domain.Habilitations;
using Jalons.Domain.Referentiel;
using Jalons.Domain.Socle;

namespace Jalons.Domain.Contrats;

/// <summary>The form of the commitment between a person and the service.</summary>
public enum FormeContrat
{
    /// <summary>Contrat d'engagement, everybody since 1 January 2025 (code du travail L5411-6; <c>references/regles-juridiques.md</c> B7, B8).</summary>
    ContratEngagement,

    /// <summary>Contrat d'engagements réciproques, until 31 December 2024 outside Pôle emploi (CASF L262-35, L262-36; A9, A10).</summary>
    Cer,

    /// <summary>Projet personnalisé d'accès à l'emploi, until 31 December 2024 with Pôle emploi (CASF L262-34; A8).</summary>
    Ppae,
}

/// <summary>Which form the law gives, and until when it must be signed.</summary>
public static class LoiDuContrat
{
    /// <summary>First day of the contrat d'engagement (law n° 2023-1196 of 18 December 2023).</summary>
    public static readonly DateOnly DebutContratEngagement = new(2025, 1, 1);

    /// <summary>
    /// Day before which every person accompanied on 1 January 2025 has a contrat d'engagement instead of an older form
    /// (decree n° 2024-1244; <c>references/regles-juridiques.md</c> B8).
    /// </summary>
    public static readonly DateOnly FinDesAnciennesFormes = new(2027, 1, 1);

    /// <summary>Weekly hours of activity aimed at since 2025 (code du travail L5411-6; B9).</summary>
    public const int HeuresAttendues = 15;

    /// <summary>The form for a contract written on <paramref name="jour"/>.</summary>
    /// <param name="jour">Date of the fact.</param>
    /// <param name="categorie">Organisme in charge.</param>
    public static FormeContrat FormeLe(DateOnly jour, CategorieOrganisme categorie) => (jour >= DebutContratEngagement, categorie) switch
    {
        (true, _) => FormeContrat.ContratEngagement,
        (false, CategorieOrganisme.FranceTravail) => FormeContrat.Ppae,
        (false, _) => FormeContrat.Cer,
    };

    /// <summary>The article that a form rests on, as shown to people.</summary>
    /// <param name="forme">The form.</param>
    /// <param name="type">Parcours: an employment CER and a social CER rest on two articles.</param>
    public static string Fondement(this FormeContrat forme, TypeParcours type) => (forme, type) switch
    {
        (FormeContrat.ContratEngagement, _) => "Code du travail L5411-6",
        (FormeContrat.Ppae, _) => "CASF L262-34",
        (FormeContrat.Cer, TypeParcours.Emploi) => "CASF L262-35",
        (FormeContrat.Cer, _) => "CASF L262-36",
        _ => throw new ArgumentOutOfRangeException(nameof(forme)),
    };

    /// <summary>
    /// Last day to sign, by the rule in force on the day the orientation was notified: one month towards employment and two
    /// months otherwise until 31 December 2024 (A9, A10), one month since (B7, code du travail D5411-14-1). Null for a PPAE, whose
    /// delay was found in no text. A new orientation opens a new delay: call it with the latest notification.
    /// </summary>
    public static Echeance? EcheanceSignature(Regles regles, TypeParcours type, CategorieOrganisme categorie, DateOnly notification)
    {
        if (FormeLe(notification, categorie) == FormeContrat.Ppae)
        {
            return null;
        }

        var code = type == TypeParcours.Emploi ? CodesRegle.ContratDelaiEmploi : CodesRegle.ContratDelaiSocial;
        return regles.EnVigueur(code, notification) is { } delai ? new Echeance(delai.Echeance(notification), delai.Fondement) : null;
    }

    /// <summary>What people read for a form.</summary>
    public static string Libelle(this FormeContrat forme) => forme switch
    {
        FormeContrat.ContratEngagement => "Contrat d’engagement",
        FormeContrat.Cer => "Contrat d’engagements réciproques (CER)",
        FormeContrat.Ppae => "Projet personnalisé d’accès à l’emploi (PPAE)",
        _ => throw new ArgumentOutOfRangeException(nameof(forme)),
    };
}

/// <summary>A last day and the text it comes from.</summary>
/// <param name="Le">Last day, included.</param>
/// <param name="Fondement">Article.</param>
public sealed record Echeance(DateOnly Le, string Fondement);
