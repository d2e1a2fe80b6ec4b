using Jalons.Domain.Carnet;
using Jalons.Domain.Contrats;
using Jalons.Domain.Orientation;
using Jalons.Domain.Referentiel;
using Jalons.Domain.Socle;

namespace Jalons.Web.Commands.Demonstration;

/// <summary>
/// Contracts of the demonstration: prepared, proposed, signed by one side then the other, renewed or left to end. What the domain
/// writes is kept in two times: the content before anybody signs, then the signatures.
/// </summary>
/// <param name="programme">When.</param>
/// <param name="regles">Dated rules: the usual length.</param>
/// <param name="ecriture">What is to be written.</param>
internal sealed class ContratsDemo(ProgrammeDemo programme, Regles regles, EcritureDemo ecriture)
{
    /// <summary>Days from a proposal to the rendez-vous where it is signed, at least: a draft is kept once a week, and only then can be signed.</summary>
    public const int AttenteDeSignature = 8;

    /// <summary>Days before the end of a contract from which the next one is talked of.</summary>
    public const int RenouvellementSous = 48;

    /// <summary>
    /// After a rendez-vous, decides whether a contract is to be written: the first one, or the one that follows. It is prepared in the days
    /// that come, and signed at the next rendez-vous.
    /// </summary>
    /// <returns>Day from which that rendez-vous is looked for; null when no contract is to be written.</returns>
    public DateOnly? Prevoir(Recit recit, DateOnly jour)
    {
        var (hasard, lent) = (recit.Hasard, jour < programme.Reforme);
        if (recit.AttendUneSignature)
        {
            return jour.AddDays(hasard.Entre(10, 18));
        }

        if (recit.Contrat?.Statut == StatutContrat.Propose)
        {
            return null;
        }

        recit.VeutUnContrat = recit.VeutUnContrat || hasard.Chance(recit.Referent!.EstVitrine ? 15 : lent ? 2 : 6);
        if (!recit.VeutUnContrat || recit.EtapeContratLe is not null || (recit.Contrat is { Statut: StatutContrat.Signe } contrat && contrat.DernierJour > jour.AddDays(RenouvellementSous)))
        {
            return null;
        }

        recit.EtapeContratLe = JoursOuvres.Suivant(jour.AddDays(lent ? hasard.Entre(1, 9) : hasard.Entre(0, 3)));
        recit.ContratAPreparer = true;
        return jour.AddDays(lent ? hasard.Entre(22, 38) : hasard.Entre(13, 20));
    }

    /// <summary>The day to look back on a contract that ends, so that the next one is signed in time; null when it is too early or too late.</summary>
    public static DateOnly? Bilan(Recit recit, DateOnly jour) =>
        recit is { VeutUnContrat: true, Contrat: { Statut: StatutContrat.Signe, DernierJour: { } fin } } && fin.AddDays(4 - RenouvellementSous) is var bilan && bilan > jour.AddDays(7)
            ? bilan.AddDays(recit.Hasard.Entre(0, 10))
            : null;

    /// <summary>Prepares and proposes, until a day.</summary>
    public void Ecrire(Recit recit, DateOnly jusquau)
    {
        while (recit is { EstClos: false, EtapeContratLe: { } jour } && jour < jusquau)
        {
            if (recit.ContratAPreparer)
            {
                Preparer(recit, jour);
            }
            else if (recit.Contrat?.Statut == StatutContrat.Brouillon)
            {
                Proposer(recit, jour);
            }
            else
            {
                return;
            }
        }
    }

    /// <summary>Begins a draft, and leaves it there.</summary>
    public void Commencer(Recit recit, DateOnly jour) => Preparer(recit, jour);

    /// <summary>Writes and proposes at once a contract that was due.</summary>
    public void Rattraper(Recit recit, DateOnly jour)
    {
        Preparer(recit, jour);
        Proposer(recit, JoursOuvres.Suivant(jour));
        recit.EtapeContratLe = null;
    }

    /// <summary>Keeps a draft that nobody has proposed yet.</summary>
    public void Garder(Recit recit)
    {
        if (recit is { Contrat: { } contrat, ContratEcrit: false })
        {
            ecriture.Contrats.Add(contrat);
            recit.ContratEcrit = true;
        }
    }

    /// <summary>Signs, ends, says how the plan goes, until a day.</summary>
    public void Signer(Recit recit, DateOnly jusquau)
    {
        while (recit is { EstClos: false, ContratEcrit: true, Contrat: { } contrat, EtapeContratLe: { } jour } && jour < jusquau)
        {
            if (contrat.Statut == StatutContrat.Propose)
            {
                recit.EtapeContratLe = null;
                SignerPourLeService(recit, contrat, recit.HeureDuContrat(jour));
            }
            else if (contrat.Statut == StatutContrat.Signe && !recit.ContratAPreparer)
            {
                Terminer(recit, contrat, jour);
            }
            else
            {
                return;
            }
        }
    }

    /// <summary>The parcours ended: a contract that nobody has signed is given up.</summary>
    public void Abandonner(Recit recit, DateTimeOffset quand)
    {
        (recit.EtapeContratLe, recit.ContratAPreparer) = (null, false);
        if (recit.Contrat is { Statut: StatutContrat.Brouillon or StatutContrat.Propose } contrat)
        {
            Abandonner(recit, contrat, "Fin de l’accompagnement au titre du RSA.", quand);
        }
    }

    /// <summary>
    /// At a rendez-vous, the person reads the contract that was proposed and signs it; most of the time the référent does at once. Somebody who
    /// wants to think it over signs the next time.
    /// </summary>
    /// <param name="recit">The story.</param>
    /// <param name="jour">Day of the rendez-vous.</param>
    /// <param name="quand">When the référent writes it down.</param>
    public void SignerEnsemble(Recit recit, DateOnly jour, DateTimeOffset quand)
    {
        if (!recit.PeutSigner || (recit.Hasard.Chance(7) && !recit.EstModele))
        {
            return;
        }

        var (hasard, agent, contrat) = (recit.Hasard, recit.Referent!.Agent, recit.Contrat!);
        if (jour.AddDays(30) > contrat.Fin)
        {
            Abandonner(recit, contrat, "La période prévue est presque passée : un autre contrat sera écrit ensemble.", recit.HeureDuContrat(quand));
            return;
        }

        var mode = hasard.Chance(84) ? ModeSignature.EnPresence : ModeSignature.Papier;
        var signe = recit.HeureDuContrat(quand);
        Exiger(contrat.SignerPersonne(recit.Personne, recit.Personne.NomComplet, contrat.Empreinte, mode, jour, quand.JourAParis()));
        ecriture.Noter(agent, signe, "contrat.signe_personne", $"{contrat.Forme.Libelle()} signé par la personne, {mode.Libelle()}", recit);
        ecriture.ContratsChanges.Add(contrat);
        if (contrat.Statut == StatutContrat.Signe)
        {
            Conclure(recit, contrat, signe.AddMinutes(1));
        }
        else if (recit.EstModele || hasard.Chance(82))
        {
            SignerPourLeService(recit, contrat, recit.HeureDuContrat(quand));
        }
        else
        {
            recit.EtapeContratLe = JoursOuvres.Suivant(quand.JourAParis().AddDays(hasard.Entre(1, 5)));
        }
    }

    private void Abandonner(Recit recit, Contrat contrat, string raison, DateTimeOffset quand)
    {
        Exiger(contrat.Abandonner(raison, quand.JourAParis()));
        ecriture.Noter(recit.Referent!.Agent, quand, "contrat.abandonne", $"{contrat.Forme.Libelle()} abandonné : {contrat.Raison}", recit);
        if (recit.ContratEcrit)
        {
            ecriture.ContratsChanges.Add(contrat);
        }
    }

    private void Preparer(Recit recit, DateOnly jour)
    {
        var (hasard, referent, quand) = (recit.Hasard, recit.Referent!, recit.HeureDuContrat(JoursOuvres.Suivant(jour)));
        var prepare = recit.Contrat is { Statut: StatutContrat.Signe } ancien
            ? ancien.Renouveler(recit.Parcours, referent.Organisme.Categorie, referent.Agent.Id, regles, quand)
            : Contrat.Preparer(recit.Parcours, referent.Organisme.Categorie, referent.Agent.Id, regles, quand);
        var contrat = prepare.Valeur;
        var signature = recit.RendezVous?.Jour ?? quand.JourAParis().AddDays(AttenteDeSignature * 2);
        var dernier = signature.AddDays(-AttenteDeSignature);
        var propose = JoursOuvres.Suivant(quand.JourAParis().AddDays(jour < programme.Reforme ? hasard.Entre(3, 20) : hasard.Entre(0, 4)));
        propose = propose > dernier && dernier >= quand.JourAParis() ? JoursOuvres.Avant(dernier.AddDays(1)) : propose;
        propose = propose < quand.JourAParis() ? quand.JourAParis() : propose;
        var debut = contrat.Debut > signature ? contrat.Debut.Value : signature > propose ? signature : propose;
        Exiger(contrat.Rediger(PlansDemo.Rediger(recit, debut)));
        (recit.Contrat, recit.ContratEcrit, recit.EtapeContratLe, recit.ContratAPreparer) = (contrat, false, propose, false);
        ecriture.Noter(referent.Agent, quand, "contrat.prepare", $"{contrat.Forme.Libelle()} : préparation commencée", recit);
        ecriture.Noter(referent.Agent, recit.HeureDuContrat(quand.AddMinutes(9)), "contrat.redige", $"{contrat.Forme.Libelle()} : brouillon enregistré", recit);
    }

    private void Proposer(Recit recit, DateOnly jour)
    {
        var contrat = recit.Contrat!;
        Exiger(contrat.Proposer(recit.Referent!.Organisme.Categorie, jour));

        // Now and then the référent signs first; the person signs at the rendez-vous.
        recit.EtapeContratLe = recit.Hasard.Chance(12) ? JoursOuvres.Suivant(jour.AddDays(recit.Hasard.Entre(0, 2))) : null;
        Garder(recit);
        ecriture.Noter(recit.Referent.Agent, recit.HeureDuContrat(jour), "contrat.propose", $"{contrat.Forme.Libelle()} proposé à la signature", recit);
    }

    private void SignerPourLeService(Recit recit, Contrat contrat, DateTimeOffset quand)
    {
        if (contrat.SigneReferentLe is not null)
        {
            return;
        }

        Exiger(contrat.SignerReferent(recit.Referent!.Agent, contrat.Empreinte, quand.JourAParis()));
        ecriture.Noter(recit.Referent.Agent, quand, "contrat.signe_referent", $"{contrat.Forme.Libelle()} signé par le référent", recit);
        ecriture.ContratsChanges.Add(contrat);
        if (contrat.Statut == StatutContrat.Signe)
        {
            Conclure(recit, contrat, quand.AddMinutes(1));
        }
    }

    /// <summary>Both have signed: the parcours follows the contract. A few end early; the others are renewed, or left to end for a while.</summary>
    private void Conclure(Recit recit, Contrat contrat, DateTimeOffset quand)
    {
        recit.Parcours.SuivreContrat(contrat.Fin);
        ecriture.Noter(
            recit.Referent!.Agent, quand, "contrat.conclu",
            $"{contrat.Forme.Libelle()} signé par les deux parties, du {contrat.Debut!.Value.EnClair()} au {contrat.Fin!.Value.EnClair()}", recit);
        var hasard = recit.Hasard;
        recit.EtapeContratLe = hasard.Chance(5) && !recit.Referent.EstVitrine ? contrat.Debut.Value.AddDays(hasard.Entre(30, 80)) : null;
        recit.VeutUnContrat = hasard.Chance(recit.Referent.EstVitrine ? 90 : contrat.Fin < programme.Reforme ? 58 : 82);
    }

    private void Terminer(Recit recit, Contrat contrat, DateOnly jour)
    {
        Exiger(contrat.Terminer(jour, recit.Hasard.Parmi(TextesDemo.FinsAnticipees)));
        recit.Parcours.SuivreContrat(contrat.DernierJour);
        recit.EtapeContratLe = null;
        ecriture.ContratsChanges.Add(contrat);
        ecriture.Noter(recit.Referent!.Agent, recit.HeureDuContrat(jour), "contrat.termine", $"{contrat.Forme.Libelle()} terminé : {contrat.Raison}", recit);
    }

    /// <summary>Now and then, a word on one action of a contract in force, said at a rendez-vous.</summary>
    public void Avancer(Recit recit, DateTimeOffset quand)
    {
        if (!(recit.EstModele || recit.Hasard.Chance(35)) || recit is not { ContratEcrit: true, Contrat: { Statut: StatutContrat.Signe } contrat } || contrat.Objectifs.SelectMany(o => o.Actions).ToList() is not { Count: > 0 } actions)
        {
            return;
        }

        var (hasard, agent) = (recit.Hasard, recit.Referent!.Agent);
        var (action, etat) = (hasard.Parmi(actions), hasard.Parmi((EtatAction.EnCours, 55), (EtatAction.Faite, 45)));
        if (recit.EstModele)
        {
            (var rang, etat) = ModeleDemo.Avancer(recit.PasDuPlan++);
            action = actions[Math.Min(rang, actions.Count - 1)];
        }

        quand = recit.HeureDuContrat(quand);
        ecriture.Avancements.Add(AvancementAction.Dire(recit.Parcours, action.Id, etat, null, agent, quand).Valeur);
        ecriture.Noter(agent, quand, "carnet.avancement", $"« {action.Libelle} » : {etat.Libelle().ToLowerInvariant()}", recit);
    }

    private static void Exiger(Result fait)
    {
        if (!fait.EstFait)
        {
            throw new InvalidOperationException($"{fait.Refus!.Code} : {fait.Refus.Message}");
        }
    }
}
