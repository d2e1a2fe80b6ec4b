using Jalons.Domain.Contrats;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Referentiel;
using Jalons.Domain.RendezVous;
using Jalons.Domain.Socle;

namespace Jalons.Web.Commands.Demonstration;

/// <summary>Rendez-vous of the demonstration: set, held or missed, moved, called off, by the acts of the domain.</summary>
/// <param name="programme">When.</param>
/// <param name="contrats">Contracts, of which people talk when they meet.</param>
/// <param name="ecriture">What is to be written.</param>
internal sealed class RendezVousDemo(ProgrammeDemo programme, ContratsDemo contrats, EcritureDemo ecriture)
{
    /// <summary>Rendez-vous missed in a row after which the référent waits for news.</summary>
    private const int AbsencesAvantSilence = 3;

    /// <summary>How many rendez-vous are left to the visitor to record.</summary>
    private const int ANoterAuPlus = 3;

    private readonly HashSet<Recit> aNoter = [];

    /// <summary>Lives the rendez-vous of a story until an instant.</summary>
    public void Avancer(Recit recit, DateTimeOffset jusqua)
    {
        while (!recit.EstClos)
        {
            if (recit.RendezVous is not null && recit.ConstatLe < jusqua)
            {
                Constater(recit);
            }
            else if (recit.RendezVous is null && recit.FixationLe is { } quand && quand < jusqua)
            {
                Fixer(recit, quand, recit.ProchainJour);
            }
            else
            {
                return;
            }
        }
    }

    /// <summary>Sets a rendez-vous on a day or soon after.</summary>
    public void Fixer(Recit recit, DateTimeOffset quand, DateOnly jour)
    {
        var apres = quand.JourAParis().AddDays(1);
        var (choisi, heure) = recit.Referent!.Agenda.Prendre(jour < apres ? apres : jour, recit.Hasard);
        Fixer(recit, quand, choisi, heure);
        Destiner(recit);
    }

    /// <summary>Brings a person on a day, at an hour that was taken in the diary: sets a rendez-vous, or moves the one that is set.</summary>
    public void Fixer(Recit recit, DateTimeOffset quand, DateOnly jour, TimeOnly heure)
    {
        if (recit.RendezVous is { } lointain)
        {
            Liberer(recit, lointain);
            Reporter(recit, lointain, quand, jour, heure);
            LaisserANoter(recit);
            return;
        }

        var agent = recit.Referent!.Agent;
        recit.RendezVous = RendezVousPris.Fixer(recit.Parcours, agent.Id, Creneau(recit, jour, heure), agent.Id, quand).Valeur;
        recit.FixationLe = null;
        (recit.Sort, recit.ConstatLe) = (StatutRendezVous.Honore, recit.RendezVous.Fin.AddMinutes(5));
        ecriture.Noter(
            agent, quand, "rendezvous.fixe", $"Rendez-vous fixé {recit.RendezVous.Debut.EnClair()} ({recit.RendezVous.Motif.Libelle().ToLowerInvariant()})", recit);
        LaisserANoter(recit);
    }

    /// <summary>A rendez-vous of this morning may be left to the visitor too.</summary>
    private void LaisserANoter(Recit recit)
    {
        if (recit.RendezVous!.Jour == programme.Aujourdhui && recit.RendezVous.Fin < programme.Maintenant && aNoter.Count < ANoterAuPlus)
        {
            aNoter.Add(recit);
            recit.ConstatLe = programme.Maintenant.AddDays(1);
        }
    }

    /// <summary>The parcours ended: the hour is freed.</summary>
    public void Renoncer(Recit recit, DateTimeOffset quand)
    {
        recit.FixationLe = null;
        if (recit.RendezVous is { } prevu && prevu.Debut > quand)
        {
            Annuler(recit, prevu, StatutRendezVous.AnnuleParService, "Fin de l’accompagnement au titre du RSA.", quand);
        }
        else if (recit.RendezVous is not null)
        {
            Constater(recit);
        }

        recit.FixationLe = null;
    }

    /// <summary>Draws what will become of a rendez-vous: seven times out of ten, the person comes.</summary>
    private void Destiner(Recit recit)
    {
        var (hasard, rendezVous) = (recit.Hasard, recit.RendezVous!);
        if (recit.EstModele)
        {
            (recit.Sort, recit.ConstatLe) = (StatutRendezVous.Honore, rendezVous.Fin.AddMinutes(hasard.Entre(2, 9)));
            return;
        }

        recit.Sort = hasard.Parmi(
            (StatutRendezVous.Honore, 670), (StatutRendezVous.Absent, 145), (StatutRendezVous.Excuse, 115),
            (StatutRendezVous.AnnuleParPersonne, 25), (StatutRendezVous.AnnuleParService, 15), (StatutRendezVous.Reporte, 25));
        if (recit.Sort.OccupeAgenda())
        {
            recit.ConstatLe = EstANoter(recit, rendezVous)
                ? programme.Maintenant.AddDays(1)
                : hasard.Chance(6) ? JoursOuvres.Instant(JoursOuvres.Suivant(rendezVous.Jour.AddDays(1)), hasard) : rendezVous.Fin.AddMinutes(hasard.Entre(2, 20));
            return;
        }

        var veille = JoursOuvres.Instant(JoursOuvres.Avant(rendezVous.Jour), hasard);
        (recit.Sort, recit.ConstatLe) = veille > rendezVous.CreeLe ? (recit.Sort, veille) : (StatutRendezVous.Honore, rendezVous.Fin.AddMinutes(5));
    }

    /// <summary>Yesterday's rendez-vous of the showcase that are left to the visitor to record.</summary>
    private bool EstANoter(Recit recit, RendezVousPris rendezVous)
    {
        if (!recit.Referent!.EstVitrine || rendezVous.Jour != programme.ADeposer || aNoter.Count >= ANoterAuPlus)
        {
            return false;
        }

        aNoter.Add(recit);
        return true;
    }

    private void Constater(Recit recit)
    {
        var (rendezVous, quand) = (recit.RendezVous!, recit.ConstatLe);
        if (recit.Sort == StatutRendezVous.Reporte && rendezVous.Id.Valeur != 0)
        {
            Reporter(recit, rendezVous, quand);
            return;
        }

        if (!recit.Sort.OccupeAgenda())
        {
            var sort = recit.Sort == StatutRendezVous.AnnuleParService ? recit.Sort : StatutRendezVous.AnnuleParPersonne;
            Annuler(recit, rendezVous, sort, recit.Hasard.Parmi(TextesDemo.Annulations), quand);
            return;
        }

        if (recit.Referent!.EstVitrine)
        {
            ecriture.Noter(recit.Referent.Agent, rendezVous.Debut.AddMinutes(-4), Acte.Consultation, "Dossier de la personne", recit);
        }

        var note = Noter(recit, rendezVous.Motif);
        Verifier(rendezVous.NoterPresence(recit.Sort, note, quand));
        ecriture.Noter(recit.Referent!.Agent, quand, "rendezvous.presence", $"Rendez-vous du {rendezVous.Debut.EnClair()} : {recit.Sort.Libelle().ToLowerInvariant()}", recit);
        Terminer(recit);
        if (recit.Sort == StatutRendezVous.Honore)
        {
            contrats.SignerEnsemble(recit, rendezVous.Jour, quand.AddMinutes(1));
            contrats.Avancer(recit, quand.AddMinutes(2));
        }

        Suivre(recit, rendezVous.Jour, quand);
    }

    /// <summary>What the référent writes of a rendez-vous that was held, most of the time.</summary>
    private static string? Noter(Recit recit, MotifRendezVous motif)
    {
        if (recit.Sort != StatutRendezVous.Honore)
        {
            return null;
        }

        var rang = recit.RendezVousTenus++;
        return recit.EstModele ? ModeleDemo.Note(rang) : recit.Hasard.Chance(60) ? TextesDemo.Note(motif, recit.Hasard) : null;
    }

    /// <summary>What comes after, whether the person came or not.</summary>
    private void Suivre(Recit recit, DateOnly jour, DateTimeOffset quand)
    {
        var hasard = recit.Hasard;
        recit.Absences = recit.Sort == StatutRendezVous.Absent ? recit.Absences + 1 : 0;
        switch (recit.Sort)
        {
            case StatutRendezVous.Honore:
                recit.Parcours.NoterContact(jour);
                (recit.FixationLe, recit.ProchainJour) = (recit.HeureDuContrat(quand.AddMinutes(3)), contrats.Prevoir(recit, jour) ?? ProchainSuivi(recit, jour));
                break;
            case StatutRendezVous.Absent when recit.Absences >= AbsencesAvantSilence:
                recit.Absences = 0;
                recit.FixationLe = JoursOuvres.Instant(JoursOuvres.Suivant(jour.AddDays(hasard.Entre(50, 110))), hasard);
                recit.ProchainJour = recit.FixationLe.Value.JourAParis().AddDays(hasard.Entre(7, 20));
                break;
            default:
                recit.FixationLe = JoursOuvres.Instant(JoursOuvres.Suivant(quand.JourAParis().AddDays(hasard.Entre(1, 3))), hasard);
                recit.ProchainJour = jour.AddDays(hasard.Entre(8, 20));
                break;
        }
    }

    /// <summary>After the usual time, or earlier when a contract that ends is to be looked back on.</summary>
    private static DateOnly ProchainSuivi(Recit recit, DateOnly jour)
    {
        var usuel = jour.AddDays(Rythme(recit));
        return ContratsDemo.Bilan(recit, jour) is { } bilan && usuel > bilan.AddDays(-14) ? bilan : usuel;
    }

    /// <summary>Days between two rendez-vous.</summary>
    private static int Rythme(Recit recit) => (recit.Referent!.EstVitrine, recit.Parcours.Type) switch
    {
        _ when recit.EstModele => 21,
        (true, _) => recit.Hasard.Entre(20, 40),
        (_, TypeParcours.Emploi) => recit.Hasard.Entre(46, 62),
        (_, TypeParcours.SocioProfessionnel) => recit.Hasard.Entre(40, 56),
        _ => recit.Hasard.Entre(42, 60),
    };

    private void Reporter(Recit recit, RendezVousPris ancien, DateTimeOffset quand)
    {
        Liberer(recit, ancien);
        var (jour, heure) = recit.Referent!.Agenda.Prendre(ancien.Jour.AddDays(recit.Hasard.Entre(2, 10)), recit.Hasard);
        Reporter(recit, ancien, quand, jour, heure);
        Destiner(recit);
    }

    private void Reporter(Recit recit, RendezVousPris ancien, DateTimeOffset quand, DateOnly jour, TimeOnly heure)
    {
        var agent = recit.Referent!.Agent;
        var nouveau = ancien.Reporter(recit.Parcours, Creneau(recit, jour, heure), agent.Id, null, quand).Valeur;
        ecriture.Noter(agent, quand, "rendezvous.deplace", $"Rendez-vous du {ancien.Debut.EnClair()} déplacé au {nouveau.Debut.EnClair()}", recit);
        Terminer(recit);
        recit.RendezVous = nouveau;
        (recit.Sort, recit.ConstatLe) = (StatutRendezVous.Honore, nouveau.Fin.AddMinutes(5));
    }

    private void Annuler(Recit recit, RendezVousPris rendezVous, StatutRendezVous sort, string raison, DateTimeOffset quand)
    {
        Verifier(rendezVous.Annuler(sort == StatutRendezVous.AnnuleParPersonne, raison, quand));
        Liberer(recit, rendezVous);
        ecriture.Noter(
            recit.Referent!.Agent, quand, "rendezvous.annule", $"Rendez-vous du {rendezVous.Debut.EnClair()} : {sort.Libelle().ToLowerInvariant()}. {raison}", recit);
        Terminer(recit);
        recit.FixationLe = JoursOuvres.Instant(JoursOuvres.Suivant(quand.JourAParis().AddDays(1)), recit.Hasard);
        recit.ProchainJour = rendezVous.Jour.AddDays(recit.Hasard.Entre(4, 12));
    }

    private void Terminer(Recit recit)
    {
        ecriture.RendezVous.Add(recit.RendezVous!);
        recit.RendezVous = null;
    }

    private static void Liberer(Recit recit, RendezVousPris rendezVous) =>
        recit.Referent!.Agenda.Liberer(rendezVous.Jour, TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(rendezVous.Debut, Calendrier.Paris).DateTime));

    private static CreneauChoisi Creneau(Recit recit, DateOnly jour, TimeOnly heure)
    {
        var motif = Motif(recit, jour);
        var modalite = recit.Hasard.Parmi((ModaliteRendezVous.SurPlace, 78), (ModaliteRendezVous.Telephone, 16), (ModaliteRendezVous.Domicile, 6));
        var possible = modalite switch
        {
            ModaliteRendezVous.Telephone => recit.Personne.Telephone is not null && motif != MotifRendezVous.SignatureContrat,
            ModaliteRendezVous.Domicile => recit.Arrivee.Adresse is not null,
            _ => true,
        };
        modalite = possible && !recit.EstModele ? modalite : ModaliteRendezVous.SurPlace;
        var lieu = modalite switch
        {
            ModaliteRendezVous.Telephone => recit.Personne.Telephone,
            ModaliteRendezVous.Domicile => recit.Arrivee.Adresse,
            _ => Lieu(recit),
        };
        return new CreneauChoisi(jour, heure, motif == MotifRendezVous.PremierAccompagnement ? 45 : recit.Hasard.Parmi([30, 30, 40, 45]), motif, modalite, lieu);
    }

    /// <summary>At the organisme; now and then nearer, for people who live in another town.</summary>
    private static string Lieu(Recit recit) =>
        recit is { EstModele: false, Arrivee.Ville: { } ville } && recit.Arrivee.Commune != recit.Referent!.Organisme.CodeCommune && recit.Hasard.Chance(12)
            ? $"{recit.Hasard.Parmi(TextesDemo.LieuxExterieurs)}, {ville}"
            : recit.Referent!.Organisme.Adresse ?? recit.Referent.Organisme.Nom;

    private static MotifRendezVous Motif(Recit recit, DateOnly jour) => recit switch
    {
        { Parcours.DernierContact: null } => MotifRendezVous.PremierAccompagnement,
        { AttendUneSignature: true } => MotifRendezVous.SignatureContrat,
        { Contrat: { Statut: StatutContrat.Signe, Fin: { } fin } } when fin < jour.AddDays(50) => MotifRendezVous.Bilan,
        { Contrat.Statut: StatutContrat.Signe } when jour.Month % 3 == 0 => MotifRendezVous.PointEtape,
        _ => MotifRendezVous.Suivi,
    };

    private static void Verifier(Result fait)
    {
        if (!fait.EstFait)
        {
            throw new InvalidOperationException($"{fait.Refus!.Code} : {fait.Refus.Message}");
        }
    }
}
