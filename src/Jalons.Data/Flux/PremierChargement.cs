using Jalons.Data.Socle;
using Npgsql;

namespace Jalons.Data.Flux;

/// <summary>
/// The first flow that a base receives. While its tables are empty and nobody can look at them, rows go straight into them; their indexes are
/// put aside, then built at once at the end, and so is what their triggers keep: several times faster than row by row (docs/performance.md). It all
/// belongs to the transaction of the import: whatever stops it leaves the tables empty, with their indexes, triggers and row security.
/// </summary>
internal sealed class PremierChargement
{
    /// <summary>Beyond this many people to recognise, the indexes come back before the end: what waits for them must not fill the memory.</summary>
    private const int AttenteMaximum = 20_000;

    private static readonly string SqlTenir = Ressources.Sql("tenir");

    private readonly Queue<LotImages> _enAttente = new();
    private readonly string _remettre;
    private int _personnesEnAttente;

    private PremierChargement(string remettre) => _remettre = remettre;

    /// <summary>True as long as rows go straight into the tables.</summary>
    public bool EnCours { get; private set; } = true;

    /// <summary>Opens the connection of an import: that of the owner, who alone may put indexes aside, when the département has no dossier yet.</summary>
    public static async Task<NpgsqlConnection> ConnecterAsync(ConnexionsJalons connexions, string departement, CancellationToken annulation)
    {
        var connexion = await connexions.OuvrirAsync(departement, annulation);
        if (await RegistreFlux.EstVideAsync(connexion, annulation) is not { SansDossier: true, SansPersonne: true })
        {
            return connexion;
        }

        await connexion.DisposeAsync();
        return await connexions.OuvrirProprietaireAsync(departement, annulation);
    }

    /// <summary>Begins a first load, when the tables are empty and nobody uses them at this instant; else null, and nothing is touched.</summary>
    public static async Task<PremierChargement?> CommencerAsync(NpgsqlConnection connexion, NpgsqlTransaction transaction, CancellationToken annulation)
    {
        const string point = "premier_chargement";
        await transaction.SaveAsync(point, annulation);
        try
        {
            var tables = string.Join(", ", LignesNeuves.Tables);
            await connexion.ExecuterAsync($"lock table {tables} in access exclusive mode nowait", annulation);
            await connexion.ExecuterAsync(PourToutes("alter table {0} no force row level security;"), annulation);
            if (await EstVideAsync(connexion, annulation))
            {
                var (retirer, remettre) = await IndexAsync(connexion, annulation);
                await connexion.ExecuterAsync(PourToutes("alter table {0} disable trigger user;") + retirer, annulation);
                return new(remettre + PourToutes("alter table {0} enable trigger user; alter table {0} force row level security;") + SqlTenir);
            }
        }
        catch (PostgresException erreur) when (erreur.SqlState is PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.InsufficientPrivilege)
        {
            // Somebody reads, or this is not the owner: the import goes the ordinary way.
        }

        await transaction.RollbackAsync(point, annulation);
        return null;
    }

    /// <summary>Keeps a lot whose people may be known until there are indexes to look them up.</summary>
    public async Task RetenirAsync(NpgsqlConnection connexion, LotImages lot, CancellationToken annulation)
    {
        _enAttente.Enqueue(lot);
        _personnesEnAttente += lot.Images.ACherche;
        if (_personnesEnAttente > AttenteMaximum)
        {
            await CloreAsync(connexion, annulation);
        }
    }

    /// <summary>Builds the indexes, puts row security back, then merges the lots that waited, in their order: each merge is planned anew, so few are made.</summary>
    public async Task CloreAsync(NpgsqlConnection connexion, CancellationToken annulation)
    {
        if (!EnCours)
        {
            return;
        }

        await connexion.ExecuterAsync(_remettre, annulation);
        EnCours = false;
        while (_enAttente.Count > 0)
        {
            await LotImages.ComparerAsync(connexion, Ensemble(), annulation);
        }
    }

    /// <summary>The next lots that may be merged at once: nobody of one may be met in another.</summary>
    private List<LotImages> Ensemble()
    {
        var ensemble = new List<LotImages>();
        var signes = new HashSet<int>();
        while (_enAttente.TryPeek(out var lot) && !signes.Overlaps(lot.Images.Signes))
        {
            signes.UnionWith(lot.Images.Signes);
            ensemble.Add(_enAttente.Dequeue());
        }

        return ensemble;
    }

    private static async Task<bool> EstVideAsync(NpgsqlConnection connexion, CancellationToken annulation)
    {
        await using var commande = new NpgsqlCommand(
            $"select {string.Join(" and ", LignesNeuves.Tables.Select(t => $"not exists (select from {t})"))}", connexion);
        return await commande.ExecuteScalarAsync(annulation) is true;
    }

    /// <summary>
    /// The statements that put aside, and put back, every index that no foreign key needs. Tables to which none leads take new files: made in the transaction
    /// that fills them, they are written once, where a server whose log only serves to restart (<c>wal_level = minimal</c>) would write their rows twice.
    /// </summary>
    private static async Task<(string Retirer, string Remettre)> IndexAsync(NpgsqlConnection connexion, CancellationToken annulation)
    {
        const string sql =
            """
            select
              (select 'truncate ' || string_agg(t::text, ', ') || ';' from unnest($1::regclass[]) t
               where not exists (select from pg_constraint f where f.contype = 'f' and f.confrelid = t)) ||
              string_agg(coalesce('alter table ' || i.indrelid::regclass || ' drop constraint ' || quote_ident(c.conname), 'drop index ' || i.indexrelid::regclass), ';'),
              string_agg(coalesce(
                'alter table ' || i.indrelid::regclass || ' add constraint ' || quote_ident(c.conname) || ' ' || pg_get_constraintdef(c.oid),
                pg_get_indexdef(i.indexrelid)), ';')
            from pg_index i left join pg_constraint c on c.conindid = i.indexrelid and c.contype in ('p', 'u')
            where i.indrelid = any ($1::regclass[])
              and not exists (select from pg_constraint f where f.contype = 'f' and f.conindid = i.indexrelid)
            """;
        await using var commande = new NpgsqlCommand(sql, connexion) { Parameters = { new() { Value = LignesNeuves.Tables.ToArray() } } };
        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        await lecteur.ReadAsync(annulation);
        return (lecteur.GetString(0), lecteur.GetString(1) + ";");
    }

    private static string PourToutes(string modele) => string.Concat(LignesNeuves.Tables.Select(t => modele.Replace("{0}", t, StringComparison.Ordinal)));
}
