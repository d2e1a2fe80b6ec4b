using Jalons.Data.Socle;
using Jalons.Domain.Dossiers;
using Npgsql;

namespace Jalons.Data.Dossiers;

/// <summary>How many files lack something.</summary>
/// <param name="Constat">What they lack.</param>
/// <param name="Nombre">How many.</param>
/// <param name="Univers">Among how many: people accompanied, or open dossiers.</param>
/// <param name="CompteLe">When they were counted.</param>
public sealed record MesureQualite(ConstatQualite Constat, int Nombre, int Univers, DateTimeOffset CompteLe);

/// <summary>An accompanied person who lacks something.</summary>
/// <param name="Id">The person.</param>
/// <param name="Nom">Name.</param>
/// <param name="Prenom">First name.</param>
/// <param name="Naissance">Birth date.</param>
/// <param name="Commune">Commune of the parcours.</param>
/// <param name="Entree">First day of the parcours.</param>
/// <param name="Referent">Référent unique; null when nobody is.</param>
public sealed record PersonneIncomplete(long Id, string Nom, string Prenom, DateOnly Naissance, string? Commune, DateOnly Entree, string? Referent);

/// <summary>An open dossier that lacks something.</summary>
/// <param name="Id">The dossier.</param>
/// <param name="Numero">Claim number.</param>
/// <param name="Allocataire">Claimant.</param>
/// <param name="Organisme">Payer.</param>
/// <param name="Adresse">Current address as the payer writes it.</param>
/// <param name="AbsentDepuis">First month missing from the monthly flow.</param>
public sealed record DossierIncomplet(long Id, string Numero, string? Allocataire, string Organisme, string? Adresse, DateOnly? AbsentDepuis);

/// <summary>What waits for the RSA service; a thousand stands for more.</summary>
/// <param name="Doublons">Pairs of people who may be one.</param>
/// <param name="Listes">Lists of people to map or to look at.</param>
public sealed record AttentesQualite(int Doublons, int Listes);

/// <summary>
/// Counts and lists the files that lack something. Counting reads everybody: counts are kept until a flow comes, and for a quarter of an hour at
/// most (docs/adr/0080). Lists are read as they stand.
/// </summary>
public static class LectureQualite
{
    private const string Suivies = "parcours p where p.departement = departement_courant() and p.sortie is null";
    private const string Ouverts = "dossier d where d.departement = departement_courant() and d.etat_droit in (0, 2, 3, 4) and d.mutation_sortante is null and d.reuni_a is null";
    private const string Situee = "exists (select from adresse a where a.dossier = d.id and a.courante and (a.code_commune is not null or a.hors_france))";
    private const string Absent = "d.absent_depuis is not null";
    private static readonly TimeSpan Garde = TimeSpan.FromMinutes(15);

    /// <summary>The counts, taken again when they are old.</summary>
    public static async Task<IReadOnlyList<MesureQualite>> MesurerQualiteAsync(this NpgsqlConnection connexion, DateTimeOffset quand, CancellationToken annulation = default)
    {
        var gardees = await connexion.LireMesuresAsync(quand - Garde, annulation);
        if (gardees.Count == Enum.GetValues<ConstatQualite>().Length)
        {
            return gardees;
        }

        await connexion.RecompterAsync(quand, annulation);
        return await connexion.LireMesuresAsync(quand - Garde, annulation);
    }

    /// <summary>What waits.</summary>
    public static async Task<AttentesQualite> CompterAttentesAsync(this NpgsqlConnection connexion, CancellationToken annulation = default)
    {
        await using var commande = new NpgsqlCommand(
            """
            select
              (select count(*) from (select from doublon_possible where departement = departement_courant() and etat = 'ARegler' limit 1000) d)::int,
              (select count(*) from liste_recue where departement = departement_courant() and etat <> 'importee')::int
            """,
            connexion);
        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        await lecteur.ReadAsync(annulation);
        return new(lecteur.GetInt32(0), lecteur.GetInt32(1));
    }

    /// <summary>One page of the people who lack something, those accompanied for longest first.</summary>
    public static async Task<IReadOnlyList<PersonneIncomplete>> ListerPersonnesIncompletesAsync(
        this NpgsqlConnection connexion, ConstatQualite constat, int combien, int apres, CancellationToken annulation = default)
    {
        await using var commande = new NpgsqlCommand(
            $"""
            select q.id, q.nom, q.prenom, q.date_naissance, c.nom, p.entree, r.prenom || ' ' || r.nom
            from (
              select p.id, p.personne, p.code_commune, p.entree, p.referent from {Suivies} and {ManqueUn(constat)} order by p.id limit $1 offset $2) p
            cross join lateral (select * from personne q where q.id = p.personne limit 1) q
            left join commune c on c.code = p.code_commune
            left join compte r on r.id = p.referent
            order by p.id
            """,
            connexion) { Parameters = { new() { Value = combien }, new() { Value = apres } } };
        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        var lues = new List<PersonneIncomplete>();
        while (await lecteur.ReadAsync(annulation))
        {
            lues.Add(new(
                lecteur.GetInt64(0), lecteur.GetString(1), lecteur.GetString(2), lecteur.GetFieldValue<DateOnly>(3), lecteur.Texte(4), lecteur.GetFieldValue<DateOnly>(5), lecteur.Texte(6)));
        }

        return lues;
    }

    /// <summary>One page of the dossiers that lack something.</summary>
    public static async Task<IReadOnlyList<DossierIncomplet>> ListerDossiersIncompletsAsync(
        this NpgsqlConnection connexion, ConstatQualite constat, int combien, int apres, CancellationToken annulation = default)
    {
        var (condition, ordre) = constat == ConstatQualite.PlusTransmis ? (Absent, "d.absent_depuis, d.id") : ($"not {Situee}", "d.numero_demande");
        await using var commande = new NpgsqlCommand(
            $"""
            select d.id, d.numero_demande, n.nom, d.organisme || ' ' || d.numero_organisme, a.adresse, d.absent_depuis
            from (select d.* from {Ouverts} and {condition} order by {ordre} limit $1 offset $2) d
            left join lateral (
              select q.nom || ' ' || q.prenom as nom from membre m join personne q on q.id = m.personne
              where m.dossier = d.id and m.role = 'DEM' and m.jusqua is null limit 1) n on true
            left join lateral (
              select concat_ws(' ', a.voie, a.lieu_dit, a.code_postal, a.commune) as adresse from adresse a where a.dossier = d.id and a.courante limit 1) a on true
            order by {ordre}
            """,
            connexion) { Parameters = { new() { Value = combien }, new() { Value = apres } } };
        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        var lus = new List<DossierIncomplet>();
        while (await lecteur.ReadAsync(annulation))
        {
            lus.Add(new(lecteur.GetInt64(0), lecteur.GetString(1), lecteur.Texte(2), lecteur.GetString(3), lecteur.Texte(4), lecteur.Valeur<DateOnly>(5)));
        }

        return lus;
    }

    private static async Task<IReadOnlyList<MesureQualite>> LireMesuresAsync(this NpgsqlConnection connexion, DateTimeOffset apres, CancellationToken annulation)
    {
        await using var commande = new NpgsqlCommand(
            """
            select constat, nombre, univers, compte_le from constat_qualite
            where departement = departement_courant() and compte_le > $1
              and flux = (select coalesce(max(f.id), 0) from flux f where f.departement = departement_courant())
            """,
            connexion) { Parameters = { new() { Value = apres.ToUniversalTime() } } };
        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        var mesures = new List<MesureQualite>();
        while (await lecteur.ReadAsync(annulation))
        {
            mesures.Add(new(Enum.Parse<ConstatQualite>(lecteur.GetString(0)), lecteur.GetInt32(1), lecteur.GetInt32(2), lecteur.GetFieldValue<DateTimeOffset>(3)));
        }

        return [.. mesures.OrderBy(m => m.Constat)];
    }

    /// <summary>Reads everybody once.</summary>
    private static Task RecompterAsync(this NpgsqlConnection connexion, DateTimeOffset quand, CancellationToken annulation)
    {
        var personnes = Enum.GetValues<ConstatQualite>().Where(c => c.PorteSurDesPersonnes()).ToList();
        return connexion.FaireAsync(
            $"""
            delete from foyers_a_comparer where departement = departement_courant();
            with doubles as (
              select m.personne, array_agg(distinct m.dossier order by m.dossier) as dossiers
              from membre m join (select d.id from {Ouverts}) d on d.id = m.dossier
              where m.jusqua is null and m.role in ('DEM', 'CJT') group by m.personne having count(distinct m.dossier) > 1),
            retenues as (
              insert into foyers_a_comparer (departement, personne, dossier_a, dossier_b)
              select departement_courant(), personne, dossiers[1], dossiers[2] from doubles on conflict do nothing),
            suivies as (
              select count(*) as univers, {string.Join(", ", personnes.Select(c => $"count(*) filter (where {Manque(c)}) as {c}"))}
              from (select p.personne, p.referent from {Suivies}) p join personne q on q.id = p.personne),
            ouverts as (
              select count(*) as univers, count(*) filter (where not {Situee}) as situee, count(*) filter (where {Absent}) as absents from {Ouverts})
            insert into constat_qualite (constat, nombre, univers, flux, compte_le)
            select c.constat, c.nombre, c.univers, (select coalesce(max(f.id), 0) from flux f where f.departement = departement_courant()), @quand
            from (
              {string.Join(" union all ", personnes.Select(c => $"select '{c}', {c}, univers from suivies"))}
              union all select '{ConstatQualite.DeuxDossiers}', (select count(*) from doubles), univers from ouverts
              union all select '{ConstatQualite.SansAdresseSituee}', situee, univers from ouverts
              union all select '{ConstatQualite.PlusTransmis}', absents, univers from ouverts) c (constat, nombre, univers)
            on conflict (departement, constat) do update
            set nombre = excluded.nombre, univers = excluded.univers, flux = excluded.flux, compte_le = excluded.compte_le
            """,
            annulation, ("quand", quand.ToUniversalTime()));
    }

    /// <summary>Asked parcours by parcours, in their order: a page stops at its last line.</summary>
    private static string ManqueUn(ConstatQualite constat) => $"(select {Manque(constat)} from personne q where q.id = p.personne)";

    private static string Manque(ConstatQualite constat) => constat switch
    {
        ConstatQualite.SansTelephone => "q.telephone is null",
        ConstatQualite.SansCourriel => "q.courriel is null",
        ConstatQualite.SansNir => "q.nir is null",
        ConstatQualite.SansReferent => "p.referent is null",
        _ => throw new ArgumentOutOfRangeException(nameof(constat), constat, null),
    };
}
