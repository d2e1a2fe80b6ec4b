using System.Text.Json;
using Jalons.Data.Socle;
using Jalons.Domain.Orientation;
using Jalons.Domain.Socle;
using Npgsql;

namespace Jalons.Data.Demonstration;

/// <summary>What the flows say of a person whose parcours has just begun.</summary>
/// <param name="Parcours">The parcours.</param>
/// <param name="Personne">The person.</param>
/// <param name="Role">DEM or CJT.</param>
/// <param name="Situation">What an orientation looks at.</param>
/// <param name="Benjamin">Birth date of the youngest child; null without child.</param>
/// <param name="Commune">INSEE code of the commune.</param>
/// <param name="Epci">Its EPCI.</param>
/// <param name="Adresse">Where they live, on one line; null for people without a home of their own.</param>
/// <param name="Ville">Post code and town.</param>
public sealed record PersonneArrivee(
    ParcoursId Parcours, PersonneId Personne, string Role, SituationRecue Situation, DateOnly? Benjamin, string? Commune, string? Epci, string? Adresse, string? Ville);

/// <summary>An adult whom the flows made known, as a list may name them.</summary>
/// <param name="Nom">Name.</param>
/// <param name="Prenom">First name.</param>
/// <param name="Naissance">Birth date.</param>
/// <param name="Sexe">1 or 2.</param>
/// <param name="Nir">13 characters; null when not known.</param>
/// <param name="IdentifiantFranceTravail">Eight characters; null when not known.</param>
/// <param name="CodeCommune">INSEE code of the commune.</param>
/// <param name="CodePostal">Its post code.</param>
/// <param name="Commune">Its name.</param>
public sealed record AdulteConnu(
    string Nom, string Prenom, DateOnly Naissance, int? Sexe, string? Nir, string? IdentifiantFranceTravail, string CodeCommune, string CodePostal, string Commune);

/// <summary>An EPCI of the département and the commune where most people live.</summary>
/// <param name="Code">Code of the EPCI.</param>
/// <param name="Population">People of the EPCI who live in the département.</param>
/// <param name="CodeCommune">INSEE code of the commune.</param>
/// <param name="Commune">Its name.</param>
/// <param name="CodePostal">Its post code.</param>
public sealed record EpciPeuple(string Code, int Population, string CodeCommune, string Commune, string CodePostal);

/// <summary>Two people who may be one.</summary>
/// <param name="A">One.</param>
/// <param name="B">The other.</param>
public sealed record PaireDePersonnes(long A, long B);

/// <summary>Two open dossiers that hold the same adult.</summary>
/// <param name="A">The one whose number is known for longest.</param>
/// <param name="B">The other.</param>
/// <param name="NumeroB">Its claim number.</param>
public sealed record PaireDeDossiers(long A, long B, string NumeroB);

/// <summary>Reads of the demonstration, by sets.</summary>
public static class LecturePopulation
{
    /// <summary>The EPCI of a département, the most peopled first.</summary>
    public static Task<List<EpciPeuple>> LireEpcisAsync(this NpgsqlConnection connexion, string departement, CancellationToken annulation) => connexion.LireAsync(
        """
        select distinct on (sum(coalesce(population, 0)) over (partition by epci), epci)
          epci, (sum(coalesce(population, 0)) over (partition by epci))::int, code, nom, codes_postaux[1]
        from commune
        where departement = $1 and epci is not null and codes_postaux <> '{}'
        order by sum(coalesce(population, 0)) over (partition by epci) desc, epci, population desc nulls last, code
        """,
        l => new EpciPeuple(l.GetString(0), l.GetInt32(1), l.GetString(2), l.GetString(3), l.GetString(4)),
        annulation,
        departement);

    /// <summary>Post code and name of the town where the département has its seat; null when it is not known.</summary>
    public static async Task<string?> LireChefLieuAsync(this NpgsqlConnection connexion, string departement, CancellationToken annulation)
    {
        var chemin = Path.Combine(Depot.Racine, "node_modules", "@etalab", "decoupage-administratif", "data", "departements.json");
        using var liste = JsonDocument.Parse(await File.ReadAllBytesAsync(chemin, annulation));
        var chefLieu = liste.RootElement.EnumerateArray()
            .Where(d => d.GetProperty("code").GetString() == departement).Select(d => d.GetProperty("chefLieu").GetString()).FirstOrDefault();
        return (await connexion.LireAsync(
            "select codes_postaux[1] || ' ' || nom from commune where code = $1 and codes_postaux <> '{}'", l => l.GetString(0), annulation, chefLieu ?? "")).FirstOrDefault();
    }

    /// <summary>The people whose parcours is numbered after <paramref name="depuis"/>, and still open.</summary>
    public static Task<List<PersonneArrivee>> LireArriveesAsync(this NpgsqlConnection connexion, ParcoursId depuis, CancellationToken annulation) => connexion.LireAsync(
        """
        select p.id, p.personne, m.role, m.activite, d.situation_famille, e.nombre::int, d.sans_domicile, e.benjamin, p.code_commune, c.epci,
          case when not coalesce(d.sans_domicile, false) and a.voie is not null then concat_ws(', ', a.voie, concat_ws(' ', a.code_postal, a.commune)) end,
          case when c.nom is not null then concat_ws(' ', a.code_postal, c.nom) end
        from parcours p
        join dossier d on d.id = p.dossier
        join membre m on m.dossier = p.dossier and m.personne = p.personne and m.jusqua is null
        left join commune c on c.code = p.code_commune
        left join lateral (select x.voie, x.code_postal, x.commune from adresse x where x.dossier = p.dossier and x.courante limit 1) a on true
        cross join lateral (
          select count(*) as nombre, max(q.date_naissance) as benjamin
          from membre n join personne q on q.id = n.personne
          where n.dossier = p.dossier and n.role = 'ENF' and n.jusqua is null) e
        where p.id > $1 and p.sortie is null
        order by p.id
        """,
        l => new PersonneArrivee(
            new ParcoursId(l.GetInt64(0)), new PersonneId(l.GetInt64(1)), l.GetString(2),
            new SituationRecue(l.Texte(3), l.Texte(4), l.GetInt32(5), l.Valeur<bool>(6)),
            l.Valeur<DateOnly>(7), l.Texte(8), l.Texte(9), l.Texte(10), l.Texte(11)),
        annulation,
        depuis.Valeur);

    /// <summary>The adults of the département whose commune is known, in the order of their numbers.</summary>
    public static Task<List<AdulteConnu>> LireAdultesAsync(this NpgsqlConnection connexion, CancellationToken annulation) => connexion.LireAsync(
        """
        select distinct on (p.id) p.nom, p.prenom, p.date_naissance, p.sexe, p.nir, p.identifiant_france_travail, c.code, c.codes_postaux[1], c.nom
        from personne p
        join parcours q on q.personne = p.id
        join commune c on c.code = q.code_commune and c.codes_postaux <> '{}'
        order by p.id, q.id desc
        """,
        l => new AdulteConnu(
            l.GetString(0), l.GetString(1), l.GetFieldValue<DateOnly>(2), l.Valeur<short>(3), l.Texte(4), l.Texte(5), l.GetString(6), l.GetString(7), l.GetString(8)),
        annulation);

    /// <summary>The pairs of the queue of which neither has an account, the surest first, but the very first, left to the visitor.</summary>
    public static Task<List<PaireDePersonnes>> LirePairesAReglerAsync(this NpgsqlConnection connexion, CancellationToken annulation) => connexion.LireAsync(
        """
        select personne_a, personne_b from doublon_possible d
        where etat = 'ARegler' and not exists (select from compte c where c.personne in (d.personne_a, d.personne_b))
        order by score desc, id offset 1
        """,
        l => new PaireDePersonnes(l.GetInt64(0), l.GetInt64(1)),
        annulation);

    /// <summary>The open dossiers that hold the same adult, two by two.</summary>
    public static Task<List<PaireDeDossiers>> LireFoyersEnDoubleAsync(this NpgsqlConnection connexion, CancellationToken annulation) => connexion.LireAsync(
        """
        select distinct a.id, b.id, b.numero_demande
        from dossier a join membre x on x.dossier = a.id and x.jusqua is null and x.role in ('DEM', 'CJT')
        join membre y on y.personne = x.personne and y.jusqua is null and y.role in ('DEM', 'CJT')
        join dossier b on b.id = y.dossier and b.id > a.id
        where a.etat_droit in (2, 3, 4) and b.etat_droit in (2, 3, 4) and a.reuni_a is null and b.reuni_a is null
        order by a.id, b.id
        """,
        l => new PaireDeDossiers(l.GetInt64(0), l.GetInt64(1), l.GetString(2)),
        annulation);

    /// <summary>When the parcours that ended did: by number of the parcours.</summary>
    public static async Task<Dictionary<long, (DateOnly Le, string Motif)>> LireSortiesAsync(this NpgsqlConnection connexion, CancellationToken annulation) =>
        (await connexion.LireAsync(
            "select id, sortie, motif_sortie from parcours where sortie is not null",
            l => (Id: l.GetInt64(0), Le: l.GetFieldValue<DateOnly>(1), Motif: l.GetString(2)),
            annulation)).ToDictionary(s => s.Id, s => (s.Le, s.Motif));

    private static async Task<List<T>> LireAsync<T>(
        this NpgsqlConnection connexion, string sql, Func<NpgsqlDataReader, T> ligne, CancellationToken annulation, params object[] valeurs)
    {
        await using var commande = new NpgsqlCommand(sql, connexion);
        foreach (var valeur in valeurs)
        {
            commande.Parameters.Add(new() { Value = valeur });
        }

        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        var lues = new List<T>();
        while (await lecteur.ReadAsync(annulation))
        {
            lues.Add(ligne(lecteur));
        }

        return lues;
    }
}
