using Jalons.Domain.Dossiers;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Referentiel;
using Jalons.Domain.Socle;

namespace Jalons.Domain.Orientation;

/// <summary>Who decided (<c>orientation_origine</c>, <c>references/indicateurs.md</c> B.5).</summary>
public enum OrigineDecision
{
    /// <summary>The président du conseil départemental, or by delegation (CASF L262-29).</summary>
    Departement,

    /// <summary>France Travail, once the département's delay had passed (CASF D262-65-2).</summary>
    FranceTravail,
}

/// <summary>How the person is told.</summary>
public enum ModeNotification
{
    /// <summary>The letter is handed over: notified on that day.</summary>
    MainPropre,

    /// <summary>The letter goes by post: the day it is received is written down later.</summary>
    Courrier,
}

/// <summary>A professional who can be référent unique.</summary>
/// <param name="Compte">Account.</param>
/// <param name="Nom">Name, as people know them.</param>
/// <param name="Organisme">Their organisme.</param>
public sealed record ReferentPossible(CompteId Compte, string Nom, OrganismeId? Organisme);

/// <summary>What a chargé d'orientation chooses.</summary>
/// <param name="Type">Parcours.</param>
/// <param name="Organisme">Organisme in charge.</param>
/// <param name="Epci">EPCI of the person's commune; null when unknown.</param>
/// <param name="Referent">Référent unique, or null when the organisme will name one.</param>
/// <param name="Motif">Why, in words that the person will read; required when the choice differs from the préconisation.</param>
/// <param name="Le">Day of the decision.</param>
/// <param name="Origine">Who decides.</param>
/// <param name="Notification">How the person is told.</param>
public sealed record ChoixOrientation(
    TypeParcours Type, Organisme Organisme, string? Epci, ReferentPossible? Referent, string? Motif, DateOnly Le, OrigineDecision Origine, ModeNotification Notification);

/// <summary>
/// A decision of orientation (CASF L262-29): a parcours and an organisme for a period, with its author and its reasons. Two decisions of
/// one parcours never overlap.
/// </summary>
public sealed class DecisionOrientation
{
    private DecisionOrientation()
    {
    }

    /// <summary>Its number.</summary>
    [DonneePersonnelle(Niveau.Technique)]
    public OrientationId Id { get; private set; }

    /// <summary>Département.</summary>
    [DonneePersonnelle(Niveau.Technique)]
    public string Departement { get; private set; } = "";

    /// <summary>The parcours.</summary>
    [DonneePersonnelle(Niveau.Identifiante)]
    public ParcoursId Parcours { get; private set; }

    /// <summary>The person.</summary>
    [DonneePersonnelle(Niveau.Identifiante)]
    public PersonneId Personne { get; private set; }

    /// <summary>1 for the first orientation of the parcours, more for réorientations.</summary>
    [DonneePersonnelle(Niveau.Technique)]
    public int Rang { get; private set; }

    /// <summary>Parcours decided.</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public TypeParcours Type { get; private set; }

    /// <summary>Organisme in charge.</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public OrganismeId Organisme { get; private set; }

    /// <summary>Day of the decision (<c>date_decision</c>) and first day of the orientation.</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public DateOnly Du { get; private set; }

    /// <summary>First day on which it no longer holds; null while in force. The exit of the parcours bounds it too.</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public DateOnly? Au { get; private set; }

    /// <summary>Last legal day to decide, as computed when the information was received; null when no rule was known.</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public DateOnly? Echeance { get; private set; }

    /// <summary>Who decided.</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public OrigineDecision Origine { get; private set; }

    /// <summary>Who pronounced it.</summary>
    [DonneePersonnelle(Niveau.Identifiante)]
    public CompteId Auteur { get; private set; }

    /// <summary>Name of the author, as it was that day.</summary>
    [DonneePersonnelle(Niveau.Identifiante)]
    public string NomAuteur { get; private set; } = "";

    /// <summary>When it was written down, UTC.</summary>
    [DonneePersonnelle(Niveau.Technique)]
    public DateTimeOffset SaisiLe { get; private set; }

    /// <summary>Parcours that the rules recommended.</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public TypeParcours Preconise { get; private set; }

    /// <summary>The recommendation with its reasons, as it was read that day.</summary>
    [DonneePersonnelle(Niveau.Sante)]
    public string Explication { get; private set; } = "";

    /// <summary>Reasons as printed for the person.</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public string[] Raisons { get; private set; } = [];

    /// <summary>The author's own reason; always there when the decision differs from the recommendation.</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public string? Motif { get; private set; }

    /// <summary>Version of the diagnostic that was read; null when none was written.</summary>
    [DonneePersonnelle(Niveau.Technique)]
    public DiagnosticId? Diagnostic { get; private set; }

    /// <summary>How the person is told.</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public ModeNotification Notification { get; private set; }

    /// <summary>Certain day on which the person was told (<c>date_notification</c>): start of the delay of the contract since 2025.</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public DateOnly? NotifieeLe { get; private set; }

    /// <summary>True when the author chose another parcours than the one recommended.</summary>
    public bool DiffereDeLaPreconisation => Type != Preconise;

    /// <summary>Pronounces the first orientation of a parcours; the parcours takes it in the same act.</summary>
    public static Result<DecisionOrientation> Prononcer(
        Parcours parcours, ChoixOrientation choix, Preconisation preconisation, DiagnosticId? diagnostic, Agent auteur, DateTimeOffset instant)
    {
        if (Refuser(parcours, choix, preconisation, instant.JourAParis()) is { } refus)
        {
            return refus;
        }

        var pris = parcours.Orienter(choix.Type, choix.Organisme.Id, choix.Referent?.Compte, choix.Le);
        if (!pris.EstFait)
        {
            return pris.Refus!;
        }

        return new DecisionOrientation
        {
            Departement = parcours.Departement,
            Parcours = parcours.Id,
            Personne = parcours.Personne,
            Rang = 1,
            Type = choix.Type,
            Organisme = choix.Organisme.Id,
            Du = choix.Le,
            Echeance = parcours.EcheanceOrientation,
            Origine = choix.Origine,
            Auteur = auteur.Id,
            NomAuteur = auteur.Nom,
            SaisiLe = instant.ToUniversalTime(),
            Preconise = preconisation.Type,
            Explication = preconisation.Explication(),
            Raisons = [.. choix.Type == preconisation.Type ? preconisation.RaisonsPourLaPersonne(choix.Type) : []],
            Motif = string.IsNullOrWhiteSpace(choix.Motif) ? null : choix.Motif.Trim(),
            Diagnostic = diagnostic,
            Notification = choix.Notification,
            NotifieeLe = choix.Notification == ModeNotification.MainPropre ? choix.Le : null,
        };
    }

    /// <summary>Writes down the day on which the person was told.</summary>
    public Result Notifier(DateOnly le, DateOnly aujourdhui)
    {
        if (NotifieeLe is { } deja)
        {
            return new Refus("orientation.deja_notifiee", $"L’orientation a déjà été notifiée le {deja.EnClair()}.", "Code du travail D5411-14-1");
        }

        if (le < Du || le > aujourdhui)
        {
            return new Refus("orientation.notification", $"La notification a lieu entre le jour de la décision, le {Du.EnClair()}, et aujourd’hui.");
        }

        NotifieeLe = le;
        return Result.Fait;
    }

    /// <summary>Ends it the day before <paramref name="jour"/>, because another one takes its place.</summary>
    public Result Terminer(DateOnly jour)
    {
        if (Au is not null)
        {
            return new Refus("orientation.terminee", "Cette orientation est déjà terminée.");
        }

        if (jour <= Du)
        {
            return new Refus("orientation.meme_jour", $"L’orientation commence le {Du.EnClair()} : une autre ne peut la remplacer qu’à partir du lendemain.");
        }

        Au = jour;
        return Result.Fait;
    }

    private static Refus? Refuser(Parcours parcours, ChoixOrientation choix, Preconisation preconisation, DateOnly aujourdhui)
    {
        if (parcours.OrienteLe is { } deja)
        {
            return new Refus(DejaPrononcee, $"Cette personne est déjà orientée depuis le {deja.EnClair()}.", "CASF L262-29");
        }

        if (choix.Le > aujourdhui || choix.Le < parcours.Entree)
        {
            return new Refus("orientation.date", $"La décision est datée entre l’entrée dans les droits et devoirs, le {parcours.Entree.EnClair()}, et aujourd’hui.");
        }

        if (choix.Origine == OrigineDecision.FranceTravail && !FranceTravailPeutDecider(parcours, choix.Le))
        {
            return new Refus("orientation.france_travail", "France Travail ne décide de l’orientation qu’une fois passé le délai du département.", "CASF D262-65-2");
        }

        if (!choix.Organisme.Couvre(choix.Type, choix.Epci))
        {
            return new Refus("orientation.organisme", $"{choix.Organisme.Nom} n’accompagne pas le parcours {choix.Type.Libelle()} là où habite la personne : choisissez un autre organisme.");
        }

        if (choix.Referent is { } referent && referent.Organisme != choix.Organisme.Id)
        {
            return new Refus("orientation.referent", $"{referent.Nom} ne travaille pas pour {choix.Organisme.Nom} : choisissez un référent de cet organisme, ou aucun pour l’instant.", "CASF L262-27");
        }

        return choix.Type != preconisation.Type && string.IsNullOrWhiteSpace(choix.Motif)
            ? new Refus("orientation.motif", $"Vous ne suivez pas la préconisation ({preconisation.Type.Libelle()}) : dites pourquoi, la personne lira cette raison.")
            : null;
    }

    /// <summary>Code of the refusal when somebody already pronounced it.</summary>
    public const string DejaPrononcee = "orientation.deja_prononcee";

    /// <summary>True when the delay of the département has passed and the text that gives the hand to France Travail applies (receptions since 1 January 2025).</summary>
    public static bool FranceTravailPeutDecider(Parcours parcours, DateOnly le) =>
        parcours.RecuLe >= new DateOnly(2025, 1, 1) && parcours.EcheanceOrientation < le;
}
