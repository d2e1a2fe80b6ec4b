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

    /// <summary>How many people on each territory.</summary>
    public static async Task<IReadOnlyList<CompteFile>> CompterFileAsync(this NpgsqlConnection connexion, Agent agent, DateOnly jour, CancellationToken annulation = default)
    {
        await using var commande = Preparer(
            connexion,
            $"""
            select c.epci, e.nom, sum(n.total)::int, sum(n.retard)::int, sum(n.semaine)::int
            from (select p.code_commune, count(*) as total,
                    count(*) filter (where p.echeance_orientation < @jour) as retard,
                    count(*) filter (where p.echeance_orientation between @jour and @dimanche) as semaine
                  from parcours p where {AOrienter} and {Visibilite.ConditionSql(agent)} group by p.code_commune) n
            left join commune c on c.code = n.code_commune
            left join epci e on e.code = c.epci
            group by c.epci, e.nom
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

    /// <summary>How many people of the queue answer to a search; without one, <see cref="CompterFileAsync"/> already tells.</summary>
    public static async Task<int> CompterRechercheAsync(this NpgsqlConnection connexion, Agent agent, FiltreFile filtre, CancellationToken annulation = default)
    {
        await using var commande = Preparer(
            connexion, $"select count(*)::int from parcours p where {AOrienter} and {Visibilite.ConditionSql(agent)} {Conditions(filtre)}", agent, filtre);
        return (int)(await commande.ExecuteScalarAsync(annulation))!;
    }

    /// <summary>One page of the queue, in the order of the deadlines.</summary>
    public static async Task<IReadOnlyList<LigneFile>> LireFileAsync(
        this NpgsqlConnection connexion, Agent agent, FiltreFile filtre, int page, int parPage, CancellationToken annulation = default)
    {
        var lignes = new List<LigneFile>(parPage);
        await foreach (var ligne in connexion.ParcourirFileAsync(agent, filtre, parPage, (page - 1) * parPage, annulation))
        {
            lignes.Add(ligne);
        }

        return lignes;
    }

    /// <summary>The queue row by row, without keeping it: for an export.</summary>
    public static async IAsyncEnumerable<LigneFile> ParcourirFileAsync(
        this NpgsqlConnection connexion, Agent agent, FiltreFile filtre, int? limite = null, int saut = 0,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken annulation = default)
    {
        var sens = filtre.Recents ? "desc" : "asc";
        await using var commande = Preparer(
            connexion,
            $"""
            with page as (
              select p.id, p.personne, p.dossier, p.entree, p.recu_le, p.echeance_orientation, p.code_commune
              from parcours p
              where {AOrienter} and {Visibilite.ConditionSql(agent)} {Conditions(filtre)}
              order by p.echeance_orientation {sens}, p.id {sens}
              {Tranche(limite, saut)})
            select page.id, page.personne, q.nom, q.prenom, q.date_naissance, c.nom, e.nom, page.entree, page.recu_le, page.echeance_orientation,
              coalesce(d.sans_domicile, false), coalesce(d.etat_droit in (3, 4), false),
              (select g.etabli_le from diagnostic g where g.parcours = page.id order by g.version desc limit 1)
            from page
            join personne q on q.id = page.personne
            left join dossier d on d.id = page.dossier
            left join commune c on c.code = page.code_commune
            left join epci e on e.code = c.epci
            order by page.echeance_orientation {sens}, page.id {sens}
            """,
            agent, filtre);
        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        while (await lecteur.ReadAsync(annulation))
        {
            yield return Ligne(lecteur);
        }
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
    private static string Tranche(int? limite, int saut) => limite is { } n ? $"limit {n} offset {saut}" : "";

    private static string Conditions(FiltreFile filtre)
    {
        var territoire = filtre.Epci switch
        {
            null => "",
            FiltreFile.SansTerritoire => "and (p.code_commune is null or p.code_commune not in (select c.code from commune c where c.epci is not null))",
            _ => "and p.code_commune in (select c.code from commune c where c.epci = @epci)",
        };
        var urgence = filtre.Urgence switch
        {
            UrgenceOrientation.Retard => "and p.echeance_orientation < @jour",
            UrgenceOrientation.Semaine => "and p.echeance_orientation between @jour and @dimanche",
            UrgenceOrientation.Delai => "and (p.echeance_orientation > @dimanche or p.echeance_orientation is null)",
            _ => "",
        };

        // Ranges, not LIKE: under row security only plain comparisons use an index. Keys are upper case, so '~' comes after them all.
        var recherche = filtre.Recherche is null ? "" : """
            and p.personne in (
              select q.id from personne q
              where q.cle_nom >= @premier and q.cle_nom < @premier || '~' and starts_with(q.cle_nom || ' ' || q.cle_prenom, @cle)
              union all
              select q.id from personne q
              where q.cle_nom >= @dernier and q.cle_nom < @dernier || '~' and starts_with(q.cle_prenom || ' ' || q.cle_nom, @cle)
              union all
              select q.id from personne q
              where q.cle_nom_naissance >= @premier and q.cle_nom_naissance < @premier || '~' and q.cle_nom_naissance <> q.cle_nom
                and starts_with(q.cle_nom_naissance || ' ' || q.cle_prenom, @cle))
            """;
        return $"{territoire} {urgence} {recherche}";
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
