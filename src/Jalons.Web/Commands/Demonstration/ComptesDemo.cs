using System.Globalization;
using Jalons.Data.Habilitations;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Socle;
using Jalons.Web.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Jalons.Web.Commands.Demonstration;

/// <summary>Makes the accounts: about sixty, of every role, all with the same password; names are made up.</summary>
internal sealed class ComptesDemo
{
    /// <summary>User name of the référent that one signs in as.</summary>
    public const string Referent = "referent";

    /// <summary>How many people that référent can follow.</summary>
    private const int FileDeLaVitrine = 105;

    private static readonly string[] Prenoms =
    [
        "Claire", "Marc", "Sophie", "Julien", "Nathalie", "Karim", "Élodie", "Thomas", "Isabelle", "Yann", "Fatima", "Antoine", "Céline", "Hugo", "Sandrine",
        "Olivier", "Amina", "Benoît", "Laure", "Pascal", "Inès", "Vincent", "Aurélie", "Denis", "Chloé", "Samuel", "Brigitte", "Romain", "Leïla", "Gilles",
    ];

    private static readonly string[] Noms =
    [
        "Humbert", "Jacquemin", "Thirion", "Lallemand", "Collignon", "Didelot", "Grosjean", "Toussaint", "Mangin", "Perrin", "Harmand", "Vautrin", "Lecomte",
        "Aubry", "Mathis", "Rémy", "Simonet", "Gérardin", "Bastien", "Colson", "Noisette", "Pierrat", "Ferry", "Marchal", "Adnet", "Hannequin", "Royer", "Villemin",
        "Claudon", "Étienne", "Bouchot",
    ];

    /// <summary>Who the accounts with a simple user name belong to.</summary>
    private static readonly Dictionary<string, (string Prenom, string Nom)> Connus = new(StringComparer.Ordinal)
    {
        ["gestionnaire"] = ("Sylvie", "Marchand"),
        ["orientation"] = ("Karim", "Benali"),
        [Referent] = ("Claire", "Humbert"),
        ["pilote"] = ("Hélène", "Caron"),
        ["administrateur"] = ("Éric", "Masson"),
    };

    private readonly string departement;
    private readonly DateTimeOffset creeLe;
    private readonly string motDePasse;
    private int rang;

    /// <summary>Prepares the accounts of a département.</summary>
    /// <param name="departement">Its code.</param>
    /// <param name="creeLe">When the accounts were opened.</param>
    public ComptesDemo(string departement, DateTimeOffset creeLe)
    {
        (this.departement, this.creeLe) = (departement, creeLe);

        // One hash for all: the password is printed on the screen anyway, and hashing is made to be slow.
        var options = Options.Create(new PasswordHasherOptions { IterationCount = Securite.ToursDeHachage });
        motDePasse = new PasswordHasher<Compte>(options).HashPassword(null!, ReglagesDemo.MotDePasse);
    }

    /// <summary>The professionals who belong to no organisme of accompaniment, the first of each role under a simple user name.</summary>
    public IEnumerable<Compte> Services() => new (Role Role, string Utilisateur, int Nombre)[]
    {
        (Role.Gestionnaire, "gestionnaire", 4),
        (Role.ChargeOrientation, "orientation", 6),
        (Role.Pilote, "pilote", 2),
        (Role.Administrateur, "administrateur", 2),
        (Role.Intervenant, "intervenant", 1),
        (Role.PorteurOffre, "porteur", 1),
        (Role.Employeur, "employeur", 1),
        (Role.SecretariatEP, "secretariat", 1),
        (Role.MembreEP, "membre", 1),
        (Role.Partenaire, "partenaire", 1),
    }.SelectMany(r => Enumerable.Range(0, r.Nombre).Select(n => Creer(r.Role, n == 0 ? r.Utilisateur : null)));

    /// <summary>The référents of an organisme that has its number.</summary>
    public IEnumerable<Compte> Referents(OrganismeDemo organisme) => Enumerable.Range(0, organisme.Referents).Select(n =>
        organisme.EstVitrine && n == 0
            ? Creer(Role.Referent, Referent, organisme.Organisme.Id, FileDeLaVitrine)
            : Creer(Role.Referent, null, organisme.Organisme.Id, organisme.FileMaximale));

    /// <summary>The account of a person accompanied.</summary>
    public Compte Usager(string utilisateur, string prenom, string nom, PersonneId personne)
    {
        var compte = Ouvrir(Role.Usager, utilisateur, Capitales(prenom), Capitales(nom));
        compte.Personne = personne;
        return compte;
    }

    /// <summary>A name that a flow writes in capitals, as people write it.</summary>
    public static string Capitales(string nom) => CultureInfo.InvariantCulture.TextInfo.ToTitleCase(nom.ToLowerInvariant());

    private Compte Creer(Role role, string? utilisateur, OrganismeId? organisme = null, int? fileMaximale = null)
    {
        var (prenom, nom) = utilisateur is not null && Connus.TryGetValue(utilisateur, out var connu) ? connu : (Prenoms[rang % Prenoms.Length], Noms[rang * 7 % Noms.Length]);
        rang++;
        var compte = Ouvrir(role, utilisateur ?? $"{Cles.Nom(prenom)}.{Cles.Nom(nom)}".ToLowerInvariant(), prenom, nom);
        (compte.Organisme, compte.FileMaximale) = (organisme, fileMaximale);
        return compte;
    }

    private Compte Ouvrir(Role role, string utilisateur, string prenom, string nom)
    {
        var hasard = new Hasard(ReglagesDemo.Graine, rang + 7_000);
        var compte = new Compte
        {
            Departement = departement,
            Prenom = prenom,
            Nom = nom,
            Role = role,
            CreeLe = creeLe,
            UserName = utilisateur,
            NormalizedUserName = utilisateur.ToUpperInvariant(),
            Email = $"{utilisateur}@exemple.fr",
            NormalizedEmail = $"{utilisateur}@exemple.fr".ToUpperInvariant(),
            PhoneNumber = role == Role.Usager ? Telephones.Mobile(hasard) : Telephones.Fixe(hasard),
            PasswordHash = motDePasse,
        };
        compte.Resceller();
        return compte;
    }
}
