using Jalons.Data.Habilitations;
using Jalons.Web.Hosting;
using Jalons.Web.Ui;
using Jalons.Web.Ui.Composants;

namespace Jalons.Web.Features.Personnes;

/// <summary>Where the personal space of somebody stands today.</summary>
public enum EtatEspace
{
    /// <summary>No account was ever opened.</summary>
    Aucun,

    /// <summary>A one-time password was given and can still be used.</summary>
    Invite,

    /// <summary>The one-time password was not used in time.</summary>
    Perime,

    /// <summary>The person uses it.</summary>
    Ouvert,

    /// <summary>Locked for a while after too many tries.</summary>
    Bloque,

    /// <summary>Closed.</summary>
    Ferme,
}

/// <summary>The same, in words.</summary>
/// <param name="Lu">The account; null when there is none.</param>
/// <param name="Maintenant">Now.</param>
public sealed record VueEspace(EspacePersonnelLu? Lu, DateTimeOffset Maintenant)
{
    /// <summary>Where it stands.</summary>
    public EtatEspace Etat => Lu switch
    {
        null => EtatEspace.Aucun,
        { Actif: false } => EtatEspace.Ferme,
        { BloqueJusqua: { } jusqua } when jusqua > Maintenant => EtatEspace.Bloque,
        { ProvisoireJusqua: { } jusqua } => jusqua < Maintenant ? EtatEspace.Perime : EtatEspace.Invite,
        _ => EtatEspace.Ouvert,
    };

    /// <summary>How it is drawn.</summary>
    public Nature Nature => Etat switch
    {
        EtatEspace.Ouvert => Nature.Fait,
        EtatEspace.Invite => Nature.Bientot,
        EtatEspace.Perime or EtatEspace.Bloque => Nature.Retard,
        _ => Nature.Neutre,
    };

    /// <summary>One word.</summary>
    public string Mot => Etat switch
    {
        EtatEspace.Aucun => "Pas d’espace personnel",
        EtatEspace.Invite => "Invitation en cours",
        EtatEspace.Perime => "Invitation périmée",
        EtatEspace.Ouvert => "Ouvert",
        EtatEspace.Bloque => "Bloqué",
        EtatEspace.Ferme => "Fermé",
        _ => throw new InvalidOperationException(),
    };

    /// <summary>What is known of it, in a sentence.</summary>
    public string Phrase => Etat switch
    {
        EtatEspace.Aucun => "La personne ne peut pas encore se connecter.",
        EtatEspace.Invite => $"Mot de passe provisoire donné le {Dates.Simple(DonneLe)}, valable jusqu’au {Dates.Simple(Lu!.ProvisoireJusqua!.Value)}.",
        EtatEspace.Perime => $"Le mot de passe provisoire donné le {Dates.Simple(DonneLe)} n’a pas servi. Il n’est plus valable.",
        EtatEspace.Ouvert => Connexion ?? "Jamais de connexion.",
        EtatEspace.Bloque => $"Trop d’essais sans succès. Il se débloquera tout seul le {Dates.Simple(Lu!.BloqueJusqua!.Value)}.",
        EtatEspace.Ferme => "La personne ne peut plus se connecter.",
        _ => throw new InvalidOperationException(),
    };

    /// <summary>The last sign-in, in a sentence; null when there was none.</summary>
    public string? Connexion => Lu?.DerniereConnexion is { } le ? $"Dernière connexion le {Dates.Simple(le)}." : null;

    private DateTimeOffset DonneLe => Lu!.ProvisoireJusqua!.Value - MotsDePasse.DureeProvisoire;
}
