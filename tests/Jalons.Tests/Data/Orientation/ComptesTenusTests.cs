using Jalons.Data.Orientation;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Socle;
using Jalons.TestKit;
using Npgsql;
using Xunit;

namespace Jalons.Tests.Data.Orientation;

/// <summary>The counts of the queue and the loads of the référents are kept by the statements that change a parcours (migration 0022): always exact.</summary>
public sealed class ComptesTenusTests(BaseDeTest bdd) : IClassFixture<BaseDeTest>, IAsyncLifetime
{
    private static readonly DateOnly Jour = new(2026, 11, 20);
    private static readonly Agent Charge = new(new CompteId(1), "Agent", Role.ChargeOrientation, BaseDeTest.Departement, null, null);
    private NpgsqlConnection connexion = null!;

    private static CancellationToken Annulation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await new Scene(bdd).AvecTerritoiresAsync();
        connexion = await bdd.OuvrirAsync();
        await BaseDeTest.ExecuterAsync(connexion, "delete from parcours");
        await BaseDeTest.ExecuterAsync(connexion, "insert into organisme (nom, categorie, parcours) values ('O', 'FranceTravail', '{Emploi}') on conflict do nothing");
    }

    public ValueTask DisposeAsync() => connexion.DisposeAsync();

    [Fact]
    public async Task Entering_moving_being_oriented_leaving_and_coming_back_keep_the_counts_right()
    {
        await EntrerAsync(500);
        await VerifierAsync();
        Assert.Equal(500, (await connexion.CompterFileAsync(Charge, Jour, Annulation)).Sum(c => c.Total));
        foreach (var sql in new[]
        {
            "update parcours set oriente_le = '2026-11-20' where id % 3 = 0",
            "update parcours set referent = 1 + id % 3 where oriente_le is not null",
            "update parcours set referent = 2 where referent = 1",
            "update parcours set dernier_contact = '2026-11-20' where id % 2 = 0",
            "update parcours set code_commune = '55545' where id % 5 = 0",
            "update parcours set code_commune = null where id % 7 = 0",
            "update parcours set echeance_orientation = null where id % 11 = 0",
            "update parcours set sortie = '2026-11-20' where id % 4 = 0",
            "update parcours set sortie = null where id % 8 = 0",
            "update parcours set oriente_le = null, referent = null where id % 6 = 0",
            "delete from parcours where id % 9 = 0",
        })
        {
            Assert.True(await BaseDeTest.ExecuterAsync(connexion, sql) > 0);
            await VerifierAsync();
        }
    }

    [Fact]
    public async Task Thousands_of_single_acts_leave_few_lines()
    {
        await EntrerAsync(2500);
        await BaseDeTest.ExecuterAsync(connexion, "do $$ declare p bigint; begin for p in select id from parcours loop update parcours set oriente_le = '2026-11-20' where id = p; end loop; end $$");
        await VerifierAsync();
        Assert.Empty(await connexion.CompterFileAsync(Charge, Jour, Annulation));
        Assert.InRange(await BaseDeTest.LireAsync<long>(connexion, "select count(*) from file_orientation"), 0, 2200);
        await BaseDeTest.ExecuterAsync(connexion, "do $$ declare p bigint; begin for p in select id from parcours loop update parcours set referent = 1 + p % 7 where id = p; end loop; end $$");
        await VerifierAsync();
        Assert.InRange(await BaseDeTest.LireAsync<long>(connexion, "select count(*) from charge_referent"), 7, 1200);
    }

    [Fact]
    public async Task An_import_that_is_not_over_makes_nobody_wait_and_loses_nothing()
    {
        await EntrerAsync(100);
        await using var importe = await bdd.OuvrirAsync();
        await using var transaction = await importe.BeginTransactionAsync(Annulation);

        // Enough lines for the import to add them up, holding them until it ends.
        await EntrerAsync(3000, importe, joursDistincts: 2500);
        await EntrerAsync(1200, joursDistincts: 1100);
        await BaseDeTest.ExecuterAsync(connexion, "update parcours set oriente_le = '2026-11-20' where id % 2 = 0");
        await VerifierAsync();
        await transaction.CommitAsync(Annulation);
        await VerifierAsync();
    }

    [Fact]
    public async Task Only_those_who_work_on_the_queue_read_its_counts()
    {
        await EntrerAsync(3);
        Assert.NotEmpty(await connexion.CompterFileAsync(Charge with { Role = Role.Gestionnaire }, Jour, Annulation));
        Assert.Empty(await connexion.CompterFileAsync(Charge with { Role = Role.Referent }, Jour, Annulation));
        await using var ailleurs = await bdd.OuvrirAsync("54");
        Assert.Empty(await ailleurs.CompterFileAsync(Charge with { Departement = "54" }, Jour, Annulation));
    }

    [Fact]
    public async Task Emptying_the_table_empties_the_counts()
    {
        await EntrerAsync(20);
        await using var amorce = new NpgsqlConnection(bdd.ChaineAmorce);
        await amorce.OpenAsync(Annulation);
        await BaseDeTest.ExecuterAsync(amorce, "truncate parcours cascade");
        await VerifierAsync();
    }

    /// <summary>People who wait, on three places and some days.</summary>
    private async Task EntrerAsync(int nombre, NpgsqlConnection? par = null, int joursDistincts = 12) => await BaseDeTest.ExecuterAsync(
        par ?? connexion,
        """
        insert into parcours (personne, entree, recu_le, echeance_orientation, code_commune)
        select 1000000 + (random() * 1e15)::bigint, '2026-10-01', '2026-10-01', date '2026-11-13' + n % $2, (array['55029', '55545', '55122', '54395'])[1 + n % 4]
        from generate_series(1, $1) n
        """,
        nombre, joursDistincts);

    private async Task VerifierAsync()
    {
        const string direct =
            """
            select c.epci, e.nom, count(*)::int, count(*) filter (where p.echeance_orientation < '2026-11-20')::int,
              count(*) filter (where p.echeance_orientation between '2026-11-20' and '2026-11-22')::int
            from parcours p left join commune c on c.code = p.code_commune left join epci e on e.code = c.epci
            where p.sortie is null and p.oriente_le is null group by 1, 2
            """;
        var attendus = new List<CompteFile>();
        await using (var lecteur = await new NpgsqlCommand(direct, connexion).ExecuteReaderAsync(Annulation))
        {
            while (await lecteur.ReadAsync(Annulation))
            {
                attendus.Add(new CompteFile(
                    lecteur.IsDBNull(0) ? null : lecteur.GetString(0), lecteur.IsDBNull(1) ? null : lecteur.GetString(1), lecteur.GetInt32(2), lecteur.GetInt32(3), lecteur.GetInt32(4)));
            }
        }

        var lus = await connexion.CompterFileAsync(Charge, Jour, Annulation);
        Assert.Equal(attendus.OrderBy(c => c.Epci, StringComparer.Ordinal), lus.OrderBy(c => c.Epci, StringComparer.Ordinal));
        Assert.Equal(
            await BaseDeTest.LireAsync<string>(connexion, "select coalesce(string_agg(referent || ':' || n, ' ' order by referent), '-') from (select referent, count(*) as n from parcours where sortie is null and referent is not null group by 1) t"),
            await BaseDeTest.LireAsync<string>(connexion, "select coalesce(string_agg(referent || ':' || n, ' ' order by referent), '-') from (select referent, sum(nombre) as n from charge_referent group by 1 having sum(nombre) <> 0) t"));
    }
}
