using System.Text.Json;
using Jalons.Data.Habilitations;
using Jalons.Data.Socle;
using Jalons.Domain.Dossiers;
using Jalons.Domain.Habilitations;
using Npgsql;
using NpgsqlTypes;

namespace Jalons.Data.Dossiers;

/// <summary>A person's file as the strip on top of its pages and its first tab show it.</summary>
public sealed record PersonneLue
{
    /// <summary>Number of the person.</summary>
    public required long Id { get; init; }

    /// <summary>MR, MME.</summary>
    public string? Qualite { get; init; }

    /// <summary>Name in use.</summary>
    public required string Nom { get; init; }

    /// <summary>Birth name.</summary>
    public required string NomNaissance { get; init; }

    /// <summary>First name.</summary>
    public required string Prenom { get; init; }

    /// <summary>Birth date.</summary>
    public required DateOnly DateNaissance { get; init; }

    /// <summary>NIR, to be shown to gestionnaires only.</summary>
    public string? Nir { get; init; }

    /// <summary>When an agent settled the identity, by a merge; null when it is what the flows say.</summary>
    public DateTimeOffset? VerifieeLe { get; init; }

    /// <summary>Events at France Travail, the present state first: the last one by day, then by order of arrival (<c>references/cnaf/flux.md</c> §3.7).</summary>
    public IReadOnlyList<EvenementFranceTravail> FranceTravail { get; init; } = [];

    /// <summary>Telephone.</summary>
    public string? Telephone { get; init; }

    /// <summary>E-mail.</summary>
    public string? Courriel { get; init; }

    /// <summary>The account with which the person reads their own file; null when none was ever opened.</summary>
    public EspacePersonnelLu? Espace { get; init; }

    /// <summary>Households, the present one first.</summary>
    public IReadOnlyList<AppartenanceLue> Foyers { get; init; } = [];

    /// <summary>Parcours, the latest first.</summary>
    public IReadOnlyList<ParcoursLu> Parcours { get; init; } = [];

    /// <summary>Whether the person is bound to droits et devoirs, and since when; null when no flow said so.</summary>
    public StatutLu? Statut { get; init; }

    /// <summary>Present household.</summary>
    public AppartenanceLue? Foyer => Foyers.FirstOrDefault(f => f.Jusqua is null) ?? (Foyers.Count > 0 ? Foyers[0] : null);

    /// <summary>Open parcours.</summary>
    public ParcoursLu? ParcoursOuvert => Parcours.FirstOrDefault(p => p.Sortie is null);

    /// <summary>The accompaniment outside the RSA that an agent may end, or take up again: the open parcours, else the last one; null when it is that of a right.</summary>
    public ParcoursLu? AccompagnementHorsRsa => (ParcoursOuvert ?? Parcours.FirstOrDefault()) is { HorsRsa: true } parcours
        && (parcours.Sortie is null || LibellesFinAccompagnement.Lire(parcours.MotifSortie) is not null) ? parcours : null;
}

/// <summary>A person in a household.</summary>
public sealed record AppartenanceLue(
    long Dossier, string NumeroDemande, string Role, string? Activite, DateOnly Depuis, DateOnly? Jusqua, int? EtatDroit, DateOnly? EtatDepuis, string[] Motifs,
    string? Voie, string? CodePostal, string? Commune);

/// <summary>A stay in droits et devoirs and where the person stands in it.</summary>
public sealed record ParcoursLu(
    long Id, DateOnly Entree, DateOnly RecuLe, DateOnly? Echeance, DateOnly? Sortie, string? MotifSortie, string? Type, DateOnly? OrienteLe, string? Organisme,
    string? Referent, string? TelephoneReferent, DateOnly? ContratJusque, DateOnly? DernierContact, PublicAccompagne? Public, DateOnly? HorsRsaDepuis, bool HorsRsa);

/// <summary>The last flag of droits et devoirs.</summary>
public sealed record StatutLu(bool Soumis, DateOnly Depuis);

/// <summary>Reads a person's file in one round trip.</summary>
public static class LecturePersonne
{
    /// <summary>Reads the file; null when the agent may not open it: they then learn nothing, not even that it exists.</summary>
    public static async Task<PersonneLue?> LirePersonneAsync(this NpgsqlConnection connexion, long id, Agent agent, CancellationToken annulation = default)
    {
        await using var lot = new NpgsqlBatch(connexion);
        var visible = agent.Role == Role.Gestionnaire ? "true" : $"exists (select from parcours p where p.personne = n.id and {Visibilite.ConditionSql(agent)})";
        lot.BatchCommands.Add(new NpgsqlBatchCommand(string.Format(System.Globalization.CultureInfo.InvariantCulture, SqlPersonne, visible))
        {
            Parameters =
            {
                new("id", id),
                new("compte", agent.Id.Valeur),
                new("personne", NpgsqlDbType.Bigint) { Value = (object?)agent.Personne?.Valeur ?? DBNull.Value },
            },
        });
        foreach (var sql in new[] { SqlFoyers, SqlParcours })
        {
            lot.BatchCommands.Add(new NpgsqlBatchCommand(sql) { Parameters = { new() { Value = id } } });
        }

        await using var lecteur = await lot.ExecuteReaderAsync(annulation);
        if (!await lecteur.ReadAsync(annulation))
        {
            return null;
        }

        var personne = LireIdentite(lecteur);
        var foyers = await lecteur.LireSuivantsAsync(LireFoyer, annulation);
        var parcours = await lecteur.LireSuivantsAsync(LireParcours, annulation);
        return personne with { Foyers = foyers, Parcours = parcours };
    }

    private const string SqlPersonne =
        $$"""
        select n.id, n.qualite, n.nom, n.nom_naissance, n.prenom, n.date_naissance, n.nir, n.telephone, n.courriel,
          c.id, c.nom_utilisateur, c.actif, c.cree_le, c.mot_de_passe_provisoire_jusqua, c.derniere_connexion, c.verrouille_jusqua, c.deux_facteurs,
          coalesce(c.sceau_securite, ''), coalesce(c.jeton_concurrence, ''), s.soumis, coalesce(b.le, s.depuis), n.verifiee_le,
          (select jsonb_agg(jsonb_build_object('Etat', i.etat, 'Le', i.le, 'Code', i.code, 'Motif', i.motif) order by i.le desc, i.id desc)
           from inscription_france_travail i where i.personne = n.id)::text
        from personne n
        left join compte c on c.personne = n.id
        left join lateral (
          select id, personne, dossier, soumis, depuis, depuis_donne, jusqua from statut_droits_devoirs where personne = n.id order by depuis desc, id desc limit 1) s on true
        {{DebutsDits.Sql}}
        where n.id = @id and {0}
        """;

    private const string SqlFoyers =
        """
        select d.id, d.numero_demande, m.role, m.activite, m.depuis, m.jusqua, d.etat_droit, d.etat_depuis, d.motifs, a.voie, a.code_postal, a.commune
        from membre m join dossier d on d.id = m.dossier left join adresse a on a.dossier = d.id and a.courante
        where m.personne = $1 order by m.jusqua is not null, m.depuis desc, m.id desc
        """;

    private const string SqlParcours =
        """
        select p.id, p.entree, p.recu_le, p.echeance_orientation, p.sortie, p.motif_sortie, p.type, p.oriente_le, o.nom, r.prenom || ' ' || r.nom, r.telephone,
          p.contrat_jusque, p.dernier_contact, p.public_accompagne, p.hors_rsa_depuis, p.hors_rsa
        from parcours p left join organisme o on o.id = p.organisme left join compte r on r.id = p.referent
        where p.personne = $1 order by p.entree desc, p.id desc
        """;

    private static PersonneLue LireIdentite(NpgsqlDataReader lecteur) => new()
    {
        Id = lecteur.GetInt64(0),
        Qualite = lecteur.Texte(1),
        Nom = lecteur.GetString(2),
        NomNaissance = lecteur.GetString(3),
        Prenom = lecteur.GetString(4),
        DateNaissance = lecteur.GetFieldValue<DateOnly>(5),
        Nir = lecteur.Texte(6),
        Telephone = lecteur.Texte(7),
        Courriel = lecteur.Texte(8),
        Espace = lecteur.IsDBNull(9) ? null : LireEspace(lecteur),
        Statut = lecteur.IsDBNull(19) ? null : new StatutLu(lecteur.GetBoolean(19), lecteur.GetFieldValue<DateOnly>(20)),
        VerifieeLe = lecteur.Valeur<DateTimeOffset>(21),
        FranceTravail = lecteur.Texte(22) is { } evenements ? JsonSerializer.Deserialize<EvenementFranceTravail[]>(evenements)! : [],
    };

    private static EspacePersonnelLu LireEspace(NpgsqlDataReader lecteur) => new(
        lecteur.GetInt64(9), lecteur.GetString(10), lecteur.GetBoolean(11), lecteur.GetFieldValue<DateTimeOffset>(12), lecteur.Valeur<DateTimeOffset>(13),
        lecteur.Valeur<DateTimeOffset>(14), lecteur.Valeur<DateTimeOffset>(15), lecteur.GetBoolean(16), lecteur.GetString(17), lecteur.GetString(18));

    private static AppartenanceLue LireFoyer(NpgsqlDataReader lecteur) => new(
        lecteur.GetInt64(0), lecteur.GetString(1), lecteur.GetString(2), lecteur.Texte(3), lecteur.GetFieldValue<DateOnly>(4), lecteur.Valeur<DateOnly>(5),
        lecteur.Valeur<short>(6), lecteur.Valeur<DateOnly>(7), lecteur.GetFieldValue<string[]>(8), lecteur.Texte(9), lecteur.Texte(10), lecteur.Texte(11));

    private static ParcoursLu LireParcours(NpgsqlDataReader lecteur) => new(
        lecteur.GetInt64(0), lecteur.GetFieldValue<DateOnly>(1), lecteur.GetFieldValue<DateOnly>(2), lecteur.Valeur<DateOnly>(3), lecteur.Valeur<DateOnly>(4),
        lecteur.Texte(5), lecteur.Texte(6), lecteur.Valeur<DateOnly>(7), lecteur.Texte(8), lecteur.Texte(9), lecteur.Texte(10), lecteur.Valeur<DateOnly>(11),
        lecteur.Valeur<DateOnly>(12), lecteur.Texte(13) is { } accompagne ? Enum.Parse<PublicAccompagne>(accompagne) : null, lecteur.Valeur<DateOnly>(14), lecteur.GetBoolean(15));
}
