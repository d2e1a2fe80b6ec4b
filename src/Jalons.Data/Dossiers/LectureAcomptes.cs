using System.Runtime.CompilerServices;
using Jalons.Data.Socle;
using Jalons.Domain.Dossiers;
using Npgsql;

namespace Jalons.Data.Dossiers;

/// <summary>A heading of the advance of a month, all payers together.</summary>
/// <param name="Rubrique">Heading.</param>
/// <param name="Groupe">Group of natures: <c>Socle</c>, <c>SocleMajore</c>, <c>Local</c> or <c>Tous</c>.</param>
/// <param name="Calcule">What the movements received make, euros.</param>
/// <param name="Annonce">What the payers announce, euros; null when they announce nothing.</param>
public sealed record TotalAcompteLu(RubriqueAcompte Rubrique, string Groupe, decimal Calcule, decimal? Annonce)
{
    /// <summary>Difference, euros; zero when nothing is announced.</summary>
    public decimal Ecart => Annonce is { } annonce ? Calcule - annonce : 0;
}

/// <summary>A movement of the advance, as people read it.</summary>
/// <param name="NumeroDemande">NUMDEMRSA.</param>
/// <param name="Dossier">The dossier of that number; null when unknown.</param>
/// <param name="Allocataire">Claimant of the dossier; null when unknown.</param>
/// <param name="Mois">Accounting month.</param>
/// <param name="Rubrique">Family.</param>
/// <param name="Numero">NUMINTMOUCOMPTA.</param>
/// <param name="Nature">NATPFCRE.</param>
/// <param name="Operation">TYPEOPECOMPTA.</param>
/// <param name="Montant">Euros, negative when it is deducted from the advance.</param>
/// <param name="MoisConcerne">Month that a back payment is about.</param>
/// <param name="TraiteLe">Processed on.</param>
public sealed record MouvementAcompteLu(
    string NumeroDemande, long? Dossier, string? Allocataire, DateOnly Mois, RubriqueAcompte Rubrique, string Numero, string Nature, string? Operation, decimal Montant,
    DateOnly? MoisConcerne, DateOnly? TraiteLe);

/// <summary>Reads the monthly advances and their movements.</summary>
public static class LectureAcomptes
{
    /// <summary>How many movements a dossier shows.</summary>
    public const int MaximumParDossier = 48;

    private const string Colonnes =
        """
        m.numero_demande, d.id, a.nom, m.mois, m.famille, m.numero, m.nature, m.operation, m.montant, m.mois_concerne, m.traite_le
        """;

    private const string Jointures =
        """
        left join lateral (select * from dossier n where n.departement = m.departement and n.numero_demande = m.numero_demande limit 1) n on true
        left join lateral (select * from dossier d where d.id = coalesce(n.reuni_a, n.id) limit 1) d on true
        left join lateral (
          select p.nom || ' ' || p.prenom as nom from membre x join personne p on p.id = x.personne
          where x.dossier = d.id and x.role = 'DEM' and x.jusqua is null limit 1) a on true
        """;

    private const string Ordre = "order by m.numero_demande, m.mois, m.numero";

    /// <summary>The months of the files received, latest first.</summary>
    public static async Task<IReadOnlyList<DateOnly>> MoisDesAcomptesAsync(this NpgsqlConnection connexion, CancellationToken annulation)
    {
        await using var commande = new NpgsqlCommand(
            "select coalesce(array_agg(distinct reference order by reference desc), '{}') from flux where departement = departement_courant() and nature = 'F' and etat <> 'refuse'",
            connexion);
        return (DateOnly[])(await commande.ExecuteScalarAsync(annulation))!;
    }

    /// <summary>The headings of a month, by group.</summary>
    public static async Task<IReadOnlyList<TotalAcompteLu>> LireAcompteAsync(this NpgsqlConnection connexion, DateOnly mois, CancellationToken annulation)
    {
        await using var commande = new NpgsqlCommand(
            """
            select t.rubrique, t.groupe, sum(t.calcule), sum(t.annonce)
            from acompte_total t
            where t.flux in (select id from flux where departement = departement_courant() and nature = 'F' and etat <> 'refuse' and reference = $1)
            group by t.rubrique, t.groupe
            """,
            connexion) { Parameters = { new() { Value = mois } } };
        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        var lus = new List<TotalAcompteLu>();
        while (await lecteur.ReadAsync(annulation))
        {
            lus.Add(new(Enum.Parse<RubriqueAcompte>(lecteur.GetString(0)), lecteur.GetString(1), lecteur.GetDecimal(2), lecteur.Valeur<decimal>(3)));
        }

        return lus;
    }

    /// <summary>How many movements a family of a month has.</summary>
    public static async Task<int> CompterMouvementsAcompteAsync(this NpgsqlConnection connexion, DateOnly mois, RubriqueAcompte famille, CancellationToken annulation)
    {
        await using var commande = DuMois(connexion, "select count(*)::int", "", mois, famille);
        return (int)(await commande.ExecuteScalarAsync(annulation))!;
    }

    /// <summary>One page of the movements of a family of a month, by dossier.</summary>
    public static async Task<IReadOnlyList<MouvementAcompteLu>> ListerMouvementsAcompteAsync(
        this NpgsqlConnection connexion, DateOnly mois, RubriqueAcompte famille, int combien, int apres, CancellationToken annulation)
    {
        await using var commande = DuMois(connexion, $"select {Colonnes}", Jointures, mois, famille, Ordre, $"limit {combien} offset {apres}");
        return await LireAsync(commande, annulation).ToListAsync(annulation);
    }

    /// <summary>All the movements of a family of a month, row by row.</summary>
    public static async IAsyncEnumerable<MouvementAcompteLu> ParcourirMouvementsAcompteAsync(
        this NpgsqlConnection connexion, DateOnly mois, RubriqueAcompte famille, [EnumeratorCancellation] CancellationToken annulation)
    {
        await using var commande = DuMois(connexion, $"select {Colonnes}", Jointures, mois, famille, Ordre);
        await foreach (var mouvement in LireAsync(commande, annulation))
        {
            yield return mouvement;
        }
    }

    /// <summary>The last movements of a dossier, latest month first, one more than <see cref="MaximumParDossier"/> at most.</summary>
    public static async Task<IReadOnlyList<MouvementAcompteLu>> LireMouvementsAcompteAsync(this NpgsqlConnection connexion, IReadOnlyList<string> numeros, CancellationToken annulation)
    {
        await using var commande = new NpgsqlCommand(
            $"""
            select {Colonnes} from mouvement_acompte m cross join lateral (select null::bigint as id) d cross join lateral (select null::text as nom) a
            where m.departement = departement_courant() and m.numero_demande = any ($1)
            order by m.mois desc, m.famille, m.numero limit {MaximumParDossier + 1}
            """,
            connexion) { Parameters = { new() { Value = numeros.ToArray() } } };
        return await LireAsync(commande, annulation).ToListAsync(annulation);
    }

    /// <summary>The page is taken before the joins: they are made for its lines only.</summary>
    private static NpgsqlCommand DuMois(
        NpgsqlConnection connexion, string selection, string jointures, DateOnly mois, RubriqueAcompte famille, string ordre = "", string page = "") => new(
        $"""
        with fichiers as materialized (
          select array(select id from flux where departement = departement_courant() and nature = 'F' and etat <> 'refuse' and reference = $1) as flux)
        {selection} from (select * from (
          select * from mouvement_acompte where flux = any ((select flux from fichiers)::bigint[]) and famille = $2
          union all
          select a.* from (
            select distinct departement, numero_demande, mois, famille, numero from mouvement_acompte_repris
            where flux = any ((select flux from fichiers)::bigint[]) and famille = $2) r
          join mouvement_acompte a using (departement, numero_demande, mois, famille, numero)
          where a.flux <> all ((select flux from fichiers)::bigint[])) m {ordre} {page}) m {jointures}
        {ordre}
        """,
        connexion)
    {
        Parameters = { new() { Value = mois }, new() { Value = famille.ToString() } },
    };

    private static async IAsyncEnumerable<MouvementAcompteLu> LireAsync(NpgsqlCommand commande, [EnumeratorCancellation] CancellationToken annulation)
    {
        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        while (await lecteur.ReadAsync(annulation))
        {
            yield return new(
                lecteur.GetString(0), lecteur.Valeur<long>(1), lecteur.Texte(2), lecteur.GetFieldValue<DateOnly>(3), Enum.Parse<RubriqueAcompte>(lecteur.GetString(4)),
                lecteur.GetString(5), lecteur.GetString(6), lecteur.Texte(7), lecteur.GetDecimal(8), lecteur.Valeur<DateOnly>(9), lecteur.Valeur<DateOnly>(10));
        }
    }
}
