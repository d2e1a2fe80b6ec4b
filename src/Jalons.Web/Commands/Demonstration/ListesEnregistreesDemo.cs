using Jalons.Data.Socle;
using Jalons.Domain.Dossiers;
using Jalons.Domain.Habilitations;

namespace Jalons.Web.Commands.Demonstration;

/// <summary>Lists of people that the team keeps.</summary>
internal static class ListesEnregistreesDemo
{
    private static readonly (string Nom, string Adresse, bool Partagee)[] DuService =
    [
        ("Jeunes de moins de 25 ans sans contrat", "?age=moins-25&accompagnement=rsa&accompagnement=hors-rsa&contrat=aucun", true),
        ("Au RSA depuis plus de cinq ans, sans nouvelle", "?anciennete=5-ans-plus&sans-nouvelle-jours=60&tri=nouvelle", true),
        ("Coordonnées à compléter", "?accompagnement=rsa&manque=telephone&manque=courriel&colonne=age&colonne=commune&colonne=telephone&colonne=courriel", false),
    ];

    private static readonly (string Nom, string Adresse, bool Partagee)[] DuReferent =
    [
        ("À revoir bientôt", "?rendez-vous=aucun&sans-nouvelle-jours=45&tri=nouvelle&colonne=age&colonne=commune&colonne=contrat&colonne=nouvelle&colonne=telephone", false),
        ("Parents en accompagnement social", "?famille=seule-enfants&famille=couple-enfants&orientation=social", true),
    ];

    /// <summary>Adds them, with their lines of journal.</summary>
    public static void Ajouter(JalonsDb db, Agent gestionnaire, Agent referent, DateTimeOffset quand)
    {
        foreach (var (auteur, listes) in new[] { (gestionnaire, DuService), (referent, DuReferent) })
        {
            foreach (var (nom, adresse, partagee) in listes)
            {
                db.ListesEnregistrees.Add(ListeEnregistree.Enregistrer(auteur, nom, adresse, partagee, quand).Valeur);
                db.Actes.Add(Acte.De(auteur, quand, "liste.enregistree", $"Liste « {nom} » enregistrée"));
            }
        }
    }
}
