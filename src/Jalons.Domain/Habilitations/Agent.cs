using Jalons.Domain.Socle;

namespace Jalons.Domain.Habilitations;

/// <summary>What an account may do (ARCHITECTURE §5). One role per account.</summary>
public enum Role
{
    /// <summary>The person accompanied.</summary>
    Usager,

    /// <summary>Works the queue of people to orient.</summary>
    ChargeOrientation,

    /// <summary>Référent unique of the people in their portfolio.</summary>
    Referent,

    /// <summary>Professional of the groupe de suivi.</summary>
    Intervenant,

    /// <summary>Structure that offers services.</summary>
    PorteurOffre,

    /// <summary>Employer.</summary>
    Employeur,

    /// <summary>Secretariat of the équipe pluridisciplinaire.</summary>
    SecretariatEP,

    /// <summary>Member of the équipe pluridisciplinaire.</summary>
    MembreEP,

    /// <summary>RSA service of the département: rights data, flows.</summary>
    Gestionnaire,

    /// <summary>Figures only, never a name.</summary>
    Pilote,

    /// <summary>Settings and accounts only, never a file.</summary>
    Administrateur,

    /// <summary>Machine partner, through the API.</summary>
    Partenaire,
}

/// <summary>Who is acting: the signed-in account as the rules see it.</summary>
/// <param name="Id">The account.</param>
/// <param name="Nom">First name and name, as the journal keeps it.</param>
/// <param name="Role">Its role.</param>
/// <param name="Departement">Code of the département it belongs to.</param>
/// <param name="Organisme">Its organisme, when it has one.</param>
/// <param name="Personne">For an <see cref="Role.Usager"/>, the person themself.</param>
public sealed record Agent(CompteId Id, string Nom, Role Role, string Departement, OrganismeId? Organisme = null, PersonneId? Personne = null);

/// <summary>Words people read for a <see cref="Role"/>.</summary>
public static class LibellesRole
{
    /// <summary>Label of the role.</summary>
    public static string Libelle(this Role role) => role switch
    {
        Role.Usager => "Personne accompagnée",
        Role.ChargeOrientation => "Chargé d’orientation",
        Role.Referent => "Référent",
        Role.Intervenant => "Intervenant",
        Role.PorteurOffre => "Porteur d’offre",
        Role.Employeur => "Employeur",
        Role.SecretariatEP => "Secrétariat de l’équipe pluridisciplinaire",
        Role.MembreEP => "Membre de l’équipe pluridisciplinaire",
        Role.Gestionnaire => "Gestionnaire RSA",
        Role.Pilote => "Pilote",
        Role.Administrateur => "Administrateur",
        Role.Partenaire => "Partenaire",
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };
}
