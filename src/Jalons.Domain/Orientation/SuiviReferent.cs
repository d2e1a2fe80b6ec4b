using Jalons.Domain.Dossiers;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Socle;

namespace Jalons.Domain.Orientation;

/// <summary>
/// The time during which one professional is the référent unique of a person (CASF L262-27). Exactly one at a time: the end of one is
/// the day the next begins, and the database refuses an overlap.
/// </summary>
public sealed class SuiviReferent
{
    private SuiviReferent()
    {
    }

    /// <summary>Its number.</summary>
    [DonneePersonnelle(Niveau.Technique)]
    public SuiviId Id { get; private set; }

    /// <summary>Département.</summary>
    [DonneePersonnelle(Niveau.Technique)]
    public string Departement { get; private set; } = "";

    /// <summary>The parcours.</summary>
    [DonneePersonnelle(Niveau.Identifiante)]
    public ParcoursId Parcours { get; private set; }

    /// <summary>The person.</summary>
    [DonneePersonnelle(Niveau.Identifiante)]
    public PersonneId Personne { get; private set; }

    /// <summary>The référent.</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public CompteId Referent { get; private set; }

    /// <summary>Organisme of the référent at that time.</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public OrganismeId Organisme { get; private set; }

    /// <summary>First day.</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public DateOnly Du { get; private set; }

    /// <summary>First day after; null while in charge. The exit of the parcours bounds it too.</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public DateOnly? Au { get; private set; }

    /// <summary>Who named them.</summary>
    [DonneePersonnelle(Niveau.Identifiante)]
    public CompteId Auteur { get; private set; }

    /// <summary>Gives a person to a référent of the organisme in charge; the parcours takes it in the same act.</summary>
    /// <param name="parcours">Of whom: already oriented.</param>
    /// <param name="referent">To whom.</param>
    /// <param name="enCours">The référent in charge until now; ended by this act.</param>
    /// <param name="le">First day.</param>
    /// <param name="auteur">Who names them.</param>
    public static Result<SuiviReferent> Confier(Parcours parcours, ReferentPossible referent, SuiviReferent? enCours, DateOnly le, Agent auteur)
    {
        if (parcours.Organisme is { } organisme && referent.Organisme != organisme)
        {
            return new Refus("suivi.organisme", $"{referent.Nom} ne travaille pas pour l’organisme en charge de la personne.", "CASF L262-27");
        }

        if (enCours?.Referent == referent.Compte)
        {
            return new Refus("suivi.meme_referent", $"{referent.Nom} est déjà le référent de cette personne.");
        }

        if (parcours.OrienteLe > le)
        {
            return new Refus("suivi.date", $"Le référent est désigné à partir du jour de l’orientation, le {parcours.OrienteLe.Value.EnClair()}.");
        }

        if (enCours?.Terminer(le) is { EstFait: false } refuse)
        {
            return refuse.Refus!;
        }

        var pris = parcours.Confier(referent.Compte);
        if (!pris.EstFait)
        {
            return pris.Refus!;
        }

        return new SuiviReferent
        {
            Departement = parcours.Departement,
            Parcours = parcours.Id,
            Personne = parcours.Personne,
            Referent = referent.Compte,
            Organisme = referent.Organisme!.Value,
            Du = le,
            Auteur = auteur.Id,
        };
    }

    /// <summary>Ends it the day before <paramref name="jour"/>.</summary>
    public Result Terminer(DateOnly jour)
    {
        if (Au is not null)
        {
            return new Refus("suivi.termine", "Ce suivi est déjà terminé.");
        }

        if (jour <= Du)
        {
            return new Refus("suivi.meme_jour", $"Ce suivi commence le {Du.EnClair()} : il ne peut pas se terminer le même jour.");
        }

        Au = jour;
        return Result.Fait;
    }
}
