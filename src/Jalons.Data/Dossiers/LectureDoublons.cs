using Jalons.Data.Socle;
using Jalons.Domain.Dossiers;
using Npgsql;
using NpgsqlTypes;

namespace Jalons.Data.Dossiers;

/// <summary>Who a pair is about, in a list.</summary>
/// <param name="Id">The person.</param>
/// <param name="Nom">First name and name.</param>
/// <param name="Naissance">Birth date.</param>
public sealed record MembrePaire(long Id, string Nom, DateOnly Naissance);

/// <summary>Two people who may be one, in the queue.</summary>
/// <param name="Id">The pair.</param>
/// <param name="Score">0 to 100.</param>
/// <param name="Raisons">Why.</param>
/// <param name="TrouveLe">When it was found.</param>
/// <param name="Flux">The flow that showed it.</param>
/// <param name="A">One.</param>
/// <param name="B">The other.</param>
public sealed record LigneDoublon(long Id, int Score, IReadOnlyList<RaisonDoublon> Raisons, DateTimeOffset TrouveLe, long? Flux, MembrePaire A, MembrePaire B);

/// <summary>Which pairs.</summary>
/// <param name="ScoreMinimum">At least this score.</param>
/// <param name="Raison">Only for this reason.</param>
/// <param name="Flux">Only those that this flow showed.</param>
/// <param name="NesAvant">Born on this day at the latest: one of the two is an adult.</param>
public sealed record FiltreDoublons(int? ScoreMinimum, RaisonDoublon? Raison, long? Flux, DateOnly? NesAvant);

/// <summary>The whole identity of one of the two.</summary>
/// <param name="Id">The person.</param>
/// <param name="Certifiee">True when the payer certified it.</param>
/// <param name="Valeurs">Each value as people read it; null when unknown.</param>
public sealed record IdentiteLue(long Id, bool Certifiee, IReadOnlyDictionary<ElementIdentite, string?> Valeurs);

/// <summary>A pair to look at.</summary>
public sealed record PaireLue
{
    /// <summary>Its number.</summary>
    public required long Id { get; init; }

    /// <summary>True while nobody settled it.</summary>
    public required bool EstARegler { get; init; }

    /// <summary>0 to 100.</summary>
    public required int Score { get; init; }

    /// <summary>Why.</summary>
    public required IReadOnlyList<RaisonDoublon> Raisons { get; init; }

    /// <summary>When it was found.</summary>
    public required DateTimeOffset TrouveLe { get; init; }

    /// <summary>The flow that showed it.</summary>
    public long? Flux { get; init; }

    /// <summary>Changes as soon as the pair or one of the two does.</summary>
    public required string Version { get; init; }

    /// <summary>One.</summary>
    public required IdentiteLue A { get; init; }

    /// <summary>The other.</summary>
    public required IdentiteLue B { get; init; }
}

/// <summary>A merge that stands or stood.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Gardee">Who stayed.</param>
/// <param name="Absorbee">Number of the other.</param>
/// <param name="Noms">Names of both before.</param>
/// <param name="FaiteLe">When.</param>
/// <param name="Auteur">By whom.</param>
/// <param name="Motif">Why.</param>
/// <param name="DefaiteLe">When it was undone.</param>
public sealed record ReunionLue(long Id, long Gardee, long Absorbee, (string Gardee, string Absorbee) Noms, DateTimeOffset FaiteLe, string Auteur, string? Motif, DateTimeOffset? DefaiteLe);

/// <summary>A rendez-vous or a contract of somebody, when two files are compared.</summary>
/// <param name="Personne">Whose.</param>
/// <param name="Nature">Reason of the rendez-vous, or form of the contract.</param>
/// <param name="Statut">Where it stands.</param>
/// <param name="Debut">When the rendez-vous begins; null for a contract.</param>
/// <param name="Du">First day of the contract.</param>
/// <param name="Au">Last day of the contract.</param>
public sealed record TravailLu(long Personne, string Nature, string Statut, DateTimeOffset? Debut, DateOnly? Du, DateOnly? Au);

/// <summary>What a flow says of somebody whose identity an agent has settled, when it differs.</summary>
/// <param name="NumeroDemande">In which household.</param>
/// <param name="Nom">First name, name in use and birth name.</param>
/// <param name="Naissance">Birth date.</param>
/// <param name="ConnuLe">Creation of the flow, civil time.</param>
/// <param name="Flux">The flow.</param>
public sealed record IdentiteEcrite(string NumeroDemande, string Nom, DateOnly Naissance, DateTime ConnuLe, long Flux);

/// <summary>Reads the queue of possible duplicates, one pair, and the merges of a person.</summary>
public static class LectureDoublons
{
    private const string Condition =
        """
        d.etat = 'ARegler' and (@score::int is null or d.score >= @score) and (@raison::text is null or @raison = any (d.raisons)) and (@flux::bigint is null or d.flux = @flux)
          and (@nes_avant::date is null or least(a.date_naissance, b.date_naissance) <= @nes_avant)
        """;

    private const string SqlIdentite =
        """
        jsonb_build_object('Qualite', case {0}.qualite when 'MR' then 'Monsieur' when 'MME' then 'Madame' when 'MLE' then 'Mademoiselle' else {0}.qualite end, 'Nom', {0}.nom, 'NomNaissance', {0}.nom_naissance, 'Prenom', {0}.prenom,
          'DateNaissance', to_char({0}.date_naissance, 'DD/MM/YYYY'), 'RangNaissance', {0}.rang_naissance::text,
          'Sexe', case {0}.sexe when 1 then 'Homme' when 2 then 'Femme' end, 'Nir', {0}.nir, 'IdentifiantFranceTravail', {0}.identifiant_france_travail,
          'Telephone', {0}.telephone, 'Courriel', {0}.courriel)::text
        """;

    /// <summary>One page of the queue, best score first, and how many pairs answer.</summary>
    public static async Task<(IReadOnlyList<LigneDoublon> Lignes, int Total)> ListerDoublonsAsync(
        this NpgsqlConnection connexion, FiltreDoublons filtre, int passees, int combien, CancellationToken annulation = default)
    {
        await using var commande = new NpgsqlCommand(
            $"""
             select d.id, d.score, d.raisons, d.trouve_le, d.flux, a.id, a.prenom || ' ' || a.nom, a.date_naissance, b.id, b.prenom || ' ' || b.nom, b.date_naissance,
               (count(*) over ())::int
             from doublon_possible d
             cross join lateral (select a.* from personne a where a.id = d.personne_a limit 1) a
             cross join lateral (select b.* from personne b where b.id = d.personne_b limit 1) b
             where d.departement = departement_courant() and {Condition}
             order by d.score desc, d.id offset @passees limit @combien
             """,
            connexion)
        {
            Parameters =
            {
                new("score", NpgsqlDbType.Integer) { Value = (object?)filtre.ScoreMinimum ?? DBNull.Value },
                new("raison", NpgsqlDbType.Text) { Value = (object?)filtre.Raison?.ToString() ?? DBNull.Value },
                new("flux", NpgsqlDbType.Bigint) { Value = (object?)filtre.Flux ?? DBNull.Value },
                new("nes_avant", NpgsqlDbType.Date) { Value = (object?)filtre.NesAvant ?? DBNull.Value },
                new("passees", passees),
                new("combien", combien),
            },
        };
        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        var (lignes, total) = (new List<LigneDoublon>(), 0);
        while (await lecteur.ReadAsync(annulation))
        {
            lignes.Add(new(
                lecteur.GetInt64(0), lecteur.GetInt16(1), Raisons(lecteur, 2), lecteur.GetFieldValue<DateTimeOffset>(3), lecteur.Valeur<long>(4),
                Membre(lecteur, 5), Membre(lecteur, 8)));
            total = lecteur.GetInt32(11);
        }

        return (lignes, total);
    }

    /// <summary>A pair with both identities; null when one of the two is no more, or the pair does not exist.</summary>
    public static async Task<PaireLue?> LirePaireAsync(this NpgsqlConnection connexion, long id, CancellationToken annulation = default)
    {
        await using var commande = new NpgsqlCommand(
            $"""
             select d.id, d.etat = 'ARegler', d.score, d.raisons, d.trouve_le, d.flux, concat_ws('-', d.xmin, a.xmin, b.xmin),
               a.id, a.certifiee, {SqlIdentite.Replace("{0}", "a", StringComparison.Ordinal)}, b.id, b.certifiee, {SqlIdentite.Replace("{0}", "b", StringComparison.Ordinal)}
             from doublon_possible d
             cross join lateral (select a.xmin, a.* from personne a where a.id = d.personne_a limit 1) a
             cross join lateral (select b.xmin, b.* from personne b where b.id = d.personne_b limit 1) b
             where d.id = $1
             """,
            connexion)
        {
            Parameters = { new() { Value = id } },
        };
        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        return await lecteur.ReadAsync(annulation)
            ? new PaireLue
            {
                Id = lecteur.GetInt64(0),
                EstARegler = lecteur.GetBoolean(1),
                Score = lecteur.GetInt16(2),
                Raisons = Raisons(lecteur, 3),
                TrouveLe = lecteur.GetFieldValue<DateTimeOffset>(4),
                Flux = lecteur.Valeur<long>(5),
                Version = lecteur.GetString(6),
                A = LireIdentite(lecteur, 7),
                B = LireIdentite(lecteur, 10),
            }
            : null;
    }

    /// <summary>The last rendez-vous and contracts of each parcours of these people, the latest first.</summary>
    public static async Task<IReadOnlyList<TravailLu>> LireTravailAsync(this NpgsqlConnection connexion, long[] personnes, CancellationToken annulation = default)
    {
        await using var commande = new NpgsqlCommand(
            """
            select p.personne, r.motif, r.statut, r.debut, null::date, null::date from parcours p
            cross join lateral (select * from rendez_vous r where r.parcours = p.id order by r.debut desc limit 5) r where p.personne = any ($1)
            union all
            select p.personne, c.forme, c.statut, null, c.debut, c.fin from parcours p
            cross join lateral (select * from contrat c where c.parcours = p.id order by c.debut desc limit 5) c where p.personne = any ($1)
            order by 1, 4 desc nulls last, 5 desc nulls last
            """,
            connexion) { Parameters = { new() { Value = personnes } } };
        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        var lus = new List<TravailLu>();
        while (await lecteur.ReadAsync(annulation))
        {
            lus.Add(new(
                lecteur.GetInt64(0), lecteur.GetString(1), lecteur.GetString(2), lecteur.Valeur<DateTimeOffset>(3), lecteur.Valeur<DateOnly>(4), lecteur.Valeur<DateOnly>(5)));
        }

        return lus;
    }

    /// <summary>The merge of this number; null when there is none.</summary>
    public static async Task<ReunionLue?> LireReunionAsync(this NpgsqlConnection connexion, long id, CancellationToken annulation = default) =>
        (await LireReunionsAsync(connexion, "id = $1", id, annulation)).FirstOrDefault();

    /// <summary>The merges that made a person what they are, latest first.</summary>
    public static Task<List<ReunionLue>> LireReunionsDeAsync(this NpgsqlConnection connexion, long personne, CancellationToken annulation = default) =>
        LireReunionsAsync(connexion, "gardee = $1 and defaite_le is null", personne, annulation);

    /// <summary>What flows say otherwise of a person, household by household.</summary>
    public static async Task<List<IdentiteEcrite>> LireIdentitesEcritesAsync(this NpgsqlConnection connexion, long personne, CancellationToken annulation = default)
    {
        await using var commande = new NpgsqlCommand(
            """
            select d.numero_demande, concat_ws(' ', r.prenom, r.nom, case when r.nom_naissance <> r.nom then '(nom de naissance : ' || r.nom_naissance || ')' end), r.date_naissance,
              r.connu_le, r.flux
            from identite_recue r join dossier d on d.id = r.dossier where r.personne = $1 order by d.numero_demande
            """,
            connexion)
        {
            Parameters = { new() { Value = personne } },
        };
        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        var ecrites = new List<IdentiteEcrite>();
        while (await lecteur.ReadAsync(annulation))
        {
            ecrites.Add(new(lecteur.GetString(0), lecteur.GetString(1), lecteur.GetFieldValue<DateOnly>(2), lecteur.GetDateTime(3), lecteur.GetInt64(4)));
        }

        return ecrites;
    }

    /// <summary>The person whom a former number leads to; null when it leads to nobody.</summary>
    public static async Task<long?> SuivreNumeroAsync(this NpgsqlConnection connexion, long numero, CancellationToken annulation = default)
    {
        await using var commande = new NpgsqlCommand("select personne from identite_connue where numero = $1 and personne <> $1 order by id desc limit 1", connexion)
        {
            Parameters = { new() { Value = numero } },
        };
        return (long?)await commande.ExecuteScalarAsync(annulation);
    }

    private static async Task<List<ReunionLue>> LireReunionsAsync(NpgsqlConnection connexion, string condition, long valeur, CancellationToken annulation)
    {
        await using var commande = new NpgsqlCommand(
            $"""
             select id, gardee, absorbee, concat_ws(' ', avant->'gardee'->>'prenom', avant->'gardee'->>'nom'),
               concat_ws(' ', avant->'absorbee'->>'prenom', avant->'absorbee'->>'nom'), faite_le, auteur, motif, defaite_le
             from fusion where {condition} order by id desc
             """,
            connexion)
        {
            Parameters = { new() { Value = valeur } },
        };
        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        var reunions = new List<ReunionLue>();
        while (await lecteur.ReadAsync(annulation))
        {
            reunions.Add(new(
                lecteur.GetInt64(0), lecteur.GetInt64(1), lecteur.GetInt64(2), (lecteur.GetString(3), lecteur.GetString(4)), lecteur.GetFieldValue<DateTimeOffset>(5),
                lecteur.GetString(6), lecteur.Texte(7), lecteur.Valeur<DateTimeOffset>(8)));
        }

        return reunions;
    }

    private static RaisonDoublon[] Raisons(NpgsqlDataReader lecteur, int colonne) => [.. lecteur.GetFieldValue<string[]>(colonne).Select(Enum.Parse<RaisonDoublon>)];

    private static MembrePaire Membre(NpgsqlDataReader lecteur, int colonne) =>
        new(lecteur.GetInt64(colonne), lecteur.GetString(colonne + 1), lecteur.GetFieldValue<DateOnly>(colonne + 2));

    private static IdentiteLue LireIdentite(NpgsqlDataReader lecteur, int colonne) => new(
        lecteur.GetInt64(colonne),
        lecteur.GetBoolean(colonne + 1),
        System.Text.Json.JsonSerializer.Deserialize<Dictionary<ElementIdentite, string?>>(lecteur.GetString(colonne + 2))!);
}
