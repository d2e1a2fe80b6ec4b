using Jalons.Data.Flux;
using Jalons.TestKit;
using Xunit;

namespace Jalons.Tests.Data.Flux;

/// <summary>The first flow of a base is loaded without indexes nor row security (docs/adr/0007): both come back, whatever happens.</summary>
public sealed class PremierChargementTests : TestsImport
{
    [Fact]
    public async Task Les_index_et_la_securite_par_ligne_reviennent()
    {
        var avant = await StructureAsync();
        Assert.Contains("dossier t t", avant);
        Assert.Contains(avant, d => d.Contains("membre_present", StringComparison.Ordinal));
        await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(Seul(), Couple()));
        Assert.Equal(avant, await StructureAsync());
        Assert.Equal("2", await UnAsync("select count(*)::text from dossier"));
    }

    /// <summary>The triggers are put aside with the indexes: what they keep is there in the end.</summary>
    [Fact]
    public async Task Ce_que_tiennent_les_declencheurs_est_la()
    {
        await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(Seul(), Couple()));
        var noms = await UnAsync(
            "select string_agg(distinct c.cle, ' ' order by c.cle) from personne p, lateral (values (p.cle_nom), (p.cle_nom_naissance), (p.cle_prenom)) c (cle) where c.cle <> ''");
        Assert.NotEqual("", noms);
        Assert.Equal(noms, await UnAsync("select string_agg(cle, ' ' order by cle) from cle_nom"));
        var file = await UnAsync("select string_agg(concat_ws(' ', code_commune, echeance_orientation), ', ' order by code_commune, echeance_orientation) from parcours");
        Assert.NotEqual("", file);
        Assert.Equal(file, await UnAsync(
            "select string_agg(concat_ws(' ', code_commune, echeance), ', ' order by code_commune, echeance) from file_orientation, generate_series(1, nombre)"));
    }

    [Fact]
    public async Task Un_fichier_tronque_laisse_les_tables_vides_et_entieres()
    {
        var avant = await StructureAsync();
        var octets = FluxBuilder.Mensuel(2025, 10).Avec(Enumerable.Range(1, 1_200).Select(i => Seul($"{i:00000000}155", "P" + i))).Octets();
        await RefuserAsync(octets[..^40]);
        Assert.Equal(avant, await StructureAsync());
        Assert.Equal("0", await UnAsync("select count(*)::text from dossier"));
    }

    [Fact]
    public async Task Qui_lit_pendant_ce_temps_ne_bloque_pas_l_import()
    {
        await using var lectrice = await Bdd.OuvrirAsync();
        await using var lecture = await lectrice.BeginTransactionAsync(Fin);
        Assert.Equal("0", Assert.Single(await Vidage.LignesAsync(lectrice, "select count(*)::text from dossier")));
        var rapport = await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(Seul(), Couple()));
        Assert.Equal(2, rapport.Crees);
    }

    [Fact]
    public async Task Un_deuxieme_departement_n_est_pas_un_premier_chargement()
    {
        await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(Seul(), Couple()));
        await using var connexion = await PremierChargement.ConnecterAsync(Bdd.Connexions, "54", Fin);
        await using var transaction = await connexion.BeginTransactionAsync(Fin);
        Assert.Null(await PremierChargement.CommencerAsync(connexion, transaction, Fin));
        Assert.Equal("dossier t t", Assert.Single(await Vidage.LignesAsync(
            connexion, "select concat(relname, ' ', relrowsecurity, ' ', relforcerowsecurity) from pg_class where relname = 'dossier'")));
    }

    /// <summary>More people in two households than what may wait for the indexes: they come back on the way, and everybody is recognised.</summary>
    [Fact]
    public async Task Beaucoup_de_personnes_deja_rencontrees()
    {
        const int personnes = 20_500;
        var flux = FluxBuilder.Mensuel(2025, 10).Avec(
            from foyer in Enumerable.Range(0, 2)
            from i in Enumerable.Range(1, personnes)
            select Seul($"{foyer}{i:0000000}155", "P" + i).Matricule($"{foyer}{i:000000}"));
        var rapport = await ImporterAsync(flux);
        Assert.Equal((2 * personnes, 2 * personnes), (rapport.Foyers, rapport.Crees));
        Assert.Equal($"{personnes} {2 * personnes} {personnes}", await UnAsync(
            "select concat((select count(*) from personne), ' ', (select count(*) from membre), ' ', (select count(*) from parcours))"));
    }
}
