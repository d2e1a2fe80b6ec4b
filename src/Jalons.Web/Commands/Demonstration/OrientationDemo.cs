using Jalons.Domain.Habilitations;
using Jalons.Domain.Orientation;
using Jalons.Domain.Referentiel;
using Jalons.Domain.Socle;

namespace Jalons.Web.Commands.Demonstration;

/// <summary>Diagnostics, decisions and référents of the demonstration, by the acts of the domain.</summary>
/// <param name="programme">When.</param>
/// <param name="equipe">Who.</param>
/// <param name="ecriture">What is to be written.</param>
internal sealed class OrientationDemo(ProgrammeDemo programme, EquipeDemo equipe, EcritureDemo ecriture)
{
    /// <summary>How old the reception of a person whom nobody managed to reach may be, in days.</summary>
    private const int AncienneteDesOubliees = 120;

    private int oubliees;

    /// <summary>Plans when a person is met and oriented: seventy days before the change of practice, thirty-three since.</summary>
    public void Prevoir(Recit recit)
    {
        var (recu, hasard) = (recit.Parcours.RecuLe, recit.Hasard);
        var decision = JoursOuvres.Suivant(recu.AddDays(Delai(recit)));
        if (recit.Parcours.EcheanceOrientation is { } echeance && echeance >= programme.Aujourdhui && echeance <= programme.Aujourdhui.AddDays(6) && hasard.Chance(75))
        {
            decision = echeance;
        }

        recit.DecisionLe = decision;
        var diagnostic = JoursOuvres.Avant(decision.AddDays(-hasard.Entre(0, 9)));
        recit.DiagnosticLe = diagnostic < recu ? decision : diagnostic;
        if (!recit.EstModele)
        {
            Oublier(recit);
        }
    }

    /// <summary>
    /// Days from the reception to the decision: long, then shorter month after month as the new practice comes, and one person out of six still
    /// oriented after the delay.
    /// </summary>
    private int Delai(Recit recit)
    {
        var hasard = recit.Hasard;
        if (recit.EstModele)
        {
            return ModeleDemo.DelaiOrientation;
        }

        var mois = (recit.Parcours.RecuLe.DayNumber - programme.Reforme.DayNumber) / 30;
        if (recit.Parcours.RecuLe < programme.Reforme)
        {
            var approche = Math.Max(0, 4 + mois);
            return recit.Arrivee.Parcours.Valeur % 7 == 0 && approche < 4 ? hasard.Entre(90, 170) : hasard.Entre(25, 105 - (12 * approche));
        }

        var enRetard = Math.Max(17, 38 - (4 * mois));
        return hasard.Entre(0, 99) switch
        {
            var tirage when tirage < enRetard => hasard.Entre(44, 90),
            < 70 => hasard.Entre(21, 39),
            _ => hasard.Entre(8, 20),
        };
    }

    /// <summary>A few people whom nobody managed to reach: received long enough ago to be late today. One who leaves gives way to another.</summary>
    public void Oublier(Recit recit, bool partie = false)
    {
        if (partie)
        {
            oubliees -= recit.EstOubliee ? 1 : 0;
            recit.EstOubliee = false;
            return;
        }

        var age = programme.Aujourdhui.DayNumber - recit.Parcours.RecuLe.DayNumber;
        if (oubliees < equipe.Oubliees && recit.Parcours.EcheanceOrientation < programme.Aujourdhui && age <= AncienneteDesOubliees - (oubliees * 70 / equipe.Oubliees))
        {
            oubliees++;
            recit.EstOubliee = true;
        }
    }

    /// <summary>Carries out the diagnostic.</summary>
    public Diagnostic Diagnostiquer(Recit recit)
    {
        var hasard = recit.Hasard;
        var mode = recit.EstModele ? ModeDiagnostic.EnPresence : recit.Parcours.RecuLe <= programme.Debut.JourAParis().AddDays(1) && hasard.Chance(50)
            ? ModeDiagnostic.SurPieces
            : hasard.Parmi((ModeDiagnostic.EnPresence, 62), (ModeDiagnostic.ADistance, 28), (ModeDiagnostic.SurPieces, 10));
        var quand = JoursOuvres.Instant(recit.DiagnosticLe, hasard);
        var auteur = hasard.Parmi(equipe.Orienteurs);
        if (recit.EstModele)
        {
            ecriture.Noter(auteur, quand.AddMinutes(-7), Acte.Consultation, "Dossier à orienter", recit);
        }

        recit.Diagnostic = Diagnostic.Etablir(
            recit.Parcours, null, ReponsesDemo.Repondre(recit, recit.DiagnosticLe), recit.DiagnosticLe, mode, auteur, quand).Valeur;
        ecriture.Noter(auteur, quand, "diagnostic.enregistre", "Diagnostic, version 1", recit);
        return recit.Diagnostic;
    }

    /// <summary>Decides, and gives the person to a référent when one has room.</summary>
    public void Prononcer(Recit recit)
    {
        var hasard = recit.Hasard;
        var (auteur, quand) = (hasard.Parmi(equipe.Orienteurs), JoursOuvres.Instant(recit.DecisionLe, hasard).AddHours(1));
        var faits = FaitsOrientation.De(recit.Personne.DateNaissance, recit.DecisionLe, recit.Arrivee.Situation, recit.Diagnostic!.Reponses);
        var preconisation = Preconisation.Etablir(faits, ReglesFournies.National);
        if (Choisir(recit, preconisation) is not { } choix)
        {
            return;
        }

        var decision = DecisionOrientation.Prononcer(recit.Parcours, choix, preconisation, recit.Diagnostic.Id, auteur, quand);
        recit.Decision = decision.Valeur;
        if (recit.EstModele)
        {
            ecriture.Noter(auteur, quand.AddMinutes(-4), Acte.Consultation, "Orientation à prononcer", recit);
        }

        ecriture.Decisions.Add(decision.Valeur);
        ecriture.Noter(
            auteur, quand, "orientation.prononcee",
            $"Orientation {choix.Type.Feminin()} vers {choix.Organisme.Nom}{(choix.Referent is { } nomme ? $", référent {nomme.Nom}" : "")}", recit);
        recit.NotificationLe = choix.Notification == ModeNotification.Courrier ? JoursOuvres.Suivant(choix.Le.AddDays(hasard.Entre(3, 9))) : null;
        recit.DesignationLe = choix.Referent is null ? JoursOuvres.Suivant(choix.Le.AddDays(hasard.Entre(3, 26))) : null;
        if (choix.Referent is { } referent)
        {
            Confier(recit, equipe.Referents.First(r => r.Possible == referent), choix.Le, auteur);
        }
    }

    /// <summary>Notes the day on which the letter arrived.</summary>
    public void Notifier(Recit recit, DateOnly le)
    {
        recit.NotificationLe = null;
        recit.Decision!.Notifier(le, le);
        ecriture.Notifications.Add(recit.Decision);
        var auteur = equipe.Orienteurs.First(a => a.Id == recit.Decision.Auteur);
        ecriture.Noter(auteur, JoursOuvres.Instant(le, recit.Hasard), "orientation.notifiee", $"Orientation notifiée le {le.EnClair()}", recit);
    }

    /// <summary>Names a référent afterwards; later still when all are full.</summary>
    public void Designer(Recit recit, DateOnly le)
    {
        if (equipe.Designer(recit.Decision!.Organisme) is not { } referent)
        {
            recit.DesignationLe = JoursOuvres.Suivant(le.AddDays(14));
            return;
        }

        recit.DesignationLe = null;
        var auteur = recit.Hasard.Parmi(equipe.Orienteurs);
        Confier(recit, referent, le, auteur);
        ecriture.Noter(auteur, JoursOuvres.Instant(le, recit.Hasard), "referent.designe", $"Référent désigné : {referent.Agent.Nom}", recit);
    }

    private void Confier(Recit recit, ReferentDemo referent, DateOnly le, Agent auteur)
    {
        recit.VeutUnContrat = recit.EstModele || recit.Hasard.Chance(referent.EstVitrine ? 88 : le < programme.Reforme ? 62 : 82);
        ecriture.Suivis.Add(SuiviReferent.Confier(recit.Parcours, referent.Possible, null, le, auteur).Valeur);
        recit.Referent = referent;
        referent.Charge++;
        var attente = le < programme.Reforme ? recit.Hasard.Entre(12, 32) : recit.Hasard.Entre(5, 14);
        recit.FixationLe = JoursOuvres.Instant(JoursOuvres.Suivant(le.AddDays(1)), recit.Hasard);
        recit.ProchainJour = le.AddDays(attente);
    }

    private ChoixOrientation? Choisir(Recit recit, Preconisation preconisation)
    {
        var (hasard, epci) = (recit.Hasard, recit.Arrivee.Epci);
        if (recit.EstModele && equipe.Vitrine is { } vitrine && vitrine.Organisme.Couvre(preconisation.Type, epci))
        {
            return new ChoixOrientation(
                preconisation.Type, vitrine.Organisme, epci, vitrine.Possible, null, recit.DecisionLe, OrigineDecision.Departement, ModeNotification.MainPropre);
        }

        var differe = hasard.Chance(9);
        var type = differe ? hasard.Parmi(Enum.GetValues<TypeParcours>()) : preconisation.Type;
        if (equipe.Choisir(type, epci, preconisation.Organisme.Categorie, hasard) is not { } organisme)
        {
            return null;
        }

        var parFranceTravail = organisme.Categorie == CategorieOrganisme.FranceTravail
            && DecisionOrientation.FranceTravailPeutDecider(recit.Parcours, recit.DecisionLe) && hasard.Chance(30);
        return new ChoixOrientation(
            type,
            organisme,
            epci,
            hasard.Chance(7) ? null : equipe.Designer(organisme.Id)?.Possible,
            type == preconisation.Type ? null : hasard.Parmi(TextesDemo.MotifsDifferents),
            recit.DecisionLe,
            parFranceTravail ? OrigineDecision.FranceTravail : OrigineDecision.Departement,
            recit.Diagnostic!.Mode == ModeDiagnostic.EnPresence && hasard.Chance(70) ? ModeNotification.MainPropre : ModeNotification.Courrier);
    }
}
