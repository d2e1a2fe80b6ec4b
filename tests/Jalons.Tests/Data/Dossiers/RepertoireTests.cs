using FsCheck;
using FsCheck.Fluent;
using Jalons.Data.Dossiers;
using Jalons.Data.Dossiers.Repertoires;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Socle;
using Jalons.TestKit;
using Jalons.Tests.Data.Flux;
using Npgsql;
using Xunit;

namespace Jalons.Tests.Data.Dossiers;

/// <summary>
/// Made-up histories of flows and acts: after each step the directory that followed the feed equals one just loaded, and its filters answer what plain SQL
/// over the base answers, for each role.
/// </summary>
public sealed class RepertoireTests : TestsImport
{
    private const int Personnes = 6;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly string[] Prenoms = ["ANA", "BEN", "CLO", "DIA", "ELI", "FAY"];
    private static readonly string[] Communes = ["001", "002", "003", "999"];
    private static readonly Critere[] Criteres = Enum.GetValues<Critere>();

    private static readonly Gen<Pas> UnPas =
        from genre in Gen.Frequency((4, Gen.Constant(0)), (12, Gen.Choose(1, 13)))
        from a in Gen.Choose(0, 1000)
        from b in Gen.Choose(0, 1000)
        from c in Gen.Choose(0, 1000)
        select new Pas(genre, a, b, c);

    private static readonly Gen<Histoire> UneHistoire =
        from depart in Gen.Choose(0, 1000).ListOf(6)
        from pas in UnPas.ListOf(14)
        from graine in Gen.Choose(0, int.MaxValue)
        select new Histoire([.. depart.Select((d, i) => new Pas(0, (7 * i) + d, d, d * 3)), .. pas], graine);

    /// <summary>What happens, by its kind, with three numbers to decide the rest.</summary>
    private sealed record Pas(int Genre, int A, int B, int C);

    private sealed record Histoire(Pas[] Tous, int Graine)
    {
        public override string ToString() => $"{Graine} : {string.Join(' ', Tous.Select(p => $"{p.Genre}({p.A},{p.B},{p.C})"))}";
    }

    /// <summary>Those who act in a département of the test.</summary>
    private sealed record Monde(string Departement, OrganismeId Organisme, Agent Gestionnaire, Agent ChargeOrientation, Agent[] Referents);

    [Fact]
    public void Le_repertoire_tenu_a_jour_vaut_un_repertoire_neuf_et_repond_comme_la_base()
    {
        var libres = new Queue<string>(Domain.Referentiel.Departements.NomParCode.Keys.Where(c => c.Length == 2 && char.IsAsciiDigit(c[1])).Order(StringComparer.Ordinal));
        var cas = Environment.GetEnvironmentVariable("JALONS_TESTS_LONGS") == "1" ? 90 : 8;
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(cas),
            Prop.ForAll(UneHistoire.ToArbitrary(), histoire => JouerAsync(histoire, libres.Dequeue()).GetAwaiter().GetResult()));
    }

    [Fact]
    public async Task Un_repertoire_en_retard_sur_la_purge_est_recharge()
    {
        var repertoires = new Repertoires(Bdd.Connexions);
        await ImporterAsync(FluxBuilder.Mensuel(2026, 1).Avec(Seul()));
        var avant = await LireAsync(repertoires, Connexion, BaseDeTest.Departement, J("2026-02-01"));
        Assert.Equal(1, avant.Nombre);
        await ImporterAsync(FluxBuilder.Quotidien(J("2026-02-10")).Avec(Seul("00000000355", "PAUL", "1991-01-01")));
        await BaseDeTest.ExecuterAsync(Connexion, "with p as (delete from changement_repertoire returning depuis) insert into purge_repertoire (jusqua) select max(depuis) from p");
        var apres = await LireAsync(repertoires, Connexion, BaseDeTest.Departement, J("2026-02-11"));
        Assert.NotSame(avant, apres);
        Assert.Equal(2, apres.Nombre);
    }

    [Fact]
    public async Task Un_flux_n_ecrit_qu_une_ligne_dans_le_fil()
    {
        await ImporterAsync(FluxBuilder.Mensuel(2026, 1).Avec(Seul(), Couple()));
        await ImporterAsync(FluxBuilder.Mensuel(2026, 2).Avec(Seul(), Couple()));
        Assert.Equal(["2"], await LireAsync("select count(*)::text from changement_repertoire where flux is not null and personne is null"));
        Assert.Equal(["0"], await LireAsync("select count(*)::text from changement_repertoire where personne is not null"));
    }

    /// <summary>The directory once loaded. A transaction of another test that began before a purge holds the horizon back: until it ends, it is loaded again.</summary>
    private static async Task<Repertoire> LireAsync(Repertoires repertoires, NpgsqlConnection connexion, string departement, DateOnly jour)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Fin);
        patience.CancelAfter(Patience);
        RepertoireLu lu;
        do
        {
            lu = await repertoires.LireAsync(connexion, departement, jour, Patience, patience.Token);
        }
        while (lu.EnPreparation);
        return lu.Repertoire!;
    }

    private async Task JouerAsync(Histoire histoire, string departement)
    {
        await using (var proprietaire = await Bdd.OuvrirProprietaireAsync())
        {
            await BaseDeTest.ExecuterAsync(proprietaire, "insert into departement (code, nom) values ($1, 'Essai') on conflict do nothing", departement);
            await BaseDeTest.ExecuterAsync(proprietaire, "insert into epci (code, nom) values ('E' || $1, 'Un'), ('F' || $1, 'Deux')", departement);
            await BaseDeTest.ExecuterAsync(
                proprietaire,
                "insert into commune (code, nom, cle_nom, departement, epci) values ($1 || '001', 'A', 'A', $1, 'E' || $1), ($1 || '002', 'B', 'B', $1, 'F' || $1), ($1 || '003', 'C', 'C', $1, null)",
                departement);
        }

        var suivi = new MondeDeSuivi(Bdd.Connexions, departement);
        var organisme = await suivi.OrganismeAsync();
        var monde = new Monde(
            departement, organisme, await suivi.AgentAsync(Role.Gestionnaire), await suivi.AgentAsync(Role.ChargeOrientation),
            [await suivi.AgentAsync(Role.Referent, organisme), await suivi.AgentAsync(Role.Referent, organisme)]);
        await using var connexion = await Bdd.OuvrirAsync(departement);
        var (tenu, hasard, jour) = (new Repertoires(Bdd.Connexions), new Random(histoire.Graine), J("2024-02-01"));
        foreach (var (rang, pas) in histoire.Tous.Index())
        {
            jour = pas.Genre == 13 ? jour.AddDays(pas.A % 70) : jour;
            await FaireAsync(connexion, monde, pas, rang, jour);
            var repertoire = await LireAsync(tenu, connexion, departement, jour);
            Assert.Equal(Dire(await LireAsync(new Repertoires(Bdd.Connexions), connexion, departement, jour), monde, jour), Dire(repertoire, monde, jour));
            await ComparerAsync(connexion, repertoire, monde, hasard, jour);
        }
    }

    /// <summary>Everything that a directory answers, as text: each value alone, each order.</summary>
    private static string Dire(Repertoire repertoire, Monde monde, DateOnly jour)
    {
        var tout = new DemandeRepertoire { Agent = monde.Gestionnaire, Jour = jour };
        var ensemble = repertoire.Chercher(tout);
        var lignes = ensemble.Comptes.SelectMany(c => c.Value.Where(v => v.Nombre > 0).Select(v => (Critere: c.Key, v.Valeur, v.Nombre)))
            .OrderBy(v => v.Critere).ThenBy(v => v.Valeur, StringComparer.Ordinal)
            .Select(v => $"{v.Critere} {v.Valeur} {v.Nombre} : {string.Join(' ', repertoire.Chercher(tout with { Choix = Choix((v.Critere, [v.Valeur])) }).Personnes)}");
        var ordres = from tri in Enum.GetValues<TriListe>() from sens in new[] { false, true } select string.Join(' ', repertoire.Chercher(tout with { Tri = tri, Decroissant = sens }).Personnes);
        return string.Join('\n', lignes.Concat(ordres));
    }

    /// <summary>Some filters drawn two by two, for each role, against the base; the counts are those of the lists they announce.</summary>
    private static async Task ComparerAsync(NpgsqlConnection connexion, Repertoire repertoire, Monde monde, Random hasard, DateOnly jour)
    {
        foreach (var agent in (Agent[])[monde.Gestionnaire, monde.ChargeOrientation, .. monde.Referents])
        {
            var comptes = repertoire.Chercher(new DemandeRepertoire { Agent = agent, Jour = jour }).Comptes;
            var choisis = hasard.GetItems(Criteres, 2).Distinct().ToDictionary(
                c => c, c => (IReadOnlyCollection<string>)hasard.GetItems(comptes[c].Select(v => v.Valeur).ToArray(), 2).Distinct().ToArray());
            var seuils = hasard.Next(3) == 0 ? new Dictionary<Seuil, int> { [hasard.GetItems(Enum.GetValues<Seuil>(), 1)[0]] = hasard.Next(80) } : [];
            var reponse = repertoire.Chercher(new DemandeRepertoire { Agent = agent, Jour = jour, Choix = choisis, Seuils = seuils });
            var attendues = await LirePersonnesAsync(connexion, agent, choisis, seuils, jour);
            Assert.True(attendues.SequenceEqual(reponse.Personnes), $"{agent.Role}, {Dire(choisis, seuils)} : la base dit {string.Join(' ', attendues)}, le répertoire {string.Join(' ', reponse.Personnes)}");
            var critere = hasard.GetItems(Criteres, 1)[0];
            var valeur = hasard.GetItems(reponse.Comptes[critere].ToArray(), 1)[0];
            Assert.Equal(
                (await LirePersonnesAsync(connexion, agent, new(choisis) { [critere] = [valeur.Valeur] }, seuils, jour)).Count, valeur.Nombre);
        }
    }

    private static string Dire(Dictionary<Critere, IReadOnlyCollection<string>> choisis, Dictionary<Seuil, int> seuils) =>
        string.Join(" ; ", choisis.Select(c => $"{c.Key} {string.Join('/', c.Value)}").Concat(seuils.Select(s => $"{s.Key} {s.Value}")));

    private static async Task<List<long>> LirePersonnesAsync(
        NpgsqlConnection connexion, Agent agent, Dictionary<Critere, IReadOnlyCollection<string>> choisis, Dictionary<Seuil, int> seuils, DateOnly jour)
    {
        var conditions = choisis.Select(c => $"({string.Join(" or ", c.Value.Select(v => $"({SqlDesListes.De(c.Key, v)})"))})")
            .Concat(seuils.Select(s => SqlDesListes.De(s.Key, s.Value)))
            .Append(agent.Role == Role.Gestionnaire
                ? "true"
                : $"exists (select from (select * from parcours c where c.personne = p.id order by c.sortie is not null, c.entree desc, c.id desc limit 1) p where {Visibilite.ConditionSql(agent)})");
        await using var commande = new NpgsqlCommand($"select p.id from personne p where {string.Join(" and ", conditions)} order by p.cle_nom, p.cle_prenom, p.id", connexion)
        {
            Parameters = { new("jour", jour), new("compte", agent.Id.Valeur) },
        };
        await using var lecteur = await commande.ExecuteReaderAsync(Fin);
        var personnes = new List<long>();
        while (await lecteur.ReadAsync(Fin))
        {
            personnes.Add(lecteur.GetInt64(0));
        }

        return personnes;
    }

    private static Dictionary<Critere, IReadOnlyCollection<string>> Choix(params (Critere Critere, string[] Valeurs)[] choix) =>
        choix.ToDictionary(c => c.Critere, c => (IReadOnlyCollection<string>)c.Valeurs);

    private async Task FaireAsync(NpgsqlConnection connexion, Monde monde, Pas pas, int rang, DateOnly jour)
    {
        switch (pas.Genre)
        {
            case 0:
                await EnvoyerAsync(pas, rang, monde.Departement);
                break;
            case 11:
                await ReunirAsync(connexion, monde, pas);
                break;
            case 12:
                await SeparerAsync(connexion, monde);
                break;
            case 13:
                break;
            default:
                await AgirAsync(connexion, monde, pas, jour);
                break;
        }
    }

    /// <summary>A flow of a few households, sometimes older than the one before.</summary>
    private async Task EnvoyerAsync(Pas pas, int rang, string departement)
    {
        var mois = pas.C % 5 == 0 ? rang / 2 : rang + 1;
        var flux = pas.B % 3 > 0 ? FluxBuilder.Mensuel(2022 + (mois / 12), 1 + (mois % 12)) : FluxBuilder.Quotidien(new DateOnly(2022 + (mois / 12), 1 + (mois % 12), 20));
        var foyers = Enumerable.Range(0, 1 + (pas.A % 4)).Select(i => Foyer((pas.A + i) % 4, pas, i, departement));
        try
        {
            await ImporterAsync(flux.Pour("0" + departement).Avec(foyers).Ecrire(), null, departement);
        }
        catch (Jalons.Flux.Caf.FluxRefuseException)
        {
            // The same header as another flow: nothing happens.
        }
    }

    private static FoyerBuilder Foyer(int numero, Pas pas, int i, string departement)
    {
        var membres = Enumerable.Range(0, 1 + ((pas.B + i) % 3)).Select(m => (pas.C + (m * (1 + (pas.A % 2))) + i) % Personnes).Distinct().Select((personne, place) =>
            PersonneBuilder.Demandeur("NOM" + (personne % 4), Prenoms[personne], new DateOnly(1960 + (8 * personne), 5, 2))
                .Role(place switch { 0 => "DEM", 1 => (pas.B % 2) == 0 ? "CJT" : "ENF", _ => "ENF" }).Soumis((pas.C + place) % 4 > 0));
        var (etat, bloc, motif) = ((pas.B + (3 * i)) % 6) switch
        {
            0 => ("5", "FinDroit", "ECH"),
            1 => ("3", "SuspensionDroit", "GA"),
            2 => ("4", "SuspensionVersement", "09"),
            _ => ("2", "", ""),
        };
        var foyer = FoyerBuilder.Nouveau($"0000000{numero}155").Matricule("100000" + numero).Montant(100 + (pas.A % 3)).DemandeDu(new DateOnly(2018 + numero, 3, 4))
            .Avec(membres).Etat(etat).Adresse("1", "RUE", "HAUTE", "55000", departement + Communes[(pas.C + i) % 4], "COMMUNE", null);
        return bloc.Length == 0 ? foyer : foyer.AvecMotif(bloc, motif, new DateOnly(2021, 12, 1));
    }

    /// <summary>Acts as the pages write them: rows that change, whatever the rules of the acts.</summary>
    private static async Task AgirAsync(NpgsqlConnection connexion, Monde monde, Pas pas, DateOnly jour)
    {
        const string ouvert = "(select id from parcours where sortie is null order by (id * 7919 + $1) % 31, id limit 1)";
        const string personne = "(select id from personne order by (id * 7919 + $1) % 31, id limit 1)";
        var (a, b, le) = (pas.A, pas.B, jour.AddDays((pas.C % 200) - 120));
        var referent = monde.Referents[b % 2].Id.Valeur;
        Task Executer(string sql, params object[] valeurs) => BaseDeTest.ExecuterAsync(connexion, sql, [a, .. valeurs]);
        await (pas.Genre switch
        {
            1 => Executer($"update parcours set type = $2, oriente_le = $3, organisme = $4, referent = null where id = {ouvert}", new[] { "Emploi", "SocioProfessionnel", "Social" }[b % 3], le, monde.Organisme.Valeur),
            2 => Executer($"update parcours set referent = $2 where id = {ouvert} and oriente_le is not null", referent),
            3 => Executer($"update parcours set contrat_jusque = $2 where id = {ouvert}", b % 4 == 0 ? DBNull.Value : le.AddDays(60)),
            4 => Executer($"update parcours set dernier_contact = $2 where id = {ouvert}", le),
            5 => Executer(
                """
                with p as (select $1::int), f as (update suivi_referent set au = greatest($2, du + 1) where au is null and parcours = (select min(id) from parcours where sortie is null) returning id)
                insert into suivi_referent (parcours, personne, referent, organisme, du, auteur)
                select q.id, q.personne, $3, $4, $2, $3 from p, parcours q
                where q.id = (select min(id) from parcours where sortie is null) and not exists (select from suivi_referent s where s.parcours = q.id and (s.au is null or s.au > $2))
                """,
                le, referent, monde.Organisme.Valeur),
            6 or 7 => Executer(
                $"""
                insert into rendez_vous (parcours, agent, motif, modalite, lieu, debut, fin, statut, cree_le, cree_par)
                select p.id, $2, 'Suivi', 'SurPlace', 'Ici', $3, $3 + interval '20 minutes', $4, now(), $2 from parcours p
                where p.id = {ouvert} and not exists (
                  select from rendez_vous r where (r.agent = $2 or r.parcours = p.id) and tstzrange(r.debut, r.fin) && tstzrange($3, $3 + interval '20 minutes'))
                """,
                referent, le.AddDays(90).AParis(new TimeOnly(a % 24, 10)), new[] { "Prevu", "Prevu", "Honore", "Excuse", "Absent", "Reporte" }[b % 6]),
            8 => Executer("update rendez_vous set statut = $2 where id = (select id from rendez_vous order by (id * 7919 + $1) % 31 limit 1)", new[] { "Honore", "Absent", "AnnuleParService", "Prevu" }[b % 4]),
            9 => Executer(
                $"insert into inscription_france_travail (personne, etat, le, code, flux) select {personne}, $2, $3, 'X', 0 where exists (select from personne) on conflict do nothing",
                new[] { "inscription", "cessation", "radiation" }[b % 3], le),
            10 when b % 3 == 0 => Executer(
                """
                with n as (
                  insert into personne (nom, nom_naissance, prenom, cle_nom, cle_nom_naissance, cle_prenom, date_naissance)
                  values ('LIBRE' || $1, 'LIBRE', 'EVE', 'LIBRE' || $1, 'LIBRE', 'EVE', $2::date - 7000) returning id)
                insert into parcours (personne, entree, recu_le, public_accompagne) select id, $2, $2, 'Jeune' from n
                """,
                le),
            10 => Executer($"update personne set telephone = $2, courriel = $3, nom = cle_nom, cle_nom = $4 where id = {personne}", b % 2 == 0 ? "06" : DBNull.Value, b % 5 == 0 ? "a@b" : DBNull.Value, "NOM" + (b % 7)),
            _ => throw new ArgumentOutOfRangeException(nameof(pas)),
        });
    }

    private static async Task ReunirAsync(NpgsqlConnection connexion, Monde monde, Pas pas)
    {
        var tous = await Vidage.LignesAsync(connexion, "select id::text from personne order by (id * 7919 + $1) % 31, id limit 2", pas.A);
        if (tous.Count < 2)
        {
            return;
        }

        var (gardee, absorbee) = (new PersonneId(Numero(tous[0])), new PersonneId(Numero(tous[1])));
        await using var transaction = await connexion.BeginTransactionAsync(Fin);
        var issue = await new FusionPersonnes(connexion, monde.Gestionnaire, Reception).ReunirAsync(new DemandeFusion(gardee, absorbee, [], null, null), Fin);
        await (issue.EstFait ? transaction.CommitAsync(Fin) : transaction.RollbackAsync(Fin));
    }

    private static async Task SeparerAsync(NpgsqlConnection connexion, Monde monde)
    {
        if (await Vidage.LignesAsync(connexion, "select id::text from fusion where defaite_le is null order by id desc limit 1") is [var fusion])
        {
            await using var transaction = await connexion.BeginTransactionAsync(Fin);
            var issue = await new SeparationPersonnes(connexion, monde.Gestionnaire, Reception.AddDays(1)).SeparerAsync(Numero(fusion), null, Fin);
            await (issue.EstFait ? transaction.CommitAsync(Fin) : transaction.RollbackAsync(Fin));
        }
    }

    private static long Numero(string texte) => long.Parse(texte, System.Globalization.CultureInfo.InvariantCulture);
}
