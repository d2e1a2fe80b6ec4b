using Jalons.Domain.Dossiers;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Socle;

namespace Jalons.Domain.Carnet;

/// <summary>Where an action of the plan stands.</summary>
public enum EtatAction
{
    /// <summary>Not started.</summary>
    AFaire,

    /// <summary>Started.</summary>
    EnCours,

    /// <summary>Done.</summary>
    Faite,

    /// <summary>Given up, by agreement.</summary>
    Abandonnee,
}

/// <summary>
/// A word said one day on where an action stands, by the person or by their référent. Words are added, never changed: the
/// signed plan stays as it was signed, and its life is written beside it.
/// </summary>
public sealed class AvancementAction
{
    private AvancementAction()
    {
    }

    /// <summary>Its number.</summary>
    [DonneePersonnelle(Niveau.Technique)]
    public long Id { get; private set; }

    /// <summary>Département.</summary>
    [DonneePersonnelle(Niveau.Technique)]
    public string Departement { get; private set; } = "";

    /// <summary>The parcours of the person.</summary>
    [DonneePersonnelle(Niveau.Identifiante)]
    public ParcoursId Parcours { get; private set; }

    /// <summary>The action.</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public ActionPrevueId Action { get; private set; }

    /// <summary>Where it stands.</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public EtatAction Etat { get; private set; }

    /// <summary>When it was said, UTC.</summary>
    [DonneePersonnelle(Niveau.Technique)]
    public DateTimeOffset Le { get; private set; }

    /// <summary>Who said it.</summary>
    [DonneePersonnelle(Niveau.Identifiante)]
    public CompteId Par { get; private set; }

    /// <summary>True when the person said it themself.</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public bool ParLaPersonne { get; private set; }

    /// <summary>Anything to add.</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public string? Commentaire { get; private set; }

    /// <summary>Says where an action stands.</summary>
    public static Result<AvancementAction> Dire(Parcours parcours, ActionPrevueId action, EtatAction etat, string? commentaire, Agent par, DateTimeOffset maintenant)
    {
        if (etat == EtatAction.Abandonnee && string.IsNullOrWhiteSpace(commentaire))
        {
            return new Refus("carnet.abandon_sans_raison", "Dites en quelques mots pourquoi cette action s’arrête.");
        }

        return new AvancementAction
        {
            Departement = parcours.Departement,
            Parcours = parcours.Id,
            Action = action,
            Etat = etat,
            Le = maintenant.ToUniversalTime(),
            Par = par.Id,
            ParLaPersonne = par.Role == Role.Usager,
            Commentaire = string.IsNullOrWhiteSpace(commentaire) ? null : commentaire.Trim(),
        };
    }
}

/// <summary>Words people read for an <see cref="EtatAction"/>.</summary>
public static class LibellesAvancement
{
    /// <summary>Label of a state.</summary>
    public static string Libelle(this EtatAction etat) => etat switch
    {
        EtatAction.AFaire => "À faire",
        EtatAction.EnCours => "En cours",
        EtatAction.Faite => "Fait",
        EtatAction.Abandonnee => "Arrêté",
        _ => throw new ArgumentOutOfRangeException(nameof(etat)),
    };
}
