using Jalons.Data.Socle;
using Jalons.TestKit;
using Npgsql;
using Xunit;

namespace Jalons.Tests.Data.Socle;

/// <summary>A protected table of two départements, each with one row.</summary>
public sealed class BaseProtegee : BaseDeTest
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await using var proprietaire = await OuvrirProprietaireAsync();
        await ExecuterAsync(
            proprietaire,
            """
            create table fiche (id bigint generated always as identity primary key, departement text not null, nom text not null);
            call proteger('fiche');
            """);
        foreach (var departement in new[] { "55", "79" })
        {
            await using var connexion = await OuvrirAsync(departement);
            await ExecuterAsync(connexion, "insert into fiche (nom) values ('née ici')");
        }
    }
}

public sealed class SecuriteParLigneTests(BaseProtegee bdd) : IClassFixture<BaseProtegee>
{
    [Fact]
    public async Task The_application_sees_only_its_departement()
    {
        await using var meuse = await bdd.OuvrirAsync("55");
        Assert.Equal("55", await BaseDeTest.LireAsync<string>(meuse, "select string_agg(departement, ',') from fiche"));
        await using var ailleurs = await bdd.OuvrirAsync("49");
        Assert.Equal(0L, await BaseDeTest.LireAsync<long>(ailleurs, "select count(*) from fiche"));
    }

    [Fact]
    public async Task A_connection_without_departement_sees_no_row_and_writes_none()
    {
        await using var connexion = await bdd.Connexions.Application.OpenConnectionAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0L, await BaseDeTest.LireAsync<long>(connexion, "select count(*) from fiche"));
        var refus = await Assert.ThrowsAsync<PostgresException>(
            () => BaseDeTest.ExecuterAsync(connexion, "insert into fiche (nom, departement) values ('x', '55')"));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refus.SqlState);
    }

    [Fact]
    public async Task The_owner_of_the_table_is_bound_too()
    {
        await using var connexion = await bdd.OuvrirProprietaireAsync();
        Assert.Equal(0L, await BaseDeTest.LireAsync<long>(connexion, "select count(*) from fiche"));
    }

    [Theory]
    [InlineData("insert into fiche (departement, nom) values ('79', 'intruse')")]
    [InlineData("update fiche set departement = '79'")]
    [InlineData("alter table fiche disable row level security")]
    [InlineData("alter table fiche no force row level security")]
    [InlineData("drop policy departement on fiche")]
    [InlineData("truncate fiche")]
    [InlineData("drop table fiche")]
    [InlineData("create table autre (id int)")]
    [InlineData("call proteger('fiche')")]
    [InlineData("set role jalons_proprietaire")]
    [InlineData("set session authorization jalons_proprietaire")]
    [InlineData("alter role jalons_application bypassrls")]
    [InlineData("alter role jalons_application superuser")]
    [InlineData("insert into departement (code, nom) values ('79', 'Deux-Sèvres')")]
    [InlineData("delete from jalons_migration")]
    public async Task The_application_cannot_leave_its_departement(string sql)
    {
        await using var connexion = await bdd.OuvrirAsync("55");
        var refus = await Assert.ThrowsAsync<PostgresException>(() => BaseDeTest.ExecuterAsync(connexion, sql));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refus.SqlState);
    }

    [Fact]
    public async Task The_application_says_how_its_own_departement_is_reached_and_changes_nothing_else_of_the_list()
    {
        await using var connexion = await bdd.OuvrirAsync("55");
        Assert.Equal(1, await BaseDeTest.ExecuterAsync(connexion, "update departement set adresse = '1 rue Basse, 55000 Bar-le-Duc'"));
        await using var voisin = await bdd.OuvrirAsync("79");
        Assert.Equal(0, await BaseDeTest.ExecuterAsync(voisin, "update departement set adresse = 'ailleurs'"));
        Assert.Equal("1 rue Basse, 55000 Bar-le-Duc", await BaseDeTest.LireAsync<string>(voisin, "select adresse from departement where code = '55'"));
        foreach (var sql in new[] { "update departement set nom = 'x'", "insert into departement (code, nom) values ('79', 'x')", "delete from departement" })
        {
            var refus = await Assert.ThrowsAsync<PostgresException>(() => BaseDeTest.ExecuterAsync(connexion, sql));
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refus.SqlState);
        }
    }

    [Fact]
    public async Task Row_security_cannot_be_switched_off_for_the_session()
    {
        await using var connexion = await bdd.OuvrirAsync("55");
        await BaseDeTest.ExecuterAsync(connexion, "set row_security = off");
        await Assert.ThrowsAsync<PostgresException>(() => BaseDeTest.LireAsync<long>(connexion, "select count(*) from fiche"));
    }

    [Fact]
    public async Task Deleting_elsewhere_touches_nothing()
    {
        await using var connexion = await bdd.OuvrirAsync("49");
        Assert.Equal(0, await BaseDeTest.ExecuterAsync(connexion, "delete from fiche"));
        await using var autre = await bdd.OuvrirAsync("79");
        Assert.Equal(1L, await BaseDeTest.LireAsync<long>(autre, "select count(*) from fiche"));
    }

    [Fact]
    public async Task The_departement_never_passes_from_one_pooled_use_to_the_next()
    {
        // A pool of a single connection: the second use is the same session as the first.
        var chaine = new NpgsqlConnectionStringBuilder(bdd.ChaineApplication) { MaxPoolSize = 1 }.ConnectionString;
        await using var connexions = new ConnexionsJalons(bdd.ChaineProprietaire, chaine);
        int session;
        await using (var meuse = await connexions.OuvrirAsync("55", TestContext.Current.CancellationToken))
        {
            session = await BaseDeTest.LireAsync<int>(meuse, "select pg_backend_pid()");
            Assert.Equal("55", await BaseDeTest.LireAsync<string>(meuse, "select departement_courant()"));
        }

        await using (var sans = await connexions.Application.OpenConnectionAsync(TestContext.Current.CancellationToken))
        {
            Assert.Equal(session, await BaseDeTest.LireAsync<int>(sans, "select pg_backend_pid()"));
            Assert.Null(await BaseDeTest.LireAsync<string>(sans, "select departement_courant()"));
            Assert.Equal(0L, await BaseDeTest.LireAsync<long>(sans, "select count(*) from fiche"));
        }

        await using var deuxSevres = await connexions.OuvrirAsync("79", TestContext.Current.CancellationToken);
        Assert.Equal(session, await BaseDeTest.LireAsync<int>(deuxSevres, "select pg_backend_pid()"));
        Assert.Equal("79", await BaseDeTest.LireAsync<string>(deuxSevres, "select string_agg(departement, ',') from fiche"));
    }

    [Fact]
    public async Task On_a_real_server_the_migrating_account_works_under_the_bound_role_even_after_a_pooled_use()
    {
        var chaine = new NpgsqlConnectionStringBuilder(bdd.ChaineAmorce) { MaxPoolSize = 1 }.ConnectionString;
        await using var connexions = ConnexionsJalons.VersServeur(chaine);
        for (var passage = 0; passage < 3; passage++)
        {
            await using var connexion = await connexions.OuvrirAsync("55", TestContext.Current.CancellationToken);
            Assert.Equal(RolesJalons.Application, await BaseDeTest.LireAsync<string>(connexion, "select current_user::text"));
            Assert.Equal(1L, await BaseDeTest.LireAsync<long>(connexion, "select count(*) from fiche"));
        }
    }

    [Fact]
    public async Task A_table_without_departement_cannot_be_protected()
    {
        await using var connexion = await bdd.OuvrirProprietaireAsync();
        await BaseDeTest.ExecuterAsync(connexion, "create table sans_departement (id int)");
        var refus = await Assert.ThrowsAsync<PostgresException>(
            () => BaseDeTest.ExecuterAsync(connexion, "call proteger('sans_departement')"));
        Assert.Contains("departement text not null", refus.MessageText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task French_names_sort_as_people_expect()
    {
        await using var connexion = await bdd.OuvrirAsync();
        var tries = await BaseDeTest.LireAsync<string>(
            connexion,
            "select string_agg(nom, ' ' order by nom collate francais) from unnest(array['Évrard', 'Zola', 'Étienne', 'Eude']) nom");
        Assert.Equal("Étienne Eude Évrard Zola", tries);
    }
}
