using Jalons.Data.Habilitations;
using Jalons.Data.Socle;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Socle;
using Jalons.TestKit;
using Npgsql;
using Xunit;

namespace Jalons.Tests.Data.Habilitations;

public sealed class HabilitationsTests(BaseDeTest bdd) : IClassFixture<BaseDeTest>
{
    private readonly HorlogeFixe horloge = new(new DateOnly(2026, 11, 16));

    [Theory]
    [InlineData("update acte set libelle = 'réécrit'")]
    [InlineData("delete from acte")]
    [InlineData("truncate acte")]
    public async Task A_line_of_the_journal_is_never_changed_nor_erased(string sql)
    {
        var agent = await CreerAsync("journal" + Guid.NewGuid().ToString("N")[..8]);
        await using var connexion = await bdd.OuvrirAsync();
        await connexion.EcrireActeAsync(agent, horloge.GetUtcNow(), "essai", "Une ligne", annulation: TestContext.Current.CancellationToken);
        var refus = await Assert.ThrowsAsync<PostgresException>(() => BaseDeTest.ExecuterAsync(connexion, sql));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refus.SqlState);
        Assert.True(await BaseDeTest.LireAsync<long>(connexion, "select count(*) from acte where libelle = 'Une ligne'") > 0);
    }

    [Fact]
    public async Task A_line_cannot_be_written_into_the_journal_of_another_departement()
    {
        var agent = await CreerAsync("voisin");
        await using var ailleurs = await bdd.OuvrirAsync("79");
        var refus = await Assert.ThrowsAsync<PostgresException>(() => ailleurs.EcrireActeAsync(agent, horloge.GetUtcNow(), "essai", "Intruse", annulation: TestContext.Current.CancellationToken));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refus.SqlState);
    }

    [Fact]
    public async Task Thirty_tries_at_once_are_five()
    {
        var agent = await CreerAsync("essais");
        var essais = new EssaisConnexion(bdd.Connexions, horloge);
        var reponses = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => essais.PrendreAsync(agent.Id)));
        Assert.Equal(4, reponses.Count(r => r == Essai.Permis));
        Assert.Equal(1, reponses.Count(r => r == Essai.Dernier));
        Assert.Equal(25, reponses.Count(r => r == Essai.Refuse));
    }

    [Fact]
    public async Task A_lock_ends_by_itself_and_the_count_starts_again()
    {
        var agent = await CreerAsync("blocage");
        var essais = new EssaisConnexion(bdd.Connexions, horloge);
        for (var n = 0; n < EssaisConnexion.Maximum; n++)
        {
            await essais.PrendreAsync(agent.Id, TestContext.Current.CancellationToken);
        }

        horloge.Avancer(EssaisConnexion.Blocage - TimeSpan.FromSeconds(1));
        Assert.Equal(Essai.Refuse, await essais.PrendreAsync(agent.Id, TestContext.Current.CancellationToken));
        horloge.Avancer(TimeSpan.FromSeconds(1));
        Assert.Equal(Essai.Permis, await essais.PrendreAsync(agent.Id, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_right_password_does_not_erase_the_wrong_codes_before_it()
    {
        var agent = await CreerAsync("codes");
        var essais = new EssaisConnexion(bdd.Connexions, horloge);
        for (var n = 0; n < EssaisConnexion.Maximum - 1; n++)
        {
            // Each round: a right password (its try is given back), then a wrong code.
            await essais.PrendreAsync(agent.Id, TestContext.Current.CancellationToken);
            await essais.RendreAsync(agent.Id, TestContext.Current.CancellationToken);
            Assert.Equal(Essai.Permis, await essais.PrendreAsync(agent.Id, TestContext.Current.CancellationToken));
        }

        Assert.Equal(Essai.Dernier, await essais.PrendreAsync(agent.Id, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_session_goes_on_until_the_seal_changes_or_the_account_closes()
    {
        var agent = await CreerAsync("session");
        var sessions = new SessionsOuvertes(bdd.Connexions, horloge);
        Assert.True(await sessions.ContinueAsync(agent.Id, "sceau", TestContext.Current.CancellationToken));
        Assert.False(await sessions.ContinueAsync(agent.Id, "autre", TestContext.Current.CancellationToken));
        await using var connexion = await bdd.OuvrirAsync();
        await BaseDeTest.ExecuterAsync(connexion, "update compte set actif = false where id = $1", agent.Id.Valeur);
        Assert.True(await sessions.ContinueAsync(agent.Id, "sceau", TestContext.Current.CancellationToken));
        horloge.Avancer(TimeSpan.FromMinutes(2));
        Assert.False(await sessions.ContinueAsync(agent.Id, "sceau", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_belongs_to_an_account_is_closed_to_another_departement()
    {
        var agent = await CreerAsync("secret");
        await using var ici = await bdd.OuvrirAsync();
        await BaseDeTest.ExecuterAsync(ici, "insert into compte_jeton (compte, fournisseur, nom, valeur) values ($1, 'Jalons', 'totp', 'x')", agent.Id.Valeur);
        await using var ailleurs = await bdd.OuvrirAsync("79");
        Assert.Equal(0L, await BaseDeTest.LireAsync<long>(ailleurs, "select count(*) from compte_jeton"));
        Assert.Equal(0L, await BaseDeTest.LireAsync<long>(ailleurs, "select count(*) from compte"));
        Assert.Equal(1L, await BaseDeTest.LireAsync<long>(ici, "select count(*) from compte_jeton where compte = $1", agent.Id.Valeur));
    }

    [Theory]
    [InlineData("insert into regle (code, departement, du, nombre, unite, fondement) values ('contrat.duree', null, '2030-01-01', 3, 'Mois', 'x')")]
    [InlineData("insert into regle (code, departement, du, nombre, unite, fondement) values ('contrat.duree', '79', '2030-01-01', 3, 'Mois', 'x')")]
    [InlineData("update regle set nombre = 1")]
    [InlineData("delete from regle")]
    public async Task A_departement_writes_only_its_own_rules_and_never_their_value(string sql)
    {
        await using var connexion = await bdd.OuvrirAsync();
        var refus = await Assert.ThrowsAsync<PostgresException>(() => BaseDeTest.ExecuterAsync(connexion, sql));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refus.SqlState);
    }

    [Fact]
    public async Task The_end_of_a_national_rule_is_out_of_reach()
    {
        await using var connexion = await bdd.OuvrirAsync();
        Assert.Equal(0, await BaseDeTest.ExecuterAsync(connexion, "update regle set au = '2030-01-01' where departement is null and au is null"));
    }

    private async Task<Agent> CreerAsync(string nom)
    {
        await using var db = JalonsDb.Pour(bdd.Connexions, BaseDeTest.Departement);
        var compte = new Compte
        {
            Departement = BaseDeTest.Departement,
            Nom = nom,
            Prenom = "Essai",
            Role = Role.Referent,
            UserName = nom,
            NormalizedUserName = nom.ToUpperInvariant(),
            SecurityStamp = "sceau",
            CreeLe = horloge.GetUtcNow(),
        };
        db.Comptes.Add(compte);
        await db.SaveChangesAsync();
        return compte.EnAgent();
    }
}
