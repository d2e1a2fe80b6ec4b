using Jalons.Data.Dossiers;
using Jalons.Data.Flux;
using Jalons.Flux.Caf;
using Jalons.TestKit;
using Npgsql;
using Xunit;

namespace Jalons.Tests.Data.Flux;

/// <summary>What tests of the importer share: a base of their own for each test, imports, and reads as text.</summary>
public abstract class TestsImport : IAsyncLifetime
{
    /// <summary>When flows are received unless a test says otherwise.</summary>
    protected static readonly DateTimeOffset Reception = new(2025, 11, 6, 8, 30, 0, TimeSpan.Zero);

    private NpgsqlConnection? _connexion;

    protected BaseDeTest Bdd { get; } = new();

    protected static CancellationToken Fin => TestContext.Current.CancellationToken;

    /// <summary>A connection of the application in the département of the tests.</summary>
    protected NpgsqlConnection Connexion => _connexion!;

    public virtual async ValueTask InitializeAsync()
    {
        await Bdd.InitializeAsync();
        _connexion = await Bdd.OuvrirAsync();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Connexion.DisposeAsync();
        await Bdd.DisposeAsync();
    }

    /// <summary>Leaves the base without any served département, and reads another one from now on.</summary>
    protected async Task ViderInstallationAsync(string lu)
    {
        await using (var proprietaire = await Bdd.OuvrirProprietaireAsync())
        {
            await BaseDeTest.ExecuterAsync(proprietaire, "delete from departement");
        }

        await Connexion.DisposeAsync();
        _connexion = await Bdd.OuvrirAsync(lu);
    }

    protected Task<RapportImport> ImporterAsync(FluxBuilder flux, DateTimeOffset? recuLe = null) => ImporterAsync(flux.Ecrire(), recuLe);

    protected Task<RapportImport> ImporterAsync(byte[] octets, DateTimeOffset? recuLe = null) => ImporterAsync(FluxBuilder.Deposer(octets), recuLe);

    protected Task<RapportImport> ImporterAsync(string chemin, DateTimeOffset? recuLe = null, string? departement = null) =>
        new ImporteurFlux(Bdd.Connexions).ImporterAsync(new DemandeImport(chemin, Path.GetFileName(chemin), null, recuLe ?? Reception, departement), null, Fin);

    protected Task<FluxRefuseException> RefuserAsync(byte[] octets, string? departement = null) => RefuserAsync(FluxBuilder.Deposer(octets), departement);

    protected Task<FluxRefuseException> RefuserAsync(string chemin, string? departement = null) =>
        Assert.ThrowsAsync<FluxRefuseException>(() => ImporterAsync(chemin, null, departement));

    /// <summary>Rows of a query that gives one text by row.</summary>
    protected Task<List<string>> LireAsync(string sql, params object[] valeurs) => Vidage.LignesAsync(Connexion, sql, valeurs);

    protected async Task<string> UnAsync(string sql, params object[] valeurs) => Assert.Single(await LireAsync(sql, valeurs));

    protected Task<string> ViderAsync() => Vidage.BrutAsync(Connexion);

    /// <summary>The same without the register of flows and the journal: what the case tables hold.</summary>
    protected async Task<string> ViderCasAsync() => string.Concat(
        (await ViderAsync()).Split("-- ", StringSplitOptions.RemoveEmptyEntries).Where(t => !t.StartsWith("flux (", StringComparison.Ordinal) && !t.StartsWith("acte (", StringComparison.Ordinal)));

    /// <summary>Every table that holds facts: not what says that a merge took place, nor counters that are added up.</summary>
    protected async Task<string> FaitsAsync()
    {
        string[] tenues = ["fusion ", "fusion_ligne ", "fusion_foyers ", "fusion_foyers_ligne ", "changement_pilotage ", "file_orientation ", "charge_referent ", "compte "];
        var faits = (await ViderAsync()).Split("-- ", StringSplitOptions.RemoveEmptyEntries).Where(t => !tenues.Any(n => t.StartsWith(n, StringComparison.Ordinal)));
        var comptes = await LireAsync("select concat(id, ' ', personne, ' ', actif) from compte order by id");
        var file = await LireAsync("select concat(code_commune, ' ', echeance, ' ', sum(nombre)) from file_orientation group by code_commune, echeance having sum(nombre) <> 0 order by 1");
        return string.Concat(faits) + string.Join('\n', comptes.Concat(file));
    }

    /// <summary>Indexes, constraints and row security of the tables.</summary>
    protected Task<List<string>> StructureAsync() => LireAsync(
        """
        select indexdef from pg_indexes where schemaname = 'public'
        union all select concat(tgrelid::regclass, ' ', tgname, ' ', tgenabled) from pg_trigger where not tgisinternal
        union all select concat(conrelid::regclass, ' ', conname, ' ', pg_get_constraintdef(oid)) from pg_constraint where connamespace = 'public'::regnamespace
        union all select concat(relname, ' ', relrowsecurity, ' ', relforcerowsecurity) from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
        order by 1
        """);

    /// <summary>The dossier as people read it.</summary>
    protected async Task<DossierLu> DossierAsync(string numero)
    {
        var id = await Connexion.TrouverDossierAsync(numero, Fin);
        Assert.NotNull(id);
        return (await Connexion.LireDossierAsync(id.Value, Fin))!;
    }

    /// <summary>Members, oldest line first: <c>DEM MARIE 2023-04-01..</c>.</summary>
    protected Task<List<string>> MembresAsync(string numero) => LireAsync(
        """
        select concat(m.role, ' ', p.prenom, ' ', m.depuis, '..', m.jusqua) from membre m
        join personne p on p.id = m.personne join dossier d on d.id = m.dossier
        where d.numero_demande = $1 order by m.id
        """,
        numero);

    /// <summary>Parcours, oldest first: <c>MARIE dossier entree..sortie motif</c>.</summary>
    protected Task<List<string>> ParcoursAsync() => LireAsync(
        """
        select concat(p.prenom, ' ', d.numero_demande, ' ', c.entree, '..', c.sortie, ' ' || c.motif_sortie) from parcours c
        join personne p on p.id = c.personne left join dossier d on d.id = c.dossier order by c.id
        """);

    /// <summary>Flags of droits et devoirs, oldest first: <c>MARIE 1 depuis..jusqua</c>.</summary>
    protected Task<List<string>> StatutsAsync(string numero) => LireAsync(
        """
        select concat(p.prenom, ' ', t.soumis::int, ' ', t.depuis, '..', t.jusqua) from statut_droits_devoirs t
        join personne p on p.id = t.personne join dossier d on d.id = t.dossier where d.numero_demande = $1 order by t.id
        """,
        numero);

    /// <summary>History of the right in the order of the flows: <c>2 [] depuis</c>.</summary>
    protected Task<List<string>> HistoriqueAsync(string numero) => LireAsync(
        """
        select concat(h.etat, ' ', array_to_string(h.motifs, ','), ' ', h.depuis, ' ', h.montant) from historique_droit h
        join dossier d on d.id = h.dossier where d.numero_demande = $1 order by h.connu_le, h.id
        """,
        numero);

    /// <summary>What a flow changed: <c>numero nature,nature</c>.</summary>
    protected Task<List<string>> ChangementsAsync(RapportImport rapport) => LireAsync(
        """
        select concat(d.numero_demande, ' ', array_to_string(c.natures, ',')) from changement_flux c
        join dossier d on d.id = c.dossier where c.flux = $1 order by d.numero_demande
        """,
        rapport.Flux!.Value);

    protected static DateOnly J(string jour) => DateOnly.ParseExact(jour, "yyyy-MM-dd", null);

    /// <summary>A household with a bound claimant.</summary>
    protected static FoyerBuilder Seul(string numero = "00000000155", string prenom = "MARIE", string naissance = "1990-05-02") =>
        FoyerBuilder.Nouveau(numero).Matricule(numero[4..]).Avec(PersonneBuilder.Demandeur("DUPONT", prenom, J(naissance)));

    /// <summary>A couple with a child; the claimant is bound, the partner is not.</summary>
    protected static FoyerBuilder Couple(string numero = "00000000255") => FoyerBuilder.Nouveau(numero).Matricule(numero[4..]).Avec(
        PersonneBuilder.Demandeur("LEROY", "CLAIRE", J("1988-03-14")),
        PersonneBuilder.Conjoint("LEROY", "YOHANN", J("1985-11-02")).Soumis(false),
        PersonneBuilder.Enfant("LEROY", "LILA", J("2019-06-21")));
}
