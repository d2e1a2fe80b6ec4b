using System.Globalization;
using Jalons.Data.Habilitations;
using Jalons.Data.Referentiel;
using Jalons.Data.Socle;
using Jalons.Domain.Dossiers;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Referentiel;
using Jalons.Domain.Socle;

namespace Jalons.TestKit;

/// <summary>A person with a parcours, as tests name them.</summary>
/// <param name="Personne">The person.</param>
/// <param name="Parcours">Their parcours.</param>
/// <param name="Nom">First name and name.</param>
public sealed record PersonneSuivie(PersonneId Personne, ParcoursId Parcours, string Nom);

/// <summary>Builds organismes, agents and oriented people through the domain, on a real database.</summary>
/// <param name="connexions">The database.</param>
/// <param name="departement">The département.</param>
public sealed class MondeDeSuivi(ConnexionsJalons connexions, string departement = BaseDeTest.Departement)
{
    private static int rang;

    /// <summary>A unit of work of its own.</summary>
    public JalonsDb Ouvrir() => JalonsDb.Pour(connexions, departement);

    /// <summary>The dated rules of the département.</summary>
    public async Task<Regles> ReglesAsync()
    {
        await using var connexion = await connexions.OuvrirAsync(departement);
        return await connexion.LireReglesAsync(departement);
    }

    /// <summary>Opens an organisme.</summary>
    public async Task<OrganismeId> OrganismeAsync(string nom = "Maison des solidarités", CategorieOrganisme categorie = CategorieOrganisme.ServiceDepartement)
    {
        await using var db = Ouvrir();
        var organisme = Organisme.Ouvrir(departement, $"{nom} {Suivant()}", categorie, Enum.GetValues<TypeParcours>()).Valeur;
        organisme.Decrire("3 rue de l'Étanche, 55100 Verdun", "55545", "03 29 00 00 00", "accueil@exemple.fr", null, []);
        db.Organismes.Add(organisme);
        await db.SaveChangesAsync();
        return organisme.Id;
    }

    /// <summary>Opens an account that never signs in.</summary>
    public async Task<Agent> AgentAsync(Role role, OrganismeId? organisme = null, string prenom = "Claire", string nom = "Humbert", PersonneId? personne = null)
    {
        await using var db = Ouvrir();
        var identifiant = string.Create(CultureInfo.InvariantCulture, $"compte{Suivant()}@exemple.fr");
        var compte = new Compte
        {
            Departement = departement,
            Nom = nom,
            Prenom = prenom,
            Role = role,
            Organisme = organisme,
            Personne = personne,
            UserName = identifiant,
            NormalizedUserName = identifiant.ToUpperInvariant(),
            Email = identifiant,
            PhoneNumber = "03 29 11 22 33",
        };
        db.Comptes.Add(compte);
        await db.SaveChangesAsync();
        return compte.EnAgent();
    }

    /// <summary>A person oriented to an organisme and given to a référent.</summary>
    public async Task<PersonneSuivie> PersonneAsync(
        OrganismeId organisme, Agent? referent, DateOnly oriente, string prenom = "Amélie", string nom = "Bertin", TypeParcours type = TypeParcours.SocioProfessionnel)
    {
        var regles = await ReglesAsync();
        await using var db = Ouvrir();
        var personne = Personne.Connaitre(departement, nom, prenom, new DateOnly(1988, 4, 12)).Valeur;
        db.Personnes.Add(personne);
        await db.SaveChangesAsync();
        var entree = oriente.AddDays(-20);
        var parcours = Parcours.Entrer(departement, personne.Id, null, entree, entree, "55545", regles);
        parcours.Orienter(type, organisme, referent?.Id, oriente);
        db.Parcours.Add(parcours);
        await db.SaveChangesAsync();
        return new PersonneSuivie(personne.Id, parcours.Id, personne.NomComplet);
    }

    private static int Suivant() => Interlocked.Increment(ref rang);
}
