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
    /// <summary>Prepares and proposes, until a day.</summary>
    public void Ecrire(Recit recit, DateOnly jusquau)
    {
        while (recit is { EstClos: false, EtapeContratLe: { } jour } && jour < jusquau)
        {
            if (recit.Contrat?.Statut is null or StatutContrat.Termine or StatutContrat.Abandonne || (recit.Contrat.Statut == StatutContrat.Signe && EstARenouveler(recit, jour)))
            {
                Preparer(recit, jour);
            }
            else if (recit.Contrat.Statut == StatutContrat.Brouillon)
            {
                Proposer(recit, jour);
            }
            else
            {
                return;
            }
        }
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
                DonnerUneSignature(recit, contrat, jour);
            }
            else if (contrat.Statut == StatutContrat.Signe && !EstARenouveler(recit, jour))
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
        recit.EtapeContratLe = null;
        if (recit.Contrat is { Statut: StatutContrat.Brouillon or StatutContrat.Propose } contrat)
        {
            contrat.Abandonner("Fin de l'accompagnement au titre du RSA.", quand.JourAParis());
            ecriture.Noter(recit.Referent!.Agent, quand, "contrat.abandonne", $"{contrat.Forme.Libelle()} abandonné : {contrat.Raison}", recit);
            if (recit.ContratEcrit)
            {
                ecriture.ContratsChanges.Add(contrat);
            }
        }
    }

    private static bool EstARenouveler(Recit recit, DateOnly jour) => recit.Contrat!.DernierJour < jour.AddDays(40);

    private void Preparer(Recit recit, DateOnly jour)
    {
        var (hasard, referent, quand) = (recit.Hasard, recit.Referent!, recit.HeureDuContrat(JoursOuvres.Suivant(jour)));
        var prepare = recit.Contrat is { Statut: StatutContrat.Signe } ancien
            ? ancien.Renouveler(recit.Parcours, referent.Organisme.Categorie, referent.Agent.Id, regles, quand)
            : Contrat.Preparer(recit.Parcours, referent.Organisme.Categorie, referent.Agent.Id, regles, quand);
        var contrat = prepare.Valeur;
        var lent = jour < programme.Reforme;
        var propose = JoursOuvres.Suivant(quand.JourAParis().AddDays(lent ? hasard.Entre(8, 40) : hasard.Entre(0, 12)));
        var debut = contrat.Debut > propose ? contrat.Debut.Value : propose.AddDays(hasard.Entre(0, 6));
        Exiger(contrat.Rediger(PlansDemo.Rediger(recit, debut)));
        (recit.Contrat, recit.ContratEcrit, recit.EtapeContratLe) = (contrat, false, propose);
        ecriture.Noter(referent.Agent, quand, "contrat.prepare", $"{contrat.Forme.Libelle()} : préparation commencée", recit);
        ecriture.Noter(referent.Agent, quand.AddMinutes(9), "contrat.redige", $"{contrat.Forme.Libelle()} : brouillon enregistré", recit);
    }

    private void Proposer(Recit recit, DateOnly jour)
    {
        var contrat = recit.Contrat!;
        Exiger(contrat.Proposer(recit.Referent!.Organisme.Categorie, jour));
        recit.EtapeContratLe = JoursOuvres.Suivant(jour.AddDays(recit.Hasard.Parmi([0, 0, 0, 1, 2, 4, 7])));
        Garder(recit);
        ecriture.Noter(recit.Referent.Agent, recit.HeureDuContrat(jour), "contrat.propose", $"{contrat.Forme.Libelle()} proposé à la signature", recit);
    }

    private void DonnerUneSignature(Recit recit, Contrat contrat, DateOnly jour)
    {
        var (hasard, agent, quand) = (recit.Hasard, recit.Referent!.Agent, recit.HeureDuContrat(jour));
        if (contrat.SignePersonneLe is null && (contrat.SigneReferentLe is not null || hasard.Chance(80)))
        {
            var mode = hasard.Chance(84) ? ModeSignature.EnPresence : ModeSignature.Papier;
            Exiger(contrat.SignerPersonne(recit.Personne, recit.Personne.NomComplet, contrat.Empreinte, mode, jour, jour));
            ecriture.Noter(agent, quand, "contrat.signe_personne", $"{contrat.Forme.Libelle()} signé par la personne, {mode.Libelle()}", recit);
        }
        else
        {
            Exiger(contrat.SignerReferent(agent, contrat.Empreinte, jour));
            ecriture.Noter(agent, quand, "contrat.signe_referent", $"{contrat.Forme.Libelle()} signé par le référent", recit);
        }

        ecriture.ContratsChanges.Add(contrat);
        if (contrat.Statut == StatutContrat.Signe)
        {
            Conclure(recit, contrat, quand.AddMinutes(1));
        }
        else
        {
            recit.EtapeContratLe = JoursOuvres.Suivant(jour.AddDays(hasard.Parmi([0, 0, 0, 0, 1, 2, 3, 6])));
        }
    }

    /// <summary>Both have signed: the parcours follows the contract, and its end is drawn.</summary>
    private void Conclure(Recit recit, Contrat contrat, DateTimeOffset quand)
    {
        recit.Parcours.SuivreContrat(contrat.Fin);
        ecriture.Noter(
            recit.Referent!.Agent, quand, "contrat.conclu",
            $"{contrat.Forme.Libelle()} signé par les deux parties, du {contrat.Debut!.Value.EnClair()} au {contrat.Fin!.Value.EnClair()}", recit);
        var hasard = recit.Hasard;
        recit.EtapeContratLe = hasard.Entre(0, 99) switch
        {
            < 5 => contrat.Debut.Value.AddDays(hasard.Entre(30, 80)),
            < 58 => contrat.Fin.Value.AddDays(-hasard.Entre(3, 24)),
            _ => contrat.Fin.Value.AddDays(hasard.Entre(20, 200)),
        };
    }

    private void Terminer(Recit recit, Contrat contrat, DateOnly jour)
    {
        Exiger(contrat.Terminer(jour, recit.Hasard.Parmi(TextesDemo.FinsAnticipees)));
        recit.Parcours.SuivreContrat(contrat.DernierJour);
        recit.EtapeContratLe = jour.AddDays(recit.Hasard.Entre(15, 60));
        ecriture.ContratsChanges.Add(contrat);
        ecriture.Noter(recit.Referent!.Agent, recit.HeureDuContrat(jour), "contrat.termine", $"{contrat.Forme.Libelle()} terminé : {contrat.Raison}", recit);
    }

    /// <summary>Now and then, a word on one action of a contract in force, said at a rendez-vous.</summary>
    public void Avancer(Recit recit, DateTimeOffset quand)
    {
        if (!recit.Hasard.Chance(35) || recit is not { ContratEcrit: true, Contrat: { Statut: StatutContrat.Signe } contrat } || contrat.Objectifs.SelectMany(o => o.Actions).ToList() is not { Count: > 0 } actions)
        {
            return;
        }

        var (hasard, agent) = (recit.Hasard, recit.Referent!.Agent);
        var action = hasard.Parmi(actions);
        var etat = hasard.Parmi((EtatAction.EnCours, 55), (EtatAction.Faite, 45));
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
