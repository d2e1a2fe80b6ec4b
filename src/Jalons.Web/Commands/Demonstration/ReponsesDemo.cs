using Jalons.Domain.Dossiers;
using Jalons.Domain.Orientation;

namespace Jalons.Web.Commands.Demonstration;

/// <summary>What the people of the demonstration answer: what the flow already says, completed by likely answers.</summary>
internal static class ReponsesDemo
{
    /// <summary>The answers of a person on a day.</summary>
    public static ReponsesDiagnostic Repondre(Recit recit, DateOnly jour)
    {
        var (h, recue) = (recit.Hasard, recit.Arrivee.Situation);
        if (recit.EstModele)
        {
            return ModeleDemo.Repondre(recue.Preremplir());
        }

        var permis = h.Chance(61);
        var travail = recue.Travaille == true
            ? DernierTravail.EnCours
            : h.Parmi((DernierTravail.MoinsDUnAn, 24), (DernierTravail.UnADeuxAns, 24), (DernierTravail.PlusDeDeuxAns, 42), (DernierTravail.Jamais, 10));
        return Parler(h, recue.Preremplir()) with
        {
            Aidant = h.Chance(4),
            Logement = recue.SansDomicile == true
                ? SituationLogement.SansLogement
                : h.Parmi((SituationLogement.Stable, 74), (SituationLogement.Heberge, 16), (SituationLogement.Precaire, 9), (SituationLogement.SansLogement, 1)),
            SanteFaitObstacle = h.Chance(13),
            Permis = permis,
            Vehicule = permis && h.Chance(78),
            TransportsAccessibles = h.Chance(52),
            GardeEnfants = Garde(recit, jour),
            FrancaisOral = h.Parmi((Aisance.ALAise, 84), (Aisance.AvecAide, 11), (Aisance.EnDifficulte, 5)),
            FrancaisEcrit = h.Parmi((Aisance.ALAise, 78), (Aisance.AvecAide, 15), (Aisance.EnDifficulte, 7)),
            Numerique = h.Parmi((Aisance.ALAise, 55), (Aisance.AvecAide, 30), (Aisance.EnDifficulte, 15)),
            Demarches = h.Parmi((Aisance.ALAise, 50), (Aisance.AvecAide, 36), (Aisance.EnDifficulte, 14)),
            NiveauFormation = h.Parmi(
                (NiveauFormation.SansDiplome, 32), (NiveauFormation.Niveau3, 38), (NiveauFormation.Niveau4, 18), (NiveauFormation.Niveau5, 7), (NiveauFormation.Niveau6EtPlus, 5)),
            DernierTravail = travail,
        };
    }

    private static ReponsesDiagnostic Parler(Hasard h, ReponsesDiagnostic connues) => connues with
    {
        BesoinFormation = h.Chance(38),
        Accompagnement = h.Parmi((AccompagnementEnCours.Aucun, 62), (AccompagnementEnCours.FranceTravail, 18), (AccompagnementEnCours.TravailleurSocial, 12), (AccompagnementEnCours.MissionLocale, 4), (AccompagnementEnCours.CapEmploi, 4)),
        Experience = h.Chance(70) ? h.Parmi(TextesDemo.Experiences) : null,
        MetierSouhaite = h.Chance(60) ? h.Parmi(TextesDemo.Metiers) : null,
        Disponibilite = h.Parmi((Disponibilite.ToutDeSuite, 46), (Disponibilite.DansTroisMois, 32), (Disponibilite.PlusTard, 22)),
        HeuresSouhaitees = h.Chance(65) ? h.Parmi([20, 24, 28, 30, 35, 35]) : null,
        Souhaits = h.Chance(70) ? h.Parmi(TextesDemo.Souhaits) : null,
        Atouts = h.Chance(55) ? h.Parmi(TextesDemo.Atouts) : null,
        AideImmediate = h.Chance(12) ? "Une aide alimentaire d’ici la fin du mois." : null,
    };

    /// <summary>Who looks after the children: a question for those who have young ones.</summary>
    private static GardeEnfants Garde(Recit recit, DateOnly jour)
    {
        if (recit.Arrivee.Benjamin is not { } benjamin || Personne.AgeEntre(benjamin, jour) is var age && age > 11)
        {
            return GardeEnfants.SansObjet;
        }

        return age < 3 && recit.Arrivee.Situation.ParentIsole == true
            ? recit.Hasard.Parmi((GardeEnfants.Aucune, 55), (GardeEnfants.Partielle, 25), (GardeEnfants.Assuree, 20))
            : recit.Hasard.Parmi((GardeEnfants.Assuree, 66), (GardeEnfants.Partielle, 22), (GardeEnfants.Aucune, 12));
    }
}
