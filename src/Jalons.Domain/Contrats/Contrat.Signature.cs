using Jalons.Domain.Carnet;
using Jalons.Domain.Dossiers;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Socle;

namespace Jalons.Domain.Contrats;

/// <content>What makes a contract complete, who signs it, how it ends.</content>
public sealed partial class Contrat
{
    /// <summary>Longest contract accepted, in months: the law sets none (A11), practice goes up to 24.</summary>
    public const int DureeMaximale = 24;

    /// <summary>Code of the refusal when somebody signs another text than the one they read.</summary>
    public const string AutreVersion = "contrat.autre_version";

    /// <summary>Longest wait between the proposal and the first day, in months.</summary>
    private const int AttenteMaximale = 2;

    private const int HeuresMaximales = 40;

    private const int RythmeMaximal = 26;

    /// <summary>Everything that still prevents the draft from being proposed on <paramref name="jour"/>, in the order of the sheet.</summary>
    public IReadOnlyList<Refus> Manques(DateOnly jour) => [.. ManquesDePeriode(jour), .. ManquesDuPlan(), .. ManquesReciproques(), .. ManquesActivite(), .. ManquesInformation()];

    /// <summary>Shows the contract to the person: its content stands still until they sign or it is taken back.</summary>
    /// <param name="categorie">Category of the organisme in charge.</param>
    /// <param name="jour">Date of the fact: the form is the one of that day.</param>
    public Result Proposer(CategorieOrganisme categorie, DateOnly jour)
    {
        if (Statut != StatutContrat.Brouillon)
        {
            return new Refus("contrat.deja_propose", "Ce contrat n’est plus en préparation.");
        }

        Forme = LoiDuContrat.FormeLe(jour, categorie);
        if (Manques(jour) is [var premier, ..])
        {
            return premier;
        }

        (Statut, ProposeLe, Empreinte) = (StatutContrat.Propose, jour, CalculerEmpreinte());
        return Result.Fait;
    }

    /// <summary>Takes a proposal back to change it, as long as nobody has signed.</summary>
    public Result Reprendre()
    {
        if (Statut != StatutContrat.Propose)
        {
            return new Refus("contrat.non_propose", "Ce contrat n’est pas en attente de signature.");
        }

        if (EstFige)
        {
            return new Refus("contrat.fige", "Ce contrat porte déjà une signature : rien ne peut plus y être changé. Abandonnez-le et préparez-en un autre.");
        }

        (Statut, ProposeLe, Empreinte) = (StatutContrat.Brouillon, null, null);
        return Result.Fait;
    }

    /// <summary>The person signs.</summary>
    /// <param name="personne">Who they are.</param>
    /// <param name="nomEcrit">Name written by them.</param>
    /// <param name="empreinteLue">Mark of the content they read.</param>
    /// <param name="mode">How.</param>
    /// <param name="le">Day of the signature; on paper it may be before today.</param>
    /// <param name="jour">Today.</param>
    public Result SignerPersonne(Personne personne, string? nomEcrit, string? empreinteLue, ModeSignature mode, DateOnly le, DateOnly jour)
    {
        if (RefusDeSigner(SignePersonneLe, empreinteLue, le, jour) is { } refus)
        {
            return refus;
        }

        if (!EstLeNomDe(personne, nomEcrit))
        {
            return new Refus("contrat.nom_signature", $"Écrivez votre prénom et votre nom, comme dans votre dossier : {personne.NomComplet}.");
        }

        (SignePersonneLe, SignePersonneNom, SignePersonneMode) = (le, nomEcrit!.Trim(), mode);
        Conclure();
        return Result.Fait;
    }

    /// <summary>The référent signs for the service.</summary>
    public Result SignerReferent(Agent referent, string? empreinteLue, DateOnly jour)
    {
        if (RefusDeSigner(SigneReferentLe, empreinteLue, jour, jour) is { } refus)
        {
            return refus;
        }

        (Referent, SigneReferentLe, SigneReferentNom) = (referent.Id, jour, referent.Nom);
        Conclure();
        return Result.Fait;
    }

    /// <summary>Gives up a draft or a proposal, or a signed contract that has not begun. It is kept, with the reason.</summary>
    public Result Abandonner(string? raison, DateOnly jour)
    {
        var possible = Statut is StatutContrat.Brouillon or StatutContrat.Propose || (Statut == StatutContrat.Signe && Debut > jour);
        if (!possible)
        {
            return new Refus("contrat.non_abandonnable", "Ce contrat a commencé : il ne s’abandonne pas, il prend fin.");
        }

        if (Propre(raison) is not { } pourquoi)
        {
            return new Refus("contrat.raison", "Dites pourquoi ce contrat est abandonné : la raison reste dans le dossier.");
        }

        (Statut, Raison) = (StatutContrat.Abandonne, pourquoi);
        return Result.Fait;
    }

    /// <summary>Ends a contract in force before its term.</summary>
    /// <param name="le">Last day it runs.</param>
    /// <param name="raison">Why, as the person reads it.</param>
    public Result Terminer(DateOnly le, string? raison)
    {
        if (Statut != StatutContrat.Signe)
        {
            return new Refus("contrat.non_en_cours", "Seul un contrat signé et en cours prend fin.");
        }

        if (le < Debut || le > Fin)
        {
            return new Refus("contrat.fin_hors_periode", $"La fin doit être comprise entre le {Debut!.Value.EnClair()} et le {Fin!.Value.EnClair()}.");
        }

        if (Propre(raison) is not { } pourquoi)
        {
            return new Refus("contrat.raison", "Dites pourquoi ce contrat prend fin : la personne lira cette raison.");
        }

        (Statut, TermineLe, Raison) = (StatutContrat.Termine, le, pourquoi);
        return Result.Fait;
    }

    private void Conclure()
    {
        if (SignePersonneLe is { } personne && SigneReferentLe is { } referent)
        {
            (Statut, SigneLe) = (StatutContrat.Signe, personne > referent ? personne : referent);
        }
    }

    private Refus? RefusDeSigner(DateOnly? dejaSigneLe, string? empreinteLue, DateOnly le, DateOnly jour)
    {
        if (dejaSigneLe is { } deja)
        {
            return new Refus("contrat.deja_signe", $"Cette signature est déjà là, depuis le {deja.EnClair()}.");
        }

        if (Statut != StatutContrat.Propose)
        {
            return new Refus("contrat.non_propose", "Ce contrat n’est pas en attente de signature.");
        }

        if (!string.Equals(empreinteLue, Empreinte, StringComparison.Ordinal))
        {
            return new Refus(AutreVersion, "Le contrat a été modifié depuis que vous l’avez lu. Relisez-le avant de signer.");
        }

        if (le < ProposeLe || le > jour)
        {
            return new Refus("contrat.date_signature", $"La date de signature doit être comprise entre le {ProposeLe!.Value.EnClair()}, jour où le contrat a été proposé, et aujourd’hui.");
        }

        return jour > Fin
            ? new Refus("contrat.echu", $"La période de ce contrat est finie depuis le {Fin!.Value.EnClair()}. Abandonnez-le et préparez-en un autre.")
            : null;
    }

    private static bool EstLeNomDe(Personne personne, string? ecrit)
    {
        var mots = Cles.Nom(ecrit).Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
        return Tous(personne.Prenom) && (Tous(personne.Nom) || Tous(personne.NomNaissance));

        bool Tous(string nom) => Cles.Nom(nom).Split(' ', StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } attendus && attendus.All(mots.Contains);
    }

    private IEnumerable<Refus> ManquesDePeriode(DateOnly jour)
    {
        if (Debut is not { } debut)
        {
            yield return new("contrat.debut", "Il manque la date de début du contrat.");
        }
        else if (debut < jour)
        {
            yield return new("contrat.debut_passe", $"La date de début est passée. Choisissez le {jour.EnClair()} ou un jour à venir.");
        }
        else if (debut > jour.AddMonths(AttenteMaximale))
        {
            yield return new("contrat.debut_lointain", $"Le contrat commence au plus tard deux mois après avoir été proposé, le {jour.AddMonths(AttenteMaximale).EnClair()}.");
        }

        if (DureeMois is not (> 0 and <= DureeMaximale))
        {
            yield return new("contrat.duree", $"Indiquez la durée du contrat, de 1 à {DureeMaximale} mois.");
        }
    }

    private IEnumerable<Refus> ManquesDuPlan()
    {
        if (_objectifs.Count == 0)
        {
            yield return new("contrat.objectif", "Écrivez au moins un objectif : ce que la personne veut atteindre.");
        }
        else if (_objectifs.TrueForAll(o => o.Actions.Count == 0))
        {
            yield return new("contrat.action", "Écrivez au moins une action, avec qui la fait et pour quelle date.");
        }

        foreach (var objectif in _objectifs.Where(o => o.Libelle.Length == 0))
        {
            yield return new("contrat.objectif_libelle", $"L’objectif {objectif.Rang} a des actions mais pas encore d’intitulé.");
        }

        foreach (var action in _objectifs.SelectMany(o => o.Actions))
        {
            if (ManqueDeAction(action) is { } manque)
            {
                yield return manque;
            }
        }
    }

    private Refus? ManqueDeAction(ActionPrevue action) => action switch
    {
        { Responsable: null } => new("contrat.action_responsable", $"Dites qui fait l’action « {action.Libelle} »."),
        { Echeance: null } => new("contrat.action_date", $"Donnez une date à l’action « {action.Libelle} »."),
        { Echeance: { } le } when le < Debut || le > Fin =>
            new("contrat.action_hors_periode", $"L’action « {action.Libelle} » est prévue le {le.EnClair()}, hors de la période du contrat."),
        _ => null,
    };

    private IEnumerable<Refus> ManquesReciproques()
    {
        var responsables = _objectifs.SelectMany(o => o.Actions).Select(a => a.Responsable).ToHashSet();
        if (Phrases(PartieContrat.Service).Count == 0 && !responsables.Contains(ResponsableAction.Referent) && !responsables.Contains(ResponsableAction.Organisme))
        {
            yield return new("contrat.engagement_service", "Écrivez au moins un engagement du service : ce que nous faisons.");
        }

        if (Phrases(PartieContrat.Personne).Count == 0 && !responsables.Contains(ResponsableAction.Personne))
        {
            yield return new("contrat.engagement_personne", "Écrivez au moins un engagement de la personne : ce qu’elle fait.");
        }
    }

    private IEnumerable<Refus> ManquesActivite()
    {
        const string article = "Code du travail L5411-6";
        if (Forme != FormeContrat.ContratEngagement)
        {
            yield break;
        }

        if (HeuresHebdo is not (>= 0 and <= HeuresMaximales))
        {
            yield return new("contrat.heures", $"Indiquez le nombre d’heures d’activité par semaine, de 0 à {HeuresMaximales}.", article);
        }
        else if (HeuresHebdo < LoiDuContrat.HeuresAttendues && MotifReduction is null)
        {
            yield return new("contrat.heures_motif", $"Moins de {LoiDuContrat.HeuresAttendues} heures par semaine : choisissez la raison qui le permet.", article);
        }
        else if (MotifReduction == MotifReductionHeures.AutreDifficulte && PrecisionReduction is null)
        {
            yield return new("contrat.heures_precision", "Dites en quelques mots quelle difficulté réduit le nombre d’heures, sans détail médical.", article);
        }
    }

    private IEnumerable<Refus> ManquesInformation()
    {
        if (RythmeSemaines is not (> 0 and <= RythmeMaximal))
        {
            yield return new("contrat.rythme", $"Indiquez le rythme des rendez-vous, de 1 à {RythmeMaximal} semaines.");
        }

        if (!DroitsDevoirsExpliques)
        {
            yield return new("contrat.droits_devoirs", "Expliquez à la personne ses droits et ses devoirs, puis cochez la case.");
        }
    }
}
