using Jalons.Data.Dossiers;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Referentiel;
using Jalons.Domain.Socle;
using Npgsql;

namespace Jalons.Data.Orientation;

/// <summary>Which part of the queue, by its legal deadline.</summary>
public enum UrgenceOrientation
{
    /// <summary>The deadline is past.</summary>
    Retard,

    /// <summary>Today to Sunday, not past.</summary>
    Semaine,

    /// <summary>After this week, or no known deadline.</summary>
    Delai,
}

/// <summary>What the queue shows.</summary>
/// <param name="Jour">Today.</param>
/// <param name="Epci">Code of an EPCI, <see cref="SansTerritoire"/>, or null for all.</param>
/// <param name="Urgence">Part of the queue, or null for all.</param>
/// <param name="Recherche">Beginning of a name, with or without the first name; null for all.</param>
/// <param name="Recents">Latest deadlines first.</param>
public sealed record FiltreFile(DateOnly Jour, string? Epci = null, UrgenceOrientation? Urgence = null, string? Recherche = null, bool Recents = false)
{
    /// <summary>Value of <see cref="Epci"/> for people whose commune is unknown or outside any EPCI.</summary>
    public const string SansTerritoire = "aucun";

    /// <summary>Sunday of this week.</summary>
    public DateOnly FinSemaine => Jour.AddDays((7 - (int)Jour.DayOfWeek) % 7);
}

/// <summary>People to orient on one territory.</summary>
/// <param name="Epci">Its code; null outside any EPCI.</param>
/// <param name="Nom">Its name.</param>
/// <param name="Total">To orient.</param>
/// <param name="Retard">Late.</param>
/// <param name="Semaine">Due this week.</param>
public sealed record CompteFile(string? Epci, string? Nom, int Total, int Retard, int Semaine)
{
    /// <summary>How many in this part of the queue.</summary>
    public int Nombre(UrgenceOrientation? urgence) => urgence switch
    {
        UrgenceOrientation.Retard => Retard,
        UrgenceOrientation.Semaine => Semaine,
        UrgenceOrientation.Delai => Total - Retard - Semaine,
        _ => Total,
    };
}

/// <summary>A person of the queue.</summary>
public sealed record LigneFile(
    ParcoursId Parcours, PersonneId Personne, string Nom, string Prenom, DateOnly Naissance, string? Commune, string? Territoire, DateOnly Entree, DateOnly RecuLe,
    DateOnly? Echeance, bool SansDomicile, bool DroitSuspendu, DateOnly? Diagnostic);

/// <summary>A person who is oriented and has no référent yet.</summary>
public sealed record LigneSansReferent(
    ParcoursId Parcours, string Nom, string Prenom, DateOnly Naissance, string? Commune, TypeParcours Type, string Organisme, DateOnly OrienteLe);

/// <summary>Reads of the queue: counts and lists, by sets.</summary>
public static class FileOrientation
{
    private const string AOrienter = "p.sortie is null and p.oriente_le is null";

    private const string SansReferent = "p.sortie is null and p.oriente_le is not null and p.referent is null";

    /// <summary>How many people on each territory, from the counts that every change of a parcours keeps (migration 0022).</summary>
    public static async Task<IReadOnlyList<CompteFile>> CompterFileAsync(this NpgsqlConnection connexion, Agent agent, DateOnly jour, CancellationToken annulation = default)
    {
        if (agent.Role is not (Role.ChargeOrientation or Role.Gestionnaire))
        {
            return [];
        }

        await using var commande = Preparer(
            connexion,
            """
            select c.epci, e.nom, sum(n.total)::int, sum(n.retard)::int, sum(n.semaine)::int
            from (select f.code_commune, sum(f.nombre) as total,
                    coalesce(sum(f.nombre) filter (where f.echeance < @jour), 0) as retard,
                    coalesce(sum(f.nombre) filter (where f.echeance between @jour and @dimanche), 0) as semaine
                  from file_orientation f group by f.code_commune) n
            left join commune c on c.code = n.code_commune
            left join epci e on e.code = c.epci
            group by c.epci, e.nom
            having sum(n.total) > 0
            order by e.nom collate francais nulls last
            """,
            agent, new FiltreFile(jour));
        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        var comptes = new List<CompteFile>();
        while (await lecteur.ReadAsync(annulation))
        {
            comptes.Add(new CompteFile(Texte(lecteur, 0), Texte(lecteur, 1), lecteur.GetInt32(2), lecteur.GetInt32(3), lecteur.GetInt32(4)));
        }

        return comptes;
    }

    /// <summary>One page of the queue, in the order of the deadlines.</summary>
    public static async Task<IReadOnlyList<LigneFile>> LireFileAsync(
        this NpgsqlConnection connexion, Agent agent, FiltreFile filtre, int page, int parPage, CancellationToken annulation = default) =>
        (await connexion.ChercherFileAsync(agent, filtre, page, parPage, compter: false, annulation)).Lignes;

    /// <summary>One page of the people who answer to a search, with how many they are: they are found once.</summary>
    public static async Task<(IReadOnlyList<LigneFile> Lignes, int Page, int Total)> ChercherFileAsync(
        this NpgsqlConnection connexion, Agent agent, FiltreFile filtre, int page, int parPage, CancellationToken annulation = default)
    {
        var (lignes, total) = await connexion.ChercherFileAsync(agent, filtre, page, parPage, compter: true, annulation);
        if (total == 0 && page > 1)
        {
            // Past the last page, nobody is there to say how many they are: the first one knows, then the last one is read.
            (lignes, total) = await connexion.ChercherFileAsync(agent, filtre, page = 1, parPage, compter: true, annulation);
            if (total > parPage)
            {
                page = (total + parPage - 1) / parPage;
                (lignes, total) = await connexion.ChercherFileAsync(agent, filtre, page, parPage, compter: true, annulation);
            }
        }

        return (lignes, page, total);
    }

    /// <summary>The queue row by row, without keeping it: for an export, which shows neither the right nor the diagnostic.</summary>
    public static async IAsyncEnumerable<LigneFile> ParcourirFileAsync(
        this NpgsqlConnection connexion, Agent agent, FiltreFile filtre, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken annulation = default)
    {
        await using var commande = Preparer(connexion, Sql(agent, filtre, "", "0", "false, false, null::date"), agent, filtre);
        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        while (await lecteur.ReadAsync(annulation))
        {
            yield return Ligne(lecteur);
        }
    }

    private static async Task<(IReadOnlyList<LigneFile> Lignes, int Total)> ChercherFileAsync(
        this NpgsqlConnection connexion, Agent agent, FiltreFile filtre, int page, int parPage, bool compter, CancellationToken annulation)
    {
        const string situation =
            """
            coalesce((select d.sans_domicile from dossier d where d.id = page.dossier), false),
              coalesce((select d.etat_droit in (3, 4) from dossier d where d.id = page.dossier), false),
              (select g.etabli_le from diagnostic g where g.parcours = page.id order by g.version desc limit 1)
            """;
        await using var commande = Preparer(
            connexion, Sql(agent, filtre, Tranche(parPage, (page - 1) * parPage), compter ? "count(*) over ()" : "0", situation), agent, filtre);
        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        var (lignes, total) = (new List<LigneFile>(parPage), 0);
        while (await lecteur.ReadAsync(annulation))
        {
            lignes.Add(Ligne(lecteur));
            total = lecteur.GetInt32(13);
        }

        return (lignes, total);
    }

    private static string Sql(Agent agent, FiltreFile filtre, string tranche, string total, string situation)
    {
        var sens = filtre.Recents ? "desc" : "asc";
        return $"""
            with page as (
              select p.id, p.personne, p.dossier, p.entree, p.recu_le, p.echeance_orientation, p.code_commune, ({total})::int as total
              from parcours p
              where {AOrienter} and {Visibilite.ConditionSql(agent)} {Conditions(filtre)}
              order by p.echeance_orientation {sens}, p.id {sens}
              {tranche})
            select page.id, page.personne, q.nom, q.prenom, q.date_naissance, c.nom, e.nom, page.entree, page.recu_le, page.echeance_orientation,
              {situation}, page.total
            from page
            join personne q on q.id = page.personne
            left join commune c on c.code = page.code_commune
            left join epci e on e.code = c.epci
            order by page.echeance_orientation {sens}, page.id {sens}
            """;
    }

    /// <summary>How many oriented people wait for a référent.</summary>
    public static async Task<int> CompterSansReferentAsync(this NpgsqlConnection connexion, Agent agent, CancellationToken annulation = default)
    {
        await using var commande = Preparer(
            connexion, $"select count(*)::int from parcours p where {SansReferent} and {Visibilite.ConditionSql(agent)}", agent, new FiltreFile(default));
        return (int)(await commande.ExecuteScalarAsync(annulation))!;
    }

    /// <summary>Oriented people who wait for a référent, the oldest orientations first.</summary>
    public static async Task<IReadOnlyList<LigneSansReferent>> LireSansReferentAsync(
        this NpgsqlConnection connexion, Agent agent, int page, int parPage, CancellationToken annulation = default)
    {
        await using var commande = Preparer(
            connexion,
            $"""
            with page as (
              select p.id, p.personne, p.type, p.organisme, p.oriente_le, p.code_commune
              from parcours p
              where {SansReferent} and {Visibilite.ConditionSql(agent)}
              order by p.oriente_le, p.id
              {Tranche(parPage, (page - 1) * parPage)})
            select page.id, q.nom, q.prenom, q.date_naissance, c.nom, page.type, o.nom, page.oriente_le
            from page
            join personne q on q.id = page.personne
            join organisme o on o.id = page.organisme
            left join commune c on c.code = page.code_commune
            order by page.oriente_le, page.id
            """,
            agent, new FiltreFile(default));
        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        var lignes = new List<LigneSansReferent>();
        while (await lecteur.ReadAsync(annulation))
        {
            lignes.Add(new LigneSansReferent(
                new ParcoursId(lecteur.GetInt64(0)), lecteur.GetString(1), lecteur.GetString(2), lecteur.GetFieldValue<DateOnly>(3), Texte(lecteur, 4),
                Enum.Parse<TypeParcours>(lecteur.GetString(5)), lecteur.GetString(6), lecteur.GetFieldValue<DateOnly>(7)));
        }

        return lignes;
    }

    private static LigneFile Ligne(NpgsqlDataReader lecteur) => new(
        new ParcoursId(lecteur.GetInt64(0)), new PersonneId(lecteur.GetInt64(1)), lecteur.GetString(2), lecteur.GetString(3), lecteur.GetFieldValue<DateOnly>(4),
        Texte(lecteur, 5), Texte(lecteur, 6), lecteur.GetFieldValue<DateOnly>(7), lecteur.GetFieldValue<DateOnly>(8), Jour(lecteur, 9),
        lecteur.GetBoolean(10), lecteur.GetBoolean(11), Jour(lecteur, 12));

    /// <summary>Written in the text: knowing how few rows are wanted, the server looks each of them up instead of reading tables whole.</summary>
    private static string Tranche(int limite, int saut) => $"limit {limite} offset {saut}";

    private static string Conditions(FiltreFile filtre)
    {
        var territoire = filtre.Epci switch
        {
            null => "",
            FiltreFile.SansTerritoire => """
                and (p.code_commune is null or p.code_commune = any (array(
                  select f.code_commune from file_orientation f left join commune c on c.code = f.code_commune where c.epci is null and f.code_commune is not null)))
                """,
            _ => "and p.code_commune in (select c.code from commune c where c.epci = @epci)",
        };
        var urgence = filtre.Urgence switch
        {
            UrgenceOrientation.Retard => "and p.echeance_orientation < @jour",
            UrgenceOrientation.Semaine => "and p.echeance_orientation between @jour and @dimanche",
            UrgenceOrientation.Delai => "and (p.echeance_orientation > @dimanche or p.echeance_orientation is null)",
            _ => "",
        };

        return $"{territoire} {urgence} {(filtre.Recherche is { } nom ? Recherche(Cles.Nom(nom).Contains(' ')) : "")}";
    }

    /// <summary>
    /// Ranges, not LIKE: under row security only plain comparisons use an index. Keys are upper case, so '~' comes after them all. Of two words
    /// either can be the name; a single one begins the name.
    /// </summary>
    private static string Recherche(bool plusieursMots)
    {
        var prenomPuisNom = plusieursMots
            ? """
              union all
              select q.id from personne q
              where q.cle_nom >= @dernier and q.cle_nom < @dernier || '~' and starts_with(q.cle_prenom || ' ' || q.cle_nom, @cle)
              """
            : "";
        return $"""
            and p.personne in (
              select q.id from personne q
              where q.cle_nom >= @premier and q.cle_nom < @premier || '~' and starts_with(q.cle_nom || ' ' || q.cle_prenom, @cle)
              {prenomPuisNom}
              union all
              select q.id from personne q
              where q.cle_nom_naissance >= @premier and q.cle_nom_naissance < @premier || '~' and q.cle_nom_naissance <> q.cle_nom
                and starts_with(q.cle_nom_naissance || ' ' || q.cle_prenom, @cle))
            """;
    }

    private static NpgsqlCommand Preparer(NpgsqlConnection connexion, string sql, Agent agent, FiltreFile filtre)
    {
        var commande = new NpgsqlCommand(sql, connexion);
        void Donner(string nom, object? valeur)
        {
            if (sql.Contains("@" + nom, StringComparison.Ordinal))
            {
                commande.Parameters.AddWithValue(nom, valeur ?? DBNull.Value);
            }
        }

        Donner("compte", agent.Id.Valeur);
        Donner("personne", agent.Personne?.Valeur);
        Donner("jour", filtre.Jour);
        Donner("dimanche", filtre.FinSemaine);
        Donner("epci", filtre.Epci);
        var cle = Cles.Nom(filtre.Recherche);
        Donner("cle", cle);
        Donner("premier", cle.Split(' ')[0]);
        Donner("dernier", cle.Split(' ')[^1]);
        return commande;
    }

    private static string? Texte(NpgsqlDataReader lecteur, int rang) => lecteur.IsDBNull(rang) ? null : lecteur.GetString(rang);

    private static DateOnly? Jour(NpgsqlDataReader lecteur, int rang) => lecteur.IsDBNull(rang) ? null : lecteur.GetFieldValue<DateOnly>(rang);
}
