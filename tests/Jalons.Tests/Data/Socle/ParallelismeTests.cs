using Jalons.TestKit;
using Xunit;

namespace Jalons.Tests.Data.Socle;

/// <summary>The server splits large queries between workers: they must start with the settings of the session.</summary>
public sealed class ParallelismeTests(BaseDeTest bdd) : IClassFixture<BaseDeTest>
{
    [Fact]
    public async Task A_query_split_between_workers_answers()
    {
        await using var connexion = await bdd.OuvrirAsync();
        var reglage = connexion.PostgreSqlVersion.Major >= 16 ? "debug_parallel_query" : "force_parallel_mode";
        await BaseDeTest.ExecuterAsync(connexion, $"set {reglage} = on");
        Assert.True(await BaseDeTest.LireAsync<long>(connexion, "select count(*) from pg_class") > 0);
    }
}
