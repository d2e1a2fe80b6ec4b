using Jalons.Data.Socle;
using Jalons.Domain.Dossiers;
using Jalons.Domain.Socle;
using Npgsql;

namespace Jalons.Data.Dossiers;

/// <summary>Two dossiers that may be made one, and what stands in the way.</summary>
/// <param name="Version">Changes when one of the two does.</param>
/// <param name="EnCommun">People known in both.</param>
/// <param name="Paires">Pairs of the queue of possible duplicates, one member in each.</param>
/// <param name="Refus">What must be settled first; null when nothing must.</param>
public sealed record FoyersAReunir(string Version, IReadOnlyList<long> EnCommun, IReadOnlyList<long> Paires, Refus? Refus);

/// <summary>A household side by side with another.</summary>
/// <param name="Id">The dossier.</param>
/// <param name="NumeroDemande">Claim number.</param>
/// <param name="Organisme">Payer and its number.</param>
/// <param name="Matricule">Account at the payer.</param>
/// <param name="DateDemande">Date of the claim.</param>
/// <param name="EtatDroit">State of the right; null when only a claim is known.</param>
/// <param name="EtatDepuis">First day of the state.</param>
/// <param name="Montant">Euros per month.</param>
/// <param name="Commune">Where.</param>
/// <param name="ImageDu">Creation of the flow that gave the present picture, civil time.</param>
/// <param name="Presents">Who is in the household.</param>
public sealed record FoyerResume(
    long Id, string NumeroDemande, string Organisme, string? Matricule, DateOnly DateDemande, EtatDroit? EtatDroit, DateOnly? EtatDepuis, decimal? Montant, string? Commune,
    DateTime ImageDu, IReadOnlyList<MembreResume> Presents);

/// <summary>Somebody present in a household.</summary>
/// <param name="Personne">The person.</param>
/// <param name="Nom">First name and name.</param>
/// <param name="Role">DEM, CJT, ENF, AUT.</param>
/// <param name="Naissance">Birth date.</param>
public sealed record MembreResume(long Personne, string Nom, string Role, DateOnly Naissance);

/// <summary>Two dossiers made one.</summary>
/// <param name="Id">Number of the merge.</param>
/// <param name="Garde">The dossier that stays.</param>
/// <param name="NumeroGarde">Its claim number.</param>
/// <param name="Absorbe">The one that leads to it.</param>
/// <param name="NumeroAbsorbe">Its claim number.</param>
/// <param name="FaiteLe">When.</param>
/// <param name="Auteur">By whom.</param>
/// <param name="Motif">Why.</param>
/// <param name="DefaiteLe">When they were separated again; null while they are one.</param>
public sealed record FusionFoyersLue(
    long Id, long Garde, string NumeroGarde, long Absorbe, string NumeroAbsorbe, DateTimeOffset FaiteLe, string Auteur, string? Motif, DateTimeOffset? DefaiteLe);

/// <summary>Somebody present in two open dossiers: perhaps one household under two numbers.</summary>
/// <param name="Personne">The person.</param>
/// <param name="Nom">First name and name.</param>
/// <param name="DossierA">One dossier.</param>
/// <param name="NumeroA">Its claim number, and its payer.</param>
/// <param name="DossierB">The other.</param>
/// <param name="NumeroB">Its claim number, and its payer.</param>
public sealed record FoyersAComparer(long Personne, string Nom, long DossierA, string NumeroA, long DossierB, string NumeroB);

/// <summary>Reads what the merge of two dossiers needs and left.</summary>
public static class LectureFusionFoyers
{
    /// <summary>Two dossiers; null when the département does not hold both.</summary>
    public static async Task<FoyersAReunir?> LireFoyersAReunirAsync(this NpgsqlConnection connexion, DossierId garde, DossierId absorbe, CancellationToken annulation = default)
    {
        const string sql =
            """
            select g.numero_demande, g.etat_droit, g.reuni_a, a.numero_demande, a.etat_droit, a.reuni_a,
              concat_ws('-', g.xmin, a.xmin),
              array(select distinct x.personne from membre x join membre y on y.personne = x.personne where x.dossier = g.id and y.dossier = a.id order by 1),
              array(
                select d.id from membre x cross join membre y
                cross join lateral (
                  select d.id from doublon_possible d
                  where d.personne_a = least(x.personne, y.personne) and d.personne_b = greatest(x.personne, y.personne) and d.etat = 'ARegler' limit 1) d
                where x.dossier = g.id and y.dossier = a.id and x.jusqua is null and y.jusqua is null and x.personne <> y.personne order by 1)
            from dossier g cross join dossier a where g.id = $1 and a.id = $2
            """;
        await using var commande = new NpgsqlCommand(sql, connexion) { Parameters = { new() { Value = garde.Valeur }, new() { Value = absorbe.Valeur } } };
        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        if (!await lecteur.ReadAsync(annulation))
        {
            return null;
        }

        var (communs, paires) = (lecteur.GetFieldValue<long[]>(7), lecteur.GetFieldValue<long[]>(8));
        return new(lecteur.GetString(6), communs, paires, ReunionDeFoyers.Verifier(Lire(lecteur, garde, 0), Lire(lecteur, absorbe, 3), communs.Length, paires.Length));
    }

    /// <summary>Households side by side, in the order asked for; fewer when the département does not hold them all.</summary>
    public static async Task<IReadOnlyList<FoyerResume>> LireFoyersResumesAsync(this NpgsqlConnection connexion, long[] dossiers, CancellationToken annulation = default)
    {
        await using var lot = new NpgsqlBatch(connexion)
        {
            BatchCommands =
            {
                new(
                    """
                    select m.dossier, p.id, p.prenom || ' ' || p.nom, m.role, p.date_naissance
                    from unnest($1::bigint[]) d (id)
                    cross join lateral (select * from membre m where m.dossier = d.id and m.jusqua is null limit 100) m
                    cross join lateral (select * from personne p where p.id = m.personne limit 1) p
                    order by array_position(array['DEM', 'CJT', 'ENF', 'AUT'], m.role), p.date_naissance, p.id
                    """) { Parameters = { new() { Value = dossiers } } },
                new(
                    """
                    select d.id, d.numero_demande, d.organisme || ' ' || d.numero_organisme, d.matricule, d.date_demande, d.etat_droit, d.etat_depuis, d.montant, a.commune, d.image_du
                    from unnest($1::bigint[]) with ordinality as s (id, rang)
                    cross join lateral (select * from dossier d where d.id = s.id limit 1) d
                    left join lateral (select a.commune from adresse a where a.dossier = d.id and a.courante limit 1) a on true
                    order by s.rang
                    """) { Parameters = { new() { Value = dossiers } } },
            },
        };
        await using var lecteur = await lot.ExecuteReaderAsync(annulation);
        var membres = new List<(long Dossier, MembreResume Membre)>();
        while (await lecteur.ReadAsync(annulation))
        {
            membres.Add((lecteur.GetInt64(0), new(lecteur.GetInt64(1), lecteur.GetString(2), lecteur.GetString(3), lecteur.GetFieldValue<DateOnly>(4))));
        }

        return await lecteur.LireSuivantsAsync(
            l => new FoyerResume(
                l.GetInt64(0), l.GetString(1), l.GetString(2), l.Texte(3), l.GetFieldValue<DateOnly>(4), (EtatDroit?)l.Valeur<short>(5), l.Valeur<DateOnly>(6), l.Valeur<decimal>(7),
                l.Texte(8), l.GetDateTime(9), [.. membres.Where(m => m.Dossier == l.GetInt64(0)).Select(m => m.Membre)]),
            annulation);
    }

    /// <summary>The merge of this number; null when there is none.</summary>
    public static async Task<FusionFoyersLue?> LireFusionFoyersAsync(this NpgsqlConnection connexion, long id, CancellationToken annulation = default) =>
        (await LireFusionsAsync(connexion, "r.id = $1", id, annulation)).FirstOrDefault();

    /// <summary>The merges of a dossier that stand, latest first.</summary>
    public static Task<IReadOnlyList<FusionFoyersLue>> LireFusionsDuDossierAsync(this NpgsqlConnection connexion, long dossier, CancellationToken annulation = default) =>
        LireFusionsAsync(connexion, "(r.garde = $1 or r.absorbe = $1) and r.defaite_le is null", dossier, annulation);

    /// <summary>The households to compare, found by the last count of the board.</summary>
    public static async Task<IReadOnlyList<FoyersAComparer>> ListerFoyersAComparerAsync(this NpgsqlConnection connexion, int combien, int apres, CancellationToken annulation = default)
    {
        const string sql =
            """
            select c.personne, p.prenom || ' ' || p.nom, a.id, concat(a.numero_demande, ' (', a.organisme, ' ', a.numero_organisme, ')'),
              b.id, concat(b.numero_demande, ' (', b.organisme, ' ', b.numero_organisme, ')')
            from (select * from foyers_a_comparer where departement = departement_courant() order by dossier_a, dossier_b, personne limit $1 offset $2) c
            cross join lateral (select * from personne p where p.id = c.personne limit 1) p
            cross join lateral (select * from dossier a where a.id = c.dossier_a and a.reuni_a is null limit 1) a
            cross join lateral (select * from dossier b where b.id = c.dossier_b and b.reuni_a is null limit 1) b
            order by c.dossier_a, c.dossier_b, c.personne
            """;
        await using var commande = new NpgsqlCommand(sql, connexion) { Parameters = { new() { Value = combien }, new() { Value = apres } } };
        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        var lus = new List<FoyersAComparer>();
        while (await lecteur.ReadAsync(annulation))
        {
            lus.Add(new(lecteur.GetInt64(0), lecteur.GetString(1), lecteur.GetInt64(2), lecteur.GetString(3), lecteur.GetInt64(4), lecteur.GetString(5)));
        }

        return lus;
    }

    private static DossierAReunir Lire(NpgsqlDataReader lecteur, DossierId id, int premiere) => new(
        id, lecteur.GetString(premiere), (EtatDroit?)lecteur.Valeur<short>(premiere + 1), lecteur.Valeur<long>(premiere + 2) is { } reuni ? new DossierId(reuni) : null);

    private static async Task<IReadOnlyList<FusionFoyersLue>> LireFusionsAsync(NpgsqlConnection connexion, string condition, long numero, CancellationToken annulation)
    {
        await using var commande = new NpgsqlCommand(
            $"""
            select r.id, r.garde, g.numero_demande, r.absorbe, a.numero_demande, r.faite_le, r.auteur, r.motif, r.defaite_le
            from fusion_foyers r join dossier g on g.id = r.garde join dossier a on a.id = r.absorbe where {condition} order by r.id desc
            """,
            connexion) { Parameters = { new() { Value = numero } } };
        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        var lues = new List<FusionFoyersLue>();
        while (await lecteur.ReadAsync(annulation))
        {
            lues.Add(new(
                lecteur.GetInt64(0), lecteur.GetInt64(1), lecteur.GetString(2), lecteur.GetInt64(3), lecteur.GetString(4), lecteur.GetFieldValue<DateTimeOffset>(5),
                lecteur.GetString(6), lecteur.Texte(7), lecteur.Valeur<DateTimeOffset>(8)));
        }

        return lues;
    }
}
