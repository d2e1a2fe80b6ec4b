using Jalons.Data.Dossiers;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Socle;
using Jalons.TestKit;
using Jalons.Tests.Data.Flux;
using Xunit;

namespace Jalons.Tests.Data.Dossiers;

/// <summary>An identity corrected by hand: flows find the person under either, and write over neither (<c>references/cnaf/flux.md</c> T43).</summary>
public sealed class CorrectionIdentiteTests : TestsImport
{
    private static readonly DateTimeOffset Quand = new(2025, 11, 20, 9, 0, 0, TimeSpan.Zero);
    private static readonly IdentiteCorrigee Lue = new("DUPONT", "DUPONT", "MARIE", J("1990-05-02"), null);
    private static readonly IdentiteCorrigee Corrigee = Lue with { Nom = "Durand", Naissance = J("1990-02-05") };
    private Agent _agent = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _agent = await new MondeDeSuivi(Bdd.Connexions).AgentAsync(Role.Gestionnaire);
    }

    [Fact]
    public async Task Le_flux_trouve_la_personne_et_n_ecrit_pas_par_dessus()
    {
        await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(Une()));
        await CorrigerAsync(Lue, Corrigee);
        await ImporterAsync(FluxBuilder.Mensuel(2025, 11).Avec(Une().Montant(1m)));
        Assert.Equal("Durand MARIE 1990-02-05", await UnAsync("select concat(nom, ' ', prenom, ' ', date_naissance) from personne"));
        Assert.Equal("DUPONT 1990-05-02", await UnAsync("select concat(nom, ' ', date_naissance) from identite_recue"));
    }

    [Fact]
    public async Task Quand_la_caisse_corrige_aussi_plus_rien_ne_differe()
    {
        await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(Une()));
        await CorrigerAsync(Lue, Corrigee);
        await ImporterAsync(FluxBuilder.Mensuel(2025, 11).Avec(Une().Changer(0, p => p.Nom("DURAND").NeLe(J("1990-02-05")))));
        Assert.Equal("Durand", await UnAsync("select nom from personne"));
        Assert.Empty(await LireAsync("select nom from identite_recue"));
    }

    [Fact]
    public async Task Corrigee_deux_fois_elle_est_connue_sous_les_trois()
    {
        await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(Une()));
        await CorrigerAsync(Lue, Corrigee);
        await CorrigerAsync(Corrigee, Lue);
        await CorrigerAsync(Lue, Corrigee with { Prenom = "Maria" });
        Assert.Equal("2", await UnAsync("select count(*)::text from identite_connue"));
        await ImporterAsync(FluxBuilder.Mensuel(2025, 11).Avec(Une().Montant(1m)));
        Assert.Equal("Maria", await UnAsync("select prenom from personne"));
    }

    [Fact]
    public async Task Chaque_refus_ne_change_rien()
    {
        var nir = PersonneBuilder.NirDe(2, J("1990-02-05"), 7);
        await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(
            Une(), Seul("00000000255").Changer(0, p => p.Nom("PETIT").NomNaissance("PETIT").Prenom("ZOE").NeLe(J("1990-02-05")).Nir(nir))));
        var avant = await FaitsAsync();
        Assert.Equal("identite.modifiee", await EssayerAsync(Lue with { Nom = "AUTRE" }, Corrigee));
        Assert.Equal("identite.inchangee", await EssayerAsync(Lue, Lue));
        Assert.Equal("identite.vide", await EssayerAsync(Lue, Lue with { Nom = " - " }));
        Assert.Equal("identite.deja_connue", await EssayerAsync(Lue, Corrigee with { Nir = nir[..13] }));
        await using (var import = await Bdd.OuvrirAsync())
        {
            await using var transaction = await import.BeginTransactionAsync(Fin);
            Assert.True(await import.PasserAvantLesImportsAsync(BaseDeTest.Departement, Fin));
            Assert.Equal("import.en_cours", await EssayerAsync(Lue, Corrigee));
        }

        Assert.Equal(avant, await FaitsAsync());
    }

    private static FoyerBuilder Une() => Seul().Changer(0, p => p.Nir(null));

    private async Task CorrigerAsync(IdentiteCorrigee lue, IdentiteCorrigee corrigee) => Assert.Null(await EssayerAsync(lue, corrigee));

    private async Task<string?> EssayerAsync(IdentiteCorrigee lue, IdentiteCorrigee corrigee)
    {
        var id = new PersonneId(long.Parse((await LireAsync("select min(personne)::text from membre m join dossier d on d.id = m.dossier where d.numero_demande = '00000000155'"))[0], null));
        await using var transaction = await Connexion.BeginTransactionAsync(Fin);
        var issue = await new CorrectionIdentite(Connexion, _agent, Quand).CorrigerAsync(id, lue, corrigee, Fin);
        await (issue.EstFait ? transaction.CommitAsync(Fin) : transaction.RollbackAsync(Fin));
        return issue.Refus?.Code;
    }
}
