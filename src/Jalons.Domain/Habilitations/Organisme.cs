using Jalons.Domain.Referentiel;
using Jalons.Domain.Socle;

namespace Jalons.Domain.Habilitations;

/// <summary>Category of the organisme of a référent unique, as DREES counts it (<c>references/indicateurs.md</c> A.3).</summary>
public enum CategorieOrganisme
{
    /// <summary>France Travail (Pôle emploi before 2024).</summary>
    FranceTravail,

    /// <summary>Mission locale.</summary>
    MissionLocale,

    /// <summary>Maison de l'emploi, PLIE, Cap emploi.</summary>
    MdeMdefPlieCapEmploi,

    /// <summary>Support to business creation.</summary>
    AppuiCreationEntreprise,

    /// <summary>Insertion par l'activité économique.</summary>
    Iae,

    /// <summary>Other placement or training organisme.</summary>
    AutrePlacementFormation,

    /// <summary>Social services of the département.</summary>
    ServiceDepartement,

    /// <summary>CAF.</summary>
    Caf,

    /// <summary>MSA.</summary>
    Msa,

    /// <summary>CCAS, CIAS.</summary>
    CcasCias,

    /// <summary>Any other association or organisme.</summary>
    AutreOrganisme,
}

/// <summary>A structure that can orient or accompany people.</summary>
public sealed class Organisme
{
    private Organisme()
    {
    }

    /// <summary>Its number.</summary>
    [DonneePersonnelle(Niveau.Technique)]
    public OrganismeId Id { get; private set; }

    /// <summary>Département it works for.</summary>
    [DonneePersonnelle(Niveau.Technique)]
    public string Departement { get; private set; } = "";

    /// <summary>Name people know.</summary>
    [DonneePersonnelle(Niveau.Technique)]
    public string Nom { get; private set; } = "";

    /// <summary>Category for national statistics.</summary>
    [DonneePersonnelle(Niveau.Technique)]
    public CategorieOrganisme Categorie { get; private set; }

    /// <summary>Parcours it accompanies.</summary>
    [DonneePersonnelle(Niveau.Technique)]
    public TypeParcours[] Parcours { get; private set; } = [];

    /// <summary>EPCI it covers; empty when it covers the whole département.</summary>
    [DonneePersonnelle(Niveau.Technique)]
    public string[] Epcis { get; private set; } = [];

    /// <summary>Postal address on one line.</summary>
    [DonneePersonnelle(Niveau.Technique)]
    public string? Adresse { get; private set; }

    /// <summary>INSEE code of its commune.</summary>
    [DonneePersonnelle(Niveau.Technique)]
    public string? CodeCommune { get; private set; }

    /// <summary>Telephone of the reception.</summary>
    [DonneePersonnelle(Niveau.Technique)]
    public string? Telephone { get; private set; }

    /// <summary>E-mail of the reception.</summary>
    [DonneePersonnelle(Niveau.Technique)]
    public string? Courriel { get; private set; }

    /// <summary>People it can accompany at once; null when not agreed.</summary>
    [DonneePersonnelle(Niveau.Technique)]
    public int? Capacite { get; private set; }

    /// <summary>False once closed: keeps its past, receives nobody new.</summary>
    [DonneePersonnelle(Niveau.Technique)]
    public bool Actif { get; private set; } = true;

    /// <summary>Opens an organisme.</summary>
    public static Result<Organisme> Ouvrir(string departement, string nom, CategorieOrganisme categorie, IEnumerable<TypeParcours> parcours)
    {
        if (string.IsNullOrWhiteSpace(nom))
        {
            return new Refus("organisme.nom", "Il manque le nom de l’organisme.");
        }

        TypeParcours[] types = [.. parcours.Distinct()];
        return types.Length == 0
            ? new Refus("organisme.parcours", "Indiquez au moins un parcours que l’organisme accompagne.")
            : new Organisme { Departement = departement, Nom = nom.Trim(), Categorie = categorie, Parcours = types };
    }

    /// <summary>Changes how people reach it and what it covers.</summary>
    public Result Decrire(string? adresse, string? codeCommune, string? telephone, string? courriel, int? capacite, IEnumerable<string> epcis)
    {
        if (capacite is < 0)
        {
            return new Refus("organisme.capacite", "La capacité est un nombre de personnes, zéro ou plus.");
        }

        (Adresse, CodeCommune, Telephone, Courriel, Capacite, Epcis) = (adresse, codeCommune, telephone, courriel, capacite, [.. epcis.Distinct()]);
        return Result.Fait;
    }

    /// <summary>Changes its name, category and parcours.</summary>
    public Result Renommer(string nom, CategorieOrganisme categorie, IEnumerable<TypeParcours> parcours)
    {
        var essai = Ouvrir(Departement, nom, categorie, parcours);
        if (!essai.EstFait)
        {
            return essai.Refus!;
        }

        (Nom, Categorie, Parcours) = (essai.Valeur.Nom, categorie, essai.Valeur.Parcours);
        return Result.Fait;
    }

    /// <summary>Closes or reopens it.</summary>
    public void Activer(bool actif) => Actif = actif;

    /// <summary>True when it accompanies this parcours on this EPCI.</summary>
    public bool Couvre(TypeParcours type, string? epci) =>
        Actif && Parcours.Contains(type) && (Epcis.Length == 0 || (epci is not null && Epcis.Contains(epci)));
}
