using Jalons.Domain.Dossiers;
using Jalons.TestKit;
using Xunit;

namespace Jalons.Tests.Data.Flux;

/// <summary>What is less certain than a NIR or the same names with the same birth date is put in a queue, never merged alone
/// (<c>references/cnaf/flux.md</c> §2.6).</summary>
public sealed class DoublonsTests : TestsImport
{
    private static readonly string Nir = PersonneBuilder.NirDe(2, J("1990-05-02"), 7);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Le_meme_NIR_avec_une_autre_naissance_attend_un_agent(bool enDeuxFlux)
    {
        var (une, autre) = (Seul().Changer(0, p => p.Nir(Nir)), Seul("00000000255").Changer(0, p => p.Nir(Nir).NeLe(J("1990-05-03"))));
        var flux = await EnvoyerAsync(une, autre, enDeuxFlux);
        Assert.Equal([$"MARIE 1990-05-02 / MARIE 1990-05-03 100 MemeNir,NaissanceUnChiffre,MemeNom,MemePrenom {flux} ARegler"], await FileAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Une_naissance_inversee_attend_un_agent(bool enDeuxFlux)
    {
        var (une, autre) = (Seul().Changer(0, p => p.Nir(null)), Seul("00000000255").Changer(0, p => p.Nir(null).NeLe(J("1990-02-05"))));
        var flux = await EnvoyerAsync(une, autre, enDeuxFlux);
        Assert.Equal([$"MARIE 1990-05-02 / MARIE 1990-02-05 58 NaissanceInversee,MemeNom,MemePrenom {flux} ARegler"], await FileAsync());
    }

    [Fact]
    public async Task Une_naissance_le_3_mars_ne_fait_de_personne_son_propre_double()
    {
        await ImporterAsync(FluxBuilder.Mensuel(2025, 9).Avec(Seul(naissance: "1990-03-03")));
        await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(Seul(naissance: "1990-03-03"), Seul("00000000255", "ANA", "1985-04-04")));
        Assert.Empty(await FileAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Un_prenom_mal_ecrit_attend_un_agent(bool enDeuxFlux)
    {
        var (une, autre) = (Seul().Changer(0, p => p.Nir(null)), Seul("00000000255").Changer(0, p => p.Nir(null).Prenom("MARYE")));
        var flux = await EnvoyerAsync(une, autre, enDeuxFlux);
        Assert.Equal([$"MARIE 1990-05-02 / MARYE 1990-05-02 57 MemeNaissance,MemeNom,PrenomProche {flux} ARegler"], await FileAsync());
    }

    [Fact]
    public async Task Un_nom_mal_ecrit_dans_le_meme_foyer_attend_un_agent()
    {
        await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(Seul().Changer(0, p => p.Nir(null))));
        var rapport = await ImporterAsync(FluxBuilder.Mensuel(2025, 11).Avec(Seul().Changer(0, p => p.Nir(null).Nom("MARTIN").NomNaissance("MARTIN"))));
        Assert.Equal([$"MARIE 1990-05-02 / MARIE 1990-05-02 60 MemeNaissance,MemePrenom,MemeFoyerSuccessif {rapport.Flux} ARegler"], await FileAsync());
        Assert.Contains(rapport.Avertissements, a => a.Contains("connues dans le même foyer, l’une après l’autre", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Des_jumeaux_n_attendent_personne()
    {
        await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(Seul().Avec(
            PersonneBuilder.Enfant("DUPONT", "MATHIS", J("2019-06-21")).RangNaissance(1),
            PersonneBuilder.Enfant("DUPONT", "MATHIAS", J("2019-06-21")).RangNaissance(2),
            PersonneBuilder.Enfant("DUPONT", "CAMILLE", J("2021-01-01")).RangNaissance(null).Sexe(1),
            PersonneBuilder.Enfant("DUPONT", "CAMILLE", J("2021-01-01")).RangNaissance(null).Sexe(2))));
        Assert.Empty(await FileAsync());
    }

    [Fact]
    public async Task Une_identite_qui_change_fait_chercher_de_nouveau()
    {
        await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(
            Seul().Changer(0, p => p.Nir(Nir)), Seul("00000000255").Changer(0, p => p.Nir(null).Nom("LEROY").NomNaissance("LEROY"))));
        Assert.Empty(await FileAsync());
        await ImporterAsync(FluxBuilder.Mensuel(2025, 11).Avec(Seul().Changer(0, p => p.Nir(Nir).Nom("LEROI").NomNaissance("LEROI"))));
        Assert.Equal("MemeNaissance,NomProche,MemePrenom", await UnAsync("select array_to_string(raisons, ',') from doublon_possible"));
    }

    [Fact]
    public async Task Le_NIR_de_l_une_et_les_noms_de_l_autre_aucune_ne_change()
    {
        await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(
            Seul().Changer(0, p => p.Nir(Nir)), Seul("00000000255").Changer(0, p => p.Nir(null).Nom("LEROY").NomNaissance("LEROY").Prenom("ANNE"))));
        var avant = await LireAsync("select p::text from personne p order by id");
        var rapport = await ImporterAsync(FluxBuilder.Mensuel(2025, 11).Avec(
            Seul().Montant(1m).Changer(0, p => p.Nir(Nir).Nom("LEROY").NomNaissance("LEROY").Prenom("ANNE"))));
        Assert.Equal(avant, await LireAsync("select p::text from personne p order by id"));
        Assert.Equal([$"MARIE 1990-05-02 / ANNE 1990-05-02 85 NirEtNomsContraires {rapport.Flux} ARegler"], await FileAsync());
        Assert.Equal(1, rapport.Modifies);
    }

    [Fact]
    public async Task Jugees_differentes_elles_ne_reviennent_que_si_une_identite_change()
    {
        var autre = Seul("00000000255").Changer(0, p => p.Nir(Nir));
        await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(Seul(), autre));
        await JugerAsync();
        await ImporterAsync(FluxBuilder.Mensuel(2025, 11).Avec(Seul().Montant(1m).Changer(0, p => p.Certifiee(true)), autre));
        Assert.Equal("Differentes", await UnAsync("select etat from doublon_possible"));
        await ImporterAsync(FluxBuilder.Mensuel(2025, 12).Avec(Seul().Montant(2m), autre.Changer(0, p => p.Nom("DUPOND"))));
        Assert.Equal("ARegler", await UnAsync("select etat from doublon_possible"));
    }

    [Fact]
    public async Task Le_NIR_de_l_une_et_les_noms_de_l_autre_jugees_differentes_l_identite_suit_le_flux()
    {
        await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(
            Seul().Changer(0, p => p.Nir(Nir)), Seul("00000000255").Changer(0, p => p.Nir(null).Prenom("ANNE"))));
        var change = Seul().Montant(1m).Changer(0, p => p.Nir(Nir).Prenom("ANNE"));
        await ImporterAsync(FluxBuilder.Mensuel(2025, 11).Avec(change));
        await JugerAsync();
        await ImporterAsync(FluxBuilder.Mensuel(2025, 12).Avec(change.Montant(2m)));
        Assert.Equal(["ANNE", "ANNE"], await LireAsync("select prenom from personne"));
    }

    [Theory]
    [InlineData("1990-05-02")]
    [InlineData("2000-02-29")]
    [InlineData("1999-12-31")]
    [InlineData("2010-10-10")]
    public async Task Chaque_naissance_que_le_domaine_dit_proche_est_trouvee(string naissance)
    {
        var recu = J("2025-11-01");
        var proches = Enumerable.Range(J("1900-01-01").DayNumber, recu.DayNumber - J("1900-01-01").DayNumber).Select(DateOnly.FromDayNumber)
            .Where(j => j != J(naissance) && RessemblanceIdentites.Naissance(J(naissance), j) is not null).ToList();
        Assert.InRange(proches.Count, 20, 90);
        await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(proches.SelectMany((j, i) => new[] { Nomme(2 * i, i, J(naissance)), Nomme((2 * i) + 1, i, j) })));
        Assert.Equal(
            proches.Select(j => j.ToString("yyyy-MM-dd", null)),
            await LireAsync(
                """
                select case when a.date_naissance = $1 then b.date_naissance else a.date_naissance end::text
                from doublon_possible d join personne a on a.id = d.personne_a join personne b on b.id = d.personne_b order by 1
                """,
                J(naissance)));
    }

    /// <summary>Two people of the same rank have the same names, which nobody else has.</summary>
    private static FoyerBuilder Nomme(int numero, int rang, DateOnly naissance)
    {
        var lettres = string.Concat((char)('A' + (rang / 26)), (char)('A' + (rang % 26)));
        return Seul($"0000{numero:0000000}").Changer(0, p => p.Nir(null).Nom("DU" + lettres).NomNaissance("DU" + lettres).Prenom("JEAN" + lettres).NeLe(naissance));
    }

    private async Task<long?> EnvoyerAsync(FoyerBuilder une, FoyerBuilder autre, bool enDeuxFlux)
    {
        var premier = await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(enDeuxFlux ? [une] : [une, autre]));
        return enDeuxFlux ? (await ImporterAsync(FluxBuilder.Mensuel(2025, 11).Avec(autre))).Flux : premier.Flux;
    }

    private Task JugerAsync() => BaseDeTest.ExecuterAsync(Connexion, "update doublon_possible set etat = 'Differentes', regle_le = now(), auteur = 'Claire Humbert'");

    private Task<List<string>> FileAsync() => LireAsync(
        """
        select concat(a.prenom, ' ', a.date_naissance, ' / ', b.prenom, ' ', b.date_naissance, ' ', d.score, ' ', array_to_string(d.raisons, ','), ' ', d.flux, ' ', d.etat)
        from doublon_possible d join personne a on a.id = d.personne_a join personne b on b.id = d.personne_b order by d.id
        """);
}
