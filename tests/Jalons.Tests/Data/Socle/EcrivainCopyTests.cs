using FsCheck;
using FsCheck.Fluent;
using Jalons.Data.Socle;
using Jalons.TestKit;
using Npgsql;
using Xunit;

namespace Jalons.Tests.Data.Socle;

/// <summary>What is written in PostgreSQL's binary form is what PostgreSQL reads.</summary>
public sealed class EcrivainCopyTests(BaseDeTest bdd) : IClassFixture<BaseDeTest>
{
    private static CancellationToken Fin => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Chaque_type_se_relit_tel_quel_et_nul()
    {
        await using var connexion = await OuvrirAsync(
            "n int, t text, c char(1), s smallint, i int, l bigint, b boolean, d date, x timestamp, h time, u uuid, m numeric, a text[], j jsonb");
        var copie = new EcrivainCopy("essai", "n, t, c, s, i, l, b, d, x, h, u, m, a, j");
        copie.Ligne();
        copie.Entier(1);
        copie.Texte("Été à l'ŒUVRE 🙂");
        copie.Texte("N");
        copie.Court(-3);
        copie.Entier(int.MinValue);
        copie.Long(long.MaxValue);
        copie.Booleen(true);
        copie.Date(new DateOnly(1899, 12, 31));
        copie.Instant(new DateTime(2026, 11, 4, 2, 15, 30, DateTimeKind.Unspecified).AddMicroseconds(7));
        copie.Heure(new TimeOnly(23, 59, 59));
        copie.Octets(UInt128.Parse("0123456789ABCDEF00112233445566FF", System.Globalization.NumberStyles.HexNumber, null));
        copie.Decimal(-1234567.05m);
        copie.Textes(["un", "", "trois é"]);
        copie.Json("""{"nom": "é", "liste": [1, null]}""");
        copie.Ligne();
        copie.Entier(2);
        copie.Texte(null);
        copie.Nul();
        copie.Court(null);
        copie.Entier(null);
        copie.Long(null);
        copie.Booleen(null);
        copie.Date(null);
        copie.Instant(null);
        copie.Heure(null);
        copie.Octets(null);
        copie.Decimal(null);
        copie.Textes([]);
        copie.Json(null);
        Assert.Equal(2, copie.Lignes);
        await copie.EnvoyerAsync(connexion, Fin);
        Assert.Equal(0, copie.Lignes);
        Assert.Equal(
            [
                """""(1,"Été à l'ŒUVRE 🙂",N,-3,-2147483648,9223372036854775807,t,1899-12-31,"2026-11-04 02:15:30.000007",23:59:59,01234567-89ab-cdef-0011-2233445566ff,-1234567.05,"{un,"""",""trois é""}","{""nom"": ""é"", ""liste"": [1, null]}")""""",
                "(2,,,,,,,,,,,,{},)",
            ],
            await Vidage.LignesAsync(connexion, "select e::text from essai e order by n"));
    }

    /// <summary>Any decimal, whatever its digits and its scale.</summary>
    [Fact]
    public async Task Tout_decimal_se_relit()
    {
        await using var connexion = await OuvrirAsync("n int, m numeric");
        var decimaux = ArbMap.Default.ArbFor<decimal>().Generator.Sample(400).Concat([0m, 0.00m, 0.05m, 9999m, 10000m, 99999999.99m, 1.0000m, decimal.MaxValue, decimal.MinValue, 0.0000000000000000000000000001m]).ToList();
        var copie = new EcrivainCopy("essai", "n, m");
        for (var i = 0; i < decimaux.Count; i++)
        {
            copie.Ligne();
            copie.Entier(i);
            copie.Decimal(decimaux[i]);
        }

        await copie.EnvoyerAsync(connexion, Fin);
        Assert.Equal(
            decimaux.Select(d => d.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            await Vidage.LignesAsync(connexion, "select m::text from essai order by n"));
    }

    [Fact]
    public async Task Un_gros_lot_part_entier_et_l_ecrivain_ressert()
    {
        await using var connexion = await OuvrirAsync("n int, t text");
        var copie = new EcrivainCopy("essai", "n, t");
        for (var lot = 0; lot < 2; lot++)
        {
            for (var i = 0; i < 5_000; i++)
            {
                copie.Ligne();
                copie.Entier(i);
                copie.Texte(new string('é', i % 700));
            }

            await copie.EnvoyerAsync(connexion, Fin);
        }

        await copie.EnvoyerAsync(connexion, Fin);
        Assert.Equal("10000 3435000", Assert.Single(await Vidage.LignesAsync(connexion, "select concat(count(*), ' ', sum(length(t))) from essai")));
        Assert.Equal("0", Assert.Single(await Vidage.LignesAsync(connexion, "select count(*)::text from essai where length(t) <> n % 700")));
    }

    [Fact]
    public async Task Un_lot_refuse_par_le_serveur_se_dit()
    {
        await using var connexion = await OuvrirAsync("n int check (n < 3)");
        var copie = new EcrivainCopy("essai", "n");
        for (var i = 0; i < 5; i++)
        {
            copie.Ligne();
            copie.Entier(i);
        }

        Assert.Equal(PostgresErrorCodes.CheckViolation, (await Assert.ThrowsAsync<PostgresException>(() => copie.EnvoyerAsync(connexion, Fin))).SqlState);
        Assert.Equal("0", Assert.Single(await Vidage.LignesAsync(connexion, "select count(*)::text from essai")));
    }

    private async Task<NpgsqlConnection> OuvrirAsync(string colonnes)
    {
        var connexion = await bdd.OuvrirAsync();
        await using var commande = new NpgsqlCommand($"create temp table essai ({colonnes})", connexion);
        await commande.ExecuteNonQueryAsync(Fin);
        return connexion;
    }
}
