using FsCheck;
using FsCheck.Fluent;
using Jalons.Data.Flux;
using Jalons.TestKit;
using Npgsql;
using Xunit;

namespace Jalons.Tests.Data.Flux;

/// <summary>
/// Made-up suites of flows over a few households and people, in order and out of order: the base always says what the latest picture of
/// each dossier says, parcours follow, periods never overlap, every record is counted once, and the same file again changes nothing.
/// </summary>
public sealed class SuitesDeFluxTests : TestsImport
{
    private static readonly string[] Prenoms = ["ANA", "BEN", "CLO", "DIA", "ELI"];
    private static readonly string[] Communes = ["55029", "55545", "55122"];
    private static readonly (string Etat, string? Motif, bool Suivi)[] Etats =
        [("2", null, true), ("2", null, true), ("3", "GA", true), ("4", "06", true), ("4", "09", false), ("5", "ECH", false), ("6", "ECH", false), ("1", "F02", false)];

    private static readonly Gen<Membre> UnMembre =
        from personne in Gen.Choose(0, Prenoms.Length - 1)
        from soumis in Gen.Elements(true, false)
        select new Membre(personne, soumis);

    private static readonly Gen<Image> UneImage =
        from dossier in Gen.Choose(0, 3)
        from etat in Gen.Choose(0, Etats.Length - 1)
        from nombre in Gen.Choose(1, 3)
        from membres in UnMembre.ListOf(nombre)
        from commune in Gen.Choose(0, Communes.Length - 1)
        from montant in Gen.Choose(0, 2)
        from fautive in Gen.Frequency((9, Gen.Constant(false)), (1, Gen.Constant(true)))
        select new Image(dossier, etat, [.. membres.DistinctBy(m => m.Personne)], commune, montant, fautive);

    private static readonly Gen<Envoi> UnEnvoi =
        from mensuel in Gen.Elements(true, false)
        from nombre in Gen.Choose(0, 6)
        from images in UneImage.ListOf(nombre)
        select new Envoi(mensuel, [.. images]);

    private static readonly Gen<Suite> UneSuite =
        from nombre in Gen.Choose(2, 7)
        from envois in UnEnvoi.ListOf(nombre)
        from ordre in Gen.Shuffle(Enumerable.Range(0, envois.Count).ToArray())
        from melange in Gen.Elements(true, false)
        select new Suite([.. envois], melange ? [.. ordre] : [.. Enumerable.Range(0, envois.Count)]);

    private sealed record Membre(int Personne, bool Soumis);

    private sealed record Image(int Dossier, int Etat, Membre[] Membres, int Commune, int Montant, bool Fautive)
    {
        public string Numero => $"0000000{Dossier}155";
    }

    /// <summary>The latest picture of a dossier, and whether it was closed since because no monthly file holds it.</summary>
    private sealed record Vue(int Quand, Image Image, bool Absente = false)
    {
        public bool Suivie => !Absente && Etats[Image.Etat].Suivi;

        public string Etat => Absente ? "5" : Etats[Image.Etat].Etat;

        public string Montant => Absente ? "" : $"{100 * Image.Montant}.00";
    }

    private sealed record Envoi(bool Mensuel, Image[] Images);

    private sealed record Suite(Envoi[] Envois, int[] Ordre)
    {
        public override string ToString() => string.Join('\n', Ordre.Select(r => $"{r} {(Envois[r].Mensuel ? "mensuel" : "quotidien")} : " + string.Join(
            " | ", Envois[r].Images.Select(i => $"{i.Dossier} {Etats[i.Etat].Etat} {Etats[i.Etat].Motif} [{string.Join(' ', i.Membres.Select(m => Prenoms[m.Personne] + (m.Soumis ? 1 : 0)))}] c{i.Commune} m{i.Montant}{(i.Fautive ? " fautive" : "")}"))));
    }

    [Fact]
    public void La_base_dit_toujours_ce_que_dit_la_derniere_image_de_chaque_dossier()
    {
        var libres = new Queue<string>(Domain.Referentiel.Departements.NomParCode.Keys.Where(c => c.Length == 2 && char.IsAsciiDigit(c[1])).Order(StringComparer.Ordinal));
        var cas = Environment.GetEnvironmentVariable("JALONS_TESTS_LONGS") == "1" ? 90 : 15;
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(cas),
            Prop.ForAll(UneSuite.ToArbitrary(), suite => JouerAsync(suite, libres.Dequeue()).GetAwaiter().GetResult()));
    }

    private async Task JouerAsync(Suite suite, string departement)
    {
        await using (var proprietaire = await Bdd.OuvrirProprietaireAsync())
        {
            await BaseDeTest.ExecuterAsync(proprietaire, "insert into departement (code, nom) values ($1, 'Essai') on conflict do nothing", departement);
        }

        await using var connexion = await Bdd.OuvrirAsync(departement);
        var modele = new SortedDictionary<string, Vue>(StringComparer.Ordinal);
        var mensuels = new List<(int Quand, Envoi Envoi)>();
        foreach (var rang in suite.Ordre)
        {
            var flux = Ecrire(suite.Envois[rang], rang, departement);
            var rapport = await ImporterAsync(flux.Ecrire(), null, departement);
            Assert.Equal(rapport.Foyers, rapport.Crees + rapport.Modifies + rapport.Inchanges + rapport.Rejetes);
            Assert.Equal(Retenir(modele, suite.Envois[rang], rang), (rapport.Foyers, rapport.Rejetes));
            Absenter(modele, mensuels, suite.Envois[rang], rang);
            await VerifierAsync(connexion, modele, rapport);
        }

        var avant = await Vidage.BrutAsync(connexion);
        foreach (var rang in suite.Ordre)
        {
            var rapport = await ImporterAsync(Ecrire(suite.Envois[rang], rang, departement).Ecrire(), null, departement);
            Assert.Equal((0, 0), (rapport.Crees, rapport.Modifies));
        }

        Assert.Equal(avant, await Vidage.BrutAsync(connexion));
    }

    private static FluxBuilder Ecrire(Envoi envoi, int rang, string departement)
    {
        var flux = envoi.Mensuel ? FluxBuilder.Mensuel(2024, 1 + rang) : FluxBuilder.Quotidien(new DateOnly(2024, 2 + rang, 20));
        return flux.Pour("0" + departement).Avec(envoi.Images.Select(Ecrire));
    }

    private static FoyerBuilder Ecrire(Image image)
    {
        var (etat, motif, _) = Etats[image.Etat];
        var membres = image.Membres.Select((m, i) => PersonneBuilder.Demandeur("TEST", Prenoms[m.Personne], new DateOnly(1980 + m.Personne, 5, 2)).Role(i switch { 0 => "DEM", 1 => "CJT", _ => "AUT" }).Soumis(m.Soumis));
        var foyer = FoyerBuilder.Nouveau(image.Numero).Matricule("100000" + image.Dossier).Montant(100 * image.Montant).Avec(membres).Etat(etat)
            .Adresse("1", "RUE", "HAUTE", "55000", Communes[image.Commune], "COMMUNE " + image.Commune, null);
        var bloc = etat switch { "1" => "Refus", "3" => "SuspensionDroit", "4" => "SuspensionVersement", "5" => "FinDroit", _ => "FinDroitMoisAnterieur" };
        foyer = motif is null ? foyer : foyer.AvecMotif(bloc, motif, new DateOnly(2023, 12, 1));
        return image.Fautive ? foyer.Changer(0, p => p.NeLe("pas une date")) : foyer;
    }

    /// <summary>What the base should hold after a flow, and how many records it counts and rejects.</summary>
    private static (int Foyers, int Rejetes) Retenir(SortedDictionary<string, Vue> modele, Envoi envoi, int quand)
    {
        var vus = new HashSet<string>(StringComparer.Ordinal);
        var rejetes = 0;
        foreach (var image in envoi.Images)
        {
            if (image.Fautive || (!vus.Add(image.Numero) && envoi.Mensuel))
            {
                rejetes++;
            }
            else if (!modele.TryGetValue(image.Numero, out var connue) || connue.Quand <= quand)
            {
                modele[image.Numero] = new(quand, image);
            }
        }

        return (envoi.Images.Length, rejetes);
    }

    /// <summary>A dossier left open that three complete monthly files of its payer no longer hold is closed (docs/adr/0013).</summary>
    private static void Absenter(SortedDictionary<string, Vue> modele, List<(int Quand, Envoi Envoi)> mensuels, Envoi envoi, int quand)
    {
        if (!envoi.Mensuel || envoi.Images.All(i => i.Fautive))
        {
            return;
        }

        mensuels.Add((quand, envoi));
        foreach (var (numero, vue) in modele.ToList())
        {
            var manques = mensuels.Count(m => m.Quand > vue.Quand && m.Envoi.Images.All(i => i.Numero != numero));
            if (vue.Quand < quand && (vue.Etat is "2" or "3" or "4") && manques >= 3 && envoi.Images.All(i => i.Numero != numero))
            {
                modele[numero] = vue with { Absente = true };
            }
        }
    }

    private static async Task VerifierAsync(NpgsqlConnection connexion, SortedDictionary<string, Vue> modele, RapportImport rapport)
    {
        var images = modele.Values.Select(v => v.Image).ToList();
        Assert.Equal(
            modele.Values.Select(v => $"{v.Image.Numero} {v.Etat} {v.Montant} COMMUNE {v.Image.Commune}"),
            await Vidage.LignesAsync(connexion, "select concat(numero_demande, ' ', etat_droit, ' ', montant, ' ', a.commune) from dossier d join adresse a on a.dossier = d.id and a.courante order by 1"));
        Assert.Equal(
            images.SelectMany(i => i.Membres.Select((m, r) => $"{i.Numero} {Prenoms[m.Personne]} {(r == 0 ? "DEM" : r == 1 ? "CJT" : "AUT")}{(r < 2 ? m.Soumis ? " 1" : " 0" : "")}")).Order(StringComparer.Ordinal),
            (await Vidage.LignesAsync(
                connexion,
                """
                select concat(d.numero_demande, ' ', p.prenom, ' ', m.role, ' ' || t.soumis::int) from membre m
                join dossier d on d.id = m.dossier join personne p on p.id = m.personne
                left join statut_droits_devoirs t on t.dossier = m.dossier and t.personne = m.personne and t.jusqua is null
                where m.jusqua is null
                """)).Order(StringComparer.Ordinal));
        Assert.Equal(
            modele.Values.Where(v => v.Suivie).SelectMany(v => v.Image.Membres.Take(2).Where(m => m.Soumis)).Select(m => Prenoms[m.Personne]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
            await Vidage.LignesAsync(connexion, "select p.prenom from parcours c join personne p on p.id = c.personne where c.sortie is null order by 1"));
        foreach (var (regle, sql) in Regles)
        {
            Assert.True((await Vidage.LignesAsync(connexion, sql)) is [], regle);
        }

        Assert.Equal(rapport.Rejetes.ToString(System.Globalization.CultureInfo.InvariantCulture), Assert.Single(await Vidage.LignesAsync(connexion, "select count(*)::text from flux_rejet where flux = " + rapport.Flux)));
    }

    /// <summary>What never happens: each query finds nothing.</summary>
    private static readonly (string Regle, string Sql)[] Regles =
    [
        ("a parcours stands in a dossier where its person is not bound",
            """
            select c.id::text from parcours c where c.sortie is null and not exists (
              select from statut_droits_devoirs t join dossier d on d.id = t.dossier
              where t.dossier = c.dossier and t.personne = c.personne and t.jusqua is null and t.soumis and d.suivi)
            """),
        ("parcours of one person overlap",
            "select a.id::text from parcours a join parcours b on b.personne = a.personne and b.id > a.id where b.entree < coalesce(a.sortie, 'infinity') and a.entree < coalesce(b.sortie, 'infinity')"),
        ("memberships of one person in one dossier overlap",
            "select a.id::text from membre a join membre b on b.dossier = a.dossier and b.personne = a.personne and b.id > a.id where b.depuis < coalesce(a.jusqua, 'infinity') and a.depuis < coalesce(b.jusqua, 'infinity')"),
        ("flags of one person in one dossier overlap",
            "select a.id::text from statut_droits_devoirs a join statut_droits_devoirs b on b.dossier = a.dossier and b.personne = a.personne and b.id > a.id where b.depuis < coalesce(a.jusqua, 'infinity') and a.depuis < coalesce(b.jusqua, 'infinity')"),
        ("a period ends before it begins",
            "select id::text from membre where jusqua < depuis union all select id::text from statut_droits_devoirs where jusqua < depuis union all select id::text from adresse where jusqua < depuis"),
        ("a dossier has no present picture in its history, or another one",
            """
            select d.id::text from dossier d left join lateral (select * from historique_droit h where h.dossier = d.id order by h.connu_le desc, h.id desc limit 1) h on true
            where (h.etat, h.motifs, h.montant) is distinct from (d.etat_droit, d.motifs, d.montant)
            """),
        ("someone was created twice", "select prenom from personne group by prenom having count(*) > 1"),
    ];
}
