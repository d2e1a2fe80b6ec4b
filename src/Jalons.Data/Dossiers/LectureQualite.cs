using Jalons.Data.Dossiers.Repertoires;
using Jalons.Data.Socle;
using Jalons.Domain.Dossiers;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Socle;
using Npgsql;

namespace Jalons.Data.Dossiers;

/// <summary>How many files lack something.</summary>
/// <param name="Constat">What they lack.</param>
/// <param name="Nombre">How many.</param>
/// <param name="Univers">Among how many: people accompanied, or open dossiers.</param>
/// <param name="CompteLe">When they were counted.</param>
public sealed record MesureQualite(ConstatQualite Constat, int Nombre, int Univers, DateTimeOffset CompteLe);

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
/// Counts the files that lack something, and lists the dossiers (docs/adr/0080). People are counted by the directory that lists them. Counting dossiers reads
/// them all: counts are kept until a flow comes, and for a quarter of an hour at most; their lists are read as they stand.
/// </summary>
public static class LectureQualite
{
    private const string Ouverts = "dossier d where d.departement = departement_courant() and d.etat_droit in (0, 2, 3, 4) and d.mutation_sortante is null and d.reuni_a is null";
    private const string Situee = "exists (select from adresse a where a.dossier = d.id and a.courante and (a.code_commune is not null or a.hors_france))";
    private const string Absent = "d.absent_depuis is not null";
    private static readonly TimeSpan Garde = TimeSpan.FromMinutes(15);
    private static readonly ConstatQualite[] SurDesDossiers = [.. Enum.GetValues<ConstatQualite>().Where(c => !c.PorteSurDesPersonnes())];

    /// <summary>What is missing to the people accompanied, counted as their lists are.</summary>
    public static IReadOnlyList<MesureQualite> MesurerPersonnes(this Repertoire repertoire, Agent agent, DateTimeOffset quand)
    {
        var reponse = repertoire.Chercher(new DemandeRepertoire
        {
            Agent = agent,
            Jour = quand.JourAParis(),
            Choix = new Dictionary<Critere, IReadOnlyCollection<string>> { [Critere.Accompagnement] = ["rsa", "hors-rsa"] },
            Prendre = 0,
        });
        return [.. Enum.GetValues<ConstatQualite>().Except(SurDesDossiers).Select(c => new MesureQualite(c, Compter(reponse, c), reponse.Total, quand))];
    }

    /// <summary>What is missing to the open dossiers: the counts, taken again when they are old.</summary>
    public static async Task<IReadOnlyList<MesureQualite>> MesurerDossiersAsync(this NpgsqlConnection connexion, DateTimeOffset quand, CancellationToken annulation = default)
    {
        var gardees = await connexion.LireMesuresAsync(quand - Garde, annulation);
        if (gardees.Count == SurDesDossiers.Length)
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
              and flux = (select coalesce(max(f.id), 0) from flux f where f.departement = departement_courant()) and constat = any ($2)
            """,
            connexion) { Parameters = { new() { Value = apres.ToUniversalTime() }, new() { Value = SurDesDossiers.Select(c => c.ToString()).ToArray() } } };
        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        var mesures = new List<MesureQualite>();
        while (await lecteur.ReadAsync(annulation))
        {
            mesures.Add(new(Enum.Parse<ConstatQualite>(lecteur.GetString(0)), lecteur.GetInt32(1), lecteur.GetInt32(2), lecteur.GetFieldValue<DateTimeOffset>(3)));
        }

        return [.. mesures.OrderBy(m => m.Constat)];
    }

    /// <summary>Reads every open dossier once.</summary>
    private static Task RecompterAsync(this NpgsqlConnection connexion, DateTimeOffset quand, CancellationToken annulation) =>
        connexion.FaireAsync(
            $"""
            delete from foyers_a_comparer where departement = departement_courant();
            with doubles as (
              select m.personne, array_agg(distinct m.dossier order by m.dossier) as dossiers
              from membre m join (select d.id from {Ouverts}) d on d.id = m.dossier
              where m.jusqua is null and m.role in ('DEM', 'CJT') group by m.personne having count(distinct m.dossier) > 1),
            retenues as (
              insert into foyers_a_comparer (departement, personne, dossier_a, dossier_b)
              select departement_courant(), personne, dossiers[1], dossiers[2] from doubles on conflict do nothing),
            ouverts as (
              select count(*) as univers, count(*) filter (where not {Situee}) as situee, count(*) filter (where {Absent}) as absents from {Ouverts})
            insert into constat_qualite (constat, nombre, univers, flux, compte_le)
            select c.constat, c.nombre, c.univers, (select coalesce(max(f.id), 0) from flux f where f.departement = departement_courant()), @quand
            from (
              select '{ConstatQualite.DeuxDossiers}', (select count(*) from doubles), univers from ouverts
              union all select '{ConstatQualite.SansAdresseSituee}', situee, univers from ouverts
              union all select '{ConstatQualite.PlusTransmis}', absents, univers from ouverts) c (constat, nombre, univers)
            on conflict (departement, constat) do update
            set nombre = excluded.nombre, univers = excluded.univers, flux = excluded.flux, compte_le = excluded.compte_le
            """,
            annulation, ("quand", quand.ToUniversalTime()));

    private static int Compter(ReponseRepertoire reponse, ConstatQualite constat)
    {
        var (critere, valeur) = constat switch
        {
            ConstatQualite.SansTelephone => (Critere.Manque, "telephone"),
            ConstatQualite.SansCourriel => (Critere.Manque, "courriel"),
            ConstatQualite.SansNir => (Critere.Manque, "nir"),
            ConstatQualite.SansReferent => (Critere.Referent, Axes.Aucun),
            _ => throw new ArgumentOutOfRangeException(nameof(constat), constat, null),
        };
        return reponse.Comptes[critere].Single(v => v.Valeur == valeur).Nombre;
    }
}
