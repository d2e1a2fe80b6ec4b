using Jalons.Domain.Habilitations;
using Jalons.Domain.Socle;
using Microsoft.AspNetCore.Identity;

namespace Jalons.Data.Habilitations;

/// <summary>An account: ASP.NET Core Identity keeps passwords, lockout and second factor; we keep who it is and what it may do.</summary>
public sealed class Compte : IdentityUser<long>
{
    /// <summary>Département it belongs to.</summary>
    [DonneePersonnelle(Niveau.Technique)]
    public required string Departement { get; set; }

    /// <summary>Family name.</summary>
    [DonneePersonnelle(Niveau.Identifiante)]
    public required string Nom { get; set; }

    /// <summary>First name.</summary>
    [DonneePersonnelle(Niveau.Identifiante)]
    public required string Prenom { get; set; }

    /// <summary>What it may do.</summary>
    [DonneePersonnelle(Niveau.Technique)]
    public required Role Role { get; set; }

    /// <summary>Organisme of a professional.</summary>
    [DonneePersonnelle(Niveau.Technique)]
    public OrganismeId? Organisme { get; set; }

    /// <summary>For an usager, the person.</summary>
    [DonneePersonnelle(Niveau.Identifiante)]
    public PersonneId? Personne { get; set; }

    /// <summary>False once closed.</summary>
    [DonneePersonnelle(Niveau.Technique)]
    public bool Actif { get; set; } = true;

    /// <summary>People a référent can accompany at once; null when not agreed.</summary>
    [DonneePersonnelle(Niveau.Technique)]
    public int? FileMaximale { get; set; }

    /// <summary>When it was opened, UTC.</summary>
    [DonneePersonnelle(Niveau.Technique)]
    public DateTimeOffset CreeLe { get; set; }

    /// <summary>Last sign-in, UTC.</summary>
    [DonneePersonnelle(Niveau.Technique)]
    public DateTimeOffset? DerniereConnexion { get; set; }

    /// <summary>Until when the password given by somebody else can be used; null once the person has chosen their own.</summary>
    [DonneePersonnelle(Niveau.Technique)]
    public DateTimeOffset? MotDePasseProvisoireJusqua { get; set; }

    /// <summary>True for those whom a second factor protects: everybody but the people accompanied.</summary>
    [DonneePersonnelle(Niveau.Technique)]
    public bool EstProfessionnel => Role != Role.Usager;

    /// <summary>First name and name.</summary>
    [DonneePersonnelle(Niveau.Identifiante)]
    public string NomComplet => $"{Prenom} {Nom}";

    /// <summary>Changes the seal: every session opened so far ends, and whoever loaded the account before must load it again.</summary>
    public void Resceller() => (SecurityStamp, ConcurrencyStamp) = (Guid.NewGuid().ToString("N"), Guid.NewGuid().ToString("N"));

    /// <summary>Closes it: its sessions end.</summary>
    public void Fermer()
    {
        Actif = false;
        Resceller();
    }

    /// <summary>Opens it again.</summary>
    public void Rouvrir()
    {
        Actif = true;
        Resceller();
    }

    /// <summary>Lets its owner try again; the sessions go on.</summary>
    public void Debloquer() => (LockoutEnd, AccessFailedCount, ConcurrencyStamp) = (null, 0, Guid.NewGuid().ToString("N"));

    /// <summary>The account as the rules see it.</summary>
    public Agent EnAgent() => new(new CompteId(Id), NomComplet, Role, Departement, Organisme, Personne);
}
