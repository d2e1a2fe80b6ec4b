using Jalons.Data.Dossiers;
using Jalons.Domain.Dossiers;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Orientation;
using Jalons.Domain.Referentiel;
using Jalons.Domain.Socle;
using Npgsql;

namespace Jalons.Data.Orientation;

/// <summary>A member of the household.</summary>
/// <param name="Personne">Who.</param>
/// <param name="Nom">First name and name.</param>
/// <param name="Naissance">Birth date.</param>
/// <param name="Role">DEM, CJT, ENF, AUT.</param>
/// <param name="ACharge">Dependent.</param>
/// <param name="Activite">ACT of the current activity.</param>
public sealed record MembreFoyer(PersonneId Personne, string Nom, DateOnly Naissance, string Role, bool ACharge, string? Activite);

/// <summary>What the flows say of the RSA right.</summary>
public sealed record DroitRecu(
    string NumeroDemande, string Organisme, EtatDroit? Etat, DateOnly? Depuis, DateOnly? Ouverture, DateOnly DateDemande, string? Nature, string? SituationFamille, bool? SansDomicile);

/// <summary>Everything the flows say of a person to orient.</summary>
public sealed record PersonneAOrienter
{
    /// <summary>The parcours.</summary>
    public required ParcoursId Parcours { get; init; }

    /// <summary>The person.</summary>
    public required PersonneId Personne { get; init; }

    /// <summary>The RSA file.</summary>
    public required DossierId? Dossier { get; init; }

    /// <summary>MR, MME, MLE.</summary>
    public required string? Qualite { get; init; }

    /// <summary>Name in use.</summary>
    public required string Nom { get; init; }

    /// <summary>First name.</summary>
    public required string Prenom { get; init; }

    /// <summary>Birth date.</summary>
    public required DateOnly Naissance { get; init; }

    /// <summary>Telephone.</summary>
    public required string? Telephone { get; init; }

    /// <summary>E-mail.</summary>
    public required string? Courriel { get; init; }

    /// <summary>First day bound to droits et devoirs.</summary>
    public required DateOnly Entree { get; init; }

    /// <summary>Day the département was told.</summary>
    public required DateOnly RecuLe { get; init; }

    /// <summary>Last legal day.</summary>
    public required DateOnly? Echeance { get; init; }

    /// <summary>Day of the orientation in force; null while to orient.</summary>
    public required DateOnly? OrienteLe { get; init; }

    /// <summary>Name of the commune.</summary>
    public required string? Commune { get; init; }

    /// <summary>Code of its EPCI.</summary>
    public required string? Epci { get; init; }

    /// <summary>Name of its EPCI.</summary>
    public required string? Territoire { get; init; }

    /// <summary>Lines of the address.</summary>
    public required IReadOnlyList<string> Adresse { get; init; }

    /// <summary>The right; null outside the RSA.</summary>
    public required DroitRecu? Droit { get; init; }

    /// <summary>The household, the person included.</summary>
    public IReadOnlyList<MembreFoyer> Foyer { get; init; } = [];

    /// <summary>First name and name.</summary>
    public string NomComplet => $"{Prenom} {Nom}";

    /// <summary>What the rules of the préconisation look at.</summary>
    public SituationRecue Situation => new(
        Foyer.FirstOrDefault(m => m.Personne == Personne)?.Activite,
        Droit?.SituationFamille,
        Foyer.Count(m => m.Role == "ENF"),
        Droit?.SansDomicile);
}

/// <summary>A référent and the people they already follow.</summary>
/// <param name="Compte">Account.</param>
/// <param name="Nom">First name and name.</param>
/// <param name="Charge">People followed now.</param>
/// <param name="Maximum">People they can follow; null when not agreed.</param>
public sealed record ReferentCandidat(CompteId Compte, string Nom, int Charge, int? Maximum)
{
    /// <summary>True when nobody more can be followed.</summary>
    public bool EstPlein => Charge >= Maximum;

    /// <summary>The load as people read it: "38 personnes suivies sur 60".</summary>
    public string EnMots()
    {
        var suivies = Charge > 1 ? $"{Charge} personnes suivies" : $"{Charge} personne suivie";
        return Maximum is { } m ? $"{suivies} sur {m}" : suivies;
    }
}

/// <summary>An organisme that works where the person lives.</summary>
public sealed record OrganismeCandidat(
    OrganismeId Id, string Nom, CategorieOrganisme Categorie, IReadOnlyList<TypeParcours> Parcours, bool DuTerritoire, int? Capacite, IReadOnlyList<ReferentCandidat> Referents)
{
    /// <summary>People followed by its référents.</summary>
    public int Charge => Referents.Sum(r => r.Charge);
}

/// <summary>Reads of one person to orient.</summary>
public static class LecturePersonne
{
    /// <summary>The person of a parcours that the agent may see; null otherwise.</summary>
    public static async Task<PersonneAOrienter?> LirePersonneAOrienterAsync(
        this NpgsqlConnection connexion, Agent agent, ParcoursId parcours, CancellationToken annulation = default) =>
        await connexion.LireAsync(Visibilite.ConditionSql(agent), agent, parcours, annulation);

    /// <summary>The same for a parcours whose decision the caller may read, even once it left the queue.</summary>
    public static async Task<PersonneAOrienter?> LireOrienteeAsync(
        this NpgsqlConnection connexion, Agent agent, ParcoursId parcours, CancellationToken annulation = default) =>
        await connexion.LireAsync("true", agent, parcours, annulation);

    /// <summary>Organismes that cover a place, those of its EPCI first, with their référents and present loads.</summary>
    public static async Task<IReadOnlyList<OrganismeCandidat>> LireCandidatsAsync(this NpgsqlConnection connexion, string? epci, CancellationToken annulation = default)
    {
        await using var commande = new NpgsqlCommand(
            """
            select o.id, o.nom, o.categorie, o.parcours, o.epcis <> '{}', o.capacite, c.id, c.prenom || ' ' || c.nom, coalesce(n.charge, 0)::int, c.file_maximale
            from organisme o
            left join compte c on c.organisme = o.id and c.role = 'Referent' and c.actif
            left join (select referent, sum(nombre) as charge from charge_referent group by referent) n on n.referent = c.id
            where o.actif and (o.epcis = '{}' or $1 = any(o.epcis))
            order by (o.epcis = '{}'), o.nom collate francais, o.id, n.charge::numeric / nullif(c.file_maximale, 0), c.nom collate francais, c.prenom
            """,
            connexion)
        {
            Parameters = { new() { Value = (object?)epci ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text } },
        };
        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        var organismes = new List<OrganismeCandidat>();
        var referents = new List<ReferentCandidat>();
        while (await lecteur.ReadAsync(annulation))
        {
            if (organismes.Count == 0 || organismes[^1].Id.Valeur != lecteur.GetInt64(0))
            {
                referents = [];
                organismes.Add(Organisme(lecteur, referents));
            }

            if (!lecteur.IsDBNull(6))
            {
                referents.Add(new ReferentCandidat(new CompteId(lecteur.GetInt64(6)), lecteur.GetString(7), lecteur.GetInt32(8), Nombre(lecteur, 9)));
            }
        }

        return organismes;
    }

    private static async Task<PersonneAOrienter?> LireAsync(this NpgsqlConnection connexion, string condition, Agent agent, ParcoursId parcours, CancellationToken annulation)
    {
        await using var lot = new NpgsqlBatch(connexion)
        {
            BatchCommands =
            {
                new NpgsqlBatchCommand(
                    $"""
                    select p.id, p.personne, p.dossier, q.qualite, q.nom, q.prenom, q.date_naissance, q.telephone, q.courriel, p.entree, p.recu_le,
                      p.echeance_orientation, p.oriente_le, c.nom, c.epci, e.nom,
                      array_remove(array[a.complement, a.voie, a.lieu_dit, nullif(btrim(concat_ws(' ', a.code_postal, a.commune)), '')], null),
                      d.numero_demande, d.organisme, d.etat_droit::int, d.etat_depuis, d.ouverture, d.date_demande, d.nature_droit, d.situation_famille, d.sans_domicile
                    from parcours p
                    join personne q on q.id = p.personne
                    left join dossier d on d.id = p.dossier
                    left join adresse a on a.dossier = p.dossier and a.courante
                    left join commune c on c.code = p.code_commune
                    left join epci e on e.code = c.epci
                    where p.id = @parcours and {condition}
                    """),
                new NpgsqlBatchCommand(
                    $"""
                    select m.personne, q.prenom || ' ' || q.nom, q.date_naissance, m.role, m.a_charge, m.activite
                    from parcours p
                    join membre m on m.dossier = p.dossier and m.jusqua is null
                    join personne q on q.id = m.personne
                    where p.id = @parcours and {condition}
                    order by case m.role when 'DEM' then 0 when 'CJT' then 1 else 2 end, q.date_naissance, m.id
                    """),
            },
        };
        foreach (NpgsqlBatchCommand commande in lot.BatchCommands)
        {
            commande.Parameters.Add(new NpgsqlParameter("parcours", parcours.Valeur));
            Donner(commande, condition, "compte", agent.Id.Valeur);
            Donner(commande, condition, "personne", agent.Personne?.Valeur);
        }

        await using var lecteur = await lot.ExecuteReaderAsync(annulation);
        if (!await lecteur.ReadAsync(annulation))
        {
            return null;
        }

        var personne = Personne(lecteur);
        await lecteur.NextResultAsync(annulation);
        var foyer = new List<MembreFoyer>();
        while (await lecteur.ReadAsync(annulation))
        {
            foyer.Add(new MembreFoyer(
                new PersonneId(lecteur.GetInt64(0)), lecteur.GetString(1), lecteur.GetFieldValue<DateOnly>(2), lecteur.GetString(3), lecteur.GetBoolean(4), Texte(lecteur, 5)));
        }

        return personne with { Foyer = foyer };
    }

    private static void Donner(NpgsqlBatchCommand commande, string condition, string nom, object? valeur)
    {
        if (condition.Contains("@" + nom, StringComparison.Ordinal))
        {
            commande.Parameters.Add(new NpgsqlParameter(nom, valeur ?? DBNull.Value));
        }
    }

    private static PersonneAOrienter Personne(NpgsqlDataReader l) => new()
    {
        Parcours = new ParcoursId(l.GetInt64(0)),
        Personne = new PersonneId(l.GetInt64(1)),
        Dossier = l.IsDBNull(2) ? null : new DossierId(l.GetInt64(2)),
        Qualite = Texte(l, 3),
        Nom = l.GetString(4),
        Prenom = l.GetString(5),
        Naissance = l.GetFieldValue<DateOnly>(6),
        Telephone = Texte(l, 7),
        Courriel = Texte(l, 8),
        Entree = l.GetFieldValue<DateOnly>(9),
        RecuLe = l.GetFieldValue<DateOnly>(10),
        Echeance = Jour(l, 11),
        OrienteLe = Jour(l, 12),
        Commune = Texte(l, 13),
        Epci = Texte(l, 14),
        Territoire = Texte(l, 15),
        Adresse = l.GetFieldValue<string[]>(16),
        Droit = l.IsDBNull(17) ? null : new DroitRecu(
            l.GetString(17), l.GetString(18), Nombre(l, 19) is { } etat ? (EtatDroit)etat : null, Jour(l, 20), Jour(l, 21), l.GetFieldValue<DateOnly>(22),
            Texte(l, 23), Texte(l, 24), l.IsDBNull(25) ? null : l.GetBoolean(25)),
    };

    private static OrganismeCandidat Organisme(NpgsqlDataReader l, IReadOnlyList<ReferentCandidat> referents) => new(
        new OrganismeId(l.GetInt64(0)), l.GetString(1), Enum.Parse<CategorieOrganisme>(l.GetString(2)),
        [.. l.GetFieldValue<string[]>(3).Select(Enum.Parse<TypeParcours>)], l.GetBoolean(4), Nombre(l, 5), referents);

    private static string? Texte(NpgsqlDataReader l, int rang) => l.IsDBNull(rang) ? null : l.GetString(rang);

    private static int? Nombre(NpgsqlDataReader l, int rang) => l.IsDBNull(rang) ? null : l.GetInt32(rang);

    private static DateOnly? Jour(NpgsqlDataReader l, int rang) => l.IsDBNull(rang) ? null : l.GetFieldValue<DateOnly>(rang);
}
