using Jalons.Domain.Socle;

namespace Jalons.Domain.Habilitations;

/// <summary>
/// One line of the journal: who did what to whom, when, why. Acts and consultations are written the same way, in the
/// transaction of the act; lines are added, never changed (the database refuses it). The history people see and the audit
/// trail are this one journal (ARCHITECTURE §4; CASF R262-107, R262-114).
/// </summary>
public sealed class Acte
{
    /// <summary>Nature of a line that only says that a file was looked at.</summary>
    public const string Consultation = "consultation";

    private Acte()
    {
    }

    /// <summary>Its number.</summary>
    [DonneePersonnelle(Niveau.Technique)]
    public long Id { get; private set; }

    /// <summary>Département.</summary>
    [DonneePersonnelle(Niveau.Technique)]
    public string Departement { get; private set; } = "";

    /// <summary>When, UTC.</summary>
    [DonneePersonnelle(Niveau.Technique)]
    public DateTimeOffset Quand { get; private set; }

    /// <summary>Who; null for the system itself.</summary>
    [DonneePersonnelle(Niveau.Identifiante)]
    public CompteId? Compte { get; private set; }

    /// <summary>Name of the author, kept as it was that day.</summary>
    [DonneePersonnelle(Niveau.Identifiante)]
    public string Auteur { get; private set; } = "";

    /// <summary>Role of the author that day.</summary>
    [DonneePersonnelle(Niveau.Technique)]
    public string Role { get; private set; } = "";

    /// <summary>What: <c>consultation</c>, <c>orientation.prononcee</c>, <c>contrat.signe</c>…</summary>
    [DonneePersonnelle(Niveau.Technique)]
    public string Nature { get; private set; } = "";

    /// <summary>What happened, as people read it.</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public string Libelle { get; private set; } = "";

    /// <summary>The person concerned.</summary>
    [DonneePersonnelle(Niveau.Identifiante)]
    public PersonneId? Personne { get; private set; }

    /// <summary>The RSA file concerned.</summary>
    [DonneePersonnelle(Niveau.Identifiante)]
    public DossierId? Dossier { get; private set; }

    /// <summary>Typed facts of the event, JSON.</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public string? Donnees { get; private set; }

    /// <summary>Writes a line for an agent.</summary>
    public static Acte De(Agent agent, DateTimeOffset quand, string nature, string libelle, PersonneId? personne = null, DossierId? dossier = null, string? donnees = null) => new()
    {
        Departement = agent.Departement,
        Quand = quand.ToUniversalTime(),
        Compte = agent.Id,
        Auteur = agent.Nom,
        Role = agent.Role.ToString(),
        Nature = nature,
        Libelle = libelle,
        Personne = personne,
        Dossier = dossier,
        Donnees = donnees,
    };
}
