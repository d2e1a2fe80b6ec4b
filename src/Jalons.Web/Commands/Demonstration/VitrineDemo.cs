using Jalons.Domain.Contrats;
using Jalons.Domain.Orientation;
using Jalons.Domain.Socle;

namespace Jalons.Web.Commands.Demonstration;

/// <summary>What a visitor meets first: a full day for the référent, and a person whose story is easy to understand.</summary>
/// <param name="programme">When.</param>
/// <param name="histoire">The stories.</param>
internal sealed class VitrineDemo(ProgrammeDemo programme, HistoireDemo histoire)
{
    /// <summary>Rendez-vous of the référent's day.</summary>
    private const int RendezVousDuJour = 6;

    /// <summary>Contracts that should have been written by now.</summary>
    private const int RetardsDesContrats = 7;

    /// <summary>Drafts begun and not proposed yet.</summary>
    private const int Brouillons = 2;

    /// <summary>Makes sure that the référent's day holds enough rendez-vous, even on a Sunday.</summary>
    public void RemplirLaJournee()
    {
        var veille = JoursOuvres.Avant(programme.Aujourdhui).AParis(new TimeOnly(16, 40));
        var deplacables = Suivis().Where(r => !r.EstModele && r.Decision!.Du < veille.JourAParis() && (r.PeutSigner || !r.AttendUneSignature)
            && (r.RendezVous is null || (r.RendezVous.CreeLe < veille && r.RendezVous.Jour > programme.Aujourdhui.AddDays(2))));
        var attendus = deplacables.OrderByDescending(r => r.RendezVous is not null && !(r.Parcours.DernierContact > programme.Aujourdhui.AddDays(-12)))
            .ThenByDescending(r => r.RendezVous?.Jour).ThenBy(r => r.Parcours.Id.Valeur).ToList();
        foreach (var recit in attendus)
        {
            if (recit.Referent!.Agenda.Compter(programme.Aujourdhui) >= RendezVousDuJour)
            {
                return;
            }

            if (recit.Referent.Agenda.PrendreLe(programme.Aujourdhui, recit.Hasard) is { } heure)
            {
                histoire.RendezVous.Fixer(recit, veille, programme.Aujourdhui, heure);
            }
        }
    }

    /// <summary>Whatever the draws, only a handful of contracts are late to be written: the référent has caught up on the others in the last days.</summary>
    public void RattraperLesContrats()
    {
        var enRetard = Suivis()
            .Where(r => r is { EstModele: false, AttendUneSignature: false, Diagnostic: not null } && r.Contrat?.Statut != StatutContrat.Propose
                && !(r.Parcours.ContratJusque >= programme.Aujourdhui) && r.Decision!.Du < programme.Aujourdhui.AddDays(-35))
            .OrderByDescending(r => r.Parcours.DernierContact).ThenBy(r => r.Parcours.Id.Valeur).ToList();
        foreach (var recit in enRetard.Take(enRetard.Count - RetardsDesContrats))
        {
            var jour = JoursOuvres.Avant(programme.Aujourdhui.AddDays(-recit.Hasard.Entre(1, 6)));
            if (recit.Parcours.DernierContact < jour)
            {
                histoire.Contrats.Rattraper(recit, jour);
            }
        }
    }

    /// <summary>The référent has begun a draft or two since yesterday, for people whose contract is due.</summary>
    public void LaisserDesBrouillons()
    {
        var dus = histoire.Recits.Where(r => r is { EstClos: false, Referent: not null, AttendUneSignature: false, Parcours.DernierContact: not null, EtapeContratLe: null }
            && r.Contrat?.Statut != StatutContrat.Propose && !(r.Contrat?.DernierJour > programme.Aujourdhui.AddDays(ContratsDemo.RenouvellementSous))
            && r.RendezVous?.Jour > programme.Aujourdhui.AddDays(ContratsDemo.AttenteDeSignature));
        foreach (var recit in dus.OrderByDescending(r => r.Referent!.EstVitrine).ThenBy(r => r.RendezVous!.Debut).Take(Brouillons).ToList())
        {
            histoire.Contrats.Commencer(recit, JoursOuvres.Avant(programme.Aujourdhui));
        }
    }

    /// <summary>One person has said that they cannot come to the next rendez-vous.</summary>
    public void SignalerUnEmpechement()
    {
        var prevu = Suivis().Where(r => !r.EstModele).Select(r => r.RendezVous).Where(r => r is not null && r.Jour > programme.Aujourdhui).MinBy(r => r!.Debut);
        prevu?.SignalerEmpechement("Mon fils a de la fièvre, je ne pourrai pas venir. Pouvez-vous me rappeler ?", programme.Maintenant.AddHours(-1));
    }

    /// <summary>The person whose account visitors try: followed by the showcase référent, a contract in force, a rendez-vous to come.</summary>
    public Recit Choisir() => histoire.Recits
        .Where(r => r is { EstClos: false, Diagnostic: not null })
        .OrderByDescending(Valeur)
        .ThenBy(r => r.Parcours.Id.Valeur)
        .First();

    private int Valeur(Recit recit)
    {
        var reponses = recit.Diagnostic!.Reponses;
        return new (bool Vrai, int Poids)[]
        {
            (recit.EstModele, 60),
            (recit.Referent is { EstVitrine: true }, 400),
            (recit.Contrat is { Statut: StatutContrat.Signe } contrat && contrat.EstEnVigueur(programme.Aujourdhui), 200),
            (recit.Contrat?.Fin > programme.Aujourdhui.AddDays(60), 6),
            (recit.RendezVous is { } prevu && prevu.Jour > programme.Aujourdhui, 100),
            (recit.RendezVous?.Jour < programme.Aujourdhui.AddDays(16), 6),
            (reponses is { ParentIsole: true, GardeEnfants: GardeEnfants.Aucune, SanteFaitObstacle: not true }, 20),
            (recit.Personne.Sexe == 2, 8),
            (recit.Arrivee.Commune == recit.Referent?.Organisme.CodeCommune, 4),
            (recit.Arrivee.Situation.EnfantsACharge is 1 or 2, 2),
        }.Sum(c => c.Vrai ? c.Poids : 0);
    }

    private IEnumerable<Recit> Suivis() => histoire.Recits.Where(r => r is { EstClos: false, Referent.EstVitrine: true });
}
