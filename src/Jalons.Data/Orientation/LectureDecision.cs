using Jalons.Data.Referentiel;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Orientation;
using Jalons.Domain.Referentiel;
using Jalons.Domain.Socle;
using Npgsql;

namespace Jalons.Data.Orientation;

/// <summary>A decision as it is confirmed and printed.</summary>
public sealed record DecisionLue
{
    /// <summary>The decision.</summary>
    public required OrientationId Id { get; init; }

    /// <summary>The parcours.</summary>
    public required ParcoursId Parcours { get; init; }

    /// <summary>The person.</summary>
    public required PersonneId Personne { get; init; }

    /// <summary>Parcours decided.</summary>
    public required TypeParcours Type { get; init; }

    /// <summary>Day of the decision.</summary>
    public required DateOnly Du { get; init; }

    /// <summary>Last legal day to decide.</summary>
    public required DateOnly? Echeance { get; init; }

    /// <summary>Who decided.</summary>
    public required OrigineDecision Origine { get; init; }

    /// <summary>Account of the author.</summary>
    public required CompteId Auteur { get; init; }

    /// <summary>Name of the author.</summary>
    public required string NomAuteur { get; init; }

    /// <summary>When it was written down.</summary>
    public required DateTimeOffset SaisiLe { get; init; }

    /// <summary>Parcours recommended.</summary>
    public required TypeParcours Preconise { get; init; }

    /// <summary>Reasons as printed.</summary>
    public required IReadOnlyList<string> Raisons { get; init; }

    /// <summary>The author's own reason.</summary>
    public required string? Motif { get; init; }

    /// <summary>How the person is told.</summary>
    public required ModeNotification Notification { get; init; }

    /// <summary>Day the person was told.</summary>
    public required DateOnly? NotifieeLe { get; init; }

    /// <summary>Organisme in charge.</summary>
    public required Coordonnees Organisme { get; init; }

    /// <summary>Its category.</summary>
    public required CategorieOrganisme Categorie { get; init; }

    /// <summary>First référent of this orientation; null when not named yet.</summary>
    public required Coordonnees? Referent { get; init; }

    /// <summary>Who follows the person now; null when nobody does.</summary>
    public required CompteId? ReferentActuel { get; init; }

    /// <summary>The département.</summary>
    public required Coordonnees Departement { get; init; }
}

/// <summary>Reads of decisions.</summary>
public static class LectureDecision
{
    /// <summary>
    /// A decision that the agent may read: its author at any time (to reprint the letter), the référent who follows the person, the
    /// gestionnaires; null otherwise.
    /// </summary>
    public static Task<DecisionLue?> LireDecisionAsync(this NpgsqlConnection connexion, Agent agent, OrientationId id, CancellationToken annulation = default) =>
        connexion.LireAsync("o.id = @id", id.Valeur, agent, annulation);

    /// <summary>
    /// The decision in force of a parcours that the agent was working on: they opened this file since the given instant. It answers
    /// whoever was about to pronounce when somebody else was faster; null otherwise.
    /// </summary>
    public static async Task<DecisionLue?> LireDecisionConcurrenteAsync(
        this NpgsqlConnection connexion, Agent agent, ParcoursId parcours, DateTimeOffset depuis, CancellationToken annulation = default)
    {
        await using var commande = new NpgsqlCommand(
            "select exists (select from acte a join parcours p on p.personne = a.personne where p.id = $1 and a.compte = $2 and a.quand >= $3)", connexion)
        {
            Parameters = { new() { Value = parcours.Valeur }, new() { Value = agent.Id.Valeur }, new() { Value = depuis } },
        };
        return await commande.ExecuteScalarAsync(annulation) is true
            ? await connexion.LireAsync("o.parcours = @id and o.au is null", parcours.Valeur, null, annulation)
            : null;
    }

    /// <summary>Who may read a decision, as a SQL condition on <c>o</c> (orientation) and <c>p</c> (parcours). Parameter: <c>@compte</c>.</summary>
    internal static string ConditionSql(Role? role) => role switch
    {
        null or Role.Gestionnaire => "true",
        Role.ChargeOrientation => "o.auteur = @compte",
        Role.Referent => "p.referent = @compte",
        _ => "false",
    };

    private static async Task<DecisionLue?> LireAsync(this NpgsqlConnection connexion, string laquelle, long id, Agent? agent, CancellationToken annulation)
    {
        var droit = ConditionSql(agent?.Role);
        await using var commande = new NpgsqlCommand(
            $"""
            select o.id, o.parcours, o.personne, o.type, o.du, o.echeance, o.origine, o.auteur, o.nom_auteur, o.saisi_le, o.preconise, o.raisons, o.motif,
              o.notification, o.notifiee_le, g.nom, g.adresse, g.telephone, g.courriel, g.categorie,
              r.prenom || ' ' || r.nom, r.telephone, r.courriel, p.referent, d.code, d.adresse, d.telephone, d.courriel
            from orientation o
            join parcours p on p.id = o.parcours
            join organisme g on g.id = o.organisme
            join departement d on d.code = o.departement
            left join lateral (select s.referent from suivi_referent s where s.parcours = o.parcours and s.organisme = o.organisme order by s.du limit 1) s on true
            left join compte r on r.id = s.referent
            where {laquelle} and {droit}
            """,
            connexion)
        {
            Parameters = { new("id", id) },
        };
        if (droit.Contains("@compte", StringComparison.Ordinal))
        {
            commande.Parameters.AddWithValue("compte", agent!.Id.Valeur);
        }

        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        return await lecteur.ReadAsync(annulation) ? Decision(lecteur) : null;
    }

    private static DecisionLue Decision(NpgsqlDataReader l) => new()
    {
        Id = new OrientationId(l.GetInt64(0)),
        Parcours = new ParcoursId(l.GetInt64(1)),
        Personne = new PersonneId(l.GetInt64(2)),
        Type = Enum.Parse<TypeParcours>(l.GetString(3)),
        Du = l.GetFieldValue<DateOnly>(4),
        Echeance = l.IsDBNull(5) ? null : l.GetFieldValue<DateOnly>(5),
        Origine = Enum.Parse<OrigineDecision>(l.GetString(6)),
        Auteur = new CompteId(l.GetInt64(7)),
        NomAuteur = l.GetString(8),
        SaisiLe = l.GetFieldValue<DateTimeOffset>(9),
        Preconise = Enum.Parse<TypeParcours>(l.GetString(10)),
        Raisons = l.GetFieldValue<string[]>(11),
        Motif = Texte(l, 12),
        Notification = Enum.Parse<ModeNotification>(l.GetString(13)),
        NotifieeLe = l.IsDBNull(14) ? null : l.GetFieldValue<DateOnly>(14),
        Organisme = new Coordonnees(l.GetString(15), Texte(l, 16), Texte(l, 17), Texte(l, 18)),
        Categorie = Enum.Parse<CategorieOrganisme>(l.GetString(19)),
        Referent = l.IsDBNull(20) ? null : new Coordonnees(l.GetString(20), null, Texte(l, 21), Texte(l, 22)),
        ReferentActuel = l.IsDBNull(23) ? null : new CompteId(l.GetInt64(23)),
        Departement = new Coordonnees(Departements.Complement(l.GetString(24)), Texte(l, 25), Texte(l, 26), Texte(l, 27)),
    };

    private static string? Texte(NpgsqlDataReader l, int rang) => l.IsDBNull(rang) ? null : l.GetString(rang);
}
