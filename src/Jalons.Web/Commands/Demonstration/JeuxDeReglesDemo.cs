using Jalons.Data.Socle;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Orientation;
using Jalons.Domain.Socle;

namespace Jalons.Web.Commands.Demonstration;

/// <summary>The rules of orientation of the département: those in force since the story began, and a draft to be tried.</summary>
internal static class JeuxDeReglesDemo
{
    /// <summary>Adds them, with their lines of journal.</summary>
    /// <param name="db">Unit of work.</param>
    /// <param name="administrateur">Who puts rules in force.</param>
    /// <param name="charge">Who writes the draft.</param>
    /// <param name="debut">First day of the story.</param>
    /// <param name="maintenant">Its last instant.</param>
    public static void Ajouter(JalonsDb db, Agent administrateur, Agent charge, DateOnly debut, DateTimeOffset maintenant)
    {
        var ouverture = new DateTimeOffset(debut.AddDays(-10), new TimeOnly(9, 0), TimeSpan.Zero);
        var enVigueur = JeuDeRegles.Commencer(administrateur, "Trois parcours, règles nationales", ReglesFournies.National, 1, ouverture).Valeur;
        enVigueur.NoterSimulation(ouverture);
        if (enVigueur.MettreEnVigueur(administrateur, debut, debut.AddDays(-10), null).Refus is { } refus)
        {
            throw new InvalidOperationException(refus.Message);
        }

        var brouillon = JeuDeRegles.Commencer(charge, "Projet 2027 : un organisme d’abord", ReglesFournies.CinqVoies, 2, maintenant.AddDays(-3)).Valeur;
        db.JeuxDeRegles.AddRange(enVigueur, brouillon);
        db.Actes.Add(Acte.De(administrateur, ouverture, "regles.en_vigueur", $"Jeu de règles d’orientation « {enVigueur.Nom} » (version 1) mis en vigueur"));
        db.Actes.Add(Acte.De(charge, maintenant.AddDays(-3), "regles.commencees", $"Jeu de règles d’orientation « {brouillon.Nom} » (version 2) commencé"));
    }
}
