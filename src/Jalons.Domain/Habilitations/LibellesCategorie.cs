namespace Jalons.Domain.Habilitations;

/// <summary>Words people read for a <see cref="CategorieOrganisme"/>.</summary>
public static class LibellesCategorie
{
    /// <summary>Label of the category.</summary>
    public static string Libelle(this CategorieOrganisme categorie) => categorie switch
    {
        CategorieOrganisme.FranceTravail => "France Travail",
        CategorieOrganisme.MissionLocale => "Mission locale",
        CategorieOrganisme.MdeMdefPlieCapEmploi => "Maison de l’emploi, PLIE ou Cap emploi",
        CategorieOrganisme.AppuiCreationEntreprise => "Appui à la création d’entreprise",
        CategorieOrganisme.Iae => "Insertion par l’activité économique",
        CategorieOrganisme.AutrePlacementFormation => "Autre organisme de placement ou de formation",
        CategorieOrganisme.ServiceDepartement => "Service du département",
        CategorieOrganisme.Caf => "CAF",
        CategorieOrganisme.Msa => "MSA",
        CategorieOrganisme.CcasCias => "CCAS ou CIAS",
        CategorieOrganisme.AutreOrganisme => "Autre organisme",
        _ => throw new ArgumentOutOfRangeException(nameof(categorie)),
    };
}
